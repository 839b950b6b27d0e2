/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-contrasts.h"
#include "tc-arms-names.h"
#include "tc-bytes.h"

/* Where no sentence names the arms together, the whole text may: what stands on both sides of its
 * comparisons, more than once, and is given to people in other places. */

/* How far before a name "received" stands. Tokens. */
#define GIVEN_REACH 5
/* In how many sentences the treatment stands that is compared with a control only once. */
#define MIN_SAID 3

/* Beside one of these stands what is given. */
#define GIVEN                                                                                    \
  " received receive receives receiving given treated assigned allocated randomized randomised "   \
  "randomly administered administration underwent undergo undergoing took taking used using "      \
  "injected infused infusion injection dose doses treatment therapy "
/* "Treated for colic": what stands behind one of these is not given. */
#define REASONS " for against before after despite because in among during at until "
#define TREATED                                                                                  \
  " group groups arm arms treatment therapy treated recipients regimen users clusters schools "    \
  "villages practices "
/* What stands behind one of these is tried, where it is set against a placebo. */
#define TRIED                                                                                    \
  " efficacy effect effects safety effectiveness trial study impact role benefit use "

/* How a text speaks of a name. */
typedef struct
{
  guint said;                     /* sentences that say it */
  guint given;                    /* those that say that people are given it */
  guint tried;                    /* those that say that it is tried */
  gboolean study;                 /* "the A trial": it is the name of one */
  TcArmRole role;
} Evidence;

/* Whether a name is another, or ends with it where a word begins: "oral tea" with "tea", but not
 * "no tea". */
static gboolean
ends_with (const char           *text,
           const TcContrastName *name,
           const TcContrastName *other)
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
is_same (const char           *text,
         const TcContrastName *one,
         const TcContrastName *other)
{
  return ends_with (text, one, other) || ends_with (text, other, one);
}

/* Whether what was read in a comparison is a name, whatever verb may stand behind that. */
static gboolean
is_of (const char           *text,
       const TcContrastName *read,
       const TcContrastName *name)
{
  gsize n = name->end - name->start;

  return is_same (text, read, name) ||
         (read->end - read->start > n && text[read->start + n] == ' ' &&
          memcmp (text + read->start, text + name->start, n) == 0);
}

/* Whether a comparison is of two names, in any order. */
static gboolean
compares (const char           *text,
          const TcContrast     *contrast,
          const TcContrastName *one,
          const TcContrastName *other)
{
  for (guint i = 0; i < contrast->n_lefts; i++)
    if ((is_of (text, &contrast->lefts[i], one) && is_of (text, &contrast->right, other)) ||
        (is_of (text, &contrast->lefts[i], other) && is_of (text, &contrast->right, one)))
      return TRUE;
  return FALSE;
}

/* In how many sentences two names are compared. */
static guint
count_contrasts (const char           *text,
                 GArray               *contrasts,
                 const TcContrastName *one,
                 const TcContrastName *other)
{
  guint n = 0;
  guint last = G_MAXUINT;

  for (guint i = 0; i < contrasts->len; i++)
    {
      const TcContrast *contrast = &g_array_index (contrasts, TcContrast, i);

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
  for (guint i = first; i > 0 && first - i < GIVEN_REACH; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ".;:()") || tc_tokens_is_any (tokens, i - 1, REASONS))
      return FALSE;
    else if (tc_tokens_is_any (tokens, i - 1, GIVEN))
      return TRUE;
  return FALSE;
}

/* "The efficacy of A". */
static gboolean
is_tried_at (const TcTokens *tokens,
             guint           first)
{
  guint before = first;

  while (before > 0 && tc_tokens_is_any (tokens, before - 1, TC_CONTRAST_TOPIC) &&
         !tc_tokens_is_any (tokens, before - 1, TRIED))
    before--;
  return before > 0 && tc_tokens_is_any (tokens, before - 1, TRIED);
}

