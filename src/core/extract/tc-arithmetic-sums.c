/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-arithmetic.h"
#include "tc-arms-sized.h"

/* Sums and differences: the arms make up all who were randomised, and the change is what lies between before
 * and after. */

#define DEALT " randomized randomised assigned allocated divided "

static char *
slice (const TcTokens *tokens,
       guint           first,
       guint           last)
{
  const char *text = tokens->text;
  GString *number = g_string_new (NULL);

  for (gsize i = tokens->array->len > first ? tc_tokens_get (tokens, first)->start : 0;
       i < tc_tokens_get (tokens, last - 1)->end; i++)
    if (g_ascii_isdigit (text[i]) || text[i] == '.' || text[i] == '-')
      g_string_append_c (number, text[i]);
  return g_string_free (number, FALSE);
}

/* "63 women were randomly assigned to …": the token of the number of all, or the number of tokens. */
static guint
find_whole (const TcTokens *tokens,
            guint           limit)
{
  guint whole = tokens->array->len;

  for (guint i = 0; i < limit; i++)
    {
      gboolean people = FALSE;
      guint verb = i + 1;

      if (!tc_tokens_is_number (tokens, i) || tc_tokens_get (tokens, i)->decimals > 0 ||
          tc_tokens_get (tokens, i)->number < 4 || tc_tokens_is_mark (tokens, i + 1, "%/"))
        continue;
      while (verb < limit && verb < i + 12 && !tc_tokens_is_any (tokens, verb, DEALT) &&
             !tc_tokens_is_number (tokens, verb) && !tc_tokens_is_mark (tokens, verb, ",;.:("))
        {
          people = people || tc_tokens_is_any (tokens, verb, TC_ARM_PEOPLE);
          verb++;
        }
      if (!people || !tc_tokens_is_any (tokens, verb, DEALT))
        continue;
      /* Two candidates: nothing is certain. */
      if (whole < tokens->array->len)
        return tokens->array->len;
      whole = i;
    }
  return whole;
}

/* "81 were randomised, 73 analysed (34 and 39)": the sum is another number of the sentence. And where some of
 * the arms make up the whole, the others are parts of these. */
static gboolean
is_explained (const TcTokens *tokens,
              guint           whole,
              GPtrArray      *arms,
              double          sum)
{
  double all = tc_tokens_get (tokens, whole)->number;

  for (guint i = 0; i < tokens->array->len; i++)
    if (tc_tokens_is_number (tokens, i) && tc_tokens_get (tokens, i)->number == sum)
      return TRUE;
  for (guint subset = 1; subset < (1u << arms->len); subset++)
    {
      double part = 0;

      for (guint i = 0; i < arms->len; i++)
        part += (subset & (1u << i)) != 0
        ? ((const TcArm *) g_ptr_array_index (arms, i))->n_allocated : 0;
      if (part == all)
        return TRUE;
    }
  return FALSE;
}

/**
 * tc_arithmetic_check_sizes:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): its arms
 * @findings: where to add a discrepancy
 *
 * Compares the sizes of all arms with the number that the same sentence says were dealt out.
 */
void
tc_arithmetic_check_sizes (TcTokenCache *cache,
                           GPtrArray    *arms,
                           TcFindings   *findings)
{
  const TcProse *document = cache->document;
  const TcArm *first = arms->len >= 2 ? g_ptr_array_index (arms, 0) : NULL;
  const TcTokens *tokens;
  gsize places[2 * 9] = { 0 };
  double sum = 0;
  guint whole;
  guint limit;

  if (first == NULL || arms->len > 8 || first->chinese)
    return;
  tokens = tc_token_cache_get (cache, first->sentence);
  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);
      gsize start = tc_normal_from_char (document->normal, arm->allocated.start);

      if (arm->sentence != first->sentence || arm->n_allocated <= 0 ||
          strcmp (arm->rule, "arms.sized") != 0 ||
          tc_tokens_find (tokens, start) >= tokens->array->len)
        return;
      sum += arm->n_allocated;
      places[2 + 2 * i] = start;
      places[3 + 2 * i] = tc_normal_from_char (document->normal, arm->allocated.end);
    }
  limit = MIN (tc_tokens_find (tokens, first->start), tc_tokens_find (tokens, places[2]));
  whole = find_whole (tokens, limit);
  if (whole >= limit || is_explained (tokens, whole, arms, sum))
    return;
  {
    g_autofree char *all = g_strdup_printf ("%.0f", tc_tokens_get (tokens, whole)->number);
    g_autofree char *together = g_strdup_printf ("%.0f", sum);
    const char *numbers[] = { together, all, NULL };

    places[0] = tc_tokens_get (tokens, whole)->start;
    places[1] = tc_tokens_get (tokens, whole)->end;
    /* Translators: {1} and {2} are numbers of participants. */
    tc_arithmetic_add (document, "n_enrolled",
                       N_ ("The arms have {1} participants together, not {2}."), numbers, places,
                       2 + 2 * arms->len, findings);
  }
}

