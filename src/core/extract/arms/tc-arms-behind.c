/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-bytes.h"

/* "6000 mg N-tea iv one hour" is also called "N-tea". */

/* Behind an amount these are no names. */
static const char *const generic[] = { "treatment", "therapy", "intervention", "follow", "exercise",
"training",
                                       "placebo", "control", "cycle", "dose", "group", "course", "standard" };

/**
 * tc_arm_find_first:
 * @text: folded text
 * @start: first byte of a passage
 * @end: byte behind it
 * @words: (array length=n): words
 * @n: how many
 *
 * Returns: the byte where the first of them begins; @end without one
 */
gsize
tc_arm_find_first (const char        *text,
                   gsize              start,
                   gsize              end,
                   const char *const *words,
                   guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *at = tc_bytes_find (text + start, end - start, words[i], strlen (words[i]));

      if (at != NULL)
        end = at - text;
    }
  return end;
}

/**
 * tc_arm_find_behind_amount:
 * @text: folded text
 * @start: first byte of the name of an arm
 * @end: byte behind it
 * @first: (out): first byte of what stands behind its amount, where that goes on
 * @last: (out): byte behind that
 *
 * Returns: whether the name begins with an amount, and goes on with what was given
 */
gboolean
tc_arm_find_behind_amount (const char *text,
                           gsize       start,
                           gsize       end,
                           gsize      *first,
                           gsize      *last)
{
  static const char *const units[] = { "mg", "g", "μg", "mcg", "microg", "iu", "ml", "units",
  "weeks", "months", "days" };
  static const char *const ends[] = { " iv", " oral", " subcut", " intra", " once", " twice",
  " daily", " every", " per ",
                                      " for "
                                      "", " before", " after", " over ", " in ", " with ", " plus ", " at ", " tablet",
                                      " three", " a day", " and ", " or " };
  gsize at = start;
  gsize unit;
  gboolean known = FALSE;

  if (!g_ascii_isdigit (text[at]))
    return FALSE;
  while (at < end && (g_ascii_isdigit (text[at]) || strchr (".,- ", text[at]) != NULL))
    at++;
  unit = strcspn (text + at, " /(");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    known = known || (strlen (units[i]) == unit && memcmp (text + at, units[i], unit) == 0);
  at += strcspn (text + at, " ") + 1;
  /* the amount is all of it, and can end the text */
  if (at >= end)
    return FALSE;
  if (at + 3 < end && memcmp (text + at, "of ", 3) == 0)
    at += 3;
  for (guint i = 0; i < G_N_ELEMENTS (generic); i++)
    known = known && !g_str_has_prefix (text + at, generic[i]);
  *first = at;
  *last = tc_arm_find_first (text, at, end, ends, G_N_ELEMENTS (ends));
  return known && at + 4 < end && g_ascii_isalpha (text[at]);
}
