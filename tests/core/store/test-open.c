/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"
#include "tc-store-private.h"

/* Tests: tc-store-open.c tc-store.c
 * Through them: tc-store-place.c */

/* --- helpers ------------------------------------------------------------------------------------- */

/* A whole sentence; a technical detail may stand behind it. */
static void
assert_sentence (const char *message)
{
  g_assert_true (g_str_has_suffix (message, ".") || g_str_has_suffix (message, ")"));
}

static void
write_file (const char *path,
            const char *data,
            gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

typedef struct
{
  char *data;
  gsize length;
  struct stat status;
} Snapshot;

static void
snapshot_take (Snapshot   *self,
               const char *path)
{
  g_assert_cmpint (stat (path, &self->status), ==, 0);
  g_assert_true (g_file_get_contents (path, &self->data, &self->length, NULL));
}

/* The same bytes, not even touched, and nothing beside it. */
static void
snapshot_check (Snapshot     *self,
                const char   *path,
                StoreFixture *fixture,
                guint         n_files)
{
  g_autofree char *data = NULL;
  struct stat status;
  gsize length;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mtim.tv_sec, ==, self->status.st_mtim.tv_sec);
  g_assert_cmpint (status.st_mtim.tv_nsec, ==, self->status.st_mtim.tv_nsec);
  g_assert_cmpint (status.st_ino, ==, self->status.st_ino);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, length, self->data, self->length);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, n_files);
  g_clear_pointer (&self->data, g_free);
}

/* For both modes: the error, and the file as it was. */
static void
assert_refused (StoreFixture *fixture,
                const char   *path,
                int           code)
{
  const TcStoreMode modes[] = { TC_STORE_WRITE, TC_STORE_READ };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_files = store_fixture_count_files (fixture);
      Snapshot snapshot;
      TcStore *store;

      snapshot_take (&snapshot, path);
      store = tc_store_open (path, modes[i], NULL, &error);
      g_assert_null (store);
      g_assert_error (error, TC_STORE_ERROR, code);
      assert_sentence (error->message);
      g_assert_false (g_str_has_suffix (error->message, ".."));
      snapshot_check (&snapshot, path, fixture, n_files);
    }
}

/* --- cases --------------------------------------------------------------------------------------- */

static void
test_one_file (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  gsize length;

  begin (fixture->store);
  add_study (fixture->store, "First");
  commit (fixture->store);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (tc_store_get_path (fixture->store), ==, fixture->path);
  g_assert_nonnull (tc_store_get_codebook (fixture->store));
  g_assert_null (tc_store_get_read_only_reason (fixture->store));

  store_fixture_close (fixture);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, 1);

  /* What the MIME type looks for, the page size, and no WAL flag. */
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 16, "SQLite format 3", 16);
  g_assert_cmpmem (bytes + 68, 4, "TCCP", 4);
  g_assert_cmpmem (bytes + 16, 2, "\x40\x00", 2);
  g_assert_cmpint (bytes[18], ==, 1);
}

