/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-job-bar.h"
#include "tc-window-private.h"

/* One run; lives until the job has ended, which may be after the window. */
typedef struct
{
  TcWindow *window;               /* weak */
  GtkWidget *bar;                 /* weak */
  TcWindowJobFunc finished;
} Run;

static void
run_free (Run *run)
{
  g_clear_weak_pointer (&run->window);
  g_clear_weak_pointer (&run->bar);
  g_free (run);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TcJob *job = TC_JOB (source);
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  tc_job_run_finish (job, result, &error);
  if (run->window != NULL && run->bar != NULL)
    tc_project_page_remove_job (run->window->page, run->bar);
  /* A job that is no longer in the list belongs to a project that was closed. */
  if (run->window != NULL && run->window->jobs != NULL &&
      g_ptr_array_remove (run->window->jobs, job))
    run->finished (run->window, job, error);

  run_free (run);
}

void
tc_window_run_job (TcWindow        *self,
                   TcJob           *job,
                   const char      *title,
                   TcWindowJobFunc  finished)
{
  Run *run = g_new0 (Run, 1);
  GtkWidget *bar = tc_job_bar_new (job, title);

  g_set_weak_pointer (&run->window, self);
  g_set_weak_pointer (&run->bar, bar);
  run->finished = finished;
  tc_project_page_add_job (self->page, bar);
  g_ptr_array_add (self->jobs, g_object_ref (job));
  tc_job_run_async (job, finished_cb, run);
}

void
tc_window_cancel_jobs (TcWindow *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    tc_job_cancel (g_ptr_array_index (self->jobs, i));
  g_ptr_array_set_size (self->jobs, 0);
}
