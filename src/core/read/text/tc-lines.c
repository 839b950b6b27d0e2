/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-lines.h"

#include <string.h>

#include "tc-bytes.h"

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

/* What an ASCII character is. Letters that are not ASCII continue a word and are not looked up: this runs over every
 * character of an import. */
enum
{
  MARK = 0,
  LETTER = 1,
  BLANK = 2,
  STOP = 4                        /* line ends, NUL, and what is not ASCII */
};

static const guint8 classes[256] = {
  ['\0'] = STOP, ['\t'] = BLANK, ['\n'] = STOP, ['\v'] = STOP, ['\f'] = STOP, ['\r'] = STOP, [' '] = BLANK,
  ['A' ... 'Z'] = LETTER, ['a' ... 'z'] = LETTER, [0x80 ... 0xff] = STOP,
};

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

/* The class of a character that is not ASCII, and whether it is a Chinese one. */
static inline guint8
classify_wide (gunichar  c,
               gboolean *han)
{
  *han = c >= 0x3007 && tc_is_han (c);
  if (*han)
    return MARK;
  if (is_line_end (c))
    return STOP;
  if (is_blank (c))
    return BLANK;

  return c >= 0xc0 && c < 0x2000 ? LETTER : MARK;
}

static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : c >= 0xc0 && c < 0x2000;
}

/* What was read of a line. */
typedef struct
{
  const char *p;                  /* what comes next */
  const char *last;               /* behind the last character that is no blank */
  gsize n_inner;                  /* bytes that continue characters */
  gsize n_inner_last;             /* the same before @last */
  guint8 before;                  /* the class of the character before */
} Walk;

/* Goes over ASCII, to the next line end, NUL or other character. */
static void
walk_ascii (Walk   *walk,
            TcLine *line)
{
  const char *p = walk->p;
  const char *last = NULL;
  guint8 before = walk->before;
  guint8 class;

  while ((class = classes[(guchar) *p]) < STOP)
    {
      p++;
      last = class != BLANK ? p : last;
      line->n_words += class & ~before & LETTER;
      before = class;
    }
  if (last != NULL)
    {
      walk->last = last;
      walk->n_inner_last = walk->n_inner;
    }
  walk->before = before;
  walk->p = p;
}

/* Goes over a character that is not ASCII. Returns FALSE before a line end. */
static gboolean
walk_wide (Walk   *walk,
           TcLine *line)
{
  const char *p = walk->p;
  gboolean han;
  guint8 class = classify_wide (tc_utf8_read (&p), &han);

  if (class == STOP)
    return FALSE;

  walk->n_inner += p - walk->p - 1;
  walk->p = p;
  if (class != BLANK)
    {
      walk->last = p;
      walk->n_inner_last = walk->n_inner;
    }
  line->n_han += han;
  line->n_words += class & ~walk->before & LETTER;
  walk->before = class;

  return TRUE;
}

/* The blanks at the beginning of a line. */
static const char *
skip_blanks (const char *p)
{
  for (;;)
    {
      const char *next = p;
      gunichar c = tc_utf8_read (&next);

      if (c == '\0' || is_line_end (c) || !is_blank (c))
        return p;
      p = next;
    }
}

/* Reads one line from *@p on; steps over its end. Returns FALSE if it was blank. */
static gboolean
read_line (const char **p,
           guint       *offset,
           TcLine      *line)
{
  const char *begin = skip_blanks (*p);
  Walk walk = { begin, begin, 0, 0, BLANK };

  memset (line, 0, sizeof *line);
  line->piece.p = begin;
  line->piece.start = *offset + tc_utf8_length (*p, begin - *p);
  do
    walk_ascii (&walk, line);
  while ((guchar) *walk.p >= 0x80 && walk_wide (&walk, line));
  line->piece.end = walk.last;
  line->n_chars = walk.last - begin - walk.n_inner_last;

  *offset = line->piece.start + (walk.p - begin - walk.n_inner);
  *p = walk.p;
  if (**p != '\0')
    {
      gunichar c = tc_utf8_read (p);
      gboolean pair = c == '\r' && **p == '\n';

      *p += pair;
      *offset += 1 + pair;
    }

  return line->n_chars > 0;
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
  /* Most texts are in ASCII for long stretches. */
  for (; end - p >= 4 * TC_BYTES_WIDTH; p += 4 * TC_BYTES_WIDTH)
    if (tc_bytes_any ((TcBytes) ((tc_bytes_load (p) | tc_bytes_load (p + TC_BYTES_WIDTH) |
                                  tc_bytes_load (p + 2 * TC_BYTES_WIDTH) |
                                  tc_bytes_load (p + 3 * TC_BYTES_WIDTH)) >= 0x80)))
      break;
  for (; end - p >= TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    if (tc_bytes_any ((TcBytes) (tc_bytes_load (p) >= 0xe3)))
      return TRUE;
  for (; p < end; p++)
    if ((guchar) *p >= 0xe3)
      return TRUE;

  return FALSE;
}

/* Whether a text holds more Chinese characters than Latin, Greek or Cyrillic letters, which is more
 * than it takes. Looks at the first bytes of characters only: U+5000 to U+9FFF are Chinese, letters
 * of words are below U+2000. */
static gboolean
is_mostly_han (const char *p,
               const char *end)
{
  gsize n_han = 0;
  gsize n_letters = end - p;

  while (end - p >= TC_BYTES_WIDTH)
    {
      const char *stop = tc_bytes_count_stop (p, end);
      TcBytes hans = { 0 }, others = { 0 };

      for (; p < stop; p += TC_BYTES_WIDTH)
        {
          TcBytes bytes = tc_bytes_load (p);
          TcBytes letters = (bytes | 0x20) - 'a';

          hans -= (TcBytes) ((bytes >= 0xe5) & (bytes <= 0xe9));
          others -= (TcBytes) ((letters >= 26) & ((bytes < 0xc3) | (bytes > 0xe1)));
        }
      n_han += tc_bytes_sum (hans);
      n_letters -= tc_bytes_sum (others);
    }

  return n_han > 0 && n_han * 2 >= n_letters;
}

static gboolean
holds_letter (const char *p,
              const char *end)
{
  while (p < end)
    if (is_word_character (tc_utf8_read (&p)))
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
  const char *p = piece.p;
  gsize n_han = 0;
  gsize n_words = 0;
  gboolean in_word = FALSE;

  /* Most texts hold no Chinese: one letter decides then. */
  if (!may_hold_han (piece.p, piece.end))
    return tc_language_from_counts (0, holds_letter (piece.p, piece.end));
  if (is_mostly_han (piece.p, piece.end))
    return "zh";

  while (p < piece.end)
    {
      gunichar c = tc_utf8_read (&p);
      gboolean word = is_word_character (c);

      n_han += c >= 0x3007 && tc_is_han (c);
      n_words += word && !in_word;
      in_word = word;
    }

  return tc_language_from_counts (n_han, n_words);
}
