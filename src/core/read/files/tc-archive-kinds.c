/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-archive.h"

#include <string.h>

/* What a file is that may be an archive: documents of office programs are ZIP archives, too. */

static gboolean
is_zip (const char *bytes,
        gsize       length)
{
  return length >= 4 && (memcmp (bytes, "PK\3\4", 4) == 0 || memcmp (bytes, "PK\5\6", 4) == 0);
}

/**
 * tc_archive_is_gzip:
 *
 * RFC 1952, with the one method of compression that there is.
 *
 * Returns: whether the bytes are the beginning of a compressed file
 */
gboolean
tc_archive_is_gzip (const char *bytes,
                    gsize       length)
{
  return length >= 3 && memcmp (bytes, "\x1f\x8b\x08", 3) == 0;
}

/* POSIX.1-1988 and GNU. */
static gboolean
is_tar (const char *bytes,
        gsize       length)
{
  return length >= 262 && memcmp (bytes + 257, "ustar", 5) == 0;
}

/**
 * tc_archive_sniff:
 * @bytes: the first %TC_ARCHIVE_SNIFF_BYTES of a file, or all of it
 *
 * Returns: whether they are the beginning of an archive, or of a compressed file
 */
gboolean
tc_archive_sniff (const char *bytes,
                  gsize       length)
{
  return is_zip (bytes, length) || tc_archive_is_gzip (bytes, length) || is_tar (bytes, length);
}

/* Whether the first file is one that documents of office programs begin with: an archive that holds
 * such a document as it is has all its names in it too. */
static gboolean
begins_office (const char *bytes,
               gsize       length)
{
  static const char * const names[] = { "[Content_Types].xml", "_rels/", "docProps/", "customXml/",
                                        "word/", "xl/", "ppt/" };

  for (gsize i = 0; length > 30 && is_zip (bytes, length) && i < G_N_ELEMENTS (names); i++)
    if (length - 30 >= strlen (names[i]) && memcmp (bytes + 30, names[i], strlen (names[i])) == 0)
      return TRUE;

  return FALSE;
}

/**
 * tc_archive_is_office:
 *
 * Returns: whether the bytes are the beginning of a document of an office program
 */
gboolean
tc_archive_is_office (const char *bytes,
                      gsize       length)
{
  return is_zip (bytes, length)
         && ((begins_office (bytes, length) && memmem (bytes, length, "[Content_Types].xml", 19) != NULL)
             || memmem (bytes, MIN (length, 100), "mimetypeapplication/", 20) != NULL);
}

/**
 * tc_archive_is_docx:
 *
 * Returns: whether the bytes are the beginning of a document of a word processor
 */
gboolean
tc_archive_is_docx (const char *bytes,
                    gsize       length)
{
  return tc_archive_is_office (bytes, length) && memmem (bytes, length, "word/", 5) != NULL;
}

/**
 * tc_archive_is_xlsx:
 *
 * Returns: whether the bytes are the beginning of a workbook in the format of Excel
 */
gboolean
tc_archive_is_xlsx (const char *bytes,
                    gsize       length)
{
  static const char * const parts[] = { "xl/workbook", "xl/worksheets/", "xl/sharedStrings", "xl/theme/" };

  for (gsize i = 0; begins_office (bytes, length) && i < G_N_ELEMENTS (parts); i++)
    if (memmem (bytes, length, parts[i], strlen (parts[i])) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * tc_archive_is_ods:
 *
 * Returns: whether the bytes are the beginning of a workbook in the OpenDocument format
 */
gboolean
tc_archive_is_ods (const char *bytes,
                   gsize       length)
{
  static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

  return is_zip (bytes, length) && memmem (bytes, MIN (length, 200), type, strlen (type)) != NULL;
}
