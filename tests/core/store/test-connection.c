/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-statement.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tc-store-error.h"
#include "tc-store.h"

/* Tests: tc-connection.c tc-statement.c tc-statement-columns.c tc-store-error.c */

static TcConnection *
open_memory (const char *sql)
{
  g_autoptr (GError) error = NULL;
  TcConnection *connection = tc_connection_open (":memory:", TC_CONNECTION_CREATE, &error);

  g_assert_no_error (error);
  if (sql != NULL)
    tc_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
  return connection;
}

/* --- connections -------------------------------------------------------------------------------------- */

/* What a hostile file could use against us is off on every connection. */
static void
test_hardened (void)
{
  static const char * const refused[] = {
    "SELECT \"no such column\"", "CREATE INDEX i ON parent (\"no such column\")", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema",
    "SELECT load_extension ('x')", "INSERT INTO child VALUES (99)", "SELECT * FROM seen",
  };
  g_autoptr (TcConnection) connection =
    open_memory ("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;"
                 "CREATE TABLE child (parent INTEGER REFERENCES parent) STRICT;"
                 "CREATE VIEW seen AS SELECT * FROM parent;");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (tc_connection_execute (connection, refused[i], &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
    }
}

static void
test_pragmas (void)
{
  g_autoptr (TcConnection) connection = open_memory (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *encoding = tc_connection_dup_pragma (connection, "encoding", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (encoding, ==, "UTF-8");
  g_assert_true (tc_connection_set_pragma (connection, "user_version", "7", "7", &error));
  g_assert_cmpint (tc_connection_get_pragma (connection, "user_version", &error), ==, 7);

  /* SQLite passes over what it does not like; we do not. */
  g_assert_false (tc_connection_set_pragma (connection, "page_size", "1000", "1000", &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (tc_connection_dup_pragma (connection, "no_such_setting", &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (tc_connection_get_pragma (connection, "no_such_setting", &error), ==, -1);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
}

static void
test_modes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tc-connection-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "# 100%?.db", NULL);
  g_autoptr (GError) error = NULL;
  TcConnection *connection;

  g_assert_null (tc_connection_open (path, 0, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);

  connection = tc_connection_open (path, TC_CONNECTION_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (tc_connection_execute (connection, "CREATE TABLE t (a INTEGER) STRICT", &error));
  tc_connection_close (connection);

  for (guint immutable = 0; immutable < 2; immutable++)
    {
      connection = tc_connection_open (path, TC_CONNECTION_READ_ONLY | (immutable ? TC_CONNECTION_IMMUTABLE : 0), &error);
      g_assert_no_error (error);
      g_assert_false (tc_connection_execute (connection, "INSERT INTO t VALUES (1)", &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      tc_connection_close (connection);
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* --- statements --------------------------------------------------------------------------------------- */

static void
test_values (void)
{
  g_autoptr (TcConnection) connection = open_memory ("CREATE TABLE t (i INTEGER, id INTEGER, d REAL, a TEXT, b TEXT, c BLOB)");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;
  TcStatement *insert = tc_statement_new (connection, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  TcStatement *select;

  tc_statement_bind_int (insert, 1, G_MININT64);
  tc_statement_bind_id (insert, 2, 0);
  tc_statement_bind_double (insert, 3, -0.5);
  tc_statement_bind_text (insert, 4, "评价 😀");
  tc_statement_bind_nonempty (insert, 5, "");
  tc_statement_bind_bytes (insert, 6, bytes);
  g_assert_true (tc_statement_run (insert, &error));
  tc_statement_reset (insert);
  tc_statement_bind_text (insert, 4, NULL);
  tc_statement_bind_nonempty (insert, 5, "x");
  tc_statement_bind_bytes (insert, 6, empty);
  g_assert_true (tc_statement_run (insert, &error));
  g_assert_no_error (error);
  tc_statement_free (insert);

  select = tc_statement_new (connection, "SELECT i, id, d, a, b, c, CAST (x'61ff62' AS TEXT) FROM t ORDER BY rowid");
  g_assert_true (tc_statement_next (select));
  {
    g_autofree char *none = tc_statement_dup_nullable (select, 4);
    g_autofree char *blank = tc_statement_dup_text (select, 4);
    g_autofree char *mended = tc_statement_dup_text (select, 6);
    g_autoptr (GBytes) read = tc_statement_dup_bytes (select, 5);

    g_assert_cmpint (tc_statement_get_int (select, 0), ==, G_MININT64);
    g_assert_cmpint (tc_statement_get_int (select, 1), ==, 0);
    g_assert_cmpfloat (tc_statement_get_double (select, 2), ==, -0.5);
    g_assert_cmpstr (tc_statement_get_text (select, 3), ==, "评价 😀");
    g_assert_null (none);
    g_assert_cmpstr (blank, ==, "");
    g_assert_cmpstr (mended, ==, "a\uFFFDb");
    g_assert_true (g_bytes_equal (read, bytes));
  }
  g_assert_true (tc_statement_next (select));
  {
    g_autofree char *none = tc_statement_dup_nullable (select, 3);
    g_autoptr (GBytes) read = tc_statement_dup_bytes (select, 5);

    g_assert_null (none);
    g_assert_cmpstr (tc_statement_get_text (select, 4), ==, "x");
    g_assert_cmpuint (g_bytes_get_size (read), ==, 0);
  }
  g_assert_false (tc_statement_next (select));
  g_assert_true (tc_statement_finish (select, &error));
  tc_statement_free (select);
}

/* The first thing that goes wrong is kept, whatever is called afterwards. */
static void
test_failures (void)
{
  static const struct { const char *sql; int parameter; } failures[] = {
    { "SELECT nonsense FROM", 1 }, { "SELECT 1", 9 }, { "INSERT INTO t VALUES (NULL)", 0 },
  };
  g_autoptr (TcConnection) connection = open_memory ("CREATE TABLE t (a INTEGER NOT NULL) STRICT");

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (TcStatement) statement = tc_statement_new (connection, failures[i].sql);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;
      gint64 id = 1;

      g_test_message ("%s", failures[i].sql);
      if (failures[i].parameter != 0)
        {
          tc_statement_bind_int (statement, failures[i].parameter, 1);
          tc_statement_bind_text (statement, failures[i].parameter, "x");
          tc_statement_bind_double (statement, failures[i].parameter, 1);
          tc_statement_bind_id (statement, failures[i].parameter, 0);
        }
      g_assert_false (tc_statement_run (statement, &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_false (tc_statement_next (statement));
      g_assert_false (tc_statement_read_id (statement, &id, &error));
      g_assert_cmpint (id, ==, 0);
      g_clear_error (&error);
      ids = tc_statement_read_ids (statement, &error);
      g_assert_null (ids);
      g_assert_nonnull (error);
    }
}

/* Freed statements are used again, with nothing left of what was bound; the cache has a limit. */
static void
test_cache (void)
{
  g_autoptr (TcConnection) connection = open_memory ("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (3), (1), (2)");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TcStatement *first = tc_statement_new (connection, "SELECT ?1");
  TcStatement *second = tc_statement_new (connection, "SELECT ?1");
  TcStatement *all;
  gint64 id;

  tc_statement_bind_int (first, 1, 5);
  g_assert_true (tc_statement_read_id (first, &id, &error));
  g_assert_cmpint (id, ==, 5);
  g_assert_true (tc_statement_read_id (second, &id, &error));
  g_assert_cmpint (id, ==, 0);
  tc_statement_free (first);
  tc_statement_free (second);
  g_assert_cmpuint (g_hash_table_size (connection->statements), ==, 1);
  first = tc_statement_new (connection, "SELECT ?1");
  g_assert_cmpuint (g_hash_table_size (connection->statements), ==, 0);
  g_assert_true (tc_statement_next (first));
  g_assert_cmpint (tc_statement_get_int (first, 0), ==, 0);
  tc_statement_free (first);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", i);

      tc_statement_free (tc_statement_new (connection, sql));
    }
  g_assert_cmpuint (g_hash_table_size (connection->statements), <, 200);

  all = tc_statement_new (connection, "SELECT a FROM t ORDER BY a");
  ids = tc_statement_read_ids (all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, 3);
  tc_statement_free (all);
}

/* --- errors ------------------------------------------------------------------------------------------- */

/* Each code of SQLite in the words of this program. */
static void
test_errors (void)
{
  static const struct { int code; int system; gboolean io; int error; } codes[] = {
    { SQLITE_FULL, 0, FALSE, TC_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EFBIG, FALSE, TC_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, ENOSPC, FALSE, TC_STORE_ERROR_FULL },
    { SQLITE_IOERR_READ, EIO, FALSE, TC_STORE_ERROR_FAILED },
    { SQLITE_CORRUPT, 0, FALSE, TC_STORE_ERROR_DAMAGED },
    { SQLITE_CORRUPT_VTAB, 0, FALSE, TC_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, 0, FALSE, TC_STORE_ERROR_DAMAGED },
    { SQLITE_READONLY_DBMOVED, 0, FALSE, TC_STORE_ERROR_READ_ONLY },
    { SQLITE_BUSY, 0, FALSE, TC_STORE_ERROR_IN_USE },
    { SQLITE_LOCKED, 0, FALSE, TC_STORE_ERROR_IN_USE },
    { SQLITE_CONSTRAINT_CHECK, ENOSPC, FALSE, TC_STORE_ERROR_FAILED },
    { SQLITE_INTERRUPT, 0, TRUE, G_IO_ERROR_CANCELLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      errno = codes[i].system;
      g_assert_false (tc_store_error_take_sqlite (&error, NULL, codes[i].code));
      g_assert_true (g_error_matches (error, codes[i].io ? G_IO_ERROR : TC_STORE_ERROR, codes[i].error));
      g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, ")"));
      g_assert_false (tc_store_error_take_sqlite (NULL, NULL, codes[i].code));
    }
}

static void
test_damaged (void)
{
  static const char * const details[] = { "the file is cut off", "the file is cut off.", "the file is cut off。" };

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tc_store_error_damaged (&error, details[i]));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
      g_assert_true (g_str_has_suffix (error->message, "the file is cut off)"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/connection/hardened", test_hardened);
  g_test_add_func ("/store/connection/pragmas", test_pragmas);
  g_test_add_func ("/store/connection/modes", test_modes);
  g_test_add_func ("/store/statement/values", test_values);
  g_test_add_func ("/store/statement/failures", test_failures);
  g_test_add_func ("/store/statement/cache", test_cache);
  g_test_add_func ("/store/error/codes", test_errors);
  g_test_add_func ("/store/error/damaged", test_damaged);
  return g_test_run ();
}
