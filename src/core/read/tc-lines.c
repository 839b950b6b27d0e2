/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-lines.h"

#include <string.h>

/**
 * tc_is_han:
 * @c: a character
 *
 * Tells whether a character is a Chinese one.
 *
 * Returns: %TRUE for the CJK unified ideographs
 */
gboolean
tc_is_han (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af) || c == 0x3007;
}

/**
 * tc_language_from_counts:
 * @n_han: Chinese characters
 * @n_words: words of other scripts
 *
 * Decides which language a piece of text is in.
 *
 * Chinese reports are full of Latin abbreviations, and a Chinese word is nearly two characters:
 * half as many characters as words make a text Chinese.
 *
 * Returns: "zh", "en", or "" where there are no letters
 */
const char *
tc_language_from_counts (gsize n_han,
                         gsize n_words)
{
  if (n_han > 0 && n_han * 2 >= n_words)
    return "zh";

  return n_words > 0 ? "en" : "";
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

static gboolean
is_blank (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');

  return g_unichar_isspace (c) || c == 0x85 || c == 0x200b || c == 0xfeff;
}

/* Letters that are not ASCII continue a word and are not looked up: this runs over
 * every character. */
static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : c >= 0xc0 && c < 0x2000;
}

/* Reads one line from *@p on; steps over its end. Returns FALSE if it was blank. */
static gboolean
read_line (const char **p,
           guint       *offset,
           TcLine      *line)
{
  const char *q = *p;
  guint at = *offset;
  gboolean in_word = FALSE;
  gboolean carriage_return = FALSE;

  memset (line, 0, sizeof *line);
  while (*q != '\0')
    {
      gunichar c = (guchar) *q < 0x80 ? (gunichar) *q : g_utf8_get_char (q);
      const char *next = g_utf8_next_char (q);

      if (is_line_end (c))
        {
          carriage_return = c == '\r' && *next == '\n';
          q = next;
          at++;
          break;
        }
      if (!is_blank (c))
        {
          if (line->piece.p == NULL)
            {
              line->piece.p = q;
              line->piece.start = at;
            }
          line->piece.end = next;
          line->n_chars = at + 1 - line->piece.start;
        }
      line->n_han += c >= 0x3007 && tc_is_han (c);
      line->n_words += is_word_character (c) && !in_word;
      in_word = is_word_character (c);
      q = next;
      at++;
    }

  *p = carriage_return ? q + 1 : q;
  *offset = carriage_return ? at + 1 : at;
  return line->piece.p != NULL;
}

/**
 * tc_lines_split:
 * @text: valid UTF-8
 * @start: offset of @text in the source's text, in code points
 *
 * Splits a text into its lines; blank ones are only counted.
 *
 * Returns: (element-type TcLine) (transfer full): the lines; they point into @text
 */
GArray *
tc_lines_split (const char *text,
                guint       start)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TcLine));
  guint n_blank = 0;

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0')
    {
      TcLine line;

      if (!read_line (&text, &start, &line))
        {
          n_blank++;
          continue;
        }
      line.n_blank_before = n_blank;
      n_blank = 0;
      g_array_append_val (lines, line);
    }

  return g_steal_pointer (&lines);
}

/**
 * tc_utf8_length:
 * @p: valid UTF-8
 * @length: its bytes
 *
 * The same as g_utf8_strlen(), eight bytes at a time.
 *
 * Returns: the code points
 */
