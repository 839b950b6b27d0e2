/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-change.h"

#include <glib/gi18n-lib.h>

#include "tc-evidence.h"
#include "tc-link.h"
#include "tc-snapshot.h"
#include "tc-workspace.h"

/*
 * Merging and splitting move sources; nothing is deleted, and every step is an event, so that undo restores exactly.
 */

/**
 * tc_link_edit_move:
 * @to_study: a study
 * @to_report: a report of it, or @report_id, which goes along
 *
 * Moves the sources of a report, removed ones too.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_edit_move (TcChange  *change,
                   TcId       report_id,
                   TcId       to_study,
                   TcId       to_report,
                   GError   **error)
{
  g_autoptr(GArray) sources = tc_store_list_report_sources (change->store, report_id, error);

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    if (!tc_change_place (change, g_array_index (sources, TcId, i), to_study, to_report, error))
      return FALSE;

  return TRUE;
}

static gboolean
move_reports (TcChange  *change,
              TcId       from,
              TcId       into,
              GError   **error)
{
  g_autoptr(GPtrArray) reports = tc_store_list_reports (change->store, from, error);
  g_autoptr(GArray) others = NULL;

  if (reports == NULL)
    return FALSE;
  for (guint i = 0; i < reports->len; i++)
    {
      const TcReport *report = g_ptr_array_index (reports, i);

      if (!tc_link_edit_move (change, report->id, into, report->id, error))
        return FALSE;
    }

  others = tc_store_list_sources (change->store, from, error);
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (!tc_change_place (change, g_array_index (others, TcId, i), into, 0, error))
      return FALSE;

  return TRUE;
}

/* What a person took apart, and now puts together. */
static gboolean
forget_apart (TcChange  *change,
              TcId       into,
              TcId       study_id,
              GError   **error)
{
  g_autoptr(GArray) pairs = tc_store_list_apart (change->store, into, study_id, error);

  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    if (!tc_change_pair (change, g_array_index (pairs, TcId, i), TC_PAIR_SAME_STUDY, error))
      return FALSE;

  return TRUE;
}

/**
 * tc_link_edit_merge:
 * @into: the study that stays; its answers win
 * @study_id: the study whose reports it gets, and which is hidden
 * @moves: (nullable) (element-type TcLinkMove): gets that it was reviewed
 *
 * Makes two studies one. One that was reviewed is in review again where that gives it a discrepancy to decide; where
 * both have answers that differ, that is one.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_edit_merge (TcChange  *change,
                    TcId       into,
                    TcId       study_id,
                    GArray    *moves,
                    GError   **error)
{
  guint n_open;

  change->edits = FALSE;
  if (into == study_id)
    return TRUE;
  if (!tc_link_begin_growing (change->store, into, &n_open, error))
    return FALSE;

  change->last_study = into;

  return forget_apart (change, into, study_id, error)
         && move_reports (change, study_id, into, error)
         && tc_link_answers_merge (change, study_id, into, error)
         && tc_change_removed (change, study_id, TRUE, error)
         && tc_link_compare (change->store, into, error)
         && tc_link_end_growing (change, into, n_open, moves, error);
}

/* Whether an answer rests on these sources alone; a corrected one without a passage of its own is about what was
 * suggested from them. */
static gboolean
rests_on (const TcAnswer *answer,
          GPtrArray      *suggestions,
          GArray         *sources)
{
  g_autoptr(GPtrArray) picked = NULL;
  g_autoptr(GPtrArray) suggested = NULL;

  if (answer->quotes->len > 0)
    return tc_link_answers_are_of (answer->quotes, sources);

  picked = tc_suggestions_pick (suggestions, answer->field);
  suggested = tc_evidence_find_suggested (answer, picked);

  return tc_link_answers_are_of (suggested, sources);
}

/* A study is as far in its review as its answers are. */
static gboolean
judge_status (TcChange  *change,
              TcId       study_id,
              gboolean   has_answers,
              GError   **error)
{
  return tc_change_status (change, study_id, has_answers ? TC_STUDY_IN_REVIEW : TC_STUDY_TO_REVIEW, NULL, error);
}

/* What a person said of the whole study does not hold for what is left of it; that it is excluded does, as long as
 * answers are left. */
static gboolean
judge_statuses (TcChange  *change,
                TcId       from,
                TcId       to,
                guint      n_moved,
                guint      n_taken,
                guint      n_left,
                GError   **error)
{
  g_autoptr(TcStudyRow) row = NULL;

  if (!judge_status (change, to, n_moved > 0, error))
    return FALSE;
  if (n_taken == 0)
    return TRUE;

  row = tc_store_get_study (change->store, from, error);
  if (row == NULL)
    return FALSE;

  return (row->status == TC_STUDY_EXCLUDED && n_left > 0)
         || judge_status (change, from, n_left > 0, error);
}

static gboolean
move_answers (TcChange  *change,
              TcId       from,
              TcId       to,
              GPtrArray *suggestions,
              GArray    *sources,
              GError   **error)
{
  g_autoptr(GPtrArray) answers = tc_store_list_answers (change->store, from, error);
  guint n_moved = 0;
  guint n_taken;

  if (answers == NULL)
    return FALSE;

  for (guint i = 0; i < answers->len; i++)
    {
      const TcAnswer *answer = g_ptr_array_index (answers, i);

      if (!rests_on (answer, suggestions, sources))
        continue;
      if (!tc_link_answers_put (change, answer, to, error)
          || !tc_change_answer (change, from, answer->field, NULL, NULL, error))
        return FALSE;
      n_moved++;
    }

  n_taken = n_moved;

  return tc_link_answers_give_back (change, from, to, sources, &n_moved, &n_taken, error)
         && judge_statuses (change, from, to, n_moved, n_taken, answers->len - n_taken, error);
}

