/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-contrasts.h"

/* "A versus B", "lower with A than with B", "A-controlled trial of B": what a text compares, wherever
 * it does so. What is read here need not be an arm: whether it is given, other places tell. */

#define MAX_NAME 6
#define MAX_CONTRASTS 24
/* How far before a comparison the words that lead to its first name stand. Tokens. */
#define LEFT_REACH 24
#define BRACKET_REACH 40

/* Words that lead to a name behind a comparison, or before it. */
#define LEADS                                                                                    \
  " the a an that those with in of for after under on by receiving received given using use "     \
  "patients participants subjects who treated treatment therapy either both to from "
#define UNITS " mg g μg ug mcg ml iu units "
/* The name before a comparison may stand behind one of these. */
#define LEFT_LEADS " with in for after under of by on receiving received given to over "
/* A name does not go on at one of these. */
#define STOPS                                                                                    \
  " for in on as at after before during among amongst to with without by from following using "   \
  "under within when a an the was were is are did had has have and or but while whereas than "    \
  "versus vs compared would could can may might does do showed shows show reduced reduces "       \
  "improved improves increased increases decreased decreases resulted results led leads "         \
  "provided provides produced produces significantly also both that which who not of over "       \
  "received receiving given treated assigned allocated randomized randomised only respectively "   \
  "experienced demonstrated reported achieved appeared appears seemed seems remained caused "      \
  "failed tended had gave offered because since if though although per via until there this "      \
  "these those their its our we it they he she all each no comparing compare evaluated between "   \
  "comparison effect effects efficacy safety effectiveness trial study analysis group's be been "  \
  "being more less better higher lower greater superior inferior similar equivalent "
/* What is compared without being given, or is no name by itself. */
#define NO_ARMS                                                                                  \
  TC_ARM_PEOPLE " boys girls male female urban rural benefit benefits risk risks cost costs "     \
  "year years month months week weeks day days baseline hour hours minutes time times "           \
  "intention protocol mortality survival death deaths pain score scores rate rates level levels "  \
  "value values change changes difference differences response responses outcome outcomes "        \
  "endpoint incidence frequency percentage proportion number total mean median responders "        \
  "nonresponders smokers normal healthy one two three others other standard expected average "     \
  "age older younger quality life disease cancer tumor tumour surgery-related predicted previous " \
  "first second third last follow-up followup quartile quartiles tertile tertiles carriers "       \
  "noncarriers wild type positive negative ratio index pressure events event infection "           \
  "infections complications complication improvement improvements reduction reductions increase "  \
  "decrease clinical controlled blind blinded masked multicenter multicentre prospective pilot "   \
  "phase crossover administered mg mcg μg ml mmol iu "
/* Nor do these alone tell one treatment from another. */
#define TAILS                                                                                    \
  " group groups arm arms treatment treatments therapy regimen recipients alone clusters schools " \
  "villages practices hospitals communities sites condition "
#define KINDS                                                                                    \
  " high low higher lower early late small large short long acute chronic open single double "    \
  "delayed intensive fixed full partial upper left right new old active study treated test "      \
  "medical surgical combined combination daily weekly dose doses drug drugs oral intravenous "

/* Before "placebo". */
#define ADJECTIVES " a the matching matched oral "

static TcWordSet stops = TC_WORD_SET (STOPS);
static TcWordSet no_arms = TC_WORD_SET (NO_ARMS);

/* Whether a word stands at a token. */
static gboolean
is_word (const TcTokens *tokens,
         guint           at)
{
  return tc_tokens_get (tokens, at)->kind == TC_TOKEN_WORD;
}

static gboolean
is_glued_mark (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_mark (tokens, at, "-+/") && !tc_tokens_get (tokens, at)->blank &&
         !tc_tokens_get (tokens, at + 1)->blank;
}

/* Whether a token can be part of a name: "omega-3 oil". */
static gboolean
is_of_name (const TcTokens *tokens,
            guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind == TC_TOKEN_NUMBER)
    return at > 0 && !token->blank && tc_tokens_is_mark (tokens, at - 1, "-");
  if (token->kind != TC_TOKEN_WORD)
    return is_glued_mark (tokens, at) ||
           (tc_tokens_is_mark (tokens, at, "+") && is_word (tokens, at + 1));
  return !tc_tokens_is_of (tokens, at, &stops) ||
         (tc_tokens_is_any (tokens, at, " no without ") && is_word (tokens, at + 1));
}

