/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-feed-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-decode-part.h"
#include "tc-decode.h"
#include "tc-read.h"
#include "tc-sha256.h"

/* Opening a file: its encoding and its format are found out on a sample, and a file of many records is hashed. */

static gboolean
hash_file (TcFeed  *self,
           GError **error)
{
  g_autoptr (TcSha256) hash = tc_sha256_new ();
  g_autofree char *buffer = g_malloc (TC_FEED_CHUNK_BYTES);
  guint64 size = tc_load_get_size (self->load);

  for (guint64 offset = 0; offset < size; offset += TC_FEED_CHUNK_BYTES)
    {
      gsize n = MIN (TC_FEED_CHUNK_BYTES, size - offset);

      if (!tc_load_read (self->load, offset, buffer, n, self->cancellable, error))
        return FALSE;
      tc_sha256_update (hash, buffer, n);
    }
  if (!tc_load_check_unchanged (self->load, error))
    return FALSE;

  self->file->sha256 = tc_sha256_finish (hash);

  return TRUE;
}

/* Up to the last line end, so that no character is cut in two; wide units are of two or four bytes. */
static gsize
trim_sample (GByteArray *sample,
             gboolean    whole)
{
  gsize length = sample->len;

  if (whole)
    return length;
  while (length > 0 && sample->data[length - 1] != '\n')
    length--;

  return length > 0 ? length : sample->len & ~(gsize) 3;
}

/**
 * tc_feed_decode_sample:
 * @sample: the beginning of a file
 * @whole: whether it is all of it
 * @encoding: (out): what it seems to be in
 * @weak: (out): whether little speaks for that
 *
 * Returns: (transfer full): its text up to the last line end
 */
char *
tc_feed_decode_sample (GByteArray  *sample,
                       gboolean     whole,
                       const char **encoding,
                       gboolean    *weak)
{
  gsize length = trim_sample (sample, whole);
  const char *bytes = (const char *) sample->data;
  char *text = tc_decode_weighed (bytes, length, encoding, weak, NULL);
  gboolean damaged;

  if (text == NULL && length % 4 != 0)
    text = tc_decode_weighed (bytes, length & ~(gsize) 3, encoding, weak, NULL);
  if (text == NULL)
    text = tc_decode_part (bytes, length, "UTF-8", encoding, &damaged);

  return text;
}

/**
 * tc_feed_find_reader:
 * @sample: the text that a file begins with
 * @whole: whether it is all of it
 * @maps: (nullable): what people said about the columns of tables
 *
 * Returns: (nullable): its reader, where it is of a format of many records
 */
const TcReader *
tc_feed_find_reader (const char         *sample,
                     gboolean            whole,
                     const TcColumnMaps *maps)
{
  TcDocument document = { sample, strlen (sample), whole, NULL, maps };
  const TcReader *found = NULL;

  for (gsize i = 0; tc_readers[i] != NULL && found == NULL; i++)
    if (tc_reader_has_many (tc_readers[i]) && tc_readers[i]->sniff (&document))
      found = tc_readers[i];
  g_clear_pointer (&document.lines, g_array_unref);

  return found;
}

static guint
get_unit (const char *encoding)
{
  if (g_str_has_prefix (encoding, "UTF-16"))
    return 2;

  return g_str_has_prefix (encoding, "UTF-32") ? 4 : 0;
}

/**
 * tc_feed_load_all:
 *
 * Reads a file that is read at once.
 *
 * Returns: (transfer full) (nullable): all of its bytes; %NULL with an error of #TcReadError or #GIOErrorEnum
 */
GBytes *
tc_feed_load_all (TcFeed  *self,
                  GError **error)
{
  guint64 size = tc_load_get_size (self->load);
  g_autofree char *buffer = NULL;

  if (!tc_load_check_size (size, error))
    return NULL;

  buffer = g_malloc (size);
  if (!tc_load_read (self->load, 0, buffer, size, self->cancellable, error)
      || !tc_load_check_unchanged (self->load, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&buffer), size);
}

