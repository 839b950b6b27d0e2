/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"
#include "tc-statistic-private.h"

/* What numbers tell about the arms of other numbers: the other of a pair, the size of an arm, a
 * subject that goes on. */

void
tc_result_set_arm (TcResult        *result,
                   int              arm,
                   const TcMention *mention,
                   double           confidence)
{
  result->arm = arm;
  result->confidence = confidence;
  if (mention != NULL)
    {
      result->named = TRUE;
      result->arm_start = mention->start;
      result->arm_end = mention->end;
      if (mention->others)
        result->confidence = -1;
    }
}

/* The first mention at or behind a token. */
guint
tc_results_find_mention (GArray *mentions,
                         guint   token)
{
  guint i = 0;

  while (i < mentions->len && tc_mentions_get (mentions, i)->first < token)
    i++;
  return i;
}

guint
tc_results_find_other_arm (GPtrArray *arms,
                           guint      arm)
{
  return arms->len == 2 && arm < 2 ? 1 - arm : G_MAXUINT;
}

/* The arm whose size is the total of a statistic, if it is the only one. */
int
tc_results_find_by_total (GPtrArray         *arms,
                          const TcStatistic *statistic)
{
  int found = TC_RESULT_NO_ARM;

  for (guint i = 0; statistic->total > 0 && i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->n_allocated != statistic->total && arm->n_analysed != statistic->total)
        continue;
      if (found != TC_RESULT_NO_ARM)
        return TC_RESULT_NO_ARM;
      found = i;
    }
  return found;
}

/* Whether a word between two results sets them against each other: "and" does not. */
static gboolean
compares (const TcTokens *tokens,
          const TcResult *a,
          const TcResult *b)
{
  for (guint i = a->statistic.last; i < b->statistic.first; i++)
    if (tc_tokens_is_any (tokens, i, " compared versus vs than against while whereas "))
      return TRUE;
  return FALSE;
}

/* How far the numbers of a pair stand from each other. Tokens. */
#define MAX_BESIDE 12

/* How far behind a value the word "group" can stand. Tokens. */
#define MAX_GROUP 7

/* Words with which a group is told of that is the other of two arms. */
#define OTHERS                                                                                     \
  " in for among with of on the a an all that those who other control controls comparison "       \
  "comparator opposite received receiving it was were had " PEOPLE

/* Whether a word is written in capitals, as the short name of a treatment is. */
static gboolean
is_short_name (const TcTokens *tokens,
               guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return tc_normal_is_upper (tokens->normal, token->start) && tc_normal_is_upper (tokens->normal, token->end - 1);
}

/* "9 % in the elderly group", "9 % in those receiving rescue", "9 % at baseline": of people who may
 * be no arm. @compared: the number is set against that of an arm, so that a short name is that of
 * the other one. */
gboolean
tc_results_are_strangers (const TcTokens    *tokens,
                          const TcStatistic *statistic,
                          gboolean           compared)
{
  guint i = statistic->last;

  while (tc_tokens_is_mark (tokens, i, ")]") || tc_tokens_is_any (tokens, i, PEOPLE))
    i++;
  if (tc_tokens_is_any (tokens, i, " at before ") && tc_tokens_is_any (tokens, i + 1, " baseline entry "))
    return TRUE;
  if (!tc_tokens_is_any (tokens, i, " in for among with of on "))
    return FALSE;
  for (; i < statistic->last + 2 * MAX_GROUP && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD &&
       !tc_tokens_is_any (tokens, i, " group arm "); i++)
    if (!tc_tokens_is_any (tokens, i, OTHERS) && !(compared && is_short_name (tokens, i)))
      return TRUE;
  return FALSE;
}

/* Words for a part of all participants, or for other people. */
#define PARTS                                                                                      \
  " elderly older younger old young whole entire total overall combined high low intermediate risk "\
  "historical historic previous healthy normal severe mild moderate rescue subgroup "

/* "9 % in the elderly group and 12 % in A": the first is that of no arm. */
static gboolean
is_of_part (const TcTokens    *tokens,
            const TcStatistic *statistic,
            guint              until)
{
  for (guint i = statistic->last; i < MIN (until, statistic->last + MAX_GROUP); i++)
    if (tc_tokens_is_any (tokens, i, PARTS))
      return TRUE;
  return FALSE;
}

/* "9 % in the other group", "27 % of those who received it (14/52)": of a group whose name is not
 * known. */
static gboolean
is_of_group (const TcTokens    *tokens,
             const TcStatistic *statistic)
{
  guint behind = statistic->last;

  for (guint i = statistic->first; i < behind; i++)
    if (tc_tokens_is_any (tokens, i, " received receiving group arm "))
      return TRUE;
  for (guint i = behind; i < behind + MAX_GROUP && !tc_tokens_is_mark (tokens, i, ",;:"); i++)
    if (tc_tokens_is_any (tokens, i, " group arm "))
      return tc_tokens_is_any (tokens, behind, " in for among with of ") ||
             tc_tokens_is_any (tokens, behind + 1, " in for among with of ");
  return FALSE;
}

