/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-columns.h"
#include "tc-store-private.h"

#define COLUMNS "study_id, field, state, reported, value, quotes, note, reviewer, rule, updated_at"

static TcAnswer *
read_answer (TcStatement  *statement,
             GError      **error)
{
  g_autoptr (TcAnswer) answer = NULL;
  g_autoptr (TcValue) value = NULL;
  g_autoptr (GPtrArray) quotes = NULL;
  g_autofree char *field = tc_statement_dup_text (statement, 1);
  TcAnswerState state;

  if (!tc_answer_state_from_string (tc_statement_get_text (statement, 2), &state))
    {
      tc_store_error_damaged (error, N_("the state of an answer is unknown"));
      return NULL;
    }
  if (!tc_column_to_value (tc_statement_get_text (statement, 4), &value, error))
    return NULL;
  quotes = tc_column_to_quotes (tc_statement_get_text (statement, 5), error);
  if (quotes == NULL)
    return NULL;

  answer = tc_answer_new (tc_statement_get_int (statement, 0), field, state, value);
  answer->reported = tc_statement_dup_nullable (statement, 3);
  g_clear_pointer (&answer->quotes, g_ptr_array_unref);
  answer->quotes = g_steal_pointer (&quotes);
  answer->note = tc_statement_dup_nullable (statement, 6);
  g_free (answer->reviewer);
  answer->reviewer = tc_statement_dup_text (statement, 7);
  answer->rule = tc_statement_dup_nullable (statement, 8);
  answer->updated_at = tc_statement_get_int (statement, 9);

  return g_steal_pointer (&answer);
}

/**
 * tc_store_get_answer:
 * @self: a store
 * @study_id: a study
 * @field: key of a field
 * @error: return location for a #GError
 *
 * Gets the answer of a field.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without an error where there is none
 */
TcAnswer *
tc_store_get_answer (TcStore     *self,
                     TcId         study_id,
                     const char  *field,
                     GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT " COLUMNS " FROM answer WHERE study_id = ?1 AND field = ?2");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, field);
  if (tc_statement_next (statement))
    return read_answer (statement, error);

  (void) tc_statement_finish (statement, error);
  return NULL;
}

/**
 * tc_store_list_answers:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the answers of a study, by field in the order of the alphabet.
 *
 * Returns: (transfer full) (element-type TcAnswer) (nullable): the answers, %NULL with @error set
 */
GPtrArray *
tc_store_list_answers (TcStore  *self,
                       TcId      study_id,
                       GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_answer_free);

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT " COLUMNS " FROM answer WHERE study_id = ?1 ORDER BY field");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      TcAnswer *answer = read_answer (statement, error);

      if (answer == NULL)
        return NULL;
      g_ptr_array_add (answers, answer);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&answers);
}

/**
 * tc_store_put_answer:
 * @self: a store in a transaction
 * @answer: an answer; its state is neither empty nor suggested
 * @error: return location for a #GError
 *
 * Stores the answer of a field in place of the one that was there.
 *
 * Returns: whether it was stored
 */
gboolean
tc_store_put_answer (TcStore         *self,
                     const TcAnswer  *answer,
                     GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autofree char *value = NULL;
  g_autofree char *quotes = NULL;

  g_return_val_if_fail (answer != NULL, FALSE);
  g_return_val_if_fail (answer->state != TC_ANSWER_EMPTY && answer->state != TC_ANSWER_SUGGESTED, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  value = answer->value != NULL ? tc_value_to_json (answer->value) : NULL;
  quotes = tc_column_from_quotes (answer->quotes, 0);
  statement = tc_statement_new (self->connection,
                                "INSERT INTO answer (" COLUMNS ") "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                                "ON CONFLICT (study_id, field) DO UPDATE SET state = excluded.state, "
                                "reported = excluded.reported, value = excluded.value, quotes = excluded.quotes, "
                                "note = excluded.note, reviewer = excluded.reviewer, rule = excluded.rule, "
                                "updated_at = excluded.updated_at");
  tc_statement_bind_int (statement, 1, answer->study_id);
  tc_statement_bind_text (statement, 2, answer->field);
  tc_statement_bind_text (statement, 3, tc_answer_state_to_string (answer->state));
  tc_statement_bind_text (statement, 4, answer->reported);
  tc_statement_bind_text (statement, 5, value);
  tc_statement_bind_text (statement, 6, quotes);
  tc_statement_bind_text (statement, 7, answer->note);
  tc_statement_bind_text (statement, 8, answer->reviewer != NULL ? answer->reviewer : "");
  tc_statement_bind_text (statement, 9, answer->rule);
  tc_statement_bind_int (statement, 10, answer->updated_at);

  return tc_statement_run (statement, error);
}

/**
 * tc_store_delete_answer:
 * @self: a store in a transaction
 * @study_id: a study
 * @field: key of a field
 * @error: return location for a #GError
 *
 * Takes the answer of a field away.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND where there is none, or another error
 */
gboolean
tc_store_delete_answer (TcStore     *self,
                        TcId         study_id,
                        const char  *field,
                        GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (field != NULL, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "DELETE FROM answer WHERE study_id = ?1 AND field = ?2");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, field);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}
