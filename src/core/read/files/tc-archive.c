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

/* ZIP, tar and gzip. Nothing is written under the name of an entry, so none can lead out of a
 * folder; what an archive may unfold to is bounded, whatever its directory promises. */

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
  g_clear_pointer (&entry->part, tc_spool_part_free);
  g_clear_error (&entry->error);
  g_free (entry);
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
is_bomb (const TcArchiveLimits *limits)
{
  return limits->unpacked > (limits->spools ? TC_ARCHIVE_MAX_SPOOLED : TC_ARCHIVE_MAX_BYTES)
         || (limits->unpacked > FREE_BYTES && limits->unpacked / MAX_RATIO > limits->packed);
}

static GError *
new_bomb_error (void)
{
  return g_error_new_literal (TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                              _("The archive holds more than is read from one archive. What stands behind this in it "
                                "was left out."));
}

/* Whether so many bytes of an entry may be in memory. */
static gboolean
fits_memory (const TcArchiveLimits *limits,
             gsize                  length)
{
  return !limits->spools || (length <= TC_ARCHIVE_MEMORY_ENTRY && limits->in_memory + length <= TC_ARCHIVE_MEMORY);
}

/* Moves what is there of an entry to the disk. */
static gboolean
begin_part (TcArchiveLimits *limits,
            TcArchiveEntry  *entry,
            GByteArray      *all)
{
  if (limits->spool == NULL && (limits->spool = tc_spool_new (TC_ARCHIVE_MAX_SPOOLED, &entry->error)) == NULL)
    return FALSE;

  entry->part = tc_spool_part_new (limits->spool);
  entry->part->length = all->len;

  return tc_spool_append (limits->spool, (const char *) all->data, all->len, &entry->error);
}

/* Puts more of an entry where the rest of it is. */
static gboolean
keep (TcArchiveLimits *limits,
      TcArchiveEntry  *entry,
      GByteArray      *all,
      const char      *bytes,
      gsize            length)
{
  limits->unpacked += length;
  if (is_bomb (limits))
    {
      entry->error = new_bomb_error ();
      return FALSE;
    }
  if (entry->part == NULL && !fits_memory (limits, all->len + length) && !begin_part (limits, entry, all))
    return FALSE;
  if (entry->part != NULL)
    {
      entry->part->length += length;
      return tc_spool_append (limits->spool, bytes, length, &entry->error);
    }
  g_byte_array_append (all, (const guint8 *) bytes, length);
  if (limits->spools || all->len <= TC_READ_MAX_BYTES)
    return TRUE;
  g_set_error_literal (&entry->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                       _("The file is too large to be unpacked."));

  return FALSE;
}

static gboolean
unpack_all (Reading        *reading,
            TcArchiveEntry *entry,
            GByteArray     *all)
{
  g_autofree char *buffer = g_malloc (65536);

  for (;;)
    {
      gssize n = archive_read_data (reading->archive, buffer, 65536);

      if (g_cancellable_set_error_if_cancelled (reading->cancellable, &entry->error))
        return FALSE;
      if (n < 0)
        {
          g_set_error_literal (&entry->error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                               _("The file cannot be unpacked: it is damaged, or protected by a password."));
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      if (!keep (reading->limits, entry, all, buffer, n))
        return FALSE;
    }
}

static void
unpack (Reading        *reading,
        TcArchiveEntry *entry)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();

  if (!unpack_all (reading, entry, all))
    g_clear_pointer (&entry->part, tc_spool_part_free);
  else if (entry->part == NULL)
    {
      reading->limits->in_memory += all->len;
      entry->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
    }
}

/* Whether what comes behind an entry is left out: there is no room for it, or it is a bomb. */
static gboolean
ends_archive (const Reading        *reading,
              const TcArchiveEntry *entry)
{
  return is_bomb (reading->limits) || reading->entries->len > TC_ARCHIVE_MAX_ENTRIES
         || (reading->limits->spools && g_error_matches (entry->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE))
         || (entry->error != NULL && entry->error->domain == G_IO_ERROR);
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

  return !ends_archive (reading, entry);
}

