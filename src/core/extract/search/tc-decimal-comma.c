/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-decimal-comma.h"

#include <string.h>

#include "tc-bytes.h"

/* "P = 0,022", "5,2 ± 1,1", "95 % CI 0,51-0,88": commas of European reports that are decimal
 * points. A P value, a dispersion and an interval show it for themselves; the other numbers of a
 * report that has none with a point follow. */

/* Longest whole part: with more digits a comma is none of thousands, and seldom one of decimals. */
#define MAX_WHOLE 3

/* How far before its lower limit "ci" stands. Bytes. */
#define MAX_BEFORE_LIMIT 12

typedef struct
{
  gsize start;
  gsize comma;
  gsize end;
} Number;

static gsize
skip_blanks (const char *text,
             gsize       length,
             gsize       at)
{
  while (at < length && text[at] == ' ')
    at++;
  return at;
}

static gsize
skip_digits (const char *text,
             gsize       length,
             gsize       at)
{
  while (at < length && g_ascii_isdigit (text[at]))
    at++;
  return at;
}

/* Whether digits can begin here: not within "3.2,5", "1,2,3", "^1,2" or "il-6,8". */
static gboolean
begins_number (const char *text,
               gsize       start)
{
  if (start == 0)
    return TRUE;
  if (g_ascii_isalnum (text[start - 1]) || strchr (".,/^_", text[start - 1]) != NULL)
    return FALSE;
  return !(text[start - 1] == '-' && start > 1 && g_ascii_isalpha (text[start - 2]));
}

/* The digits around a comma, unless more of them follow behind another one: a list or a number of thousands. */
static gboolean
read_around (const char *text,
             gsize       length,
             gsize       comma,
             Number     *number)
{
  gsize start = comma;
  gsize end = skip_digits (text, length, comma + 1);

  while (start > 0 && g_ascii_isdigit (text[start - 1]) && comma - start <= MAX_WHOLE)
    start--;
  if (start == comma || end == comma + 1 || comma - start > MAX_WHOLE || !begins_number (text, start) ||
      (end + 1 < length && (text[end] == ',' || text[end] == '.') && g_ascii_isdigit (text[end + 1])))
    return FALSE;
  *number = (Number) { start, comma, end };
  return TRUE;
}

/* The next number if it has a comma. */
static gboolean
read_next (const char *text,
           gsize       length,
           gsize       at,
           Number     *number)
{
  gsize comma;

  at = skip_blanks (text, length, at);
  if (at < length && text[at] == '-')
    at = skip_blanks (text, length, at + 1);
  comma = skip_digits (text, length, at);
  return comma > at && comma < length && text[comma] == ',' && read_around (text, length, comma, number) &&
         number->start == at;
}

/* "1,009" is more likely a thousand. */
static gboolean
is_no_thousand (const char   *text,
                const Number *number)
{
  return number->end - number->comma - 1 != 3 || (text[number->start] == '0' && number->comma == number->start + 1);
}

static gboolean
ends_with (const char *text,
           gsize       end,
           const char *word)
{
  gsize n = strlen (word);

  return end >= n && memcmp (text + end - n, word, n) == 0;
}

/* "p<", "p =", "p-value ≤": before a number between 0 and 1. */
static gboolean
is_p_value (const char   *text,
            const Number *number)
{
  static const char *const signs[] = { "=", "<", ">", "≤", "≥" };
  gsize at = number->start;
  gboolean sign = FALSE;

  if (number->comma != number->start + 1 || (text[number->start] != '0' && text[number->start] != '1'))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      while (at > 0 && text[at - 1] == ' ')
        at--;
      if (!ends_with (text, at, signs[i]))
        continue;
      at -= strlen (signs[i]);
      sign = TRUE;
    }
  while (at > 0 && text[at - 1] == ' ')
    at--;
  if (ends_with (text, at, "value"))
    at -= strlen ("value");
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-'))
    at--;
  return sign && ends_with (text, at, "p") && (at < 2 || !g_ascii_isalnum (text[at - 2]));
}

