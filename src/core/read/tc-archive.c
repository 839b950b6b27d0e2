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

/* ZIP archives in memory. Nothing is written anywhere, so no path of an entry can lead out of a folder; what an archive may
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
  const char *only;
  gsize packed;
  gsize unpacked;
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

/**
 * tc_archive_sniff:
 *
 * Returns: whether the bytes are the beginning of a ZIP archive
 */
gboolean
tc_archive_sniff (const char *bytes,
                  gsize       length)
{
  return length >= 4 && (memcmp (bytes, "PK\3\4", 4) == 0 || memcmp (bytes, "PK\5\6", 4) == 0);
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
  return tc_archive_sniff (bytes, length)
         && (memmem (bytes, length, "[Content_Types].xml", 19) != NULL
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
  return reading->unpacked > TC_ARCHIVE_MAX_BYTES
         || (reading->unpacked > FREE_BYTES && reading->unpacked / MAX_RATIO > reading->packed);
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
      reading->unpacked += n;
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
      || (reading->only != NULL && !g_str_equal (name, reading->only)))
    return TRUE;

  entry = g_new0 (TcArchiveEntry, 1);
  entry->name = g_steal_pointer (&name);
  g_ptr_array_add (reading->entries, entry);
  if (reading->entries->len > TC_ARCHIVE_MAX_ENTRIES)
    entry->error = new_bomb_error ();
  else
    unpack (reading, entry);

  return !is_bomb (reading) && reading->entries->len <= TC_ARCHIVE_MAX_ENTRIES && reading->only == NULL;
}

/**
 * tc_archive_read:
 * @bytes: a ZIP archive
 * @only: (nullable): the one entry that is wanted
 * @error: return location for %TC_READ_ERROR_MALFORMED where it is none, or %G_IO_ERROR_CANCELLED
 *
 * Unpacks the files of an archive, hidden ones left out.
 *
 * Returns: (element-type TcArchiveEntry) (transfer full) (nullable): each file that was found
 */
GPtrArray *
tc_archive_read (GBytes        *bytes,
                 const char    *only,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  Reading reading = { archive, entries, only, length, 0, cancellable };
  struct archive_entry *header;
  int status = ARCHIVE_FATAL;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    while ((status = archive_read_next_header (archive, &header)) == ARCHIVE_OK || status == ARCHIVE_WARN)
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
    {
      TcArchiveEntry *rest = g_new0 (TcArchiveEntry, 1);

      rest->name = g_strdup ("?");
      g_set_error_literal (&rest->error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The archive is damaged: what stands behind this in it was left out."));
      g_ptr_array_add (entries, rest);
    }

  return g_steal_pointer (&entries);
}
