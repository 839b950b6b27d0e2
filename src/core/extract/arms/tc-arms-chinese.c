/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"
#include "tc-numbers.h"

/* "对照组 30 例", "试验组（n＝30）", "A 组 30 例", "分为治疗组和对照组，各 30 例". */

#define GROUP "组"
#define MAX_GIVEN_NAME 36

/* A name begins behind the last of these. */
static const char *const leads[] = { "随机分为", "随机分成", "随机分配到", "分配至", "分配到", "随机分入",
                                     "分派至", "分派到", "分派为", "分至", "分到", "分为", "分成",
                                     "其中", "患者", "病例",
                                     "和", "与", "及", "为", "将", "或", "后", "而", "两", "在", "于", "是",
                                     "较", "各" };

/* What ends in "组" and is the name of no arm. */
static const char *const no_names[] = { "两组", "二组", "三组", "四组", "各组", "每组", "分组", "该组", "本组", "一组",
                                        "另组",
                                        "多组", "重组", "数组", "小组", "同组", "他组", "它组",
                                        "入组", "出组", "进组" };

static gboolean
begins_with (const TcTokens *tokens,
             guint           at,
             const char     *han)
{
  const TcToken *token = tc_tokens_get (tokens, at);
  gsize n = strlen (han);

  return token->kind == TC_TOKEN_HAN && token->end - token->start >= n &&
         memcmp (tokens->text + token->start, han, n) == 0;
}

/* Whether a passage is a name that ends in "组". */
gboolean
tc_arms_chinese_ends_a_name (const TcTokens *tokens,
             gsize           start,
             gsize           end)
{
  if (end < start + 6 || memcmp (tokens->text + end - 3, GROUP, 3) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (no_names); i++)
    if (memcmp (tokens->text + end - 6, no_names[i], 6) == 0)
      return FALSE;
  return TRUE;
}

