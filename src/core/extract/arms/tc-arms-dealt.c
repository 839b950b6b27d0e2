/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* The sentence that deals participants out between arms, with the size of each. */

/* Where nothing says that participants were dealt out, a longer name is hardly one of an arm. Tokens. */
#define MAX_UNCUED 7

/* Whether a passage ends with a word, @length bytes behind its beginning. */
static gboolean
is_behind (const char *text,
           gsize       length,
           const char *word)
{
  gsize n = strlen (word);

  return length >= n && memcmp (text + length - n, word, n) == 0;
}

/* "Non-randomised", "not randomly assigned". */
static gboolean
is_negated (const char *text,
            gsize       length)
{
  static const char *const negations[] = { "non", "non-", "non ", "not ", "not been ", "never ", "without " };

  if (is_behind (text, length, "randomly "))
    length -= strlen ("randomly ");
  for (guint i = 0; i < G_N_ELEMENTS (negations); i++)
    if (is_behind (text, length, negations[i]))
      return TRUE;
  return FALSE;
}

/* Whether a passage says one of some words of those that are dealt out, and not that they are not. */
static gboolean
says_dealt (const char        *text,
            gsize              length,
            const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (const char *at = tc_bytes_find (text, length, words[i], strlen (words[i])); at != NULL;
         at = tc_bytes_find (at + 1, text + length - at - 1, words[i], strlen (words[i])))
      if (!is_negated (text, at - text))
        return TRUE;
  return FALSE;
}

/**
 * tc_arms_are_dealt:
 * @document: a document
 *
 * Returns: whether it says, in its title or where arms are read, that people were dealt out at random or assigned; that
 *   randomised trials are needed, and what others did, does not say so, nor does "assigned" in a report that looks back
 */
gboolean
tc_arms_are_dealt (const TcProse *document)
{
  static const char *const wishes[] = { " needed", " required", " warranted", " wanted", " lacking", NULL };
  static const char *const others[] = { "retrospective study", "retrospective analysis", "retrospective review",
                                        "retrospective cohort", "retrospective chart", "case-control", NULL };
  static const char *const at_random[] = { "randomi", "randomly", "random order", NULL };
  static const char *const somehow[] = { "assigned", "allocated", NULL };
  gboolean dealt = FALSE;
  gboolean backward = FALSE;

  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const char *text = document->normal->text + sentence->start;
      gsize length = sentence->end - sentence->start;

      if (sentence->part != TC_SECTION_TITLE && !tc_arms_is_read (document, i, sentence->chinese))
        continue;
      if (says_dealt (text, length, at_random) && !tc_arms_has_any (document, sentence, wishes))
        return TRUE;
      backward = backward || tc_arms_has_any (document, sentence, others);
      dealt = dealt || says_dealt (text, length, somehow);
    }
  return dealt && !backward;
}

/* "Adults with colic (n = 20) and with gout (n = 22) were randomised to A or B": sizes of those who are dealt out. */
static gboolean
are_dealt_later (const TcTokens    *tokens,
                 const TcSizedName *last)
{
  gboolean dealt = FALSE;

  for (guint i = MAX (last->number, last->last); i + 1 < tokens->n; i++)
    if (dealt && tc_tokens_is_any (tokens, i, " or "))
      return TRUE;
    else if (tc_tokens_is_any (tokens, i, " assigned allocated randomized randomised ") &&
             tc_tokens_is_any (tokens, i + 1, " to ") &&
             tc_tokens_is_any (tokens, i - 1, " were was randomly "))
      dealt = TRUE;
  return FALSE;
}

/* "Forty patients undergoing A (n = 32) or B (n = 8) were enrolled": who took part, and not what they got. */
static gboolean
describes_people (TcTokenCache *cache,
                  guint         index,
                  GArray       *sizes)
{
  static const char *const dealt[] = { "assigned", "allocated", "divided", "randomly",
                                       "randomised to", "randomized to", NULL };
  const TcSizedName *size = &g_array_index (sizes, TcSizedName, 0);
  const TcTokens *tokens;

  if (tc_prose_sentence (cache->document, index)->chinese)
    return FALSE;
  if (tc_arms_has_any (cache->document, tc_prose_sentence (cache->document, index), dealt))
    return are_dealt_later (tc_token_cache_get (cache, index), &g_array_index (sizes, TcSizedName, sizes->len - 1));
  tokens = tc_token_cache_get (cache, index);
  for (guint i = size->first; i + 1 < size->last; i++)
    if (tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE) && i > 0 && tc_tokens_is_number (tokens, i - 1) &&
        tc_tokens_is_any (tokens, i + 1, " undergoing with having scheduled suffering aged "))
      return TRUE;
  return FALSE;
}

