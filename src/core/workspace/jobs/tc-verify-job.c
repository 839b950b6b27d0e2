/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-verify-job.h"

#include <glib/gi18n-lib.h>

#include "tc-history-head.h"
#include "tc-workspace-private.h"

struct _TcVerifyJob
{
  TcJob parent_instance;

  TcSession *session;
  GPtrArray *found;               /* the job's thread */
  GPtrArray *problems;
  char *noted;                    /* (nullable): the head that the history should hold */
  gint64 n_entries;
  char *head;
};

G_DEFINE_FINAL_TYPE (TcVerifyJob, tc_verify_job, TC_TYPE_JOB)

static void
problem_cb (const char *problem,
            gpointer    user_data)
{
  TcVerifyJob *self = user_data;

  g_ptr_array_add (self->found, g_strdup (problem));
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  tc_job_report (TC_JOB (user_data), fraction, _("Checking the project…"));
}

static gboolean
check_head (TcVerifyJob  *self,
            TcStore      *reader,
            GError      **error)
{
  gboolean has = TRUE;

  if (self->noted != NULL && !tc_store_has_head (reader, self->noted, &has, error))
    return FALSE;
  if (!has)
    g_ptr_array_add (self->found,
                     /* Translators: a head is the hash of the last entry of the history */
                     g_strdup (_("The history does not hold the head that was noted: entries were cut off or "
                                 "written anew.")));

  return tc_store_get_head (reader, &self->n_entries, &self->head, error);
}

static gboolean
verify (TcVerifyJob   *self,
        GCancellable  *cancellable,
        GError       **error)
{
  TcStore *reader = tc_session_open_reader (self->session, error);
  gboolean done;

  if (reader == NULL)
    return FALSE;

  done = tc_store_verify (reader, problem_cb, progress_cb, self, cancellable, error)
         && check_head (self, reader, error);

  return tc_store_close (reader, done ? error : NULL) && done;
}

static gboolean
tc_verify_job_run (TcJob         *job,
                   GCancellable  *cancellable,
                   GError       **error)
{
  TcVerifyJob *self = TC_VERIFY_JOB (job);
  gboolean done;

  if (!tc_session_begin_job (self->session, error))
    return FALSE;

  done = verify (self, cancellable, error);
  tc_session_end_job (self->session);

  return done;
}

static void
tc_verify_job_ended (TcJob *job)
{
  TcVerifyJob *self = TC_VERIFY_JOB (job);

  g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&self->found));
}

static void
tc_verify_job_finalize (GObject *object)
{
  TcVerifyJob *self = TC_VERIFY_JOB (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->noted, g_free);
  g_clear_pointer (&self->head, g_free);

  G_OBJECT_CLASS (tc_verify_job_parent_class)->finalize (object);
}

static void
tc_verify_job_class_init (TcVerifyJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tc_verify_job_finalize;
  TC_JOB_CLASS (klass)->run = tc_verify_job_run;
  TC_JOB_CLASS (klass)->ended = tc_verify_job_ended;
}

static void
tc_verify_job_init (TcVerifyJob *self)
{
  self->found = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

/**
 * tc_verify_job_new:
 *
 * Returns: a job that checks the project
 */
TcVerifyJob *
tc_verify_job_new (TcWorkspace *workspace)
{
  TcVerifyJob *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (TC_TYPE_VERIFY_JOB, NULL);
  self->session = tc_workspace_ref_session (workspace);

  return self;
}

/**
 * tc_verify_job_get_problems:
 *
 * Returns: (transfer none) (element-type utf8): translated sentences, complete when the job has ended;
 *   empty where all is well
 */
GPtrArray *
tc_verify_job_get_problems (TcVerifyJob *self)
{
  g_return_val_if_fail (TC_IS_VERIFY_JOB (self), NULL);

  return self->problems;
}

/**
 * tc_verify_job_set_head:
 * @self: a job that has not run
 * @hash: the head of the history at some time, in hexadecimal digits
 *
 * Lets the job compare the history with a head that was noted.
 */
void
tc_verify_job_set_head (TcVerifyJob *self,
                        const char  *hash)
{
  g_return_if_fail (TC_IS_VERIFY_JOB (self));

  g_free (self->noted);
  self->noted = g_ascii_strdown (hash, -1);
}

/**
 * tc_verify_job_get_n_entries:
 *
 * Returns: how many entries the history has, when the job has ended
 */
gint64
tc_verify_job_get_n_entries (TcVerifyJob *self)
{
  g_return_val_if_fail (TC_IS_VERIFY_JOB (self), 0);

  return self->n_entries;
}

/**
 * tc_verify_job_get_head:
 *
 * Returns: (transfer none): the hash of the last entry, "" where there is none
 */
const char *
tc_verify_job_get_head (TcVerifyJob *self)
{
  g_return_val_if_fail (TC_IS_VERIFY_JOB (self), "");

  return self->head != NULL ? self->head : "";
}
