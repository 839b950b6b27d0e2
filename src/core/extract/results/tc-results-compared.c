/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-results-passage.h"
#include "tc-results-private.h"

/* Chinese sentences that set one arm against another: which arm is the subject, and whether a
 * number is that of an arm or says by how much they differ. */

/* How long a bracket behind the name of an arm is that holds no more than a number. Bytes. */
#define MAX_ASIDE 40

/* "与对照组(73%)比较": what stands behind the bracket. */
static gsize
skip_bracket (const TcTokens *tokens,
              gsize           start,
              gsize           end)
{
  gsize close = start;

  if (!tc_passage_starts_with (tokens, start, end, "("))
    return start;
  while (close < end && close - start < MAX_ASIDE && tokens->text[close] != ')')
    close++;
  return tc_passage_starts_with (tokens, close, end, ")") ? close + 1 : start;
}

/* Before an arm: it is what another one is compared with. */
static const char *const comparing[] = { "高于", "低于", "优于", "大于", "小于", "多于", "少于",
                                         "长于", "短于", "早于", "晚于",
                                         "好于", "差于", "较", "比", NULL };

/**
 * tc_mention_is_compared_chinese:
 * @tokens: the tokens of a Chinese sentence
 * @mention: where it names an arm
 *
 * Returns: whether the arm is what another one is compared with: "高于对照组", "与对照组比较"
 */
