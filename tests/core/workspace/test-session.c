/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-workspace-private.h"

/* Tests: tc-session.c tc-session-change.c tc-worker.c */

/* --- tc-worker.c -------------------------------------------------------------------------------------- */

typedef struct
{
  GArray *order;                  /* the worker's thread */
  GThread *thread;
  guint number;
} Task;

static void
note_task (TcStore  *store,
           gpointer  data)
{
  Task *task = data;

  g_assert_nonnull (store);
  g_assert_true (g_thread_self () != task->thread);
  g_usleep (task->number % 7 * 10);
  g_array_append_val (task->order, task->number);
}

/* Functions run one after another in the order in which they came, on one thread, and all before the end. */
static void
test_worker (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);
  TcWorker *worker;

  g_assert_no_error (error);
  worker = tc_worker_new ("probe", store);
  for (guint i = 0; i < 200; i++)
    {
      Task *task = g_new (Task, 1);

      *task = (Task) { order, g_thread_self (), i };
      if (i == 100)
        {
          tc_worker_run (worker, note_task, task);
          g_assert_cmpuint (order->len, ==, 101);
          g_free (task);
        }
      else
        {
          tc_worker_push (worker, note_task, task, g_free);
        }
    }
  tc_worker_interrupt (worker);
  g_assert_true (tc_worker_free (worker, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (order->len, ==, 200);
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpuint (g_array_index (order, guint, i), ==, i);
}

/* --- tc-session.c ------------------------------------------------------------------------------------- */

static void
set_true (TcWorkspace *workspace,
          gpointer     data)
{
  g_assert_true (TC_IS_WORKSPACE (workspace));
  *(gboolean *) data = TRUE;
}

static gpointer
call_from_thread (gpointer data)
{
  gpointer *session_and_flag = data;

  tc_session_call_main (session_and_flag[0], set_true, session_and_flag[1], NULL);
  return NULL;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* What another thread wants said is said on the main thread. */
static void
test_main_calls (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;
  gboolean called = FALSE;
  TcSession *session;
  gpointer data[2];

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  session = tc_workspace_get_session (fixture->workspace, &error);
  g_assert_no_error (error);
  data[0] = session;
  data[1] = &called;
  g_thread_join (g_thread_new ("probe", call_from_thread, data));
  g_assert_false (called);
  g_assert_true (fixture_wait (is_set, &called));
  called = FALSE;
  tc_session_call_main (session, set_true, &called, NULL);
  g_assert_true (tc_session_dispatch (session, TRUE));
  g_assert_true (called);
  g_assert_false (tc_session_dispatch (session, FALSE));
}

static gpointer
end_job_later (gpointer data)
{
  g_usleep (50 * 1000);
  tc_session_end_job (data);
  return NULL;
}

/* Closing waits for the jobs that run; none begins afterwards; calls that came too late are dropped. */
static void
test_jobs (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;
  g_autoptr(TcSession) session = NULL;
  TcStore *reader;
  GThread *thread;
  gint64 before;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  session = tc_workspace_ref_session (fixture->workspace);
  g_assert_true (tc_session_begin_job (session, &error));
  reader = tc_session_open_reader (session, &error);
  g_assert_no_error (error);
  g_assert_true (tc_store_is_read_only (reader));
  g_assert_true (tc_store_close (reader, &error));

  before = g_get_monotonic_time ();
  thread = g_thread_new ("probe", end_job_later, session);
  fixture_close (fixture);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 45 * 1000);
  g_thread_join (thread);
  g_assert_false (tc_session_begin_job (session, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CLOSED);
}

static void
test_modes (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (tc_session_open (missing, TC_WORKSPACE_OPEN, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tc_session_open (missing, TC_WORKSPACE_READ, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tc_session_open (fixture->path, TC_WORKSPACE_CREATE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);

  /* An import cannot go on in a project that another window writes. */
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_assert_null (tc_session_open (fixture->path, TC_WORKSPACE_OPEN_OR_CREATE, NULL, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_IN_USE);
}

/* --- tc-session-change.c ------------------------------------------------------------------------------ */

static gboolean
review (TcChange  *change,
        gpointer   data,
        GError   **error)
{
  return tc_change_status (change, *(TcId *) data, TC_STUDY_REVIEWED, NULL, error);
}

static void
show_outcome (TcWorkspace *workspace,
              gpointer     data)
{
  tc_workspace_show_outcome (workspace, data);
}

static gboolean
can_undo (Fixture *fixture)
{
  gboolean can;

  g_object_get (fixture->workspace, "can-undo", &can, NULL);
  return can;
}

/* Several batches are one change, which can be undone once it has ended. */
static void
test_batches (void)
{
  g_autoptr(Fixture) fixture = fixture_new (3);
  g_autoptr(GError) error = NULL;
  TcChangeGroup group = { .held = TRUE };
  TcSession *session;
  TcId missing = 99;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  session = tc_workspace_get_session (fixture->workspace, &error);
  tc_session_set_bulk (session, TRUE);
  for (TcId id = 1; id <= 3; id++)
    g_assert_true (tc_session_change_batch (session, "status", "Probe B", &group, review, &id, &error));
  g_assert_false (tc_session_change_batch (session, "status", "Probe B", &group, review, &missing, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  fixture_flush (fixture);
  g_assert_false (can_undo (fixture));
  tc_session_end_batches (session);
  tc_session_set_bulk (session, FALSE);
  fixture_flush (fixture);
  g_assert_true (can_undo (fixture));
  for (TcId id = 1; id <= 3; id++)
    g_assert_cmpint (fixture_status (fixture, id), ==, TC_STUDY_REVIEWED);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  for (TcId id = 1; id <= 3; id++)
    g_assert_cmpint (fixture_status (fixture, id), ==, TC_STUDY_TO_REVIEW);
}

static gboolean
both_changed (gpointer data)
{
  return ((Fixture *) data)->changed->len == 2;
}

static void
test_change (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(GError) error = NULL;
  TcSession *session;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  session = tc_workspace_get_session (fixture->workspace, &error);
  for (TcId id = 1; id <= 2; id++)
    tc_session_change (session, "status", "Probe B", review, g_memdup2 (&id, sizeof id), g_free, show_outcome);
  g_assert_true (fixture_wait (both_changed, fixture));
  g_assert_cmpint (fixture_status (fixture, 1), ==, TC_STUDY_REVIEWED);
  g_assert_cmpint (fixture_status (fixture, 2), ==, TC_STUDY_REVIEWED);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_worker);
  g_test_add_func ("/session/main-calls", test_main_calls);
  g_test_add_func ("/session/jobs", test_jobs);
  g_test_add_func ("/session/modes", test_modes);
  g_test_add_func ("/session-change/one", test_change);
  g_test_add_func ("/session-change/batches", test_batches);

  return g_test_run ();
}
