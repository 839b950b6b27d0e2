/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-search-index.h"
#include "tc-store-private.h"

#define ORDINARY(text) ((text) != NULL ? (text) : "")

/**
 * tc_store_add_study:
 * @self: a store in a transaction
 * @row: the columns; its id is not looked at
 * @error: return location for a #GError
 *
 * Adds a study, and its label and title to what can be searched for.
 *
 * Returns: the id, 0 with @error set
 */
TcId
tc_store_add_study (TcStore           *self,
                    const TcStudyRow  *row,
                    GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;
  TcId id;

  g_return_val_if_fail (row != NULL, 0);

  if (!tc_store_may_write (self, error))
    return 0;

  statement = tc_statement_new (self->connection,
                                "INSERT INTO study (status, exclusion_reason, kind, label, title, journal, year, "
                                "phase, n_enrolled, n_checked, n_to_check, n_discrepancies, n_annotations) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
  tc_statement_bind_text (statement, 1, tc_study_status_to_string (row->status));
  tc_statement_bind_text (statement, 2, ORDINARY (row->exclusion_reason));
  tc_statement_bind_text (statement, 3, ORDINARY (row->kind));
  tc_statement_bind_text (statement, 4, ORDINARY (row->label));
  tc_statement_bind_text (statement, 5, ORDINARY (row->title));
  tc_statement_bind_text (statement, 6, ORDINARY (row->journal));
  tc_statement_bind_int (statement, 7, row->year);
  tc_statement_bind_text (statement, 8, ORDINARY (row->phase));
  tc_statement_bind_int (statement, 9, row->n_enrolled);
  tc_statement_bind_int (statement, 10, row->n_checked);
  tc_statement_bind_int (statement, 11, row->n_to_check);
  tc_statement_bind_int (statement, 12, row->n_discrepancies);
  tc_statement_bind_int (statement, 13, row->n_annotations);
  if (!tc_statement_run (statement, error))
    return 0;

  id = sqlite3_last_insert_rowid (self->connection->db);
  tc_store_index_study_later (self, id);

  return id;
}

static void
take_text (char        **member,
           TcStatement  *statement,
           int           column)
{
  g_free (*member);
  *member = tc_statement_dup_text (statement, column);
}

/**
 * tc_store_get_study:
 * @self: a store
 * @study_id: a study, removed or not
 * @error: return location for a #GError
 *
 * Gets the columns of a study.
 *
 * Returns: (transfer full) (nullable): the columns, %NULL with %TC_STORE_ERROR_NOT_FOUND or another error
 */
TcStudyRow *
tc_store_get_study (TcStore  *self,
                    TcId      study_id,
                    GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (TcStudyRow) row = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT status_rank, exclusion_reason, kind, label, title, journal, year, "
                                "phase, n_enrolled, n_checked, n_to_check, n_discrepancies, n_annotations "
                                "FROM study WHERE id = ?1");
  tc_statement_bind_int (statement, 1, study_id);
  if (!tc_statement_next (statement))
    {
      if (tc_statement_finish (statement, error))
        tc_store_set_not_found (error);
      return NULL;
    }

  row = tc_study_row_new ();
  row->id = study_id;
  row->status = tc_statement_get_int (statement, 0);
  take_text (&row->exclusion_reason, statement, 1);
  take_text (&row->kind, statement, 2);
  take_text (&row->label, statement, 3);
  take_text (&row->title, statement, 4);
  take_text (&row->journal, statement, 5);
  row->year = tc_statement_get_int (statement, 6);
  take_text (&row->phase, statement, 7);
  row->n_enrolled = tc_statement_get_int (statement, 8);
  row->n_checked = tc_statement_get_int (statement, 9);
  row->n_to_check = tc_statement_get_int (statement, 10);
  row->n_discrepancies = tc_statement_get_int (statement, 11);
  row->n_annotations = tc_statement_get_int (statement, 12);

  return g_steal_pointer (&row);
}

/**
 * tc_store_count_studies:
 * @self: a store
 * @status: a #TcStudyStatus, or -1 for all
 *
 * Counts the studies that are not removed.
 *
 * Returns: their number, 0 where they cannot be counted
 */
guint
tc_store_count_studies (TcStore *self,
                        int      status)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_studies;

  g_return_val_if_fail (self != NULL, 0);

  if (status < 0)
    statement = tc_statement_new (self->connection, "SELECT count (*) FROM study WHERE removed = 0");
  else
    {
      statement = tc_statement_new (self->connection,
                                    "SELECT count (*) FROM study WHERE removed = 0 AND status_rank = ?1");
      tc_statement_bind_int (statement, 1, status);
    }

  if (!tc_statement_read_id (statement, &n_studies, &error))
    g_info ("Studies could not be counted: %s", error->message);

  return n_studies;
}

/**
 * tc_store_set_study_status:
 * @self: a store in a transaction
 * @study_id: a study
 * @status: its new status
 * @exclusion_reason: (nullable): why it is excluded
 * @error: return location for a #GError
 *
 * Changes the status of a study.
 *
 * Returns: whether it was changed
 */
gboolean
tc_store_set_study_status (TcStore        *self,
                           TcId            study_id,
                           TcStudyStatus   status,
                           const char     *exclusion_reason,
                           GError        **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection,
                                "UPDATE study SET status = ?2, exclusion_reason = ?3 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, tc_study_status_to_string (status));
  tc_statement_bind_text (statement, 3, ORDINARY (exclusion_reason));

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

/**
 * tc_store_set_study_removed:
 * @self: a store in a transaction
 * @study_id: a study
 * @removed: whether it is in no list and no export
 * @error: return location for a #GError
 *
 * Takes a study out of the project or puts it back; it keeps all its rows.
 *
 * Returns: whether it was changed
 */
gboolean
tc_store_set_study_removed (TcStore   *self,
                            TcId       study_id,
                            gboolean   removed,
                            GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "UPDATE study SET removed = ?2 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_int (statement, 2, removed ? 1 : 0);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

/**
 * tc_store_is_study_removed:
 * @self: a store
 * @study_id: a study
 *
 * Tells whether a study was removed.
 *
 * Returns: %TRUE where it was; %FALSE also where there is no such study
 */
gboolean
tc_store_is_study_removed (TcStore *self,
                           TcId     study_id)
{
  g_autoptr (TcStatement) statement = NULL;
  gint64 removed;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = tc_statement_new (self->connection, "SELECT removed FROM study WHERE id = ?1");
  tc_statement_bind_int (statement, 1, study_id);

  return tc_statement_read_id (statement, &removed, NULL) && removed != 0;
}