/* Makes a name of tokens; returns whether it tells one treatment from another. */
static gboolean
make_name (const TcTokens *tokens,
           guint           sentence,
           guint           first,
           guint           last,
           TcContrastName *name)
{
  guint end;
  gboolean telling = FALSE;

  if (last <= first || !tc_arm_label_trim (tokens, &first, &last) || last - first > 2 * MAX_NAME)
    return FALSE;
  /* "The tea groups" are several. */
  if (tc_tokens_is_any (tokens, last - 1, " groups arms ") &&
      !tc_tokens_is_any (tokens, first, " placebo "))
    return FALSE;
  for (end = last; end > first && tc_tokens_is_any (tokens, end - 1, TAILS); end--)
    ;
  for (guint i = first; i < end; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (tc_tokens_is_of (tokens, i, &no_arms))
        return FALSE;
      telling = telling || (is_word (tokens, i) && !tc_tokens_is_any (tokens, i, KINDS) &&
                            (token->end - token->start > 3 ||
                             tc_normal_is_upper (tokens->normal, token->start)));
    }
  if (!telling || !is_word (tokens, first))
    return FALSE;
  *name = (TcContrastName) { .sentence = sentence, .tokens = { .first = first, .last = last },
                             .start = tc_tokens_get (tokens, first)->start,
                             .end = tc_tokens_get (tokens, end - 1)->end };
  return TRUE;
}

/* The token behind a number with its unit: "50 mg tea". */
static guint
skip_amount (const TcTokens *tokens,
             guint           at)
{
  if (!tc_tokens_is_number (tokens, at))
    return at;
  if (tc_tokens_is_mark (tokens, at + 1, "%") || tc_tokens_is_any (tokens, at + 1, UNITS))
    at += 2;
  return at;
}

static gboolean
read_forward (const TcTokens *tokens,
              guint           sentence,
              guint           first,
              TcContrastName *name)
{
  guint last;

  while (tc_tokens_is_any (tokens, first, LEADS))
    first++;
  first = skip_amount (tokens, first);
  if (tc_tokens_is_any (tokens, first, " placebo "))
    return make_name (tokens, sentence, first, first + 1, name);
  for (last = first; last - first <= 2 * MAX_NAME && is_of_name (tokens, last); last++)
    if (tc_tokens_is_any (tokens, last, " group arm "))
      return make_name (tokens, sentence, first, last + 1, name);
  return make_name (tokens, sentence, first, last, name);
}

/* The token behind a name that an amount stands behind: "tea, 7 mg/day". */
static guint
skip_amount_behind (const TcTokens *tokens,
                    guint           last)
{
  guint first = last;

  while (first > 1 &&
         (tc_tokens_is_number (tokens, first - 1) || tc_tokens_is_mark (tokens, first - 1, ",/") ||
          tc_tokens_is_any (tokens, first - 1, UNITS " d day daily kg once twice ")))
    first--;
  if (tc_tokens_is_number (tokens, first) || tc_tokens_is_mark (tokens, first, ","))
    return first;
  return last;
}

static gboolean
read_backward (const TcTokens *tokens,
               guint           sentence,
               guint           last,
               TcContrastName *name)
{
  guint first;

  last = skip_amount_behind (tokens, last);
  if (tc_tokens_is_mark (tokens, last - 1, ")]"))
    last = tc_tokens_find_open (tokens, last - 1, BRACKET_REACH);
  first = last;
  while (first > 0 && last - first <= 2 * MAX_NAME && is_of_name (tokens, first - 1))
    first--;
  return make_name (tokens, sentence, first, last, name);
}

static void
add_left (TcContrast    *contrast,
          TcContrastName name)
{
  for (guint i = 0; i < contrast->n_lefts; i++)
    if (contrast->lefts[i].start == name.start)
      return;
  contrast->lefts[contrast->n_lefts++] = name;
}

/* What a comparison may be of: the words before it, those behind a preposition, and those that its
 * clause begins with. */
static void
read_lefts (const TcTokens *tokens,
            guint           sentence,
            guint           joint,
            TcContrast     *contrast)
{
  guint begin = joint;
  guint lead = joint;
  TcContrastName name;

  if (read_backward (tokens, sentence, joint, &name))
    add_left (contrast, name);
  while (begin > 0 && !tc_tokens_is_mark (tokens, begin - 1, ";:."))
    begin--;
  while (lead > begin && joint - lead < LEFT_REACH && !tc_tokens_is_any (tokens, lead, LEFT_LEADS))
    lead--;
  if (tc_tokens_is_any (tokens, lead, LEFT_LEADS) &&
      read_forward (tokens, sentence, lead + 1, &name) && name.tokens.last <= joint)
    add_left (contrast, name);
  while (begin < joint && tc_tokens_is_any (tokens, begin, TC_CONTRAST_TOPIC))
    begin++;
  if (read_forward (tokens, sentence, begin, &name) && name.tokens.last <= joint)
    add_left (contrast, name);
}

