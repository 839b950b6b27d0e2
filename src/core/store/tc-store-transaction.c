/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-search-index.h"
#include "tc-word-table.h"

/* While many rows are loaded. FTS5 keeps its hash in memory until it is this full; SQLite caches pages. */
#define BULK_HASH_SIZE 64000000
#define BULK_CACHE_SIZE -131072
#define DEFAULT_HASH_SIZE 1048576
/* Each commit leaves a segment of the search index. While loading, sixteen of one size and not four
 * are merged to one, so that each text is written again a third as often. */
#define BULK_MERGE 16
#define DEFAULT_MERGE 4
#define DEFAULT_CACHE_SIZE -32768

static gboolean
set_rolled_back (GError **error)
{
  g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED,
                       _("The change was taken back, because a part of it failed."));
  return FALSE;
}

/* After some failures (a full disk, an interrupt) SQLite itself has rolled back; what followed would then be
 * committed piece by piece. */
static gboolean
is_rolled_back (TcStore *self)
{
  return sqlite3_get_autocommit (self->connection->db) != 0;
}

static gboolean
check_writable (TcStore  *self,
                GError  **error)
{
  if (self->lock == NULL)
    return tc_store_error_take_sqlite (error, NULL, SQLITE_READONLY);

  return TRUE;
}

/**
 * tc_store_may_write:
 * @self: a store
 * @error: return location for a #GError
 *
 * Every function that changes a row asks this first.
 *
 * Returns: %FALSE with @error set where the store is read-only or the transaction is gone
 */
gboolean
tc_store_may_write (TcStore  *self,
                    GError  **error)
{
  if (!check_writable (self, error))
    return FALSE;

  g_return_val_if_fail (self->in_transaction, FALSE);

  return is_rolled_back (self) ? set_rolled_back (error) : TRUE;
}

/**
 * tc_store_set_not_found:
 * @error: return location for a #GError
 *
 * Sets %TC_STORE_ERROR_NOT_FOUND.
 *
 * Returns: always %FALSE
 */
gboolean
tc_store_set_not_found (GError **error)
{
  g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND,
                       _("This is not in the project any more."));
  return FALSE;
}

/**
 * tc_store_changed_one:
 * @self: a store
 * @error: return location for a #GError
 *
 * Makes sure that the last statement met a row.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND where it did not
 */
gboolean
tc_store_changed_one (TcStore  *self,
                      GError  **error)
{
  return sqlite3_changes (self->connection->db) > 0 || tc_store_set_not_found (error);
}

/* Numbers of rows that were remembered may become those of other rows. */
static void
forget_rows (TcStore *self)
{
  tc_words_forget (self->connection);
  tc_store_forget_content (self);
}

static void
restore_codebook (TcStore *self)
{
  if (self->former_codebook == NULL)
    return;

  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = g_steal_pointer (&self->former_codebook);
}

/**
 * tc_store_begin:
 * @self: a store without an open transaction
 * @error: return location for a #GError
 *
 * Begins a change.
 *
 * Returns: whether it can be made
 */
gboolean
tc_store_begin (TcStore  *self,
                GError  **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!check_writable (self, error) || !tc_store_check_place (self, error) ||
      !tc_connection_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->in_transaction = TRUE;
  self->n_savepoints = 0;
  return TRUE;
}

/**
 * tc_store_commit:
 * @self: a store with an open transaction
 * @error: return location for a #GError
 *
 * Ends a change. When this returns %TRUE the change is on the disk and survives a crash. New texts and words
 * can be searched for from now on.
 *
 * Returns: %FALSE where it could not be saved; everything since tc_store_begin() is taken back
 */
gboolean
tc_store_commit (TcStore  *self,
                 GError  **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (is_rolled_back (self))
    {
      tc_store_rollback (self);
      return set_rolled_back (error);
    }

  if (!tc_store_write_index (self, error) ||
      !tc_connection_execute (self->connection, "COMMIT", error))
    {
      tc_store_rollback (self);
      return FALSE;
    }

  tc_store_forget_index (self);
  g_clear_pointer (&self->former_codebook, tc_codebook_unref);
  self->in_transaction = FALSE;
  return TRUE;
}

/**
 * tc_store_rollback:
 * @self: a store with an open transaction
 *
 * Takes a change back.
 */
