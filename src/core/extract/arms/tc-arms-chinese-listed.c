/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* Names that a Chinese sentence lists behind "分为": "治疗组和对照组", "A、B及C组",
 * "两组：M组…，C组…". */

#define GROUP "组"
#define MAX_NAME 30
#define MAX_LETTERS 3
/* "治疗2组". */
#define MAX_NUMBER 6

/* By these people are sorted, and not treated. */
static const char *const traits[] = { "年龄", "性别", "病情", "病程", "类型", "是否", "证型",
                                      "分期", "分型", "程度", "水平",
                                      "结果", "体重", "体质", "预后", "情况", "评分", NULL };

/* "单侧耳穴贴压组(单侧耳压组)", "对照组(C组)": a name in brackets behind a name is another one of
 * the same arm. */
gboolean
tc_arms_chinese_is_other_name (const TcTokens *tokens,
                               guint           at)
{
  guint open = at;

  if (at >= 3 && tc_tokens_get (tokens, at - 1)->kind == TC_TOKEN_WORD && tc_tokens_is_mark (tokens, at + 1, "),"))
    open = at - 1;
  return open >= 2 && tc_tokens_is_mark (tokens, open - 1, "(") && tc_tokens_is_mark (tokens, at + 1, "),") &&
         tc_tokens_get (tokens, open - 2)->kind == TC_TOKEN_HAN &&
         memcmp (tokens->text + tc_tokens_get (tokens, open - 2)->end - 3, GROUP, 3) == 0;
}

static gboolean
holds (const TcTokens *tokens,
       const TcToken  *token,
       const char     *han)
{
  return tc_bytes_find (tokens->text + token->start, token->end - token->start, han, strlen (han)) != NULL;
}

/* Whatever stands beside them, these deal people out. */
static const char *const deals[] = { "随机", "抽签", "硬币", "信封", "掷", "顺序", "单双", "奇偶",
                                     "用药", "给药", "治疗方", NULL };

/* "根据年龄分为3组": into what nobody is dealt. */
static gboolean
sorts_people (const TcTokens *tokens,
              guint           at)
{
  gboolean sorted = FALSE;

  for (guint i = 0; i <= at; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind != TC_TOKEN_HAN)
        continue;
      for (guint k = 0; deals[k] != NULL; k++)
        if (holds (tokens, token, deals[k]))
          return FALSE;
      if (!holds (tokens, token, "根据") && !holds (tokens, token, "按") && !holds (tokens, token, "依据") &&
          !holds (tokens, token, "依照"))
        continue;
      for (guint k = 0; traits[k] != NULL; k++)
        sorted = sorted || holds (tokens, token, traits[k]);
    }
  return sorted;
}

/* The token that divides people into groups; @tokens->n where none does. */
static guint
find_division (const TcTokens *tokens)
{
  const TcToken *first = tc_tokens_get (tokens, 0);
  const TcToken *last = tc_tokens_get (tokens, tokens->n - 1);

  if (tokens->n == 0 || tc_bytes_find (tokens->text + first->start, last->end - first->start, "分", 3) == NULL)
    return tokens->n;
  for (guint i = 0; i < tokens->n; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind == TC_TOKEN_HAN && (holds (tokens, token, "分为") || holds (tokens, token, "分成") ||
                                          holds (tokens, token, "分入") || holds (tokens, token, "分配")))
        return i;
    }
  return tokens->n;
}

/**
 * tc_arms_chinese_sorts_people:
 * @tokens: the tokens of a Chinese sentence
 *
 * Returns: whether it divides people by what they are: "根据病情分为轻度组30例和重度组29例"
 */
gboolean
tc_arms_chinese_sorts_people (const TcTokens *tokens)
{
  guint division = find_division (tokens);

  return division < tokens->n && sorts_people (tokens, division);
}

/* Adds a name that stands nowhere before. */
static void
add_name (const TcTokens *tokens,
          gsize           start,
          gsize           end,
          GArray         *names)
{
  TcSizedName name = { start, end, 0, 0, 0, 0, FALSE };

  for (guint i = 0; i < names->len; i++)
    {
      const TcSizedName *known = &g_array_index (names, TcSizedName, i);

      if (known->last - known->first == end - start &&
          memcmp (tokens->text + known->first, tokens->text + start, end - start) == 0)
        return;
    }
  g_array_append_val (names, name);
}

