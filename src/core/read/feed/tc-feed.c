/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-feed-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-decode-part.h"
#include "tc-read.h"
#include "tc-sha256.h"
#include "tc-table.h"
#include "tc-utf8.h"

/* A file of many records is cut into them without being in memory as a whole; any other file is one part. */

/**
 * tc_feed_part_free:
 *
 * Frees a part.
 */
void
tc_feed_part_free (TcFeedPart *self)
{
  tc_feed_file_unref (self->file);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->prologue, g_bytes_unref);
  g_free (self);
}

/**
 * tc_feed_part_get_bytes:
 *
 * Returns: (transfer none): its bytes; those of a file in UTF-16 or UTF-32 as UTF-8
 */
GBytes *
tc_feed_part_get_bytes (TcFeedPart *self)
{
  return self->bytes;
}

/**
 * tc_feed_part_read:
 *
 * Reads a record, or a whole file with all its records. May be called on any thread.
 *
 * Returns: (element-type TcSource) (transfer full) (nullable): at least one source, without kind and study;
 *   %NULL with an error of #TcReadError
 */
GPtrArray *
tc_feed_part_read (TcFeedPart    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_return_val_if_fail (self->kind == TC_FEED_RECORD, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return self->file->reader != NULL ? tc_read_record (self, error)
                                    : tc_read_whole (self->file, self->bytes, cancellable, error);
}

/**
 * tc_feed_free:
 *
 * Closes the file; parts live on.
 */
void
tc_feed_free (TcFeed *self)
{
  tc_feed_file_unref (self->file);
  g_clear_pointer (&self->load, tc_load_free);
  g_clear_pointer (&self->original, tc_load_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->window, g_byte_array_unref);
  g_clear_pointer (&self->prologue, g_bytes_unref);
  g_free (self);
}

static guint64
window_end (TcFeed *self)
{
  return self->window_start + self->window->len;
}

static gboolean
at_end (TcFeed *self)
{
  return window_end (self) == tc_load_get_size (self->load);
}

/* Doubles what is in view, so that a part of any length is looked at a few times only. */
static gboolean
fill_window (TcFeed  *self,
             GError **error)
{
  guint64 rest;
  gsize n, length;

  if (self->head > 0)
    {
      g_byte_array_remove_range (self->window, 0, self->head);
      self->window_start += self->head;
      self->head = 0;
    }

  rest = tc_load_get_size (self->load) - window_end (self);
  length = self->window->len;
  n = MIN (rest, MAX (TC_FEED_CHUNK_BYTES, length));
  if (length + n > G_MAXUINT)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                           _("A record of the file is too large."));
      return FALSE;
    }
  g_byte_array_set_size (self->window, length + n);

  return tc_load_read (self->load, window_end (self) - n, (char *) self->window->data + length, n,
                       self->cancellable, error);
}

static guint64
count_lines (const char *bytes,
             gsize       length)
{
  const char *end = bytes + length;
  guint64 n = tc_utf8_count (bytes, length, '\n');

  /* Old Macintoshes end lines with a carriage return alone. */
  for (const char *p = memchr (bytes, '\r', length); p != NULL; p = memchr (p, '\r', end - p))
    {
      p++;
      n += p == end || *p != '\n';
    }

  return n;
}

/* How many bytes of the file a text takes that was converted. */
static guint64
measure (TcFeed     *self,
         const char *text,
         gsize       length)
{
  guint64 n_chars, n_large = 0;

  if (self->unit == 0)
    return length;

  n_chars = g_utf8_strlen (text, length);
  if (self->unit == 2)
    for (gsize i = 0; i < length; i++)
      n_large += (guchar) text[i] >= 0xf0;

  return (n_chars + n_large) * self->unit;
}

/* What is decoded in place ends with a NUL, which does not count. */
static GBytes *
copy_bytes (const char *p,
            gsize       length)
{
  char *copy = g_malloc (length + 1);

  memcpy (copy, p, length);
  copy[length] = '\0';

  return g_bytes_new_take (copy, length);
}

/* Goes past a part; @part gets where it is. */
static void
pass (TcFeed     *self,
      gsize       length,
      TcFeedPart *part)
{
  const char *p = (const char *) self->window->data + self->head;
  guint64 measured = measure (self, p, length);

  if (part != NULL)
    {
      part->start = self->origin;
      part->length = measured;
      part->line = self->line;
      part->bytes = copy_bytes (p, length);
    }
  self->origin += measured;
  self->line += count_lines (p, length);
  self->head += length;
}

static TcFeedPart *
part_new (TcFeed         *self,
          TcFeedPartKind  kind)
{
  TcFeedPart *part = g_new0 (TcFeedPart, 1);

  part->kind = kind;
  part->file = self->file;
  g_atomic_ref_count_inc (&self->file->ref_count);
  part->prologue = self->prologue != NULL ? g_bytes_ref (self->prologue) : NULL;
  part->prologue_damaged = self->prologue_damaged;

  return part;
}

/* The header of a table is decoded once, and not with each row. */
static GBytes *
decode_header (TcFeed   *self,
               gsize     length,
               gboolean *damaged)
{
  const char *encoding;
  char *text = tc_decode_part ((const char *) self->window->data + self->head, length,
                               self->unit > 0 ? "UTF-8" : self->file->encoding, &encoding, damaged);

  return g_bytes_new_take (text, strlen (text));
}

