/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-rerun-job.h"

/* Tests: tc-rerun-job.c */

/* As "new 1, changed 2, gone 3, kept 4". */
static char *
rerun (Fixture  *fixture,
       gboolean  apply)
{
  g_autoptr(TcRerunJob) job = tc_rerun_job_new (fixture->workspace, apply);
  g_autoptr(GError) error = NULL;

  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  fixture_flush (fixture);

  return g_strdup_printf ("new %u, changed %u, gone %u, kept %u", tc_rerun_job_count (job, TC_RERUN_NEW),
                          tc_rerun_job_count (job, TC_RERUN_CHANGED), tc_rerun_job_count (job, TC_RERUN_GONE),
                          tc_rerun_job_count (job, TC_RERUN_KEPT));
}

/* Looking changes nothing; applying changes suggestions and no answer; undo brings the old ones back. */
static void
test_rerun (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autofree char *before = NULL;
  g_autofree char *looked = NULL;
  g_autofree char *applied = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "registry_ids");
  fixture_flush (fixture);
  before = fixture_show (fixture, 1, "registry_ids");

  looked = rerun (fixture, FALSE);
  g_assert_true (g_str_has_suffix (looked, "kept 2"));
  applied = rerun (fixture, TRUE);
  g_assert_cmpstr (applied, ==, looked);
  assert_shown (fixture, 1, "registry_ids", before);
  g_assert_cmpint (fixture_state (fixture, 1, "registry_ids"), ==, TC_ANSWER_ACCEPTED);

  again = rerun (fixture, FALSE);
  g_assert_cmpstr (again, ==, "new 0, changed 0, gone 0, kept 2");

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  undone = rerun (fixture, FALSE);
  g_assert_cmpstr (undone, ==, looked);
  g_assert_cmpint (fixture_state (fixture, 1, "registry_ids"), ==, TC_ANSWER_ACCEPTED);
}

static void
test_cancelled (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(TcRerunJob) job = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_rerun_job_new (fixture->workspace, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (tc_job_run (TC_JOB (job), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/rerun/rerun", test_rerun);
  g_test_add_func ("/workspace/rerun/cancelled", test_cancelled);

  return g_test_run ();
}