void
tc_store_rollback (TcStore *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->in_transaction);

  if (!is_rolled_back (self) &&
      sqlite3_exec (self->connection->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_critical ("A change could not be taken back: %s", sqlite3_errmsg (self->connection->db));
  tc_store_forget_index (self);
  forget_rows (self);
  restore_codebook (self);
  self->in_transaction = FALSE;
}

/**
 * tc_store_savepoint:
 * @self: a store with an open transaction
 * @error: return location for a #GError
 *
 * Begins a part of a change that can be taken back alone; parts may nest.
 *
 * Returns: whether it did
 */
gboolean
tc_store_savepoint (TcStore  *self,
                    GError  **error)
{
  if (!tc_store_may_write (self, error) ||
      !tc_connection_execute (self->connection, "SAVEPOINT part", error))
    return FALSE;

  self->n_savepoints++;
  return TRUE;
}

/**
 * tc_store_release:
 * @self: a store with an open part
 * @error: return location for a #GError
 *
 * Ends the innermost part and keeps it.
 *
 * Returns: whether it did
 */
gboolean
tc_store_release (TcStore  *self,
                  GError  **error)
{
  g_return_val_if_fail (self->n_savepoints > 0, FALSE);

  self->n_savepoints--;
  return tc_store_may_write (self, error) &&
         tc_connection_execute (self->connection, "RELEASE part", error);
}

/**
 * tc_store_rollback_to:
 * @self: a store with an open part
 *
 * Ends the innermost part and takes it back.
 */
void
tc_store_rollback_to (TcStore *self)
{
  g_return_if_fail (self->n_savepoints > 0);

  self->n_savepoints--;
  forget_rows (self);
  if (!is_rolled_back (self) &&
      sqlite3_exec (self->connection->db, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL) != SQLITE_OK)
    g_critical ("A part of a change could not be taken back: %s", sqlite3_errmsg (self->connection->db));
}

/**
 * tc_store_begin_reading:
 * @self: a store without an open transaction
 * @error: return location for a #GError
 *
 * Makes what is read until tc_store_end_reading() one state of the project, whatever others commit meanwhile.
 *
 * Without WAL, where somebody who reads keeps the writer waiting, each statement sees the newest state.
 *
 * Returns: whether reading can begin
 */
gboolean
tc_store_begin_reading (TcStore  *self,
                        GError  **error)
{
  g_autofree char *mode = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  mode = tc_connection_dup_pragma (self->connection, "journal_mode", error);
  if (mode == NULL)
    return FALSE;

  return strcmp (mode, "wal") != 0 || tc_connection_execute (self->connection, "BEGIN", error);
}

/**
 * tc_store_end_reading:
 * @self: a store
 *
 * Ends what tc_store_begin_reading() began. Closing the store does the same.
 */
void
tc_store_end_reading (TcStore *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->in_transaction);

  if (sqlite3_get_autocommit (self->connection->db) == 0 &&
      sqlite3_exec (self->connection->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_critical ("Reading could not be ended: %s", sqlite3_errmsg (self->connection->db));
}

static gboolean
set_search (TcStore     *self,
            const char  *sql,
            gint64       value,
            GError     **error)
{
  g_autoptr (TcStatement) statement = tc_statement_new (self->connection, sql);

  tc_statement_bind_int (statement, 1, value);

  return tc_statement_run (statement, error);
}

/* The words of studies keep their merging: each edit adds to them and should not meet one of many segments. */
static gboolean
set_search_index (TcStore   *self,
                  gboolean   bulk,
                  GError   **error)
{
  gint64 hash_size = bulk ? BULK_HASH_SIZE : DEFAULT_HASH_SIZE;

  return set_search (self, "INSERT INTO source_search (source_search, rank) VALUES ('hashsize', ?1)", hash_size, error)
         && set_search (self, "INSERT INTO study_search (study_search, rank) VALUES ('hashsize', ?1)", hash_size, error)
         && set_search (self, "INSERT INTO source_search (source_search, rank) VALUES ('automerge', ?1)",
                        bulk ? BULK_MERGE : DEFAULT_MERGE, error);
}

/**
 * tc_store_set_bulk:
 * @self: a store
 * @bulk: whether many rows are about to be loaded
 *
 * Trades memory (about 200 MB) for speed, or gives it back. It changes how fast things are and nothing
 * else, so that a failure is only a warning in the log. Does nothing on a read-only store.
 */
void
tc_store_set_bulk (TcStore  *self,
                   gboolean  bulk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cache_size = NULL;

  g_return_if_fail (self != NULL);

  if (self->lock == NULL)
    return;

  cache_size = g_strdup_printf ("%d", bulk ? BULK_CACHE_SIZE : DEFAULT_CACHE_SIZE);
  if (!tc_connection_set_pragma (self->connection, "cache_size", cache_size, cache_size, &error) ||
      !set_search_index (self, bulk, &error))
    g_info ("The settings for loading could not be changed: %s", error->message);
}

/**
 * tc_store_end_left_bulk:
 * @self: a store that was just opened
 *
 * Takes back the settings for loading where a program ended while it loaded: those of the search index are in the file.
 * Does nothing on a read-only store, and writes nothing where none are left.
 */
void
tc_store_end_left_bulk (TcStore *self)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gboolean left;

  if (self->lock == NULL)
    return;

  statement = tc_statement_new (self->connection,
                                "SELECT 1 FROM (SELECT k, v FROM source_search_config "
                                "UNION ALL SELECT k, v FROM study_search_config) "
                                "WHERE (k = 'hashsize' AND v <> ?1) OR (k = 'automerge' AND v <> ?2)");
  tc_statement_bind_int (statement, 1, DEFAULT_HASH_SIZE);
  tc_statement_bind_int (statement, 2, DEFAULT_MERGE);
  left = tc_statement_next (statement);
  g_clear_pointer (&statement, tc_statement_free);
  if (left && !set_search_index (self, FALSE, &error))
    g_info ("The settings for loading could not be taken back: %s", error->message);
}
