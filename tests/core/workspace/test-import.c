/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "fixture.h"
#include "tc-import-job.h"

/* Tests: tc-import-job.c
 * Through them: tc-import-run.c tc-import-tally.c tc-import-store.c */

/* Invented reports; each name its own words. */
#define REPORT(word) \
  "A probe trial of " word " in invented persons\n\nBackground: Nobody knows " word ".\n" \
  "Methods: We enrolled 40 patients in this randomized trial.\nResults: All is well.\n"
#define WITH_DOI(word, doi) \
  "1. Probe J. 2031 Mar;3(2):1-9. doi: " doi ".\n\nA probe trial of " word " in invented persons\n\n" \
  "Testperson A(1), Probe B(1).\n\nBACKGROUND: Nobody knows " word ".\nMETHODS: We enrolled 40 patients.\n\n" \
  "DOI: " doi "\n"

static const char * const outcome_names[] = { "done", "warning", "present", "failed" };

/* "name=outcome", in order; a reason must stand where it is owed. */
static char *
show_results (TcImportJob *job)
{
  GListModel *results = tc_import_job_get_results (job);
  g_autoptr(GString) shown = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr(TcImportResult) result = g_list_model_get_item (results, i);
      TcImportOutcome outcome = tc_import_result_get_outcome (result);

      g_string_append_printf (shown, "%s%s=%s", i > 0 ? " " : "",
                              tc_import_result_get_name (result), outcome_names[outcome]);
      if (outcome != TC_IMPORT_DONE)
        g_assert_cmpuint (strlen (tc_import_result_get_reason (result)), >, 5);
      g_assert_cmpint (tc_import_result_get_study_id (result) == 0, ==, outcome == TC_IMPORT_FAILED);
      g_assert_cmpint (*tc_import_result_get_label (result) == '\0', ==, outcome == TC_IMPORT_FAILED);
    }
  for (TcImportOutcome outcome = TC_IMPORT_DONE; outcome <= TC_IMPORT_FAILED; outcome++)
    n += tc_import_job_count (job, outcome);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (results));

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/* Imports paths below the fixture's folder, separated by blanks. */
static char *
import (Fixture    *fixture,
        const char *names)
{
  g_auto(GStrv) split = g_strsplit (names, " ", -1);
  g_autoptr(GError) error = NULL;
  TcImportJob *job = tc_import_job_new (fixture->workspace);
  char *shown;

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, split[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      tc_import_job_add_file (job, file);
    }
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  shown = show_results (job);
  g_assert_finalize_object (job);

  return shown;
}

#define assert_import(fixture, names, expected) G_STMT_START { \
  g_autofree char *_shown = import (fixture, names); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_free (fixture_write (fixture, name, text));
}

static void
test_folder (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *binary = fixture_write (fixture, "in/c.bin", "");
  g_autofree char *loop = g_build_filename (fixture->folder, "in/sub/loop", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (binary, "\x7f" "ELF\0\0\xff\xfe\0", 9, &error);
  g_assert_no_error (error);
  write_file (fixture, "in/b.txt", REPORT ("gargling"));
  write_file (fixture, "in/a.txt", REPORT ("humming"));
  write_file (fixture, "in/.hidden.txt", REPORT ("hiding"));
  write_file (fixture, "in/empty.txt", "");
  write_file (fixture, "in/sub/d.txt", REPORT ("nodding"));
  write_file (fixture, "in/sub/é.txt", REPORT ("winking"));
  g_assert_cmpint (symlink ("..", loop), ==, 0);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  assert_import (fixture, "in missing.txt",
                 "in/a.txt=done in/b.txt=done in/c.bin=failed in/empty.txt=failed "
                 "in/sub/d.txt=done in/sub/é.txt=done missing.txt=failed");
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 4);
  g_assert_cmpuint (fixture->n_studies_changed, ==, 1);
  g_assert_cmpint (fixture_status (fixture, 1), ==, TC_STUDY_TO_REVIEW);
  assert_history (fixture, 1, NULL, "import study");

  assert_import (fixture, "in/b.txt in/a.txt", "b.txt=present a.txt=present");
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 4);
}

