/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"
#include "tc-export-job.h"
struct _TcExportJob { TcJob parent_instance;  };
G_DEFINE_FINAL_TYPE (TcExportJob, tc_export_job, TC_TYPE_JOB)
static gboolean run (TcJob *job, GCancellable *cancellable, GError **error) { g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet."); return FALSE; }
static void finalize (GObject *o) {  G_OBJECT_CLASS (tc_export_job_parent_class)->finalize (o); }
static void tc_export_job_init (TcExportJob *self) { }
static void tc_export_job_class_init (TcExportJobClass *klass) { TC_JOB_CLASS (klass)->run = run; G_OBJECT_CLASS (klass)->finalize = finalize; }

TcExportJob *
tc_export_job_new (TcWorkspace *workspace, const char *folder, gboolean all_studies, gboolean excel)
{
  return g_object_new (TC_TYPE_EXPORT_JOB, NULL);
}

const char *
tc_export_job_get_folder (TcExportJob *self)
{
  return NULL;
}

guint64
tc_export_job_get_n_studies (TcExportJob *self)
{
  return 0;
}

guint64
tc_export_job_get_n_guarded (TcExportJob *self)
{
  return 0;
}

const char * const *
tc_export_job_get_paths (TcExportJob *self)
{
  return NULL;
}