/* "治疗组和对照组" */
static void
add_parts (const TcTokens *tokens,
           guint           at,
           GArray         *names)
{
  const TcToken *token = tc_tokens_get (tokens, at);
  gsize start = token->start;

  for (gsize i = token->start; i + 3 <= token->end; i += g_utf8_next_char (tokens->text + i) - (tokens->text + i))
    if (memcmp (tokens->text + i, GROUP, 3) == 0 && tc_arms_chinese_ends_a_name (tokens, start, i + 3))
      {
        gsize from = tc_arms_chinese_skip_leads (tokens, start, i + 3);

        if (i + 3 - from <= MAX_NAME && !tc_arms_chinese_is_of_people (tokens, from, i + 3))
          add_name (tokens, from, i + 3, names);
        start = i + 3;
      }
}

/* A short name in Latin letters: "A", "D1", "DEX". */
static gboolean
is_letters (const TcTokens *tokens,
            guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return token->kind == TC_TOKEN_WORD && token->end - token->start <= 6 &&
         tc_normal_is_upper (tokens->normal, token->start);
}

static gboolean
is_joint (const TcTokens *tokens,
          guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return tc_tokens_is_mark (tokens, at, ",、") ||
         (token->kind == TC_TOKEN_HAN && token->end - token->start == 3 &&
          (holds (tokens, token, "和") || holds (tokens, token, "及") || holds (tokens, token, "与")));
}

/* "A、B及C组": the last of the letters stands before @group. */
static void
add_letters (const TcTokens *tokens,
             guint           group,
             guint           from,
             GArray         *names)
{
  guint first = group - 1;

  while (first >= from + 2 && is_joint (tokens, first - 1) && is_letters (tokens, first - 2))
    first -= 2;
  for (; first + 1 < group; first += 2)
    add_name (tokens, tc_tokens_get (tokens, first)->start, tc_tokens_get (tokens, first)->end, names);
  add_name (tokens, tc_tokens_get (tokens, group - 1)->start, tc_tokens_get (tokens, group)->start + 3, names);
}

/* "A、B两组": as many letters as are counted. */
static void
add_counted_letters (const TcTokens *tokens,
                     guint           count,
                     guint           from,
                     GArray         *names)
{
  static const char *const counts[] = { "两组", "二组", "三组", "四组", "五组", "六组" };
  const TcToken *token = tc_tokens_get (tokens, count);
  guint first = count - 1;
  guint n = 0;

  if (token->kind == TC_TOKEN_NUMBER)
    n = token->number;
  for (guint i = 0; token->kind == TC_TOKEN_HAN && i < G_N_ELEMENTS (counts); i++)
    if (token->end - token->start >= 6 && memcmp (tokens->text + token->start, counts[i], 6) == 0)
      n = MAX (2, i + 1);
  while (first >= from + 2 && is_joint (tokens, first - 1) && is_letters (tokens, first - 2))
    first -= 2;
  if (n < 2 || (count - 1 - first) / 2 + 1 != n)
    return;
  for (; first < count; first += 2)
    add_name (tokens, tc_tokens_get (tokens, first)->start, tc_tokens_get (tokens, first)->end, names);
}

/* "100 mg组": arms by dose. */
static gboolean
is_dose (const TcTokens *tokens,
         guint           group)
{
  return tc_tokens_is_number (tokens, group - 2) &&
         tc_tokens_is_any (tokens, group - 1, " mg g μg ug mcg ml iu u mg/kg μg/kg ");
}

/* "治疗1组": the number is a part of the name. */
static void
add_numbered (const TcTokens *tokens,
              guint           group,
              GArray         *names)
{
  /* "比较2组患者的水平" */
  static const char *const verbs[] = { "共", "比较", "对比", "记录", "检测", "评价", "评定", "统计", "分析", "测定" };
  const TcToken *before = tc_tokens_get (tokens, group - 2);
  gsize start;

  if (tc_tokens_get (tokens, group - 1)->number > MAX_NUMBER || tc_tokens_get (tokens, group - 1)->decimals > 0 ||
      before->kind != TC_TOKEN_HAN)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (holds (tokens, before, verbs[i]))
      return;
  start = before->start;
  if (memcmp (tokens->text + start, GROUP, 3) == 0)
    start += 3;
  start = tc_arms_chinese_skip_leads (tokens, start, before->end + 3);
  if (start + 6 > before->end || before->end - start > MAX_NAME ||
      tc_bytes_find (tokens->text + start, before->end - start, "分", 3) != NULL)
    return;
  add_name (tokens, start, tc_tokens_get (tokens, group)->start + 3, names);
}