gsize
tc_utf8_length (const char *p,
                gsize       length)
{
  const char *end = p + length;
  gsize n = 0;

  for (; end - p >= 8; p += 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      /* A byte that continues a character begins with the bits 10. */
      word = (word >> 7) & ~(word >> 6) & G_GUINT64_CONSTANT (0x0101010101010101);
      n += 8 - (guint) ((word * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56);
    }
  for (; p < end; p++)
    n += (*p & 0xc0) != 0x80;

  return n;
}

/**
 * tc_piece_from:
 * @piece: a piece
 * @p: a place in it
 *
 * Returns: the part of @piece from @p on
 */
TcPiece
tc_piece_from (TcPiece     piece,
               const char *p)
{
  g_assert (p >= piece.p && p <= piece.end);

  piece.start += tc_utf8_length (piece.p, p - piece.p);
  piece.p = p;
  return piece;
}

/**
 * tc_piece_to:
 * @piece: a piece
 * @end: a place in it
 *
 * Returns: the part of @piece before @end
 */
TcPiece
tc_piece_to (TcPiece     piece,
             const char *end)
{
  g_assert (end >= piece.p && end <= piece.end);

  piece.end = end;
  return piece;
}

/**
 * tc_piece_trim:
 * @piece: a piece
 *
 * Returns: @piece without the blanks at its ends
 */
TcPiece
tc_piece_trim (TcPiece piece)
{
  while (piece.p < piece.end && is_blank (g_utf8_get_char (piece.p)))
    {
      piece.p = g_utf8_next_char (piece.p);
      piece.start++;
    }
  while (piece.p < piece.end)
    {
      const char *last = g_utf8_prev_char (piece.end);

      if (!is_blank (g_utf8_get_char (last)))
        break;
      piece.end = last;
    }

  return piece;
}

/**
 * tc_piece_span:
 * @piece: a piece
 *
 * Returns: where @piece stands, in code points
 */
TcSpan
tc_piece_span (TcPiece piece)
{
  TcSpan span = { piece.start, piece.start + tc_utf8_length (piece.p, piece.end - piece.p) };

  return span;
}

/**
 * tc_piece_equal:
 * @piece: a piece
 * @text: ASCII or exact text
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: %TRUE if @piece is @text
 */
gboolean
tc_piece_equal (TcPiece     piece,
                const char *text)
{
  gsize length = strlen (text);

  return (gsize) (piece.end - piece.p) == length &&
         g_ascii_strncasecmp (piece.p, text, length) == 0;
}

/**
 * tc_piece_has_prefix:
 * @piece: a piece
 * @prefix: ASCII or exact text
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: %TRUE if @piece begins with @prefix
 */
gboolean
tc_piece_has_prefix (TcPiece     piece,
                     const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (piece.end - piece.p) >= length &&
         g_ascii_strncasecmp (piece.p, prefix, length) == 0;
}

/**
 * tc_piece_find:
 * @piece: a piece
 * @text: exact text
 *
 * Returns: (nullable): where @text first stands in @piece
 */
const char *
tc_piece_find (TcPiece     piece,
               const char *text)
{
  return memmem (piece.p, piece.end - piece.p, text, strlen (text));
}

/* Whether a byte is there that can begin a Chinese character. */
static gboolean
may_hold_han (const char *p,
              const char *end)
{
  while (p < end)
    {
      guint64 word;

      if (end - p >= 8)
        {
          memcpy (&word, p, 8);
          if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) == 0)
            {
              p += 8;
              continue;
            }
        }
      if ((guchar) *p >= 0xe3)
        return TRUE;
      p++;
    }

  return FALSE;
}

static gboolean
holds_letter (const char *p,
              const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    if (is_word_character ((guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * tc_piece_language:
 * @piece: a piece
 *
 * Returns: the language of @piece, as of tc_language_from_counts()
 */
const char *
tc_piece_language (TcPiece piece)
{
  gsize n_han = 0;
  gsize n_words = 0;
  gboolean in_word = FALSE;

  /* Most texts hold no Chinese: one letter decides then. */
  if (!may_hold_han (piece.p, piece.end))
    return tc_language_from_counts (0, holds_letter (piece.p, piece.end));

  for (const char *p = piece.p; p < piece.end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      n_han += c >= 0x3007 && tc_is_han (c);
      n_words += is_word_character (c) && !in_word;
      in_word = is_word_character (c);
    }

  return tc_language_from_counts (n_han, n_words);
}
