/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-columns.h"
#include "tc-store-private.h"

static gboolean
insert_suggestion (TcStatement         *statement,
                   TcId                 study_id,
                   TcId                 source_id,
                   const TcSuggestion  *suggestion,
                   GError             **error)
{
  g_autofree char *value = tc_value_to_json (suggestion->value);
  g_autofree char *quotes = tc_column_from_quotes (suggestion->quotes, source_id);

  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_int (statement, 2, source_id);
  tc_statement_bind_text (statement, 3, suggestion->field);
  tc_statement_bind_int (statement, 4, suggestion->item);
  tc_statement_bind_text (statement, 5, value);
  tc_statement_bind_text (statement, 6, suggestion->language != NULL ? suggestion->language : "");
  tc_statement_bind_text (statement, 7, suggestion->rule != NULL ? suggestion->rule : "");
  tc_statement_bind_double (statement, 8, suggestion->confidence);
  tc_statement_bind_text (statement, 9, quotes);

  return tc_statement_run (statement, error);
}

/**
 * tc_store_add_suggestions:
 * @self: a store in a transaction
 * @study_id: the study
 * @source_id: the stored source that they were found in
 * @suggestions: (element-type TcSuggestion): suggestions; left as they are
 * @error: return location for a #GError
 *
 * Stores what an extractor found. Quotes without a source get @source_id.
 *
 * Returns: whether all were stored
 */
gboolean
tc_store_add_suggestions (TcStore    *self,
                          TcId        study_id,
                          TcId        source_id,
                          GPtrArray  *suggestions,
                          GError    **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (suggestions != NULL, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection,
                                "INSERT INTO suggestion (study_id, source_id, field, item, value, language, rule, "
                                "confidence, quotes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  for (guint i = 0; i < suggestions->len; i++)
    {
      if (!insert_suggestion (statement, study_id, source_id, g_ptr_array_index (suggestions, i), error))
        return FALSE;
      tc_statement_reset (statement);
    }

  return TRUE;
}

/**
 * tc_store_replace_suggestions:
 * @self: a store in a transaction
 * @study_id: the study
 * @source_id: one of its sources
 * @suggestions: (element-type TcSuggestion): what the source suggests from now on; left as they are
 * @error: return location for a #GError
 *
 * Puts suggestions in the place of those that a source had. Answers are not touched.
 *
 * Returns: whether that was done
 */
gboolean
tc_store_replace_suggestions (TcStore    *self,
                              TcId        study_id,
                              TcId        source_id,
                              GPtrArray  *suggestions,
                              GError    **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (suggestions != NULL, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "DELETE FROM suggestion WHERE source_id = ?1");
  tc_statement_bind_int (statement, 1, source_id);

  return tc_statement_run (statement, error)
         && tc_store_add_suggestions (self, study_id, source_id, suggestions, error);
}

static TcSuggestion *
read_suggestion (TcStatement  *statement,
                 GError      **error)
{
  g_autoptr (TcSuggestion) suggestion = NULL;
  g_autoptr (TcValue) value = NULL;
  g_autoptr (GPtrArray) quotes = NULL;
  g_autofree char *field = tc_statement_dup_text (statement, 2);
  g_autofree char *language = tc_statement_dup_text (statement, 5);
  g_autofree char *rule = tc_statement_dup_text (statement, 6);

  if (!tc_column_to_value (tc_statement_get_text (statement, 4), &value, error))
    return NULL;
  if (value == NULL)
    {
      tc_store_error_damaged (error, N_("a suggestion has no value"));
      return NULL;
    }
  quotes = tc_column_to_quotes (tc_statement_get_text (statement, 8), error);
  if (quotes == NULL)
    return NULL;

  suggestion = tc_suggestion_new (field, tc_statement_get_int (statement, 3), value, language, rule,
                                  tc_statement_get_double (statement, 7));
  suggestion->id = tc_statement_get_int (statement, 0);
  suggestion->source_id = tc_statement_get_int (statement, 1);
  for (guint i = 0; i < quotes->len; i++)
    tc_suggestion_take_quote (suggestion, tc_quote_copy (g_ptr_array_index (quotes, i)));

  return g_steal_pointer (&suggestion);
}

/**
 * tc_store_list_suggestions:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the suggestions of a study: by field (in the order of the alphabet), then as
 * tc_suggestion_compare() orders them.
 *
 * Returns: (transfer full) (element-type TcSuggestion) (nullable): the suggestions, %NULL with @error set
 */
GPtrArray *
tc_store_list_suggestions (TcStore  *self,
                           TcId      study_id,
                           GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT id, source_id, field, item, value, language, rule, confidence, quotes "
                                "FROM suggestion WHERE study_id = ?1 AND " TC_STORE_LIVE_SOURCE " "
                                "ORDER BY field, item, confidence DESC, rule, id");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      TcSuggestion *suggestion = read_suggestion (statement, error);

      if (suggestion == NULL)
        return NULL;
      g_ptr_array_add (suggestions, suggestion);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&suggestions);
}
