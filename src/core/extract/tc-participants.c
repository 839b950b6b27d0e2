/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-participants.h"

#include <string.h>

#include "tc-numbers.h"

#define MAX_CONFIDENCE 0.97
#define MIN_CONFIDENCE 0.3
#define FIRST_YEAR 1950
#define LAST_YEAR 2040

/* Each further mention of a number; the arms that add up to it; being one of those arms. The sum of the
 * arms supports a total that is stated; it is never proposed where none is. */
#define REPEATED 0.02
#define ADDS_UP 0.12
#define IS_ARM -0.35

/* What stands around a number and makes it less likely to be the number of participants. */
static const struct
{
  gboolean before;
  double change;
  const char *pattern;
} contexts[] = {
  { FALSE, -1, "^ ?\\(\\d[\\d.]*(?: ?%|/\\d+,? ?\\d*\\.?\\d* ?%)(?: ?[),;]| \\[)" },
  { FALSE, -0.3, "^[^.;,]{0,45}?\\b(?:completed|evaluable|assessable|available for|analy[sz]ed|(?:were|was) available|eligible for (?:analysis|evaluation)|had (?:data|follow)|developed|experienced|relapsed|died|withdrew|discontinued|dropped|declined|refused|were excluded|patients did not)|^ did not" },
  { FALSE, -0.35, "^[^.;,]{0,30}?\\b(?:screened|approached|invited|assessed for eligibility|identified)\\b" },
  { FALSE, -0.3, "^ ?(?:in (?:the|each|every|both|one)|to (?:the )?|per|received|on|with|underwent|were (?:assigned|allocated|randomi[sz]ed) to(?: the)?|assigned to|allocated to)[^.;,]{0,30}\\b(?:group|arm|placebo|control|cohort)\\b" },
  { FALSE, -0.25, "^[^.;]{0,20}\\b(?:per|in each|each) (?:group|arm|cohort)" },
  { FALSE, -0.3, "^[^.;,]{0,40}\\bsubstudy|^[^.;,]{0,25}\\b(?:subset|subgroup|subsample)\\b" },
  { TRUE, -0.35, "\\b(?:remaining|additional|other|another|at least|up to|least|minimum of|planned|subset of|subgroup of|subsample of|including|of whom|of these|of which|among them|first|last|target(?:ed)?(?: sample)?(?: size)? of|further|sample of|whereas|while|power)(?: of)?(?: the)? ?$" },
  { TRUE, -0.2, "\\b(?:in|group [a-d1-4]|arm [a-d1-4]|respectively,?|versus|vs\\.?) ?$" },
  { TRUE, -0.3, "\\b(?:previous|earlier|pooled|meta-analy[a-z]+|registry|database)\\b[^.;]{0,50}$" },
};

/* "N patients received A and M received B": N is one arm, unless it is M and the next number together. */
#define OTHER_ARM                                                                                                     \
  "^(?<own>[^.:;(\\d]|\\d+(?:\\.\\d+)? ?(?:mg|g|μg|mcg|cycles?|weeks?|days?|months?|%)|\\([^()\\d]{0,30}\\)){0,130}?(?:,|;|\\band|"      \
  "\\bor|\\bwhereas|\\bwhile|\\bvs\\.?|\\bversus|\\() ?(?:the (?:other|remaining) )?(?<m>{n})(?: {people})?(?: [a-z-]+){0,2}? ?"       \
  "(?:to|in the|in an?|received|receiving|were (?:randomly |randomi[sz]ed |assigned|allocated|treated with)|controls?|"    \
  "control subjects|healthy|underwent|off-trial)\\b(?:(?:[^.;\\d]|(?<=[a-z-])\\d+){0,70}?(?<k>{n}))?"

struct _TcParticipants
{
  GRegex *contexts[G_N_ELEMENTS (contexts)];
  GRegex *other_arm;
  GRegex *year_before;
};

TcParticipants *
tc_participants_new (const TcRules *rules)
{
  TcParticipants *self = g_new0 (TcParticipants, 1);

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    self->contexts[i] = tc_rules_compile (rules, contexts[i].pattern);
  self->other_arm = tc_rules_compile (rules, OTHER_ARM);
  self->year_before =
    tc_rules_compile (rules, "(?:\\b(?:in|since|from|between|and|to|until|through|during|by|of|year|before|after|"
                             "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
                             "|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)|[-,/])[ ,]*$");
  return self;
}

void
tc_participants_free (TcParticipants *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    g_regex_unref (self->contexts[i]);
  g_regex_unref (self->other_arm);
  g_regex_unref (self->year_before);
  g_free (self);
}

static gboolean
is_enrolled (const TcCandidate *candidate)
{
  return strcmp (candidate->field, "n_enrolled") == 0;
}

static gboolean
is_sum (const TcCandidate *candidate)
{
  return g_str_has_prefix (candidate->rule, "population.arms");
}

/* Whether a number stands within the words that another candidate adds up: it is the size of one arm. */
static gboolean
is_arm (const TcFindings  *findings,
        const TcCandidate *candidate)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *sum = g_ptr_array_index (findings->candidates, i);

      if (is_enrolled (sum) && is_sum (sum) && sum->quotes[0].start <= candidate->quotes[0].start &&
          candidate->quotes[0].start < sum->quotes[0].end)
        return TRUE;
    }
  return FALSE;
}