gboolean
tc_mention_is_compared_chinese (const TcTokens  *tokens,
                                const TcMention *mention)
{
  static const char *const joints[] = { "与", "和", "同", "跟" };
  static const char *const people[] = { "患者", "病人", "患儿", "的", NULL };
  gsize start = tc_tokens_get (tokens, 0)->start;
  gsize limit = tc_tokens_get (tokens, tokens->n - 1)->end;
  gsize behind;

  for (guint i = 0; comparing[i] != NULL; i++)
    if (tc_passage_ends_in (tokens, start, mention->start, comparing[i]))
      return TRUE;
  behind = skip_bracket (tokens, tc_passage_strip_start (tokens, mention->end, limit, people), limit);
  if (!tc_passage_starts_with (tokens, behind, limit, "比") &&
      !tc_passage_starts_with (tokens, behind, limit, "相比"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (tc_passage_ends_in (tokens, start, mention->start, joints[i]))
      return TRUE;
  return FALSE;
}

/**
 * tc_mention_has_number_chinese:
 * @tokens: the tokens of a Chinese sentence
 * @mention: where it names an arm
 * @number: the first token of a number behind it
 *
 * Returns: whether nothing but a bracket stands between the name and its number: "对照组的73 %",
 * "对照组患者(73 %)"
 */
gboolean
tc_mention_has_number_chinese (const TcTokens  *tokens,
                               const TcMention *mention,
                               guint            number)
{
  static const char *const links[] = { "患者", "病人", "患儿", "的", "为", "(", "[", " ", NULL };
  gsize end = tc_tokens_get (tokens, number)->start;

  return tc_passage_strip_start (tokens, mention->end, end, links) == end;
}

/**
 * tc_mention_find_comparison_chinese:
 * @tokens: the tokens of a Chinese sentence
 * @start: the byte before which not to look
 * @mention: where it names an arm
 *
 * Returns: where the words begin that set what stands before against the arm: "|明显低于对照组"
 */
gsize
tc_mention_find_comparison_chinese (const TcTokens  *tokens,
                                    gsize            start,
                                    const TcMention *mention)
{
  static const char *const degrees[] = { "明显", "显著", "均", "远", "稍", "也", "亦", "略", "则",
                                         "与", "和", "同", "跟", NULL };

  return tc_passage_strip_end (tokens, start, tc_passage_strip_end (tokens, start, mention->start, comparing), degrees);
}

/* "有效率为73%,较甲组95%低": nothing but the comparison stands between two numbers, so that the
 * second is that of the arm. */
static gboolean
follows_number (const TcTokens  *tokens,
                const TcMention *mention,
                guint            from)
{
  gsize start = tc_mention_find_comparison_chinese (tokens, tc_tokens_get (tokens, 0)->start, mention);
  gsize behind = from > 0 ? tc_tokens_get (tokens, from - 1)->end : G_MAXSIZE;

  while (start > behind && strchr (" ,;)]", tokens->text[start - 1]) != NULL)
    start--;
  return start == behind;
}

/**
 * tc_result_is_gained_chinese:
 * @tokens: the tokens of a Chinese sentence
 * @mentions: (element-type TcMention): where it names arms
 * @from: the token behind the number before, 0 where there is none
 * @result: a number that stands alone
 *
 * Returns: whether the number says by how much an arm differs from another, so that it is that of
 * neither: "较对照组低20%", "低于对照组5%", "差异为12%"; whose "较对照组低(20%)" is, is not said
 */
gboolean
tc_result_is_gained_chinese (const TcTokens *tokens,
                             GArray         *mentions,
                             guint           from,
                             const TcResult *result)
{
  static const char *const differences[] = { "差异为", "差值为", "差为", "相差", "差异", "差值" };
  static const char *const fills[] = { "了", "约", "达", NULL };
  static const char *const brackets[] = { "(", "[", NULL };
  static const char *const ways[] = { "高", "低", "多", "少", "升", "降", "长", "短", "增加", "延长", "缩小",
                                      "减轻", "增大", "减小", "大", "小" };
  gsize behind = from > 0 ? tc_tokens_get (tokens, from - 1)->end : tc_tokens_get (tokens, 0)->start;
  gsize end = tc_tokens_get (tokens, result->statistic.first)->start;
  guint next = tc_results_find_mention (mentions, result->statistic.first);
  const TcMention *nearest = NULL;
  gboolean compared = FALSE;

  while (end > behind && tokens->text[end - 1] == ' ')
    end--;
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (tc_passage_ends_in (tokens, behind, end, differences[i]))
      return TRUE;
  for (guint i = 0; i < next; i++)
    {
      const TcMention *mention = tc_mentions_get (mentions, i);

      if (mention->start >= behind && mention->end <= end)
        {
          nearest = mention;
          compared = compared || tc_mention_is_compared_chinese (tokens, mention);
        }
    }
  if (!compared)
    return FALSE;
  if (nearest->end == end)
    return tc_mention_is_compared_chinese (tokens, nearest) && !follows_number (tokens, nearest, from);
  if (result->statistic.dispersion < 0 && !result->statistic.has_ci)
    end = tc_passage_strip_end (tokens, behind, end, brackets);
  end = tc_passage_strip_end (tokens, behind, end, fills);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (tc_passage_ends_in (tokens, nearest->end, end, ways[i]))
      return TRUE;
  return FALSE;
}

/**
 * tc_result_is_shared_chinese:
 * @tokens: the tokens of a Chinese sentence
 * @mentions: (element-type TcMention): where it names arms
 * @from: the token behind the number before, 0 where there is none
 * @result: a number that stands alone
 *
 * Returns: whether the last names before the number are those of several arms, so that it is that
 * of none: "甲组与乙组复发率(5%)"
 */
gboolean
tc_result_is_shared_chinese (const TcTokens *tokens,
                             GArray         *mentions,
                             guint           from,
                             const TcResult *result)
{
  static const char *const joints[] = { "与", "和", "及", "、", NULL };
  guint next = tc_results_find_mention (mentions, result->statistic.first);
  const TcMention *a = next > 1 ? tc_mentions_get (mentions, next - 2) : NULL;
  const TcMention *b = next > 1 ? tc_mentions_get (mentions, next - 1) : NULL;

  return b != NULL && a->first >= from && a->arm != b->arm && b->start > a->end &&
         tc_passage_strip_start (tokens, a->end, b->start, joints) == b->start &&
         !tc_mention_is_compared_chinese (tokens, b) &&
         !tc_mention_has_number_chinese (tokens, b, result->statistic.first);
}
