/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-extract.h"

#include <string.h>

#include "tc-alignment.h"
#include "tc-arithmetic.h"
#include "tc-arms.h"
#include "tc-calibration.h"
#include "tc-citation.h"
#include "tc-conclusion.h"
#include "tc-dose.h"
#include "tc-harms.h"
#include "tc-kind.h"
#include "tc-measures.h"
#include "tc-merge.h"
#include "tc-participants.h"
#include "tc-registration.h"
#include "tc-results.h"
#include "tc-rules.h"

G_DEFINE_QUARK (tc-extract-error-quark, tc_extract_error)

struct _TcExtractor
{
  gatomicrefcount ref_count;
  TcRules *rules;
  TcCitation *citation;
  TcParticipants *participants;
  TcDose *dose;
  TcStatistics *statistics;
  TcConclusion *conclusion;
};

void
tc_extraction_free (TcExtraction *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_ptr_array_unref (self->suggestions);
  g_ptr_array_unref (self->discrepancies);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * tc_extractor_new:
 * @error: return location for a %TC_EXTRACT_ERROR_RULES: the data files are part of the program, so that
 *   this means a broken installation or a rule just edited
 *
 * Loads and compiles lexicons and rules.
 */
TcExtractor *
tc_extractor_new (GError **error)
{
  g_autoptr (TcRules) rules = tc_rules_new (error);
  TcExtractor *self;

  if (rules == NULL)
    return NULL;
  self = g_new0 (TcExtractor, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->rules = g_steal_pointer (&rules);
  self->citation = tc_citation_new (self->rules);
  self->participants = tc_participants_new (self->rules);
  self->dose = tc_dose_new (self->rules);
  self->statistics = tc_statistics_new (self->rules);
  self->conclusion = tc_conclusion_new (self->rules);
  return self;
}

/**
 * tc_extractor_dup_default:
 * @error: as that of tc_extractor_new()
 *
 * Gets the extractor of the program. Any thread.
 *
 * Returns: (transfer full) (nullable): it
 */
TcExtractor *
tc_extractor_dup_default (GError **error)
{
  static GMutex lock;
  static TcExtractor *kept;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (kept == NULL)
    kept = tc_extractor_new (error);

  return kept != NULL ? tc_extractor_ref (kept) : NULL;
}

TcExtractor *
tc_extractor_ref (TcExtractor *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tc_extractor_unref (TcExtractor *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  tc_citation_free (self->citation);
  tc_participants_free (self->participants);
  tc_dose_free (self->dose);
  tc_statistics_free (self->statistics);
  tc_conclusion_free (self->conclusion);
  tc_rules_free (self->rules);
  g_free (self);
}

/* What the reader knows from tags is better than what a rule can guess from the same words. */
static void
prefer_reader (TcSource   *source,
               TcFindings *findings)
{
  for (guint i = 0; i < source->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);
      const TcSuggestion *last = i > 0 ? g_ptr_array_index (source->suggestions, i - 1) : NULL;

      /* The authors of a paper stand one behind the other. */
      if (last != NULL && strcmp (last->field, suggestion->field) == 0)
        continue;
      tc_findings_remove (findings, suggestion->field, "citation.");
    }
}

/* Says how often suggestions as certain as these were right. */
static void
calibrate (GPtrArray *suggestions)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      suggestion->confidence = tc_calibration_apply (suggestion->field, suggestion->confidence);
    }
}

/* The reader's suggestions stand before those of the rules for the same field. Takes @found. */
static GPtrArray *
join_suggestions (TcSource  *source,
                  GPtrArray *found)
{
  GPtrArray *all = tc_suggestions_new ();

  for (guint i = 0; i < source->suggestions->len; i++)
    g_ptr_array_add (all, tc_suggestion_copy (g_ptr_array_index (source->suggestions, i)));
  g_ptr_array_extend_and_steal (all, found);
  return all;
}

/**
 * tc_extractor_run:
 * @self: an extractor
 * @source: a source as a reader made it
 * @cancellable: (nullable): looked at between sentences
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Reads the trial out of a source. The suggestions include those that the reader made from tags.
 *
 * Returns: (transfer full) (nullable): what was found
 */
TcExtraction *
tc_extractor_run (TcExtractor   *self,
                  TcSource      *source,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (TcProse) document = NULL;
  g_autoptr (TcFindings) findings = NULL;
  g_autoptr (TcTokenCache) cache = NULL;
  g_autoptr (GPtrArray) arms = NULL;
  g_autoptr (GArray) results = NULL;
  g_autoptr (TcAlignment) alignment = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (TcExtraction) result = NULL;

  g_return_val_if_fail (self != NULL && source != NULL, NULL);

  document = tc_prose_new (source);
  findings = tc_findings_new ();
  tc_findings_set_budget (findings, document->normal->length);
  if (!tc_rules_run (self->rules, document, findings, cancellable, error))
    return NULL;
  result = g_new0 (TcExtraction, 1);
  tc_citation_find (self->citation, document, findings);
  result->kind = g_strdup (tc_kind_detect (document, findings));
  tc_participants_resolve (self->participants, document, findings);
  tc_registration_resolve (document, findings);
  tc_dose_find (self->dose, document, findings);
  cache = tc_token_cache_new (document, findings);
  arms = tc_arms_find (cache);
  results = tc_results_find (cache, self->statistics, arms, findings);
  tc_results_size_arms (document, results, arms);
  tc_arms_propose (self->rules, cache, arms, findings);
  tc_arms_infer_treatments (document, arms, findings);
  tc_results_propose (document, results, arms, findings);
  tc_arithmetic_check (cache, results, arms, findings);
  tc_condition_find (document, findings);
  tc_measures_name (document, findings);
  tc_harms_resolve (document, findings);
  tc_conclusion_find (self->conclusion, document, findings);
  tc_design_infer (document, findings, result->kind);
  tc_kind_prune (result->kind, document, findings);
  prefer_reader (source, findings);
  alignment = tc_alignment_new (document);
  if (alignment != NULL)
    {
      tc_alignment_compare (alignment, document, findings);
      tc_alignment_confirm (alignment, document, findings);
    }
  found = tc_suggestions_new ();
  tc_merge_findings (document, findings, strcmp (result->kind, "review") == 0, found);
  calibrate (found);
  result->suggestions = join_suggestions (source, g_steal_pointer (&found));
  result->discrepancies = g_ptr_array_ref (findings->discrepancies);
  if (strcmp (result->kind, "review") == 0)
    g_ptr_array_set_size (result->discrepancies, 0);
  result->warnings = g_ptr_array_ref (findings->warnings);
  return g_steal_pointer (&result);
}