/* Whether the study has another report with a source that is there. */
static gboolean
has_other_report (TcStore  *store,
                  TcId      study_id,
                  TcId      report_id,
                  gboolean *has_other,
                  GError  **error)
{
  g_autoptr(GArray) sources = tc_store_list_sources (store, study_id, error);

  *has_other = FALSE;
  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len && !*has_other; i++)
    {
      TcId study, report;

      if (!tc_store_get_place (store, g_array_index (sources, TcId, i), &study, &report, error))
        return FALSE;
      *has_other = report != report_id;
    }

  return TRUE;
}

/* A person took the report from those that stay: nothing puts them together again by itself. */
static gboolean
remember_apart (TcChange  *change,
                TcId       report_id,
                TcId       from,
                GError   **error)
{
  g_autoptr(GPtrArray) reports = tc_store_list_reports (change->store, from, error);

  if (reports == NULL)
    return FALSE;

  for (guint i = 0; i < reports->len; i++)
    {
      const TcReport *report = g_ptr_array_index (reports, i);

      if (!tc_change_pair_apart (change, report_id, report->id, error))
        return FALSE;
    }

  return TRUE;
}

static TcId
add_study (TcChange  *change,
           TcId       report_id,
           GError   **error)
{
  g_autoptr(TcStudyRow) row = tc_study_row_new ();
  g_autoptr(TcSource) source = tc_store_get_report_source (change->store, report_id, error);
  TcId study_id;

  if (source == NULL)
    return 0;

  g_free (row->label);
  row->label = g_strdup (source->name);
  g_free (row->kind);
  row->kind = g_strdup (source->kind);
  study_id = tc_store_add_study (change->store, row, error);
  change->set_changed = TRUE;
  if (study_id == 0
      || !tc_change_append_event (change, "study", study_id, 0, NULL, tc_snapshot_of_removed (TRUE),
                                  tc_snapshot_of_removed (FALSE), error))
    return 0;

  tc_change_touch (change, study_id, TRUE);

  return study_id;
}

/**
 * tc_link_edit_split:
 * @report_id: a report of a study with more than one
 *
 * Makes a study of its own out of a report, and remembers that. Answers that rest on its words alone, or correct what
 * was suggested from them alone, and those that its study had before it was merged, go with it, and make it in review; a study that loses some is in review again, and to
 * review where none are left.
 *
 * Returns: %FALSE with @error where it is the only report, or the store refused
 */
gboolean
tc_link_edit_split (TcChange  *change,
                    TcId       report_id,
                    GError   **error)
{
  g_autoptr(GPtrArray) suggestions = NULL;
  g_autoptr(GArray) sources = NULL;
  gboolean has_other;
  TcId from, to;

  change->edits = FALSE;
  if (!tc_store_get_report_study (change->store, report_id, &from, error)
      || !has_other_report (change->store, from, report_id, &has_other, error))
    return FALSE;
  if (!has_other)
    {
      g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE,
                           _("This is the only report of its study, so that there is nothing to split off."));
      return FALSE;
    }

  sources = tc_store_list_report_sources (change->store, report_id, error);
  if (sources == NULL)
    return FALSE;
  suggestions = tc_store_list_suggestions (change->store, from, error);
  if (suggestions == NULL)
    return FALSE;
  to = add_study (change, report_id, error);
  change->last_study = to;

  return to != 0
         && tc_link_edit_move (change, report_id, to, report_id, error)
         && remember_apart (change, report_id, from, error)
         && move_answers (change, from, to, suggestions, sources, error);
}

/* The study with more work in it stays; of equal ones the older one. */
static gboolean
choose_study (TcStore          *store,
              const TcPairRow  *pair,
              TcId             *into,
              TcId             *from,
              GError          **error)
{
  g_autoptr(TcStudyRow) first = tc_store_get_study (store, pair->first_study_id, error);
  g_autoptr(TcStudyRow) second = NULL;
  gboolean first_stays;

  if (first == NULL)
    return FALSE;
  second = tc_store_get_study (store, pair->second_study_id, error);
  if (second == NULL)
    return FALSE;

  first_stays = first->n_checked > second->n_checked
                || (first->n_checked == second->n_checked && first->id < second->id);
  *into = first_stays ? first->id : second->id;
  *from = first_stays ? second->id : first->id;

  return TRUE;
}

/**
 * tc_link_edit_judge:
 * @pair_id: two reports that may be one
 * @decision: what a person says
 *
 * Notes what a person says, and merges what is the same.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_edit_judge (TcChange        *change,
                    TcId             pair_id,
                    TcPairDecision   decision,
                    GError         **error)
{
  g_autoptr(TcPairRow) pair = tc_store_get_pair (change->store, pair_id, error);
  TcId into, from;

  change->edits = FALSE;
  if (pair == NULL || !tc_change_pair (change, pair_id, decision, error))
    return FALSE;
  if (decision != TC_PAIR_SAME_REPORT && decision != TC_PAIR_SAME_STUDY)
    return TRUE;
  if (!choose_study (change->store, pair, &into, &from, error)
      || !tc_link_edit_merge (change, into, from, NULL, error))
    return FALSE;

  return decision != TC_PAIR_SAME_REPORT
         || tc_link_edit_move (change, pair->second_id, into, pair->first_id, error);
}
