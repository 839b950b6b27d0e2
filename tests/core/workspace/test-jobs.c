/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "tc-export-job.h"
#include "tc-extract-run.h"
#include "tc-verify-job.h"

/* Tests: tc-export-job.c tc-extract-run.c tc-job.c tc-verify-job.c */

/* --- a job of our own ----------------------------------------------------------------------------- */

#define PROBE_TYPE_JOB (probe_job_get_type ())
G_DECLARE_FINAL_TYPE (ProbeJob, probe_job, PROBE, JOB, TcJob)

struct _ProbeJob
{
  TcJob parent_instance;

  guint n_steps;                  /* 0: until it is cancelled */
  gboolean fail;
  guint n_ended;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (ProbeJob, probe_job, TC_TYPE_JOB)

static gboolean
probe_job_run (TcJob         *job,
               GCancellable  *cancellable,
               GError       **error)
{
  ProbeJob *self = PROBE_JOB (job);

  self->thread = g_thread_self ();
  for (guint i = 0; self->n_steps == 0 || i < self->n_steps; i++)
    {
      g_autofree char *message = g_strdup_printf ("Step %u", i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      tc_job_report (job, self->n_steps > 0 ? (i + 1.0) / self->n_steps : -1.0, message);
    }
  if (self->fail)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No room.");

  return !self->fail;
}

static void
probe_job_ended (TcJob *job)
{
  PROBE_JOB (job)->n_ended++;
}

static void
probe_job_class_init (ProbeJobClass *klass)
{
  TC_JOB_CLASS (klass)->run = probe_job_run;
  TC_JOB_CLASS (klass)->ended = probe_job_ended;
}

static void
probe_job_init (ProbeJob *self)
{
}

static void
count_cb (guint *n)
{
  ++*n;
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
test_run (void)
{
  ProbeJob *job = g_object_new (PROBE_TYPE_JOB, NULL);
  g_autoptr(GError) error = NULL;

  job->n_steps = 3;
  g_assert_cmpfloat (tc_job_get_fraction (TC_JOB (job)), ==, -1.0);
  g_assert_cmpstr (tc_job_get_message (TC_JOB (job)), ==, "");
  g_assert_cmpint (tc_job_get_seconds_left (TC_JOB (job)), ==, -1);
  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (job->thread == g_thread_self ());
  g_assert_cmpfloat (tc_job_get_fraction (TC_JOB (job)), ==, 1.0);
  g_assert_cmpstr (tc_job_get_message (TC_JOB (job)), ==, "Step 2");
  g_assert_cmpuint (job->n_ended, ==, 1);
  g_assert_finalize_object (job);
}

static void
test_run_cancelled (void)
{
  ProbeJob *job = g_object_new (PROBE_TYPE_JOB, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (tc_job_run (TC_JOB (job), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (job->n_ended, ==, 1);
  g_assert_finalize_object (job);
}

static void
test_async (void)
{
  ProbeJob *job = g_object_new (PROBE_TYPE_JOB, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint n_messages = 0, n_running = 0;

  job->n_steps = 200000;
  g_signal_connect_swapped (job, "notify::message", G_CALLBACK (count_cb), &n_messages);
  g_signal_connect_swapped (job, "notify::running", G_CALLBACK (count_cb), &n_running);
  tc_job_run_async (TC_JOB (job), ended_cb, &result);
  g_assert_true (tc_job_is_running (TC_JOB (job)));
  g_assert_true (fixture_wait (is_set, &result));
  g_assert_true (tc_job_run_finish (TC_JOB (job), result, &error));
  g_assert_no_error (error);

  g_assert_true (job->thread != g_thread_self ());
  g_assert_false (tc_job_is_running (TC_JOB (job)));
  g_assert_cmpuint (n_running, ==, 2);
  /* 200,000 reports, but no more than 20 notifications a second, and the last one. */
  g_assert_cmpuint (n_messages, >=, 1);
  g_assert_cmpuint (n_messages, <, 300);
  g_assert_cmpstr (tc_job_get_message (TC_JOB (job)), ==, "Step 199999");
  g_assert_cmpuint (job->n_ended, ==, 1);
  g_clear_object (&result);
  g_assert_finalize_object (job);
}

static gboolean
has_message (gpointer data)
{
  return *tc_job_get_message (data) != '\0';
}

static void
test_async_cancelled (void)
{
  ProbeJob *job = g_object_new (PROBE_TYPE_JOB, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  tc_job_run_async (TC_JOB (job), ended_cb, &result);
  g_assert_true (fixture_wait (has_message, job));
  tc_job_cancel (TC_JOB (job));
  g_assert_true (fixture_wait (is_set, &result));
  g_assert_false (tc_job_run_finish (TC_JOB (job), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_finalize_object (job);
}

static void
test_async_failed (void)
{
  ProbeJob *job = g_object_new (PROBE_TYPE_JOB, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  job->n_steps = 1;
  job->fail = TRUE;
  tc_job_run_async (TC_JOB (job), ended_cb, &result);
  g_assert_true (fixture_wait (is_set, &result));
  g_assert_false (tc_job_run_finish (TC_JOB (job), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_object (&result);
  g_assert_finalize_object (job);
}

/* --- export ----------------------------------------------------------------------------------------- */

static char *
export (Fixture  *fixture,
        gboolean  all_studies,
        guint     n_expected,
        char    **folder)
{
  TcExportJob *job;
  g_autoptr(GError) error = NULL;
  const char * const *paths;
  char *content = NULL;

  *folder = g_build_filename (fixture->folder, "out", all_studies ? "all" : "reviewed", NULL);
  job = tc_export_job_new (fixture->workspace, *folder, all_studies, FALSE);
  g_assert_cmpstr (tc_export_job_get_folder (job), ==, *folder);
  g_assert_null (tc_export_job_get_paths (job)[0]);
  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tc_export_job_get_n_studies (job), ==, n_expected);
  g_assert_cmpuint (tc_export_job_get_n_guarded (job), ==, 0);
  paths = tc_export_job_get_paths (job);
  g_assert_cmpuint (g_strv_length ((char **) paths), ==, 8);
  for (guint i = 0; paths[i] != NULL; i++)
    g_assert_true (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_str_has_suffix (paths[0], "/studies.csv"));
  g_file_get_contents (paths[0], &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (job);

  return content;
}

static guint
count_lines (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  for (const char *p = content; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

static void
test_export (void)
{
  const TcId reviewed[] = { 2 };
  g_autoptr(Fixture) fixture = fixture_new (3);
  g_autofree char *content = NULL, *all = NULL, *folder = NULL, *all_folder = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "phase");
  tc_workspace_accept (fixture->workspace, 2, "n_enrolled");
  tc_workspace_set_status (fixture->workspace, reviewed, 1, TC_STUDY_REVIEWED, NULL);
  fixture_flush (fixture);

  content = export (fixture, FALSE, 1, &folder);
  g_assert_cmpuint (count_lines (folder, "studies.csv"), ==, 2);
  g_assert_cmpuint (count_lines (folder, "reports.csv"), ==, 2);
  g_assert_nonnull (strstr (content, "40"));
  g_assert_null (strstr (content, "Phase 2"));
  /* The whole history: the answers, the discrepancy that one decides, "in review" twice, "reviewed". */
  g_assert_cmpuint (count_lines (folder, "audit.csv"), ==, 1 + 6);

  all = export (fixture, TRUE, 3, &all_folder);
  g_assert_cmpuint (count_lines (all_folder, "studies.csv"), ==, 4);
  g_assert_nonnull (strstr (all, "Phase 2"));
  g_assert_cmpuint (count_lines (all_folder, "audit.csv"), ==, 1 + 6);
}

/* A history longer than one page, oldest event first. */
static void
test_export_history (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autofree char *content = NULL, *folder = NULL, *path = NULL, *audit = NULL;
  g_auto(GStrv) lines = NULL;
  guint n = 1234;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("note %u", i);

      tc_workspace_set_note (fixture->workspace, 1, "funding", text);
    }
  fixture_flush (fixture);
  content = export (fixture, TRUE, 1, &folder);
  path = g_build_filename (folder, "audit.csv", NULL);
  g_assert_true (g_file_get_contents (path, &audit, NULL, NULL));
  lines = g_strsplit (audit, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + (n + 1) + 1);
  for (guint i = 1; i <= n + 1; i++)
    g_assert_cmpuint (g_ascii_strtoull (lines[i], NULL, 10), ==, i);
}

static void
test_export_failed (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autofree char *blocked = fixture_write (fixture, "blocked", "a file\n");
  g_autoptr(GError) error = NULL;
  TcExportJob *job;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_export_job_new (fixture->workspace, blocked, TRUE, FALSE);
  g_assert_false (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (tc_export_job_get_paths (job)[0]);
  g_assert_finalize_object (job);
}

/* --- verification ------------------------------------------------------------------------------------ */

static guint
verify (Fixture *fixture)
{
  TcVerifyJob *job = tc_verify_job_new (fixture->workspace);
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  n = tc_verify_job_get_problems (job)->len;
  g_assert_finalize_object (job);

  return n;
}

static void
test_verify (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  guint n_damaged = 0;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "phase");
  fixture_flush (fixture);
  g_assert_cmpuint (verify (fixture), ==, 0);
  fixture_close (fixture);

  /* Somebody edits the file: the texts are not those that were imported any more. */
  g_file_get_contents (fixture->path, &content, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i + strlen ("enrolled 40") <= length; i++)
    if (memcmp (content + i, "enrolled 40", strlen ("enrolled 40")) == 0)
      {
        content[i + 9] = '9';
        n_damaged++;
      }
  g_assert_cmpuint (n_damaged, >, 0);
  g_file_set_contents (fixture->path, content, length, &error);
  g_assert_no_error (error);

  fixture_open (fixture, TC_WORKSPACE_READ);
  g_assert_cmpuint (verify (fixture), >, 0);
}

/* A job that is made before closing may not begin after it. */
static void
test_closed (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;
  TcVerifyJob *job;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_verify_job_new (fixture->workspace);
  fixture_close (fixture);
  g_assert_false (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CLOSED);
  g_assert_finalize_object (job);
}

/* --- extraction without a project -------------------------------------------------------------------- */

static void
note_record_cb (TcSource     *source,
                GPtrArray    *discrepancies,
                const char   *name,
                const GError *error,
                gpointer      user_data)
{
  g_autofree char *base = g_path_get_basename (name);

  g_assert_true ((source == NULL) == (error != NULL));
  g_assert_true ((source == NULL) == (discrepancies == NULL));
  if (source != NULL)
    g_assert_nonnull (source->kind);
  g_string_append_printf (user_data, "%s%s ", base, error != NULL ? "!" : "");
}

static void
test_extract (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GString) log = g_string_new (NULL);
  g_autofree char *good = NULL, *folder = g_build_filename (fixture->folder, "in", NULL);
  const char *inputs[] = { folder, NULL, NULL };        /* then one file, twice */

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%02u.txt", i);
      g_autofree char *text = g_strdup_printf ("A probe trial of nodding %u times\n\nWe enrolled %u patients.\n",
                                               i, i + 1);

      g_free (fixture_write (fixture, name, i == 7 ? "" : text));
    }
  g_assert_false (tc_extract_run (inputs, note_record_cb, log));
  g_assert_true (g_str_has_prefix (log->str, "00.txt 01.txt 02.txt 03.txt 04.txt 05.txt 06.txt 07.txt! 08.txt "));
  g_assert_true (g_str_has_suffix (log->str, " 38.txt 39.txt "));

  good = g_build_filename (folder, "03.txt", NULL);
  inputs[0] = inputs[1] = good;
  g_string_truncate (log, 0);
  g_assert_true (tc_extract_run (inputs, note_record_cb, log));
  g_assert_cmpstr (log->str, ==, "03.txt 03.txt ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job/run", test_run);
  g_test_add_func ("/job/run-cancelled", test_run_cancelled);
  g_test_add_func ("/job/async", test_async);
  g_test_add_func ("/job/async-cancelled", test_async_cancelled);
  g_test_add_func ("/job/async-failed", test_async_failed);
  g_test_add_func ("/export/studies", test_export);
  g_test_add_func ("/export/history", test_export_history);
  g_test_add_func ("/export/failed", test_export_failed);
  g_test_add_func ("/verify/damage", test_verify);
  g_test_add_func ("/verify/closed", test_closed);
  g_test_add_func ("/extract/order", test_extract);

  return g_test_run ();
}