/**
 * tc_arms_counts_events:
 * @cache: the tokens of a document
 * @index: index of a sentence
 * @sizes: (element-type TcSizedName): what looks like names with their sizes there
 *
 * Returns: whether these are of those to whom something happened: "it was possible in 17 eyes in group A"
 */
gboolean
tc_arms_counts_events (TcTokenCache *cache,
                       guint         index,
                       GArray       *sizes)
{
  const TcProseSentence *sentence = tc_prose_sentence (cache->document, index);
  guint number = g_array_index (sizes, TcSizedName, 0).number;

  return sentence->part == TC_SECTION_RESULTS && !sentence->chinese && number > 1 &&
         g_array_index (sizes, TcSizedName, 0).first > number &&
         tc_tokens_is_any (tc_token_cache_get (cache, index), number - 1, " in ") &&
         !tc_arms_has_any (cache->document, sentence, tc_arms_dealing);
}

/* "Forty adults (30 with colic, 10 with gout) were randomised": the sizes of what they have. */
static gboolean
tells_conditions (const TcTokens *tokens,
                  GArray         *sizes)
{
  guint first = g_array_index (sizes, TcSizedName, 0).number;

  if (first < 2 || !tc_tokens_is_mark (tokens, first - 1, "(") || !tc_sized_has_people (tokens, first - 2, first - 1))
    return FALSE;
  for (guint i = 0; i < sizes->len; i++)
    if (!tc_tokens_is_any (tokens, g_array_index (sizes, TcSizedName, i).number + 1, " with having "))
      return FALSE;
  return TRUE;
}

static int
rate_sentence (TcTokenCache *cache,
               guint         index,
               GArray       *sizes)
{
  const TcProse *document = cache->document;
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  int score = 1;
  guint strong = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      const TcSizedName *size = &g_array_index (sizes, TcSizedName, i);

      strong += size->strong && (sentence->chinese || size->last - size->first <= MAX_UNCUED ||
                                 tc_arms_has_any (document, sentence, tc_arms_dealing));
    }
  if (describes_people (cache, index, sizes) ||
      (!sentence->chinese && tells_conditions (tc_token_cache_get (cache, index), sizes)) ||
      tc_arms_counts_events (cache, index, sizes))
    return 0;
  if (strong == sizes->len)
    score += 2;
  if (tc_arms_has_any (document, sentence, tc_arms_dealing))
    score += 3;
  if (sentence->part == TC_SECTION_METHODS)
    score++;
  /* "verinoxal (164) and placebo (235)" can be anything. */
  return score > 1 ? score : 0;
}

/**
 * tc_arms_find_dealt:
 * @cache: the tokens of a document
 * @chinese: the language of the sentences to read
 * @arms: (element-type TcArm): where to add
 *
 * Finds the arms in the sentence that deals all participants out: the best one, and of those the first.
 *
 * Returns: how sure that is, in points; 0 where there is no such sentence
 */
int
tc_arms_find_dealt (TcTokenCache *cache,
                    gboolean      chinese,
                    GPtrArray    *arms)
{
  const TcProse *document = cache->document;
  int best = 0;

  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcTokens *tokens;
      GArray *sizes;
      int score;

      if (!tc_arms_is_read (document, i, chinese))
        continue;
      sizes = tc_arms_get_sizes (cache, i);
      if (sizes->len < 2 || sizes->len > MAX_ARMS)
        continue;
      tokens = tc_token_cache_get (cache, i);
      if (!tc_arms_are_distinct (tokens, sizes, chinese, TRUE))
        continue;
      score = rate_sentence (cache, i, sizes);
      if (score <= best)
        continue;
      best = score;
      g_ptr_array_set_size (arms, 0);
      tc_arms_add (document, tokens, i, sizes,
                   g_array_index (sizes, TcSizedName, 0).n > 0 ? "arms.sized"
                   : "arms.listed", score >= 4 ? 0.8 : 0.7, arms);
    }
  return best;
}
