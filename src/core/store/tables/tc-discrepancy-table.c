/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-columns.h"
#include "tc-store-private.h"

/* As stored; the index is the TcDiscrepancyDecision. */
static const char *decisions[] = { "open", "value", "dismissed" };

static gboolean
read_decision (const char             *name,
               TcDiscrepancyDecision  *decision,
               GError                **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_strcmp0 (name, decisions[i]) == 0)
      {
        *decision = i;
        return TRUE;
      }

  return tc_store_error_damaged (error, N_("a decision is unknown"));
}

static gboolean
insert_discrepancy (TcStatement          *statement,
                    TcId                  study_id,
                    TcId                  source_id,
                    const TcDiscrepancy  *discrepancy,
                    GError              **error)
{
  g_autofree char *quotes = tc_column_from_quotes (discrepancy->quotes, source_id);
  g_autofree char *values = tc_column_from_values (discrepancy->values);

  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_id (statement, 2, source_id);
  tc_statement_bind_text (statement, 3, discrepancy->field != NULL ? discrepancy->field : "");
  tc_statement_bind_text (statement, 4, discrepancy->kind != NULL ? discrepancy->kind : "");
  tc_statement_bind_text (statement, 5, discrepancy->message != NULL ? discrepancy->message : "");
  tc_statement_bind_text (statement, 6, quotes);
  tc_statement_bind_text (statement, 7, values);
  tc_statement_bind_text (statement, 8, decisions[discrepancy->decision]);
  tc_statement_bind_id (statement, 9, discrepancy->other_source_id);
  tc_statement_bind_id (statement, 10, discrepancy->id);

  return tc_statement_run (statement, error);
}

static TcStatement *
prepare_insert (TcStore *self)
{
  return tc_statement_new (self->connection,
                           "INSERT INTO discrepancy (study_id, source_id, field, kind, message, quotes, "
                           "\"values\", decision, other_source_id, id) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
}

/**
 * tc_store_add_discrepancies:
 * @self: a store in a transaction
 * @study_id: the study
 * @source_id: the stored source, 0 where the statements stand in several
 * @discrepancies: (element-type TcDiscrepancy): discrepancies; left as they are
 * @error: return location for a #GError
 *
 * Stores statements that disagree. Quotes without a source get @source_id.
 *
 * Returns: whether all were stored
 */
gboolean
tc_store_add_discrepancies (TcStore    *self,
                            TcId        study_id,
                            TcId        source_id,
                            GPtrArray  *discrepancies,
                            GError    **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (discrepancies != NULL, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = prepare_insert (self);
  for (guint i = 0; i < discrepancies->len; i++)
    {
      if (!insert_discrepancy (statement, study_id, source_id, g_ptr_array_index (discrepancies, i), error))
        return FALSE;
      tc_statement_reset (statement);
    }

  return TRUE;
}

/**
 * tc_store_put_discrepancy:
 * @self: a store in a transaction
 * @study_id: the study
 * @discrepancy: a discrepancy with its sources; with id 0 a new one, else one to put back
 * @error: return location for a #GError
 *
 * Stores a discrepancy.
 *
 * Returns: its id, 0 with @error set
 */
TcId
tc_store_put_discrepancy (TcStore              *self,
                          TcId                  study_id,
                          const TcDiscrepancy  *discrepancy,
                          GError              **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (discrepancy != NULL, 0);

  if (!tc_store_may_write (self, error))
    return 0;

  statement = prepare_insert (self);
  if (!insert_discrepancy (statement, study_id, discrepancy->source_id, discrepancy, error))
    return 0;

  return sqlite3_last_insert_rowid (self->connection->db);
}

/**
 * tc_store_delete_discrepancy:
 * @self: a store in a transaction
 * @discrepancy_id: an open discrepancy
 * @error: return location for a #GError
 *
 * Takes a discrepancy away that nobody has decided; its id is not given to another one.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND where there is no such open one, or another error
 */
gboolean
tc_store_delete_discrepancy (TcStore  *self,
                             TcId      discrepancy_id,
                             GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "DELETE FROM discrepancy WHERE id = ?1 AND decision = 'open'");
  tc_statement_bind_int (statement, 1, discrepancy_id);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

static TcDiscrepancy *
read_discrepancy (TcStatement  *statement,
                  GError      **error)
{
  g_autoptr (TcDiscrepancy) discrepancy = NULL;
  g_autoptr (GPtrArray) quotes = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *field = tc_statement_dup_text (statement, 2);
  g_autofree char *kind = tc_statement_dup_text (statement, 3);
  g_autofree char *message = tc_statement_dup_text (statement, 4);

  quotes = tc_column_to_quotes (tc_statement_get_text (statement, 5), error);
  if (quotes == NULL)
    return NULL;
  values = tc_column_to_values (tc_statement_get_text (statement, 6), error);
  if (values == NULL)
    return NULL;

  discrepancy = tc_discrepancy_new (field, kind, message);
  if (!read_decision (tc_statement_get_text (statement, 7), &discrepancy->decision, error))
    return NULL;
  discrepancy->id = tc_statement_get_int (statement, 0);
  discrepancy->source_id = tc_statement_get_int (statement, 1);
  discrepancy->other_source_id = tc_statement_get_int (statement, 8);
  for (guint i = 0; i < quotes->len; i++)
    tc_discrepancy_take_statement (discrepancy, tc_quote_copy (g_ptr_array_index (quotes, i)),
                                   i < values->len ? tc_value_ref (g_ptr_array_index (values, i)) : NULL);

  return g_steal_pointer (&discrepancy);
}

/**
 * tc_store_list_discrepancies:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the discrepancies of a study, open and decided, in the order in which they were found.
 *
 * Returns: (transfer full) (element-type TcDiscrepancy) (nullable): them, %NULL with @error set
 */
GPtrArray *
tc_store_list_discrepancies (TcStore  *self,
                             TcId      study_id,
                             GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) discrepancies = tc_discrepancies_new ();

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT id, source_id, field, kind, message, quotes, \"values\", decision, "
                                "other_source_id FROM discrepancy WHERE study_id = ?1 "
                                "AND " TC_STORE_LIVE_DISCREPANCY " ORDER BY id");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      TcDiscrepancy *discrepancy = read_discrepancy (statement, error);

      if (discrepancy == NULL)
        return NULL;
      g_ptr_array_add (discrepancies, discrepancy);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&discrepancies);
}

