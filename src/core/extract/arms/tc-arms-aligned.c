/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* A list of as many sizes as there are arms, beside the names of all of them: "A, B or C (n = 20,
 * 22 and 19)", "A和B分别为 45例、46例". */

#define MAX_LIST 8
#define SEXES " women men girls boys males females male female "
/* What befalls some of an arm. */
#define LOSSES                                                                                                        \
  " excluded lost withdrew withdrawn withdrawals dropped dropouts discontinued died deaths relapsed experienced "      \
  "developed occurred smokers smoked diabetes diabetic events "

typedef struct
{
  guint numbers[MAX_LIST];        /* tokens */
  guint n;
  guint first;                    /* first token of the list */
  guint last;                     /* token behind it */
  gboolean counted;               /* of people, or behind "n =" */
} List;

static gboolean
is_one_of (const TcTokens    *tokens,
           guint              at,
           gboolean           begins,
           const char *const *words)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  for (; token->kind == TC_TOKEN_HAN && *words != NULL; words++)
    {
      gsize n = strlen (*words);
      gsize from = begins ? token->start : token->end - MIN (n, token->end - token->start);

      if (token->end - token->start >= n && memcmp (tokens->text + from, *words, n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The token behind what may stand between two numbers of a list; @at where nothing does. */
static guint
skip_joint (const TcTokens *tokens,
            guint           at)
{
  static const char *const joints[] = { "和", "与", "及", NULL };
  guint i = at;

  if (tc_arms_chinese_is_counter (tokens, i) || is_one_of (tokens, i, TRUE, joints))
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->end - token->start == 3)
        i++;
      else if (token->end - token->start == 6 && is_one_of (tokens, i, FALSE, joints))
        return i + 1;
      else
        return at;
    }
  if (i > at && is_one_of (tokens, at, TRUE, joints))
    return i;
  while (tc_tokens_is_mark (tokens, i, ",、/;") || tc_tokens_is_any (tokens, i, " and "))
    i++;
  /* a counter alone ends the list */
  return i > at && !(i == at + 1 && tc_arms_chinese_is_counter (tokens, at)) ? i : at;
}

static guint
skip_n_equals (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_word (tokens, at, "n") && tc_tokens_is_mark (tokens, at + 1, "=") ? at + 2 : at;
}

/* The list that begins with the number @at. */
static gboolean
read_list (const TcTokens *tokens,
           guint           at,
           List           *list)
{
  guint i = at;

  *list = (List) { .first = at };
  list->counted = at >= 2 && skip_n_equals (tokens, at - 2) == at;
  while (list->n < MAX_LIST && tc_sized_is_size (tokens, i))
    {
      guint next;

      list->numbers[list->n++] = i;
      list->last = i + 1;
      next = skip_joint (tokens, i + 1);
      if (next == i + 1)
        break;
      i = skip_n_equals (tokens, next);
    }
  list->counted = list->counted || tc_sized_has_people (tokens, list->last, list->last + 2) ||
                  tc_arms_chinese_is_counter (tokens, list->last);
  return list->n >= 2;
}

/* Whether the sentence says that the two lists belong together, or the sizes stand in a bracket. */
static gboolean
is_parallel (const TcTokens *tokens,
             const List     *list)
{
  static const char *const ends[] = { "分别", "分别为", "分别有", "分别是", "分别纳入", "各",
                                      "各为", "各有", "依次为", NULL };

  if (is_one_of (tokens, list->first - 1, FALSE, ends))
    return TRUE;
  if (list->first > 2 && tc_tokens_is_mark (tokens, list->first - 3, "(") &&
      skip_n_equals (tokens, list->first - 2) == list->first)
    return TRUE;
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " respectively "))
      return TRUE;
  return FALSE;
}

/* "12, 13 and 14 women", "… patients with gout", "… patients were excluded": some of each arm. */
static gboolean
is_some_of_each (const TcTokens *tokens,
                 const List     *list)
{
  guint i = list->last;

  for (guint k = list->first > 5 ? list->first - 5 : 0; k < list->first; k++)
    if (tc_tokens_is_any (tokens, k, LOSSES))
      return TRUE;
  if (tc_tokens_is_any (tokens, i, SEXES) || tc_tokens_is_any (tokens, i + 1, SEXES))
    return TRUE;
  while (tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE " respectively of them ") || tc_tokens_is_mark (tokens, i, ",)"))
    i++;
  if (tc_tokens_is_any (tokens, i, " with who whom whose that had "))
    return TRUE;
  for (; i < tokens->n && !tc_tokens_is_mark (tokens, i, ",.;:"); i++)
    if (tc_tokens_is_any (tokens, i, LOSSES))
      return TRUE;
  return FALSE;
}