static void
test_create_existing (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = store_fixture_file (fixture, "no such folder/a.trialcurator");
  Snapshot snapshot;

  store_fixture_close (fixture);
  snapshot_take (&snapshot, fixture->path);
  g_assert_null (tc_store_open (fixture->path, TC_STORE_CREATE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  snapshot_check (&snapshot, fixture->path, fixture, 1);

  g_assert_null (tc_store_open (missing, TC_STORE_CREATE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tc_store_open (missing, TC_STORE_WRITE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_not_a_project (StoreFixture  *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *data;
    gsize length;
  } cases[] = {
    { "empty.trialcurator", "", 0 },
    { "short.trialcurator", "SQLite", 6 },
    { "text.trialcurator", "Author,Title\nTestperson A,Effect of probe cells in a file that is longer than a header "
      "of a hundred bytes is, just to be sure\n", 126 },
    { "zip.trialcurator", "PK\003\004 and so on", 14 },
  };
  g_autofree char *folder = store_fixture_file (fixture, "folder.trialcurator");
  g_autofree char *pipe = store_fixture_file (fixture, "pipe.trialcurator");
  g_autofree char *other = store_fixture_file (fixture, "other.trialcurator");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = store_fixture_file (fixture, cases[i].name);

      write_file (path, cases[i].data, cases[i].length);
      assert_refused (fixture, path, TC_STORE_ERROR_NOT_A_PROJECT);
      g_assert_false (tc_store_is_project (path));
    }

  run_sql (other, "PRAGMA application_id = 252006674; CREATE TABLE study (id)");
  assert_refused (fixture, other, TC_STORE_ERROR_NOT_A_PROJECT);
  g_assert_false (tc_store_is_project (other));

  g_mkdir (folder, 0777);
  g_assert_false (tc_store_is_project (folder));
  g_assert_null (tc_store_open (folder, TC_STORE_WRITE, NULL, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);

/* Changes the codebook and leaves the schema as it was. */
#define WITHOUT_TRIGGER(name, event, statement) \
  "DROP TRIGGER " name "; " statement "; CREATE TRIGGER " name " BEFORE " event " ON codebook\n" \
  "BEGIN SELECT RAISE (ABORT, 'a codebook cannot be changed'); END"

  /* Opening a pipe would wait for its other end. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (tc_store_is_project (pipe));
  g_assert_null (tc_store_open (pipe, TC_STORE_WRITE, NULL, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_A_PROJECT);
}
static void
test_changed_schema (StoreFixture  *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    int code;
  } cases[] = {
    { "PRAGMA user_version = 1000", TC_STORE_ERROR_NEWER },
    { "PRAGMA user_version = -5", TC_STORE_ERROR_NEWER },
    { "PRAGMA user_version = 0", TC_STORE_ERROR_DAMAGED },
    { "PRAGMA application_id = 0", TC_STORE_ERROR_NOT_A_PROJECT },
    { "CREATE TRIGGER more AFTER UPDATE ON study BEGIN DELETE FROM answer; END", TC_STORE_ERROR_DAMAGED },
    { "CREATE VIEW more AS SELECT * FROM study", TC_STORE_ERROR_DAMAGED },
    { "CREATE TABLE more (id)", TC_STORE_ERROR_DAMAGED },
    { "CREATE INDEX more ON study (title)", TC_STORE_ERROR_DAMAGED },
    { "DROP TRIGGER event_no_update", TC_STORE_ERROR_DAMAGED },
    { "DROP INDEX study_by_year", TC_STORE_ERROR_DAMAGED },
    { "ALTER TABLE study ADD COLUMN more TEXT", TC_STORE_ERROR_DAMAGED },
    { "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace (sql, 'ABORT', 'IGNORE') "
      "WHERE name = 'event_no_update'", TC_STORE_ERROR_DAMAGED },
    { "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'study'; "
      "UPDATE sqlite_schema SET sql = 'garbage' WHERE name = 'report'", TC_STORE_ERROR_DAMAGED },
    { "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema", TC_STORE_ERROR_DAMAGED },
    { WITHOUT_TRIGGER ("codebook_no_delete", "DELETE", "DELETE FROM codebook"), TC_STORE_ERROR_DAMAGED },
    { WITHOUT_TRIGGER ("codebook_no_update", "UPDATE", "UPDATE codebook SET json = '{'"), TC_STORE_ERROR_DAMAGED },
  };
  g_autofree char *good = NULL;
  g_autofree char *path = store_fixture_file (fixture, "changed.trialcurator");
  gsize length;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      write_file (path, good, length);
      run_sql (path, cases[i].sql);
      assert_refused (fixture, path, cases[i].code);
    }
}

/* Reads everything there is through the public functions; errors are fine, crashes are not. */
static void
read_everything (TcStore *store)
{
  g_autoptr (TcStudyQuery) query = tc_study_query_new ();
  g_autoptr (GArray) ids = tc_store_list_studies (store, query, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      TcId id = g_array_index (ids, gint64, i);
      g_autoptr (TcStudyRow) row = tc_store_get_study (store, id, NULL);
      g_autoptr (GPtrArray) suggestions = tc_store_list_suggestions (store, id, NULL);
      g_autoptr (GPtrArray) discrepancies = tc_store_list_discrepancies (store, id, NULL);
      g_autoptr (GPtrArray) answers = tc_store_list_answers (store, id, NULL);
      g_autoptr (GPtrArray) annotations = tc_store_list_annotations (store, id, NULL);
      g_autoptr (GPtrArray) reports = tc_store_list_reports (store, id, NULL);
      g_autoptr (GPtrArray) events = tc_store_list_events (store, id, NULL, 0, 10, NULL);
      g_autoptr (GArray) sources = tc_store_list_sources (store, id, NULL);

      for (guint j = 0; sources != NULL && j < sources->len; j++)
        {
          g_autoptr (TcSource) source = tc_store_get_source (store, g_array_index (sources, gint64, j), NULL);
        }
    }
  g_free (query->search);
  query->search = g_strdup ("probe");
  g_clear_pointer (&ids, g_array_unref);
  ids = tc_store_list_studies (store, query, NULL);
}

static void
ignore_problem (const char *problem,
                gpointer    data)
{
  guint *n_problems = data;

  *n_problems += 1;
}

static void
fill (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  begin (fixture->store);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *text = g_strdup_printf ("Effect of probe cells number %u in 40 patients.", i);
      TcId id = add_study (fixture->store, "First");
      g_autoptr (TcSource) source = add_source (fixture->store, id, "a.txt", text);

      add_suggestion (fixture->store, source, "title", 0, tc_value_new_text (text), 0.5, "probe cells");
      put_answer (fixture->store, id, "n_enrolled", TC_ANSWER_ENTERED, tc_value_new_number (40));
      tc_store_add_report (fixture->store, id, "trial report", "10.5555/1", NULL, NULL, NULL, &error);
      refresh (fixture->store, id);
    }
  commit (fixture->store);
}

/* Truncated at many places and with bytes changed at many places: opened or refused, never a crash; refused
 * means not written to. */
static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *good = NULL;
  g_autofree char *path = store_fixture_file (fixture, "damaged.trialcurator");
  guint n_refused = 0, n_noticed = 0, n_opened = 0;
  gsize length;

  fill (fixture);
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &length, NULL));

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autoptr (GError) error = NULL;
      gsize bad_length = length;
      gsize at = i < 100 ? i : (gsize) g_test_rand_int_range (100, length);
      Snapshot snapshot;
      TcStore *store;

      if (i % 4 == 3)
        bad_length = at;
      else
        bad[at] ^= 1 << g_test_rand_int_range (0, 8);
      write_file (path, bad, bad_length);
      snapshot_take (&snapshot, path);

      store = tc_store_open (path, i % 2 == 0 ? TC_STORE_WRITE : TC_STORE_READ, NULL, &error);
      if (store == NULL)
        {
          g_assert_nonnull (error);
          snapshot_check (&snapshot, path, fixture, 2);
          n_refused++;
          continue;
        }

      g_free (snapshot.data);
      read_everything (store);
      {
        guint n_problems = 0;

        if (!tc_store_verify (store, ignore_problem, NULL, &n_problems, NULL, NULL) || n_problems > 0)
          n_noticed++;
      }
      n_opened++;
      (void) tc_store_close (store, NULL);
      g_assert_cmpuint (store_fixture_count_files (fixture), <=, 4);
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *side = g_strconcat (path, j == 0 ? "-wal" : j == 1 ? "-shm" : "-journal", NULL);

          g_unlink (side);
        }
    }

  g_test_message ("refused %u, opened %u, of which noticed by verify %u", n_refused, n_opened, n_noticed);
  g_assert_cmpuint (n_refused, >, 50);
}

