/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-bytes.h"
#include "tc-results-passage.h"
#include "tc-results-private.h"

/* "甲、乙两组": so many groups. */
static const char *const counted_groups[] = { "两组", "二组", "三组", "四组" };

/* "5/26例出现一过性头痛": what follows the number. */
static gboolean
read_chinese_behind (const TcTokens *tokens,
                     TcResult       *result)
{
  static const char *const verbs[] = { "例出现", "例发生", "人出现", "人发生", "名出现",
                                       "例患者出现", "例患者发生", "例达到" };
  const TcToken *token = tc_tokens_get (tokens, result->statistic.last);

  if (tc_tokens_is_mark (tokens, result->statistic.last, ")"))
    token = tc_tokens_get (tokens, result->statistic.last + 1);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      gsize n = strlen (verbs[i]);

      if (token->kind == TC_TOKEN_HAN && token->end - token->start > n + 3 &&
          token->end - token->start < 60 &&
          memcmp (tokens->text + token->start, verbs[i], n) == 0)
        {
          result->outcome_start = token->start + n;
          result->outcome_end = token->end;
          return TRUE;
        }
    }
  return FALSE;
}

/* "例患者接受治疗后治愈": what came of it stands behind the last "后". */
static gsize
skip_treatment (const TcTokens *tokens,
                gsize           start,
                gsize           end)
{
  const char *after = end > start ? g_strrstr_len (tokens->text + start, end - start, "后") : NULL;
  gsize at = after != NULL ? (gsize) (after - tokens->text) + strlen ("后") : start;

  return end >= at + 6 && end - start > 24 ? at : start;
}

/* "3年总生存率": the number is part of the name that follows it. */
static gsize
add_years (const TcTokens *tokens,
           gsize           start,
           gsize           end)
{
  static const char *const rates[] = { "年总", "年生存", "年无", "年存活", "年局部", "年复发", "年病死", "年死亡",
                                       "年總", "年無", "年復發" };

  guint at = end > start ? tc_tokens_find (tokens, start) : 0;

  for (guint i = 0; at > 0 && tc_tokens_is_number (tokens, at - 1) && i < G_N_ELEMENTS (rates); i++)
    if (g_str_has_prefix (tokens->text + start, rates[i]))
      return tc_tokens_get (tokens, at - 1)->start;
  return start;
}

/* "甲、乙两组的复发率": of which groups a name is told stands before it. */
static gsize
skip_groups (const TcTokens *tokens,
             gsize           start,
             gsize           end)
{
  static const char *const others[] = { "分别", "比较", "间", "均", "差异", "之间", "中" };

  for (guint i = 0; i < G_N_ELEMENTS (counted_groups); i++)
    {
      gsize n = strlen (counted_groups[i]);
      const char *at = tc_bytes_find (tokens->text + start, end - start, counted_groups[i], n);
      gsize behind = at != NULL ? (gsize) (at - tokens->text) + n : end;
      gboolean other = end < behind + 6;

      for (guint k = 0; !other && k < G_N_ELEMENTS (others); k++)
        other = tc_passage_starts_with (tokens, behind, end, others[k]);
      if (!other)
        return behind;
    }
  return start;
}

/* What is left of a clause that says only when, or how much. */
static gboolean
is_no_outcome (const char *text,
               gsize       length)
{
  static const char *const words[] = { "随访", "更多", "更少", "中发生了", "中报道了", "治疗",
                                       "隨訪", "显示", "表明", "中位数时间", "中位时间", "中位数",
                                       "升高", "增高", "增加", "减少", "缩短", "延长", "升高了", "增加了",
                                       "减少了", "缩短了", "延长了", "降低了", "下降了", "提高了" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && memcmp (text, words[i], length) == 0)
      return TRUE;
  return length >= 3 && (memcmp (text + length - 3, "后", 3) == 0 ||
                         memcmp (text + length - 3, "前", 3) == 0);
}

/* Whether the last character of a passage is one of @characters, all of them Chinese: most passages need no
 * list of words. */
static gboolean
ends_in_one_of (const TcTokens *tokens,
                gsize           start,
                gsize           end,
                const char     *characters)
{
  for (; end >= start + 3 && *characters != '\0'; characters += 3)
    if (memcmp (tokens->text + end - 3, characters, 3) == 0)
      return TRUE;
  return FALSE;
}

/**
 * tc_result_is_age_chinese:
 * @tokens: the tokens of a Chinese sentence
 * @result: one of its numbers, with the name of what it is a measure of
 *
 * Returns: whether the number is an age, which describes who took part and is no outcome
 */