static gboolean
has_any_of (const TcTokens    *tokens,
            guint              at,
            const char *const *words)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  for (; token->kind == TC_TOKEN_HAN && *words != NULL; words++)
    if (tc_bytes_find (tokens->text + token->start, token->end - token->start, *words, strlen (*words)) != NULL)
      return TRUE;
  return FALSE;
}

/* "男性分别为25例、26例", "分别有5例和6例吸烟": some of each arm. */
static gboolean
is_some_of_each_chinese (const TcTokens *tokens,
                         const List     *list)
{
  static const char *const some[] = { "男", "女", "性", "脱落", "失访", "吸烟", "发生", "死亡",
                                      "退出", "剔除", "出现", NULL };
  static const char *const people[] = { "例患者", "名患者", "例病人", "名受试者", "例受试者", "名志愿者", NULL };
  const TcToken *behind = tc_tokens_get (tokens, list->last);

  for (guint i = list->first; i > 0 && !tc_tokens_is_mark (tokens, i - 1, ",;。"); i--)
    if (has_any_of (tokens, i - 1, some))
      return TRUE;
  if (behind->kind != TC_TOKEN_HAN)
    return FALSE;
  if (behind->end - behind->start > 3)
    return !is_one_of (tokens, list->last, TRUE, people) || has_any_of (tokens, list->last, some);
  return list->last + 1 < tokens->n && tc_tokens_get (tokens, list->last + 1)->kind != TC_TOKEN_MARK;
}

/* All arms, each once, in the order in which the sentence names them before the list, or else behind it. */
static gboolean
find_order (GArray     *mentions,
            const List *list,
            guint       n_arms,
            guint      *order)
{
  guint before = 0;
  guint first;

  while (before < mentions->len && g_array_index (mentions, TcMention, before).last <= list->first)
    before++;
  first = before >= n_arms ? before - n_arms : before;
  if (first + n_arms > mentions->len)
    return FALSE;
  for (guint i = 0; i < n_arms; i++)
    {
      order[i] = g_array_index (mentions, TcMention, first + i).arm;
      for (guint k = 0; k < i; k++)
        if (order[k] == order[i])
          return FALSE;
    }
  return TRUE;
}

static gboolean
take_sizes (const TcProse  *document,
            const TcTokens *tokens,
            const List     *list,
            GPtrArray      *arms,
            gboolean        chinese)
{
  g_autoptr (GArray) mentions = NULL;
  guint order[MAX_LIST];

  if (list->n != arms->len || !list->counted || list->first == 0 || !is_parallel (tokens, list))
    return FALSE;
  if (chinese ? is_some_of_each_chinese (tokens, list) : is_some_of_each (tokens, list))
    return FALSE;
  mentions = tc_arms_find_mentions (arms, tokens);
  if (!find_order (mentions, list, arms->len, order))
    return FALSE;
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, order[i]);

      arm->n_allocated = tc_tokens_get (tokens, list->numbers[i])->number;
      arm->allocated = tc_arms_get_number_span (document, tokens, list->numbers[i]);
    }
  return TRUE;
}

static gboolean
are_all_sized (GPtrArray *arms)
{
  for (guint i = 0; i < arms->len; i++)
    if (((const TcArm *) g_ptr_array_index (arms, i))->n_allocated == 0)
      return FALSE;
  return TRUE;
}

/**
 * tc_arms_align_sizes:
 * @cache: the tokens of a document
 * @chinese: the language of the sentences to read
 * @arms: (element-type TcArm): arms with their names
 *
 * Gives the arms the sizes of a list that has one for each of them.
 */
void
tc_arms_align_sizes (TcTokenCache *cache,
                     gboolean      chinese,
                     GPtrArray    *arms)
{
  const TcProse *document = cache->document;

  if (arms->len < 2 || arms->len > MAX_LIST || are_all_sized (arms))
    return;
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const TcTokens *tokens;

      if (!tc_arms_is_read (document, i, chinese) || !tc_arms_may_have_size (cache, i) ||
          (sentence->part == TC_SECTION_RESULTS && !tc_arms_has_any (document, sentence, tc_arms_dealing)))
        continue;
      tokens = tc_token_cache_get (cache, i);
      for (guint at = 1; at < tokens->n; at++)
        {
          List list;

          if (!tc_tokens_is_number (tokens, at) || !read_list (tokens, at, &list))
            continue;
          if (take_sizes (document, tokens, &list, arms, chinese))
            return;
          at = list.last;
        }
    }
}
