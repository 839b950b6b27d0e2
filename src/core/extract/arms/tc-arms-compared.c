/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* "Tea (5.1 ± 2.0) versus placebo (6.2 ± 2.1)", "for tea versus milk (12 % versus 20 %)": where no
 * other sentence names the arms, those that results are compared of are. */

#define MAX_NAME 4
#define MAX_BRACKET 30

/* How many comparisons of a text are looked at. */
#define MAX_PAIRS 12

/* Results of these are compared, too. */
#define NOT_GIVEN                                                                                 \
  " men women male female boys girls old young older younger high low higher lower baseline "     \
  "before after pre post week weeks month months day days year years minutes hours patients "     \
  "subjects participants children adults those others mean median yes no positive negative icu "  \
  "responders smokers controls year non nonresponders nonsmokers diabetics diabetic nondiabetics " \
  "nondiabetic survivors nonsurvivors survivor nonsurvivor died alive dead users nonusers "        \
  "carriers noncarriers completers noncompleters dropouts black blacks white whites asian asians " \
  "hispanic hispanics caucasian caucasians african africans european europeans exposed unexposed " \
  "obese lean overweight hypertensive normotensive urban rural left right mild moderate severe "  \
  "abnormal healthy premenopausal postmenopausal pregnant nonpregnant singleton twin twins term "  \
  "preterm adolescents infants sensitivity specificity present absent never ever "

typedef struct
{
  TcSizedName left;
  TcSizedName right;
  guint sentence;
} Pair;

/* Whether a number stands in a bracket, before any word but those that say what it is. */
static gboolean
opens_value (const TcTokens *tokens,
             guint           open)
{
  guint i = open + 1;

  if (!tc_tokens_is_mark (tokens, open, "(["))
    return FALSE;
  while (i < open + 4 && (tc_tokens_is_mark (tokens, i, "+-=±") || tc_tokens_is_any (tokens, i, " mean median n sd ")))
    i++;
  return tc_tokens_is_number (tokens, i);
}

/* Whether the bracket that is opened at a token sets values against each other. */
static gboolean
compares_within (const TcTokens *tokens,
                 guint           open)
{
  int depth = 1;

  for (guint i = open + 1; i < open + MAX_BRACKET && depth > 0; i++)
    if (tc_tokens_is_any (tokens, i, " versus vs v "))
      return TRUE;
    else if (tc_tokens_is_mark (tokens, i, "(["))
      depth++;
    else if (tc_tokens_is_mark (tokens, i, ")]"))
      depth--;
  return FALSE;
}

static gboolean
may_be_of_name (const TcTokens *tokens,
                guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (tc_tokens_is_mark (tokens, at, "-+/"))
    return !token->blank;
  if (token->kind == TC_TOKEN_NUMBER)
    return at > 0 && tc_tokens_is_mark (tokens, at - 1, "-") && !token->blank;
  return token->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_any (tokens, at, TC_ARM_GROUP_STOPS NOT_GIVEN " than were did had ");
}

/* Whether a name says enough: a word of some length, or capitals. */
static gboolean
is_name (const TcTokens    *tokens,
         const TcSizedName *name)
{
  for (guint i = name->first; i < name->last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind == TC_TOKEN_WORD &&
          (token->end - token->start > 2 || tc_normal_is_upper (tokens->normal, token->start)))
        return tc_tokens_get (tokens, name->first)->kind == TC_TOKEN_WORD;
    }
  return FALSE;
}

static TcSizedName
read_left (const TcTokens *tokens,
           guint           end)
{
  TcSizedName name = { end, end };

  while (name.first > 0 && end - name.first < 2 * MAX_NAME && may_be_of_name (tokens, name.first - 1))
    name.first--;
  return name;
}

static TcSizedName
read_right (const TcTokens *tokens,
            guint           first)
{
  TcSizedName name;

  if (tc_tokens_is_mark (tokens, first, "."))
    first++;
  if (tc_tokens_is_any (tokens, first, " the "))
    first++;
  name = (TcSizedName) { first, first };
  while (name.last < first + 2 * MAX_NAME && may_be_of_name (tokens, name.last))
    name.last++;
  return name;
}

/* The names on both sides of "versus", at a token. */
static gboolean
read_pair (const TcTokens *tokens,
           guint           versus,
           Pair           *pair)
{
  guint left = versus;

  pair->right = read_right (tokens, versus + 1);
  if (!is_name (tokens, &pair->right) || !opens_value (tokens, pair->right.last))
    return FALSE;
  if (tc_tokens_is_mark (tokens, left - 1, ")]"))
    {
      left = tc_tokens_find_open (tokens, left - 1, MAX_BRACKET);
      if (!opens_value (tokens, left))
        return FALSE;
    }
  else if (!compares_within (tokens, pair->right.last))
    return FALSE;
  pair->left = read_left (tokens, left);
  return is_name (tokens, &pair->left);
}

