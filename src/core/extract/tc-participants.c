/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-participants.h"

#include <string.h>

#include "tc-numbers.h"
#include "tc-tally.h"

#define MAX_CONFIDENCE 0.97
#define MIN_CONFIDENCE 0.3
#define FIRST_YEAR 1950
#define LAST_YEAR 2040

/* Each further mention of a number; the parts that add up to it; being one of the parts, or the size of an
 * arm; a larger number that is as likely. */
#define REPEATED 0.02
#define ADDS_UP 0.2
#define IS_PART -0.6
#define IS_ARM -0.6
#define IS_SMALLER -0.3

#define RULE_ADDS_UP "population.adds-up"
#define MIN_PROPOSED 8

/* The sum of the arms supports a total that is stated; it is never proposed where none is. */

/* What stands around a number and makes it less likely to be the number of participants. */
static const struct
{
  gboolean before;
  double change;
  const char *pattern;
} contexts[] = {
  { FALSE, -1, "^ ?\\(\\d[\\d.]*(?: ?%|/\\d+,? ?\\d*\\.?\\d* ?%)(?: ?[),;]| \\[)" },
  { FALSE, -0.5, "^[^.;,()\\d]{0,50}\\(\\d[\\d.]* ?%\\)" },
  { FALSE, -0.3, "^[^.;,]{0,45}?\\b(?:completed (?!(?:a |the )?(?:baseline|initial|screening))|evaluable|assessable|available for|analy[sz]ed|(?:were|was) available|eligible for (?:analysis|evaluation)|had (?:data|follow)|developed|experienced|relapsed|died|withdrew|discontinued|dropped|declined|refused|were excluded|patients did not)|^ did not" },
  { FALSE, -0.35, "^[^.;,]{0,30}?\\b(?:screened|approached|invited|assessed for eligibility|identified)\\b" },
  { FALSE, -0.5, "^[^.;,]{0,20} (?:is|are|were|will be|would be|had to be) (?:required|needed|necessary)\\b" },
  { FALSE, -0.3, "^ ?(?:in (?:the|each|every|both|one)|to (?:the )?|per|received|on|with|underwent|were (?:assigned|allocated|randomi[sz]ed) to(?: the)?|assigned to|allocated to)[^.;,]{0,30}\\b(?:group|arm|placebo|control|cohort)\\b" },
  { FALSE, -0.7, "^[^.;]{0,40}\\b(?:per|(?:in|to|for|into|within) (?:each|either|every)(?: of the)?(?: [a-z]+){0,2}?|each(?: study)?) (?:groups?|arms?|cohorts?)\\b" },
  { TRUE, -0.7, "\\b(?:each|every|either|both|per) (?:[a-z]+ ){0,2}?(?:groups?|arms?|cohorts?)\\b[^.;,]{0,60}$" },
  { FALSE, -0.4, "^[^.;]{0,150}?\\b(?:served|acted|used|measured|considered|taken|enrolled|selected|recruited) (?:as|in) (?:the |a |an )?(?:[a-z-]+ ){0,3}?(?:group|controls?|arm)\\b(?! (?:trial|study))(?!.*\\b(?:groups?|arm|or|versus|vs)\\b)" },
  { FALSE, -0.3, "^[^.;,]{0,40}\\bsubstudy|^[^.;,]{0,25}\\b(?:subset|subgroup|subsample)\\b" },
  { TRUE, -0.35, "\\b(?:remaining|additional|other|another|at least|up to|least|minimum of|planned|subset of|subgroup of|subsample of|including|of whom|of these|of which|among them|first|last|target(?:ed)?(?: sample)?(?: size)? of|further|sample of|whereas|while|power)(?: of)?(?: the)? ?$" },
  { TRUE, -0.2, "\\b(?:in|group [a-d1-4]|arm [a-d1-4]|respectively,?|versus|vs\\.?) ?$" },
  { TRUE, -0.6, "(?:^|[^a-z\\d.,])(?:\\d[\\d,]*|{numberwords}) and ?$" },
  { TRUE, -0.5, "\\b(?:compar(?:ed|able|ison)|matched|similar|contrast(?:ed)?|historical|relative|identical)\\b[^.;,]{0,20} (?:to|with|controls|of|in|among)(?: (?:that|those|data|results))?(?: (?:of|from|in|for))? ?$" },
  { TRUE, -0.3, "\\b(?:previous|earlier|pooled|meta-analy[a-z]+|registry|database)\\b[^.;]{0,50}$" },
  { TRUE, -0.4, "\\b(?:exclusion of|excluding|after excluding|excepting)(?: the)? ?$" },
};

