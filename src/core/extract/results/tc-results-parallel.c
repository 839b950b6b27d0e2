/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-results-passage.h"
#include "tc-results-private.h"

/* "甲组治愈21例,好转7例;乙组治愈11例,好转15例": numbers of people without a total or a share. One alone may be
 * anything; where a sentence counts the same in each arm, it is an outcome. */

#define MIN_NAME 6
#define MAX_NAME 36

/* What so many are said to be who took part, or did not. */
static const char *const no_outcomes[] = { "男", "女", "完成", "脱落", "失访", "退出", "剔除", "排除", "吸烟", "饮酒",
                                           "左侧", "右侧", "纳入", "入组", "随访", "患者", "病人", "各", "共", "合计",
                                           "年龄", "病例", "分别", "期", "型", "级" };

/* Where the name begins that stands before a number; its own end where none does. */
static gsize
find_name (const TcTokens  *tokens,
           const TcToken   *token,
           const TcMention *arm)
{
  static const char *const leads[] = { "患者", "病人", "患儿", "中", "其中", "的", "有", "共", NULL };
  static const char *const tails[] = { "的", "有", "为", "共", "者", NULL };
  gsize start = arm != NULL && arm->end > token->start && arm->end <= token->end ? arm->end : token->start;
  gsize end;

  start = tc_passage_strip_start (tokens, start, token->end, leads);
  end = tc_passage_strip_end (tokens, start, token->end, tails);
  if (end < start + MIN_NAME || end > start + MAX_NAME)
    return token->end;
  for (guint i = 0; i < G_N_ELEMENTS (no_outcomes); i++)
    if (tc_passage_starts_with (tokens, start, end, no_outcomes[i]) ||
        tc_passage_ends_in (tokens, start, end, no_outcomes[i]))
      return token->end;
  return start;
}

/* "21例," or "21例;" with nothing else behind it. */
static gboolean
is_bare_count (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_number (tokens, at) && tc_tokens_get (tokens, at)->decimals == 0 &&
         (tc_tokens_is_word (tokens, at + 1, "例") || tc_tokens_is_word (tokens, at + 1, "人")) &&
         (at + 2 >= tokens->n ||
          (tc_tokens_get (tokens, at + 2)->kind == TC_TOKEN_MARK && !tc_tokens_is_mark (tokens, at + 2, "([%/-:")));
}

/* The last mention of an arm that ends before a token's number. */
static const TcMention *
find_arm (GArray        *mentions,
          const TcToken *number)
{
  const TcMention *last = NULL;

  for (guint i = 0; i < mentions->len; i++)
    if (tc_mentions_get (mentions, i)->end <= number->start)
      last = tc_mentions_get (mentions, i);
  return last;
}

static TcResult
make_result (const TcTokens  *tokens,
             guint            sentence,
             guint            at,
             const TcMention *arm,
             gsize            start)
{
  const TcToken *number = tc_tokens_get (tokens, at);
  TcResult result = { { TC_STATISTIC_EVENTS, "events" }, sentence, G_MAXUINT - at, arm->arm };

  result.statistic.value = number->number;
  result.statistic.bare = TRUE;
  result.statistic.percent = -1;
  result.statistic.dispersion = -1;
  result.statistic.start = result.statistic.value_start = number->start;
  result.statistic.end = result.statistic.value_end = number->end;
  result.statistic.unit_start = result.statistic.unit_end = number->end;
  result.statistic.first = at;
  result.statistic.last = at + 1;
  result.arm_start = arm->start;
  result.arm_end = arm->end;
  result.outcome_start = start;
  result.outcome_end = tc_passage_strip_end (tokens, start, tc_tokens_get (tokens, at - 1)->end,
                                             (const char *const[]) { "的", "有", "为", "共", "者", NULL });
  result.confidence = CONFIDENCE_OTHER;
  return result;
}

/* Whether each arm has one number of the outcome of a result, and no arm two. */
static gboolean
is_of_each_arm (const TcTokens *tokens,
                GArray         *counts,
                guint           index,
                guint           n_arms)
{
  const TcResult *result = &g_array_index (counts, TcResult, index);
  gsize length = result->outcome_end - result->outcome_start;
  guint64 seen = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const TcResult *other = &g_array_index (counts, TcResult, i);

      if (other->outcome_end - other->outcome_start != length ||
          memcmp (tokens->text + other->outcome_start, tokens->text + result->outcome_start, length) != 0)
        continue;
      if (other->arm < 0 || other->arm >= 64 || (seen & (G_GUINT64_CONSTANT (1) << other->arm)) != 0)
        return FALSE;
      seen |= G_GUINT64_CONSTANT (1) << other->arm;
    }
  return n_arms >= 2 && n_arms < 64 && seen == (G_GUINT64_CONSTANT (1) << n_arms) - 1;
}

/**
 * tc_results_find_parallel:
 * @tokens: the tokens of a Chinese sentence
 * @sentence: its index
 * @mentions: (element-type TcMention): where it names arms
 * @n_arms: how many arms the trial has
 * @results: (element-type TcResult): where to append
 *
 * Finds numbers of people that the sentence gives for each arm behind the same words.
 */
void
tc_results_find_parallel (const TcTokens *tokens,
                          guint           sentence,
                          GArray         *mentions,
                          guint           n_arms,
                          GArray         *results)
{
  g_autoptr (GArray) counts = NULL;

  if (mentions->len < n_arms || n_arms < 2)
    return;
  for (guint i = 1; i < tokens->n; i++)
    {
      const TcToken *before = tc_tokens_get (tokens, i - 1);
      const TcMention *arm;
      TcResult result;
      gsize start;

      if (before->kind != TC_TOKEN_HAN || !is_bare_count (tokens, i))
        continue;
      arm = find_arm (mentions, tc_tokens_get (tokens, i));
      start = find_name (tokens, before, arm);
      if (arm == NULL || start == before->end)
        continue;
      result = make_result (tokens, sentence, i, arm, start);
      if (counts == NULL)
        counts = g_array_new (FALSE, FALSE, sizeof (TcResult));
      g_array_append_val (counts, result);
    }
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    if (is_of_each_arm (tokens, counts, i, n_arms))
      g_array_append_val (results, g_array_index (counts, TcResult, i));
}