/* Whom the same result or sex joins. */
gboolean
tc_arms_chinese_is_of_people (const TcTokens *tokens,
              gsize           start,
              gsize           end)
{
  static const char *const people[] = { "男组", "男性", "女组", "女性", "有效组", "无效组", "显效",
                                        "好转", "痊愈", "阳性组",
                                        "阴性组" };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (end - start >= strlen (people[i]) && memcmp (tokens->text + start, people[i], strlen (people[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Where @lead stands last in a passage; %NULL if it does not. */
static const char *
find_last (const char *text,
           gsize       length,
           const char *lead,
           gsize       n)
{
  for (gsize i = length + 1; i > n; i--)
    if (text[i - n - 1] == *lead && memcmp (text + i - n - 1, lead, n) == 0)
      return text + i - n - 1;
  return NULL;
}

/* Where a name ends in a token: behind "组", or before what only says that its size follows:
 * "治疗组患者30例". */
static gsize
find_name_end (const TcTokens *tokens,
               const TcToken  *token)
{
  static const char *const tails[] = { "患者", "病人", "患儿", "产妇", "孕妇", "受试者", "为", "共",
                                       "有", "均为", "共计", "纳入" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      gsize n = strlen (tails[i]);

      if (token->end - token->start >= n + 6 && memcmp (tokens->text + token->end - n, tails[i], n) == 0 &&
          memcmp (tokens->text + token->end - n - 3, GROUP, 3) == 0)
        return token->end - n;
    }
  return token->end;
}

/* Behind the words that only lead to a name. */
gsize
tc_arms_chinese_skip_leads (const TcTokens *tokens,
            gsize           start,
            gsize           end)
{
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      gsize n = strlen (leads[i]);
      const char *at = find_last (tokens->text + start, end - start, leads[i], n);

      if (at != NULL && (gsize) (at - tokens->text) + n + 6 <= end)
        start = at - tokens->text + n;
    }
  return start;
}

/* Names are parts of tokens here: @first and @last hold bytes of the folded text. */
static void
add_name (const TcTokens *tokens,
          gsize           start,
          gsize           end,
          double          n,
          guint           number,
          gboolean        strong,
          GArray         *sizes)
{
  TcSizedName size = { start, end, 0, 0, n, number, strong };

  g_array_append_val (sizes, size);
}

static gboolean
find_name (const TcTokens *tokens,
           guint           at,
           gsize          *start,
           gsize          *end)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind != TC_TOKEN_HAN)
    return FALSE;
  *end = find_name_end (tokens, token);
  if (begins_with (tokens, at, GROUP) && token->end - token->start == 3 && at > 0 &&
      tc_tokens_get (tokens, at - 1)->kind == TC_TOKEN_WORD)
    {
      *start = tc_tokens_get (tokens, at - 1)->start;
      return TRUE;
    }
  if (!tc_arms_chinese_ends_a_name (tokens, token->start, *end))
    return FALSE;
  *start = tc_arms_chinese_skip_leads (tokens, token->start, *end);
  return tc_arms_chinese_ends_a_name (tokens, *start, *end) && *end - *start <= 36 &&
         !tc_arms_chinese_is_of_people (tokens, *start, *end);
}

/* Whether a token begins with a word that counts people. */
gboolean
tc_arms_chinese_is_counter (const TcTokens *tokens,
                            guint           at)
{
  return begins_with (tokens, at, "例") || begins_with (tokens, at, "名") ||
         begins_with (tokens, at, "人") || begins_with (tokens, at, "位");
}

/* "58例接受…": what so many were given, and not what became of them. */
static gboolean
is_given (const TcTokens *tokens,
          guint           counter)
{
  static const char *const given[] = { "接受", "给予", "采用", "应用", "使用", "服用", "患者接受",
                                       "患者给予", "患者采用" };
  const TcToken *token = tc_tokens_get (tokens, counter);

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (token->end - token->start >= 3 + strlen (given[i]) &&
        memcmp (tokens->text + token->start + 3, given[i], strlen (given[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "观察组患者3例复发": behind the counter the sentence goes on with what became of some. */
static gboolean
goes_on (const TcTokens *tokens,
         guint           counter)
{
  static const char *const joints[] = { "和", "与", "及", "给", "接", "采", "应", "使", "予", "行", "服" };
  const TcToken *token = tc_tokens_get (tokens, counter);
  gsize at = token->start + 3;

  if (token->end >= at + 6 &&
      (memcmp (tokens->text + at, "患者", 6) == 0 || memcmp (tokens->text + at, "病人", 6) == 0))
    at += 6;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (token->end >= at + 3 && memcmp (tokens->text + at, joints[i], 3) == 0)
      return FALSE;
  return token->end > at;
}

/* The size that stands behind a name: "30例", "(n=30)", "(30例)", "共30例". */
static guint
find_number (const TcTokens *tokens,
             guint           at,
             gboolean       *strong)
{
  guint i = at;
  gboolean open = tc_tokens_is_mark (tokens, i, "([");
  gboolean equals = FALSE;

  *strong = FALSE;
  /* "穴位贴敷组(治疗组)75例" */
  if (open && tc_tokens_get (tokens, i + 1)->kind == TC_TOKEN_HAN &&
      tc_tokens_is_mark (tokens, i + 2, ")]"))
    {
      i += 3;
      open = FALSE;
    }
  if (open)
    i++;
  /* "D组n=35" */
  if (!open && tc_tokens_is_word (tokens, i, "n") && tc_tokens_is_mark (tokens, i + 1, "="))
    i += 2;
  /* "第1周移植组(A组,10例)": the short name has the size. */
  if (open && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD && begins_with (tokens, i + 1, GROUP))
    return 0;
  while (i < at + 8 && open && !tc_tokens_is_mark (tokens, i, ")]") &&
         !tc_tokens_is_number (tokens, i))
    i++;
  equals = i > 1 && tc_tokens_is_mark (tokens, i - 1, "=");
  if (!open && (begins_with (tokens, i, "共") || begins_with (tokens, i, "有")) &&
      tc_tokens_get (tokens, i)->end - tc_tokens_get (tokens, i)->start == 3)
    i++;
  /* "(A组,10例)" */
  if (tc_tokens_is_mark (tokens, i, ",") && tc_tokens_find_open (tokens, i, TC_SIZED_REACH) < i &&
      tc_tokens_is_mark (tokens, i + 3, ")"))
    i++;
  /* "(A组,n=10)" */
  if (tc_tokens_is_mark (tokens, i, ",") && tc_tokens_find_open (tokens, i, TC_SIZED_REACH) < i &&
      tc_tokens_is_word (tokens, i + 1, "n") && tc_tokens_is_mark (tokens, i + 2, "="))
    i += 3;
  equals = equals || (i > 1 && tc_tokens_is_mark (tokens, i - 1, "="));
  if (!tc_tokens_is_number (tokens, i) || tc_tokens_get (tokens, i)->decimals > 0 ||
      tc_tokens_is_mark (tokens, i + 1, "%/"))
    return 0;
  if (!equals && !tc_arms_chinese_is_counter (tokens, i + 1))
    return 0;
  *strong = equals || is_given (tokens, i + 1);
  return i;
}

/* "250例患者为对照组": the token of the number before a name, or 0. */
static guint
find_number_before (const TcTokens *tokens,
                    guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  /* "32例接受常规治疗(对照组)" */
  if (at >= 3 && tc_tokens_is_mark (tokens, at - 1, "(") && tc_tokens_is_mark (tokens, at + 1, ")") &&
      tc_tokens_is_number (tokens, at - 3) && tc_arms_chinese_is_counter (tokens, at - 2))
    return at - 3;
  if (at == 0 || !tc_tokens_is_number (tokens, at - 1) || !tc_arms_chinese_is_counter (tokens, at) ||
      tc_bytes_find (tokens->text + token->start, token->end - token->start, "为", 3) == NULL ||
      tc_bytes_find (tokens->text + token->start, token->end - token->start, "分", 3) != NULL)
    return 0;
  return at - 1;
}

/* "观察组3例给予停药处理": what only some of one group were given makes no size. */
static void
weaken_alone (const TcTokens *tokens,
              GArray         *sizes)
{
  guint n_given = 0;

  for (guint i = 0; i < sizes->len; i++)
    n_given += is_given (tokens, g_array_index (sizes, TcSizedName, i).number + 1);
  for (guint i = 0; n_given == 1 && i < sizes->len; i++)
    if (is_given (tokens, g_array_index (sizes, TcSizedName, i).number + 1))
      g_array_index (sizes, TcSizedName, i).strong = FALSE;
}

/* "共138例,其中高浓度组46例…" */
static gboolean
counts_all (const TcTokens *tokens,
            guint           i)
{
  return tc_arms_chinese_is_counter (tokens, i + 1);
}

/* "维诺沙组(治疗组)30例": the size belongs to the first name; in "(A组,10例)" the second has it. */
static gboolean
is_second_name (const TcTokens *tokens,
                guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, ")") && tc_arms_chinese_is_other_name (tokens, at);
}

static gboolean
holds_any (const TcTokens    *tokens,
           const char *const *words,
           guint              n)
{
  gsize start = tc_tokens_get (tokens, 0)->start;
  gsize end = tc_tokens_get (tokens, tokens->n - 1)->end;

  for (guint i = 0; i < n; i++)
    if (tc_bytes_find (tokens->text + start, end - start, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a sentence counts those who left, or what befell them. */
static gboolean
tells_of_loss (const TcTokens *tokens)
{
  static const char *const words[] = { "失访", "脱落", "退出", "流失", "死亡", "不良", "并发症", "复发" };

  return holds_any (tokens, words, G_N_ELEMENTS (words));
}

/* Whether what so many were given in a sentence may be what is compared: not what they had before, what failed, kinds
 * of treatment, or what differed beside that which all got. */
static gboolean
compares_treatments (const TcTokens *tokens)
{
  static const char *const deals[] = { "随机", "分为", "分成", "分组", "比较", "对比", "对照", "回顾" };
  static const char *const others[] = { "既往", "曾", "均", "无效", "治疗后", "病史", "药物治疗",
                                        "手术治疗", "保守治疗" };

  return holds_any (tokens, deals, G_N_ELEMENTS (deals)) && !holds_any (tokens, others, G_N_ELEMENTS (others));
}

/* Whether a token ends at a byte, or only joins there what follows it. */
static gboolean
ends_or_joins (const TcTokens *tokens,
               const TcToken  *token,
               gsize           at)
{
  static const char *const joints[] = { "及", "和", "与" };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (token->end == at + 3 && memcmp (tokens->text + at, joints[i], 3) == 0)
      return TRUE;
  return token->end == at;
}

/* "42例采用DHS治疗": the name between what says that it was given and the word for treating, behind the
 * counter at @at. */
static gboolean
find_given_name (const TcTokens *tokens,
                 guint           at,
                 gsize          *start,
                 gsize          *end)
{
  static const char *const given[] = { "采用", "接受", "应用", "使用", "给予" };
  const TcToken *token = tc_tokens_get (tokens, at);
  gsize limit = tc_tokens_get (tokens, tokens->n - 1)->end;
  const char *treated;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (token->end >= token->start + 3 + strlen (given[i]) &&
        memcmp (tokens->text + token->start + 3, given[i], strlen (given[i])) == 0)
      {
        *start = token->start + 3 + strlen (given[i]);
        treated = tc_bytes_find (tokens->text + *start, limit - *start, "治疗", 6);
        *end = treated != NULL ? (gsize) (treated - tokens->text) : *start;
        return *end >= *start + 2 && *end - *start <= MAX_GIVEN_NAME &&
               memchr (tokens->text + *start, ',', *end - *start) == NULL;
      }
  return FALSE;
}

/* "共60名,包括30名哼唱组及30名静坐组", "103例…42例采用甲法治疗,61例采用乙法治疗": numbers before
 * names are sizes where they are a whole together. */
static void
find_parts_before (const TcTokens *tokens,
                   GArray         *sizes)
{
  gboolean compares = tokens->n > 0 && compares_treatments (tokens);

  for (guint i = 1; i < tokens->n; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);
      gsize start = token->start + 3;
      const char *group;
      gsize end;

      if (!tc_tokens_is_number (tokens, i - 1) || !tc_arms_chinese_is_counter (tokens, i))
        continue;
      if (find_given_name (tokens, i, &start, &end))
        {
          if (compares)
            add_name (tokens, start, end, tc_tokens_get (tokens, i - 1)->number, i - 1, FALSE, sizes);
          continue;
        }
      group = tc_bytes_find (tokens->text + start, token->end - start, GROUP, 3);
      if (group != NULL && ends_or_joins (tokens, token, group + 3 - tokens->text) &&
          tc_arms_chinese_ends_a_name (tokens, start, group + 3 - tokens->text) &&
          tc_arms_chinese_skip_leads (tokens, start, group + 3 - tokens->text) == start)
        add_name (tokens, start, group + 3 - tokens->text, tc_tokens_get (tokens, i - 1)->number, i - 1,
                  FALSE, sizes);
    }
  tc_sized_mark_parts (tokens, sizes, counts_all);
  if (sizes->len < 2 || !g_array_index (sizes, TcSizedName, 0).strong || tells_of_loss (tokens))
    g_array_set_size (sizes, 0);
}

/* The names that a sentence lists; where it lists less than two, "分为两组:甲组30例,男18例" keeps
 * the one with its size. */
static void
list_names (const TcTokens *tokens,
            GArray         *sizes)
{
  TcSizedName single = { 0 };
  gboolean known = sizes->len == 1;

  if (known)
    single = g_array_index (sizes, TcSizedName, 0);
  tc_arms_chinese_list (tokens, sizes);
  if (known && sizes->len < 2)
    {
      g_array_set_size (sizes, 0);
      g_array_append_val (sizes, single);
    }
}

/**
 * tc_arm_sizes_find_chinese:
 * @tokens: the tokens of a Chinese sentence
 *
 * Finds names of arms with their sizes; where no name has one, the names of a sentence that divides the
 * participants.
 *
 * Returns: (transfer full) (element-type TcSizedName): @first and @last are bytes of the folded text
 */
GArray *
tc_arm_sizes_find_chinese (const TcTokens *tokens)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (TcSizedName));

  for (guint i = 0; i < tokens->n; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);
      gboolean strong;
      guint number;
      gsize start;
      gsize end;

      if (token->kind != TC_TOKEN_HAN)
        continue;
      if (find_name (tokens, i, &start, &end) && !(i > 0 && is_second_name (tokens, i)) &&
          ((number = find_number (tokens, i + 1, &strong)) > 0 ||
           (number = find_number_before (tokens, i)) > 0))
        {
          if (end < token->end && number == i + 1 && goes_on (tokens, number + 1))
            continue;
          add_name (tokens, start, end, tc_tokens_get (tokens, number)->number, number, strong, sizes);
        }
    }
  if (sizes->len == 0)
    find_parts_before (tokens, sizes);
  if (sizes->len > 0 && tc_arms_chinese_sorts_people (tokens))
    {
      g_array_set_size (sizes, 0);
      return sizes;
    }
  weaken_alone (tokens, sizes);
  tc_sized_mark_parts (tokens, sizes, counts_all);
  if (sizes->len < 2)
    list_names (tokens, sizes);
  return sizes;
}
