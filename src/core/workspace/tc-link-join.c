/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-change.h"

/*
 * A new copy may show that two reports are one: it has the DOI of the first and the PubMed number of the second. Where
 * nobody has worked on the younger study yet, it becomes part of the older one, so that it does not matter in which order
 * copies come. Else it is for a person to say.
 */

static gboolean
is_untouched (const TcStudyRow *row)
{
  return row->status == TC_STUDY_TO_REVIEW && row->n_checked == 0 && row->n_annotations == 0;
}

static gboolean
note_moves (TcStore  *store,
            TcId      study_id,
            GArray   *moves,
            GError  **error)
{
  g_autoptr(GArray) sources = tc_store_list_sources (store, study_id, error);

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      TcLinkMove move = { g_array_index (sources, TcId, i), 0, 0 };

      if (!tc_store_get_place (store, move.source_id, &move.study_id, &move.report_id, error))
        return FALSE;
      g_array_append_val (moves, move);
    }

  return TRUE;
}

/**
 * tc_link_join:
 * @report_id: a report
 * @other_id: a report that is the same, as a new copy says
 * @moves: (element-type TcLinkMove): gets where the sources were that are moved
 *
 * Makes two reports one, and their studies; or notes that a person should look at them.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_join (TcChange  *change,
              TcId       report_id,
              TcId       other_id,
              GArray    *moves,
              GError   **error)
{
  TcStore *store = change->store;
  TcId study = tc_store_get_report_study (store, report_id);
  TcId other = tc_store_get_report_study (store, other_id);
  TcId older = MIN (study, other), younger = MAX (study, other);
  g_autoptr(TcStudyRow) row = tc_store_get_study (store, younger, error);
  TcId last_study = change->last_study;
  gboolean joined;

  if (row == NULL)
    return FALSE;
  /* A person has seen both and said otherwise. */
  if (tc_store_is_pair_apart (store, report_id, other_id))
    return TRUE;
  if ((study != other && !is_untouched (row)) || tc_store_reports_conflict (store, report_id, other_id))
    return tc_store_add_pair (store, report_id, other_id, "identifier", error);

  /* The report of the older study stays. */
  joined = note_moves (store, younger, moves, error)
           && (study == other || tc_link_edit_merge (change, older, younger, error))
           && tc_link_edit_move (change, study == older ? other_id : report_id, older,
                                 study == older ? report_id : other_id, error);
  change->last_study = last_study;

  return joined;
}

/**
 * tc_link_take_apart:
 * @moves: (element-type TcLinkMove): what tc_link_join() noted, of several joints in their order
 *
 * Brings sources back to where they were before, and shows their studies again.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_take_apart (TcChange  *change,
                    GArray    *moves,
                    GError   **error)
{
  for (guint i = moves->len; i > 0; i--)
    {
      const TcLinkMove *move = &g_array_index (moves, TcLinkMove, i - 1);

      if (!tc_change_removed (change, move->study_id, FALSE, error)
          || !tc_change_place (change, move->source_id, move->study_id, move->report_id, error))
        return FALSE;
    }

  return TRUE;
}
