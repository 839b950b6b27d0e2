/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-bytes.h"

/* "The TAP group", "the infiltration group": what a report calls an arm that it dealt out as "bilateral TAP blocks with
 * verinoxal", by the words of its description; and of two arms the other, where the one is known. */

/* What describes an arm stands near its name. Bytes. */
#define MAX_DESCRIPTION 200

/* Groups of these are no arms, or could be each of them. */
#define NOT_ARMS                                                                                                       \
  " age aged risk older younger old young high low higher lower male female men women severe mild moderate "           \
  "positive itt smoking smokers diabetic obese elderly dropout premenopausal postmenopausal negative overall total "   \
  "study trial treatment same single peer focus working diagnostic blood ethnic sub subgroup responder responders "    \
  "parallel reference baseline weight size third fourth studied remaining latter former active intervention "          \
  "experimental test case control comparison index normal healthy entire pooled support small large "

typedef struct
{
  gsize start;
  gsize end;
  guint first;                    /* its tokens */
  guint last;
} Phrase;

static gboolean
read_phrase (const TcTokens *tokens,
             guint           end,
             Phrase         *phrase)
{
  guint first = tc_arms_find_name_begin (tokens, end);

  if (first == end || first == 0 || tc_tokens_get (tokens, first)->kind != TC_TOKEN_WORD ||
      !tc_tokens_is_any (tokens, first - 1, " the a an and or in both to than with "))
    return FALSE;
  for (guint i = first; i < end; i++)
    if (tc_tokens_is_any (tokens, i, NOT_ARMS))
      return FALSE;
  *phrase = (Phrase) { tc_tokens_get (tokens, first)->start, tc_tokens_get (tokens, end - 1)->end, first, end };
  return TRUE;
}

/* Up to where the description of an arm goes: the next arm, or what is said of when and for how long. */
static gsize
find_description_end (const TcProse *document,
                      GPtrArray     *arms,
                      const TcArm   *arm)
{
  static const char *const ends[] = { " for ", " during ", " before ", " after ", " followed ", " who ", ";", NULL };
  gsize end = MIN (tc_prose_sentence (document, arm->sentence)->end, arm->start + MAX_DESCRIPTION);

  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *other = g_ptr_array_index (arms, i);

      if (other->sentence == arm->sentence && other->start > arm->start)
        end = MIN (end, other->start);
    }
  for (guint i = 0; ends[i] != NULL; i++)
    {
      const char *at = end > arm->end ? tc_bytes_find (document->normal->text + arm->end, end - arm->end, ends[i],
                                                       strlen (ends[i])) : NULL;

      if (at != NULL)
        end = at - document->normal->text;
    }
  return MAX (end, arm->end);
}

/* Whether a passage holds a word, or one that begins like a long one. */
static gboolean
holds_word (const char *text,
            gsize       start,
            gsize       end,
            const char *word,
            gsize       length)
{
  gsize n = length > 6 ? 6 : length;

  for (const char *at = tc_bytes_find (text + start, end - start, word, n); at != NULL;
       at = tc_bytes_find (at + 1, text + end - at - 1, word, n))
    if ((at == text + start || !g_ascii_isalnum (at[-1])) && (length > 4 || !g_ascii_isalnum (at[n])))
      return TRUE;
  return FALSE;
}

/* The only arm whose description holds all words of a phrase. */
static TcArm *
find_described (const TcProse  *document,
                const TcTokens *tokens,
                GPtrArray      *arms,
                const Phrase   *phrase)
{
  TcArm *found = NULL;

  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);
      gsize end = find_description_end (document, arms, arm);
      gboolean all = TRUE;
      guint n = 0;

      for (guint k = phrase->first; all && k < phrase->last; k++)
        {
          const TcToken *token = tc_tokens_get (tokens, k);

          if (token->kind != TC_TOKEN_WORD || tc_tokens_is_any (tokens, k, " therapy treatment treated only alone "))
            continue;
          n++;
          all = token->end - token->start > 1 &&
                holds_word (document->normal->text, arm->start, end, tokens->text + token->start,
                            token->end - token->start);
        }
      if (!all || n == 0)
        continue;
      if (found != NULL)
        return NULL;
      found = arm;
    }
  return found;
}

