/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-codebook-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-sha256.h"
#include "tc-store-private.h"

/* The codebooks that the project has had, oldest first. Rows are only added; the newest one counts. */

/**
 * tc_codebook_table_load:
 * @connection: a connection to a project
 * @id: number of a codebook, 0 for the newest one
 * @error: return location for a #GError
 *
 * Reads a codebook of the project.
 *
 * Returns: (transfer full) (nullable): the codebook, %NULL with %TC_STORE_ERROR_DAMAGED where there is none
 *   or it cannot be read
 */
TcCodebook *
tc_codebook_table_load (TcConnection  *connection,
                        TcId           id,
                        GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *json = NULL;
  TcCodebook *codebook;

  statement = tc_statement_new (connection,
                                "SELECT json FROM codebook WHERE ?1 IN (0, id) ORDER BY id DESC LIMIT 1");
  tc_statement_bind_int (statement, 1, id);
  if (tc_statement_next (statement))
    json = tc_statement_dup_text (statement, 0);
  if (!tc_statement_finish (statement, error))
    return NULL;

  if (json == NULL)
    {
      tc_store_error_damaged (error, N_("it has no codebook"));
      return NULL;
    }

  codebook = tc_codebook_new_from_json (json, &local_error);
  if (codebook == NULL)
    tc_store_error_damaged (error, local_error->message);

  return codebook;
}

/**
 * tc_codebook_table_append:
 * @connection: a connection that may write
 * @codebook: the codebook that counts from now on
 * @hashed: whether the project is of a version that keeps hashes of codebooks
 * @error: return location for a #GError
 *
 * Adds a codebook with its hash.
 *
 * Returns: whether it was added
 */
gboolean
tc_codebook_table_append (TcConnection  *connection,
                          TcCodebook    *codebook,
                          gboolean       hashed,
                          GError       **error)
{
  const char *json = tc_codebook_get_json (codebook);
  g_autofree char *sha256 = tc_sha256_of_data (json, strlen (json));
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (connection,
                                hashed ? "INSERT INTO codebook (id, added_at, json, sha256) "
                                         "VALUES ((SELECT ifnull (max (id), 0) + 1 FROM codebook), ?1, ?2, ?3)"
                                       : "INSERT INTO codebook (added_at, json) VALUES (?1, ?2)");
  tc_statement_bind_int (statement, 1, g_get_real_time ());
  tc_statement_bind_text (statement, 2, json);
  if (hashed)
    tc_statement_bind_text (statement, 3, sha256);

  return tc_statement_run (statement, error);
}

/**
 * tc_store_put_codebook:
 * @self: a store in a transaction
 * @codebook: the codebook that counts from now on
 * @error: return location for a #GError
 *
 * Gives the project another codebook. The ones before stay; where the transaction is taken back, the store
 * has the one before again.
 *
 * Returns: whether it was written
 */
gboolean
tc_store_put_codebook (TcStore     *self,
                       TcCodebook  *codebook,
                       GError     **error)
{
  if (!tc_store_may_write (self, error) ||
      !tc_codebook_table_append (self->connection, codebook, TRUE, error))
    return FALSE;

  tc_codebook_ref (codebook);
  if (self->former_codebook == NULL)
    self->former_codebook = g_steal_pointer (&self->codebook);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = codebook;
  return TRUE;
}

/**
 * tc_store_get_former_codebook:
 * @self: a store
 * @id: number of a codebook that the project has or had
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): that codebook
 */
TcCodebook *
tc_store_get_former_codebook (TcStore  *self,
                              TcId      id,
                              GError  **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id > 0, NULL);

  return tc_codebook_table_load (self->connection, id, error);
}

/**
 * tc_store_describe_codebook:
 * @self: a store
 * @id: (out): number of the codebook that counts
 * @max_version: (out): the greatest version that the project's codebooks have had
 * @error: return location for a #GError
 *
 * Says where the project is with its codebooks.
 *
 * Returns: whether it could be read
 */
gboolean
tc_store_describe_codebook (TcStore  *self,
                            TcId     *id,
                            guint    *max_version,
                            GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  *id = 0;
  *max_version = 0;
  statement = tc_statement_new (self->connection,
                                "SELECT max (id), max (CASE WHEN json_valid (json) "
                                "THEN json_extract (json, '$.version') END) FROM codebook");
  if (tc_statement_next (statement))
    {
      *id = tc_statement_get_int (statement, 0);
      *max_version = (guint) CLAMP (tc_statement_get_int (statement, 1), 0, G_MAXINT);
    }

  return tc_statement_finish (statement, error);
}

static gboolean
count_users (TcStore     *self,
             const char  *field,
             guint       *n,
             GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT count (*) FROM (SELECT study_id FROM answer WHERE field = ?1 "
                                "UNION SELECT study_id FROM annotation WHERE field = ?1)");
  tc_statement_bind_text (statement, 1, field);
  if (tc_statement_next (statement))
    *n = (guint) tc_statement_get_int (statement, 0);

  return tc_statement_finish (statement, error);
}

/**
 * tc_store_count_loss:
 * @self: a store
 * @loss: what a new codebook would not have any more
 * @n: (out): how many studies use it: in an answer, or in an annotation about the whole field
 * @error: return location for a #GError
 *
 * Counts the studies that would lose something; also those that are removed, which can come back.
 *
 * Returns: whether they could be counted
 */
gboolean
tc_store_count_loss (TcStore               *self,
                     const TcCodebookLoss  *loss,
                     guint                 *n,
                     GError               **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (loss != NULL, FALSE);

  *n = 0;
  if (loss->column == NULL && loss->choice == NULL)
    return count_users (self, loss->field, n, error);

  statement = tc_statement_new (self->connection,
                                "SELECT value FROM answer WHERE field = ?1 AND value IS NOT NULL");
  tc_statement_bind_text (statement, 1, loss->field);
  while (tc_statement_next (statement))
    {
      g_autoptr (TcValue) value = tc_value_from_json (tc_statement_get_text (statement, 0), NULL);

      *n += value != NULL && tc_codebook_loss_hits (loss, value);
    }

  return tc_statement_finish (statement, error);
}
