/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-findings.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* More finds of one rule than a report can hold; what is compared pairwise stays bounded. */
#define MAX_A_RULE 150

/* What a document may cost, in bytes that expressions look at; an expression that gives up has looked at many
 * bytes many times. */
#define BUDGET 40000000
#define BUDGET_A_BYTE 800
#define COST_OF_SEARCH 64
#define COST_OF_FAILURE 1000000

/* So many candidates come in one piece of memory; an abstract has some forty. */
#define CANDIDATES_A_BLOCK 32

/* The candidate itself goes with its block. */
static void
candidate_clear (gpointer data)
{
  tc_value_unref (((TcCandidate *) data)->value);
}

/* Most of it is room for quotes; of that only the first one is cleared. */
static TcCandidate *
new_candidate (TcFindings *self)
{
  if (self->n_spare == 0)
    {
      self->spare = g_new (TcCandidate, CANDIDATES_A_BLOCK);
      self->n_spare = CANDIDATES_A_BLOCK;
      self->blocks = g_slist_prepend (self->blocks, self->spare);
    }
  self->n_spare--;
  memset (self->spare, 0, G_STRUCT_OFFSET (TcCandidate, quotes) + sizeof (TcSpan));
  self->spare->n_quotes = 0;
  return self->spare++;
}

TcFindings *
tc_findings_new (void)
{
  TcFindings *self = g_new0 (TcFindings, 1);

  self->candidates = g_ptr_array_new_full (CANDIDATES_A_BLOCK, candidate_clear);
  self->discrepancies = tc_discrepancies_new ();
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  tc_searcher_init (&self->searcher);
  self->budget = G_MAXSIZE;
  return self;
}

void
tc_findings_free (TcFindings *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->candidates);
  g_slist_free_full (self->blocks, g_free);
  g_ptr_array_unref (self->discrepancies);
  g_ptr_array_unref (self->warnings);
  g_hash_table_unref (self->counts);
  tc_searcher_clear (&self->searcher);
  g_free (self);
}

/* Interning takes a lock that all threads share; the same few strings come again and again. */
static const char *
intern (TcFindings *self,
        const char *string)
{
  guint32 hash = (guint32) GPOINTER_TO_SIZE (string) * 0x9E3779B1u;
  const char **known = self->interned[hash >> (32 - TC_FINDINGS_INTERNED_BITS)];

  if (known[0] != string || g_strcmp0 (known[1], string) != 0)
    {
      known[0] = string;
      known[1] = g_intern_string (string);
    }
  return known[1];
}

/**
 * tc_findings_add:
 * @self: findings
 * @document: what was searched
 * @field: key of the field
 * @rule: id of the rule
 * @value: (transfer full): the value
 * @confidence: from 0 to 1
 * @sentence: index of the sentence
 * @start: first byte of the quote in the folded text
 * @end: byte behind it
 *
 * Adds a candidate.
 *
 * Returns: (transfer none): the candidate
 */
TcCandidate *
tc_findings_add (TcFindings       *self,
                 const TcProse *document,
                 const char       *field,
                 const char       *rule,
                 TcValue          *value,
                 double            confidence,
                 guint             sentence,
                 gsize             start,
                 gsize             end)
{
  TcCandidate *candidate =
    tc_findings_add_span (self, field, rule, value, confidence, tc_normal_to_span (document->normal, start, end));

  candidate->sentence = sentence;
  candidate->chinese = tc_prose_sentence (document, sentence)->chinese;
  candidate->universal = FALSE;
  return candidate;
}

/* Adds a candidate that is said in no language, with @span in code points of the source. */
TcCandidate *
tc_findings_add_span (TcFindings *self,
                      const char *field,
                      const char *rule,
                      TcValue    *value,
                      double      confidence,
                      TcSpan      span)
{
  TcCandidate *candidate = new_candidate (self);

  candidate->field = intern (self, field);
  candidate->rule = intern (self, rule);
  candidate->value = value;
  candidate->confidence = confidence;
  candidate->universal = TRUE;
  tc_candidate_add_quote (candidate, span);
  g_ptr_array_add (self->candidates, candidate);
  self->n_added++;
  g_hash_table_insert (self->counts, (gpointer) candidate->rule,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, candidate->rule)) + 1));
  return candidate;
}

gboolean
tc_findings_is_full (TcFindings *self,
                     const char *rule)
{
  if (self->n_added < MAX_A_RULE ||
      GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, intern (self, rule))) < MAX_A_RULE)
    return FALSE;
  tc_findings_warn (self, N_("The text repeats itself so often that only the beginning was examined."));
  return TRUE;
}

void
tc_candidate_add_quote (TcCandidate *self,
                        TcSpan       span)
{
  for (guint i = 0; i < self->n_quotes; i++)
    if (self->quotes[i].start == span.start && self->quotes[i].end == span.end)
      return;
  if (self->n_quotes < TC_CANDIDATE_MAX_QUOTES && span.end > span.start)
    self->quotes[self->n_quotes++] = span;
}

