/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statement-numbers.h"

#include <string.h>

/* What libraries and databases write around the numbers of a citation: "Vol. 8", "no. 2", "pp. 11 -
 * 19", "第11-19页". */

static guint
count_digits (const char *p,
              const char *end)
{
  guint n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;

  return n;
}

static guint
read_two (const char *p)
{
  return (p[0] - '0') * 10 + p[1] - '0';
}

/**
 * tc_slice_find_packed_year:
 * @year: (out): its first four digits
 *
 * Returns: whether a day stands in @slice as eight digits: "20310203"
 */
gboolean
tc_slice_find_packed_year (TcSlice  slice,
                           TcSlice *year)
{
  for (const char *p = slice.p; p < slice.end; p++)
    {
      guint n = count_digits (p, slice.end);

      if (n == 8 && ((p[0] == '1' && p[1] >= '8') || (p[0] == '2' && p[1] == '0')) &&
          read_two (p + 4) >= 1 && read_two (p + 4) <= 12 && read_two (p + 6) >= 1 && read_two (p + 6) <= 31)
        {
          *year = (TcSlice) { p, p + 4 };
          return TRUE;
        }
      p += n;
    }

  return FALSE;
}

/* Digits, and letters of ASCII behind them: nearly every number of a citation. */
static gboolean
is_plain (TcSlice slice)
{
  if (slice.p == slice.end || !g_ascii_isdigit (*slice.p))
    return FALSE;
  while (slice.p < slice.end && g_ascii_isalnum (*slice.p))
    slice.p++;

  return slice.p == slice.end;
}

/* Behind one of the words, with the full stop, colon and blanks that follow it; longer words come first. */
static const char *
skip_word (TcSlice             slice,
           const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *p = slice.p + strlen (words[i]);
      const char *after = p;

      if (!tc_slice_has_prefix (slice, words[i]))
        continue;
      while (after < slice.end && strchr (".: ", *after) != NULL)
        after++;
      if (after < slice.end && (after > p || g_ascii_isdigit (*p) || (guchar) *(p - 1) >= 0x80))
        return after;
    }

  return slice.p;
}

/* Without a word before a number, and the sign of Chinese behind it; what is no number then stays as it is. */
static TcSlice
trim_number (TcSlice             slice,
             const char * const *words,
             const char         *sign)
{
  TcSlice number = tc_slice_trim (slice);
  gsize length = strlen (sign);

  if (is_plain (number))
    return number;
  for (const char *p = skip_word (number, words); p > number.p; p = skip_word (number, words))
    number.p = p;
  if (number.end - number.p > (gssize) length && memcmp (number.end - length, sign, length) == 0)
    number.end -= length;
  number = tc_slice_trim (number);

  return count_digits (number.p, number.end) > 0 ? number : slice;
}

/**
 * tc_slice_trim_volume:
 *
 * Returns: @slice without the word for a volume
 */
TcSlice
tc_slice_trim_volume (TcSlice slice)
{
  static const char * const words[] = { "volume", "vol", "v", "第", NULL };

  return trim_number (slice, words, "卷");
}

/**
 * tc_slice_trim_issue:
 *
 * Returns: @slice without the word for an issue
 */
TcSlice
tc_slice_trim_issue (TcSlice slice)
{
  static const char * const words[] = { "issue", "number", "iss", "num", "no", "nr", "第", NULL };

  return trim_number (slice, words, "期");
}

/* The length of a hyphen or dash at @p, 0 where there is none. */
static gsize
dash_length (const char *p)
{
  static const char * const dashes[] = {
    "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d", "\uff5e",
  };

  if (*p != '-' && (guchar) *p < 0x80)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (p, dashes[i]))
      return strlen (dashes[i]);

  return 0;
}

/* Every dash between two numbers as one hyphen, without the blanks around it. */
static char *
join_ranges (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0';)
    {
      const char *blank = p + strspn (p, " ");
      const char *behind = blank;
      gsize n;

      while ((n = dash_length (behind)) > 0)
        behind += n;
      if (behind > blank && to > text && behind[strspn (behind, " ")] != '\0')
        {
          *to++ = '-';
          p = behind + strspn (behind, " ");
          continue;
        }
      /* All that was looked at is copied: it is not looked at again. */
      behind = MAX (behind, p + 1);
      memmove (to, p, behind - p);
      to += behind - p;
      p = behind;
    }
  *to = '\0';

  return text;
}

/* "P2-14-05", "P123-P130": the letter belongs to the numbers. A small one may be the word for a page: "p123-130". */
static gboolean
begins_with_letter_of_number (TcSlice pages)
{
  if (pages.end - pages.p < 2 || g_ascii_toupper (*pages.p) != 'P' || !g_ascii_isdigit (pages.p[1]))
    return FALSE;
  if (*pages.p == 'P')
    return TRUE;
  for (const char *p = pages.p + 1; p < pages.end; p++)
    if (g_ascii_isalpha (*p))
      return TRUE;

  return FALSE;
}

/**
 * tc_slice_dup_pages:
 *
 * Returns: (transfer full): the pages that @slice says, without words, with hyphens between the first and the last
 */
char *
tc_slice_dup_pages (TcSlice slice)
{
  static const char * const words[] = { "pages", "page", "pgs", "pp", "pg", "p", "第", NULL };
  static const char count[] = ", numpages";
  TcSlice pages = tc_slice_trim (slice);
  const char *end;

  if (!begins_with_letter_of_number (pages))
    pages = trim_number (slice, words, "页");
  if (is_plain (pages))
    return tc_slice_dup (pages);
  end = tc_slice_find (pages, count);
  if (end != NULL)
    pages.end = end;

  return join_ranges (tc_slice_dup_text (tc_slice_trim (pages), FALSE));
}