/**
 * tc_store_get_discrepancy_decision:
 * @self: a store
 * @discrepancy_id: a discrepancy
 * @study_id: (out) (optional): its study
 * @field: (out) (optional): key of the field that its statements are about
 * @decision: (out) (optional): what was decided
 * @error: return location for a #GError
 *
 * Gets what was decided about a discrepancy.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
tc_store_get_discrepancy_decision (TcStore                *self,
                                   TcId                    discrepancy_id,
                                   TcId                   *study_id,
                                   char                  **field,
                                   TcDiscrepancyDecision  *decision,
                                   GError                **error)
{
  g_autoptr (TcStatement) statement = NULL;
  TcDiscrepancyDecision found = TC_DECISION_OPEN;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = tc_statement_new (self->connection, "SELECT study_id, decision, field FROM discrepancy WHERE id = ?1");
  tc_statement_bind_int (statement, 1, discrepancy_id);
  if (!tc_statement_next (statement))
    return tc_statement_finish (statement, error) && tc_store_set_not_found (error);
  if (!read_decision (tc_statement_get_text (statement, 1), &found, error))
    return FALSE;

  if (study_id != NULL)
    *study_id = tc_statement_get_int (statement, 0);
  if (field != NULL)
    *field = tc_statement_dup_nullable (statement, 2);
  if (decision != NULL)
    *decision = found;
  return TRUE;
}

/**
 * tc_store_set_discrepancy_decision:
 * @self: a store in a transaction
 * @discrepancy_id: a discrepancy
 * @decision: what was decided
 * @error: return location for a #GError
 *
 * Decides about a discrepancy, or opens it again.
 *
 * Returns: whether it was changed
 */
gboolean
tc_store_set_discrepancy_decision (TcStore                *self,
                                   TcId                    discrepancy_id,
                                   TcDiscrepancyDecision   decision,
                                   GError                **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (decision < G_N_ELEMENTS (decisions), FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "UPDATE discrepancy SET decision = ?2 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, discrepancy_id);
  tc_statement_bind_text (statement, 2, decisions[decision]);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}
