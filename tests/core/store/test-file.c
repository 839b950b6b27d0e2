/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"
#include "tc-store-check.h"
#include "tc-store-private.h"

/* Tests: tc-schema.c tc-store-check.c tc-store-create.c tc-store-lock.c
 *
 * What surrounds the tables: the steps to their shape, the look at a file before it is opened, the new file,
 * and who may write. Whole opening and closing is in test-open.c. */

/* --- tc-schema.c -------------------------------------------------------------------------------------- */

static const char * const steps[] = { "CREATE TABLE a (x INTEGER) STRICT", "CREATE TABLE b (x INTEGER) STRICT", "CREATE nonsense" };
static const TcSchema probe = { steps, 3 };

static gint64
get_version (TcConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 version = tc_connection_get_pragma (connection, "user_version", &error);

  g_assert_no_error (error);
  return version;
}

/* A step that fails changes nothing, and those before it stay. */
static void
test_steps (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcConnection) connection = tc_connection_open (":memory:", TC_CONNECTION_CREATE, &error);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  g_assert_true (tc_schema_upgrade (&probe, connection, 0, 1, &error));
  g_assert_cmpint (get_version (connection), ==, 1);
  g_assert_false (tc_schema_upgrade (&probe, connection, 1, 3, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (get_version (connection), ==, 2);
  g_assert_true (sqlite3_get_autocommit (connection->db));

  text = tc_schema_dup_text (connection, &error);
  expected = tc_schema_dup_expected_text (&probe, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_null (tc_schema_dup_expected_text (&probe, 3, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
}

/* --- tc-store-check.c --------------------------------------------------------------------------------- */

/* Bytes at an offset of a project, or all of a file. */
static const struct
{
  const char *name;
  gsize offset;
  const char *bytes;
  gsize n_bytes;
  gsize cut;                      /* 0 for the whole file */
  int error;
} headers[] = {
  { "other-program", 68, "\0\0\0\0", 4, 0, TC_STORE_ERROR_NOT_A_PROJECT },
  { "no-version", 60, "\0\0\0\0", 4, 0, TC_STORE_ERROR_DAMAGED },
  { "newer", 60, "\0\0\x27\x0f", 4, 0, TC_STORE_ERROR_NEWER },
  { "negative-version", 60, "\xff\xff\xff\xff", 4, 0, TC_STORE_ERROR_NEWER },
  { "no-database", 0, "Dear diary", 10, 0, TC_STORE_ERROR_NOT_A_PROJECT },
  { "cut-in-header", 0, "", 0, 99, TC_STORE_ERROR_DAMAGED },
  { "cut-in-magic", 0, "", 0, 10, TC_STORE_ERROR_NOT_A_PROJECT },
};

static void
test_headers (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *copy = store_fixture_file (fixture, "copy");
  gsize length;
  struct stat file;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *changed = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;

      memcpy (changed + headers[i].offset, headers[i].bytes, headers[i].n_bytes);
      g_assert_true (g_file_set_contents (copy, changed, headers[i].cut != 0 ? headers[i].cut : length, NULL));
      g_test_message ("%s", headers[i].name);
      g_assert_false (tc_store_check_file (copy, tc_schema_get_default (), &file, &error));
      g_assert_error (error, TC_STORE_ERROR, headers[i].error);
    }
  g_assert_true (tc_store_check_file (fixture->path, tc_schema_get_default (), &file, NULL));
}

static void
test_places (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *missing = store_fixture_file (fixture, "missing");
  g_autofree char *empty = store_fixture_file (fixture, "empty");
  g_autoptr (GError) error = NULL;
  struct stat file;

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_false (tc_store_check_file (missing, tc_schema_get_default (), &file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“missing”"));
  g_clear_error (&error);
  g_assert_false (tc_store_check_file (empty, tc_schema_get_default (), &file, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_assert_false (tc_store_check_file (fixture->folder, tc_schema_get_default (), &file, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_A_PROJECT);
}

/* Anything more or less in the schema than this program makes is not opened. */
static void
test_schema (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const struct { const char *sql; int error; } changes[] = {
    { "CREATE TABLE more (x INTEGER)", TC_STORE_ERROR_DAMAGED },
    { "CREATE VIEW more AS SELECT 1", TC_STORE_ERROR_DAMAGED },
    { "CREATE TRIGGER more AFTER INSERT ON study BEGIN DELETE FROM study; END", TC_STORE_ERROR_DAMAGED },
    { "DROP TABLE annotation", TC_STORE_ERROR_DAMAGED },
    { "PRAGMA application_id = 5", TC_STORE_ERROR_NOT_A_PROJECT },
    { "PRAGMA user_version = 9999", TC_STORE_ERROR_NEWER },
    { "PRAGMA user_version = 0", TC_STORE_ERROR_DAMAGED },
  };
  guint version = 0;

  store_fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TcConnection) connection = tc_connection_open (fixture->path, 0, &error);

      g_test_message ("%s", changes[i].sql);
      g_assert_no_error (error);
      g_assert_true (tc_store_check_schema (connection, tc_schema_get_default (), fixture->path, &version, &error));
      g_assert_cmpuint (version, ==, tc_schema_get_default ()->n_steps);
      g_assert_true (tc_connection_execute (connection, "BEGIN", &error));
      g_assert_true (tc_connection_execute (connection, changes[i].sql, &error));
      g_assert_false (tc_store_check_schema (connection, tc_schema_get_default (), fixture->path, &version, &error));
      g_assert_error (error, TC_STORE_ERROR, changes[i].error);
      g_assert_true (tc_connection_execute (connection, "ROLLBACK", NULL));
    }
}

/* --- tc-store-create.c -------------------------------------------------------------------------------- */

/* All or nothing: a file that is there stays, and a failure leaves nothing behind. */
static void
test_create (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = store_fixture_file (fixture, "new.trialcurator");
  g_autofree char *nowhere = store_fixture_file (fixture, "no/such/folder.trialcurator");
  g_autoptr (GError) error = NULL;
  guint n_files;

  store_fixture_close (fixture);
  n_files = store_fixture_count_files (fixture);
  g_assert_false (tc_store_create_file (path, NULL, &probe, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, n_files);

  g_assert_true (tc_store_create_file (path, NULL, tc_schema_get_default (), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, n_files + 1);
  g_assert_false (tc_store_create_file (path, NULL, tc_schema_get_default (), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (tc_store_create_file (nowhere, NULL, tc_schema_get_default (), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, n_files + 1);
}

/* Each copy before an upgrade has a name of its own, and is a project. */
static void
test_backups (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char * const endings[] = { ".v1.backup", ".v1-2.backup", ".v1-3.backup" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *backup = tc_store_backup_before_upgrade (fixture->store->connection, fixture->path, 1, &error);
      struct stat file;

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (backup, fixture->path));
      g_assert_cmpstr (backup + strlen (fixture->path), ==, endings[i]);
      g_assert_true (tc_store_check_file (backup, tc_schema_get_default (), &file, &error));
    }
}

/* --- tc-store-lock.c ---------------------------------------------------------------------------------- */

static void
test_lock (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *project = store_fixture_file (fixture, "probe");
  g_autofree char *lock = store_fixture_file (fixture, "probe-lock");
  g_autofree char *nowhere = store_fixture_file (fixture, "no/such/folder");
  g_autoptr (GError) error = NULL;
  TcStoreLock *first;

  /* A file that somebody left behind is harmless. */
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  first = tc_store_lock_acquire (project, &error);
  g_assert_no_error (error);
  g_assert_null (tc_store_lock_acquire (project, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  tc_store_lock_release (first);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  first = tc_store_lock_acquire (project, &error);
  g_assert_no_error (error);
  tc_store_lock_release (first);

  g_assert_null (tc_store_lock_acquire (nowhere, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  /* Nobody can make us lock another file through a link. */
  g_assert_cmpint (symlink (fixture->path, lock), ==, 0);
  g_assert_null (tc_store_lock_acquire (project, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
}

#define ADD(name, function) \
  g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("schema/steps", test_steps);
  ADD ("check/headers", test_headers);
  ADD ("check/places", test_places);
  ADD ("check/schema", test_schema);
  ADD ("create/all-or-nothing", test_create);
  ADD ("create/backups", test_backups);
  ADD ("lock/one-owner", test_lock);
  return g_test_run ();
}
