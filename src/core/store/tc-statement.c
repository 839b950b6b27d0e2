/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-statement-private.h"

#include <string.h>

#include "tc-store-error.h"

/* More than the table functions have; searches with many words make SQL of their own, and then all begins anew. */
#define MAX_CACHED 120

/**
 * tc_statement_new:
 * @connection: the connection
 * @sql: one statement
 *
 * Takes a statement out of the cache of the connection or prepares it.
 *
 * Returns: (transfer full): the statement
 */
TcStatement *
tc_statement_new (TcConnection *connection,
                  const char   *sql)
{
  TcStatement *self = g_new0 (TcStatement, 1);
  gpointer prepared = NULL;

  self->connection = connection;

  self->sql = sql;
  if (g_hash_table_steal_extended (connection->statements, sql, NULL, &prepared))
    self->statement = prepared;
  /* Where SQL was put together, another may have come to stand at its address. */
  if (self->statement != NULL && strcmp (sqlite3_sql (self->statement), sql) != 0)
    {
      sqlite3_finalize (self->statement);
      self->statement = NULL;
    }
  if (self->statement == NULL)
    self->code = sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                     &self->statement, NULL);

  return self;
}

/**
 * tc_statement_free:
 * @self: (transfer full): a statement
 *
 * Gives the statement back to its connection.
 */
void
tc_statement_free (TcStatement *self)
{
  g_return_if_fail (self != NULL);

  if (self->statement != NULL)
    {
      sqlite3_reset (self->statement);
      sqlite3_clear_bindings (self->statement);
      if (g_hash_table_size (self->connection->statements) >= MAX_CACHED)
        g_hash_table_remove_all (self->connection->statements);
      /* Replaces (and finalizes) one that was prepared for the same SQL meanwhile. */
      g_hash_table_replace (self->connection->statements, (gpointer) self->sql, self->statement);
    }
  g_free (self);
}