/* --- one writer ---------------------------------------------------------------------------------- */

static void
assert_read_only (TcStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_store_is_read_only (store));
  g_assert_false (tc_store_begin (store, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
}

static void
test_second_window (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autofree char *link = store_fixture_file (fixture, "link.trialcurator");
  TcStore *second, *third;

  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  second = tc_store_open (link, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  assert_read_only (second);
  g_assert_nonnull (tc_store_get_read_only_reason (second));

  /* The second window did not take the locks of the first one away, and it sees what the first one saves. */
  begin (fixture->store);
  add_study (fixture->store, "First");
  commit (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (second, -1), ==, 1);

  third = tc_store_open_reader (fixture->store, &error);
  g_assert_no_error (error);
  assert_read_only (third);
  begin (fixture->store);
  add_study (fixture->store, "Second");
  g_assert_cmpuint (tc_store_count_studies (third, -1), ==, 1);
  commit (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (third, -1), ==, 2);

  /* The first window closes while the second one reads: nothing fails, and the next one can write. */
  g_assert_true (tc_store_close (third, &error));
  store_fixture_close (fixture);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (tc_store_count_studies (second, -1), ==, 2);
  store_fixture_reopen (fixture);
  g_assert_true (tc_store_close (second, &error));
  store_fixture_close (fixture);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, 2);
}

static void
test_stale_lock (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);

  store_fixture_close (fixture);
  write_file (lock, "left behind", 11);
  store_fixture_reopen (fixture);
  store_fixture_close (fixture);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, 1);
}