static guint
count_mentions (const TcFindings  *findings,
                const TcCandidate *wanted,
                gboolean          *adds_up)
{
  guint n = 0;

  *adds_up = FALSE;
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (candidate == wanted || !is_enrolled (candidate) || !tc_value_equal (candidate->value, wanted->value))
        continue;
      n += candidate->chinese == wanted->chinese && candidate->sentence != wanted->sentence;
      *adds_up = *adds_up || is_sum (candidate);
    }
  return n;
}

/* The folded text of the sentence before and behind what a candidate quotes. */
static void
get_surroundings (const TcProse      *document,
                  const TcCandidate  *candidate,
                  const char        **before,
                  gsize              *n_before,
                  const char        **after,
                  gsize              *n_after)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, candidate->sentence);
  gsize start = tc_normal_from_char (document->normal, candidate->quotes[0].start);
  gsize end = tc_normal_from_char (document->normal, candidate->quotes[0].end);

  *before = document->normal->text + sentence->start;
  *n_before = MAX (start, sentence->start) - sentence->start;
  *after = document->normal->text + end;
  *n_after = MAX (end, sentence->end) - end;
}

static gboolean
is_year (const TcParticipants *self,
         const TcProse        *document,
         const TcCandidate    *candidate,
         const char           *before,
         gsize                 n_before,
         TcFindings           *findings)
{
  double number = tc_value_get_number (candidate->value);
  g_autofree char *digits = g_strdup_printf ("%.0f", number);
  g_autofree char *quote = NULL;
  const char *at;
  g_autofree char *upto = NULL;

  if (number < FIRST_YEAR || number > LAST_YEAR)
    return FALSE;
  quote = tc_prose_slice (document, candidate->quotes[0]);
  at = strstr (quote, digits);
  if (at == NULL)
    return FALSE;
  upto = g_strdup_printf ("%.*s%.*s", (int) n_before, before, (int) (at - quote), quote);
  return tc_findings_match (findings, self->year_before, upto, strlen (upto), NULL);
}

/* Whether another arm follows in the sentence, and the number is not the sum of what follows. */
static gboolean
is_followed_by_arm (const TcParticipants *self,
                    const TcCandidate    *candidate,
                    const char           *after,
                    gsize                 n_after,
                    TcFindings           *findings)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *m = NULL;
  g_autofree char *k = NULL;
  double total = tc_value_get_number (candidate->value);
  double next = 0;
  double third = 0;

  if (!tc_findings_match (findings, self->other_arm, after, n_after, &info))
    return FALSE;
  m = g_match_info_fetch_named (info, "m");
  k = g_match_info_fetch_named (info, "k");
  if (m == NULL || !tc_number_parse (m, strlen (m), &next) || (next >= FIRST_YEAR && next <= LAST_YEAR))
    return FALSE;
  if (k != NULL && k[0] != '\0')
    tc_number_parse (k, strlen (k), &third);
  return next * 4 > total && next < total * 12 && next + third != total && next * 2 != total;
}

static double
weigh (const TcParticipants *self,
       const TcProse        *document,
       TcFindings           *findings,
       const TcCandidate    *candidate)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, candidate->sentence);
  double confidence = candidate->confidence;
  const char *before;
  const char *after;
  gsize n_before;
  gsize n_after;

  get_surroundings (document, candidate, &before, &n_before, &after, &n_after);
  if (tc_value_get_number (candidate->value) < 2 || is_year (self, document, candidate, before, n_before, findings))
    return 0;
  for (guint i = 0; !is_sum (candidate) && i < G_N_ELEMENTS (contexts); i++)
    if (tc_findings_match (findings, self->contexts[i], contexts[i].before ? before : after,
                           contexts[i].before ? n_before : n_after, NULL))
      confidence += contexts[i].change;
  if (!is_sum (candidate) && (is_arm (findings, candidate) || is_followed_by_arm (self, candidate, after, n_after, findings)))
    confidence += IS_ARM;
  if (sentence->others)
    confidence -= 0.15;
  if (sentence->part == TC_SECTION_CONCLUSIONS)
    confidence -= 0.2;
  else if (sentence->part == TC_SECTION_BACKGROUND || sentence->part == TC_SECTION_OBJECTIVE)
    confidence -= 0.08;
  return confidence;
}

/**
 * tc_participants_resolve:
 * @self: the expressions
 * @document: a document
 * @findings: what the rules found; the candidates for n_enrolled are weighed or dropped
 *
 * Weighs each number by what stands around it. What is said twice or is the sum of the arms gains.
 */
void
tc_participants_resolve (const TcParticipants *self,
                         const TcProse        *document,
                         TcFindings           *findings)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (is_enrolled (candidate))
        candidate->confidence = weigh (self, document, findings, candidate);
    }
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      gboolean adds_up;
      guint mentions;

      if (!is_enrolled (candidate))
        continue;
      mentions = count_mentions (findings, candidate, &adds_up);
      candidate->confidence =
        MIN (MAX_CONFIDENCE, candidate->confidence + REPEATED * MIN (3, mentions) + (adds_up ? ADDS_UP : 0));
    }
  for (guint i = findings->candidates->len; i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);

      if (is_enrolled (candidate) && (is_sum (candidate) || candidate->confidence < MIN_CONFIDENCE))
        g_ptr_array_remove_index (findings->candidates, i - 1);
    }
}
