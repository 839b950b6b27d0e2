/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-connection.h"

#include "tc-store-error.h"
#include "tc-tokenizer.h"
#include "tc-word-table.h"

/* How long a statement waits for another connection; only opening and closing ever meet one. */
#define BUSY_TIMEOUT_MS 5000

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
configure_switch (sqlite3   *db,
                  int        option,
                  int        value,
                  GError   **error)
{
  int actual = -1;
  int code = sqlite3_db_config (db, option, value, &actual);

  if (code != SQLITE_OK || actual != value)
    return tc_store_error_take_sqlite (error, db, code != SQLITE_OK ? code : SQLITE_ERROR);

  return TRUE;
}

/* Everything that makes a hostile file harmless, before its schema is looked at. */
static gboolean
configure_switches (sqlite3  *db,
                    GError  **error)
{
  const struct
  {
    int option;
    int value;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (!configure_switch (db, switches[i].option, switches[i].value, error))
      return FALSE;

  return TRUE;
}

static gboolean
configure (TcConnection       *self,
           TcConnectionFlags   flags,
           GError            **error)
{
  int code;

  code = sqlite3_extended_result_codes (self->db, 1);
  if (code != SQLITE_OK)
    return tc_store_error_take_sqlite (error, self->db, code);

  code = sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  if (code != SQLITE_OK)
    return tc_store_error_take_sqlite (error, self->db, code);

  if (!configure_switches (self->db, error))
    return FALSE;

  code = tc_tokenizer_register (self->db);
  if (code != SQLITE_OK)
    return tc_store_error_take_sqlite (error, self->db, code);

  if (!tc_connection_set_pragma (self, "cell_size_check", "1", "1", error) ||
      !tc_connection_set_pragma (self, "recursive_triggers", "1", "1", error) ||
      !tc_connection_set_pragma (self, "temp_store", "2", "2", error))
    return FALSE;

  if ((flags & TC_CONNECTION_READ_ONLY) != 0)
    return tc_connection_set_pragma (self, "query_only", "1", "1", error);

  return TRUE;
}

/* Nobody asks how much memory SQLite uses; to count it takes a lock at each allocation. Where another library was the
 * first to use SQLite, it stays as it is. */
static void
configure_memory (void)
{
  static gsize configured;

  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
}

/**
 * tc_connection_open:
 * @path: absolute name of a database, or ":memory:"
 * @flags: how to open it
 * @error: return location for a #GError
 *
 * Opens and configures a connection; reads nothing of the file yet.
 *
 * %TC_CONNECTION_IMMUTABLE is for a file that nobody can change and beside which no file can be
 * made; SQLite then takes no locks.
 *
 * Returns: (transfer full) (nullable): the connection, %NULL with @error set
 */
TcConnection *
tc_connection_open (const char         *path,
                    TcConnectionFlags   flags,
                    GError            **error)
{
  g_autoptr (TcConnection) self = g_new0 (TcConnection, 1);
  g_autofree char *uri = NULL;
  /* One thread at a time uses a connection; tc_store_interrupt() alone needs no lock. */
  int open_flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  configure_memory ();
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);

  if ((flags & TC_CONNECTION_IMMUTABLE) != 0)
    {
      g_autofree char *file_uri = g_filename_to_uri (path, NULL, error);

      if (file_uri == NULL)
        return NULL;
      uri = g_strconcat (file_uri, "?immutable=1", NULL);
      open_flags |= SQLITE_OPEN_URI;
    }

  if ((flags & TC_CONNECTION_READ_ONLY) != 0)
    open_flags |= SQLITE_OPEN_READONLY;
  else
    open_flags |= SQLITE_OPEN_READWRITE;
  if ((flags & TC_CONNECTION_CREATE) != 0)
    open_flags |= SQLITE_OPEN_CREATE;

  code = sqlite3_open_v2 (uri != NULL ? uri : path, &self->db, open_flags, NULL);
  if (code != SQLITE_OK)
    {
      tc_store_error_take_sqlite (error, self->db, code);
      return NULL;
    }

  if (!configure (self, flags, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tc_connection_close:
 * @self: (transfer full): a connection whose statements are all freed
 *
 * Closes and frees the connection.
 */
void
tc_connection_close (TcConnection *self)
{
  int code;

  g_return_if_fail (self != NULL);

  tc_words_forget (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  code = sqlite3_close (self->db);
  if (code != SQLITE_OK)
    g_critical ("A connection was closed while in use: %s", sqlite3_errmsg (self->db));
  g_free (self);
}

/**
 * tc_connection_execute:
 * @self: a connection
 * @sql: one or several statements without parameters
 * @error: return location for a #GError
 *
 * Runs statements that give no rows of interest.
 *
 * Returns: whether all of them ran
 */
gboolean
tc_connection_execute (TcConnection  *self,
                       const char    *sql,
                       GError       **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    return tc_store_error_take_sqlite (error, self->db, code);

  return TRUE;
}

/**
 * tc_connection_dup_pragma:
 * @self: a connection
 * @name: name of the setting
 * @error: return location for a #GError
 *
 * Reads a setting.
 *
 * Returns: (transfer full) (nullable): its value as text, %NULL with @error set
 */
char *
tc_connection_dup_pragma (TcConnection  *self,
                          const char    *name,
                          GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", name);
  g_autofree char *value = NULL;
  sqlite3_stmt *statement = NULL;
  int code;

  code = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
    }
  if (value == NULL)
    tc_store_error_take_sqlite (error, self->db, code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_ERROR : code);
  sqlite3_finalize (statement);

  return g_steal_pointer (&value);
}

/**
 * tc_connection_get_pragma:
 * @self: a connection
 * @name: name of a setting that is a number
 * @error: return location for a #GError
 *
 * Reads a setting.
 *
 * Returns: its value, -1 with @error set
 */
gint64
tc_connection_get_pragma (TcConnection  *self,
                          const char    *name,
                          GError       **error)
{
  g_autofree char *value = tc_connection_dup_pragma (self, name, error);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : -1;
}

/**
 * tc_connection_set_pragma:
 * @self: a connection
 * @name: name of the setting
 * @value: its new value
 * @expected: what reading it back must give
 * @error: return location for a #GError
 *
 * Changes a setting and makes sure that it took effect: SQLite passes over what it does not like
 * in silence.
 *
 * Returns: whether it did
 */
gboolean
tc_connection_set_pragma (TcConnection  *self,
                          const char    *name,
                          const char    *value,
                          const char    *expected,
                          GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %s", name, value);
  g_autofree char *actual = NULL;

  if (!tc_connection_execute (self, sql, error))
    return FALSE;

  actual = tc_connection_dup_pragma (self, name, error);
  if (actual == NULL)
    return FALSE;
  if (g_strcmp0 (actual, expected) != 0)
    return tc_store_error_take_sqlite (error, NULL, SQLITE_ERROR);

  return TRUE;
}