/* "5 % in A, 7 % in B and 9 % in C": where two of three arms are known, the number of the third is
 * of neither. Whether a result
 * next to a pair has the arm already. */
static gboolean
is_given (GArray         *results,
          guint           index,
          const TcResult *beside,
          guint           arm)
{
  const TcResult *result = index < results->len ? tc_results_get (results, index) : NULL;
  guint apart;

  if (result == NULL || !result->named || result->arm != (int) arm ||
      result->statistic.kind != beside->statistic.kind)
    return FALSE;
  apart = result->statistic.last <= beside->statistic.first
          ? beside->statistic.first - result->statistic.last
          : result->statistic.first - beside->statistic.last;
  return apart <= MAX_BESIDE;
}

/* "51 % (45 of 89) compared with 18 % for the control group": the first is the other arm. */
static void
complete_pairs (GArray         *results,
                GPtrArray      *arms,
                const TcTokens *tokens)
{
  for (guint i = 0; i + 1 < results->len; i++)
    {
      TcResult *a = tc_results_get (results, i);
      TcResult *b = tc_results_get (results, i + 1);
      gboolean compared = FALSE;

      for (guint k = a->statistic.last; k < b->statistic.first; k++)
        compared = compared || tc_tokens_is_any (tokens, k,
                                                 " compared versus vs than against while whereas and 而 ");
      if (!compared || a->confidence < 0 || b->confidence < 0 || a->statistic.bare ||
          b->statistic.bare || a->statistic.kind != b->statistic.kind ||
          b->statistic.first - a->statistic.last > MAX_BESIDE)
        continue;
      if (a->arm == TC_RESULT_NO_ARM && b->arm >= 0 && b->named &&
          !is_of_part (tokens, &a->statistic, b->statistic.first) &&
          tc_results_find_other_arm (arms, b->arm) != G_MAXUINT &&
          b->run != a->run && !is_given (results, i - 1, a,
                                         tc_results_find_other_arm (arms, b->arm)))
        tc_result_set_arm (a, tc_results_find_other_arm (arms, b->arm), NULL,
                           CONFIDENCE_OTHER - 0.05);
      else if (b->arm == TC_RESULT_NO_ARM && a->arm >= 0 && a->named &&
               tc_results_find_other_arm (arms, a->arm) != G_MAXUINT &&
               b->run != a->run &&
               !is_given (results, i + 2, b, tc_results_find_other_arm (arms, a->arm)) &&
               (compares (tokens, a, b) && !tc_tokens_is_any (tokens, a->statistic.last, " and ")
                ? !tc_results_are_strangers (tokens, &b->statistic, TRUE)
                : is_of_group (tokens, &b->statistic) &&
                !tc_results_are_strangers (tokens, &b->statistic, FALSE)))
        tc_result_set_arm (b, tc_results_find_other_arm (arms, a->arm), NULL,
                           CONFIDENCE_OTHER - 0.1);
    }
}

/* Whether the result before it, of the same name, has taken that name: "V in A, V in B and V in others". */
static gboolean
shares_name (GArray *results,
             guint   index)
{
  const TcResult *result = tc_results_get (results, index);

  return index > 0 && result->arm_end > result->arm_start && result[-1].arm_start == result->arm_start &&
         result[-1].run != result->run && result->arm_start < result->statistic.start;
}

/* A total that is the size of another arm tells better than the words around it. */
static void
check_totals (GArray    *results,
              GPtrArray *arms)
{
  for (guint i = 0; i < results->len; i++)
    {
      TcResult *result = tc_results_get (results, i);
      int by_total = tc_results_find_by_total (arms, &result->statistic);
      const TcArm *arm;

      if (by_total == TC_RESULT_NO_ARM || result->arm < 0 || result->arm == by_total)
        continue;
      arm = g_ptr_array_index (arms, result->arm);
      if (arm->n_allocated > 0 && arm->n_allocated < result->statistic.total)
        tc_result_set_arm (result, by_total, NULL, CONFIDENCE_ORDER);
      else if (arm->n_allocated > 0 && arm->n_allocated != result->statistic.total &&
               arm->n_analysed != result->statistic.total &&
               (!result->named || shares_name (results, i)))
        tc_result_set_arm (result, by_total, NULL, CONFIDENCE_ORDER);
    }
}

/* Whether fewer arms are named in the clause before a run than it has numbers. */
static gboolean
is_listed (GArray         *results,
           guint           index,
           GArray         *mentions,
           const TcTokens *tokens)
{
  guint first = index;
  guint last = index;
  guint from;
  guint named = 0;

  while (first > 0 && tc_results_get (results, first - 1)->run == tc_results_get (results,
                                                                                  index)->run)
    first--;
  while (last < results->len && tc_results_get (results, last)->run == tc_results_get (results,
                                                                                       index)->run)
    last++;
  from = tc_results_get (results, first)->statistic.first;
  while (from > 0 && !tc_tokens_is_mark (tokens, from - 1, ",;:."))
    from--;
  for (guint i = 0; i < mentions->len; i++)
    named += tc_mentions_get (mentions, i)->first >= from &&
             tc_mentions_get (mentions, i)->first < tc_results_get (results,
                                                                    first)->statistic.first;
  return named > 0 && named < last - first;
}

