/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-figures.h"

#include <math.h>
#include <string.h>

#include "tc-bytes.h"
#include "tc-numbers.h"

/* What may stand behind a figure, folded. Of two that begin alike the longer one stands first. */
#define UNIT(WORD, KIND) { WORD, sizeof (WORD) - 1, KIND }
static const struct
{
  const char *word;
  guint8 length;
  TcFigureUnit unit;
} units[] = {
  UNIT ("%", TC_FIGURE_PERCENT), UNIT ("percent", TC_FIGURE_PERCENT), UNIT ("per cent", TC_FIGURE_PERCENT),
  UNIT ("patient", TC_FIGURE_PEOPLE), UNIT ("participant", TC_FIGURE_PEOPLE), UNIT ("subject", TC_FIGURE_PEOPLE),
  UNIT ("women", TC_FIGURE_PEOPLE), UNIT ("men ", TC_FIGURE_PEOPLE), UNIT ("adult", TC_FIGURE_PEOPLE),
  UNIT ("child", TC_FIGURE_PEOPLE), UNIT ("people", TC_FIGURE_PEOPLE), UNIT ("individual", TC_FIGURE_PEOPLE),
  UNIT ("volunteer", TC_FIGURE_PEOPLE), UNIT ("infant", TC_FIGURE_PEOPLE), UNIT ("case", TC_FIGURE_PEOPLE),
  UNIT ("例", TC_FIGURE_PEOPLE), UNIT ("名", TC_FIGURE_PEOPLE), UNIT ("位", TC_FIGURE_PEOPLE),
  UNIT ("人", TC_FIGURE_PEOPLE), UNIT ("point", TC_FIGURE_POINTS), UNIT ("分钟", TC_FIGURE_MINUTE),
  UNIT ("分别", TC_FIGURE_NONE), UNIT ("分", TC_FIGURE_POINTS), UNIT ("minute", TC_FIGURE_MINUTE),
  UNIT ("min", TC_FIGURE_MINUTE), UNIT ("hour", TC_FIGURE_HOUR), UNIT ("小时", TC_FIGURE_HOUR),
  UNIT ("day", TC_FIGURE_DAY), UNIT ("天", TC_FIGURE_DAY), UNIT ("week", TC_FIGURE_WEEK),
  UNIT ("周", TC_FIGURE_WEEK), UNIT ("month", TC_FIGURE_MONTH), UNIT ("个月", TC_FIGURE_MONTH),
  UNIT ("year", TC_FIGURE_YEAR), UNIT ("岁", TC_FIGURE_YEAR), UNIT ("年", TC_FIGURE_YEAR),
  UNIT ("μg", TC_FIGURE_MICROGRAM), UNIT ("微克", TC_FIGURE_MICROGRAM), UNIT ("mg", TC_FIGURE_MILLIGRAM),
  UNIT ("毫克", TC_FIGURE_MILLIGRAM), UNIT ("kg", TC_FIGURE_KILOGRAM), UNIT ("公斤", TC_FIGURE_KILOGRAM),
  UNIT ("千克", TC_FIGURE_KILOGRAM), UNIT ("g", TC_FIGURE_GRAM), UNIT ("克", TC_FIGURE_GRAM),
  UNIT ("ml", TC_FIGURE_MILLILITRE), UNIT ("毫升", TC_FIGURE_MILLILITRE), UNIT ("mm", TC_FIGURE_MILLIMETRE),
  UNIT ("毫米", TC_FIGURE_MILLIMETRE), UNIT ("cm", TC_FIGURE_CENTIMETRE), UNIT ("厘米", TC_FIGURE_CENTIMETRE),
};

static const struct
{
  const char *word;
  double factor;
} scales[] = {
  { "thousand", 1e3 }, { "million", 1e6 }, { "billion", 1e9 }, { "万", 1e4 }, { "亿", 1e8 },
};

/* How many words may stand between a number and the people whom it counts: "48 elderly patients". */
#define MAX_WORDS 3

/* No number that people write in words is longer: "one hundred and twenty-three thousand four
 * hundred and fifty-six". */
#define MAX_NUMBER_WORDS 12

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c);
}

static gboolean
is_digit (const char *text,
          gsize       at,
          gsize       end)
{
  return at < end && g_ascii_isdigit (text[at]);
}

static const char *
skip_blank (const char *p,
            const char *end)
{
  return p < end && (*p == ' ' || *p == '-') ? p + 1 : p;
}

