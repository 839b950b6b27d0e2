/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tags.h"

#include <string.h>

/* Formats in which a line begins with a tag, and lines without one continue the value before. Nothing is copied:
 * tags and values are slices of the text. */

/* How far to look for a line feed before a carriage return is looked for: files of old Macintoshes have none. */
#define STRIDE 4096

static inline gboolean
is_blank_byte (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

/**
 * tc_slice_is_blank:
 *
 * Returns: whether @slice holds nothing but ASCII blanks
 */
gboolean
tc_slice_is_blank (TcSlice slice)
{
  while (slice.p < slice.end && is_blank_byte (*slice.p))
    slice.p++;

  return slice.p == slice.end;
}

/**
 * tc_slice_has_prefix:
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: whether @slice begins with @prefix
 */
gboolean
tc_slice_has_prefix (TcSlice     slice,
                     const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (slice.end - slice.p) >= length && g_ascii_strncasecmp (slice.p, prefix, length) == 0;
}

/**
 * tc_slice_equal:
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: whether @slice is @text
 */
gboolean
tc_slice_equal (TcSlice     slice,
                const char *text)
{
  return (gsize) (slice.end - slice.p) == strlen (text) && tc_slice_has_prefix (slice, text);
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

  memcpy (text, slice.p, length);
  text[length] = '\0';

  return text;
}

/**
 * tc_slice_trim:
 *
 * Returns: @slice without the ASCII blanks at its ends
 */
TcSlice
tc_slice_trim (TcSlice slice)
{
  while (slice.p < slice.end && is_blank_byte (*slice.p))
    slice.p++;
  while (slice.p < slice.end && is_blank_byte (slice.end[-1]))
    slice.end--;

  return slice;
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

/* The line end at or behind @p: a line feed, a carriage return, or @end. */
static const char *
find_line_end (const char *p,
               const char *end)
{
  while (p < end)
    {
      gsize n = MIN (end - p, STRIDE);
      const char *feed = memchr (p, '\n', n);
      const char *carriage = memchr (p, '\r', feed != NULL ? (gsize) (feed - p) : n);

      if (carriage != NULL)
        return carriage;
      if (feed != NULL)
        return feed;
      p += n;
    }

  return end;
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
      gsize n = is_blank_byte (*line.p) || *line.p == '\x1a';

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

/* Whether a title stands before the next blank line or record. Returns -1 where that cannot be seen yet. */
static int
has_title_ahead (const TcTagCut *cut,
                 const char     *p,
                 const char     *end,
                 gboolean        last)
{
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line))
    {
      guint32 code = 0;

      if (tc_cut_line_is_blank (line.line))
        return FALSE;
      cut->head (line.line, 0, &code);
      if (code == cut->title)
        return TRUE;
      if (code == cut->first || (code == cut->last && code != 0))
        return FALSE;
      p = line.next;
    }

  return last ? FALSE : -1;
}

/**
 * tc_cut_tagged:
 * @bytes: the first line of a record
 * @end: of the bytes in view
 * @last: whether the file ends there
 *
 * Cuts off a record: up to its last tag, to the first tag of the next record, or to a blank line behind which another
 * title stands.
 *
 * Returns: the record
 */
TcCut
tc_cut_tagged (const TcTagCut *cut,
               const char     *bytes,
               const char     *end,
               gboolean        last)
{
  const char *p = bytes;
  const char *content = bytes;
  gboolean after_blank = FALSE;
  gboolean has_title = FALSE;
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line))
    {
      guint32 code = 0;
      gboolean tag = cut->head (line.line, 0, &code) > 0;
      int own = p > bytes && (code == cut->first || p - bytes >= TC_TAGS_MAX_PART);

      if (tag && after_blank && has_title && !own)
        own = has_title_ahead (cut, p, end, last);
      if (own < 0)
        return (TcCut) { TC_CUT_MORE, 0 };
      if (own)
        return tc_cut_at (TC_CUT_RECORD, bytes, content);
      if (tag && cut->last != 0 && code == cut->last)
        return tc_cut_at (TC_CUT_RECORD, bytes, line.next);
      has_title |= code == cut->title;
      after_blank = tc_cut_line_is_blank (line.line);
      if (!after_blank)
        content = line.next;
      p = line.next;
    }

  return last ? tc_cut_at (TC_CUT_RECORD, bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

/* To the next record, without the blanks before it. */
static TcCut
cut_unknown (const TcCutter *cutter,
             const char     *bytes,
             const char     *end,
             gboolean        last)
{
  const char *p = bytes;
  TcCutLine line;
  guint form;

  while (tc_cut_line (p, end, last, &line))
    {
      if (p > bytes && (p - bytes >= TC_TAGS_MAX_PART || cutter->begins (line.line, &form) ||
                        cutter->is_frame (line.line)))
        return tc_cut_at (TC_CUT_UNKNOWN, bytes, p);
      p = line.next;
    }

  return last ? tc_cut_at (TC_CUT_UNKNOWN, bytes, p) : (TcCut) { TC_CUT_MORE, 0 };
}

/**
 * tc_cut_with:
 * @cutter: how the format is cut
 *
 * Cuts off the frame between two records, a record, or what is neither: the function cut of a #TcReader.
 *
 * Returns: the first part of @bytes
 */
TcCut
tc_cut_with (const TcCutter *cutter,
             const char     *bytes,
             gsize           length,
             gboolean        last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  TcCutLine line;
  guint form;

  while (tc_cut_line (p, end, last, &line) && cutter->is_frame (line.line))
    p = line.next;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  if (!tc_cut_line (p, end, last, &line))
    return (TcCut) { TC_CUT_MORE, 0 };

  return cutter->begins (line.line, &form) ? cutter->record (bytes, end, last, form)
                                           : cut_unknown (cutter, bytes, end, last);
}

/* Nearly no text has carriage returns, so it is asked once. */
static const char *
find_scan_line_end (TcTagScan  *self,
                    const char *p)
{
  const char *feed;

  if (!self->begun)
    self->has_carriage = memchr (p, '\r', self->rest.end - p) != NULL;
  self->begun = TRUE;
  if (self->has_carriage)
    return find_line_end (p, self->rest.end);
  feed = memchr (p, '\n', self->rest.end - p);

  return feed != NULL ? feed : self->rest.end;
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
  TcSlice line = { self->rest.p, find_scan_line_end (self, self->rest.p) };
  gsize length;

  if (line.p == end)
    return FALSE;

  /* The tag that ended the value before was looked at already. */
  tag->code = self->next_code;
  length = self->next_length;
  if (length == 0)
    length = self->head (line, self->form, &tag->code);
  self->next_length = 0;
  self->next_code = 0;
  tag->name = (TcSlice) { line.p, line.p + length };
  tag->value = (TcSlice) { line.p + length, line.end };
  tag->many_lines = FALSE;
  while ((line.p = skip_line_end (line.end, end)) < end)
    {
      line.end = find_scan_line_end (self, line.p);
      self->next_length = self->head (line, self->form, &self->next_code);
      if (self->next_length > 0)
        break;
      if (tc_slice_is_blank (line))
        continue;
      tag->value.end = line.end;
      tag->many_lines = TRUE;
    }
  self->rest.p = line.p;
  if (self->next_length == 0)
    self->next_code = 0;

  return TRUE;
}
