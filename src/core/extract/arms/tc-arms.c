/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

#define SCOPES (TC_SCOPES_ABSTRACT & ~(TC_SCOPE (BACKGROUND) | TC_SCOPE (CONCLUSIONS)))

/* Words of which one stands in most sentences that deal participants out. */
const char *const tc_arms_dealing[] = { "randomi", "assigned", "allocated", "divided", "随机", "分为",
                                        "分成", NULL };

gboolean
tc_arms_has_any (const TcProse         *document,
                 const TcProseSentence *sentence,
                 const char *const     *words)
{
  for (; *words != NULL; words++)
    if (tc_bytes_find (document->normal->text + sentence->start, sentence->end - sentence->start, *words,
                strlen (*words)) != NULL)
      return TRUE;
  return FALSE;
}

/* Methods can stand under "Background", where no part is called by their name. */
static gboolean
has_methods (const TcProse *document)
{
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    if (tc_prose_sentence (document, i)->part == TC_SECTION_METHODS)
      return TRUE;
  return FALSE;
}

/* Whether a sentence may speak of the arms. */
gboolean
tc_arms_is_read (const TcProse *document,
                 guint          index,
                 gboolean       chinese)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);

  return sentence->chinese == chinese && !sentence->future && !sentence->others &&
         (((1u << sentence->part) & SCOPES) != 0 ||
          (sentence->part == TC_SECTION_BACKGROUND && !has_methods (document) &&
           tc_arms_has_any (document, sentence, tc_arms_dealing)));
}

/* Whether a sentence may hold the size of an arm. Chinese numerals are not looked for. */
gboolean
tc_arms_may_have_size (const TcTokenCache *cache,
                       guint               index)
{
  return tc_prose_sentence (cache->document, index)->chinese ||
         tc_searcher_has_number (&cache->findings->searcher, index);
}

/* The names with sizes of a sentence; borrowed. */
GArray *
tc_arms_get_sizes (TcTokenCache *cache,
                   guint         index)
{
  const TcProseSentence *sentence = tc_prose_sentence (cache->document, index);

  if (g_ptr_array_index (cache->sizes, index) == NULL && tc_arms_may_have_size (cache, index))
    {
      const TcTokens *tokens = tc_token_cache_get (cache, index);

      g_ptr_array_index (cache->sizes, index) =
        sentence->chinese ? tc_arm_sizes_find_chinese (tokens) : tc_arm_sizes_find (tokens);
    }
  if (g_ptr_array_index (cache->sizes, index) == NULL)
    g_ptr_array_index (cache->sizes, index) = g_array_new (FALSE, FALSE, sizeof (TcSizedName));
  return g_ptr_array_index (cache->sizes, index);
}

void
tc_arms_get_bytes (const TcTokens    *tokens,
                   const TcSizedName *size,
                   gboolean           chinese,
                   gsize             *start,
                   gsize             *end)
{
  *start = chinese ? size->first : tc_tokens_get (tokens, size->first)->start;
  *end = chinese ? size->last : tc_tokens_get (tokens, size->last - 1)->end;
}

TcSpan
tc_arms_get_number_span (const TcProse  *document,
                         const TcTokens *tokens,
                         guint           number)
{
  const TcToken *token = tc_tokens_get (tokens, number);
  /* "12 807" */
  guint first = number > 0 && tc_sized_is_parted (tokens, number - 1) ? number - 1 : number;

  return tc_normal_to_span (document->normal, tc_tokens_get (tokens, first)->start, token->end);
}

/* Whether a name holds another as whole words. */
static gboolean
names (const char *folded,
       gsize       length,
       const char *alias,
       gsize       n)
{
  for (const char *at = tc_bytes_find (folded, length, alias, n); at != NULL;
       at = tc_bytes_find (at + 1, folded + length - at - 1, alias, n))
    if ((guchar) alias[0] >= 0x80 ||
        ((at == folded || !g_ascii_isalnum (at[-1])) &&
         (at + n == folded + length || !g_ascii_isalnum (at[n]))))
      return TRUE;
  return FALSE;
}

/* The same name, whatever stands around it. */
TcArm *
tc_arms_find_named (GPtrArray  *arms,
                    const char *folded,
                    gsize       length)
{
  TcArm *best = NULL;
  gsize best_length = 0;

  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      for (guint k = 0; k < arm->aliases->len; k++)
        {
          const char *alias = g_ptr_array_index (arm->aliases, k);
          gsize n = strlen (alias);

          if (n > best_length && n <= length && names (folded, length, alias, n))
            {
              best = arm;
              best_length = n;
            }
        }
    }
  return best;
}