static void
get_text (TcTokenCache      *cache,
          guint              sentence,
          const TcSizedName *name,
          const char       **start,
          gsize             *length)
{
  const TcTokens *tokens = tc_token_cache_get (cache, sentence);
  gsize from = tc_tokens_get (tokens, name->first)->start;

  *start = tokens->text + from;
  *length = tc_tokens_get (tokens, name->last - 1)->end - from;
}

/* Whether a name is another, or ends with it: "min tea" with "tea". */
static gboolean
ends_with (TcTokenCache      *cache,
           guint              sentence,
           const TcSizedName *name,
           guint              other_sentence,
           const TcSizedName *other)
{
  const char *text;
  const char *end;
  gsize length;
  gsize n;

  get_text (cache, sentence, name, &text, &length);
  get_text (cache, other_sentence, other, &end, &n);
  return n <= length && memcmp (text + length - n, end, n) == 0;
}

/* How many comparisons are of the same two names as one. */
static guint
count_same (TcTokenCache *cache,
            GArray       *pairs,
            const Pair   *pair)
{
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *other = &g_array_index (pairs, Pair, i);

      n += ends_with (cache, other->sentence, &other->left, pair->sentence, &pair->left) &&
           ends_with (cache, other->sentence, &other->right, pair->sentence, &pair->right);
    }
  return n;
}

/* How often the text sets one name against the other in the words of a comparison: "tea versus milk". */
static guint
count_phrase (TcTokenCache *cache,
              const Pair   *pair)
{
  const TcNormal *normal = cache->document->normal;
  const TcTokens *tokens = tc_token_cache_get (cache, pair->sentence);
  gsize start = tc_tokens_get (tokens, pair->left.first)->start;
  gsize length = tc_tokens_get (tokens, pair->right.last - 1)->end - start;
  const char *end = normal->text + normal->length;
  guint n = 0;

  for (const char *at = tc_bytes_find (normal->text, normal->length, normal->text + start, length); at != NULL;
       at = tc_bytes_find (at + length, end - at - length, normal->text + start, length))
    n++;
  return n;
}

/* Whether a name stands before the results, too. */
static gboolean
is_introduced (TcTokenCache      *cache,
               const Pair        *pair,
               const TcSizedName *name)
{
  const char *text;
  gsize length;

  get_text (cache, pair->sentence, name, &text, &length);
  for (guint i = 0; i < pair->sentence; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (cache->document, i);

      if (sentence->part != TC_SECTION_RESULTS &&
          tc_bytes_find (cache->document->normal->text + sentence->start,
                         sentence->end - sentence->start, text, length) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_control (TcTokenCache      *cache,
            const Pair        *pair,
            const TcSizedName *name)
{
  const char *text;
  gsize length;

  get_text (cache, pair->sentence, name, &text, &length);
  return tc_arm_role_guess (text, length) >= TC_ARM_CONTROL;
}

static void
find_pairs (TcTokenCache *cache,
            GArray       *pairs)
{
  const TcProse *document = cache->document;

  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES) && pairs->len < MAX_PAIRS; i++)
    {
      const TcTokens *tokens;

      if (!tc_arms_is_read (document, i, FALSE) || tc_prose_sentence (document, i)->part == TC_SECTION_METHODS ||
          !tc_arms_may_have_size (cache, i))
        continue;
      tokens = tc_token_cache_get (cache, i);
      for (guint k = 1; k < tokens->n; k++)
        {
          Pair pair = { .sentence = i };

          if (tc_tokens_is_any (tokens, k, " versus vs v ") && read_pair (tokens, k, &pair))
            g_array_append_val (pairs, pair);
        }
    }
}

/**
 * tc_arms_find_compared:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add
 *
 * Takes two names that results are given of side by side for the arms of a report that deals people
 * out, where both are told of before the results, and one is that of a control or they are compared
 * more than once.
 */
void
tc_arms_find_compared (TcTokenCache *cache,
                       GPtrArray    *arms)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  const Pair *best = NULL;

  if (!tc_arms_are_dealt (cache->document))
    return;
  find_pairs (cache, pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if ((count_same (cache, pairs, pair) > 1 || count_phrase (cache, pair) > 1 ||
           is_control (cache, pair, &pair->left) || is_control (cache, pair, &pair->right)) &&
          is_introduced (cache, pair, &pair->left) && is_introduced (cache, pair, &pair->right) &&
          (best == NULL || count_same (cache, pairs, pair) > count_same (cache, pairs, best)))
        best = pair;
    }
  if (best != NULL)
    {
      g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (TcSizedName));

      g_array_append_val (names, best->left);
      g_array_append_val (names, best->right);
      tc_arms_add (cache->document, tc_token_cache_get (cache, best->sentence), best->sentence,
                   names, "arms.groups", 0.5, arms);
    }
}
