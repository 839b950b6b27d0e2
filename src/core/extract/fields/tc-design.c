/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-conclusion.h"
#include "tc-kind.h"

static const TcCandidate *
find_best (const TcFindings *findings,
           const char       *field,
           const char       *value)
{
  const TcCandidate *best = NULL;

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (strcmp (candidate->field, field) == 0 &&
          (value == NULL || (tc_value_get_kind (candidate->value) == TC_VALUE_TEXT &&
                             strcmp (tc_value_get_text (candidate->value), value) == 0)) &&
          (best == NULL || candidate->confidence > best->confidence))
        best = candidate;
    }
  return best;
}

/* The new candidate rests on the words that another one was found in. */
static void
infer (TcFindings        *findings,
       const TcCandidate *witness,
       const char        *field,
       const char        *rule,
       const char        *value,
       double             confidence)
{
  TcCandidate *candidate = tc_findings_add_span (findings, field, rule, tc_value_new_text (value), confidence,
                                                 witness->quotes[0]);

  candidate->sentence = witness->sentence;
  candidate->chinese = witness->chinese;
  candidate->universal = witness->universal;
}

static void
infer_publication_type (TcFindings *findings,
                        const char *kind)
{
  const TcCandidate *witness = find_best (findings, TC_FIELD_KIND, kind);
  const TcCandidate *random = find_best (findings, "allocation", "Randomized");

  if (witness == NULL || find_best (findings, "publication_type", NULL) != NULL)
    return;
  if (strcmp (kind, "review") == 0)
    infer (findings, witness, "publication_type", "citation.kind", "Review", 0.8);
  else if (strcmp (kind, "protocol") == 0)
    infer (findings, witness, "publication_type", "citation.kind", "Clinical Trial Protocol", 0.8);
  else if (strcmp (kind, "trial report") != 0)
    return;
  else if (random != NULL)
    infer (findings, random, "publication_type", "citation.kind", "Randomized Controlled Trial", 0.75);
  else
    infer (findings, witness, "publication_type", "citation.kind", "Clinical Trial", 0.7);
}

#define RULE_PHASE_PART "design.phase-part"

static const TcCandidate *
find_part (const TcFindings *findings,
           const char       *phase)
{
  const char *rule = g_intern_static_string (RULE_PHASE_PART);

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (candidate->rule == rule && strcmp (tc_value_get_text (candidate->value), phase) == 0)
        return candidate;
    }
  return NULL;
}

/* A trial with a part in phase 1 and one in phase 2 is a trial of phases 1 and 2. */
static void
infer_phase_of_parts (TcFindings *findings)
{
  static const struct
  {
    const char *first;
    const char *second;
    const char *both;
  } pairs[] = { { "Phase 1", "Phase 2", "Phase 1/Phase 2" }, { "Phase 2", "Phase 3", "Phase 2/Phase 3" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const TcCandidate *first = find_part (findings, pairs[i].first);
      const TcCandidate *second = find_part (findings, pairs[i].second);
      TcCandidate *both;

      if (first == NULL || second == NULL)
        continue;
      infer (findings, first, "phase", "design.phases", pairs[i].both, 0.94);
      both = g_ptr_array_index (findings->candidates, findings->candidates->len - 1);
      tc_candidate_add_quote (both, second->quotes[0]);
      tc_findings_remove (findings, "phase", RULE_PHASE_PART);
      return;
    }
}

/* Whoever speaks of groups, or of either of two treatments, has more than one. */
static gboolean
names_groups (const TcProse *document)
{
  static const char *const words[] = { " two groups", " three groups", " four groups", " both groups", " the groups",
                                       " between groups", " treatment groups", " study groups", " to either ",
                                       " receive either ", " received either " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (document->normal->text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Everybody received the treatment and nothing is compared: one group. */
static void
infer_single_group (const TcProse *document,
                    TcFindings    *findings)
{
  if (find_best (findings, "allocation", NULL) != NULL || find_best (findings, "control", NULL) != NULL ||
      find_best (findings, "intervention_model", NULL) != NULL ||
      find_best (findings, "allocation_ratio", NULL) != NULL || names_groups (document))
    return;
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      g_autofree char *quote = NULL;
      const char *after;
      gsize end;

      if (strcmp (candidate->field, "n_enrolled") != 0 || candidate->chinese)
        continue;
      end = tc_normal_from_char (document->normal, candidate->quotes[0].end);
      after = document->normal->text + end;
      quote = g_strndup (after, MIN (60, strlen (after)));
      /* What they had received before the trial says nothing of its groups. */
      if (strstr (quote, " had received ") != NULL ||
          (strstr (quote, " received ") == NULL && strstr (quote, " were treated ") == NULL))
        continue;
      infer (findings, candidate, "intervention_model", "design.single-group", "Single Group", 0.6);
      return;
    }
}

/**
 * tc_design_infer:
 * @document: a document
 * @findings: what was found; publication type, phase and model are added where other findings imply them
 * @kind: kind of report
 *
 * Adds what follows from other findings.
 */
void
tc_design_infer (const TcProse *document,
                 TcFindings    *findings,
                 const char    *kind)
{
  infer_publication_type (findings, kind);
  infer_phase_of_parts (findings);
  if (strcmp (kind, "trial report") == 0)
    infer_single_group (document, findings);
}