/* Two arms of one name are none. */
gboolean
tc_arms_are_distinct (const TcTokens *tokens,
                      GArray         *sizes,
                      gboolean        chinese,
                      gboolean        prefixed)
{
  for (guint i = 0; i < sizes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        gsize starts[2];
        gsize ends[2];

        tc_arms_get_bytes (tokens, &g_array_index (sizes, TcSizedName, i), chinese, &starts[0],
                           &ends[0]);
        tc_arms_get_bytes (tokens, &g_array_index (sizes, TcSizedName, k), chinese, &starts[1],
                           &ends[1]);
        if (ends[0] - starts[0] == ends[1] - starts[1] &&
            memcmp (tokens->text + starts[0], tokens->text + starts[1], ends[0] - starts[0]) == 0 &&
            (!prefixed || g_array_index (sizes, TcSizedName, i).prefix_first ==
             g_array_index (sizes, TcSizedName, k).prefix_first))
          return FALSE;
      }
  return TRUE;
}

/* The same name in several subgroups: the subgroup is part of the name. */
static void
add_prefix (const TcProse     *document,
            const TcTokens    *tokens,
            const TcSizedName *size,
            TcArm             *arm)
{
  g_autofree char *name = g_steal_pointer (&arm->label);
  g_autofree char *prefix = NULL;

  if (size->prefix_last > size->prefix_first)
    prefix = tc_prose_reported (document, tc_tokens_get (tokens, size->prefix_first)->start,
                                tc_tokens_get (tokens, size->prefix_last - 1)->end);
  arm->label = prefix != NULL ? g_strdup_printf ("%s, %s", name, prefix) : g_steal_pointer (&name);
}

/* "A" of "A、B及C组" is called "A组". */
static void
complete_letter (const TcTokens *tokens,
                 TcArm          *arm)
{
  g_autofree char *letter = NULL;

  if (arm->end < arm->start + 3 || memcmp (tokens->text + arm->end - 3, "组", 3) != 0)
    {
      letter = g_steal_pointer (&arm->label);
      arm->label = g_strconcat (letter, "组", NULL);
      g_free (letter);
      letter = g_strndup (tokens->text + arm->start, arm->end - arm->start);
      g_ptr_array_add (arm->aliases, g_strconcat (letter, "组", NULL));
    }
}

void
tc_arms_add (const TcProse  *document,
             const TcTokens *tokens,
             guint           index,
             GArray         *sizes,
             const char     *rule,
             double          confidence,
             GPtrArray      *arms)
{
  gboolean chinese = tc_prose_sentence (document, index)->chinese;
  gboolean prefixed = !chinese && !tc_arms_are_distinct (tokens, sizes, chinese, FALSE);

  for (guint i = 0; i < sizes->len && arms->len < MAX_ARMS; i++)
    {
      const TcSizedName *size = &g_array_index (sizes, TcSizedName, i);
      gsize start;
      gsize end;
      TcArm *arm;

      tc_arms_get_bytes (tokens, size, chinese, &start, &end);
      arm = tc_arm_new (document, rule, index, start, end);
      arm->confidence = confidence;
      if (chinese)
        complete_letter (tokens, arm);
      if (size->unit_last > 0)
        tc_arm_name_dosed (document, tokens, size, arm);
      else if (prefixed)
        add_prefix (document, tokens, size, arm);
      if (size->n > 0)
        {
          arm->n_allocated = size->n;
          arm->allocated = tc_arms_get_number_span (document, tokens, size->number);
        }
      g_ptr_array_add (arms, arm);
    }
}

/* "Group I (n = 30, laser group) received …. Group II (n = 22) …": an arm a sentence. */
static void
find_singles (TcTokenCache *cache,
              gboolean      chinese,
              GPtrArray    *arms)
{
  const TcProse *document = cache->document;
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcTokens *tokens;
      GArray *sizes;
      const TcSizedName *size;
      gsize start;
      gsize end;

      if (!tc_arms_is_read (document, i, chinese) ||
          (chinese && tc_prose_sentence (document, i)->part == TC_SECTION_RESULTS))
        continue;
      sizes = tc_arms_get_sizes (cache, i);
      if (sizes->len != 1 || g_array_index (sizes, TcSizedName, 0).n == 0 ||
          (!g_array_index (sizes, TcSizedName, 0).strong &&
           tc_prose_sentence (document, i)->part == TC_SECTION_RESULTS))
        continue;
      tokens = tc_token_cache_get (cache, i);
      size = &g_array_index (sizes, TcSizedName, 0);
      tc_arms_get_bytes (tokens, size, chinese, &start, &end);
      if (!chinese && tc_bytes_find (tokens->text + start, end - start, "group", 5) == NULL &&
          tc_bytes_find (tokens->text + start, end - start, "arm", 3) == NULL &&
          tc_arm_role_guess (tokens->text + start, end - start) == TC_ARM_UNKNOWN)
        continue;
      if (tc_arms_find_named (arms, tokens->text + start, end - start) == NULL)
        {
          TcArm *arm;

          tc_arms_add (document, tokens, i, sizes, "arms.sized", 0.7, arms);
          arm = g_ptr_array_index (arms, arms->len - 1);
          g_ptr_array_add (arm->aliases, g_strndup (tokens->text + start, end - start));
        }
    }
  if (arms->len < 2)
    g_ptr_array_set_size (arms, 0);
}