/* Where the library is in the archive. */
typedef struct
{
  TcLoad *load;
  guint64 offset;
  GCancellable *cancellable;
  char buffer[65536];
} Place;

static la_ssize_t
read_cb (struct archive  *archive,
         void            *data,
         const void     **buffer)
{
  Place *place = data;
  gsize n = MIN (tc_load_get_size (place->load) - place->offset, sizeof place->buffer);

  *buffer = place->buffer;
  if (!tc_load_read (place->load, place->offset, place->buffer, n, place->cancellable, NULL))
    return ARCHIVE_FATAL;
  place->offset += n;

  return n;
}

static la_int64_t
skip_cb (struct archive *archive,
         void           *data,
         la_int64_t      request)
{
  Place *place = data;
  la_int64_t n = CLAMP (request, 0, (la_int64_t) (tc_load_get_size (place->load) - place->offset));

  place->offset += n;

  return n;
}

static la_int64_t
seek_cb (struct archive *archive,
         void           *data,
         la_int64_t      offset,
         int             whence)
{
  Place *place = data;
  la_int64_t size = tc_load_get_size (place->load);

  if (whence == SEEK_CUR)
    offset += place->offset;
  else if (whence == SEEK_END)
    offset += size;
  place->offset = CLAMP (offset, 0, size);

  return place->offset;
}

/* What is no archive but a file by itself is one only if it is compressed: else everything would be one. */
static int
open_archive (Archive *archive,
              Place   *place)
{
  gsize n = MIN (tc_load_get_size (place->load), 3);
  char begin[3];

  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_filter_gzip (archive);
  if (tc_load_read (place->load, 0, begin, n, place->cancellable, NULL) && tc_archive_is_gzip (begin, n))
    archive_read_support_format_raw (archive);
  archive_read_set_read_callback (archive, read_cb);
  archive_read_set_skip_callback (archive, skip_cb);
  archive_read_set_seek_callback (archive, seek_cb);
  archive_read_set_callback_data (archive, place);

  return archive_read_open1 (archive);
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
 * tc_archive_limits_clear:
 *
 * Drops what is on the disk, but for the parts of entries.
 */
void
tc_archive_limits_clear (TcArchiveLimits *self)
{
  g_clear_pointer (&self->spool, tc_spool_unref);
}

/**
 * tc_archive_read_load:
 * @load: a ZIP or tar archive, or what gzip made of a tar archive or of a file
 * @wants: (nullable): the entries that are wanted; %NULL for all of them
 * @limits: (nullable): of the archive that this one is in, or how it is unpacked; %NULL for one by
 * itself, into memory
 * @error: return location for %TC_READ_ERROR_MALFORMED where it is none, %TC_READ_ERROR_EMPTY where
 * all are wanted and none is there, or %G_IO_ERROR_CANCELLED
 *
 * Unpacks the files of an archive, hidden ones left out.
 *
 * Returns: (element-type TcArchiveEntry) (transfer full) (nullable): each file that was found
 */
GPtrArray *
tc_archive_read_load (TcLoad           *load,
                      TcArchiveWants    wants,
                      TcArchiveLimits  *limits,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autofree Place *place = g_new (Place, 1);
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  TcArchiveLimits own = { .packed = tc_load_get_size (load) };
  Reading reading = { archive, entries, wants, limits != NULL ? limits : &own, cancellable };
  struct archive_entry *header;
  int status = ARCHIVE_FATAL;

  place->load = load;
  place->offset = 0;
  place->cancellable = cancellable;
  if (open_archive (archive, place) == ARCHIVE_OK)
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

/**
 * tc_archive_read:
 *
 * Returns: (element-type TcArchiveEntry) (transfer full) (nullable): the same for bytes at hand
 */
GPtrArray *
tc_archive_read (GBytes           *bytes,
                 TcArchiveWants    wants,
                 TcArchiveLimits  *limits,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (TcLoad) load = tc_load_open_bytes (bytes);

  return tc_archive_read_load (load, wants, limits, cancellable, error);
}
