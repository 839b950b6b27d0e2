/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-decode.h"
#include "tc-read.h"

/* ZIP, tar and gzip in memory. Nothing is written anywhere, so no path of an entry can lead out of a folder; what an archive may
 * unfold to is bounded, whatever its directory promises. */

/* A text packs to a hundredth at best, and small archives are no danger. */
#define MAX_RATIO 200
#define FREE_BYTES (16 * 1024 * 1024)

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

typedef struct
{
  Archive *archive;
  GPtrArray *entries;
  TcArchiveWants wants;           /* (nullable) */
  TcArchiveLimits *limits;
  GCancellable *cancellable;
} Reading;

static void
entry_free (gpointer data)
{
  TcArchiveEntry *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_clear_error (&entry->error);
  g_free (entry);
}

static gboolean
is_zip (const char *bytes,
        gsize       length)
{
  return length >= 4 && (memcmp (bytes, "PK\3\4", 4) == 0 || memcmp (bytes, "PK\5\6", 4) == 0);
}

/* RFC 1952, with the one method of compression that there is. */
static gboolean
is_gzip (const char *bytes,
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
  return is_zip (bytes, length) || is_gzip (bytes, length) || is_tar (bytes, length);
}

/* Whether the first file is one that documents of office programs begin with: an archive that holds such a document as it is
 * has all its names in it too. */
static gboolean
begins_office (const char *bytes,
               gsize       length)
{
  static const char * const names[] = { "[Content_Types].xml", "_rels/", "docProps/", "customXml/", "word/", "xl/", "ppt/" };

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

/* Chinese systems write names in their own encoding and do not say so. */
static char *
dup_name (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname_utf8 (entry);
  const char *encoding;
  char *name;

  if (raw == NULL || !g_utf8_validate (raw, -1, NULL))
    raw = archive_entry_pathname (entry);
  if (raw == NULL)
    return g_strdup ("?");
  name = tc_decode (raw, strlen (raw), &encoding, NULL);

  return name != NULL ? name : g_utf8_make_valid (raw, -1);
}

/* (nullable): without what leads out of the archive; %NULL for folders and hidden files. */
static char *
clean_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, "/\\", -1);
  GString *clean = g_string_new (NULL);
  gboolean hidden = name[0] == '\0' || name[strlen (name) - 1] == '/';

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
        continue;
      hidden |= parts[i][0] == '.' || g_str_equal (parts[i], "__MACOSX");
      g_string_append_printf (clean, "%s%s", clean->len > 0 ? "/" : "", parts[i]);
    }
  if (hidden || clean->len == 0)
    {
      g_string_free (clean, TRUE);
      return NULL;
    }

  return g_string_free (clean, FALSE);
}

static gboolean
is_bomb (const Reading *reading)
{
  return reading->limits->unpacked > TC_ARCHIVE_MAX_BYTES
         || (reading->limits->unpacked > FREE_BYTES && reading->limits->unpacked / MAX_RATIO > reading->limits->packed);
}

static GError *
new_bomb_error (void)
{
  return g_error_new_literal (TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                              _("The archive holds more than is read from one archive. What stands behind this in it "
                                "was left out."));
}

static void
unpack (Reading        *reading,
        TcArchiveEntry *entry)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (65536);

  for (;;)
    {
      gssize n = archive_read_data (reading->archive, buffer, 65536);

      if (g_cancellable_set_error_if_cancelled (reading->cancellable, &entry->error))
        return;
      if (n < 0)
        {
          g_set_error_literal (&entry->error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                               _("The file cannot be unpacked: it is damaged, or protected by a password."));
          return;
        }
      if (n == 0)
        break;
      g_byte_array_append (all, (guint8 *) buffer, n);
      reading->limits->unpacked += n;
      if (is_bomb (reading))
        {
          entry->error = new_bomb_error ();
          return;
        }
      if (all->len > TC_READ_MAX_BYTES)
        {
          g_set_error_literal (&entry->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                               _("The file is too large to be unpacked."));
          return;
        }
    }
  entry->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* Returns FALSE where no more entries are to be read. */
static gboolean
read_entry (Reading              *reading,
            struct archive_entry *header)
{
  g_autofree char *raw = dup_name (header);
  g_autofree char *name = clean_name (raw);
  TcArchiveEntry *entry;

  if (name == NULL || archive_entry_filetype (header) == AE_IFDIR
      || (reading->wants != NULL && !reading->wants (name)))
    return TRUE;

  entry = g_new0 (TcArchiveEntry, 1);
  entry->name = g_steal_pointer (&name);
  entry->bare = archive_format (reading->archive) == ARCHIVE_FORMAT_RAW;
  g_ptr_array_add (reading->entries, entry);
  if (reading->entries->len > TC_ARCHIVE_MAX_ENTRIES)
    entry->error = new_bomb_error ();
  else
    unpack (reading, entry);

  return !is_bomb (reading) && reading->entries->len <= TC_ARCHIVE_MAX_ENTRIES;
}

/* What is no archive but a file by itself is one only if it is compressed: else everything would be one. */
static int
open_archive (Archive *archive,
              GBytes  *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_filter_gzip (archive);
  if (is_gzip (data, length))
    archive_read_support_format_raw (archive);

  return archive_read_open_memory (archive, data, length);
}

/* A compressed file whose head is cut off would come as it is. */
static int
next_header (Archive               *archive,
             struct archive_entry **header)
{
  int status = archive_read_next_header (archive, header);

  if (status >= ARCHIVE_WARN && archive_format (archive) == ARCHIVE_FORMAT_RAW && archive_filter_count (archive) < 2)
    return ARCHIVE_FATAL;

  return status;
}

static void
add_rest (GPtrArray *entries)
{
  TcArchiveEntry *rest = g_new0 (TcArchiveEntry, 1);

  rest->name = g_strdup ("?");
  g_set_error_literal (&rest->error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                       _("The archive is damaged: what stands behind this in it was left out."));
  g_ptr_array_add (entries, rest);
}

/**
 * tc_archive_read:
 * @bytes: a ZIP or tar archive, or what gzip made of a tar archive or of a file
 * @wants: (nullable): the entries that are wanted; %NULL for all of them
 * @limits: (nullable): of the archive that this one is in; %NULL for one by itself
 * @error: return location for %TC_READ_ERROR_MALFORMED where it is none, %TC_READ_ERROR_EMPTY where all are wanted and none
 *   is there, or %G_IO_ERROR_CANCELLED
 *
 * Unpacks the files of an archive, hidden ones left out.
 *
 * Returns: (element-type TcArchiveEntry) (transfer full) (nullable): each file that was found
 */
GPtrArray *
tc_archive_read (GBytes           *bytes,
                 TcArchiveWants    wants,
                 TcArchiveLimits  *limits,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  TcArchiveLimits own = { g_bytes_get_size (bytes), 0 };
  Reading reading = { archive, entries, wants, limits != NULL ? limits : &own, cancellable };
  struct archive_entry *header;
  int status = ARCHIVE_FATAL;

  if (open_archive (archive, bytes) == ARCHIVE_OK)
    while ((status = next_header (archive, &header)) == ARCHIVE_OK || status == ARCHIVE_WARN)
      if (!read_entry (&reading, header))
        {
          status = ARCHIVE_EOF;
          break;
        }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != ARCHIVE_EOF && entries->len == 0)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The archive is damaged and cannot be unpacked."));
      return NULL;
    }
  if (status != ARCHIVE_EOF)
    add_rest (entries);
  if (entries->len == 0 && wants == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("The archive holds no file."));
      return NULL;
    }

  return g_steal_pointer (&entries);
}