/* "Combination therapy" adds to the comparator what "monotherapy" is without. */
static TcArm *
find_by_number (const TcTokens *tokens,
                GPtrArray      *arms,
                const Phrase   *phrase)
{
  gboolean both = tc_tokens_is_word (tokens, phrase->first, "combination");

  if (arms->len != 2 || (!both && !tc_tokens_is_any (tokens, phrase->first, " monotherapy ")))
    return NULL;
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);
      const TcArm *other = g_ptr_array_index (arms, 1 - i);

      if (arm->role < TC_ARM_CONTROL && other->role >= TC_ARM_CONTROL)
        return both ? arm : (TcArm *) other;
    }
  return NULL;
}

static void
call (TcArm          *arm,
      const TcTokens *tokens,
      const Phrase   *phrase)
{
  g_autofree char *name = g_strndup (tokens->text + phrase->start, phrase->end - phrase->start);

  if (!g_ptr_array_find_with_equal_func (arm->aliases, name, g_str_equal, NULL))
    g_ptr_array_add (arm->aliases, g_steal_pointer (&name));
}

static TcArm *
find_known (const TcTokens *tokens,
            GPtrArray      *arms,
            const Phrase   *phrase)
{
  return tc_arms_find_named (arms, tokens->text + phrase->start, phrase->end - phrase->start);
}

static gboolean
compares (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " than versus vs compared "))
      return TRUE;
  return FALSE;
}

/* The group of a sentence that no arm is called by, beside one that the other arm is: where the two are compared, or
 * are heard together again. @heard: (element-type utf8): such groups of earlier sentences. */
static void
learn_other (const TcTokens *tokens,
             GPtrArray      *arms,
             const Phrase   *phrases,
             guint           n,
             GHashTable     *heard)
{
  TcArm *known[2] = { NULL, NULL };

  if (arms->len != 2 || n != 2)
    return;
  for (guint i = 0; i < 2; i++)
    known[i] = find_known (tokens, arms, &phrases[i]);
  for (guint i = 0; i < 2; i++)
    if (known[i] == NULL && known[1 - i] != NULL &&
        (!g_hash_table_add (heard, g_strndup (tokens->text + phrases[i].start, phrases[i].end - phrases[i].start)) ||
         compares (tokens)))
      call (g_ptr_array_index (arms, known[1 - i] == g_ptr_array_index (arms, 0) ? 1 : 0), tokens, &phrases[i]);
}

/* All groups that a sentence speaks of, in pairs at most. */
static void
learn_sentence (const TcProse  *document,
                const TcTokens *tokens,
                GPtrArray      *arms,
                GHashTable     *heard)
{
  Phrase phrases[3];
  guint n = 0;

  for (guint i = 1; i < tokens->n && n < G_N_ELEMENTS (phrases); i++)
    {
      TcArm *arm;

      if (!tc_tokens_is_any (tokens, i, " group groups arm arms ") || !read_phrase (tokens, i, &phrases[n]))
        continue;
      arm = find_known (tokens, arms, &phrases[n]);
      if (arm == NULL)
        arm = find_by_number (tokens, arms, &phrases[n]);
      if (arm == NULL)
        arm = find_described (document, tokens, arms, &phrases[n]);
      if (arm != NULL && find_known (tokens, arms, &phrases[n]) == NULL)
        call (arm, tokens, &phrases[n]);
      n++;
    }
  learn_other (tokens, arms, phrases, n, heard);
}

/**
 * tc_arms_learn_names:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): its arms, with their names
 *
 * Adds to the names of the arms what the report calls its groups, where only one arm can be meant.
 */
void
tc_arms_learn_names (TcTokenCache *cache,
                     GPtrArray    *arms)
{
  static const char *const words[] = { " group", " arm", NULL };
  const TcProse *document = cache->document;
  g_autoptr (GHashTable) heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; arms->len >= 2 && i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    if (tc_arms_is_read (document, i, FALSE) && tc_arms_may_have_size (cache, i) &&
        tc_arms_has_any (document, tc_prose_sentence (document, i), words))
      learn_sentence (document, tc_token_cache_get (cache, i), arms, heard);
}