/* A number with its sign: the token behind it, 0 where none stands. */
static guint
read_number (const TcTokens *tokens,
             guint           at,
             double         *number,
             guint          *decimals)
{
  guint i = at;

  if (!tc_tokens_read_signed (tokens, &i, number))
    return 0;
  *decimals = tc_tokens_get (tokens, i - 1)->decimals;
  return i;
}

/* "(a reduction of 2.5", "(change, -2.5", "a mean decrease of 2.5": the token of the number, or 0. */
static guint
find_change (const TcTokens *tokens,
             guint           at)
{
  gboolean named = FALSE;

  for (guint i = at; i < at + 8; i++)
    {
      if (tc_tokens_is_number (tokens, i) ||
          (tc_tokens_is_mark (tokens, i, "-+") && tc_tokens_is_number (tokens, i + 1)))
        return named ? i : 0;
      if (tc_tokens_is_any (tokens, i,
                            " change difference decrease reduction increase decline improvement gain loss drop "))
        named = TRUE;
      else if (!tc_tokens_is_mark (tokens, i, "(,:=;") &&
               !tc_tokens_is_any (tokens, i,
                                  " a an the of mean was is by absolute corresponding to "))
        return 0;
    }
  return 0;
}

static gboolean
is_adjusted (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->array->len; i++)
    if (tc_tokens_is_any (tokens, i, " adjusted median medians geometric "))
      return TRUE;
  return FALSE;
}

static guint
skip_unit (const TcTokens *tokens,
           guint           at)
{
  guint i = at;

  while (i < at + 4 && !tc_tokens_is_any (tokens, i, " to in and with a ") &&
         (tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD || tc_tokens_is_mark (tokens, i, "%/")))
    i++;
  return i;
}

/**
 * tc_arithmetic_check_change:
 * @document: a document
 * @tokens: the tokens of one of its sentences
 * @findings: where to add a discrepancy
 *
 * Compares "from 7.5 to 5.0" with the change that stands right behind it.
 */
void
tc_arithmetic_check_change (const TcProse  *document,
                            const TcTokens *tokens,
                            TcFindings     *findings)
{
  for (guint i = 0; i < tokens->array->len; i++)
    {
      double values[3];
      guint decimals[3];
      guint ends[3];
      guint at;
      double wanted;
      double slack;
      gboolean percent;
      gboolean percentages;

      if (!tc_tokens_is_any (tokens, i, " from ") ||
          (ends[0] = read_number (tokens, i + 1, &values[0], &decimals[0])) == 0)
        continue;
      percentages = tc_tokens_is_mark (tokens, ends[0], "%");
      at = skip_unit (tokens, ends[0]);
      if (!tc_tokens_is_word (tokens, at, "to") ||
          (ends[1] = read_number (tokens, at + 1, &values[1], &decimals[1])) == 0)
        continue;
      percentages = percentages || tc_tokens_is_mark (tokens, ends[1], "%");
      {
        guint before = at + 1;
        guint change = find_change (tokens, skip_unit (tokens, ends[1]));

        if (change == 0 || (ends[2] = read_number (tokens, change, &values[2],
                                                   &decimals[2])) == 0 || is_adjusted (tokens))
          continue;
        percent = tc_tokens_is_mark (tokens, ends[2], "%") && !percentages;
        if (tc_tokens_is_mark (tokens, ends[2], "%") && percentages)
          continue;
        if (tc_tokens_is_mark (tokens, ends[2], "%±/^") && !percent)
          continue;
        wanted = fabs (values[1] - values[0]);
        slack = (pow (10, -(double) decimals[0]) + pow (10, -(double) decimals[1])) / 2;
        if (percent)
          {
            if (values[0] == 0)
              continue;
            slack = 100 * slack / fabs (values[0]);
            wanted = 100 * wanted / fabs (values[0]);
          }
        slack += pow (10, -(double) decimals[2]);
        if (fabs (fabs (values[2]) - wanted) <= slack + 1e-9)
          continue;
        {
          g_autofree char *first = slice (tokens, i + 1, ends[0]);
          g_autofree char *second = slice (tokens, before, ends[1]);
          g_autofree char *third = slice (tokens, change, ends[2]);
          guint places_decimals = MAX (decimals[0], decimals[1]);
          g_autofree char *right = g_strdup_printf ("%.*f", (int) (percent ? 1 : places_decimals),
                                                    wanted);
          const char *numbers[] = { first, second, right, third, NULL };
          const gsize places[] = { tc_tokens_get (tokens, i + 1)->start,
                                   tc_tokens_get (tokens, ends[1] - 1)->end,
                                   tc_tokens_get (tokens, change)->start,
                                   tc_tokens_get (tokens, ends[2] - 1)->end };

          g_strdelimit (right, ",", '.');
          tc_arithmetic_add (document, "results",
                             percent
                               /* Translators: {1} to {4} are numbers. */
                             ? N_ ("From {1} to {2} is a change of {3} %, not {4} %.")
                               /* Translators: {1} to {4} are numbers. */
                             : N_ ("From {1} to {2} is a change of {3}, not {4}."),
                             numbers, places, 4, findings);
        }
      }
    }
}
