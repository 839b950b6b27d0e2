/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <math.h>
#include <string.h>

#include "tc-arms-private.h"
#include "tc-dose.h"

/* Arms that are called by their dose of cells: "1 × 10 cells/kg" has lost the exponent that the dose knows. */

#define MAX_EXPONENT 15

static void
append_raised (GString *out,
               int      exponent)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  if (exponent >= 10)
    g_string_append (out, digits[exponent / 10]);
  g_string_append (out, digits[exponent % 10]);
}

/* The exponent of a dose whose words begin with its mantissa, 0 where it has none. */
static int
get_exponent (const char    *words,
              const TcValue *dose)
{
  double mantissa = g_ascii_strtod (words, NULL);
  double exponent = mantissa > 0 ? round (log10 (tc_value_get_number (dose) / mantissa)) : 0;

  return exponent > 0 && exponent <= MAX_EXPONENT ? (int) exponent : 0;
}

/* The first byte behind the ten of "1 × 10", or %NULL. */
static const char *
find_behind_ten (const char *words)
{
  static const char *const signs[] = { "×", "x", "X", "*" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *sign = strstr (words, signs[i]);

      if (sign == NULL)
        continue;
      sign += strlen (signs[i]);
      sign += strspn (sign, " ");
      if (g_str_has_prefix (sign, "10"))
        return sign + strlen ("10");
    }
  return NULL;
}

/* Whether an exponent stands behind the ten that is marked as one. */
static gboolean
is_marked (const char *behind)
{
  gunichar c = g_utf8_get_char (behind);

  return c == '^' || c == '(' || c == 'e' || c == 'E' || c == 0xB9 || c == 0xB2 || c == 0xB3 ||
         (c >= 0x2070 && c <= 0x2079);
}

/* "1 × 10 cells/kg" and "1 × 106 cells/kg" become "1 × 10⁶ cells/kg"; %NULL where nothing is lost. */
static char *
repair (const char    *words,
        const TcValue *dose)
{
  const char *behind = find_behind_ten (words);
  int exponent = get_exponent (words, dose);
  const char *digits;
  GString *out;

  if (behind == NULL || exponent == 0 || is_marked (behind))
    return NULL;
  digits = behind + strspn (behind, " ");
  out = g_string_new_len (words, behind - words);
  append_raised (out, exponent);
  g_string_append (out, g_ascii_isdigit (*digits) ? digits + strspn (digits, "0123456789") : behind);
  return g_string_free (out, FALSE);
}

/* The dose of cells that was found in a passage. */
static const TcCandidate *
find_candidate (const TcFindings *findings,
                TcSpan            span)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (strcmp (candidate->rule, TC_DOSE_RULE_CELLS) == 0 && candidate->quotes[0].start >= span.start &&
          candidate->quotes[0].end <= span.end)
        return candidate;
    }
  return NULL;
}

/* "2 × 10^6" of "cells (2 × 10^6)". */
static char *
get_amount (const char *words)
{
  char *amount = g_strdup (words + strcspn (words, "0123456789"));

  if (g_str_has_suffix (amount, ")") && strchr (amount, '(') == NULL)
    amount[strlen (amount) - 1] = '\0';
  return amount;
}

static void
replace_in_label (TcArm      *arm,
                  const char *words,
                  const char *repaired)
{
  g_autofree char *label = g_steal_pointer (&arm->label);
  const char *at = strstr (label, words);

  arm->label = at == NULL ? g_strdup (label)
                          : g_strdup_printf ("%.*s%s%s", (int) (at - label), label, repaired, at + strlen (words));
}

/**
 * tc_arm_find_dose:
 * @arm: an arm; its label gets back the exponent that it has lost
 * @document: where it was found
 * @findings: what was found there, doses of cells included
 * @end: byte behind the name and its brackets
 * @quotes: (out) (array length=n_quotes): where the dose is said, in the arm and with its exponent; of
 *   %TC_CANDIDATE_MAX_QUOTES
 * @n_quotes: (out): how many these are, 0 without a dose
 *
 * Finds the dose of cells that an arm is called by.
 *
 * Returns: (transfer full) (nullable): its words, with the exponent in place
 */
char *
tc_arm_find_dose (TcArm            *arm,
                  const TcProse    *document,
                  const TcFindings *findings,
                  gsize             end,
                  TcSpan           *quotes,
                  guint            *n_quotes)
{
  const TcCandidate *candidate = find_candidate (findings, tc_normal_to_span (document->normal, arm->start, end));
  g_autofree char *slice = NULL;
  g_autofree char *words = NULL;
  char *repaired;

  *n_quotes = 0;
  if (candidate == NULL)
    return NULL;
  slice = tc_prose_slice (document, candidate->quotes[0]);
  words = get_amount (slice);
  for (; *n_quotes < candidate->n_quotes; (*n_quotes)++)
    quotes[*n_quotes] = candidate->quotes[*n_quotes];
  repaired = repair (words, candidate->value);
  if (repaired == NULL)
    return g_steal_pointer (&words);
  replace_in_label (arm, words, repaired);
  return repaired;
}
