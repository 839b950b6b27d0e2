/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

/* What a run of numbers says whoever it is said of: before and after in one group, what was gained
 * over another arm, what all have together. And in which order the arms' numbers stand. */

/* How far before the first number of a change "from" can stand. Tokens. */
#define MAX_LEAD 6

/* How far behind a pair an arm can be named that is one of it. Tokens. */
#define MAX_BEHIND 8

/* "verinoxal lowered pain (5.1 vs 3.2)": if the first were that of the arm that is named it would
 * be the lower one, so these are of one arm before and after. Where others are compared with, or
 * several arms are named, they are of arms. */
static gboolean
goes_against_verb (GArray         *results,
                   guint           first,
                   GArray         *mentions,
                   const TcTokens *tokens)
{
  const TcStatistic *a = &tc_results_get (results, first)->statistic;
  const TcStatistic *b = &tc_results_get (results, first + 1)->statistic;
  int named = TC_RESULT_NO_ARM;
  int direction = 0;

  for (guint i = a->first; i > 0 && !tc_tokens_is_mark (tokens, i - 1, ";"); i--)
    {
      if (tc_tokens_is_any (tokens, i - 1, " compared than versus vs relative more less greater "
                                           "differences difference between "))
        return FALSE;
      if (direction == 0 && tc_tokens_is_any (tokens, i - 1,
                                              " decreased reduced lowered declined fell dropped "
                                              "diminished "))
        direction = -1;
      else if (direction == 0 && tc_tokens_is_any (tokens, i - 1, " increased raised rose elevated "))
        direction = 1;
    }
  if (direction == 0 || direction * (b->value - a->value) <= 0)
    return FALSE;
  for (guint i = 0; i < mentions->len && tc_mentions_get (mentions, i)->first < b->last + MAX_BEHIND; i++)
    if (named != TC_RESULT_NO_ARM && (int) tc_mentions_get (mentions, i)->arm != named)
      return FALSE;
    else
      named = tc_mentions_get (mentions, i)->arm;
  return TRUE;
}

/* Whether "from" stands before a number, or before the first number of the change before it:
 * "from 7.5 to 5.0 in A and 7.4 to 6.1". */
static gboolean
is_from (GArray         *results,
         guint           index,
         const TcTokens *tokens)
{
  guint start = tc_results_get (results, index)->statistic.first;

  for (guint i = start; i > 0 && start - i < MAX_LEAD; i--)
    if (tc_tokens_is_any (tokens, i - 1, " from "))
      return i < 2 || !tc_tokens_is_any (tokens, i - 2, " range ranges ranged ranging varied varies varying ");
  return index > 1 && tc_results_get (results, index - 2)->before &&
         tc_results_get (results, index - 2)->statistic.kind == tc_results_get (results, index)->statistic.kind;
}

/* "from 7.5 to 5.0": before and after in one arm, and not two arms. */
gboolean
tc_results_are_change (GArray         *results,
                       guint           first,
                       guint           last,
                       GArray         *mentions,
                       const TcTokens *tokens)
{
  guint start = tc_results_get (results, first)->statistic.first;

  if (last != first + 2)
    return FALSE;
  if (tc_results_get (results, first)->versus)
    return goes_against_verb (results, first, mentions, tokens);
  /* "(70 %-67 %)" */
  if (tc_results_get (results, first + 1)->statistic.first == tc_results_get (results, first)->statistic.last + 1 &&
      tc_tokens_is_mark (tokens, tc_results_get (results, first)->statistic.last, "-"))
    return TRUE;
  tc_results_get (results, first)->before = is_from (results, first, tokens);
  for (guint i = tc_results_get (results, first)->statistic.last;
       i < tc_results_get (results, first + 1)->statistic.first; i++)
    if (tc_tokens_is_any (tokens, i, " to 至 到 "))
      return TRUE;
  tc_results_get (results, first)->before = FALSE;
  return start > 0 && tc_tokens_is_any (tokens, start - 1, " from 从 由 ");
}

/* "a 34 % reduction of relapse": what was gained over another arm, unless it is said that this is what an arm had. */
gboolean
tc_results_are_relative (GArray         *results,
                         guint           first,
                         guint           last,
                         const TcTokens *tokens)
{
  const TcStatistic *statistic = &tc_results_get (results, first)->statistic;

  return last == first + 1 && statistic->first > 0 &&
         (statistic->kind == TC_STATISTIC_PERCENT || tc_tokens_is_mark (tokens, statistic->last - 1, "%")) &&
         tc_tokens_is_any (tokens, statistic->first - 1, " a an the ") &&
         (tc_tokens_is_any (tokens, statistic->last,
                            " reduction reductions decrease increase improvement decline rise "
                            "gain ") ||
          (tc_tokens_is_any (tokens, statistic->last, " relative absolute greater lower higher risk ") &&
           tc_tokens_is_any (tokens, statistic->last + 1,
                             " reduction decrease increase improvement risk rate relative ")));
}

/* "the overall success rate was 43.5 %": that of all arms together, unless one is named behind. */
gboolean
tc_results_are_overall (GArray         *results,
                        guint           first,
                        guint           last,
                        const TcTokens *tokens)
{
  guint at = tc_results_get (results, first)->statistic.first;

  for (guint i = at; last == first + 1 && i > 0 && at - i < 6 && !tc_tokens_is_mark (tokens, i - 1, ",;:.("); i--)
    if (tc_tokens_is_word (tokens, i - 1, "overall"))
      return !tc_tokens_is_any (tokens, i, " survival response mortality remission ");
  return FALSE;
}

/* In which order the last pair of two arms was given. 0: none was, 1: as the report names them, -1: turned. */
static int
find_order (const GArray *results,
            guint         end)
{
  for (guint i = end; i >= 2; i--)
    {
      const TcResult *a = &g_array_index (results, TcResult, i - 2);
      const TcResult *b = a + 1;

      if (a->run == b->run && a->sentence == b->sentence && a->versus && a->arm >= 0 &&
          b->arm >= 0 && a->arm != b->arm && (a->named || b->named))
        return a->arm < b->arm ? 1 : -1;
    }
  return 0;
}

gboolean
tc_results_are_turned (const GArray *results,
                       guint         first,
                       const GArray *earlier)
{
  int order = find_order (results, first);

  return (order != 0 ? order : find_order (earlier, earlier->len)) < 0;
}
