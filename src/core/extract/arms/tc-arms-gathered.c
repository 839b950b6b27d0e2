/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* Where no sentence names the arms together, the whole text may: what stands on both sides of its comparisons, more
 * than once, and is given to people in other places. */

#define MAX_NAME 6
#define MAX_LEFTS 3
#define MAX_CONTRASTS 24
/* How far before a comparison the words that lead to its first name stand. Tokens. */
#define LEFT_REACH 16
#define BRACKET_REACH 40
/* How far before a name "received" stands. Tokens. */
#define GIVEN_REACH 5
/* In how many sentences the treatment stands that is compared with a control only once. */
#define MIN_SAID 3

/* Words that lead to a name behind a comparison, or before it. */
#define LEADS                                                                                    \
  " the a an that those with in of for after under on by receiving received given using use "     \
  "patients participants subjects who treated treatment therapy either both to from "
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
  "nonresponders smokers normal healthy one two three others other standard expected average "      \
  "age older younger quality life disease cancer tumor tumour surgery-related predicted previous " \
  "first second third last follow-up followup quartile quartiles tertile tertiles carriers "       \
  "noncarriers wild type positive negative ratio index pressure events event infection "           \
  "infections complications complication improvement improvements reduction reductions increase "  \
  "decrease clinical controlled blind blinded masked multicenter multicentre prospective pilot "    \
  "phase crossover administered mg mcg μg ml mmol iu "
/* Nor do these alone tell one treatment from another. */
#define TAILS                                                                                    \
  " group groups arm arms treatment treatments therapy regimen recipients alone clusters schools " \
  "villages practices hospitals communities sites condition "
#define KINDS                                                                                    \
  " high low higher lower early late small large short long acute chronic open single double "    \
  "delayed intensive fixed full partial upper left right new old active study treated test "      \
  "medical surgical combined combination daily weekly dose doses drug drugs oral intravenous "
/* Beside one of these stands what is given. */
#define GIVEN                                                                                    \
  " received receive receives receiving given treated assigned allocated randomized randomised "   \
  "randomly administered administration underwent undergo undergoing took taking used using "      \
  "injected infused infusion injection dose doses treatment therapy "
#define TREATED                                                                                  \
  " group groups arm arms treatment therapy treated recipients regimen users clusters schools "    \
  "villages practices "
/* What stands behind one of these is tried, where it is set against a placebo. */
#define TRIED                                                                                    \
  " efficacy effect effects safety effectiveness trial study evaluate evaluated assess assessed "   \
  "evaluating assessing investigate investigated examine examined tested test testing impact "     \
  "role benefit use that with on "
/* These lead to what a title is about. */
#define TOPIC " effect effects efficacy safety effectiveness impact role use of and the a an "

/**
 * Name:
 * @sentence: where it stands
 * @tokens: its tokens
 * @start: first byte of what tells it from others, in the folded text
 * @end: byte behind it
 */
typedef struct
{
  guint sentence;
  TcSizedName tokens;
  gsize start;
  gsize end;
} Name;

/* A comparison: what stands behind it, and what it may be of. */
typedef struct
{
  Name lefts[MAX_LEFTS];
  guint n_lefts;
  Name right;
} Contrast;

/* How a text speaks of a name. */
typedef struct
{
  guint said;                     /* sentences that say it */
  guint given;                    /* those that say that people are given it */
  guint tried;                    /* those that say that it is tried */
  gboolean study;                 /* "the A trial": it is the name of one */
  TcArmRole role;
} Evidence;

static TcWordSet stops = TC_WORD_SET (STOPS);
static TcWordSet no_arms = TC_WORD_SET (NO_ARMS);

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
  return is_glued_mark (tokens, at) ||
         (tc_tokens_is_mark (tokens, at, "+") && tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD) ||
         (token->kind == TC_TOKEN_WORD &&
          (!tc_tokens_is_of (tokens, at, &stops) ||
           (tc_tokens_is_any (tokens, at, " no without ") && tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD)));
}

/* Makes a name of tokens; returns whether it tells one treatment from another. */
static gboolean
make_name (const TcTokens *tokens,
           guint           sentence,
           guint           first,
           guint           last,
           Name           *name)
{
  guint end;
  gboolean telling = FALSE;

  if (last <= first || !tc_arm_label_trim (tokens, &first, &last) || last - first > 2 * MAX_NAME)
    return FALSE;
  for (end = last; end > first && tc_tokens_is_any (tokens, end - 1, TAILS); end--)
    ;
  for (guint i = first; i < end; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (tc_tokens_is_of (tokens, i, &no_arms))
        return FALSE;
      telling = telling || (token->kind == TC_TOKEN_WORD && !tc_tokens_is_any (tokens, i, KINDS) &&
                            (token->end - token->start > 3 || tc_normal_is_upper (tokens->normal, token->start)));
    }
  if (!telling || tc_tokens_get (tokens, first)->kind != TC_TOKEN_WORD)
    return FALSE;
  *name = (Name) { .sentence = sentence, .tokens = { .first = first, .last = last },
                   .start = tc_tokens_get (tokens, first)->start, .end = tc_tokens_get (tokens, end - 1)->end };
  return TRUE;
}

