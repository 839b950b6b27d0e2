/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-field-edit.h"
#include "tc-workspace-private.h"

/*
 * What the window asks for: each function copies its arguments into a request, which the writer turns into
 * one change.
 */

typedef struct
{
  TcId study_id;
  TcId object_id;                 /* of a discrepancy */
  GArray *study_ids;
  char *field;
  char **fields;
  TcSuggestion *suggestion;
  TcValue *value;
  GPtrArray *quotes;
  char *text;                     /* value as reported, note or reason */
  TcAnswerState state;
  TcStudyStatus status;
  int statement;
} Request;

static Request *
request_new (TcId        study_id,
             const char *field)
{
  Request *request = g_new0 (Request, 1);

  request->study_id = study_id;
  request->field = g_strdup (field);

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->study_ids, g_array_unref);
  g_free (request->field);
  g_strfreev (request->fields);
  g_clear_pointer (&request->suggestion, tc_suggestion_free);
  g_clear_pointer (&request->value, tc_value_unref);
  g_clear_pointer (&request->quotes, g_ptr_array_unref);
  g_free (request->text);
  g_free (request);
}

static gboolean
accept_change (TcChange  *change,
               gpointer   data,
               GError   **error)
{
  const Request *request = data;

  return tc_field_edit_accept (change, request->study_id, request->field, error);
}

static gboolean
accept_suggestion_change (TcChange  *change,
                          gpointer   data,
                          GError   **error)
{
  const Request *request = data;

  return tc_field_edit_accept_one (change, request->study_id, request->suggestion, error);
}

static gboolean
accept_fields_change (TcChange  *change,
                      gpointer   data,
                      GError   **error)
{
  const Request *request = data;

  return tc_field_edit_accept_all (change, request->study_id,
                                   (const char * const *) request->fields, error);
}

static gboolean
set_value_change (TcChange  *change,
                  gpointer   data,
                  GError   **error)
{
  const Request *request = data;

  return tc_field_edit_set_value (change, request->study_id, request->field, request->value,
                                  request->text, request->quotes, error);
}

static gboolean
add_evidence_change (TcChange  *change,
                     gpointer   data,
                     GError   **error)
{
  const Request *request = data;

  return tc_field_edit_add_evidence (change, request->study_id, request->field, request->quotes, error);
}

static gboolean
set_state_change (TcChange  *change,
                  gpointer   data,
                  GError   **error)
{
  const Request *request = data;

  return tc_field_edit_set_state (change, request->study_id, request->field, request->state, error);
}

static gboolean
set_note_change (TcChange  *change,
                 gpointer   data,
                 GError   **error)
{
  const Request *request = data;

  return tc_field_edit_set_note (change, request->study_id, request->field, request->text, error);
}

static gboolean
set_status_change (TcChange  *change,
                   gpointer   data,
                   GError   **error)
{
  const Request *request = data;

  change->edits = FALSE;
  for (guint i = 0; i < request->study_ids->len; i++)
    if (!tc_change_status (change, g_array_index (request->study_ids, TcId, i), request->status,
                           request->text, error))
      return FALSE;

  return TRUE;
}

static TcDiscrepancy *
find_discrepancy (TcStore  *store,
                  TcId      study_id,
                  TcId      discrepancy_id,
                  GError  **error)
{
  g_autoptr(GPtrArray) discrepancies = tc_store_list_discrepancies (store, study_id, error);
  TcDiscrepancyDecision decision;

  if (discrepancies == NULL)
    return NULL;

  for (guint i = 0; i < discrepancies->len; i++)
    {
      const TcDiscrepancy *discrepancy = g_ptr_array_index (discrepancies, i);

      if (discrepancy->id == discrepancy_id)
        return tc_discrepancy_copy (discrepancy);
    }

  /* Sets the store's own error for what is not there. */
  if (tc_store_get_discrepancy_decision (store, discrepancy_id, &study_id, NULL, &decision, error))
    g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND,
                         _("The discrepancy belongs to another study."));

  return NULL;
}

static gboolean
decide_change (TcChange  *change,
               gpointer   data,
               GError   **error)
{
  const Request *request = data;
  g_autoptr(TcDiscrepancy) discrepancy = NULL;

  if (request->statement < 0)
    return tc_change_decision (change, request->object_id,
                               request->statement == -1 ? TC_DECISION_DISMISSED : TC_DECISION_OPEN,
                               error);

  discrepancy = find_discrepancy (change->store, request->study_id, request->object_id, error);

  return discrepancy != NULL
         && tc_change_decision (change, request->object_id, TC_DECISION_VALUE, error)
         && tc_field_edit_choose (change, request->study_id, discrepancy, request->statement, error);
}

static gboolean
undo_change (TcChange  *change,
             gpointer   data,
             GError   **error)
{
  const TcUndoState *state = data;

  return state->undo == 0 || tc_change_undo (change, state->undo, error);
}

static gboolean
redo_change (TcChange  *change,
             gpointer   data,
             GError   **error)
{
  const TcUndoState *state = data;

  return state->redo == 0 || tc_change_redo (change, state->redo, error);
}

/**
 * tc_workspace_accept:
 *
 * Accepts the best suggestion of each item of a field.
 */
void
tc_workspace_accept (TcWorkspace *self,
                     TcId         study_id,
                     const char  *field)
{
  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (field != NULL);

  tc_workspace_change (self, "answer", accept_change, request_new (study_id, field), request_free);
}

/**
 * tc_workspace_accept_suggestion:
 *
 * Accepts one suggestion; of a list field, as its item.
 */
