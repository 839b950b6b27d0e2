/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-participants.h"

#include <string.h>

#include "tc-arm-size.h"
#include "tc-number-contexts.h"
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
#define IS_ARM -0.65
#define IS_LESS_THAN_ARMS -0.35
#define IS_SMALLER -0.3
#define MAX_LEAD 0.2

#define RULE_ADDS_UP "population.adds-up"
#define MIN_PROPOSED 8

/* The rules that say "N of M". */
#define RULES_OF "population.of-"
#define RULE_SEXES "population.sexes"
#define RULE_SUBJECT "population.subject"

/* The sum of the arms supports a total that is stated; it is never proposed where none is. */

struct _TcParticipants
{
  TcNumberContexts *contexts;
  TcArmSize *arm_size;
  TcPattern *year_before;
  TcTally *tally;
  const char *field;              /* interned */
};

/* What is known of a report while its candidates are weighed. */
typedef struct
{
  const TcParticipants *self;
  const TcProse *document;
  TcFindings *findings;
  GPtrArray *enrolled;            /* (element-type TcCandidate): those of n_enrolled; borrowed */
  GArray *counts;                 /* (element-type TcCount) */
  double two_arms;                /* the largest sum of two sizes that stand side by side */
  GHashTable *parts;              /* numbers that add up to a candidate */
  GHashTable *wholes;             /* candidates that they add up to */
} Weighing;

TcParticipants *
tc_participants_new (const TcRules *rules)
{
  TcParticipants *self = g_new0 (TcParticipants, 1);

  self->contexts = tc_number_contexts_new (rules);
  self->arm_size = tc_arm_size_new (rules);
  self->tally = tc_tally_new (rules);
  self->field = g_intern_static_string ("n_enrolled");
  self->year_before =
    tc_rules_compile (rules, "(?:\\b(?:in|since|from|between|and|to|until|through|during|by|of|year|before|after|"
                             "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
                             "|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)|[-,/])[ ,]*$");
  return self;
}

