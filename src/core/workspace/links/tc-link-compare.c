/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link.h"

#include <glib/gi18n-lib.h>

#include "tc-link-change.h"

/* Fields that are the same in every report of a study; what was counted at different times is for the curator. */
static const char * const compared[] = {
  "n_enrolled", "phase", "allocation", "masking", "intervention_model", "centres", "donor", "n_doses",
};

/* What one report says of one field. */
typedef struct
{
  TcId report_id;
  const TcSuggestion *suggestion;
} Statement;

static gboolean
is_known_report (GArray *statements,
                 TcId    report_id)
{
  for (guint i = 0; i < statements->len; i++)
    if (g_array_index (statements, Statement, i).report_id == report_id)
      return TRUE;

  return FALSE;
}

/* The best suggestion of each report. */
static gboolean
collect (TcStore     *store,
         GPtrArray   *suggestions,
         const char  *field,
         GArray      *statements,
         GError     **error)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      Statement statement = { 0, g_ptr_array_index (suggestions, i) };
      TcId study_id;

      if (!g_str_equal (statement.suggestion->field, field))
        continue;
      if (!tc_store_get_place (store, statement.suggestion->source_id, &study_id, &statement.report_id, error))
        return FALSE;
      if (!is_known_report (statements, statement.report_id))
        g_array_append_val (statements, statement);
    }

  return TRUE;
}

static void
take_statement (TcDiscrepancy      *discrepancy,
                const TcSuggestion *suggestion)
{
  if (suggestion->quotes->len > 0)
    tc_discrepancy_take_statement (discrepancy,
                                   tc_quote_copy (g_ptr_array_index (suggestion->quotes, 0)),
                                   tc_value_ref (suggestion->value));
}

static void
add_disagreement (GPtrArray           *disagreements,
                  const TcSuggestion  *a,
                  const TcSuggestion  *b)
{
  TcDiscrepancy *discrepancy = tc_discrepancy_new (a->field, N_("report vs report"),
                                                   N_("Two reports of this study give different values."));

  discrepancy->source_id = a->source_id;
  discrepancy->other_source_id = b->source_id;
  take_statement (discrepancy, a);
  take_statement (discrepancy, b);
  g_ptr_array_add (disagreements, discrepancy);
}

static gboolean
compare_field (TcStore     *store,
               GPtrArray   *suggestions,
               const char  *field,
               GPtrArray   *disagreements,
               GError     **error)
{
  g_autoptr(GArray) statements = g_array_new (FALSE, FALSE, sizeof (Statement));

  if (!collect (store, suggestions, field, statements, error))
    return FALSE;

  for (guint i = 1; i < statements->len; i++)
    {
      const TcSuggestion *first = g_array_index (statements, Statement, 0).suggestion;
      const TcSuggestion *other = g_array_index (statements, Statement, i).suggestion;

      if (!tc_value_equal (first->value, other->value))
        add_disagreement (disagreements, first, other);
    }

  return TRUE;
}

/**
 * tc_link_list_disagreements:
 * @suggestions: (element-type TcSuggestion): those of all sources of a study; those of one field in
 * their order
 *
 * Finds where the reports of a study disagree.
 *
 * Returns: (transfer full) (element-type TcDiscrepancy) (nullable): discrepancies that are not
 * stored, %NULL with @error
 */
GPtrArray *
tc_link_list_disagreements (TcStore    *store,
                            GPtrArray  *suggestions,
                            GError    **error)
{
  g_autoptr(GPtrArray) disagreements = tc_discrepancies_new ();

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    if (!compare_field (store, suggestions, compared[i], disagreements, error))
      return NULL;

  return g_steal_pointer (&disagreements);
}

/**
 * tc_link_compare:
 * @study_id: a study that got a report
 *
 * Notes where the reports of a study disagree. What was noted before stays, with what was decided about it.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_compare (TcStore  *store,
                 TcId      study_id,
                 GError  **error)
{
  g_autoptr(GPtrArray) suggestions = tc_store_list_suggestions (store, study_id, error);
  g_autoptr(GPtrArray) found = suggestions != NULL ? tc_link_list_disagreements (store, suggestions, error) : NULL;

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (found, i);
      gboolean known;

      if (!tc_store_has_comparison (store, one->field, one->source_id, one->other_source_id, &known, error)
          || (!known && tc_store_put_discrepancy (store, study_id, one, error) == 0))
        return FALSE;
    }

  return TRUE;
}

/* Counts the discrepancies of a study that wait for a decision. */
static gboolean
count_open (TcStore  *store,
            TcId      study_id,
            guint    *n_open,
            GError  **error)
{
  g_autoptr(GPtrArray) discrepancies = tc_store_list_discrepancies (store, study_id, error);

  *n_open = 0;
  if (discrepancies == NULL)
    return FALSE;

  for (guint i = 0; i < discrepancies->len; i++)
    *n_open += ((const TcDiscrepancy *) g_ptr_array_index (discrepancies, i))->decision == TC_DECISION_OPEN;

  return TRUE;
}

/**
 * tc_link_begin_growing:
 * @study_id: a study that is about to get a source or a report
 * @n_open: (out): for tc_link_end_growing(): its discrepancies to decide; of one that is not reviewed %G_MAXUINT
 *
 * Looks at a study before it grows.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_link_begin_growing (TcStore  *store,
                       TcId      study_id,
                       guint    *n_open,
                       GError  **error)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (store, study_id, error);

  *n_open = G_MAXUINT;
  if (row == NULL)
    return FALSE;

  return row->status != TC_STUDY_REVIEWED || count_open (store, study_id, n_open, error);
}

/**
 * tc_link_end_growing:
 * @n_open: what tc_link_begin_growing() said
 * @moves: (nullable) (element-type TcLinkMove): gets that the study was reviewed, where it is not any more
 *
 * Makes a reviewed study in review again that got something to decide.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_end_growing (TcChange  *change,
                     TcId       study_id,
                     guint      n_open,
                     GArray    *moves,
                     GError   **error)
{
  TcLinkMove reviewed = { .study_id = study_id };
  guint n_now;

  if (n_open == G_MAXUINT)
    return TRUE;
  if (!count_open (change->store, study_id, &n_now, error))
    return FALSE;
  if (n_now <= n_open)
    return TRUE;
  if (moves != NULL)
    g_array_append_val (moves, reviewed);

  return tc_change_status (change, study_id, TC_STUDY_IN_REVIEW, NULL, error);
}