static gboolean
begins (const char *p,
        const char *end,
        const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - p) >= n && memcmp (p, word, n) == 0;
}

/* The unit whose word stands at @p. Units of few letters are whole words: "5 g", not "5 groups". */
static TcFigureUnit
match_unit (const char *p,
            const char *end)
{
  for (guint i = 0; p < end && i < G_N_ELEMENTS (units); i++)
    {
      gsize n = units[i].length;

      if (units[i].word[0] != *p || (gsize) (end - p) < n || memcmp (p, units[i].word, n) != 0)
        continue;
      if (n > 3 || !is_letter (p[n - 1]) || units[i].unit == TC_FIGURE_DAY || p + n == end ||
          !(is_letter (p[n]) || p[n] == '/'))
        return units[i].unit;
    }
  return TC_FIGURE_NONE;
}

static TcFigureUnit
find_unit (const char *p,
           const char *end)
{
  for (guint i = 0; i <= MAX_WORDS && p < end; i++)
    {
      TcFigureUnit unit;

      p = skip_blank (p, end);
      unit = match_unit (p, end);
      if (unit != TC_FIGURE_NONE && (i == 0 || unit == TC_FIGURE_PEOPLE))
        return unit;
      if (p == end || !is_letter (*p))
        return TC_FIGURE_NONE;
      while (p < end && (is_letter (*p) || *p == '-'))
        p++;
      if (p == end || *p != ' ')
        return TC_FIGURE_NONE;
    }
  return TC_FIGURE_NONE;
}

/* Whether "n = " stands before a number. */
static gboolean
is_size (const char *text,
         gsize       start,
         gsize       at)
{
  while (at > start && (text[at - 1] == ' ' || text[at - 1] == '='))
    at--;
  return at > start && text[at - 1] == 'n' && text[at] != 'n' && (at == start + 1 || !is_letter (text[at - 2])) &&
         memchr (text + at, '=', 3) != NULL;
}

/* Reads "million" and the unit behind a number, and adds it. */
static gsize
add_figure (const char *text,
            gsize       start,
            gsize       end,
            TcFigure    figure,
            GArray     *figures)
{
  const char *limit = text + end;
  const char *p = skip_blank (text + figure.end, limit);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (begins (p, limit, scales[i].word))
      {
        figure.value *= scales[i].factor;
        figure.end = p + strlen (scales[i].word) - text;
        break;
      }
  figure.unit = is_size (text, start, figure.start) ? TC_FIGURE_PEOPLE : find_unit (text + figure.end, limit);
  /* 5月3日 */
  p = text + figure.end;
  figure.doubtful = figure.doubtful || begins (p, limit, "月") || begins (p, limit, "日");
  g_array_append_val (figures, figure);
  return figure.end;
}

/* Where a number in digits ends: thousands in groups, one decimal point. */
static gsize
end_of_digits (const char *text,
               gsize       at,
               gsize       end)
{
  while (is_digit (text, at, end))
    at++;
  while (at + 3 < end && (text[at] == ',' || text[at] == ' ') && is_digit (text, at + 1, end) &&
         is_digit (text, at + 2, end) && is_digit (text, at + 3, end) && !is_digit (text, at + 4, end))
    at += 4;
  if (at + 1 < end && text[at] == '.' && is_digit (text, at + 1, end))
    for (at++; is_digit (text, at, end);)
      at++;
  return at;
}

/* "× 10^6" and "x 10(6)" behind a number; "× 106" has lost its exponent. */
static void
read_power (const char *text,
            gsize       end,
            TcFigure   *figure)
{
  gsize at = figure->end;
  gsize from;
  double exponent;

  while (at < end && text[at] == ' ')
    at++;
  if (begins (text + at, text + end, "×"))
    at += strlen ("×");
  else if (at < end && (text[at] == 'x' || text[at] == '*'))
    at++;
  else
    return;
  while (at < end && text[at] == ' ')
    at++;
  if (!begins (text + at, text + end, "10"))
    return;
  at += 2;
  from = at < end && (text[at] == '^' || text[at] == '(') ? at + 1 : at;
  for (at = from; is_digit (text, at, end);)
    at++;
  if (at == from || at - from > 2 || text[from - 1] == '0' || !tc_number_parse (text + from, at - from, &exponent))
    figure->doubtful = TRUE;
  else
    figure->value *= pow (10, exponent);
  figure->end = at < end && text[at] == ')' ? at + 1 : at;
}

