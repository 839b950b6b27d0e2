/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-results-private.h"

/* "5/26例出现一过性头痛": what follows the number. */
static gboolean
read_chinese_behind (const TcTokens *tokens,
                     TcResult       *result)
{
  static const char *const verbs[] = { "例出现", "例发生", "人出现", "人发生", "名出现", "例患者出现", "例患者发生", "例达到" };
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

/* What is left of a clause that says only when, or how much. */
static gboolean
is_no_outcome (const char *text,
               gsize       length)
{
  static const char *const words[] = { "随访", "更多", "更少", "中发生了", "中报道了", "治疗", "隨訪" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && memcmp (text, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* "ALSFRS-R评分": the dash within a name. */
static gboolean
is_dash_of_name (const TcTokens *tokens,
                 guint           at)
{
  return at > 0 && tc_tokens_is_mark (tokens, at, "-") && tc_tokens_get (tokens, at - 1)->kind == TC_TOKEN_WORD &&
         tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD && !tc_tokens_get (tokens, at)->blank;
}

/* Chinese: the characters of a clause without the arm, and without what only compares. */
gboolean
tc_outcome_name_chinese (const TcTokens *tokens,
                         GArray         *mentions,
                         guint           from,
                         TcResult       *result)
{
  static const char *const leads[] = { "高于", "低于", "优于", "大于", "小于", "多于", "少于", "明显", "显著", "患者",
                                       "两组",
                                       "其中", "结果", "组的", "的", "而", "均", "与", "和", "为", "在", "于",
                                       "较", "比",
                                       "从", "由", "组中", "者", "各组", "共有", "分别", "是", "平均", "组", "共发生",
                                       "发生", "出现", "占" };
  static const char *const trails[] = { "分别为", "分别是", "升至", "降至", "上升", "下降", "提高", "降低", "达到",
                                        "为", "是",
                                        "达", "至", "的", "从", "由", "分别", "到", "约", "有", "共", "患者" };
  gsize start = 0;
  gsize end = 0;
  gboolean again = TRUE;

  if (read_chinese_behind (tokens, result))
    return TRUE;
  for (guint i = result->statistic.first; i > from; i--)
    {
      const TcToken *token = tc_tokens_get (tokens, i - 1);

      if (end == 0 && (tc_tokens_is_word (tokens, i - 1, "占") ||
                       tc_tokens_is_word (tokens, i - 1, "例") ||
                       tc_tokens_is_word (tokens, i - 1, "占比") ||
                       tc_tokens_is_number (tokens, i - 1) ||
                       tc_tokens_is_mark (tokens, i - 1, ",([")))
        continue;
      if (token->kind == TC_TOKEN_HAN || (token->kind == TC_TOKEN_WORD && end > 0))
        {
          start = token->start;
          end = end > 0 ? end : token->end;
        }
      else if (end > 0 && !is_dash_of_name (tokens, i - 1))
        break;
    }
  start = skip_treatment (tokens, start, end);
  start = add_years (tokens, start, end);
  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = &g_array_index (mentions, TcMention, i);

      if (mention->start < end && mention->end > start && mention->end <= end)
        start = mention->end;
    }
  while (again && end > start)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
        if (end - start >= strlen (leads[i]) &&
            memcmp (tokens->text + start, leads[i], strlen (leads[i])) == 0)
          {
            start += strlen (leads[i]);
            again = TRUE;
          }
      for (guint i = 0; i < G_N_ELEMENTS (trails); i++)
        if (end - start >= strlen (trails[i]) &&
            memcmp (tokens->text + end - strlen (trails[i]), trails[i], strlen (trails[i])) == 0)
          {
            end -= strlen (trails[i]);
            again = TRUE;
          }
    }
  if (end < start + 6 || end - start > 60 || is_no_outcome (tokens->text + start, end - start))
    return FALSE;
  result->outcome_start = start;
  result->outcome_end = end;
  return TRUE;
}
