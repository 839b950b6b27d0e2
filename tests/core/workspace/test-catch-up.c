/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"
#include "tc-import-job.h"
#include "tc-link-table.h"
#include "tc-linking.h"
#include "tc-store-private.h"

/* Tests: tc-linking.c tc-import-job.c tc-workspace.c
 * Through them: tc-session-catch-up.c tc-link.c tc-import-run.c */

#define N_EARLIER 200
#define TITLE "Humming lowers invented pressure in nobody at all"

static void
run (TcStore    *store,
     const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (store->connection->db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
add_report (TcStore *store,
            guint    number)
{
  g_autoptr(TcStudyRow) row = tc_study_row_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *title = number < 2 ? g_strdup (number == 0 ? TITLE : TITLE ".") : g_strdup_printf ("%s, part %u", TITLE, number);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
  g_autofree char *source_sql = NULL;
  g_autofree char *sql = NULL;

  g_free (row->label);
  row->label = g_strdup ("Earlier");
  tc_store_add_report (store, tc_store_add_study (store, row, &error), "trial report", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  source_sql = g_strdup_printf ("INSERT INTO content (sha256, bytes) VALUES ('%s', CAST ('%s' AS BLOB)); "
                                "INSERT INTO source (study_id, report_id, content_id, record, name, encoding, reader, kind, "
                                "languages, warnings, imported_at) VALUES (%u, %u, %u, 0, 'earlier.txt', 'UTF-8', 'text', "
                                "'trial report', '[]', '[]', 1); "
                                "INSERT INTO source_text (source_id, text, text_sha256, sections) VALUES (%u, '%s', '%s', '[]')",
                                sha256, title, number + 1, number + 1, number + 1, number + 1, title, sha256);
  run (store, source_sql);
  sql = g_strdup_printf ("INSERT INTO suggestion (study_id, source_id, field, item, value, language, rule, confidence, quotes) "
                         "VALUES (%u, %u, 'title', 0, '\"%s\"', 'en', 'probe.title', 0.9, '[]'), "
                         "(%u, %u, 'authors', 0, '\"Testperson, A.\"', 'en', 'probe.authors', 0.9, '[]'), "
                         "(%u, %u, 'year', 0, '2031', 'en', 'probe.year', 0.9, '[]')",
                         number + 1, number + 1, title, number + 1, number + 1, number + 1, number + 1);
  run (store, sql);
}

/* A project as the version before step 3 made them: no keys, no identifiers; two of its reports are alike. */
static void
make_earlier (const char *path)
{
  const TcSchema *now = tc_schema_get_default ();
  const TcSchema earlier = { now->steps, 2 };
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &earlier, &error);

  g_assert_no_error (error);
  g_assert_true (tc_store_begin (store, &error));
  for (guint i = 0; i < N_EARLIER; i++)
    add_report (store, i);
  g_assert_true (tc_store_commit (store, &error));
  g_assert_true (tc_store_close (store, &error));
}

static void
add_former_report (TcStore    *store,
                   const char *title)
{
  g_autoptr(TcStudyRow) row = tc_study_row_new ();
  g_autoptr(TcSource) source = tc_source_new ();
  g_autoptr(TcValue) value = tc_value_new_text (title);
  g_autoptr(TcValue) author = tc_value_new_text ("Testperson, A.");
  g_autoptr(GError) error = NULL;
  /* Of a form that nobody makes any more. */
  TcMatchKeys keys = { { tc_store_count_studies (store, -1) + 1 } };

  source->study_id = tc_store_add_study (store, row, &error);
  source->report_id = tc_store_add_report (store, source->study_id, "trial report", NULL, NULL, NULL, NULL, &error);
  source->bytes = g_bytes_new (title, strlen (title));
  source->kind = g_strdup ("trial report");
  tc_source_take_text (source, g_strdup (title));
  g_ptr_array_add (source->suggestions, tc_suggestion_new ("title", 0, value, "en", "probe.title", 0.9));
  g_ptr_array_add (source->suggestions, tc_suggestion_new ("authors", 0, author, "en", "probe.authors", 0.9));
  g_assert_true (tc_store_add_source (store, source, &error));
  g_assert_true (tc_store_add_match_keys (store, source->id, &keys, &error));
  g_assert_no_error (error);
}

/* A project of an earlier step with two reports that are alike and have other keys. */
static void
make_alike (const char *path,
            guint       n_steps,
            const char *title,
            const char *other)
{
  const TcSchema *now = tc_schema_get_default ();
  const TcSchema former = { now->steps, n_steps };
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &former, &error);

  g_assert_no_error (error);
  g_assert_true (tc_store_begin (store, &error));
  add_former_report (store, title);
  add_former_report (store, other);
  g_assert_true (tc_store_commit (store, &error));
  g_assert_true (tc_store_close (store, &error));
}

static void
make_step_7 (const char *path)
{
  make_alike (path, 7, TITLE, TITLE ".");
}

static void
make_step_8 (const char *path)
{
  make_alike (path, 8, TITLE ": a randomised trial", TITLE " - randomized trial");
}

/* The same with damaged sources before those two: one has suggestions that nobody wrote, one sections, one no text. */
static void
make_damaged (const char *path)
{
  const TcSchema *now = tc_schema_get_default ();
  const TcSchema former = { now->steps, 7 };
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &former, &error);

  g_assert_no_error (error);
  g_assert_true (tc_store_begin (store, &error));
  add_former_report (store, "Whistling");
  add_former_report (store, "Clapping");
  add_former_report (store, "Drumming");
  add_former_report (store, TITLE);
  add_former_report (store, TITLE ".");
  g_assert_true (tc_store_commit (store, &error));
  sqlite3_db_config (store->connection->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  run (store, "UPDATE suggestion_pack SET pack = x'63' WHERE source_id = 1; "
              "UPDATE source_text SET section_pack = x'63' WHERE source_id = 2; "
              "DELETE FROM source_text WHERE source_id = 3");
  g_assert_true (tc_store_close (store, &error));
}

static guint
count_unlinked (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);
  g_autoptr(GArray) unlinked = NULL;

  g_assert_no_error (error);
  unlinked = tc_store_list_unlinked (store, N_EARLIER, &error);
  g_assert_no_error (error);
  g_assert_true (tc_store_close (store, &error));

  return unlinked->len;
}

