/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-text-index.h"

#include <string.h>

#include "tc-bytes.h"

/* A power of two: code points between two marks. */
#define STEP 16

static gsize
count_ascii (const char *text,
             gsize       n_bytes)
{
  gsize i = 0;

  for (; n_bytes - i >= TC_BYTES_WIDTH; i += TC_BYTES_WIDTH)
    {
      guint first = tc_bytes_first ((TcBytes) (tc_bytes_load (text + i) >= 0x80));

      if (first < TC_BYTES_WIDTH)
        return i + first;
    }
  while (i < n_bytes && (guchar) text[i] < 0x80)
    i++;

  return i;
}

static void
add_mark (TcTextIndex *self,
          gsize        offset)
{
  g_array_append_val (self->marks, offset);
}

/* Notes the marks among @n characters of one byte each. */
static void
pass_ascii (TcTextIndex *self,
            gsize        offset,
            gsize        n)
{
  for (guint mark = (self->n_chars + STEP - 1) / STEP * STEP; mark < self->n_chars + n; mark += STEP)
    add_mark (self, offset + (mark - self->n_chars));
  self->n_chars += n;
}

static void
make_marks (TcTextIndex *self)
{
  gsize i = 0;

  self->marks = g_array_sized_new (FALSE, FALSE, sizeof (gsize), self->n_bytes / STEP + 1);
  while (i < self->n_bytes)
    {
      gsize n = count_ascii (self->text + i, self->n_bytes - i);

      pass_ascii (self, i, n);
      i += n;
      for (; i < self->n_bytes && (guchar) self->text[i] >= 0x80; i += g_utf8_skip[(guchar) self->text[i]])
        {
          if (self->n_chars % STEP == 0)
            add_mark (self, i);
          self->n_chars++;
        }
    }
}

/**
 * tc_text_index_init:
 * @self: (out caller-allocates): an index
 * @text: valid UTF-8
 *
 * Goes through a text once. Free with tc_text_index_clear().
 */
void
tc_text_index_init (TcTextIndex *self,
                    const char  *text)
{
  self->text = text;
  self->n_bytes = strlen (text);
  self->n_chars = 0;
  self->marks = NULL;
  if (count_ascii (text, self->n_bytes) == self->n_bytes)
    self->n_chars = self->n_bytes;
  else
    make_marks (self);
}

/**
 * tc_text_index_clear:
 *
 * Frees what the index holds.
 */
void
tc_text_index_clear (TcTextIndex *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
}

/**
 * tc_text_index_find:
 * @offset: in code points
 *
 * Returns: the offset in bytes; the length of the text where it is shorter
 */
gsize
tc_text_index_find (const TcTextIndex *self,
                    guint              offset)
{
  const char *at;

  if (offset >= self->n_chars)
    return self->n_bytes;
  if (self->marks == NULL)
    return offset;

  at = self->text + g_array_index (self->marks, gsize, offset / STEP);
  for (guint i = offset % STEP; i > 0; i--)
    at = g_utf8_next_char (at);

  return at - self->text;
}

/**
 * tc_text_index_slice:
 * @span: in code points
 * @start: (out): its first byte
 * @n_bytes: (out): how many bytes it has
 *
 * Returns: whether the span lies within the text
 */
gboolean
tc_text_index_slice (const TcTextIndex *self,
                     TcSpan             span,
                     const char       **start,
                     gsize             *n_bytes)
{
  gsize first;

  if (span.start > span.end || span.end > self->n_chars)
    return FALSE;

  first = tc_text_index_find (self, span.start);
  *start = self->text + first;
  *n_bytes = tc_text_index_find (self, span.end) - first;

  return TRUE;
}