gboolean
tc_result_is_age_chinese (const TcTokens *tokens,
                          const TcResult *result)
{
  guint behind = result->statistic.last;

  if (tc_passage_ends_in (tokens, result->outcome_start, result->outcome_end, "年龄") ||
      tc_passage_ends_in (tokens, result->outcome_start, result->outcome_end, "年齡"))
    return TRUE;
  if (tc_tokens_is_mark (tokens, behind, ")"))
    behind++;
  return (result->statistic.unit_end > result->statistic.unit_start &&
          tc_passage_starts_with (tokens, result->statistic.unit_start, result->statistic.unit_end, "岁")) ||
         tc_tokens_is_word (tokens, behind, "岁");
}

/* "明显减少" says how an outcome went; without the word before it, "白细胞减少" is one. */
static gsize
strip_direction (const TcTokens *tokens,
                 gsize           start,
                 gsize           end)
{
  static const char *const ways[] = { "升高", "增高", "增加", "减少", "缩短", "延长", "改善", "增多",
                                      "减轻", "高", "低", "多", "少", "短", "长" };
  static const char *const degrees[] = { "明显", "显著", "更", "均" };
  static const char *const amounts[] = { "率", "分", "水平", "时间", "量", "次数", "天数" };

  if (!ends_in_one_of (tokens, start, end, "高加少短长善多轻低"))
    return end;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gsize before = end - strlen (ways[i]);

      if (!tc_passage_ends_in (tokens, start, end, ways[i]))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (degrees); k++)
        if (tc_passage_ends_in (tokens, start, before, degrees[k]))
          return before - strlen (degrees[k]);
      for (guint k = 0; k < G_N_ELEMENTS (amounts); k++)
        if (tc_passage_ends_in (tokens, start, before, amounts[k]))
          return before;
    }
  return end;
}

/* "ORR": a name in capitals may be short. */
static gboolean
is_in_capitals (const TcTokens *tokens,
                gsize           start,
                gsize           end)
{
  static const char *const statistics[] = { "or", "hr", "ci", "sd", "md", "iqr", "smd", "wmd", "vs" };

  for (guint i = 0; i < G_N_ELEMENTS (statistics); i++)
    if (end - start == strlen (statistics[i]) &&
        memcmp (tokens->text + start, statistics[i], end - start) == 0)
      return FALSE;
  for (gsize i = start; i < end; i++)
    if (!tc_normal_is_upper (tokens->normal, i))
      return FALSE;
  return end >= start + 2;
}

/* Where a passage begins to say whether arms differ: "不良反应发生率|差异无统计学意义". Its end
 * where it does not. */
static gsize
find_verdict (const TcTokens *tokens,
              gsize           start,
              gsize           end)
{
  static const char *const words[] = { "差异", "差別", "统计学", "显著性" };

  for (guint i = 0; i < G_N_ELEMENTS (words) && end > start; i++)
    {
      const char *at = tc_bytes_find (tokens->text + start, end - start, words[i], strlen (words[i]));

      if (at != NULL)
        end = at - tokens->text;
    }
  return end;
}

/* "甲、乙两组分别为": these are groups, and no outcome. */
static gboolean
ends_in_groups (const TcTokens *tokens,
                gsize           start,
                gsize           end)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted_groups); i++)
    if (tc_passage_ends_in (tokens, start, end, counted_groups[i]))
      return TRUE;
  return FALSE;
}

/* Takes what only compares off both ends of a passage, and says whether a name is left. */
static gboolean
take_name (const TcTokens *tokens,
           gsize           start,
           gsize           end,
           TcResult       *result)
{
  static const char *const leads[] = { "高于", "低于", "优于", "大于", "小于", "多于", "少于", "明显", "显著", "患者",
                                       "两组",
                                       "其中", "结果", "组的", "的", "而", "均", "与", "和", "为", "在", "于",
                                       "较", "比",
                                       "从", "由", "组中", "者", "各组", "共有", "分别", "是", "平均", "组", "共发生",
                                       "发生", "出现", "占", NULL };
  static const char *const trails[] = { "分别为", "分别是", "上升至", "下降至", "上升到", "下降到", "升高至",
                                        "降低至", "升至", "降至", "上升", "下降", "提高", "降低", "达到",
                                        "为", "是",
                                        "达", "至", "的", "从", "由", "分别", "到", "约", "有", "共", "患者", NULL };
  gsize before;

  end = find_verdict (tokens, start, end);
  start = tc_passage_strip_start (tokens, start, end, leads);
  do
    {
      before = end;
      if (ends_in_one_of (tokens, start, end, "为是至升降高低到达的从由别约有共者"))
        end = tc_passage_strip_end (tokens, start, end, trails);
      end = strip_direction (tokens, start, end);
    }
  while (end < before);
  if (end <= start || end - start > 60 || ends_in_groups (tokens, start, end) ||
      (end < start + 6 && !is_in_capitals (tokens, start, end)) ||
      is_no_outcome (tokens->text + start, end - start))
    return FALSE;
  result->outcome_start = start;
  result->outcome_end = end;
  return TRUE;
}