/* Runs @function in a child process, without the rights of root where there are any. */
static void
run_in_child (StoreFixture *fixture,
              gboolean      drop_rights,
              int         (*function) (StoreFixture *fixture))
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (drop_rights && getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (100);
      _exit (function (fixture));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static int
open_while_locked (StoreFixture *fixture)
{
  TcStore *store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, NULL);

  if (store == NULL)
    return 1;
  if (!tc_store_is_read_only (store) || tc_store_get_read_only_reason (store) == NULL)
    return 2;
  if (tc_store_count_studies (store, -1) != 1)
    return 3;
  return tc_store_close (store, NULL) ? 0 : 4;
}

static void
test_second_process (StoreFixture  *fixture,
                     gconstpointer  data)
{
  begin (fixture->store);
  add_study (fixture->store, "First");
  commit (fixture->store);
  run_in_child (fixture, FALSE, open_while_locked);

  begin (fixture->store);
  add_study (fixture->store, "Second");
  commit (fixture->store);
}

static int
open_without_rights (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);

  if (store == NULL)
    return g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED) ? 1 : 2;
  if (!tc_store_is_read_only (store) || tc_store_get_read_only_reason (store) == NULL)
    return 3;
  if (tc_store_count_studies (store, -1) != 1)
    return 4;
  return tc_store_close (store, NULL) ? 0 : 5;
}

static void
test_read_only_folder (StoreFixture  *fixture,
                       gconstpointer  data)
{
  Snapshot snapshot;

  begin (fixture->store);
  add_study (fixture->store, "First");
  commit (fixture->store);
  store_fixture_close (fixture);

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  snapshot_take (&snapshot, fixture->path);
  run_in_child (fixture, TRUE, open_without_rights);
  snapshot_check (&snapshot, fixture->path, fixture, 1);

  /* The file may be changed, but no lock can stand beside it. */
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  snapshot_take (&snapshot, fixture->path);
  run_in_child (fixture, TRUE, open_without_rights);
  snapshot_check (&snapshot, fixture->path, fixture, 1);

  /* A file that a crash left in WAL mode, its WAL lost on the way to a read-only medium. */
  run_sql (fixture->path, "PRAGMA journal_mode = WAL; UPDATE study SET title = 'Changed'; "
           "PRAGMA wal_checkpoint (TRUNCATE)");
  {
    g_autofree char *data_in_wal = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (fixture->path, &data_in_wal, &length, NULL));
    g_assert_cmpint (data_in_wal[18], ==, 2);
  }
  snapshot_take (&snapshot, fixture->path);
  run_in_child (fixture, TRUE, open_without_rights);
  snapshot_check (&snapshot, fixture->path, fixture, 1);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);

  /* A folder that may be written to, a file that may not. */
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  run_in_child (fixture, TRUE, open_without_rights);
}

/* --- a file that another program moves, deletes or replaces --------------------------------------- */

static void
assert_moved (TcStore    *store,
              const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tc_store_begin (store, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED);
  g_assert_nonnull (strstr (error->message, words));
  assert_sentence (error->message);
}

static void
assert_n_studies (const char *path,
                  guint       n_studies)
{
  g_autoptr (GError) error = NULL;
  TcStore *store = tc_store_open (path, TC_STORE_READ, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tc_store_count_studies (store, -1), ==, n_studies);
  g_assert_true (tc_store_close (store, &error));
}

/* Of a project that is renamed nothing is lost, also where the program ends before it is closed; nobody else writes to
 * it before. */