/* "N patients received A and M received B": N is one arm, unless it is M and the next number together. */
#define OTHER_ARM                                                                                                     \
  "^(?<own>[^.:;(\\d]|\\d+(?:\\.\\d+)? ?(?:mg|g|μg|mcg|cycles?|weeks?|days?|months?|years?|%)|\\([^()]{0,60}\\)){0,130}?(?:,|;|\\band|"      \
  "\\bor|\\bwhereas|\\bwhile|\\bvs\\.?|\\bversus|\\() ?(?:the (?:other|remaining) )?(?<m>{n})(?: {people})?(?: [a-z-]+){0,2}? ?"       \
  "(?:to|in the|in an?|received|receiving|were (?:randomly |randomi[sz]ed |assigned|allocated|treated with)|controls?|"    \
  "control subjects|healthy|underwent|off-trial|using|cases|without)\\b(?:(?:[^.;\\d]|(?<=[a-z-])\\d+){0,70}?(?<k>{n}))?"

struct _TcParticipants
{
  TcPattern *contexts[G_N_ELEMENTS (contexts)];
  TcPattern *other_arm;
  TcPattern *year_before;
  TcTally *tally;
};

/* What is known of a report while its candidates are weighed. */
typedef struct
{
  const TcParticipants *self;
  const TcProse *document;
  TcFindings *findings;
  GArray *counts;                 /* (element-type TcCount) */
  GHashTable *parts;              /* numbers that add up to a candidate */
  GHashTable *wholes;             /* candidates that they add up to */
} Weighing;

TcParticipants *
tc_participants_new (const TcRules *rules)
{
  TcParticipants *self = g_new0 (TcParticipants, 1);

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    self->contexts[i] = tc_rules_compile (rules, contexts[i].pattern);
  self->other_arm = tc_rules_compile (rules, OTHER_ARM);
  self->tally = tc_tally_new (rules);
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
    tc_pattern_free (self->contexts[i]);
  tc_pattern_free (self->other_arm);
  tc_pattern_free (self->year_before);
  tc_tally_free (self->tally);
  g_free (self);
}

static gboolean
is_enrolled (const TcCandidate *candidate)
{
  return strcmp (candidate->field, "n_enrolled") == 0;
}

/* A number as a key of a hash table. */
static gpointer
number_key (double number)
{
  return GUINT_TO_POINTER ((guint) CLAMP (number, 0, G_MAXINT));
}

/* Notes what adds up to the number @whole, if anything does. */
static void
note_parts (const Weighing *weighing,
            double          whole)
{
  guint first;
  guint n;

  if (g_hash_table_contains (weighing->wholes, number_key (whole)) ||
      !tc_tally_find_parts (weighing->counts, whole, &first, &n))
    return;
  g_hash_table_add (weighing->wholes, number_key (whole));
  for (guint i = first; n > 0 && i < weighing->counts->len; i++)
    {
      const TcCount *count = &g_array_index (weighing->counts, TcCount, i);

      if (!count->people)
        continue;
      g_hash_table_add (weighing->parts, number_key (count->value));
      n--;
    }
}

static gboolean
is_in (GHashTable        *numbers,
       const TcCandidate *candidate)
{
  return g_hash_table_contains (numbers, number_key (tc_value_get_number (candidate->value)));
}

static guint
count_mentions (const TcFindings  *findings,
                const TcCandidate *wanted)
{
  guint n = 0;

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (candidate != wanted && is_enrolled (candidate) && tc_value_equal (candidate->value, wanted->value))
        n += candidate->chinese == wanted->chinese && candidate->sentence != wanted->sentence;
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
  g_autoptr (TcMatch) info = NULL;
  g_autofree char *m = NULL;
  g_autofree char *k = NULL;
  double total = tc_value_get_number (candidate->value);
  double next = 0;
  double third = 0;

  if (!tc_findings_match (findings, self->other_arm, after, n_after, &info))
    return FALSE;
  m = tc_match_fetch_named (info, "m");
  k = tc_match_fetch_named (info, "k");
  if (m == NULL || !tc_number_parse (m, strlen (m), &next) || (next >= FIRST_YEAR && next <= LAST_YEAR))
    return FALSE;
  if (k != NULL && k[0] != '\0')
    tc_number_parse (k, strlen (k), &third);
  return next * 4 > total && next < total * 12 && next + third != total && next * 2 != total;
}

