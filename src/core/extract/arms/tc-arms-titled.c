/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* "Verinoxal versus dolofen for colic: a randomised trial": the title names the arms of a report that
 * nowhere else says between what people were dealt out. */

#define MAX_NAME 6
/* A shorter word is in too many names. Bytes. */
#define MIN_WORD 4

#define JOINTS " versus vs "
/* A name does not go on before these. */
#define LEFT_STOPS                                                                               \
  " of with by between from to for in on at after before during under using the a an effect "    \
  "effects efficacy safety effectiveness trial study analysis comparing compare comparison "
/* Nor behind these. */
#define RIGHT_STOPS                                                                              \
  " for in on as at after before during among amongst to with without by from following using "  \
  "under within when a an the study trial "
/* What no arm is called by alone: it goes with a word of the other. */
#define KINDS                                                                                    \
  " high low higher lower early late small large short long acute chronic open single double "   \
  "delayed intensive first second one two three fixed full partial upper left right more less "
/* What is compared without being given. */
#define NO_ARMS                                                                                  \
  TC_ARM_PEOPLE " participants non-participants nonparticipants responders smokers boys girls "  \
  "male female urban rural benefit benefits risk risks cost costs efficacy effectiveness year "  \
  "years month months week weeks day days baseline intention per-protocol protocol self-report " \
  "self-reported reality hype improves improve helps reduces reduce increases increase "         \
  "decreases prevents enhances lowers experienced showed had has does is are was were can not "  \
  "and or systolic diastolic pressure mortality delirium coma death beliefs belief attitudes "     \
  "knowledge perception perceptions preference preferences diagnosis prediction predicted "
/* A title with one of these is not of a comparison of arms. */
#define NO_TRIALS                                                                                \
  " survey surveys cohort cohorts nested predictor predictors predicting predict prediction "      \
  "nonrandomised nonrandomized attitude attitudes belief beliefs perception perceptions opinion "  \
  "opinions association associations prevalence registry retrospective observational "             \
  "cross-sectional review meta-analysis questionnaire interview interviews qualitative "
/* Beside one of these stands what is given. */
#define GIVEN                                                                                    \
  " received receive receives receiving given treated assigned allocated randomized randomised "   \
  "randomly administered administration underwent undergo undergoing took taking used using "      \
  "injected infused infusion injection dose doses mg "
#define TREATMENTS " group groups arm arms treatment treatments therapy treated recipients regimen "

/* How far behind such a word. Tokens. */
#define GIVEN_REACH 5

static TcWordSet no_arms = TC_WORD_SET (NO_ARMS);

/* "trial: A", "trial – A", "trial - A": where another part of the title begins. */
static gboolean
is_break (const TcTokens *tokens,
          guint           at)
{
  return tc_tokens_is_mark (tokens, at, ":;.,?!()[]–—\"") ||
         (tc_tokens_is_mark (tokens, at, "-") && tc_tokens_get (tokens, at)->blank);
}

/* Whether the words between two tokens can be the name of something that is given. */
static gboolean
is_name (const TcTokens *tokens,
         guint           first,
         guint           last)
{
  if (last <= first || last - first > MAX_NAME ||
      (last == first + 1 && tc_tokens_is_any (tokens, first, KINDS)))
    return FALSE;
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_of (tokens, i, &no_arms) || tc_tokens_is_number (tokens, i))
      return FALSE;
  return tc_tokens_get (tokens, first)->kind == TC_TOKEN_WORD;
}

static gboolean
add_name (const TcTokens *tokens,
          guint           first,
          guint           last,
          GArray         *names)
{
  TcSizedName name = { .first = first, .last = last };

  if (!tc_arm_label_trim (tokens, &name.first, &name.last) ||
      !is_name (tokens, name.first, name.last))
    return FALSE;
  g_array_append_val (names, name);
  return TRUE;
}

/* "A versus B", "A vs. B versus C": the names around the joints. */
static gboolean
read_title (const TcTokens *tokens,
            GArray         *names)
{
  guint joint = 0;
  guint first;

  while (joint < tokens->n && !tc_tokens_is_any (tokens, joint, JOINTS))
    joint++;
  if (joint == 0 || joint >= tokens->n)
    return FALSE;
  first = joint;
  while (first > 0 && !is_break (tokens, first - 1) && !tc_tokens_is_any (tokens, first - 1, LEFT_STOPS))
    first--;
  if (!add_name (tokens, first, joint, names))
    return FALSE;
  while (tc_tokens_is_any (tokens, joint, JOINTS))
    {
      guint start = joint + 1;
      guint end;

      if (tc_tokens_is_mark (tokens, start, "."))
        start++;
      end = start;
      while (end < tokens->n && !is_break (tokens, end) && !tc_tokens_is_any (tokens, end, JOINTS RIGHT_STOPS))
        end++;
      if (!add_name (tokens, start, end, names))
        return FALSE;
      joint = end;
    }
  return names->len <= 4;
}

static gboolean
holds (const TcProse *document,
       gsize          start,
       gsize          end,
       const TcToken *word)
{
  const char *text = document->normal->text;

  return tc_bytes_find (text + start, end - start, text + word->start, word->end - word->start) != NULL;
}

