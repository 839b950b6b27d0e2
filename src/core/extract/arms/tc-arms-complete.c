/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* What other sentences say of arms that are known: a size of each, a comparator, who was analysed. */

/* "two patients in each group" speaks of events. */
#define MIN_EACH 4

static const char *const each_cues[] = { "randomi", "assigned", "allocated", "divided",
                                         "groups of", "each", "enrolled", "随机", "分为", "分成",
                                         "每组", "各", NULL };
/* "with 90 patients per arm the study would have a power of …" */
static const char *const plan_cues[] = { "sample size", "power", "assum", "to detect", NULL };
static const char *const analysis_cues[] = { "analy", "complet", "evaluable", "assessable",
                                             "evaluated", "included", NULL };

/* One size is that of each arm. */
void
tc_arms_find_each (TcTokenCache *cache,
                   gboolean      chinese,
                   GPtrArray    *arms)
{
  const TcProse *document = cache->document;
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcTokens *tokens;
      guint number;

      if (!tc_arms_is_read (document, i, chinese) || !tc_arms_may_have_size (cache, i))
        continue;
      tokens = tc_token_cache_get (cache, i);
      if (!tc_arm_sizes_find_each (tokens, &number) ||
          tc_tokens_get (tokens, number)->number < MIN_EACH ||
          (!tc_arms_has_any (document, tc_prose_sentence (document, i), each_cues) &&
           tc_prose_sentence (document, i)->part != TC_SECTION_METHODS) ||
          tc_arms_has_any (document, tc_prose_sentence (document, i), plan_cues))
        continue;
      for (guint k = 0; k < arms->len; k++)
        {
          TcArm *arm = g_ptr_array_index (arms, k);

          if (arm->n_allocated > 0)
            continue;
          arm->n_allocated = tc_tokens_get (tokens, number)->number;
          arm->allocated = tc_arms_get_number_span (document, tokens, number);
        }
      return;
    }
}

/* "The control group included 25 women", said behind the sentence that names the other arms. */
void
tc_arms_find_late_control (TcTokenCache *cache,
                           GPtrArray    *arms)
{
  const TcProse *document = cache->document;

  for (guint i = 0; i < arms->len; i++)
    if (((const TcArm *) g_ptr_array_index (arms, i))->role >= TC_ARM_CONTROL)
      return;
  for (guint i = 0; arms->len >= 2 && i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcTokens *tokens;
      GArray *sizes;
      const TcSizedName *size;
      gsize start;
      gsize end;

      if (!tc_arms_is_read (document, i, FALSE))
        continue;
      sizes = tc_arms_get_sizes (cache, i);
      if (sizes->len != 1)
        continue;
      tokens = tc_token_cache_get (cache, i);
      size = &g_array_index (sizes, TcSizedName, 0);
      tc_arms_get_bytes (tokens, size, FALSE, &start, &end);
      if (!size->strong || tc_arm_role_guess (tokens->text + start, end - start) < TC_ARM_CONTROL)
        continue;
      tc_arms_add (document, tokens, i, sizes, "arms.sized", 0.7, arms);
      return;
    }
}

/* Sizes said elsewhere for an arm: of those who were analysed, or the only ones there are. */
void
tc_arms_find_other_sizes (TcTokenCache *cache,
                          GPtrArray    *arms)
{
  const TcProse *document = cache->document;
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const TcTokens *tokens;
      GArray *sizes;

      if (!tc_arms_is_read (document, i, sentence->chinese))
        continue;
      sizes = tc_arms_get_sizes (cache, i);
      if (sizes->len < 2 || tc_arms_counts_events (cache, i, sizes))
        continue;
      tokens = tc_token_cache_get (cache, i);
      for (guint k = 0; k < sizes->len; k++)
        {
          const TcSizedName *size = &g_array_index (sizes, TcSizedName, k);
          TcArm *arm;
          gsize start;
          gsize end;

          tc_arms_get_bytes (tokens, size, sentence->chinese, &start, &end);
          arm = tc_arms_find_named (arms, tokens->text + start, end - start);
          if (arm == NULL || size->n <= 0 || arm->sentence == i || size->n == arm->n_allocated ||
              (!size->strong && !tc_arms_has_any (document, sentence, tc_arms_dealing) &&
               !tc_arms_has_any (document, sentence, analysis_cues)))
            continue;
          if (arm->n_allocated == 0)
            {
              arm->n_allocated = size->n;
              arm->allocated = tc_arms_get_number_span (document, tokens, size->number);
            }
          else if (arm->n_analysed == 0 && size->n < arm->n_allocated &&
                   size->n * 2 > arm->n_allocated)
            {
              arm->n_analysed = size->n;
              arm->analysed = tc_arms_get_number_span (document, tokens, size->number);
            }
        }
    }
}
