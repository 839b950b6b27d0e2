/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link.h"

#include <glib/gi18n-lib.h>

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

static gboolean
add_discrepancy (TcStore             *store,
                 TcId                 study_id,
                 const TcSuggestion  *a,
                 const TcSuggestion  *b,
                 GError             **error)
{
  g_autoptr(GPtrArray) discrepancies = NULL;
  TcDiscrepancy *discrepancy;

  if (tc_store_has_comparison (store, a->field, a->source_id, b->source_id))
    return TRUE;

  discrepancies = tc_discrepancies_new ();
  discrepancy = tc_discrepancy_new (a->field, N_("report vs report"),
                                    N_("Two reports of this study give different values."));
  discrepancy->other_source_id = b->source_id;
  take_statement (discrepancy, a);
  take_statement (discrepancy, b);
  g_ptr_array_add (discrepancies, discrepancy);

  return tc_store_add_discrepancies (store, study_id, a->source_id, discrepancies, error);
}

static gboolean
compare_field (TcStore     *store,
               TcId         study_id,
               GPtrArray   *suggestions,
               const char  *field,
               GError     **error)
{
  g_autoptr(GArray) statements = g_array_new (FALSE, FALSE, sizeof (Statement));

  if (!collect (store, suggestions, field, statements, error))
    return FALSE;

  for (guint i = 1; i < statements->len; i++)
    {
      const TcSuggestion *first = g_array_index (statements, Statement, 0).suggestion;
      const TcSuggestion *other = g_array_index (statements, Statement, i).suggestion;

      if (!tc_value_equal (first->value, other->value)
          && !add_discrepancy (store, study_id, first, other, error))
        return FALSE;
    }

  return TRUE;
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

  if (suggestions == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    if (!compare_field (store, study_id, suggestions, compared[i], error))
      return FALSE;

  return TRUE;
}
