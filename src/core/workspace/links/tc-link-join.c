/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-change.h"

/*
 * A new copy may show that two reports are one: it has the DOI of the first and the PubMed number
 * of the second. Where nobody has worked on the younger study yet, it becomes part of the older
 * one, so that it does not matter in which order copies come. Else it is for a person to say.
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
      TcLinkMove move = { .source_id = g_array_index (sources, TcId, i) };

      if (!tc_store_get_place (store, move.source_id, &move.study_id, &move.report_id, error))
        return FALSE;
      g_array_append_val (moves, move);
    }

  return TRUE;
}

typedef enum
{
  JOIN,
  ASK,
  LEAVE
} Verdict;

/* What is to become of two reports that a copy shows to be one. */
static gboolean
judge (TcStore  *store,
       TcId      report_id,
       TcId      other_id,
       TcId      study,
       TcId      other,
       Verdict  *verdict,
       GError  **error)
{
  g_autoptr(TcStudyRow) younger = tc_store_get_study (store, MAX (study, other), error);
  g_autoptr(GArray) studies_apart = younger != NULL ? tc_store_list_apart (store, study, other, error) : NULL;
  gboolean apart, conflict;

  if (studies_apart == NULL || !tc_store_is_pair_apart (store, report_id, other_id, &apart, error)
      || !tc_store_reports_conflict (store, report_id, other_id, &conflict, error))
    return FALSE;

  /* A person has seen both and said otherwise; or has taken other reports of their studies apart. */
  if (apart)
    *verdict = LEAVE;
  else if (conflict || (study != other && (studies_apart->len > 0 || !is_untouched (younger))))
    *verdict = ASK;
  else
    *verdict = JOIN;

  return TRUE;
}

/* The report of the older study stays. */
static gboolean
join (TcChange  *change,
      TcId       report_id,
      TcId       other_id,
      TcId       study,
      TcId       other,
      GArray    *moves,
      GError   **error)
{
  TcId older = MIN (study, other), younger = MAX (study, other);
  TcId staying = study == older ? report_id : other_id;
  TcId last_study = change->last_study;
  gboolean joined;

  joined = note_moves (change->store, younger, moves, error)
           && (study == other || tc_link_edit_merge (change, older, younger, moves, error))
           && tc_link_edit_move (change, staying == report_id ? other_id : report_id, older, staying, error);
  change->last_study = last_study;

  return joined;
}

/**
 * tc_link_join:
 * @report_id: a report
 * @other_id: a report that is the same, as a new copy says
 * @moves: (element-type TcLinkMove): gets where the sources were that are moved, and which study was reviewed
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
  TcId study, other;
  Verdict verdict;

  if (!tc_store_get_report_study (store, report_id, &study, error)
      || !tc_store_get_report_study (store, other_id, &other, error)
      || !judge (store, report_id, other_id, study, other, &verdict, error))
    return FALSE;

  switch (verdict)
    {
    case JOIN:
      return join (change, report_id, other_id, study, other, moves, error);
    case ASK:
      return tc_store_add_pair (store, report_id, other_id, "identifier", error);
    case LEAVE:
    default:
      return TRUE;
    }
}

/* Only what nobody has changed since. */
static gboolean
restore_reviewed (TcChange  *change,
                  TcId       study_id,
                  GError   **error)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (change->store, study_id, error);

  if (row == NULL)
    return FALSE;

  return row->status != TC_STUDY_IN_REVIEW
         || tc_change_status (change, study_id, TC_STUDY_REVIEWED, NULL, error);
}

/**
 * tc_link_take_apart:
 * @moves: (element-type TcLinkMove): what tc_link_join() and tc_link_end_growing() noted, in its order
 *
 * Brings sources back to where they were before, shows their studies again, and makes those reviewed that were.
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

      if (move->source_id == 0)
        {
          if (!restore_reviewed (change, move->study_id, error))
            return FALSE;
          continue;
        }
      if (!tc_change_removed (change, move->study_id, FALSE, error)
          || !tc_change_place (change, move->source_id, move->study_id, move->report_id, error))
        return FALSE;
    }

  return TRUE;
}
