/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

#include <string.h>

/* Which arm a number belongs to: "5/20 in the cell arm", "placebo (3.1 ± 0.4)", "A and B (5 % vs 9 %)",
 * "4.1, 5.2 and 6.3 in A, B and C, respectively". */

/* How long a bracket is that lists the numbers of one arm. Tokens. */
#define MAX_BRACKET 50

/* "in A and B", "in A, B, and C": the names from a mention on are a list. */
static gboolean
ends_list (GArray         *mentions,
           const TcTokens *tokens,
           guint           index)
{
  guint last = index + tc_results_count_chain (mentions, tokens, index) - 1;

  return tc_tokens_is_any (tokens, tc_mentions_get (mentions, index)->last, " and ") ||
         (last > index + 1 && tc_tokens_is_any (tokens, tc_mentions_get (mentions, last)->first - 1,
                                                " and "));
}

/* "… S1 and S2 in A and B": the names follow. */
static gboolean
attribute_behind (GArray         *results,
                  guint           first,
                  guint           last,
                  GArray         *mentions,
                  const TcTokens *tokens,
                  guint           limit)
{
  guint n = last - first;
  guint behind = tc_results_skip_p (tc_results_get (results, last - 1), tokens);
  guint index = tc_results_find_mention (mentions, behind);

  /* "15.9 months (verinoxal) vs 19.9 months (placebo)" */
  if (n == 1 && index < mentions->len && tc_mentions_get (mentions, index)->first == behind + 1 &&
      tc_tokens_is_mark (tokens, behind, "(") &&
      tc_tokens_is_mark (tokens, tc_mentions_get (mentions, index)->last, ")"))
    behind++;
  if (index == mentions->len || tc_mentions_get (mentions, index)->first > limit ||
      !tc_results_is_linked (tokens, behind, tc_mentions_get (mentions, index)->first) ||
      tc_mention_is_compared_chinese (tokens, tc_mentions_get (mentions, index)))
    return FALSE;
  if (tc_results_count_chain (mentions, tokens, index) < n ||
      (n == 1 && tc_results_count_chain (mentions, tokens, index) > 1 &&
       tc_mentions_get (mentions, index + 1)->first < limit && ends_list (mentions, tokens, index)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    tc_result_set_arm (tc_results_get (results, first + i),
                       tc_mentions_get (mentions, index + i)->arm,
                       tc_mentions_get (mentions, index + i),
                       n == 1 ? CONFIDENCE_NAMED + 0.05 : CONFIDENCE_NAMED);
  return TRUE;
}

/* Whether the sentence names arms in another order than the report does. */
static gboolean
names_out_of_order (GArray *mentions)
{
  for (guint i = 1; i < mentions->len; i++)
    if (tc_mentions_get (mentions, i)->arm <= tc_mentions_get (mentions, i - 1)->arm)
      return TRUE;
  return FALSE;
}

/* "sleep after 3 and 8 weeks was 5.1 and 6.4 hours": values of times, and not of arms. @last: the
 * first value. */
static gboolean
are_of_times (const TcTokens *tokens,
              guint           last)
{
  for (guint i = last; i > 3 && !tc_tokens_is_mark (tokens, i, ";:()"); i--)
    if (tc_tokens_is_number (tokens, i - 1) &&
        tc_tokens_is_any (tokens, i, " days weeks months years hours minutes ") &&
        tc_tokens_is_any (tokens, i - 2, " and ") && tc_tokens_is_number (tokens, i - 3))
      return TRUE;
  return FALSE;
}

/* Nobody is named: sizes tell, else the order in which the report gave the last pair, or named the arms. */
static void
attribute_by_order (GArray         *results,
                    guint           first,
                    guint           last,
                    GPtrArray      *arms,
                    GArray         *mentions,
                    const TcTokens *tokens,
                    const GArray   *earlier)
{
  gboolean by_total = TRUE;
  gboolean turned;

  for (guint i = first; i < last; i++)
    by_total = by_total && tc_results_find_by_total (arms,
                                                     &tc_results_get (results,
                                                                      i)->statistic) != TC_RESULT_NO_ARM;
  if (!by_total && are_of_times (tokens, tc_results_get (results, first)->statistic.first))
    return;
  if (!by_total && (last - first != arms->len || arms->len < 2 ||
                    (arms->len > 2 && (mentions->len == 1 || names_out_of_order (mentions)))))
    return;
  turned = !by_total && last - first == 2 && tc_results_are_turned (results, first, earlier);
  for (guint i = first; i < last; i++)
    tc_result_set_arm (tc_results_get (results, i),
                       by_total ? tc_results_find_by_total (arms,
                                                            &tc_results_get (results,
                                                                             i)->statistic)
                       : (int) (turned ? last - 1 - i : i - first), NULL,
                       by_total ? CONFIDENCE_NAMED : CONFIDENCE_DEFAULT);
}

/* "lower in A compared with B (mean, -9.1; 95 % CI …)": by how much they differ, where no number
 * stands before.
 * @index: the mention of B. */
static gboolean
is_difference (const TcResult *result,
               GArray         *mentions,
               const TcTokens *tokens,
               guint           index)
{
  const TcMention *mention = tc_mentions_get (mentions, index);
  guint at = mention->first;

  while (at > 0 && tc_tokens_is_any (tokens, at - 1,
                                     " the a an those in of to with did patients participants "))
    at--;
  if (!result->statistic.has_ci || index == 0 || at == 0 ||
      tc_mentions_get (mentions, index - 1)->arm == mention->arm ||
      !tc_tokens_is_any (tokens, at - 1, " than versus vs compared relative "))
    return FALSE;
  for (guint i = tc_mentions_get (mentions, index - 1)->last; i < at; i++)
    if (tc_tokens_is_number (tokens, i))
      return FALSE;
  return TRUE;
}

/* A name right before the bracket that holds the number. */
static gboolean
attribute_bracketed (TcResult       *result,
                     GArray         *mentions,
                     const TcTokens *tokens)
{
  guint at = result->statistic.first;

  /* "22 % of those who received placebo (13/58)" */
  for (guint i = 0; i < mentions->len; i++)
    if (tc_mentions_get (mentions, i)->first > at &&
        tc_mentions_get (mentions, i)->last < result->statistic.last)
      {
        tc_result_set_arm (result, tc_mentions_get (mentions, i)->arm,
                           tc_mentions_get (mentions, i), CONFIDENCE_NAMED + 0.05);
        return TRUE;
      }
  while (at > 0 && (tc_tokens_is_mark (tokens, at - 1, ":=+-,") ||
                    tc_tokens_is_any (tokens, at - 1, " mean median ")))
    at--;
  if (at == 0 || !tc_tokens_is_mark (tokens, at - 1, "(["))
    return FALSE;
  /* A run of Chinese is one token, which may name several arms: the last one stands before the bracket. */
  for (guint i = mentions->len; i > 0; i--)
    if (tc_mentions_get (mentions, i - 1)->last == at - 1)
      {
        const TcMention *mention = tc_mentions_get (mentions, i - 1);

        if (tc_mention_is_compared_chinese (tokens, mention) &&
            !tc_mention_has_number_chinese (tokens, mention, result->statistic.first))
          return FALSE;
        if (is_difference (result, mentions, tokens, i - 1))
          result->confidence = -1;
        else
          tc_result_set_arm (result, mention->arm, mention, CONFIDENCE_NAMED + 0.05);
        return TRUE;
      }
  return FALSE;
}

static guint
find_marked_end (const GArray *results,
                 guint         first)
{
  guint last = first + 1;

  while (last < results->len && g_array_index (results, TcResult, last).run ==
                                  g_array_index (results, TcResult, first).run)
    last++;
  return last;
}

/* "-31/-18 with A/B": numbers parted by slashes are those of arms where the names are parted so, too. */
static gboolean
is_unnamed_slash (GArray         *results,
                  guint           first,
                  guint           last,
                  GArray         *mentions,
                  const TcTokens *tokens)
{
  if (last == first + 1 || !tc_tokens_is_mark (tokens, tc_results_get (results, first)->statistic.last, "/"))
    return FALSE;
  for (guint i = 1; i < mentions->len; i++)
    if (tc_tokens_is_mark (tokens, tc_mentions_get (mentions, i)->first - 1, "/") &&
        tc_mentions_get (mentions, i - 1)->last + 1 == tc_mentions_get (mentions, i)->first)
      return FALSE;
  return TRUE;
}

/* "With A (5.1; 6.2 and 7.3)": the bracket of one name holds another number before the run, so
 * that none is of another arm. */
static gboolean
is_of_one_bracket (GArray         *results,
                   guint           first,
                   GArray         *mentions,
                   const TcTokens *tokens)
{
  const TcResult *result = tc_results_get (results, first);
  const TcResult *before = first > 0 ? result - 1 : NULL;
  guint open = tc_tokens_find_open (tokens, result->statistic.first, MAX_BRACKET);
  guint name = tc_results_find_mention (mentions, open);
  const TcMention *mention = name > 0 ? tc_mentions_get (mentions, name - 1) : NULL;

  return before != NULL && mention != NULL && open < result->statistic.first && !result->versus &&
         !before->joined && before->statistic.kind == result->statistic.kind &&
         before->statistic.first > open && mention->last == open &&
         before->arm == (int) mention->arm;
}

/* "In A the rates of relapse and death were S1 and S2": values of two outcomes, and not of two arms. */
static gboolean
are_of_outcomes (GArray         *results,
                 guint           first,
                 GArray         *mentions,
                 const TcTokens *tokens)
{
  const TcResult *result = tc_results_get (results, first);
  guint verb = result->statistic.first;

  while (verb > 0 && tc_tokens_is_any (tokens, verb - 1, " in by of at respectively "))
    verb--;
  if (verb < 4 || result->versus || !tc_tokens_is_any (tokens, verb - 1, VERBS) ||
      !tc_tokens_is_any (tokens, result->statistic.last, " and "))
    return FALSE;
  for (guint i = verb - 1; i > 1 && verb - i < MAX_TOKENS && tc_tokens_get (tokens, i - 1)->kind == TC_TOKEN_WORD; i--)
    if (tc_outcome_is_mentioned (mentions, i - 1) ||
        tc_tokens_is_any (tokens, i - 1, VERBS " groups arms patients subjects participants than between "))
      return FALSE;
    else if (tc_tokens_is_any (tokens, i - 1, " and "))
      return tc_outcome_has_content (tokens, mentions, i - 2, i - 1) &&
             tc_outcome_has_content (tokens, mentions, i, verb - 1);
  return FALSE;
}

/* The arms of a run that no pattern told. */
static void
attribute_run (GArray         *results,
               guint           first,
               guint           last,
               GPtrArray      *arms,
               GArray         *mentions,
               const TcTokens *tokens,
               guint           from,
               guint           limit,
               const GArray   *earlier)
{
  TcResult *result = tc_results_get (results, first);

  /* "5 days in A and 8 in B, with rates of 12 % and 17 %, respectively": in the order of the names
   * in the whole sentence. */
  if (last > first + 1 &&
      tc_results_is_respective (tokens, tc_results_get (results, last - 1)->statistic.last))
    from = 0;
  if (last == first + 1 && result->confidence <= 0 && result->statistic.kind != TC_STATISTIC_ESTIMATE &&
      (result->confidence < 0 || result->statistic.bare))
    {
      /* What was gained over another arm, or was counted, is of an arm only where one is named behind it. */
      result->confidence = 0;
      if (!attribute_behind (results, first, last, mentions, tokens, limit))
        result->confidence = -1;
      return;
    }
  if ((result->before && tc_results_get (results, last - 1)->confidence <= 0) ||
      is_unnamed_slash (results, first, last, mentions, tokens))
    for (guint i = first; i < last; i++)
      tc_results_get (results, i)->confidence = -1;
  /* Which of them is of which outcome is not said. */
  if (last > first + 1 && result->confidence == 0 &&
      is_of_one_bracket (results, first, mentions, tokens))
    for (guint i = first - 1; i < last; i++)
      tc_results_get (results, i)->confidence = -1;
  if (last == first + 2 && result->confidence == 0 && are_of_outcomes (results, first, mentions, tokens))
    for (guint i = first; i < last; i++)
      tc_results_get (results, i)->confidence = -1;
  if (result->confidence != 0)
    return;
  if (result->statistic.kind == TC_STATISTIC_ESTIMATE)
    tc_result_set_arm (result, TC_RESULT_COMPARISON, NULL, CONFIDENCE_ORDER);
  else if (!(last == first + 1 && attribute_bracketed (result, mentions, tokens)) &&
           !attribute_behind (results, first, last, mentions, tokens, limit) &&
           !tc_results_attribute_before (results, first, last, mentions, arms, tokens, from) &&
           !(last > first + 1 && tc_results_attribute_before (results, first, last, mentions, arms,
                                                              tokens, 0)))
    attribute_by_order (results, first, last, arms, mentions, tokens, earlier);
}

/**
 * tc_results_attribute:
 * @results: (element-type TcResult): those of one sentence, without P values
 * @arms: (element-type TcArm): the arms of the trial
 * @mentions: (element-type TcMention): where the sentence names them
 * @tokens: the tokens of the sentence
 * @chinese: its language
 * @earlier: (element-type TcResult): those of the sentences before
 *
 * Decides which arm each number belongs to.
 */
void
tc_results_attribute (GArray         *results,
                      GPtrArray      *arms,
                      GArray         *mentions,
                      const TcTokens *tokens,
                      gboolean        chinese,
                      const GArray   *earlier)
{
  guint from = 0;

  tc_results_mark_runs (results, mentions, tokens);
  if (!chinese)
    tc_results_align (results, mentions, tokens);
  for (guint first = 0; first < results->len;)
    {
      guint last = find_marked_end (results, first);
      guint limit = last < results->len ? tc_results_get (results, last)->statistic.first
                    : G_MAXUINT;

      if (chinese && last == first + 1 &&
          (tc_result_is_gained_chinese (tokens, mentions, from, tc_results_get (results, first)) ||
           tc_result_is_shared_chinese (tokens, mentions, from, tc_results_get (results, first))))
        tc_results_get (results, first)->confidence = -1;
      else
        attribute_run (results, first, last, arms, mentions, tokens, from, limit, earlier);
      from = tc_results_get (results, last - 1)->statistic.last;
      first = last;
    }
  tc_results_complete (results, arms, mentions, tokens, chinese);
  if (!chinese)
    tc_results_follow_direction (results, arms, mentions, tokens);
}