static void
assert_undo_label (Fixture    *fixture,
                   const char *expected)
{
  g_autofree char *label = NULL;

  g_object_get (fixture->workspace, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_undo (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  write_file (fixture, "a.txt", REPORT ("humming"));
  write_file (fixture, "b.txt", REPORT ("gargling"));
  write_file (fixture, "c.txt", REPORT ("nodding"));
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  assert_import (fixture, "a.txt b.txt", "a.txt=done b.txt=done");
  assert_undo_label (fixture, "Import 2 Reports");
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 3);

  fixture_reopen (fixture);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
  assert_undo_label (fixture, "");
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 3);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);

  /* The same bytes again bring the study back, with what was there before; that can be undone, too. */
  assert_import (fixture, "b.txt c.txt", "b.txt=done c.txt=done");
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 3);
  assert_undo_label (fixture, "Import 2 Reports");
  assert_history (fixture, 3, NULL,
                  "import study, undo study, redo study, undo study, import study");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
}

static void
test_present_only (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);

  write_file (fixture, "a.txt", REPORT ("humming"));
  write_file (fixture, "same.txt", REPORT ("humming"));
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  assert_import (fixture, "a.txt same.txt", "a.txt=done same.txt=present");
  fixture_forget (fixture);
  assert_import (fixture, "same.txt", "same.txt=present");
  assert_undo_label (fixture, "Import 1 Report");
  g_assert_cmpuint (fixture->n_studies_changed, ==, 0);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
}

static void
test_copies (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GError) error = NULL;

  write_file (fixture, "a.txt", WITH_DOI ("humming", "10.99999/probe.17"));
  write_file (fixture, "b.txt", WITH_DOI ("humming aloud", "10.99999/PROBE.17"));
  write_file (fixture, "c.txt", WITH_DOI ("humming", "10.99999/probe.18"));
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_free (import (fixture, "a.txt b.txt c.txt"));
  detail = tc_workspace_get_detail (fixture->workspace, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_study_detail_find (detail, "doi")->suggestions->len, >, 0);

  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 2);
  g_assert_cmpuint (detail->sources->len, ==, 2);
  assert_history (fixture, 1, NULL, "import source, import study");

  /* The copy goes and comes with its study. */
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 0);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 2);
}

/* A result names the study as it is called when all of the batch is stored. */
static void
test_names (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  TcImportJob *job;
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GError) error = NULL;

  write_file (fixture, "in/a.ris", "TY  - JOUR\nDO  - 10.99999/probe.17\nAB  - We hum.\nER  - \n");
  write_file (fixture, "in/b.ris", "TY  - JOUR\nAU  - Probe, B.\nTI  - Humming\nPY  - 2031\nDO  - 10.99999/probe.17\nER  - \n");
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  folder = g_file_new_build_filename (fixture->folder, "in", NULL);
  tc_import_job_add_file (job, folder);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (tc_import_job_get_results (job)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(TcImportResult) result = g_list_model_get_item (tc_import_job_get_results (job), i);

      g_assert_cmpstr (tc_import_result_get_label (result), ==, "Probe 2031");
    }
  g_assert_finalize_object (job);
}

/* An import of nothing but copies can be undone, too; importing the file again brings the copy back. */
static void
test_undo_copies (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GError) error = NULL;
  static const guint n_sources[] = { 1, 2, 1, 2 };

  write_file (fixture, "a.txt", WITH_DOI ("humming", "10.99999/probe.17"));
  write_file (fixture, "b.txt", WITH_DOI ("humming aloud", "10.99999/PROBE.17"));
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_free (import (fixture, "a.txt"));
  g_free (import (fixture, "b.txt"));
  assert_undo_label (fixture, "Import 1 Report");
  for (guint i = 0; i < G_N_ELEMENTS (n_sources); i++)
    {
      g_autoptr(TcStudyDetail) detail = NULL;

      if (i == 3)
        g_free (import (fixture, "b.txt"));
      else if (i == 0 || i == 2)
        tc_workspace_undo (fixture->workspace);
      else
        tc_workspace_redo (fixture->workspace);
      fixture_flush (fixture);
      detail = tc_workspace_get_detail (fixture->workspace, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (detail->sources->len, ==, n_sources[i]);
      g_assert_cmpuint (tc_study_detail_find (detail, "doi")->suggestions->len, ==, n_sources[i]);
      g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
    }
}

