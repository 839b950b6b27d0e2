/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-dates.h"

#include <string.h>

/**
 * tc_date_find_year:
 * @text: folded text
 * @length: its length in bytes
 *
 * Finds the first number of four digits that can be the year of a report.
 *
 * Returns: a year from 1900 to 2099, or 0
 */
int
tc_date_find_year (const char *text,
                   gsize       length)
{
  for (gsize i = 0; i + 4 <= length; i++)
    {
      gboolean alone = (i == 0 || !g_ascii_isdigit (text[i - 1])) &&
                       (i + 4 == length || !g_ascii_isdigit (text[i + 4]));
      gboolean digits = TRUE;
      int year = 0;

      for (guint k = 0; k < 4; k++)
        {
          digits = digits && g_ascii_isdigit (text[i + k]);
          year = year * 10 + (text[i + k] - '0');
        }
      if (alone && digits && year >= 1900 && year <= 2099)
        return year;
    }
  return 0;
}

/**
 * tc_date_is_month:
 * @text: folded text
 * @length: its length in bytes
 *
 * Tells whether a word is the English name of a month, whole or cut to three letters or more.
 */
gboolean
tc_date_is_month (const char *text,
                  gsize       length)
{
  static const char *const months[] = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december"
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (length >= 3 && length <= strlen (months[i]) && memcmp (months[i], text, length) == 0)
      return TRUE;
  return FALSE;
}
