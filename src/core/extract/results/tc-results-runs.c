/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

/* Which numbers stand beside each other: "5/20 vs 9/21", "44.9 and 68.7 %, respectively", "from 7.1 to 5.2". */

#define JOINTS                                                                                    \
  " and or vs versus v to up down compared with than against mean median patients participants subjects "\
  "和 与 及 比 分和 分与 天和 天与 个月和 个月与 年和 年与 分比 天比 个月比 年比 "
/* Between Chinese numbers each has its unit: "(60.2±10.1) min和(75.8±12.3) min". */
#define UNITS " 分 天 个月 年 周 次 d h min ml mm cm kg g mg mmol l mmhg pg ng "
/* How far the numbers of a change stand from each other. Tokens. */
#define MAX_CHANGE 9
/* How far before the first number of a change "from" can stand. */
#define MAX_LEAD 6
/* How far behind the last number "respectively" can stand. Tokens. */
#define MAX_RESPECTIVE 16

/* Whether nothing but marks and joints stands between two tokens. */
gboolean
tc_results_is_joint (const TcTokens *tokens,
                     guint           first,
                     guint           last)
{
  gboolean chinese = FALSE;

  for (guint i = first; i < last; i++)
    chinese = chinese || tc_tokens_get (tokens, i)->kind == TC_TOKEN_HAN;
  for (guint i = first; i < last; i++)
    if (!tc_tokens_is_mark (tokens, i, ",/+-()[]:.、%") && !tc_tokens_is_any (tokens, i, JOINTS) &&
        !(chinese && tc_tokens_is_any (tokens, i, UNITS)))
      return FALSE;
  return last - first <= 5;
}

/* Whether a word that compares stands between the results. */
static gboolean
is_versus (GArray         *results,
           guint           first,
           guint           last,
           const TcTokens *tokens)
{
  for (guint i = tc_results_get (results, first)->statistic.last; i < tc_results_get (results,
                                                                                      last - 1)->statistic.first; i++)
    if (tc_tokens_is_any (tokens, i, " vs versus v compared than 比 分比 天比 个月比 年比 ") ||
        tc_tokens_is_mark (tokens, i, "/:"))
      return TRUE;
  return FALSE;
}

/* "44.9 and 68.7 % in A and B, respectively" */
static gboolean
is_respective (const TcStatistic *before,
               const TcStatistic *after,
               const TcTokens    *tokens)
{
  guint i = before->last;

  /* "31.2, 11.3, and 6.4 %" */
  if (tc_tokens_is_mark (tokens, i, ","))
    i++;
  if (tc_tokens_is_any (tokens, i, " and "))
    i++;
  if (i == before->last || i != after->first)
    return FALSE;
  for (i = after->last; i < tokens->n && i < after->last + MAX_RESPECTIVE; i++)
    if (tc_tokens_is_any (tokens, i, " respectively "))
      return TRUE;
  return FALSE;
}

/* "from 7.1 at baseline to 5.2 at week 8" */
static gboolean
is_from_to (const TcStatistic *before,
            const TcStatistic *after,
            const TcTokens    *tokens)
{
  gboolean from = FALSE;
  guint to = after->first;

  if (to - before->last > MAX_CHANGE || to == 0)
    return FALSE;
  if (tc_tokens_is_any (tokens, to - 1, " of a "))
    to--;
  if (!tc_tokens_is_any (tokens, to - 1, " to "))
    return FALSE;
  for (guint i = before->last; i + 1 < to; i++)
    if (tc_tokens_is_mark (tokens, i, ",;:") || tc_tokens_is_any (tokens, i, " and vs versus from "))
      return FALSE;
  for (guint i = before->first; i > 0 && before->first - i < MAX_LEAD && !from; i--)
    from = tc_tokens_is_any (tokens, i - 1, " from ");
  return from;
}

/* "88 vs 59 %", "5.8 vs 3.4 hours": the unit is said once, behind the last. */
static gboolean
share_unit (TcStatistic       *before,
            const TcStatistic *after,
            const TcTokens    *tokens,
            gboolean           versus)
{
  if (before->kind == after->kind ||
      (before->kind == TC_STATISTIC_NUMBER && after->kind == TC_STATISTIC_PERCENT &&
       (versus || is_respective (before, after, tokens) || is_from_to (before, after, tokens))))
    {
      if (before->unit_end == before->unit_start)
        {
          before->unit_start = after->unit_start;
          before->unit_end = after->unit_end;
        }
      before->kind = after->kind;
      before->measure = after->measure;
      return TRUE;
    }
  return FALSE;
}

/* "half were women (48 %) and 47 % were young": the first ends what is said in its bracket. */
static gboolean
leaves_bracket (const TcResult *before,
                const TcResult *after,
                const TcTokens *tokens)
{
  return before->statistic.kind == TC_STATISTIC_PERCENT && !before->statistic.has_ci &&
         before->statistic.first > 0 &&
         tc_tokens_is_mark (tokens, before->statistic.first - 1, "(") &&
         after->statistic.first == before->statistic.last + 2 &&
         tc_tokens_is_mark (tokens, before->statistic.last, ")") &&
         tc_tokens_is_any (tokens, before->statistic.last + 1, " and ");
}