void
tc_workspace_accept_suggestion (TcWorkspace        *self,
                                TcId                study_id,
                                const TcSuggestion *suggestion)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (suggestion != NULL);

  request = request_new (study_id, suggestion->field);
  request->suggestion = tc_suggestion_copy (suggestion);
  tc_workspace_change (self, "answer", accept_suggestion_change, request, request_free);
}

/**
 * tc_workspace_accept_fields:
 * @fields: %NULL-terminated keys
 *
 * Accepts every field of the list that is still only suggested, as one change.
 */
void
tc_workspace_accept_fields (TcWorkspace        *self,
                            TcId                study_id,
                            const char * const *fields)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (fields != NULL);

  request = request_new (study_id, NULL);
  request->fields = g_strdupv ((char **) fields);
  tc_workspace_change (self, "answer", accept_fields_change, request, request_free);
}

/**
 * tc_workspace_set_value:
 * @value: (nullable): %NULL clears the answer
 * @reported: (nullable): the verbatim value
 * @quotes: (nullable) (element-type TcQuote): %NULL keeps those that the form shows and that are evidence for
 *   this value, too
 *
 * Makes a value that a person gave the answer of a field. Copies everything.
 */
void
tc_workspace_set_value (TcWorkspace *self,
                        TcId         study_id,
                        const char  *field,
                        TcValue     *value,
                        const char  *reported,
                        GPtrArray   *quotes)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (field != NULL);

  request = request_new (study_id, field);
  request->value = value != NULL ? tc_value_ref (value) : NULL;
  request->text = g_strdup (reported);
  request->quotes = quotes != NULL ? tc_quotes_copy (quotes) : NULL;
  tc_workspace_change (self, "answer", set_value_change, request, request_free);
}

/**
 * tc_workspace_add_evidence:
 * @quotes: (element-type TcQuote): passages, each with the item that it is evidence for; copied
 *
 * Says that the answer of a field rests on these passages, too.
 */
void
tc_workspace_add_evidence (TcWorkspace *self,
                           TcId         study_id,
                           const char  *field,
                           GPtrArray   *quotes)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (field != NULL);
  g_return_if_fail (quotes != NULL);

  request = request_new (study_id, field);
  request->quotes = tc_quotes_copy (quotes);
  tc_workspace_change (self, "answer", add_evidence_change, request, request_free);
}

/**
 * tc_workspace_set_state:
 * @state: not reported, not applicable or unclear
 *
 * Says why a field has no (clear) value.
 */
void
tc_workspace_set_state (TcWorkspace   *self,
                        TcId           study_id,
                        const char    *field,
                        TcAnswerState  state)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (field != NULL);
  g_return_if_fail (state == TC_ANSWER_NOT_REPORTED || state == TC_ANSWER_NOT_APPLICABLE
                    || state == TC_ANSWER_UNCLEAR);

  request = request_new (study_id, field);
  request->state = state;
  tc_workspace_change (self, "answer", set_state_change, request, request_free);
}

/**
 * tc_workspace_set_note:
 * @note: (nullable): "" and %NULL take the note away
 *
 * Writes a note to the answer of a field. A field without an answer becomes unclear by it.
 */
void
tc_workspace_set_note (TcWorkspace *self,
                       TcId         study_id,
                       const char  *field,
                       const char  *note)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (field != NULL);

  request = request_new (study_id, field);
  request->text = g_strdup (note);
  tc_workspace_change (self, "answer", set_note_change, request, request_free);
}

/**
 * tc_workspace_revert:
 *
 * Takes the answer of a field away: it is suggested or empty again.
 */
void
tc_workspace_revert (TcWorkspace *self,
                     TcId         study_id,
                     const char  *field)
{
  tc_workspace_set_value (self, study_id, field, NULL, NULL, NULL);
}

/**
 * tc_workspace_set_status:
 * @exclusion_reason: (nullable): why the studies are excluded
 *
 * Sets the status of some studies, as one change.
 */
void
tc_workspace_set_status (TcWorkspace   *self,
                         const TcId    *study_ids,
                         guint          n_studies,
                         TcStudyStatus  status,
                         const char    *exclusion_reason)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (study_ids != NULL || n_studies == 0);

  request = request_new (0, NULL);
  request->study_ids = g_array_sized_new (FALSE, FALSE, sizeof (TcId), n_studies);
  g_array_append_vals (request->study_ids, study_ids, n_studies);
  request->status = status;
  request->text = g_strdup (exclusion_reason);
  tc_workspace_change (self, "status", set_status_change, request, request_free);
}

/**
 * tc_workspace_decide:
 * @statement: index of the chosen statement; -1 dismisses the discrepancy, -2 opens it again
 *
 * Decides a discrepancy. A chosen statement becomes the answer of the field.
 */
void
tc_workspace_decide (TcWorkspace *self,
                     TcId         study_id,
                     TcId         discrepancy_id,
                     int          statement)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (statement >= -2);

  request = request_new (study_id, NULL);
  request->object_id = discrepancy_id;
  request->statement = statement;
  tc_workspace_change (self, "decide", decide_change, request, request_free);
}

/**
 * tc_workspace_undo:
 *
 * Takes the newest change back that is not taken back yet. Does nothing where there is none.
 */
void
tc_workspace_undo (TcWorkspace *self)
{
  TcSession *session;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  session = tc_workspace_get_session (self, NULL);
  tc_workspace_change (self, "undo", undo_change, session != NULL ? &session->undo : NULL, NULL);
}

/**
 * tc_workspace_redo:
 *
 * Does the change again that was taken back last. Does nothing where there is none.
 */
void
tc_workspace_redo (TcWorkspace *self)
{
  TcSession *session;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  session = tc_workspace_get_session (self, NULL);
  tc_workspace_change (self, "redo", redo_change, session != NULL ? &session->undo : NULL, NULL);
}
