/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-table-scan-job.h"

/* Tests: tc-table-scan-job.c
 * Through them: tc-column-keeping.c */

#define TABLE "Code,Name of it,n_enrolled\nA1,Invented humming,40\n"
#define AGAIN "Code,Name of it,n_enrolled\nA2,Invented singing,41\n"

static TcImportJob *
import_of (Fixture    *fixture,
           const char *name,
           const char *text)
{
  g_autofree char *path = fixture_write (fixture, name, text);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  TcImportJob *import = tc_import_job_new (fixture->workspace);

  tc_import_job_add_file (import, file);

  return import;
}

/* "Code=? …" for each table to ask about. */
static char *
scan (Fixture     *fixture,
      TcImportJob *import,
      gboolean     all)
{
  TcTableScanJob *job = tc_table_scan_job_new (fixture->workspace, import, all);
  GPtrArray *previews = tc_table_scan_job_get_previews (job);
  GString *shown = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  for (guint i = 0; i < previews->len; i++)
    {
      const TcTablePreview *preview = g_ptr_array_index (previews, i);

      for (guint k = 0; k < tc_column_map_get_n (preview->map); k++)
        {
          const char *role = tc_column_map_get_role (preview->map, k);

          g_string_append_printf (shown, "%s=%s ", tc_column_map_get_name (preview->map, k), role != NULL ? role : "?");
        }
    }
  g_assert_finalize_object (job);

  return g_string_free (shown, FALSE);
}

#define assert_scan(fixture, import, all, expected) G_STMT_START { \
  g_autofree char *_shown = scan (fixture, import, all); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

/* Imports with the second column as the title. */
static void
import_with_map (Fixture     *fixture,
                 TcImportJob *import)
{
  TcCodebook *codebook = tc_workspace_get_codebook (fixture->workspace);
  g_autoptr(TcColumnMaps) maps = tc_column_maps_new (codebook);
  g_autoptr(GError) error = NULL;

  tc_column_maps_take (maps, tc_column_map_new_from_text ("Code\x1f" "Name of it\x1fn_enrolled",
                                                          "ignore\x1ftitle\x1fn_enrolled"));
  tc_import_job_set_columns (import, maps);
  g_assert_true (tc_job_run (TC_JOB (import), NULL, &error));
  fixture_flush (fixture);
}

/* Somebody is asked once about a header; the project remembers, also when it was closed. */
static void
test_remembered (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcImportJob) first = NULL;
  g_autoptr(TcImportJob) second = NULL;
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  first = import_of (fixture, "one.csv", TABLE);
  assert_scan (fixture, first, FALSE, "Code=? Name of it=? n_enrolled=n_enrolled ");
  import_with_map (fixture, first);
  assert_shown (fixture, 1, "title", "suggested: Invented humming [Invented humming]");
  assert_shown (fixture, 1, "n_enrolled", "suggested: 40 [40]");

  fixture_reopen (fixture);
  second = import_of (fixture, "two.csv", AGAIN);
  assert_scan (fixture, second, FALSE, "");
  assert_scan (fixture, second, TRUE, "Code=ignore Name of it=title n_enrolled=n_enrolled ");
  g_assert_true (tc_job_run (TC_JOB (second), NULL, &error));
  fixture_flush (fixture);
  assert_shown (fixture, 2, "title", "suggested: Invented singing [Invented singing]");
  assert_shown (fixture, 2, "n_enrolled", "suggested: 41 [41]");

  /* Undo takes back the studies, and not what was said about the table. */
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
  assert_scan (fixture, second, FALSE, "");
}

/* What is no table, or one whose columns are all known, is nobody asked about. */
static void
test_nothing_to_ask (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcImportJob) known = NULL;
  g_autoptr(TcImportJob) text = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  known = import_of (fixture, "known.csv", "Title,Year\nHumming,2031\n");
  text = import_of (fixture, "text.txt", "A probe trial of humming\n\nWe enrolled 40 patients.\n");
  assert_scan (fixture, known, FALSE, "");
  assert_scan (fixture, known, TRUE, "Title=title Year=year ");
  assert_scan (fixture, text, TRUE, "");
}

static void
test_cancelled (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(TcImportJob) import = NULL;
  g_autoptr(TcTableScanJob) job = NULL;
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import = import_of (fixture, "one.csv", TABLE);
  job = tc_table_scan_job_new (fixture->workspace, import, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_false (tc_job_run (TC_JOB (job), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/table-scan/remembered", test_remembered);
  g_test_add_func ("/workspace/table-scan/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/workspace/table-scan/cancelled", test_cancelled);

  return g_test_run ();
}
