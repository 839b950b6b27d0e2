/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-job.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcExportJob:
 *
 * Writes the CSV files of DESIGN's export into a folder, which it makes where it is not there.
 */
#define TC_TYPE_EXPORT_JOB (tc_export_job_get_type ())
G_DECLARE_FINAL_TYPE (TcExportJob, tc_export_job, TC, EXPORT_JOB, TcJob)

TcExportJob *tc_export_job_new           (TcWorkspace *workspace,
                                          const char  *folder,
                                          gboolean     all_studies,  /* else only the reviewed ones */
                                          gboolean     excel) G_GNUC_WARN_UNUSED_RESULT;
const char  *tc_export_job_get_folder    (TcExportJob *self);
guint64      tc_export_job_get_n_studies (TcExportJob *self);
guint64      tc_export_job_get_n_guarded (TcExportJob *self);
/* NULL-terminated paths, complete when the job has ended. */
const char * const *tc_export_job_get_paths (TcExportJob *self);

G_END_DECLS