/* "ALSFRS-R评分": the dash within a name. */
static gboolean
is_dash_of_name (const TcTokens *tokens,
                 guint           at)
{
  return at > 0 && tc_tokens_is_mark (tokens, at, "-") && tc_tokens_get (tokens, at - 1)->kind == TC_TOKEN_WORD &&
         tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD && !tc_tokens_get (tokens, at)->blank;
}

/* "复发率在甲组和乙组分别为": the name before the arms in which it was seen. */
static gboolean
name_before_place (const TcTokens *tokens,
                   GArray         *mentions,
                   gsize           start,
                   gsize           end,
                   TcResult       *result)
{
  static const char *const places[] = { "在", "于", NULL };

  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = tc_mentions_get (mentions, i);
      gsize before = mention->start > start && mention->end <= end
                     ? tc_passage_strip_end (tokens, start, mention->start, places) : mention->start;

      if (before < mention->start)
        return take_name (tokens, start, before, result);
    }
  return FALSE;
}

/* The name behind the last arm of a passage, or before it where the others are compared with it, or it was
 * seen in it: "治疗组复发率低于对照组", "复发率在治疗组为". */
static gboolean
name_in_passage (const TcTokens *tokens,
                 GArray         *mentions,
                 gsize           start,
                 gsize           end,
                 TcResult       *result)
{
  const TcMention *last = NULL;
  gsize from = start;

  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = tc_mentions_get (mentions, i);

      if (mention->start < end && mention->end > start && mention->end <= end)
        {
          from = last != NULL ? last->end : start;
          last = mention;
        }
    }
  if (take_name (tokens, last != NULL ? last->end : start, end, result))
    return TRUE;
  if (last == NULL || last->start <= from)
    return FALSE;
  if (!tc_mention_is_compared_chinese (tokens, last))
    return name_before_place (tokens, mentions, start, end, result);
  end = tc_mention_find_comparison_chinese (tokens, from, last);
  return take_name (tokens, from, end, result);
}

/* The characters of the clause before a token. Returns its first token, 0 where there is none. */
static guint
find_passage (const TcTokens *tokens,
              guint           from,
              guint           behind,
              gsize          *start,
              gsize          *end)
{
  guint first = behind;

  *start = 0;
  *end = 0;
  for (guint i = behind; i > from; i--)
    {
      const TcToken *token = tc_tokens_get (tokens, i - 1);

      if (*end == 0 && (tc_tokens_is_word (tokens, i - 1, "占") ||
                        tc_tokens_is_word (tokens, i - 1, "例") ||
                        tc_tokens_is_word (tokens, i - 1, "占比") ||
                        tc_tokens_is_number (tokens, i - 1) ||
                        tc_tokens_is_mark (tokens, i - 1, ",([")))
        continue;
      if (token->kind == TC_TOKEN_HAN || (token->kind == TC_TOKEN_WORD && *end > 0))
        {
          *start = token->start;
          *end = *end > 0 ? *end : token->end;
          first = i - 1;
        }
      else if (*end > 0 && !is_dash_of_name (tokens, i - 1))
        break;
    }
  return *end > 0 ? first : 0;
}

/* "…次数明显减少,分别为", "…率较高,差异有统计学意义(": the name stands in the clause before. */
static gboolean
is_only_said_so (const TcTokens *tokens,
                 gsize           start,
                 gsize           end)
{
  static const char *const trails[] = { "分别为", "分别是", "分别", "为", "是", NULL };

  return find_verdict (tokens, start, end) < end ||
         strip_direction (tokens, start, tc_passage_strip_end (tokens, start, end, trails)) == start;
}

/* Where the name of an outcome can begin in a passage. */
static gsize
lead_in (const TcTokens *tokens,
         gsize           start,
         gsize           end)
{
  start = skip_treatment (tokens, start, end);
  return add_years (tokens, end > start ? skip_groups (tokens, start, end) : start, end);
}

/* Chinese: the characters of a clause without the arm, and without what only compares. */
gboolean
tc_outcome_name_chinese (const TcTokens *tokens,
                         GArray         *mentions,
                         guint           from,
                         TcResult       *result)
{
  gsize start;
  gsize end;
  guint at;

  if (read_chinese_behind (tokens, result))
    return TRUE;
  at = find_passage (tokens, from, result->statistic.first, &start, &end);
  if (end > start && name_in_passage (tokens, mentions, lead_in (tokens, start, end), end, result))
    return TRUE;
  if (at <= from || !is_only_said_so (tokens, start, end))
    return FALSE;
  find_passage (tokens, from, at, &start, &end);
  return end > start && name_in_passage (tokens, mentions, lead_in (tokens, start, end), end, result);
}
