/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-numbers.h"

#include <string.h>

/* Names of numbers. Members of 100 and more multiply what stands before them. */
#define WORD(NAME, VALUE) { NAME, sizeof (NAME) - 1, VALUE }
static const struct
{
  const char *word;
  guint8 length;
  double value;
} words[] = {
  WORD ("zero", 0), WORD ("a", 1), WORD ("one", 1), WORD ("two", 2), WORD ("three", 3), WORD ("four", 4),
  WORD ("five", 5), WORD ("six", 6), WORD ("seven", 7), WORD ("eight", 8), WORD ("nine", 9), WORD ("ten", 10),
  WORD ("eleven", 11), WORD ("twelve", 12), WORD ("thirteen", 13), WORD ("fourteen", 14), WORD ("fifteen", 15),
  WORD ("sixteen", 16), WORD ("seventeen", 17), WORD ("eighteen", 18), WORD ("nineteen", 19), WORD ("twenty", 20),
  WORD ("thirty", 30), WORD ("forty", 40), WORD ("fourty", 40), WORD ("fifty", 50), WORD ("sixty", 60),
  WORD ("seventy", 70), WORD ("eighty", 80), WORD ("ninety", 90), WORD ("dozen", 12), WORD ("hundred", 100),
  WORD ("thousand", 1000), WORD ("million", 1e6),
};

static const struct
{
  const char *han;
  double value;
} han_digits[] = {
  { "〇", 0 }, { "零", 0 }, { "一", 1 }, { "二", 2 }, { "两", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
  { "六", 6 }, { "七", 7 }, { "八", 8 }, { "九", 9 }, { "十", 10 }, { "百", 100 }, { "千", 1000 }, { "万", 10000 },
};

static gboolean
find_word (const char *text,
           gsize       length,
           double     *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].length == length && words[i].word[0] == text[0] && memcmp (words[i].word, text, length) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

/**
 * tc_number_parse_words:
 * @text: folded text, such as "one hundred and seventy-six"
 * @length: its length in bytes
 * @number: (out): the number
 *
 * Reads an English number word.
 *
 * Returns: whether all of @text is one
 */
gboolean
tc_number_parse_words (const char *text,
                       gsize       length,
                       double     *number)
{
  double total = 0;
  double group = 0;
  gboolean any = FALSE;

  for (gsize i = 0; i < length;)
    {
      gsize start = i;
      double value;

      while (i < length && g_ascii_isalpha (text[i]))
        i++;
      if (i == start)
        {
          if (strchr (" -,", text[i]) == NULL)
            return FALSE;
          i++;
          continue;
        }
      if (i - start == 3 && memcmp (text + start, "and", 3) == 0)
        continue;
      if (!find_word (text + start, i - start, &value))
        return FALSE;
      /* "a hundred", but not "a four-week trial" */
      if (i - start == 1 && !(i < length && text[i] == ' ' && strchr ("htmd", text[i + 1]) != NULL))
        return FALSE;
      if (value == 12 && text[start] == 'd')
        group = (group == 0 ? 1 : group) * 12;
      else if (value == 100)
        group = (group == 0 ? 1 : group) * 100;
      else if (value >= 1000)
        {
          total += (group == 0 ? 1 : group) * value;
          group = 0;
        }
      else
        group += value;
      any = TRUE;
    }
  *number = total + group;
  return any;
}

/**
 * tc_number_parse_han:
 * @text: folded text, such as "一百二十三" or "二〇"
 * @length: its length in bytes
 * @number: (out): the number
 *
 * Reads a number in Chinese numerals.
 *
 * Returns: whether all of @text is one
 */
gboolean
tc_number_parse_han (const char *text,
                     gsize       length,
                     double     *number)
{
  double total = 0;
  double section = 0;
  double digit = 0;
  gboolean positional = FALSE;
  gboolean last_was_digit = FALSE;

  if (length == 0 || length % 3 != 0)
    return FALSE;
  for (gsize i = 0; i < length; i += 3)
    {
      double value = -1;

      for (guint k = 0; k < G_N_ELEMENTS (han_digits); k++)
        if (memcmp (han_digits[k].han, text + i, 3) == 0)
          value = han_digits[k].value;
      if (value < 0)
        return FALSE;
      if (value < 10)
        {
          positional = positional || (last_was_digit && digit != 0);
          digit = positional || last_was_digit ? digit * 10 + value : value;
          last_was_digit = TRUE;
          continue;
        }
      last_was_digit = FALSE;
      if (value == 10000)
        {
          total = (total + section + digit) * 10000;
          section = 0;
        }
      else
        section += (digit == 0 ? 1 : digit) * value;
      digit = 0;
    }
  *number = total + section + digit;
  return TRUE;
}

/* Digits with thousands separators: "10,948", "13 388", "1'024". A lone '.' is a decimal point. */
static gboolean
parse_digits (const char *text,
              gsize       length,
              double     *number)
{
  char buffer[64];
  gsize n = 0;
  gsize i = 0;
  char *end;

  if (length > 0 && (text[0] == '-' || text[0] == '+'))
    buffer[n++] = text[i++];
  if (i >= length || !g_ascii_isdigit (text[i]))
    return FALSE;
  for (; i < length; i++)
    {
      gboolean separates = strchr (", '", text[i]) != NULL && i + 3 < length + 0 && g_ascii_isdigit (text[i + 1]) &&
                           g_ascii_isdigit (text[i + 2]) && g_ascii_isdigit (text[i + 3]) &&
                           (i + 4 >= length || !g_ascii_isdigit (text[i + 4]));

      if (separates)
        continue;
      if ((!g_ascii_isdigit (text[i]) && text[i] != '.') || n + 2 > sizeof buffer)
        return FALSE;
      buffer[n++] = text[i];
    }
  buffer[n] = '\0';
  *number = g_ascii_strtod (buffer, &end);
  return *end == '\0';
}

/**
 * tc_number_parse:
 * @text: folded text: digits with or without separators, an English number word or Chinese numerals
 * @length: its length in bytes
 * @number: (out): the number
 *
 * Reads a number in any of the forms that reports use.
 *
 * Returns: whether all of @text is one number
 */
gboolean
tc_number_parse (const char *text,
                 gsize       length,
                 double     *number)
{
  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  while (length > 0 && text[length - 1] == ' ')
    length--;
  while (length > 0 && *text == ' ')
    {
      text++;
      length--;
    }
  return parse_digits (text, length, number) || tc_number_parse_words (text, length, number) ||
         tc_number_parse_han (text, length, number);
}