/* "Placebo-controlled trial of tea", "tea for colic: a sham-controlled trial": what is tried. */
static void
read_tried (const TcTokens *tokens,
            guint           sentence,
            guint           control,
            TcContrast     *contrast)
{
  guint behind = control + 1;
  guint first = 0;
  TcContrastName name;

  while (behind < control + LEFT_REACH && behind < tokens->n &&
         !tc_tokens_is_any (tokens, behind, " of evaluated evaluating assessed assessing ") &&
         !tc_tokens_is_mark (tokens, behind, ".;:"))
    behind++;
  if (tc_tokens_is_any (tokens, behind, " of evaluated evaluating assessed assessing ") &&
      read_forward (tokens, sentence, behind + 1, &name))
    add_left (contrast, name);
  while (first < control && tc_tokens_is_any (tokens, first, TC_CONTRAST_TOPIC))
    first++;
  if (read_forward (tokens, sentence, first, &name) && name.tokens.last <= control)
    add_left (contrast, name);
}

/* Whether a comparator stands at a token, and not a word about the trial: "placebo", but not
 * "placebo-controlled". */
static gboolean
is_comparator (const TcTokens *tokens,
               guint           at)
{
  guint behind = at + 1 + tc_tokens_is_mark (tokens, at + 1, "-");

  return tc_tokens_is_any (tokens, at, " placebo sham ") &&
         !tc_tokens_is_any (tokens, behind, " controlled ");
}

/* "Between tea and", "both tea and": whether a word that sets two against each other stands before
 * "and", so that not all get both. */
static gboolean
joins_compared (const TcTokens *tokens,
                guint           at)
{
  if (!tc_tokens_is_any (tokens, at, " and "))
    return FALSE;
  for (guint i = at; i > 0 && at - i <= MAX_NAME; i--)
    if (tc_tokens_is_any (tokens, i - 1, " between both compared comparing compare of versus vs "))
      return TRUE;
  return FALSE;
}

/* The token behind a comparison that begins at one; the same where none does. */
static guint
read_joint (const TcTokens *tokens,
            guint           at)
{
  if (tc_tokens_is_any (tokens, at, " versus vs "))
    return at + 1 + tc_tokens_is_mark (tokens, at + 1, ".");
  if (tc_tokens_is_any (tokens, at, " than ") ||
      (tc_tokens_is_any (tokens, at, " over ") && !tc_tokens_is_number (tokens, at + 1)))
    return at + 1;
  if (tc_tokens_is_any (tokens, at,
                        " compared superior inferior noninferior relative comparison ") &&
      tc_tokens_is_any (tokens, at + 1, " with to "))
    return at + 2;
  if ((tc_tokens_is_any (tokens, at, " or ") || joins_compared (tokens, at)) &&
      is_comparator (tokens, at + 1 + tc_tokens_is_any (tokens, at + 1, ADJECTIVES)))
    return at + 1;
  return at;
}

/**
 * tc_arms_find_contrasts:
 * @cache: the tokens of a document
 * @contrasts: (element-type TcContrast): where to add
 *
 * Finds the comparisons of an English text, with what each may be of.
 */
void
tc_arms_find_contrasts (TcTokenCache *cache,
                        GArray       *contrasts)
{
  const TcProse *document = cache->document;

  guint n = MIN (document->sentences->len, MAX_SENTENCES);

  for (guint i = 0; i < n && contrasts->len < MAX_CONTRASTS; i++)
    {
      static const char *const joints[] = { "versus", "vs", "than ", "compar", "over ", "inferior",
                                            "superior", "relative to", "placebo", "sham", NULL };
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const TcTokens *tokens;

      if (sentence->chinese || sentence->others || !tc_arms_has_any (document, sentence, joints))
        continue;
      tokens = tc_token_cache_get (cache, i);
      for (guint k = 1; k < tokens->n; k++)
        {
          guint behind = read_joint (tokens, k);
          TcContrast contrast = { .n_lefts = 0 };

          if (behind > k && read_forward (tokens, i, behind, &contrast.right))
            read_lefts (tokens, i, k, &contrast);
          else if (tc_tokens_is_any (tokens, k, " placebo sham ") && !is_comparator (tokens, k) &&
                   make_name (tokens, i, k, k + 1, &contrast.right))
            read_tried (tokens, i, k, &contrast);
          if (contrast.n_lefts > 0)
            g_array_append_val (contrasts, contrast);
        }
    }
}