/* "5,2 ± 1,1", and not the list "5,6 ± 1,7 ± 2". */
static gboolean
has_dispersion (const char   *text,
                gsize         length,
                const Number *number,
                Number       *dispersion)
{
  static const char *const signs[] = { "±", "+/-", "+-" };
  gsize at = skip_blanks (text, length, number->end);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize n = strlen (signs[i]);

      if (at + n >= length || memcmp (text + at, signs[i], n) != 0 ||
          !read_next (text, length, at + n, dispersion))
        continue;
      at = skip_blanks (text, length, dispersion->end);
      return at + 2 >= length || (memcmp (text + at, "±", 2) != 0 && memcmp (text + at, "+/", 2) != 0);
    }
  return FALSE;
}

/* "95 % ci 0,51-0,88", "ci [0,51; 0,88]", "ci: 0,51 to 0,88": its two limits. */
static gboolean
is_interval (const char   *text,
             gsize         length,
             const Number *number,
             Number       *upper)
{
  gsize from = number->start - MIN (number->start, MAX_BEFORE_LIMIT);
  const char *ci = tc_bytes_find (text + from, number->start - from, "ci", 2);
  gsize at = skip_blanks (text, length, number->end);

  if (ci == NULL || (ci > text && g_ascii_isalnum (ci[-1])) || g_ascii_isalnum (ci[2]))
    return FALSE;
  for (ci += 2; ci < text + number->start; ci++)
    if (strchr (" :=[(,-", *ci) == NULL)
      return FALSE;
  if (at + 3 > length)
    return FALSE;
  return read_next (text, length,
                    at + (memcmp (text + at, "to ", 3) == 0 ? 3
                          : strchr ("-;", text[at]) != NULL ? 1
                                                            : length - at),
                    upper);
}

/* Whether a number is written with a point: "0.05", and not "1.009" for a thousand and nine. */
static gboolean
has_decimal_point (const char *text,
                   gsize       length)
{
  for (const char *at = memchr (text, '.', length); at != NULL; at = memchr (at + 1, '.', text + length - at - 1))
    {
      gsize behind = at + 1 - text;

      if (at > text && g_ascii_isdigit (at[-1]) && behind < length && g_ascii_isdigit (text[behind]) &&
          skip_digits (text, length, behind) - behind != 3)
        return TRUE;
    }
  return FALSE;
}

static void
add (GArray      **commas,
     const Number *number)
{
  guint32 comma = number->comma;

  if (*commas == NULL)
    *commas = g_array_new (FALSE, FALSE, sizeof comma);
  if (!tc_decimal_commas_hold (*commas, comma))
    g_array_append_val (*commas, comma);
}

/* Those that show it for themselves; with @all each that can be none of thousands, too. */
static GArray *
collect (const char *text,
         gsize       length,
         gboolean    all)
{
  GArray *commas = NULL;
  Number number;
  Number next;

  for (const char *at = memchr (text, ',', length); at != NULL; at = memchr (at + 1, ',', text + length - at - 1))
    {
      if (at == text || !g_ascii_isdigit (at[-1]) || at + 1 >= text + length || !g_ascii_isdigit (at[1]) ||
          !read_around (text, length, at - text, &number))
        continue;
      if (is_p_value (text, &number))
        add (&commas, &number);
      else if (is_no_thousand (text, &number) &&
               (has_dispersion (text, length, &number, &next) || is_interval (text, length, &number, &next)))
        {
          add (&commas, &number);
          if (is_no_thousand (text, &next))
            add (&commas, &next);
        }
      else if (all && is_no_thousand (text, &number) &&
               !(number.start > 0 && text[number.start - 1] == '[' && number.end < length && text[number.end] == ']'))
        add (&commas, &number);
    }
  return commas;
}

/**
 * tc_decimal_commas_find:
 * @text: folded text of a report
 * @length: its bytes
 *
 * Finds the commas that stand for decimal points.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): at which bytes they stand, rising; %NULL for none
 */
GArray *
tc_decimal_commas_find (const char *text,
                        gsize       length)
{
  GArray *commas = collect (text, length, FALSE);

  if (commas == NULL || has_decimal_point (text, length))
    return commas;
  g_array_unref (commas);
  return collect (text, length, TRUE);
}

/**
 * tc_decimal_commas_hold:
 * @self: (nullable): decimal commas
 * @byte: where a comma stands
 *
 * Returns: whether it is one of them
 */
gboolean
tc_decimal_commas_hold (const GArray *self,
                        gsize         byte)
{
  guint32 comma = byte;
  guint low = 0;
  guint high = self == NULL ? 0 : self->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self, guint32, middle) == comma)
        return TRUE;
      if (g_array_index (self, guint32, middle) < comma)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}