static double
weigh (const Weighing    *weighing,
       const TcCandidate *candidate)
{
  const TcParticipants *self = weighing->self;
  TcFindings *findings = weighing->findings;
  const TcProseSentence *sentence = tc_prose_sentence (weighing->document, candidate->sentence);
  double confidence = candidate->confidence;
  const char *before;
  const char *after;
  gsize n_before;
  gsize n_after;

  get_surroundings (weighing->document, candidate, &before, &n_before, &after, &n_after);
  if (tc_value_get_number (candidate->value) < 2 ||
      is_year (self, weighing->document, candidate, before, n_before, findings))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    if (tc_findings_match (findings, self->contexts[i], contexts[i].before ? before : after,
                           contexts[i].before ? n_before : n_after, NULL))
      confidence += contexts[i].change;
  if (is_in (weighing->parts, candidate))
    confidence += IS_PART;
  else if (!is_in (weighing->wholes, candidate) && is_followed_by_arm (self, candidate, after, n_after, findings))
    confidence += IS_ARM;
  if (sentence->others)
    confidence -= 0.15;
  if (sentence->part == TC_SECTION_CONCLUSIONS)
    confidence -= 0.2;
  else if (sentence->part == TC_SECTION_BACKGROUND || sentence->part == TC_SECTION_OBJECTIVE)
    confidence -= 0.08;
  return confidence;
}

/* Where the word behind a number ends. */
static gsize
end_of_next_word (const TcProse *document,
                  const TcCount *count)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, count->sentence);
  const char *text = document->normal->text;
  gsize end = count->end + (count->end < sentence->end && text[count->end] == ' ');

  while (end < sentence->end && strchr (" ,;:.()[]", text[end]) == NULL)
    end++;
  return text[end - 1] == ' ' ? count->end : end;
}

/* Proposes the number that no rule found, that is the sum of what follows it and that no other exceeds:
 * "Eighty-five … (n = 43) … (n = 42)". */
static void
propose_sums (const Weighing *weighing)
{
  double largest = MIN_PROPOSED;

  for (guint i = 0; i < weighing->counts->len; i++)
    if (g_array_index (weighing->counts, TcCount, i).people)
      largest = MAX (largest, g_array_index (weighing->counts, TcCount, i).value);
  for (guint i = 0; i < weighing->counts->len; i++)
    {
      const TcCount *count = &g_array_index (weighing->counts, TcCount, i);
      guint first;
      guint n;

      if (count->value < largest || !tc_tally_find_parts (weighing->counts, count->value, &first, &n) || first <= i ||
          g_array_index (weighing->counts, TcCount, first).sentence > count->sentence + 1)
        continue;
      tc_findings_add (weighing->findings, weighing->document, "n_enrolled", RULE_ADDS_UP,
                       tc_value_new_number (count->value), 0.6, count->sentence, count->start,
                       end_of_next_word (weighing->document, count));
    }
}

static gboolean
is_smaller (const TcFindings  *findings,
            const TcCandidate *candidate)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *other = g_ptr_array_index (findings->candidates, i);

      if (is_enrolled (other) && other->confidence >= 0.5 && other->chinese == candidate->chinese &&
          tc_value_get_number (other->value) > tc_value_get_number (candidate->value))
        return TRUE;
    }
  return FALSE;
}

static void
compare_with_each_other (const Weighing *weighing)
{
  GPtrArray *candidates = weighing->findings->candidates;
  g_autofree double *change = g_new0 (double, candidates->len + 1);

  for (guint i = 0; i < candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (candidates, i);

      if (is_enrolled (candidate))
        change[i] = REPEATED * MIN (3, count_mentions (weighing->findings, candidate)) +
                    (is_in (weighing->wholes, candidate) ? ADDS_UP : 0) +
                    (is_smaller (weighing->findings, candidate) ? IS_SMALLER : 0);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (candidates, i);

      if (is_enrolled (candidate))
        candidate->confidence = MIN (MAX_CONFIDENCE, candidate->confidence + change[i]);
    }
}

/**
 * tc_participants_resolve:
 * @self: the expressions
 * @document: a document
 * @findings: what the rules found; the candidates for n_enrolled are weighed or dropped
 *
 * Weighs each number by what stands around it. What is said twice or is the sum of the arms gains; the
 * size of one arm and what is smaller than an equally likely number lose.
 */
void
tc_participants_resolve (const TcParticipants *self,
                         const TcProse        *document,
                         TcFindings           *findings)
{
  g_autoptr (GArray) counts = tc_tally_read (self->tally, document, findings);
  g_autoptr (GHashTable) parts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) wholes = g_hash_table_new (NULL, NULL);
  const Weighing weighing = { self, document, findings, counts, parts, wholes };

  tc_findings_remove (findings, "n_enrolled", "population.arms");
  propose_sums (&weighing);
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (is_enrolled (candidate))
        note_parts (&weighing, tc_value_get_number (candidate->value));
    }
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (is_enrolled (candidate))
        candidate->confidence = weigh (&weighing, candidate);
    }
  compare_with_each_other (&weighing);
  for (guint i = findings->candidates->len; i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);

      if (is_enrolled (candidate) && candidate->confidence < MIN_CONFIDENCE)
        g_ptr_array_remove_index (findings->candidates, i - 1);
    }
}