/* Many files: more than one batch, still one change. */
static void
test_many (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  TcImportJob *job;
  g_autoptr(GError) error = NULL;
  guint n = 1100;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf (REPORT ("sneezing %u times"), i, i);
      g_autofree char *name = g_strdup_printf ("probe-%03u", i);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      tc_import_job_add_bytes (job, name, bytes);
    }
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_DONE), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TcImportResult) result =
        g_list_model_get_item (tc_import_job_get_results (job), i);
      g_autofree char *name = g_strdup_printf ("probe-%03u", i);

      g_assert_cmpstr (tc_import_result_get_name (result), ==, name);
      g_assert_cmpint (tc_import_result_get_study_id (result), ==, i + 1);
    }
  g_assert_finalize_object (job);
  g_assert_cmpuint (fixture->n_studies_changed, >, 1);
  assert_undo_label (fixture, "Import 1100 Reports");

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 0);
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
cancel_cb (TcWorkspace *workspace,
           TcJob       *job)
{
  tc_job_cancel (job);
}

/* What was committed before the cancellation stays, and is one change to undo. */
static void
test_cancel (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  TcImportJob *job;
  guint n_done;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf (REPORT ("sneezing %u times"), i, i);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      tc_import_job_add_bytes (job, "probe", bytes);
    }
  g_signal_connect (fixture->workspace, "studies-changed", G_CALLBACK (cancel_cb), job);
  tc_job_run_async (TC_JOB (job), ended_cb, &result);
  g_assert_true (tc_job_is_running (TC_JOB (job)));
  g_assert_true (fixture_wait (is_set, &result));
  g_assert_false (tc_job_is_running (TC_JOB (job)));
  g_assert_false (tc_job_run_finish (TC_JOB (job), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_flush (fixture);

  n_done = tc_import_job_count (job, TC_IMPORT_DONE);
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_done, <, 3000);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_FAILED), ==, 0);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, n_done);
  g_clear_object (&result);
  g_signal_handlers_disconnect_by_data (fixture->workspace, job);
  g_assert_finalize_object (job);

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 0);
}

static void
undo_cb (TcWorkspace *workspace)
{
  gboolean can_undo;

  g_object_get (workspace, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  tc_workspace_undo (workspace);
  /* Behind the last batch an undo would be right. */
  g_signal_handlers_disconnect_by_func (workspace, undo_cb, NULL);
}

/* Half an import is no change that could be undone. */
static void
test_undo_while_running (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  TcImportJob *job;
  gboolean can_undo;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *text = g_strdup_printf (REPORT ("sneezing %u times"), i, i);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      tc_import_job_add_bytes (job, "probe", bytes);
    }
  g_signal_connect (fixture->workspace, "studies-changed", G_CALLBACK (undo_cb), NULL);
  tc_job_run_async (TC_JOB (job), ended_cb, &result);
  g_assert_true (fixture_wait (is_set, &result));
  g_assert_true (tc_job_run_finish (TC_JOB (job), result, &error));
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1500);
  g_object_get (fixture->workspace, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  g_clear_object (&result);
  g_assert_finalize_object (job);
}

static void
test_read_only (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (REPORT ("humming"), strlen (REPORT ("humming")));
  g_autofree char *shown = NULL;
  TcImportJob *job;

  fixture_open (fixture, TC_WORKSPACE_READ);
  job = tc_import_job_new (fixture->workspace);
  tc_import_job_add_bytes (job, "a", bytes);
  g_assert_false (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
  shown = show_results (job);
  g_assert_cmpstr (shown, ==, "a=failed");
  g_assert_finalize_object (job);
}

static void
test_samples (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GError) error = NULL;
  TcImportJob *job;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  tc_import_job_add_samples (job);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (tc_import_job_get_results (job)), >=, 6);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_FAILED), ==, 0);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), >=, 6);
  g_assert_finalize_object (job);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/folder", test_folder);
  g_test_add_func ("/import/undo", test_undo);
  g_test_add_func ("/import/present-only", test_present_only);
  g_test_add_func ("/import/copies", test_copies);
  g_test_add_func ("/import/names", test_names);
  g_test_add_func ("/import/undo-copies", test_undo_copies);
  g_test_add_func ("/import/many", test_many);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/undo-while-running", test_undo_while_running);
  g_test_add_func ("/import/read-only", test_read_only);
  g_test_add_func ("/import/samples", test_samples);

  return g_test_run ();
}