/* What one sentence says of a name. */
static void
read_evidence (TcTokenCache         *cache,
               guint                 index,
               const TcContrastName *name,
               Evidence             *evidence)
{
  const TcProseSentence *sentence = tc_prose_sentence (cache->document, index);
  const char *text = cache->document->normal->text;
  const char *word = text + name->start;
  const char *end = text + sentence->end;
  const char *at = text + sentence->start;
  gsize n = name->end - name->start;
  gboolean said = FALSE;
  gboolean given = FALSE;
  gboolean tried = FALSE;

  while ((at = tc_bytes_find (at, end - at, word, n)) != NULL)
    {
      const TcTokens *tokens = tc_token_cache_get (cache, index);
      guint first = tc_tokens_find (tokens, at - text);
      guint last;

      at += n;
      if (tc_tokens_get (tokens, first)->start != (gsize) (at - n - text))
        continue;
      last = tc_tokens_find (tokens, at - text);
      said = TRUE;
      given = given || is_given_at (tokens, first, last);
      tried = tried || is_tried_at (tokens, first);
      evidence->study = evidence->study || tc_tokens_is_any (tokens, last, " trial study ");
    }
  evidence->said += said;
  evidence->given += given;
  evidence->tried += tried;
}

static Evidence
find_evidence (TcTokenCache         *cache,
               const TcContrastName *name)
{
  const TcProse *document = cache->document;
  Evidence evidence = { .role = tc_arm_role_guess (document->normal->text + name->start,
                                                   name->end - name->start) };

  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    if (!tc_prose_sentence (document, i)->chinese)
      read_evidence (cache, i, name, &evidence);
  return evidence;
}

static gboolean
is_control (const Evidence *evidence)
{
  return evidence->role >= TC_ARM_CONTROL;
}

/* Whether a name is given to people, is a comparator, or is tried against one. */
static gboolean
is_founded (const Evidence *evidence,
            const Evidence *other)
{
  return evidence->said >= 2 &&
         (is_control (evidence) ||
          (!evidence->study &&
           (evidence->given > 0 || (evidence->tried > 0 && other->role >= TC_ARM_PLACEBO))));
}

/* How well two names are founded as the arms of the report; 0 where that is too little. */
static guint
rate_pair (TcTokenCache         *cache,
           GArray               *contrasts,
           const TcContrastName *one,
           const TcContrastName *other)
{
  const char *text = cache->document->normal->text;
  guint n;
  Evidence a;
  Evidence b;

  if (is_same (text, one, other))
    return 0;
  n = count_contrasts (text, contrasts, one, other);
  a = find_evidence (cache, one);
  b = find_evidence (cache, other);
  if (!is_founded (&a, &b) || !is_founded (&b, &a) || (is_control (&a) && is_control (&b)) ||
      a.given + b.given + a.tried + b.tried == 0)
    return 0;
  /* Once is enough where one is a comparator that the other is often spoken of beside. */
  if (n < 2 && !(is_control (&a) && b.said >= MIN_SAID) && !(is_control (&b) && a.said >= MIN_SAID))
    return 0;
  return 4 * n + MIN (a.given, 3) + MIN (b.given, 3) + MIN (a.said, 4) + MIN (b.said, 4);
}

static void
add_arm (TcTokenCache         *cache,
         const TcContrastName *name,
         GPtrArray            *arms)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (TcSizedName));

  g_array_append_val (names, name->tokens);
  tc_arms_add (cache->document, tc_token_cache_get (cache, name->sentence), name->sentence, names,
               "arms.groups", 0.5, arms);
}

/**
 * tc_arms_find_gathered:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add
 *
 * Takes two names for the arms of an English report that deals people out, where its comparisons
 * set them against each other and other sentences say that people are given them.
 */
void
tc_arms_find_gathered (TcTokenCache *cache,
                       GPtrArray    *arms)
{
  g_autoptr (GArray) contrasts = NULL;
  const TcContrastName *best[2] = { NULL, NULL };
  guint most = 0;

  if (!tc_arms_are_dealt (cache->document))
    return;
  contrasts = g_array_new (FALSE, FALSE, sizeof (TcContrast));
  tc_arms_find_contrasts (cache, contrasts);
  for (guint i = 0; i < contrasts->len; i++)
    {
      const TcContrast *contrast = &g_array_index (contrasts, TcContrast, i);

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
  if (best[0] == NULL)
    return;
  add_arm (cache, best[0], arms);
  add_arm (cache, best[1], arms);
}