static void
test_moved (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *moved = store_fixture_file (fixture, "Moved.trialcurator");
  g_autofree char *copy = store_fixture_file (fixture, "Copy.trialcurator");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  TcStore *second;
  gsize length;

  begin (fixture->store);
  add_study (fixture->store, "First");
  commit (fixture->store);
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);

  second = tc_store_open (moved, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  assert_read_only (second);
  g_assert_true (tc_store_close (second, &error));

  assert_moved (fixture->store, moved);
  /* As it would be after a crash. */
  g_assert_true (g_file_get_contents (moved, &content, &length, NULL));
  write_file (copy, content, length);
  assert_n_studies (copy, 1);

  store_fixture_close (fixture);
  second = tc_store_open (moved, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (tc_store_is_read_only (second));
  g_assert_cmpuint (tc_store_count_studies (second, -1), ==, 1);
  g_assert_true (tc_store_close (second, &error));
}

/* What was saved in a file that is deleted or replaced is in a file of its own afterwards, also a second time. */
static void
test_gone (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const char * const names[] = { "Probe trials (recovered).trialcurator", "Probe trials (recovered 2).trialcurator" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *recovered = store_fixture_file (fixture, names[i]);
      g_autoptr (GError) error = NULL;

      if (i > 0)
        fixture->store = tc_store_open (fixture->path, TC_STORE_CREATE, NULL, &error);
      g_assert_no_error (error);
      begin (fixture->store);
      add_study (fixture->store, "First");
      commit (fixture->store);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
      if (i == 0)
        write_file (fixture->path, "another", strlen ("another"));

      assert_moved (fixture->store, "deleted or replaced");
      g_assert_false (tc_store_close (g_steal_pointer (&fixture->store), &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED);
      g_assert_nonnull (strstr (error->message, names[i]));
      assert_n_studies (recovered, 1);
      /* What stands in its place is left alone. */
      g_assert_cmpint (g_file_test (fixture->path, G_FILE_TEST_EXISTS), ==, i == 0);
      g_unlink (fixture->path);
    }
}

/* --- a full disk --------------------------------------------------------------------------------- */

static int
fill_the_disk (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (200000, 'x');
  struct rlimit limit = { 1 << 20, 1 << 20 };
  TcStore *store;
  guint n_saved = 0;

  signal (SIGXFSZ, SIG_IGN);
  store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, NULL);
  if (store == NULL || setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 1;

  for (guint i = 0; i < 100; i++)
    {
      gboolean success = tc_store_begin (store, &error);
      TcId id = success ? add_study (store, text) : 0;

      if (success && id != 0)
        success = tc_store_commit (store, &error);
      if (!success)
        break;
      n_saved++;
    }
  if (!g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_FULL))
    {
      g_printerr ("# %s\n", error != NULL ? error->message : "no error");
      return 2;
    }
  if (n_saved == 0 || tc_store_count_studies (store, -1) != n_saved)
    return 3;

  /* What was saved stays readable, and the store is still of use. */
  (void) tc_store_close (store, NULL);
  return n_saved == 100 ? 4 : 0;
}

static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  guint n_problems = 0;

  store_fixture_close (fixture);
  run_in_child (fixture, FALSE, fill_the_disk);
  store_fixture_reopen (fixture);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), >, 0);
  g_assert_true (tc_store_verify (fixture->store, ignore_problem, NULL, &n_problems, NULL, NULL));
  g_assert_cmpuint (n_problems, ==, 0);
}