/* A row at the beginning of a table whose names no reader knows is its header where a person said what they mean. */
static gboolean
is_mapped_header (TcFeed *self,
                  TcCut   cut)
{
  g_autoptr (GBytes) text = NULL;
  gboolean damaged;
  gsize length;
  const char *header;

  if (cut.kind != TC_CUT_RECORD || self->n_records >= TC_TABLE_LINES_BEFORE ||
      self->prologue != NULL || self->file->maps == NULL || self->file->reader != &tc_reader_table)
    return FALSE;
  text = decode_header (self, cut.length, &damaged);
  header = g_bytes_get_data (text, &length);

  return tc_table_is_mapped ((TcSlice) { header, header + length }, self->file->maps);
}

static TcFeedPart *
take_part (TcFeed *self,
           TcCut   cut)
{
  TcFeedPart *part;

  if (is_mapped_header (self, cut))
    cut.kind = TC_CUT_PROLOGUE;
  if (cut.kind == TC_CUT_FRAME)
    {
      pass (self, cut.length, NULL);
      return NULL;
    }
  if (cut.kind == TC_CUT_PROLOGUE)
    {
      g_clear_pointer (&self->prologue, g_bytes_unref);
      self->prologue = decode_header (self, cut.length, &self->prologue_damaged);
      pass (self, cut.length, NULL);
      return NULL;
    }

  part = part_new (self, cut.kind == TC_CUT_RECORD ? TC_FEED_RECORD : TC_FEED_UNKNOWN);
  pass (self, cut.length, part);
  if (part->kind == TC_FEED_RECORD)
    part->record = self->n_records++;

  return part;
}

/* The next part of a file of many records. */
static TcFeedPart *
cut_next (TcFeed  *self,
          GError **error)
{
  for (;;)
    {
      gsize length = self->window->len - self->head;
      const char *bytes = (const char *) self->window->data + self->head;
      gboolean last = at_end (self);
      TcFeedPart *part;
      TcCut cut;

      if (length == 0 && last)
        {
          self->ended = TRUE;
          tc_load_check_unchanged (self->load, error);
          return NULL;
        }
      cut = length > 0 ? tc_reader_cut (self->file->reader, bytes, length, last) : (TcCut) { TC_CUT_MORE, 0 };
      if (cut.kind == TC_CUT_MORE && !last)
        {
          if (!fill_window (self, error))
            return NULL;
          continue;
        }
      if (cut.kind == TC_CUT_MORE)
        cut = (TcCut) { TC_CUT_UNKNOWN, length };
      g_assert (cut.length > 0 && cut.length <= length);
      part = take_part (self, cut);
      if (part != NULL)
        return part;
    }
}

/**
 * tc_feed_next:
 *
 * Cuts out the next part. At the end of the file it is checked that the file is still what it was.
 *
 * Returns: (transfer full) (nullable): the part; %NULL behind the last one, or with an error, behind which
 *   nothing comes
 */
TcFeedPart *
tc_feed_next (TcFeed  *self,
              GError **error)
{
  g_autoptr (GBytes) all = NULL;
  TcFeedPart *part;

  if (self->ended)
    return NULL;
  if (self->file->reader != NULL)
    return cut_next (self, error);

  self->ended = TRUE;
  all = tc_feed_load_all (self, error);
  if (all == NULL)
    return NULL;

  self->file->sha256 = tc_sha256_of_bytes (all);
  part = part_new (self, TC_FEED_RECORD);
  part->line = 1;
  part->bytes = g_steal_pointer (&all);
  part->length = self->origin = g_bytes_get_size (part->bytes);

  return part;
}

/**
 * tc_feed_has_many:
 *
 * Returns: whether the file is of a format of many records, so that each part is one of them; else the only part
 *   is the whole file
 */
gboolean
tc_feed_has_many (TcFeed *self)
{
  return self->file->reader != NULL;
}

/**
 * tc_feed_get_size:
 *
 * Returns: the bytes of the file
 */
guint64
tc_feed_get_size (TcFeed *self)
{
  return tc_load_get_size (self->original != NULL ? self->original : self->load);
}

/**
 * tc_feed_get_position:
 *
 * Returns: how many bytes were cut, of tc_feed_get_size()
 */
guint64
tc_feed_get_position (TcFeed *self)
{
  return self->origin;
}

/**
 * tc_feed_get_sha256:
 *
 * Returns: the hash of all bytes of the file, lower-case hexadecimal; for a file that is read at once only when
 *   its part was taken
 */
const char *
tc_feed_get_sha256 (TcFeed *self)
{
  return self->file->sha256;
}

/**
 * tc_feed_take_bytes:
 * @start: (out): where they begin in the file
 *
 * Reads the bytes of the file that were cut since the last call, whatever they were cut into. For files of many
 * records.
 *
 * Returns: (transfer full) (nullable): the bytes, perhaps none; %NULL with an error
 */
GBytes *
tc_feed_take_bytes (TcFeed   *self,
                    guint64  *start,
                    GError  **error)
{
  TcLoad *load = self->original != NULL ? self->original : self->load;
  guint64 end = self->ended ? tc_load_get_size (load) : self->origin;
  g_autofree char *buffer = NULL;
  gsize length;

  *start = self->taken;
  length = end - self->taken;
  buffer = g_malloc (length);
  if (!tc_load_read (load, self->taken, buffer, length, self->cancellable, error))
    return NULL;
  self->taken = end;

  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}
