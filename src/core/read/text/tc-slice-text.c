/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-slice-text.h"

#include <string.h>

#include "tc-bytes.h"
#include "tc-lines.h"
#include "tc-markup.h"

/* The values of tags as texts: their lines put together, with single blanks and without markup.
 * Every value of an import comes by here, and most of them need nothing. */

static gboolean
ends_sentence (const GString *text)
{
  static const char * const ends[] = { ".", "!", "?", ":", "。", "！", "？", "：", "；", "\"", "”", ")" };

  if (g_ascii_isalnum (text->str[text->len - 1]))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text->str, ends[i]))
      return TRUE;

  return FALSE;
}

static gboolean
ends_in_han (const GString *text)
{
  const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

  return last != NULL && (guchar) *last >= 0xe3 && tc_is_han (g_utf8_get_char (last));
}

/* Blanks behind which another one stands. Looks at one byte more than there are in a vector. */
static inline TcBytes
find_two_blanks (const char *p)
{
  return (TcBytes) ((tc_bytes_load (p) == ' ') & (tc_bytes_load (p + 1) == ' '));
}

static inline TcBytes
find_gaps (const char *p)
{
  return find_two_blanks (p) | (TcBytes) (tc_bytes_load (p) == '\t');
}

/* Whether other blanks than single ones stand in a line without any at its ends. */
static gboolean
has_gaps (TcSlice line)
{
  const char *p = line.p;

  for (; line.end - p > TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    if (tc_bytes_any (find_gaps (p)))
      return TRUE;
  if (line.end - line.p > TC_BYTES_WIDTH)
    return tc_bytes_any (find_gaps (line.end - TC_BYTES_WIDTH - 1));
  for (; p + 1 < line.end; p++)
    if (*p == '\t' || (p[0] == ' ' && p[1] == ' '))
      return TRUE;

  return FALSE;
}

/* Where a line was broken inside a sentence, the two parts are joined again; Chinese has no blank there. */
static void
append_line (GString  *text,
             TcSlice   line,
             gboolean  paragraphs)
{
  if (text->len == 0)
    {}
  else if (paragraphs && ends_sentence (text))
    g_string_append_c (text, '\n');
  else if (!((guchar) *line.p >= 0xe3 && tc_is_han (g_utf8_get_char (line.p)) && ends_in_han (text)))
    g_string_append_c (text, ' ');

  if (!has_gaps (line))
    {
      g_string_append_len (text, line.p, line.end - line.p);
      return;
    }
  for (const char *p = line.p; p < line.end; p++)
    if (!(*p == ' ' || *p == '\t') || p + 1 == line.end || !(p[1] == ' ' || p[1] == '\t'))
      g_string_append_c (text, *p == '\t' ? ' ' : *p);
}

/* Whether an element or an entity could begin at @p. */
static inline gboolean
may_begin_markup (const char *p,
                  const char *end)
{
  if (end - p < 3)
    return FALSE;

  return (*p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/')) ||
         (*p == '&' && (g_ascii_isalpha (p[1]) || p[1] == '#'));
}

/* Line by line, as the line ends were decided upon already. */
static char *
render_markup (char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rendered = tc_markup_render (lines[i]);

      g_free (lines[i]);
      lines[i] = rendered;
    }
  g_free (text);

  return g_strjoinv ("\n", lines);
}

static char *
join_lines (TcSlice  slice,
            gboolean paragraphs)
{
  GString *text = g_string_sized_new (slice.end - slice.p + 1);
  TcCutLine line;

  for (const char *p = slice.p; tc_cut_line (p, slice.end, TRUE, &line); p = line.next)
    {
      line.line = tc_slice_trim (line.line);
      if (line.line.p < line.line.end)
        append_line (text, line.line, paragraphs);
    }

  return g_string_free (text, FALSE);
}

/* What keeps a value from being taken as it is. */
typedef struct
{
  gboolean breaks;                /* line ends or two blanks in sequence */
  gboolean markup;
} Needs;

static inline TcBytes
find_breaks (const char *p)
{
  TcBytes bytes = tc_bytes_load (p);

  return find_two_blanks (p) | (TcBytes) ((bytes == '\n') | (bytes == '\r'));
}

static inline TcBytes
find_markup (const char *p)
{
  TcBytes bytes = tc_bytes_load (p);

  return (TcBytes) ((bytes == '<') | (bytes == '&'));
}

/* Bytes for which something may be to do. */
static inline TcBytes
find_remarkable (const char *p)
{
  return find_breaks (p) | find_markup (p);
}

static inline void
look_at_vector (const char *p,
                const char *end,
                Needs      *needs)
{
  needs->breaks |= tc_bytes_any (find_breaks (p));
  for (guint64 found = tc_bytes_mask (find_markup (p)); found != 0; found &= found - 1)
    needs->markup |= may_begin_markup (p + __builtin_ctzll (found), end);
}

/* What is no longer than a vector: nearly all of its bytes are letters and digits. */
static void
look_at_few (TcSlice  slice,
             Needs   *needs)
{
  for (const char *p = slice.p; p < slice.end; p++)
    if (g_ascii_isalnum (*p))
      continue;
    else if (*p == ' ' || *p == '\n' || *p == '\r')
      needs->breaks |= *p != ' ' || (p + 1 < slice.end && p[1] == ' ');
    else
      needs->markup |= may_begin_markup (p, slice.end);
}

/* Of a value without blanks at its ends. */
static Needs
find_needs (TcSlice slice)
{
  const char *p = slice.p;
  Needs needs = { FALSE, FALSE };

  /* Long values are mostly plain. */
  for (; slice.end - p > 4 * TC_BYTES_WIDTH; p += 4 * TC_BYTES_WIDTH)
    if (tc_bytes_any (find_remarkable (p) | find_remarkable (p + TC_BYTES_WIDTH) |
                      find_remarkable (p + 2 * TC_BYTES_WIDTH) |
                      find_remarkable (p + 3 * TC_BYTES_WIDTH)))
      break;
  for (; slice.end - p > TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    look_at_vector (p, slice.end, &needs);
  /* The rest, with what stands before it: the last byte alone needs nothing. */
  if (slice.end - slice.p > TC_BYTES_WIDTH)
    look_at_vector (slice.end - TC_BYTES_WIDTH - 1, slice.end, &needs);
  else
    look_at_few (slice, &needs);

  return needs;
}

/**
 * tc_slice_text:
 * @slice: text, perhaps of several lines
 * @paragraphs: whether a line end behind a sentence is kept
 * @owned: (out) (nullable): what to free, if anything
 *
 * Puts the lines of a value together, with single blanks and without markup.
 *
 * Returns: the text: a part of @slice where nothing is to do, else @owned
 */
TcSlice
tc_slice_text (TcSlice    slice,
               gboolean   paragraphs,
               char     **owned)
{
  Needs needs;
  char *text;

  *owned = NULL;
  slice = tc_slice_trim (slice);
  needs = find_needs (slice);
  if (!needs.breaks && !needs.markup)
    return slice;

  text = needs.breaks ? join_lines (slice, paragraphs) : tc_slice_dup (slice);
  *owned = needs.markup ? render_markup (text) : text;

  return (TcSlice) { *owned, *owned + strlen (*owned) };
}

/**
 * tc_slice_dup_text:
 *
 * Returns: (transfer full): the same as a string
 */
char *
tc_slice_dup_text (TcSlice  slice,
                   gboolean paragraphs)
{
  char *owned;
  TcSlice text = tc_slice_text (slice, paragraphs, &owned);

  return owned != NULL ? owned : tc_slice_dup (text);
}

/**
 * tc_slice_is_chinese:
 *
 * Returns: whether a text is in Chinese
 */
gboolean
tc_slice_is_chinese (TcSlice slice)
{
  TcPiece piece = { slice.p, slice.end, 0 };

  return *tc_piece_language (piece) == 'z';
}