static gboolean
is_caught_up (gpointer data)
{
  return tc_workspace_count_duplicates (data, 0) == 1;
}

static Fixture *
open_project (void (*make) (const char *path))
{
  Fixture *fixture = fixture_new (0);

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  make (fixture->path);
  fixture_open (fixture, TC_WORKSPACE_OPEN);

  return fixture;
}

/* In the background; the window hears of it. */
static void
test_open (void)
{
  g_autoptr(Fixture) fixture = open_project (make_earlier);

  g_assert_true (fixture_wait (is_caught_up, fixture->workspace));
  fixture_close (fixture);
  g_assert_cmpuint (count_unlinked (fixture), ==, 0);

  /* Once is enough, and it is nothing to undo. */
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_count_duplicates (fixture->workspace, 0), ==, 1);
  g_assert_cmpuint (fixture->n_studies_changed, <=, 1);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, N_EARLIER);
}

static void
assert_catches_up (void (*make) (const char *path))
{
  g_autoptr(Fixture) fixture = open_project (make);

  g_assert_true (fixture_wait (is_caught_up, fixture->workspace));
  fixture_close (fixture);
  g_assert_cmpuint (count_unlinked (fixture), ==, 0);
}

/* Keys that were made in another way are made anew. */
static void
test_former_keys (void)
{
  assert_catches_up (make_step_7);
  assert_catches_up (make_step_8);
}

/* What cannot be read keeps nothing else from being found. */
static void
test_damaged (void)
{
  assert_catches_up (make_damaged);
}

static void
import (Fixture    *fixture,
        const char *name,
        const char *text)
{
  g_autofree char *path = fixture_write (fixture, name, text);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  TcImportJob *job = tc_import_job_new (fixture->workspace);

  tc_import_job_add_file (job, file);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  g_assert_finalize_object (job);
}

/* An import that begins at once finds what is alike, too. */
static void
test_import (void)
{
  g_autoptr(Fixture) fixture = open_project (make_earlier);

  import (fixture, "a.ris", "TY  - JOUR\nTI  - " TITLE ", part 199\nAU  - Testperson, A.\nPY  - 2031\nER  - \n");
  g_assert_cmpuint (tc_workspace_count_duplicates (fixture->workspace, 0), ==, 2);
  g_assert_cmpuint (count_unlinked (fixture), ==, 0);
}

/* What was passed over because it is damaged is linked when its file is imported again. */
static void
test_again (void)
{
  static const char first[] = "TY  - JOUR\nTI  - " TITLE "\nAU  - Testperson, A.\nPY  - 2031\nER  - \n";
  static const char second[] = "TY  - JOUR\nTI  - The " TITLE "\nAU  - Testperson, A.\nPY  - 2031\nER  - \n";
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GError) error = NULL;
  TcStore *store;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "first.ris", first);
  fixture_close (fixture);
  store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  sqlite3_db_config (store->connection->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  run (store, "UPDATE suggestion_pack SET pack = x'63'; DELETE FROM match_key; DELETE FROM match_detail; "
              "INSERT INTO unlinked_source (source_id) SELECT id FROM source");
  g_assert_true (tc_store_close (store, &error));

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "first.ris", first);
  g_assert_cmpuint (count_unlinked (fixture), ==, 0);
  import (fixture, "second.ris", second);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 2);
  g_assert_cmpuint (tc_workspace_count_duplicates (fixture->workspace, 0), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catch-up/open", test_open);
  g_test_add_func ("/catch-up/former-keys", test_former_keys);
  g_test_add_func ("/catch-up/damaged", test_damaged);
  g_test_add_func ("/catch-up/import", test_import);
  g_test_add_func ("/catch-up/again", test_again);

  return g_test_run ();
}