/* "83 % (25 % complete)": the second is a share of the first, and of no other arm.
 * "延长3.2个月(12.1个月比8.9个月)": what the first is made of. */
static gboolean
enters_bracket (const TcResult *before,
                const TcResult *after,
                const TcTokens *tokens)
{
  return (after->statistic.kind == TC_STATISTIC_PERCENT ||
          tc_tokens_get (tokens, before->statistic.last - 1)->kind == TC_TOKEN_HAN) &&
         after->statistic.first == before->statistic.last + 1 &&
         tc_tokens_is_mark (tokens, before->statistic.last, "([");
}

/* How far behind the last number of a change its arm can be named. */
#define MAX_BEHIND 8

/* "from 31 % in A to 12 % in B": each has its own arm. */
static gboolean
are_of_arms (const TcStatistic *before,
             const TcStatistic *after,
             GArray            *mentions)
{
  const TcMention *between = NULL;

  for (guint i = tc_results_find_mention (mentions, before->last); i < mentions->len; i++)
    {
      const TcMention *mention = tc_mentions_get (mentions, i);

      if (mention->first < after->first)
        between = mention;
      else if (between == NULL || mention->first > after->last + MAX_BEHIND)
        return FALSE;
      else if (mention->first >= after->last)
        return mention->arm != between->arm;
    }
  return FALSE;
}

/* "9 patients in A (45 %)": the arm is named within. */
static gboolean
holds_name (const TcStatistic *statistic,
            GArray            *mentions)
{
  guint i = tc_results_find_mention (mentions, statistic->first);

  return i < mentions->len && tc_mentions_get (mentions, i)->last <= statistic->last;
}

/* Results beside each other, such as "5/20 vs 9/21", are one run. Returns the index behind it. */
static guint
find_run_end (GArray         *results,
              GArray         *mentions,
              const TcTokens *tokens,
              guint           first)
{
  guint i = first + 1;

  while (i < results->len && tc_results_get (results, i)->statistic.kind != TC_STATISTIC_ESTIMATE &&
         !leaves_bracket (tc_results_get (results, i - 1), tc_results_get (results, i), tokens) &&
         !enters_bracket (tc_results_get (results, i - 1), tc_results_get (results, i), tokens) &&
         !holds_name (&tc_results_get (results, i - 1)->statistic, mentions) &&
         !holds_name (&tc_results_get (results, i)->statistic, mentions) &&
         (tc_results_is_joint (tokens, tc_results_get (results, i - 1)->statistic.last,
                               tc_results_get (results, i)->statistic.first) ||
          (i == first + 1 &&
           is_from_to (&tc_results_get (results, i - 1)->statistic,
                       &tc_results_get (results, i)->statistic, tokens) &&
           !are_of_arms (&tc_results_get (results, i - 1)->statistic,
                         &tc_results_get (results, i)->statistic, mentions))) &&
         share_unit (&tc_results_get (results, i - 1)->statistic,
                     &tc_results_get (results, i)->statistic, tokens,
                     is_versus (results, i - 1, i + 1, tokens)))
    i++;
  /* "31, 26, and 14 %": what the last has, all have. */
  for (guint k = i - 1; k > first; k--)
    if (tc_results_get (results, k)->statistic.kind == TC_STATISTIC_PERCENT &&
        !tc_tokens_is_mark (tokens, tc_results_get (results, k - 1)->statistic.last, "-"))
      share_unit (&tc_results_get (results, k - 1)->statistic,
                  &tc_results_get (results, k)->statistic, tokens, TRUE);
  return i;
}

/**
 * tc_results_mark_runs:
 * @results: (element-type TcResult): those of one sentence
 * @mentions: (element-type TcMention): where the sentence names arms
 * @tokens: the tokens of the sentence
 *
 * Parts the results into runs, and gives those a negative confidence that are of no arm by themselves.
 */
void
tc_results_mark_runs (GArray         *results,
                      GArray         *mentions,
                      const TcTokens *tokens)
{
  guint run = 0;

  for (guint first = 0; first < results->len; run++)
    {
      guint last = find_run_end (results, mentions, tokens, first);
      gboolean versus = is_versus (results, first, last, tokens);
      gboolean aside;

      for (guint i = first; i < last; i++)
        {
          tc_results_get (results, i)->run = run;
          tc_results_get (results, i)->joined = last > first + 1;
          tc_results_get (results, i)->versus = versus;
        }
      aside = (tc_results_are_change (results, first, last, mentions, tokens) &&
               !tc_results_get (results, first)->before) ||
              tc_results_are_relative (results, first, last, tokens) ||
              tc_results_are_overall (results, first, last, tokens);
      for (guint i = first; aside && i < last; i++)
        tc_results_get (results, i)->confidence = -1;
      first = last;
    }
}