/* "与对照组比较,治疗组…(5.1 vs 7.3)": two numbers, and the sentence compares two arms before them. */
static gboolean
is_pair_of_arms (GArray         *results,
                 guint           index,
                 GArray         *mentions,
                 const TcTokens *tokens)
{
  const TcResult *result = tc_results_get (results, index);
  gboolean compared = FALSE;
  gboolean same = FALSE;
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    if (tc_results_get (results, i)->run == result->run)
      {
        same = same || (i != index && tc_results_get (results, i)->arm == result->arm);
        n++;
      }
  for (guint i = 0; i < mentions->len && tc_mentions_get (mentions, i)->first < result->statistic.first; i++)
    compared = compared || tc_mention_is_compared_chinese (tokens, tc_mentions_get (mentions, i));
  return n == 2 && result->arm >= 0 && compared && !same;
}

/* "14.3%∶57.1%": with no word between them a number is not said to be of the same subject. */
static gboolean
has_words (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_get (tokens, i)->kind == TC_TOKEN_HAN)
      return TRUE;
  return FALSE;
}

/* Whether the arm of a result is what another one is compared with where it is named: "高于对照组的73%". */
static gboolean
is_compared (GArray         *mentions,
             const TcTokens *tokens,
             const TcResult *result)
{
  for (guint i = 0; i < mentions->len && result->arm_end > result->arm_start; i++)
    if (tc_mentions_get (mentions, i)->start == result->arm_start)
      return tc_mention_is_compared_chinese (tokens, tc_mentions_get (mentions, i));
  return FALSE;
}

/* "治疗组有效率95%高于对照组的73%,复发率5%低于…": the last result before one that holds the subject
 * of the sentence, which is neither what that is compared with nor what the number itself is. %NULL
 * where none does. */
static const TcResult *
find_subject (GArray         *results,
              guint           index,
              GArray         *mentions,
              const TcTokens *tokens)
{
  guint next = tc_results_find_mention (mentions, tc_results_get (results, index)->statistic.last);
  const TcMention *behind = next < mentions->len ? tc_mentions_get (mentions, next) : NULL;
  guint limit = index + 1 < results->len ? tc_results_get (results, index + 1)->statistic.first : tokens->n;
  int compared = TC_RESULT_NO_ARM;

  if (behind != NULL && behind->first < limit && tc_mention_is_compared_chinese (tokens, behind))
    compared = behind->arm;
  while (index > 0 && (is_compared (mentions, tokens, tc_results_get (results, index - 1)) ||
                       (compared >= 0 && tc_results_get (results, index - 1)->arm == compared)))
    index--;
  return index > 0 ? tc_results_get (results, index - 1) : NULL;
}

/* "治疗组有效率为94.7%,愈显率为86.7%": the subject goes on over commas. And
 * "对照组分别为52.9%、44.1%" lists outcomes, not arms: nothing is certain. */
static void
complete_chinese (GArray         *results,
                  GArray         *mentions,
                  const TcTokens *tokens)
{
  for (guint i = 0; i < results->len; i++)
    {
      TcResult *result = tc_results_get (results, i);
      const TcResult *subject;

      if (result->joined && is_listed (results, i, mentions, tokens) &&
          !is_pair_of_arms (results, i, mentions, tokens))
        {
          result->arm = TC_RESULT_NO_ARM;
          result->confidence = 0;
        }
      else if (i > 0 && result->arm == TC_RESULT_NO_ARM && result->confidence >= 0 && !result->joined &&
               has_words (tokens, result[-1].statistic.last, result->statistic.first) &&
               tc_results_find_mention (mentions, result[-1].statistic.last) >=
               tc_results_find_mention (mentions, result->statistic.first) &&
               (subject = find_subject (results, i, mentions, tokens)) != NULL &&
               subject->arm >= 0 && subject->named && !subject->joined)
        {
          tc_result_set_arm (result, subject->arm, NULL, CONFIDENCE_OTHER - 0.05);
          result->named = TRUE;
        }
    }
}

/**
 * tc_results_complete:
 * @results: (element-type TcResult): those of one sentence, as far as the words around them tell their arms
 * @arms: (element-type TcArm): the arms of the trial
 * @mentions: (element-type TcMention): where the sentence names them
 * @tokens: the tokens of the sentence
 * @chinese: its language
 *
 * Completes and corrects the arms of numbers by those of the numbers beside them and by the sizes of the arms.
 */
void
tc_results_complete (GArray         *results,
                     GPtrArray      *arms,
                     GArray         *mentions,
                     const TcTokens *tokens,
                     gboolean        chinese)
{
  complete_pairs (results, arms, tokens);
  if (chinese)
    complete_chinese (results, mentions, tokens);
  check_totals (results, arms);
}
