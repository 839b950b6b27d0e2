/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include "tc-cli-interrupt.h"

#include <glib-unix.h>
#include <signal.h>

/* Ctrl+C and SIGTERM while a command writes: the job is cancelled, and the command goes on to its account and to
 * closing the project. A second signal of the kind ends the program at once, as the first would have. */

static int caught;                /* the signal that came; 0 while there is none */
static TcJob *running;

static gboolean
signal_cb (gpointer user_data)
{
  caught = GPOINTER_TO_INT (user_data);
  if (running != NULL)
    tc_job_cancel (running);

  return G_SOURCE_REMOVE;
}

static void
ended_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * tc_cli_catch_signals:
 *
 * From now on SIGINT and SIGTERM cancel what tc_cli_run_job() runs, instead of ending the program.
 */
void
tc_cli_catch_signals (void)
{
  g_unix_signal_add (SIGINT, signal_cb, GINT_TO_POINTER (SIGINT));
  g_unix_signal_add (SIGTERM, signal_cb, GINT_TO_POINTER (SIGTERM));
}

/**
 * tc_cli_run_job:
 * @job: a job that has not run
 *
 * Runs a job until it ends or a signal cancels it.
 *
 * Returns: %FALSE with @error where it failed or was cancelled
 */
gboolean
tc_cli_run_job (TcJob   *job,
                GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  running = job;
  if (caught != 0)
    tc_job_cancel (job);
  tc_job_run_async (job, ended_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  running = NULL;

  return tc_job_run_finish (job, result, error);
}

/**
 * tc_cli_end_signals:
 * @status: the exit status so far
 *
 * Returns: the exit status; where a signal cancelled something, 128 and its number, as shells have it
 */
int
tc_cli_end_signals (int status)
{
  return caught != 0 ? 128 + caught : status;
}