/* Whether numbers of the field are known to disagree: a sentence and its translation are compared before all else. */
gboolean
tc_findings_is_disputed (const TcFindings *self,
                         const char       *field)
{
  for (guint i = 0; i < self->discrepancies->len; i++)
    if (strcmp (((const TcDiscrepancy *) g_ptr_array_index (self->discrepancies, i))->field, field) == 0)
      return TRUE;
  return FALSE;
}

/* Each warning is said once. */
void
tc_findings_warn (TcFindings *self,
                  const char *warning)
{
  if (!g_ptr_array_find_with_equal_func (self->warnings, warning, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_strdup (warning));
}

/* An expression that stops at its limit means "not fully examined", and not "no match". */
static gboolean
note_search (TcFindings *self,
             TcSearch    found)
{
  if (G_LIKELY (found != TC_SEARCH_FAILED))
    return found == TC_SEARCH_FOUND;
  self->budget -= MIN (self->budget, COST_OF_FAILURE);
  tc_findings_warn (self, N_("A passage was not fully examined: an expression gave up on it."));
  return FALSE;
}

/* Whether there is time for one more search. */
static gboolean
spend (TcFindings *self,
       gsize       length)
{
  gsize cost = length + COST_OF_SEARCH;

  if (G_LIKELY (self->budget > cost))
    {
      self->budget -= cost;
      return TRUE;
    }
  self->budget = 0;
  tc_findings_warn (self, N_("The text takes too long to examine: a part of it was left out."));
  return FALSE;
}

/**
 * tc_findings_set_budget:
 * @self: findings
 * @length: length of the text in bytes
 *
 * Allows as much time as the longest of ordinary texts takes, several times over.
 *
 * It is counted in bytes that expressions look at, and not in seconds: the same text must give the same
 * suggestions on every machine.
 */
void
tc_findings_set_budget (TcFindings *self,
                        gsize       length)
{
  self->budget = BUDGET + length * BUDGET_A_BYTE;
}

gboolean
tc_findings_match (TcFindings       *self,
                   const TcPattern  *pattern,
                   const char       *text,
                   gsize             length,
                   TcMatch         **match)
{
  static const TcWindows nowhere = { 0 };

  if (!spend (self, length))
    return note_search (self, tc_pattern_search_within (pattern, text, length, &nowhere, &self->searcher.pool, match));
  return note_search (self, tc_searcher_search (&self->searcher, pattern, text, length, match));
}

gboolean
tc_findings_may_match (const TcFindings *self,
                       const TcPattern  *pattern,
                       guint             sentence)
{
  return !tc_searcher_has_noted (&self->searcher, sentence) ||
         tc_gate_is_open (tc_pattern_get_gate (pattern), tc_searcher_get_met (&self->searcher, sentence));
}

gboolean
tc_findings_match_at (TcFindings      *self,
                      const TcPattern *pattern,
                      const char      *text,
                      gsize            length,
                      gsize            at)
{
  const TcWindows here = { 1, FALSE, { { at, at } } };

  return spend (self, length) &&
         note_search (self, tc_pattern_search_within (pattern, text, length, &here, &self->searcher.pool, NULL));
}

gboolean
tc_findings_match_next (TcFindings *self,
                        TcMatch    *match)
{
  return note_search (self, tc_match_next (match));
}

/* Drops the candidates of @field (all fields if %NULL) whose rule begins with @rule_prefix. */
void
tc_findings_remove (TcFindings *self,
                    const char *field,
                    const char *rule_prefix)
{
  const char *key = field != NULL ? intern (self, field) : NULL;

  for (guint i = self->candidates->len; i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (self->candidates, i - 1);

      if ((key == NULL || candidate->field == key) && g_str_has_prefix (candidate->rule, rule_prefix))
        g_ptr_array_remove_index (self->candidates, i - 1);
    }
}

/**
 * tc_findings_holds:
 * @self: what was found
 * @document: where it was found
 * @words: words, or another expression
 * @sentence: a sentence of the document
 *
 * Returns: whether one of the words stands in the sentence
 */
gboolean
tc_findings_holds (TcFindings      *self,
                   const TcProse   *document,
                   const TcPattern *words,
                   guint            sentence)
{
  const TcProseSentence *where = tc_prose_sentence (document, sentence);

  return tc_findings_may_match (self, words, sentence) &&
         tc_findings_match (self, words, document->normal->text + where->start, where->end - where->start, NULL);
}

/**
 * tc_findings_has_field:
 * @self: what was found
 * @field: the key of a field
 *
 * Returns: whether anything was found for the field
 */
gboolean
tc_findings_has_field (const TcFindings *self,
                       const char       *field)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (strcmp (((const TcCandidate *) g_ptr_array_index (self->candidates, i))->field, field) == 0)
      return TRUE;
  return FALSE;
}
