/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tags.h"

#include <string.h>

#include "tc-bytes.h"

/* Formats in which a line begins with a tag, and lines without one continue the value before. Nothing is copied:
 * tags and values are slices of the text. */

/**
 * tc_slice_is_blank:
 *
 * Returns: whether @slice holds nothing but ASCII blanks
 */
gboolean
tc_slice_is_blank (TcSlice slice)
{
  while (slice.p < slice.end && tc_is_blank_byte (*slice.p))
    slice.p++;

  return slice.p == slice.end;
}

/**
 * tc_slice_dup:
 *
 * Returns: (transfer full): the same bytes as a string
 */
char *
tc_slice_dup (TcSlice slice)
{
  gsize length = slice.end - slice.p;
  char *text = g_malloc (length + 1);

  if (length > 0)
    memcpy (text, slice.p, length);
  text[length] = '\0';

  return text;
}

/**
 * tc_slice_find:
 *
 * Returns: (nullable): where @text first stands in @slice, to the letter
 */
const char *
tc_slice_find (TcSlice     slice,
               const char *text)
{
  return memmem (slice.p, slice.end - slice.p, text, strlen (text));
}

static inline guint64
find_line_ends (const char *p)
{
  TcBytes bytes = tc_bytes_load (p);

  return tc_bytes_mask ((TcBytes) ((bytes == '\n') | (bytes == '\r')));
}

/* The line end at or behind @p: a line feed, a carriage return, or @end. Most lines end within the
 * first 64 bytes, and which sixteen of them it is cannot be foretold: they are looked at without
 * asking in between. */
static const char *
find_line_end (const char *p,
               const char *end)
{
  for (; end - p >= 4 * TC_BYTES_WIDTH; p += 4 * TC_BYTES_WIDTH)
    {
      guint64 ends = find_line_ends (p) | find_line_ends (p + TC_BYTES_WIDTH) << TC_BYTES_WIDTH
                     | find_line_ends (p + 2 * TC_BYTES_WIDTH) << 2 * TC_BYTES_WIDTH
                     | find_line_ends (p + 3 * TC_BYTES_WIDTH) << 3 * TC_BYTES_WIDTH;

      if (ends != 0)
        return p + __builtin_ctzll (ends);
    }
  for (; end - p >= TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    {
      guint64 ends = find_line_ends (p);

      if (ends != 0)
        return p + __builtin_ctzll (ends);
    }
  while (p < end && *p != '\n' && *p != '\r')
    p++;

  return p;
}

static const char *
skip_line_end (const char *p,
               const char *end)
{
  if (p < end && *p == '\r')
    return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;

  return p < end ? p + 1 : p;
}

/**
 * tc_cut_line:
 * @p: the beginning of a line
 * @end: of the bytes in view
 * @last: whether the file ends there
 *
 * Reads a line of a file.
 *
 * Returns: %FALSE where there is none, or where it may go on behind @end
 */
gboolean
tc_cut_line (const char *p,
             const char *end,
             gboolean    last,
             TcCutLine  *line)
{
  const char *line_end = find_line_end (p, end);

  if (p == end || (!last && (line_end == end || line_end + 1 == end)))
    return FALSE;

  line->line = (TcSlice) { p, line_end };
  line->next = skip_line_end (line_end, end);

  return TRUE;
}

/**
 * tc_cut_line_is_blank:
 *
 * Returns: whether nothing stands in a line: blanks and byte order marks, also ideographic ones
 */
gboolean
tc_cut_line_is_blank (TcSlice line)
{
  static const char * const blanks[] = { "\xef\xbb\xbf", "\xc2\xa0", "\xe3\x80\x80" };

  /* Asked for every line of a file: nearly all begin with a letter or go on behind blanks. */
  while (line.p < line.end && *line.p == ' ')
    line.p++;
  if (line.p < line.end && g_ascii_isgraph (*line.p))
    return FALSE;

  while (line.p < line.end)
    {
      gsize n = tc_is_blank_byte (*line.p) || *line.p == '\x1a';

      for (gsize i = 0; n == 0 && i < G_N_ELEMENTS (blanks); i++)
        if ((gsize) (line.end - line.p) >= strlen (blanks[i]) &&
            memcmp (line.p, blanks[i], strlen (blanks[i])) == 0)
          n = strlen (blanks[i]);
      if (n == 0)
        return FALSE;
      line.p += n;
    }

  return TRUE;
}

/* So many lines are enough to tell a format. */
#define FIRST_LINES 20

/**
 * tc_first_lines:
 * @text: of a document; must live as long as what is returned
 * @length: in bytes
 *
 * Returns: its first lines that are not blank, before the first one
 */
TcFirstLines
tc_first_lines (const char *text,
                gsize       length)
{
  return (TcFirstLines) { { text, text + length }, 0 };
}

/**
 * tc_first_lines_next:
 * @line: (out): the next line, without its end
 *
 * Returns: %FALSE where there are no more
 */
gboolean
tc_first_lines_next (TcFirstLines *self,
                     TcSlice      *line)
{
  TcCutLine next;

  while (self->n < FIRST_LINES && tc_cut_line (self->rest.p, self->rest.end, TRUE, &next))
    {
      self->rest.p = next.next;
      if (tc_cut_line_is_blank (next.line))
        continue;
      self->n++;
      *line = next.line;
      return TRUE;
    }

  return FALSE;
}

/**
 * tc_cut_at:
 *
 * Returns: a part from @bytes to @p, or %TC_CUT_MORE where it is empty
 */
TcCut
tc_cut_at (TcCutKind   kind,
           const char *bytes,
           const char *p)
{
  return p > bytes ? (TcCut) { kind, p - bytes } : (TcCut) { TC_CUT_MORE, 0 };
}

/**
 * tc_tag_scan_next:
 * @self: the beginning of a line, or what an earlier call left
 * @tag: (out): the tag found
 *
 * Reads the next tag with all lines of its value.
 *
 * Returns: %FALSE at the end
 */
gboolean
tc_tag_scan_next (TcTagScan *self,
                  TcTag     *tag)
{
  const char *end = self->rest.end;
  TcSlice line = self->rest;
  gsize length;

  if (line.p == end)
    return FALSE;

  /* The line that ended the value before was looked at already. */
  if (self->next_length > 0)
    {
      line.end = self->next_end;
      length = self->next_length;
      tag->code = self->next_code;
    }
  else
    {
      line.end = find_line_end (line.p, end);
      tag->code = 0;
      length = self->head (line, self->form, &tag->code);
    }
  self->next_length = 0;
  self->next_code = 0;
  tag->name = (TcSlice) { line.p, line.p + length };
  tag->value = (TcSlice) { line.p + length, line.end };
  tag->many_lines = FALSE;
  while ((line.p = skip_line_end (line.end, end)) < end)
    {
      line.end = find_line_end (line.p, end);
      self->next_length = self->head (line, self->form, &self->next_code);
      if (self->next_length > 0)
        break;
      if (tc_slice_is_blank (line))
        continue;
      tag->value.end = line.end;
      tag->many_lines = TRUE;
    }
  self->rest.p = line.p;
  self->next_end = line.end;

  return TRUE;
}
