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

  for (gsize i = tokens->n > first ? tc_tokens_get (tokens, first)->start : 0;
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
  guint whole = tokens->n;

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
      if (whole < tokens->n)
        return tokens->n;
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

  for (guint i = 0; i < tokens->n; i++)
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
          tc_tokens_find (tokens, start) >= tokens->n)
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
    tc_arithmetic_add (document, "n_enrolled",
                       /* Translators: {1} and {2} are numbers of participants. */
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
  for (guint i = 0; i < tokens->n; i++)
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

/* "from 7.5 to 5.0 (a decrease of 2.5)": before, after, and the change; and what the change should be. */
typedef struct
{
  double values[3];
  guint decimals[3];
  guint first[3];
  guint last[3];
  gboolean percent;               /* the change is a part of what was before */
  double wanted;
} Change;

static gboolean
read_member (const TcTokens *tokens,
             guint           at,
             guint           member,
             Change         *change)
{
  change->first[member] = at;
  change->last[member] = read_number (tokens, at, &change->values[member], &change->decimals[member]);
  return change->last[member] > 0;
}

/* Reads a change behind the word "from". */
static gboolean
read_change (const TcTokens *tokens,
             guint           from,
             Change         *change)
{
  gboolean percentages;
  guint at;

  if (!read_member (tokens, from + 1, 0, change))
    return FALSE;
  at = skip_unit (tokens, change->last[0]);
  if (!tc_tokens_is_word (tokens, at, "to") || !read_member (tokens, at + 1, 1, change))
    return FALSE;
  percentages = tc_tokens_is_mark (tokens, change->last[0], "%") || tc_tokens_is_mark (tokens, change->last[1], "%");
  at = find_change (tokens, skip_unit (tokens, change->last[1]));
  if (at == 0 || !read_member (tokens, at, 2, change))
    return FALSE;
  change->percent = tc_tokens_is_mark (tokens, change->last[2], "%");
  /* Of percentages, points and parts cannot be told apart. */
  return !(change->percent && percentages) && !tc_tokens_is_mark (tokens, change->last[2], "±/^");
}

/* Whether the change is what lies between before and after, as far as they were rounded. */
static gboolean
adds_up (Change *change)
{
  double slack = (pow (10, -(double) change->decimals[0]) + pow (10, -(double) change->decimals[1])) / 2;

  change->wanted = fabs (change->values[1] - change->values[0]);
  if (change->percent)
    {
      if (change->values[0] == 0)
        return TRUE;
      slack = 100 * slack / fabs (change->values[0]);
      change->wanted = 100 * change->wanted / fabs (change->values[0]);
    }
  slack += pow (10, -(double) change->decimals[2]);
  return fabs (fabs (change->values[2]) - change->wanted) <= slack + 1e-9;
}

static void
add_change (const TcProse  *document,
            const TcTokens *tokens,
            const Change   *change,
            TcFindings     *findings)
{
  g_autofree char *before = slice (tokens, change->first[0], change->last[0]);
  g_autofree char *after = slice (tokens, change->first[1], change->last[1]);
  g_autofree char *wrong = slice (tokens, change->first[2], change->last[2]);
  guint decimals = change->percent ? 1 : MAX (change->decimals[0], change->decimals[1]);
  g_autofree char *right = g_strdup_printf ("%.*f", (int) decimals, change->wanted);
  const char *numbers[] = { before, after, g_strdelimit (right, ",", '.'), wrong, NULL };
  const gsize places[] = { tc_tokens_get (tokens, change->first[0])->start,
                           tc_tokens_get (tokens, change->last[1] - 1)->end,
                           tc_tokens_get (tokens, change->first[2])->start,
                           tc_tokens_get (tokens, change->last[2] - 1)->end };

  tc_arithmetic_add (document, "results",
                     change->percent
                       /* Translators: {1} to {4} are numbers. */
                       ? N_ ("From {1} to {2} is a change of {3} %, not {4} %.")
                       /* Translators: {1} to {4} are numbers. */
                       : N_ ("From {1} to {2} is a change of {3}, not {4}."),
                     numbers, places, 4, findings);
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
  for (guint i = 0; i < tokens->n; i++)
    {
      Change change;

      if (tc_tokens_is_any (tokens, i, " from ") && read_change (tokens, i, &change) && !is_adjusted (tokens) &&
          !adds_up (&change))
        add_change (document, tokens, &change, findings);
    }
}