/* Whether a long word of a name that no other name has stands in the abstract, too. */
static gboolean
is_said_again (const TcProse  *document,
               const TcTokens *tokens,
               const GArray   *names,
               guint           which,
               gsize           title_end)
{
  const TcSizedName *name = &g_array_index (names, TcSizedName, which);

  for (guint i = name->first; i < name->last; i++)
    {
      const TcToken *word = tc_tokens_get (tokens, i);
      gboolean shared = word->kind != TC_TOKEN_WORD || word->end - word->start < MIN_WORD;

      for (guint k = 0; !shared && k < names->len; k++)
        {
          const TcSizedName *other = &g_array_index (names, TcSizedName, k);
          gsize start = tc_tokens_get (tokens, other->first)->start;
          gsize end = tc_tokens_get (tokens, other->last - 1)->end;

          shared = k != which && holds (document, start, end, word);
        }
      if (!shared && holds (document, title_end, document->normal->length, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_all_said_again (const TcProse         *document,
                    const TcTokens        *tokens,
                    const GArray          *names,
                    const TcProseSentence *title)
{
  for (guint i = 0; i < names->len; i++)
    if (!is_said_again (document, tokens, names, i, title->end))
      return FALSE;
  return TRUE;
}

/* Whether a title is that of a report on a randomised trial: ": a randomised trial", and not "nested in one". */
static gboolean
is_of_trial (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " randomised randomized ") &&
        (i == 0 || is_break (tokens, i - 1) || tc_tokens_is_any (tokens, i - 1,
            " a the prospective blind controlled masked ")) &&
        !(i > 1 && tc_tokens_is_any (tokens, i - 2, " in within from of nested alongside ")))
      return TRUE;
  return FALSE;
}

static gboolean
is_no_trial (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, NO_TRIALS) ||
        (tc_tokens_is_any (tokens, i, " non not ") &&
         tc_tokens_is_any (tokens, i + 1 + tc_tokens_is_mark (tokens, i + 1, "-"),
                           " randomised randomized ")))
      return TRUE;
  return FALSE;
}

/* Whether a token is one of the long words of a name in the title. */
static gboolean
is_of_name (const TcTokens    *title,
            const TcSizedName *name,
            const TcTokens    *tokens,
            guint              at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  for (guint i = name->first; i < name->last; i++)
    {
      const TcToken *word = tc_tokens_get (title, i);

      if (word->end - word->start >= MIN_WORD && word->end - word->start == token->end - token->start &&
          memcmp (title->text + word->start, tokens->text + token->start, word->end - word->start) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Received A", "the A group": whether what stands at a token is given to people. */
static gboolean
is_given_at (const TcTokens *tokens,
             guint           at)
{
  if (tc_tokens_is_any (tokens, at + 1, TREATMENTS) || tc_tokens_is_any (tokens, at + 2, TREATMENTS))
    return TRUE;
  for (guint i = at; i > 0 && at - i < GIVEN_REACH && !is_break (tokens, i - 1); i--)
    if (tc_tokens_is_any (tokens, i - 1, GIVEN))
      return TRUE;
  return FALSE;
}

/* Whether the abstract says of one of the names that it is given to people. */
static gboolean
is_any_given (TcTokenCache   *cache,
              const TcTokens *title,
              const GArray   *names)
{
  const TcProse *document = cache->document;

  for (guint s = 0; s < MIN (document->sentences->len, MAX_SENTENCES); s++)
    {
      const TcTokens *tokens;

      if (!tc_arms_is_read (document, s, FALSE))
        continue;
      tokens = tc_token_cache_get (cache, s);
      for (guint i = 0; i < tokens->n; i++)
        for (guint k = 0; k < names->len; k++)
          if (is_of_name (title, &g_array_index (names, TcSizedName, k), tokens, i) && is_given_at (tokens, i))
            return TRUE;
    }
  return FALSE;
}

/**
 * tc_arms_find_titled:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add
 *
 * Finds the arms in the title of a report on a randomised trial, where the abstract speaks of each of
 * them again; where the title does not say what kind of report it is, one of them is given to people there.
 */
void
tc_arms_find_titled (TcTokenCache *cache,
                     GPtrArray    *arms)
{
  const TcProse *document = cache->document;

  for (guint i = 0; i < MIN (document->sentences->len, 2); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      g_autoptr (GArray) names = NULL;
      const TcTokens *tokens;

      if (sentence->part != TC_SECTION_TITLE || sentence->chinese)
        continue;
      tokens = tc_token_cache_get (cache, i);
      names = g_array_new (FALSE, FALSE, sizeof (TcSizedName));
      if (!read_title (tokens, names) || is_no_trial (tokens) || !tc_arm_names_are_distinct (tokens, names) ||
          !are_all_said_again (document, tokens, names, sentence) || !tc_arms_are_dealt (document) ||
          !(is_of_trial (tokens) || is_any_given (cache, tokens, names)))
        continue;
      tc_arms_add (document, tokens, i, names, "arms.listed", 0.5, arms);
      return;
    }
}
