/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"
#include "tc-verify-job.h"
struct _TcVerifyJob { TcJob parent_instance; GPtrArray *problems; };
G_DEFINE_FINAL_TYPE (TcVerifyJob, tc_verify_job, TC_TYPE_JOB)
static gboolean run (TcJob *job, GCancellable *cancellable, GError **error) { g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet."); return FALSE; }
static void finalize (GObject *o) { g_clear_pointer (&((TcVerifyJob *) o)->problems, g_ptr_array_unref); G_OBJECT_CLASS (tc_verify_job_parent_class)->finalize (o); }
static void tc_verify_job_init (TcVerifyJob *self) { }
static void tc_verify_job_class_init (TcVerifyJobClass *klass) { TC_JOB_CLASS (klass)->run = run; G_OBJECT_CLASS (klass)->finalize = finalize; }

TcVerifyJob *
tc_verify_job_new (TcWorkspace *workspace)
{
  return g_object_new (TC_TYPE_VERIFY_JOB, NULL);
}

GPtrArray *
tc_verify_job_get_problems (TcVerifyJob *self)
{
  if (self->problems == NULL)
    self->problems = g_ptr_array_new ();
  return self->problems;
}