/* The digits of ".42", which some journals write for 0.42. */
static gboolean
is_bare_fraction (const char *text,
                  gsize       start,
                  gsize       at)
{
  return at > start + 1 && text[at - 1] == '.' && strchr (" (=<>[", text[at - 2]) != NULL;
}

static gsize
read_digits (const char *text,
             gsize       start,
             gsize       at,
             gsize       end,
             GArray     *figures)
{
  TcFigure figure = { .start = at, .end = end_of_digits (text, at, end) };
  g_autofree char *digits = g_strndup (text + at, figure.end - at);
  /* "il-6", "hba1c", "nct01234567": part of a name. */
  gboolean is_name = at > start && (is_letter (text[at - 1]) || strchr ("^_", text[at - 1]) != NULL ||
                                    (text[at - 1] == '-' && at > start + 1 && is_letter (text[at - 2])));

  for (char *p = digits; *p != '\0'; p++)
    if (*p == ' ')
      *p = ',';
  is_name = is_name || (figure.end < end && is_letter (text[figure.end]) &&
                        match_unit (text + figure.end, text + end) == TC_FIGURE_NONE);
  if (is_name || !tc_number_parse (digits, strlen (digits), &figure.value))
    return figure.end;
  if (is_bare_fraction (text, start, at))
    figure.value /= pow (10, strspn (digits, "0123456789"));
  read_power (text, end, &figure);
  return add_figure (text, start, end, figure, figures);
}

/* Reads the longest number in words that begins at @at; 0 if none does. */
static gsize
read_words (const char *text,
            gsize       at,
            gsize       end,
            GArray     *figures)
{
  TcFigure figure = { .start = at, .word = TRUE };
  gsize next = at;

  for (guint i = 0; i < MAX_NUMBER_WORDS && next < end && is_letter (text[next]); i++)
    {
      gsize word_end = next;
      gboolean is_and;
      double value;

      while (word_end < end && is_letter (text[word_end]))
        word_end++;
      is_and = i > 0 && word_end - next == 3 && memcmp (text + next, "and", 3) == 0;
      if (!is_and && !tc_number_parse_words (text + at, word_end - at, &value))
        break;
      if (!is_and)
        {
          figure.value = value;
          figure.end = word_end;
        }
      next = word_end < end && (text[word_end] == ' ' || text[word_end] == '-') ? word_end + 1 : end;
    }
  if (figure.end == 0 || (figure.end == at + 1 && text[at] == 'a'))
    return 0;
  return add_figure (text, at, end, figure, figures);
}

/* Reads Chinese numerals that count people, time or things. */
static gsize
read_han (const char *text,
          gsize       at,
          gsize       end,
          GArray     *figures)
{
  static const char numerals[] = "一二两三四五六七八九十百千零";
  TcFigure figure = { .start = at, .word = TRUE };
  gsize next = at;

  while (next + 3 <= end && (guchar) text[next] >= 0xE4 &&
         tc_bytes_find (numerals, strlen (numerals), text + next, 3) != NULL)
    next += 3;
  if (next == at || !tc_number_parse_han (text + at, next - at, &figure.value))
    return MAX (next, at + 3);
  figure.end = next;
  if (find_unit (text + next, text + end) == TC_FIGURE_NONE)
    return next;
  return add_figure (text, at, end, figure, figures);
}

/**
 * tc_figures_read:
 * @text: folded text
 * @start: first byte of a sentence
 * @end: byte behind it
 * @figures: (element-type TcFigure): where to append
 *
 * Reads the numbers of a sentence in English or Chinese, so that those of a translation can be compared with them.
 */
void
tc_figures_read (const char *text,
                 gsize       start,
                 gsize       end,
                 GArray     *figures)
{
  gsize at = start;

  while (at < end)
    {
      guchar c = text[at];

      if (g_ascii_isdigit (c))
        at = read_digits (text, start, at, end, figures);
      else if (is_letter (c))
        {
          gboolean inside = at > start && (is_letter (text[at - 1]) || g_ascii_isdigit (text[at - 1]));
          gsize next = inside ? 0 : read_words (text, at, end, figures);

          while (next == 0 && at < end && is_letter (text[at]))
            at++;
          at = MAX (next, at);
        }
      else if (c >= 0xE4 && c <= 0xE9)
        at = read_han (text, at, end, figures);
      else
        at++;
    }
}
