/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"
#include "tc-import-job.h"
struct _TcImportJob { TcJob parent_instance; GListStore *results; };
G_DEFINE_FINAL_TYPE (TcImportJob, tc_import_job, TC_TYPE_JOB)
static gboolean run (TcJob *job, GCancellable *cancellable, GError **error) { g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet."); return FALSE; }
static void finalize (GObject *o) { g_clear_object (&((TcImportJob *) o)->results); G_OBJECT_CLASS (tc_import_job_parent_class)->finalize (o); }
static void tc_import_job_init (TcImportJob *self) { }
static void tc_import_job_class_init (TcImportJobClass *klass) { TC_JOB_CLASS (klass)->run = run; G_OBJECT_CLASS (klass)->finalize = finalize; }

TcImportJob *
tc_import_job_new (TcWorkspace *workspace)
{
  return g_object_new (TC_TYPE_IMPORT_JOB, NULL);
}

void
tc_import_job_add_file (TcImportJob *self, GFile *file)
{
}

void
tc_import_job_add_bytes (TcImportJob *self, const char *name, GBytes *bytes)
{
}

void
tc_import_job_add_samples (TcImportJob *self)
{
}

GListModel *
tc_import_job_get_results (TcImportJob *self)
{
  if (self->results == NULL)
    self->results = g_list_store_new (TC_TYPE_IMPORT_RESULT);
  return G_LIST_MODEL (self->results);
}

guint
tc_import_job_count (TcImportJob *self, TcImportOutcome outcome)
{
  return 0;
}