static void
keep_code (TcStatement *self,
           int          code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

/**
 * tc_statement_bind_int:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @value: its value
 *
 * Binds a whole number.
 */
void
tc_statement_bind_int (TcStatement *self,
                       int          parameter,
                       gint64       value)
{
  if (self->code == SQLITE_OK)
    keep_code (self, sqlite3_bind_int64 (self->statement, parameter, value));
}

/**
 * tc_statement_bind_id:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @id: a row id; 0 is bound as NULL
 *
 * Binds the id of a row that may be none.
 */
void
tc_statement_bind_id (TcStatement *self,
                      int          parameter,
                      gint64       id)
{
  if (id != 0)
    tc_statement_bind_int (self, parameter, id);
  else if (self->code == SQLITE_OK)
    keep_code (self, sqlite3_bind_null (self->statement, parameter));
}

/**
 * tc_statement_bind_double:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @value: its value
 *
 * Binds a number.
 */
void
tc_statement_bind_double (TcStatement *self,
                          int          parameter,
                          double       value)
{
  if (self->code == SQLITE_OK)
    keep_code (self, sqlite3_bind_double (self->statement, parameter, value));
}

static void
bind_text (TcStatement             *self,
           int                      parameter,
           const char              *text,
           sqlite3_destructor_type  ownership)
{
  if (self->code != SQLITE_OK)
    return;

  if (text == NULL)
    keep_code (self, sqlite3_bind_null (self->statement, parameter));
  else
    keep_code (self, sqlite3_bind_text64 (self->statement, parameter, text, strlen (text), ownership,
                                          SQLITE_UTF8));
}

/**
 * tc_statement_bind_text:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @text: (nullable): UTF-8; copied; %NULL is bound as NULL
 *
 * Binds a text.
 */
void
tc_statement_bind_text (TcStatement *self,
                        int          parameter,
                        const char  *text)
{
  bind_text (self, parameter, text, SQLITE_TRANSIENT);
}

/**
 * tc_statement_bind_static:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @text: (nullable): UTF-8; must stay alive until @self is freed; %NULL is bound as NULL
 *
 * Binds a text without copying it.
 */
void
tc_statement_bind_static (TcStatement *self,
                          int          parameter,
                          const char  *text)
{
  bind_text (self, parameter, text, SQLITE_STATIC);
}

/**
 * tc_statement_bind_nonempty:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @text: (nullable): UTF-8; %NULL and "" are bound as NULL
 *
 * Binds a text of which the empty one means that there is none.
 */
void
tc_statement_bind_nonempty (TcStatement *self,
                            int          parameter,
                            const char  *text)
{
  tc_statement_bind_text (self, parameter, text != NULL && text[0] != '\0' ? text : NULL);
}

/**
 * tc_statement_bind_bytes:
 * @self: a statement
 * @parameter: number of the parameter, from 1
 * @bytes: must stay alive until @self is freed
 *
 * Binds bytes without copying them.
 */
void
tc_statement_bind_bytes (TcStatement *self,
                         int          parameter,
                         GBytes      *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (self->code == SQLITE_OK)
    keep_code (self, sqlite3_bind_blob64 (self->statement, parameter, data != NULL ? data : "", size,
                                          SQLITE_STATIC));
}

/**
 * tc_statement_next:
 * @self: a statement
 *
 * Goes to the next row.
 *
 * Returns: %TRUE on a row; %FALSE at the end and on an error: see tc_statement_finish()
 */
gboolean
tc_statement_next (TcStatement *self)
{
  int code;

  if (self->code != SQLITE_OK)
    return FALSE;

  code = sqlite3_step (self->statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    keep_code (self, code);

  return code == SQLITE_ROW;
}

/**
 * tc_statement_finish:
 * @self: a statement
 * @error: return location for a #GError
 *
 * Reports what went wrong since the statement was made.
 *
 * Returns: %TRUE where nothing did
 */
gboolean
tc_statement_finish (TcStatement  *self,
                     GError      **error)
{
  if (self->code != SQLITE_OK)
    return tc_store_error_take_sqlite (error, self->connection->db, self->code);

  return TRUE;
}

/**
 * tc_statement_run:
 * @self: a statement that gives no rows of interest
 * @error: return location for a #GError
 *
 * Runs the statement to its end.
 *
 * Returns: whether it ran
 */
gboolean
tc_statement_run (TcStatement  *self,
                  GError      **error)
{
  while (tc_statement_next (self))
    ;

  return tc_statement_finish (self, error);
}

/**
 * tc_statement_reset:
 * @self: a statement
 *
 * Makes the statement ready to be bound and run once more.
 */
void
tc_statement_reset (TcStatement *self)
{
  if (self->statement != NULL)
    sqlite3_reset (self->statement);
}

/**
 * tc_statement_read_id:
 * @self: a statement of at most one row whose first column is an id
 * @id: (out): the id, 0 where there is no row
 * @error: return location for a #GError
 *
 * Reads one id.
 *
 * Returns: whether the statement ran
 */
gboolean
tc_statement_read_id (TcStatement  *self,
                      gint64       *id,
                      GError      **error)
{
  *id = tc_statement_next (self) ? tc_statement_get_int (self, 0) : 0;

  return tc_statement_finish (self, error);
}

/**
 * tc_statement_read_found:
 * @self: a statement
 * @found: (out): whether it has a row
 * @error: return location for a #GError
 *
 * Finds out whether there is something.
 *
 * Returns: whether the statement ran
 */
gboolean
tc_statement_read_found (TcStatement  *self,
                         gboolean     *found,
                         GError      **error)
{
  *found = tc_statement_next (self);

  return tc_statement_finish (self, error);
}

/**
 * tc_statement_read_ids:
 * @self: a statement whose first column is an id
 * @error: return location for a #GError
 *
 * Reads all ids.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids in order, %NULL with @error set
 */
GArray *
tc_statement_read_ids (TcStatement  *self,
                       GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (tc_statement_next (self))
    {
      gint64 id = tc_statement_get_int (self, 0);

      g_array_append_val (ids, id);
    }
  if (!tc_statement_finish (self, error))
    return NULL;

  return g_steal_pointer (&ids);
}