/* The token behind a number with its unit: "50 mg tea". */
static guint
skip_amount (const TcTokens *tokens,
             guint           at)
{
  if (!tc_tokens_is_number (tokens, at))
    return at;
  if (tc_tokens_is_mark (tokens, at + 1, "%") || tc_tokens_is_any (tokens, at + 1, " mg g μg ug mcg ml iu units "))
    at += 2;
  return at;
}

static gboolean
read_forward (const TcTokens *tokens,
              guint           sentence,
              guint           first,
              Name           *name)
{
  guint last;

  while (tc_tokens_is_any (tokens, first, LEADS))
    first++;
  first = skip_amount (tokens, first);
  if (tc_tokens_is_any (tokens, first, " placebo "))
    return make_name (tokens, sentence, first, first + 1, name);
  for (last = first; last < tokens->n && last - first <= 2 * MAX_NAME && is_of_name (tokens, last); last++)
    if (tc_tokens_is_any (tokens, last, " group arm "))
      return make_name (tokens, sentence, first, last + 1, name);
  return make_name (tokens, sentence, first, last, name);
}

/* The token behind a name that an amount stands behind: "tea, 5 mg/d". */
static guint
skip_amount_behind (const TcTokens *tokens,
                    guint           last)
{
  guint first = last;

  while (first > 1 && (tc_tokens_is_number (tokens, first - 1) || tc_tokens_is_mark (tokens, first - 1, ",/") ||
                       tc_tokens_is_any (tokens, first - 1, " mg g μg ug mcg ml iu units d day daily kg once twice ")))
    first--;
  return tc_tokens_is_number (tokens, first) || tc_tokens_is_mark (tokens, first, ",") ? first : last;
}

static gboolean
read_backward (const TcTokens *tokens,
               guint           sentence,
               guint           last,
               Name           *name)
{
  guint first;

  last = skip_amount_behind (tokens, last);
  if (tc_tokens_is_mark (tokens, last - 1, ")]"))
    last = tc_tokens_find_open (tokens, last - 1, BRACKET_REACH);
  for (first = last; first > 0 && last - first <= 2 * MAX_NAME && is_of_name (tokens, first - 1); first--)
    ;
  return make_name (tokens, sentence, first, last, name);
}

static void
add_left (Contrast *contrast,
          Name      name)
{
  for (guint i = 0; i < contrast->n_lefts; i++)
    if (contrast->lefts[i].start == name.start)
      return;
  contrast->lefts[contrast->n_lefts++] = name;
}

/* What a comparison may be of: the words before it, those behind a preposition, and those its clause begins with. */
static void
read_lefts (const TcTokens *tokens,
            guint           sentence,
            guint           joint,
            Contrast       *contrast)
{
  guint begin = joint;
  guint lead = joint;
  Name name;

  if (read_backward (tokens, sentence, joint, &name))
    add_left (contrast, name);
  while (begin > 0 && !tc_tokens_is_mark (tokens, begin - 1, ";:."))
    begin--;
  while (lead > begin && joint - lead < LEFT_REACH && !tc_tokens_is_any (tokens, lead, LEFT_LEADS))
    lead--;
  if (tc_tokens_is_any (tokens, lead, LEFT_LEADS) && read_forward (tokens, sentence, lead + 1, &name) &&
      name.tokens.last <= joint)
    add_left (contrast, name);
  while (begin < joint && tc_tokens_is_any (tokens, begin, TOPIC))
    begin++;
  if (read_forward (tokens, sentence, begin, &name) && name.tokens.last <= joint)
    add_left (contrast, name);
}

/* "Placebo-controlled trial of tea", "tea for colic: a sham-controlled trial": what is tried. */
static void
read_tried (const TcTokens *tokens,
            guint           sentence,
            guint           control,
            Contrast       *contrast)
{
  guint behind = control + 1;
  guint first = 0;
  Name name;

  while (behind < control + LEFT_REACH && behind < tokens->n &&
         !tc_tokens_is_any (tokens, behind, " of evaluated evaluating assessed assessing ") &&
         !tc_tokens_is_mark (tokens, behind, ".;:"))
    behind++;
  if (tc_tokens_is_any (tokens, behind, " of evaluated evaluating assessed assessing ") &&
      read_forward (tokens, sentence, behind + 1, &name))
    add_left (contrast, name);
  while (first < control && tc_tokens_is_any (tokens, first, TOPIC))
    first++;
  if (read_forward (tokens, sentence, first, &name) && name.tokens.last <= control)
    add_left (contrast, name);
}

