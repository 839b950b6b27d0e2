/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-bytes.h"

/* Groups that no Chinese sentence deals participants to, but that the report calls by name. */

#define GROUP "组"
#define MAX_LETTERS 6
#define MAX_READ 200

/* Where groups "A组:…;B组:…" are explained one after the other. */
typedef struct
{
  guint sentence;
  gsize start;
  gsize end;
} Explained;

/* Adds a group that stands in a sentence from @start to @end, bytes of the folded text. */
static void
add_group (const TcProse *document,
           guint          sentence,
           gsize          start,
           gsize          end,
           GPtrArray     *arms)
{
  TcArm *arm = tc_arm_new (document, "arms.groups", sentence, start, end);

  arm->confidence = 0.6;
  g_ptr_array_add (arms, arm);
}

/* Into how many groups a sentence divides its participants: "随机分为4组", "分成三组". 0 where it does not. */
static guint
count_groups (const TcTokens *tokens)
{
  static const char *const counts[] = { "两组", "三组", "四组", "五组", "六组" };
  gboolean divided = FALSE;

  for (guint i = 0; i < tokens->n; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);
      gsize n = token->end - token->start;

      if (token->kind != TC_TOKEN_HAN)
        continue;
      if (divided && memcmp (tokens->text + token->start, GROUP, 3) == 0 && tc_tokens_is_number (tokens, i - 1))
        return tc_tokens_get (tokens, i - 1)->number;
      divided = n >= 6 && (memcmp (tokens->text + token->end - 6, "分为", 6) == 0 ||
                           memcmp (tokens->text + token->end - 6, "分成", 6) == 0);
      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        if (n >= 12 && memcmp (tokens->text + token->end - 6, counts[k], 6) == 0 &&
            (memcmp (tokens->text + token->end - 12, "分为", 6) == 0 ||
             memcmp (tokens->text + token->end - 12, "分成", 6) == 0))
          return k + 2;
    }
  return 0;
}

/* "A组:", "A组(", "A组给予": a letter at the head of a clause, with "组" behind it. Returns the letter's place in
 * the alphabet, -1 where none stands there. */
static int
read_letter (const TcTokens *tokens,
             guint           at)
{
  const TcToken *letter = tc_tokens_get (tokens, at);
  const TcToken *group = tc_tokens_get (tokens, at + 1);

  if (letter->kind != TC_TOKEN_WORD || letter->end != letter->start + 1 || group->kind != TC_TOKEN_HAN ||
      !tc_normal_is_upper (tokens->normal, letter->start) ||
      memcmp (tokens->text + group->start, GROUP, 3) != 0 || (at > 0 && !tc_tokens_is_mark (tokens, at - 1, ":;,.")))
    return -1;
  if (group->end == group->start + 3 && !tc_tokens_is_mark (tokens, at + 2, ":("))
    return -1;
  return tokens->text[letter->start] - 'a';
}

/* "分为4组…A组:…;B组:…": the letters are names where as many are explained, from A on, as there are groups. */
static void
find_explained (TcTokenCache *cache,
                GPtrArray    *arms)
{
  const TcProse *document = cache->document;
  Explained letters[MAX_LETTERS];
  guint n_groups = 0;
  guint n = 0;

  for (guint i = 0; i < MIN (document->sentences->len, MAX_READ); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const TcTokens *tokens;

      if (!tc_arms_is_read (document, i, TRUE) || sentence->part == TC_SECTION_RESULTS ||
          tc_bytes_find (document->normal->text + sentence->start, sentence->end - sentence->start, GROUP, 3) == NULL)
        continue;
      tokens = tc_token_cache_get (cache, i);
      if (n_groups == 0 && !tc_arms_chinese_sorts_people (tokens))
        n_groups = count_groups (tokens);
      for (guint k = 0; n_groups > 0 && n < MAX_LETTERS && k + 1 < tokens->n; k++)
        if (read_letter (tokens, k) == (int) n)
          letters[n++] = (Explained) { i, tc_tokens_get (tokens, k)->start,
                                       tc_tokens_get (tokens, k + 1)->start + strlen (GROUP) };
    }
  for (guint i = 0; n >= 2 && n == n_groups && i < n; i++)
    add_group (document, letters[i].sentence, letters[i].start, letters[i].end, arms);
}

/* The names that most reports give their groups, wherever they stand. */
static void
find_usual (const TcProse *document,
            GPtrArray     *arms)
{
  static const char *const usual[] = { "治疗组", "试验组", "实验组", "观察组", "研究组", "干预组", "联合组", "移植组",
                                       "对照组", "低剂量组", "中剂量组", "高剂量组", "真刺激组", "假刺激组",
                                       "安慰剂组", "常规组", "假手术组", "空白组" };

  for (guint k = 0; k < G_N_ELEMENTS (usual); k++)
    for (guint i = 0; i < MIN (document->sentences->len, MAX_READ); i++)
      {
        const TcProseSentence *sentence = tc_prose_sentence (document, i);
        const char *text = document->normal->text + sentence->start;
        const char *at = sentence->chinese && !sentence->others && !sentence->future
                           ? tc_bytes_find (text, sentence->end - sentence->start, usual[k], strlen (usual[k]))
                           : NULL;

        if (at == NULL)
          continue;
        add_group (document, i, at - document->normal->text, at - document->normal->text + strlen (usual[k]), arms);
        break;
      }
  if (arms->len < 2 || arms->len > 4)
    g_ptr_array_set_size (arms, 0);
}

/**
 * tc_arms_find_chinese_groups:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add; empty
 *
 * Takes letters that are explained one after the other, or else the usual names of groups, for the arms where no
 * sentence deals participants out.
 */
void
tc_arms_find_chinese_groups (TcTokenCache *cache,
                             GPtrArray    *arms)
{
  find_explained (cache, arms);
  if (arms->len == 0)
    find_usual (cache->document, arms);
}