/* Bytes of a wide encoding are no ASCII: they are converted as a whole before they are cut. */
static gboolean
convert_wide (TcFeed  *self,
              GError **error)
{
  g_autoptr (GBytes) bytes = tc_feed_load_all (self, error);
  g_autoptr (GBytes) converted = NULL;
  const char *encoding;
  gboolean damaged;
  gsize length;
  const char *data;
  char *text;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);
  text = tc_decode_part (data, length, self->file->encoding, &encoding, &damaged);
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text) - 2);
  converted = g_bytes_new_take (text, strlen (text));
  self->unit = get_unit (self->file->encoding);
  if (length >= self->unit
      && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0
          || memcmp (data, "\0\0\xfe\xff", 4) == 0))
    self->origin = self->unit;
  self->original = g_steal_pointer (&self->load);
  self->load = tc_load_open_bytes (converted);

  return TRUE;
}

static gboolean
open_feed (TcFeed  *self,
           GError **error)
{
  g_autoptr (GByteArray) sample = g_byte_array_new ();
  g_autofree char *text = NULL;
  const char *encoding = NULL;
  guint64 size = tc_load_get_size (self->load);

  if (size == 0)
    {
      if (tc_load_check_unchanged (self->load, error))
        g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("The file is empty."));
      return FALSE;
    }
  g_byte_array_set_size (sample, MIN (size, TC_READ_SAMPLE_BYTES));
  if (!tc_load_read (self->load, 0, (char *) sample->data, sample->len, self->cancellable, error))
    return FALSE;

  if (tc_read_find_bytes_reader ((const char *) sample->data, sample->len) != NULL)
    return tc_load_check_size (size, error);
  text = tc_feed_decode_sample (sample, sample->len == size, &encoding, &self->file->weak);
  self->file->reader = tc_feed_find_reader (text, sample->len == size, self->file->maps);
  if (self->file->reader == NULL)
    return tc_load_check_size (size, error);
  if (!hash_file (self, error))
    return FALSE;

  self->file->encoding = encoding;
  if (get_unit (encoding) > 0)
    return convert_wide (self, error);
  if (sample->len >= 3 && memcmp (sample->data, "\xef\xbb\xbf", 3) == 0)
    self->origin = self->window_start = 3;

  return TRUE;
}

static TcFeed *
feed_new (const char    *name,
          TcLoad        *load,
          TcColumnMaps  *maps,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (TcFeed) self = g_new0 (TcFeed, 1);

  self->file = g_new0 (TcFeedFile, 1);
  g_atomic_ref_count_init (&self->file->ref_count);
  self->file->name = g_utf8_make_valid (name, -1);
  self->file->maps = maps != NULL ? tc_column_maps_ref (maps) : NULL;
  self->load = load;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->window = g_byte_array_sized_new (64);           /* with a pointer from the start */
  self->line = 1;
  if (!open_feed (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tc_feed_new_for_file:
 * @file: a file of the local file system
 * @maps: (nullable): what people said about the columns of tables
 *
 * Opens a file and finds out what it is; one of many records is hashed. Blocks; for worker threads.
 *
 * Returns: (transfer full) (nullable): a feed at the first part, %NULL with an error of #TcReadError or
 *   #GIOErrorEnum
 */
TcFeed *
tc_feed_new_for_file (GFile         *file,
                      TcColumnMaps  *maps,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *name = NULL;
  TcLoad *load;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  load = tc_load_open_file (file, error);
  if (load == NULL)
    return NULL;

  name = g_filename_display_basename (g_file_peek_path (file));

  return feed_new (name, load, maps, cancellable, error);
}

/**
 * tc_feed_new_for_bytes:
 * @name: under which people will see it
 *
 * Returns: (transfer full) (nullable): the same for bytes at hand
 */
TcFeed *
tc_feed_new_for_bytes (const char    *name,
                       GBytes        *bytes,
                       TcColumnMaps  *maps,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return feed_new (name, tc_load_open_bytes (bytes), maps, cancellable, error);
}

/**
 * tc_feed_new_for_part:
 * @name: under which people will see it
 *
 * Returns: (transfer full) (nullable): the same for what was put on the disk
 */
TcFeed *
tc_feed_new_for_part (const char         *name,
                      const TcSpoolPart  *part,
                      TcColumnMaps       *maps,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return feed_new (name, tc_load_open_part (part), maps, cancellable, error);
}
