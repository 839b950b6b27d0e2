/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-job.h"

G_BEGIN_DECLS

/**
 * TcTableScanJob:
 *
 * Looks into the files that an import is to read, for tables whose columns a person should be asked about: those with a
 * column, or a whole header, that no reader knows and that nobody said all about in this project.
 */
#define TC_TYPE_TABLE_SCAN_JOB (tc_table_scan_job_get_type ())
G_DECLARE_FINAL_TYPE (TcTableScanJob, tc_table_scan_job, TC, TABLE_SCAN_JOB, TcJob)

TcTableScanJob *tc_table_scan_job_new          (TcWorkspace    *workspace,
                                                TcImportJob    *import,
                                                gboolean        all) G_GNUC_WARN_UNUSED_RESULT;
void            tc_table_scan_job_set_each_file (TcTableScanJob *self);
TcImportJob    *tc_table_scan_job_get_import   (TcTableScanJob *self);
gboolean        tc_table_scan_job_is_for_all   (TcTableScanJob *self);
/* Returns: (transfer none) (element-type TcTablePreview): one a header; complete when the job has
 * ended. A role is what was said before, what the name stands for, or what it may stand for; else
 * NULL */
GPtrArray      *tc_table_scan_job_get_previews (TcTableScanJob *self);
/* (element-type utf8): the columns without a role whose names no reader knows; their cells are kept as text */
GPtrArray      *tc_table_scan_list_unread      (const TcTablePreview *preview) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a map says more of the table than the readers know by its header. */
gboolean        tc_table_scan_is_guessed       (const TcTablePreview *preview);

G_END_DECLS