void
tc_participants_free (TcParticipants *self)
{
  tc_number_contexts_free (self->contexts);
  tc_arm_size_free (self->arm_size);
  tc_pattern_free (self->year_before);
  tc_tally_free (self->tally);
  g_free (self);
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
count_mentions (const Weighing    *weighing,
                const TcCandidate *wanted)
{
  guint n = 0;

  for (guint i = 0; i < weighing->enrolled->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (weighing->enrolled, i);

      if (candidate != wanted && tc_value_equal (candidate->value, wanted->value))
        n += candidate->chinese == wanted->chinese && candidate->sentence != wanted->sentence;
    }
  return n;
}

static TcSurroundings
get_surroundings (const Weighing    *weighing,
                  const TcCandidate *candidate)
{
  const TcNormal *normal = weighing->document->normal;
  const TcProseSentence *sentence = tc_prose_sentence (weighing->document, candidate->sentence);
  gsize start = MAX (tc_normal_from_char (normal, candidate->quotes[0].start), sentence->start);
  gsize after = MIN (tc_normal_from_char (normal, candidate->quotes[0].end), sentence->end);
  gsize number = start;
  gsize behind_number = after;

  for (guint i = 0; behind_number == after && i < weighing->counts->len; i++)
    {
      const TcCount *count = &g_array_index (weighing->counts, TcCount, i);

      if (count->start < start || count->end > after || count->value != tc_value_get_number (candidate->value))
        continue;
      number = count->start;
      behind_number = count->end;
    }
  return (TcSurroundings) { normal->text + sentence->start, normal->text + number, normal->text + behind_number,
                            normal->text + start, normal->text + after, normal->text + sentence->end };
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
  g_autofree char *digits = NULL;
  g_autofree char *quote = NULL;
  const char *at;
  g_autofree char *upto = NULL;

  if (number < FIRST_YEAR || number > LAST_YEAR)
    return FALSE;
  digits = g_strdup_printf ("%.0f", number);
  quote = tc_prose_slice (document, candidate->quotes[0]);
  at = strstr (quote, digits);
  if (at == NULL)
    return FALSE;
  upto = g_strdup_printf ("%.*s%.*s", (int) n_before, before, (int) (at - quote), quote);
  return tc_findings_match (findings, self->year_before, upto, strlen (upto), NULL);
}

/* Whether a number is said of each arm: "12 per group". */
static gboolean
is_of_each_arm (const Weighing    *weighing,
                const TcCandidate *candidate)
{
  for (guint i = 0; i < weighing->counts->len; i++)
    {
      const TcCount *count = &g_array_index (weighing->counts, TcCount, i);

      if (count->each && count->sentence == candidate->sentence &&
          count->value == tc_value_get_number (candidate->value))
        return TRUE;
    }
  return FALSE;
}

static double
weigh (const Weighing    *weighing,
       const TcCandidate *candidate)
{
  const TcParticipants *self = weighing->self;
  TcFindings *findings = weighing->findings;
  const TcProseSentence *sentence = tc_prose_sentence (weighing->document, candidate->sentence);
  double confidence;
  TcSurroundings around = get_surroundings (weighing, candidate);

  if (tc_value_get_number (candidate->value) < 2 ||
      is_year (self, weighing->document, candidate, around.begin, around.quote - around.begin, findings))
    return 0;
  confidence = tc_number_contexts_weigh (self->contexts, candidate, &around, is_in (weighing->wholes, candidate),
                                         findings);
  if (is_in (weighing->parts, candidate) || is_of_each_arm (weighing, candidate))
    confidence += IS_PART;
  else if (tc_value_get_number (candidate->value) < weighing->two_arms && !is_in (weighing->wholes, candidate))
    confidence += IS_LESS_THAN_ARMS;
  else if (!is_in (weighing->wholes, candidate) && !g_str_has_prefix (candidate->rule, RULES_OF) &&
           tc_arm_size_is_in (self->arm_size, tc_value_get_number (candidate->value), around.begin,
                              around.number - around.begin, around.behind_number,
                              around.end - around.behind_number, findings))
    confidence += IS_ARM;
  if (sentence->others)
    confidence -= 0.15;
  if (sentence->part == TC_SECTION_CONCLUSIONS)
    confidence -= 0.2;
  else if (sentence->part == TC_SECTION_BACKGROUND)
    confidence -= 0.2;
  else if (sentence->part == TC_SECTION_OBJECTIVE)
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
is_smaller (const Weighing    *weighing,
            const TcCandidate *candidate)
{
  for (guint i = 0; i < weighing->enrolled->len; i++)
    {
      const TcCandidate *other = g_ptr_array_index (weighing->enrolled, i);

      if (other->confidence >= MAX (0.5, candidate->confidence - MAX_LEAD) && other->chinese == candidate->chinese &&
          tc_value_get_number (other->value) > tc_value_get_number (candidate->value))
        return TRUE;
    }
  return FALSE;
}

static void
compare_with_each_other (const Weighing *weighing)
{
  GPtrArray *enrolled = weighing->enrolled;
  g_autofree double *change = g_new0 (double, enrolled->len + 1);

  for (guint i = 0; i < enrolled->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (enrolled, i);

      change[i] = REPEATED * MIN (3, count_mentions (weighing, candidate)) +
                  (is_in (weighing->wholes, candidate) && !is_of_each_arm (weighing, candidate) ? ADDS_UP : 0) +
                  (is_smaller (weighing, candidate) ? IS_SMALLER : 0);
    }
  for (guint i = 0; i < enrolled->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (enrolled, i);

      candidate->confidence = MIN (MAX_CONFIDENCE, candidate->confidence + change[i]);
    }
}

static void
collect_enrolled (const TcParticipants *self,
                  const TcFindings     *findings,
                  GPtrArray            *enrolled)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (candidate->field == self->field)
        g_ptr_array_add (enrolled, candidate);
    }
}

static void
drop_unlikely (const TcParticipants *self,
               TcFindings           *findings)
{
  for (guint i = findings->candidates->len; i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);

      if (candidate->field == self->field && candidate->confidence < MIN_CONFIDENCE)
        g_ptr_array_remove_index (findings->candidates, i - 1);
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
  g_autoptr (GPtrArray) enrolled = g_ptr_array_new ();
  g_autoptr (GHashTable) parts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) wholes = g_hash_table_new (NULL, NULL);
  const Weighing weighing = { self,     document, findings,
                              enrolled, counts,   tc_tally_get_two_arms (counts),
                              parts,    wholes };

  tc_findings_remove (findings, "n_enrolled", "population.arms");
  propose_sums (&weighing);
  collect_enrolled (self, findings, enrolled);
  for (guint i = 0; i < enrolled->len; i++)
    note_parts (&weighing, tc_value_get_number (((const TcCandidate *) g_ptr_array_index (enrolled, i))->value));
  for (guint i = 0; i < enrolled->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (enrolled, i);

      candidate->confidence = weigh (&weighing, candidate);
    }
  compare_with_each_other (&weighing);
  drop_unlikely (self, findings);
}
