/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

GBytes *
archive_writer_make (const char         *kind,
                     const char * const *names,
                     const char * const *contents,
                     gsize               repeat)
{
  gsize room = 1024 * 1024;
  gsize used = 0;
  struct archive *archive = archive_write_new ();
  char *buffer;

  for (guint i = 0; names[i] != NULL; i++)
    room += strlen (contents[i]) * repeat + 4096;
  buffer = g_malloc (room);
  if (g_str_equal (kind, "zip"))
    archive_write_set_format_zip (archive);
  else if (g_str_has_prefix (kind, "tar"))
    archive_write_set_format_ustar (archive);
  else
    archive_write_set_format_raw (archive);
  if (g_str_has_suffix (kind, "gz"))
    archive_write_add_filter_gzip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; names[i] != NULL; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = strlen (contents[i]);

      archive_entry_set_pathname (entry, names[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      archive_entry_set_size (entry, length * repeat);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      for (gsize j = 0; j < repeat; j++)
        archive_write_data (archive, contents[i], length);
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}