/* After SQLite has rolled back by itself, what follows must not be committed piece by piece. */
static void
test_rolled_back (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (TcStudyRow) row = tc_study_row_new ();
  g_autoptr (GError) error = NULL;

  begin (fixture->store);
  add_study (fixture->store, "First");
  sqlite3_exec (fixture->store->connection->db, "ROLLBACK", NULL, NULL, NULL);
  g_assert_cmpint (tc_store_add_study (fixture->store, row, &error), ==, 0);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (tc_store_commit (fixture->store, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 0);

  begin (fixture->store);
  add_study (fixture->store, "First");
  commit (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 1);
}

/* --- upgrades and backups ------------------------------------------------------------------------ */

static void
test_upgrade (StoreFixture  *fixture,
              gconstpointer  data)
{
  const TcSchema *now = tc_schema_get_default ();
  guint n = now->n_steps;
  g_autofree const char **steps = g_new0 (const char *, n + 2);
  g_autofree const char **bad_steps = g_new0 (const char *, n + 2);
  const TcSchema schema = { steps, n + 2 };
  const TcSchema bad_schema = { bad_steps, n + 2 };
  g_autofree char *backup = g_strdup_printf ("%s.v%u.backup", fixture->path, n);
  g_autofree char *second_backup = g_strdup_printf ("%s.v%u.backup", fixture->path, n + 1);
  g_autoptr (GError) error = NULL;
  Snapshot snapshot;
  TcStore *store;

  memcpy (steps, now->steps, n * sizeof *steps);
  steps[n] = "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT";
  steps[n + 1] = "CREATE TABLE even_more (id INTEGER PRIMARY KEY) STRICT; INSERT INTO more (id) VALUES (1)";
  memcpy (bad_steps, steps, (n + 1) * sizeof *steps);
  bad_steps[n + 1] = "CREATE TABLE third (id); INSERT INTO nowhere VALUES (1)";
  fill (fixture);
  store_fixture_close (fixture);

  /* Reading cannot bring a file up to date. */
  snapshot_take (&snapshot, fixture->path);
  g_assert_null (tc_store_open_with_schema (fixture->path, TC_STORE_READ, NULL, &schema, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_OLDER);
  g_clear_error (&error);
  snapshot_check (&snapshot, fixture->path, fixture, 1);

  /* A step that fails leaves the version before it, and the backup. */
  g_assert_null (tc_store_open_with_schema (fixture->path, TC_STORE_WRITE, NULL, &bad_schema, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));

  store = tc_store_open_with_schema (fixture->path, TC_STORE_WRITE, NULL, &schema, &error);
  g_assert_no_error (error);
  g_assert_false (tc_store_is_read_only (store));
  g_assert_cmpstr (tc_store_get_backup (store), ==, second_backup);
  g_assert_true (tc_store_is_project (fixture->path));
  g_assert_cmpuint (tc_store_count_studies (store, -1), ==, 8);
  g_assert_true (tc_store_close (store, &error));
  g_assert_true (g_file_test (second_backup, G_FILE_TEST_EXISTS));

  g_assert_true (tc_store_is_project (backup));

  /* The program of today refuses what that of tomorrow wrote, and the backup is whole. */
  assert_refused (fixture, fixture->path, TC_STORE_ERROR_NEWER);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, 3);
  store = tc_store_open (backup, TC_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_store_count_studies (store, -1), ==, 8);
  g_assert_true (tc_store_close (store, &error));
}

/* A project of each earlier version becomes one of today, which verifies and takes new sources. */
static void
test_upgrade_earlier (StoreFixture  *fixture,
                      gconstpointer  data)
{
  const TcSchema *now = tc_schema_get_default ();

  for (guint version = 1; version < now->n_steps; version++)
    {
      const TcSchema earlier = { now->steps, version };
      g_autofree char *name = g_strdup_printf ("v%u.trialcurator", version);
      g_autofree char *path = store_fixture_file (fixture, name);
      g_autoptr (GError) error = NULL;
      guint n_problems = 0;
      TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &earlier, &error);

      g_assert_no_error (error);
      begin (store);
      add_study (store, "Earlier");
      commit (store);
      g_assert_true (tc_store_close (store, &error));

      store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (tc_store_count_studies (store, -1), ==, 1);
      begin (store);
      g_assert_true (tc_store_set_source_removed (store, 1, TRUE, &error) || error != NULL);
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
      commit (store);
      g_assert_true (tc_store_verify (store, ignore_problem, NULL, &n_problems, NULL, &error));
      g_assert_cmpuint (n_problems, ==, 0);
      g_assert_true (tc_store_close (store, &error));
    }
}

static void
test_backup (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = store_fixture_file (fixture, "copy.trialcurator");
  g_autoptr (GError) error = NULL;
  guint n_problems = 0;
  TcStore *copy;

  fill (fixture);
  g_assert_true (tc_store_backup (fixture->store, path, &error));
  g_assert_no_error (error);
  g_assert_false (tc_store_backup (fixture->store, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);

  store_fixture_close (fixture);
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, 2);
  copy = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_store_count_studies (copy, -1), ==, 8);
  g_assert_true (tc_store_verify (copy, ignore_problem, NULL, &n_problems, NULL, &error));
  g_assert_cmpuint (n_problems, ==, 0);
  g_assert_true (tc_store_close (copy, &error));
  g_assert_cmpuint (store_fixture_count_files (fixture), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/open/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("one-file", test_one_file);
  ADD ("create-existing", test_create_existing);
  ADD ("not-a-project", test_not_a_project);
  ADD ("changed-schema", test_changed_schema);
  ADD ("damaged", test_damaged);
  ADD ("second-window", test_second_window);
  ADD ("stale-lock", test_stale_lock);
  ADD ("second-process", test_second_process);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("moved", test_moved);
  ADD ("gone", test_gone);
  ADD ("full", test_full);
  ADD ("rolled-back", test_rolled_back);
  ADD ("upgrade", test_upgrade);
  ADD ("upgrade-earlier", test_upgrade_earlier);
  ADD ("backup", test_backup);

  return g_test_run ();
}