/* Whether a comparator stands at a token, and not a word about it: "placebo", but not "placebo-controlled". */
static gboolean
is_comparator (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_any (tokens, at, " placebo sham ") && !tc_tokens_is_any (tokens, at + 1, " controlled ") &&
         !(tc_tokens_is_mark (tokens, at + 1, "-") && tc_tokens_is_any (tokens, at + 2, " controlled "));
}

/* "Between tea and", "both tea and": not all get the two that a word joins. */
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
  if (tc_tokens_is_any (tokens, at, " compared superior inferior noninferior relative comparison ") &&
      tc_tokens_is_any (tokens, at + 1, " with to "))
    return at + 2;
  if ((tc_tokens_is_any (tokens, at, " or ") || joins_compared (tokens, at)) &&
      is_comparator (tokens, at + 1 + tc_tokens_is_any (tokens, at + 1, " a the matching matched oral ")))
    return at + 1;
  return at;
}

static void
find_contrasts (TcTokenCache *cache,
                GArray       *contrasts)
{
  const TcProse *document = cache->document;

  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES) && contrasts->len < MAX_CONTRASTS; i++)
    {
      static const char *const joints[] = { "versus", "vs", "than ", "compar", "over ", "inferior", "superior",
                                            "relative to", "placebo", "sham", NULL };
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const TcTokens *tokens;

      if (sentence->chinese || sentence->others || !tc_arms_has_any (document, sentence, joints))
        continue;
      tokens = tc_token_cache_get (cache, i);
      for (guint k = 1; k < tokens->n; k++)
        {
          guint behind = read_joint (tokens, k);
          Contrast contrast = { .n_lefts = 0 };

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

/* Whether a name is another, or ends with it where a word begins: "oral tea" with "tea", but not "no tea". */
static gboolean
ends_with (const char *text,
           const Name *name,
           const Name *other)
{
  gsize n = other->end - other->start;
  gsize length = name->end - name->start;

  if (n > length || memcmp (text + name->end - n, text + other->start, n) != 0)
    return FALSE;
  return n == length ||
         (text[name->end - n - 1] == ' ' &&
          tc_bytes_find (text + name->start, length - n, "no ", 3) == NULL &&
          memchr (text + name->start, '+', length - n) == NULL);
}

static gboolean
is_same (const char *text,
         const Name *one,
         const Name *other)
{
  return ends_with (text, one, other) || ends_with (text, other, one);
}

/* Whether a comparison is of two names, in any order. */
static gboolean
compares (const char     *text,
          const Contrast *contrast,
          const Name     *one,
          const Name     *other)
{
  for (guint i = 0; i < contrast->n_lefts; i++)
    if ((is_same (text, &contrast->lefts[i], one) && is_same (text, &contrast->right, other)) ||
        (is_same (text, &contrast->lefts[i], other) && is_same (text, &contrast->right, one)))
      return TRUE;
  return FALSE;
}

/* In how many sentences two names are compared. */
static guint
count_contrasts (const char *text,
                 GArray     *contrasts,
                 const Name *one,
                 const Name *other)
{
  guint n = 0;
  guint last = G_MAXUINT;

  for (guint i = 0; i < contrasts->len; i++)
    {
      const Contrast *contrast = &g_array_index (contrasts, Contrast, i);

      if (contrast->right.sentence != last && compares (text, contrast, one, other))
        {
          n++;
          last = contrast->right.sentence;
        }
    }
  return n;
}

/* "Received A", "the A group": whether the tokens of a name are given to people. */
static gboolean
is_given_at (const TcTokens *tokens,
             guint           first,
             guint           last)
{
  if (tc_tokens_is_any (tokens, last, TREATED) ||
      (tc_tokens_is_mark (tokens, last, "-") && tc_tokens_is_any (tokens, last + 1, TREATED)))
    return TRUE;
  for (guint i = first; i > 0 && first - i < GIVEN_REACH && !tc_tokens_is_mark (tokens, i - 1, ".;:()"); i--)
    if (tc_tokens_is_any (tokens, i - 1, GIVEN))
      return TRUE;
  return FALSE;
}

/* "The efficacy of A", or the first words. */
static gboolean
is_tried_at (const TcTokens *tokens,
             guint           first)
{
  guint before = first;

  while (before > 0 && tc_tokens_is_any (tokens, before - 1, TOPIC) &&
         !tc_tokens_is_any (tokens, before - 1, TRIED))
    before--;
  return before == 0 || tc_tokens_is_any (tokens, before - 1, TRIED);
}

static Evidence
find_evidence (TcTokenCache *cache,
               const Name   *name)
{
  const TcProse *document = cache->document;
  const char *text = document->normal->text;
  gsize n = name->end - name->start;
  Evidence evidence = { .role = tc_arm_role_guess (text + name->start, n) };

  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      const char *end = text + sentence->end;
      gboolean said = FALSE;
      gboolean given = FALSE;
      gboolean tried = FALSE;

      if (sentence->chinese)
        continue;
      for (const char *at = tc_bytes_find (text + sentence->start, end - text - sentence->start, text + name->start, n);
           at != NULL && !given; at = tc_bytes_find (at + n, end - at - n, text + name->start, n))
        {
          const TcTokens *tokens = tc_token_cache_get (cache, i);
          guint first = tc_tokens_find (tokens, at - text);

          if (tc_tokens_get (tokens, first)->start != (gsize) (at - text))
            continue;
          said = TRUE;
          given = is_given_at (tokens, first, tc_tokens_find (tokens, at + n - text));
          tried = tried || is_tried_at (tokens, first);
          evidence.study = evidence.study || tc_tokens_is_any (tokens, tc_tokens_find (tokens, at + n - text), " trial study ");
        }
      evidence.said += said;
      evidence.tried += tried;
      evidence.given += given;
    }
  return evidence;
}

/* Whether a name is given to people, is a comparator, or is tried against one. */
static gboolean
is_founded (const Evidence *evidence,
            const Evidence *other)
{
  return (evidence->given > 0 && !evidence->study) || evidence->role >= TC_ARM_CONTROL ||
         (evidence->tried > 1 && !evidence->study && other->role >= TC_ARM_PLACEBO);
}

/* How well two names are founded as the arms of the report; 0 where that is too little. */
static guint
rate_pair (TcTokenCache *cache,
           GArray       *contrasts,
           const Name   *one,
           const Name   *other)
{
  const char *text = cache->document->normal->text;
  guint n = count_contrasts (text, contrasts, one, other);
  Evidence a;
  Evidence b;

  if (is_same (text, one, other))
    return 0;
  a = find_evidence (cache, one);
  b = find_evidence (cache, other);
  if (a.said < 2 || b.said < 2 || !is_founded (&a, &b) || !is_founded (&b, &a) || a.given + b.given + a.tried + b.tried == 0 ||
      (a.role >= TC_ARM_CONTROL && b.role >= TC_ARM_CONTROL) ||
      (n < 2 && !(a.role >= TC_ARM_CONTROL && b.said >= MIN_SAID) && !(b.role >= TC_ARM_CONTROL && a.said >= MIN_SAID)))
    return 0;
  return 4 * n + MIN (a.given, 3) + MIN (b.given, 3) + MIN (a.said, 4) + MIN (b.said, 4);
}

static void
add_arm (TcTokenCache *cache,
         const Name   *name,
         GPtrArray    *arms)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (TcSizedName));

  g_array_append_val (names, name->tokens);
  tc_arms_add (cache->document, tc_token_cache_get (cache, name->sentence), name->sentence, names, "arms.groups", 0.5,
               arms);
}

/**
 * tc_arms_find_gathered:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add
 *
 * Takes two names for the arms of an English report that deals people out, where its comparisons set them against
 * each other and other sentences say that people are given them.
 */
void
tc_arms_find_gathered (TcTokenCache *cache,
                       GPtrArray    *arms)
{
  g_autoptr (GArray) contrasts = NULL;
  const Name *best[2] = { NULL, NULL };
  guint most = 0;

  if (!tc_arms_are_dealt (cache->document))
    return;
  contrasts = g_array_new (FALSE, FALSE, sizeof (Contrast));
  find_contrasts (cache, contrasts);
  for (guint i = 0; i < contrasts->len; i++)
    {
      const Contrast *contrast = &g_array_index (contrasts, Contrast, i);

      for (guint k = 0; k < contrast->n_lefts; k++)
        {
          guint score = rate_pair (cache, contrasts, &contrast->lefts[k], &contrast->right);

          if (score > most)
            {
              most = score;
              best[0] = &contrast->lefts[k];
              best[1] = &contrast->right;
            }
        }
    }
  for (guint i = 0; i < 2 && best[1] != NULL; i++)
    add_arm (cache, best[i], arms);
}