/* "哼唱素(D)组": where the name before the bracket begins; 0 where there is none. */
static gsize
find_before_bracket (const TcTokens *tokens,
                     guint           group)
{
  const TcToken *name;
  gsize start;

  if (group < 4 || !tc_tokens_is_mark (tokens, group - 1, ")") || !is_letters (tokens, group - 2) ||
      !tc_tokens_is_mark (tokens, group - 3, "("))
    return 0;
  name = tc_tokens_get (tokens, group - 4);
  if (name->kind != TC_TOKEN_HAN)
    return 0;
  start = memcmp (tokens->text + name->start, GROUP, 3) == 0 ? name->start + 3 : name->start;
  start = tc_arms_chinese_skip_leads (tokens, start, name->end + 3);
  return name->end >= start + 6 && name->end - start <= MAX_NAME ? start : 0;
}

/* "实验A组": where the word before the letter begins that is a part of the name; 0 where there is none. */
static gsize
find_before_letter (const TcTokens *tokens,
                    guint           group)
{
  static const char *const words[] = { "实验", "试验", "治疗", "观察", "干预", "研究", "对照" };
  const TcToken *letter = group >= 2 ? tc_tokens_get (tokens, group - 1) : NULL;
  const TcToken *before = group >= 2 ? tc_tokens_get (tokens, group - 2) : NULL;

  if (letter == NULL || letter->kind != TC_TOKEN_WORD || letter->end - letter->start > MAX_LETTERS)
    return 0;
  for (guint i = 0; before != NULL && before->kind == TC_TOKEN_HAN && i < G_N_ELEMENTS (words); i++)
    if (before->end - before->start >= 6 && memcmp (tokens->text + before->end - 6, words[i], 6) == 0)
      return before->end - 6;
  return 0;
}

/**
 * tc_arms_chinese_list:
 * @tokens: the tokens of a Chinese sentence
 * @names: (element-type TcSizedName): gets names without sizes, as bytes of the folded text, in place of what it holds
 *
 * Finds the names of groups behind the word that divides the participants; without such a word all is left as it is.
 */
void
tc_arms_chinese_list (const TcTokens *tokens,
                      GArray         *names)
{
  guint division = find_division (tokens);

  if (division == tokens->n)
    return;
  g_array_set_size (names, 0);
  if (sorts_people (tokens, division))
    return;
  for (guint i = division; i < tokens->n; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind != TC_TOKEN_HAN || tc_arms_chinese_is_other_name (tokens, i))
        continue;
      if (memcmp (tokens->text + token->start, GROUP, 3) == 0 && find_before_bracket (tokens, i) > 0)
        add_name (tokens, find_before_bracket (tokens, i), token->start + 3, names);
      else if (i > division && memcmp (tokens->text + token->start, GROUP, 3) == 0 &&
               find_before_letter (tokens, i) > 0)
        add_name (tokens, find_before_letter (tokens, i), token->start + 3, names);
      else if (i > division + 1 && memcmp (tokens->text + token->start, GROUP, 3) == 0 && is_dose (tokens, i))
        add_name (tokens, tc_tokens_get (tokens, i - 2)->start, token->start + 3, names);
      else if (i > division && memcmp (tokens->text + token->start, GROUP, 3) == 0 && is_letters (tokens, i - 1))
        add_letters (tokens, i, division, names);
      else if (i > division + 1 && memcmp (tokens->text + token->start, GROUP, 3) == 0 &&
               tc_tokens_is_number (tokens, i - 1) && is_letters (tokens, i - 2))
        add_counted_letters (tokens, i - 1, division, names);
      else if (i > division + 1 && memcmp (tokens->text + token->start, GROUP, 3) == 0 &&
               tc_tokens_is_number (tokens, i - 1))
        add_numbered (tokens, i, names);
      else if (i > division + 1 && is_letters (tokens, i - 1))
        add_counted_letters (tokens, i, division, names);
      add_parts (tokens, i, names);
    }
}