/* "Treatment (n = 40) and control (n = 42)" are arms; "the study (n = 72)" without its like is
 * none, nor is the "vice versa" of
 * those who change over. */
static void
drop_vague (GPtrArray *arms)
{
  static const char *const vague[] = { "treatment", "study", "vice versa", NULL };
  guint n = arms->len;
  gboolean compared = FALSE;

  for (guint i = 0; i < n; i++)
    compared = compared || ((const TcArm *) g_ptr_array_index (arms, i))->role > TC_ARM_EXPERIMENTAL;
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *label = g_ascii_strdown (((const TcArm *) g_ptr_array_index (arms, i - 1))->label, -1);

      if (g_strv_contains (compared ? vague + 2 : vague, label))
        g_ptr_array_remove_index (arms, i - 1);
    }
  /* One that is left alone is compared with nothing. */
  if (arms->len < n && arms->len < 2)
    g_ptr_array_set_size (arms, 0);
}

static gboolean
has_size (GPtrArray *arms)
{
  for (guint i = 0; i < arms->len; i++)
    if (((const TcArm *) g_ptr_array_index (arms, i))->n_allocated > 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
find_in_language (TcTokenCache *cache,
                  gboolean      chinese)
{
  const TcProse *document = cache->document;
  GPtrArray *arms = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_arm_free);

  if (tc_arms_find_dealt (cache, chinese, arms) < (chinese ? 1 : 4) || (chinese && !has_size (arms)))
    {
      g_autoptr (GPtrArray) singles = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_arm_free);

      find_singles (cache, chinese, singles);
      if (singles->len >= MAX (2, arms->len) || (singles->len >= 2 && !chinese))
        {
          g_ptr_array_set_size (arms, 0);
          g_ptr_array_extend_and_steal (arms, g_steal_pointer (&singles));
        }
    }
  if (arms->len == 0 && !chinese)
    tc_arms_find_unsized (cache, arms);
  if (arms->len == 0 && !chinese)
    tc_arms_find_compared (cache, arms);
  if (arms->len == 0 && !chinese)
    tc_arms_find_gathered (cache, arms);
  if (arms->len == 0 && chinese)
    tc_arms_find_chinese_groups (cache, arms);
  if (!chinese)
    tc_arms_find_late_control (cache, arms);
  tc_arms_find_each (cache, chinese, arms);
  drop_vague (arms);
  tc_arms_name (arms, document);
  if (!chinese)
    tc_arms_learn_names (cache, arms);
  tc_arms_align_sizes (cache, chinese, arms);
  tc_arms_find_other_sizes (cache, arms);
  return arms;
}

/* The Chinese names become other names of the English arms, where there are as many. */
static gboolean
join_languages (GPtrArray *english,
                GPtrArray *chinese)
{
  if (english->len != chinese->len)
    return FALSE;
  for (guint i = 0; i < english->len; i++)
    {
      const TcArm *a = g_ptr_array_index (english, i);
      const TcArm *b = g_ptr_array_index (chinese, i);

      if (a->n_allocated != b->n_allocated && a->n_allocated > 0 && b->n_allocated > 0)
        return FALSE;
    }
  for (guint i = 0; i < english->len; i++)
    {
      TcArm *arm = g_ptr_array_index (english, i);
      const TcArm *other = g_ptr_array_index (chinese, i);

      for (guint k = 0; k < other->aliases->len; k++)
        g_ptr_array_add (arm->aliases, g_strdup (g_ptr_array_index (other->aliases, k)));
      if (arm->n_allocated == 0 && other->n_allocated > 0)
        {
          arm->n_allocated = other->n_allocated;
          arm->allocated = other->allocated;
        }
    }
  return TRUE;
}

/**
 * tc_arms_find:
 * @cache: the tokens of a document
 *
 * Finds the arms in the sentence that deals the participants out; else in those that name an arm each, list
 * them, or speak of groups.
 *
 * Chinese is read for its names where English has named the arms, and for all where it has not.
 *
 * Returns: (transfer full) (element-type TcArm): in the order of the text
 */
GPtrArray *
tc_arms_find (TcTokenCache *cache)
{
  GPtrArray *english = find_in_language (cache, FALSE);
  GPtrArray *chinese = find_in_language (cache, TRUE);

  if (english->len == 0)
    {
      g_ptr_array_unref (english);
      return chinese;
    }
  join_languages (english, chinese);
  g_ptr_array_unref (chinese);
  return english;
}

/**
 * tc_arms_propose:
 * @rules: all lexicons
 * @cache: the tokens of the document where they were found
 * @arms: (element-type TcArm): the arms
 * @findings: where to add them
 *
 * Makes a candidate of each arm.
 */
void
tc_arms_propose (const TcRules *rules,
                 TcTokenCache  *cache,
                 GPtrArray     *arms,
                 TcFindings    *findings)
{
  tc_arms_find_amounts (cache, arms);
  for (guint i = 0; i < arms->len; i++)
    tc_arm_propose (rules, cache, g_ptr_array_index (arms, i), findings);
}
