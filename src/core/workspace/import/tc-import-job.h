/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-column-map.h"
#include "tc-job.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcImportOutcome:
 * @TC_IMPORT_DONE: a new study was made
 * @TC_IMPORT_WARNING: a new study was made, with something to look at
 * @TC_IMPORT_PRESENT: the same bytes are already in the project; nothing changed
 * @TC_IMPORT_FAILED: nothing of the file is in the project
 */
typedef enum
{
  TC_IMPORT_DONE,
  TC_IMPORT_WARNING,
  TC_IMPORT_PRESENT,
  TC_IMPORT_FAILED
} TcImportOutcome;

/**
 * TcImportResult:
 *
 * What became of one record of one file (of the file itself where it failed).
 *
 * Read-only properties: name (display name), outcome (int, #TcImportOutcome), reason (string, translated,
 * "" where there is none), study-id (int64, 0 where there is none), label (of the study).
 */
#define TC_TYPE_IMPORT_RESULT (tc_import_result_get_type ())
G_DECLARE_FINAL_TYPE (TcImportResult, tc_import_result, TC, IMPORT_RESULT, GObject)

const char     *tc_import_result_get_name     (TcImportResult *self);
TcImportOutcome tc_import_result_get_outcome  (TcImportResult *self);
const char     *tc_import_result_get_reason   (TcImportResult *self);
TcId            tc_import_result_get_study_id (TcImportResult *self);
const char     *tc_import_result_get_label    (TcImportResult *self);
guint64         tc_import_result_get_line     (TcImportResult *self);
guint           tc_import_result_get_n_records (TcImportResult *self);

/**
 * TcImportJob:
 *
 * Reads files and folders (recursively, in the order of their names), extracts, and stores: each file
 * whole or not at all, in few large transactions. The whole import is one change to undo.
 */
#define TC_TYPE_IMPORT_JOB (tc_import_job_get_type ())
G_DECLARE_FINAL_TYPE (TcImportJob, tc_import_job, TC, IMPORT_JOB, TcJob)

TcImportJob *tc_import_job_new         (TcWorkspace    *workspace) G_GNUC_WARN_UNUSED_RESULT;
void         tc_import_job_add_file    (TcImportJob    *self,
                                        GFile          *file);
/* The same under the name that a person typed, which failures are reported under. */
void         tc_import_job_add_named_file (TcImportJob *self,
                                        const char     *name,
                                        GFile          *file);
/* What comes on standard input, read when the job runs. */
void         tc_import_job_add_stdin   (TcImportJob    *self);
/* Pasted or embedded text under a display name. */
void         tc_import_job_add_bytes   (TcImportJob    *self,
                                        const char     *name,
                                        GBytes         *bytes);
/* The invented sample reports that ship with the program. */
void         tc_import_job_add_samples (TcImportJob    *self);
/* What the columns of tables mean, as a person said; kept in the project. Before the job runs. */
void         tc_import_job_set_columns (TcImportJob    *self,
                                        TcColumnMaps   *maps);
/* Returns: (transfer none): a GListModel of TcImportResult, complete when the job has ended */
GListModel  *tc_import_job_get_results (TcImportJob    *self);
/* Says of the file "name" that columns were not read; the saved results hold it. */
void         tc_import_job_add_unread  (TcImportJob    *self,
                                        const char     *name,
                                        const char     *reason);
/* Whether a report may be saved under that name. */
gboolean     tc_import_report_check_path (const char   *path,
                                        const char     *project,
                                        const char * const *inputs,
                                        GError        **error);
/* Writes the results as a CSV file with a byte order mark, which Excel needs; an existing one is replaced. */
gboolean     tc_import_job_save_report (TcImportJob    *self,
                                        const char     *path,
                                        GError        **error);
/* "5 imported, 3 of them with warnings". */
char        *tc_import_job_dup_imported (TcImportJob   *self) G_GNUC_WARN_UNUSED_RESULT;
guint        tc_import_job_count       (TcImportJob    *self,
                                        TcImportOutcome outcome);
/* The newest pair of reports that looked alike before the import: what is newer, the import found. */
TcId         tc_import_job_get_newest_pair (TcImportJob *self);

G_END_DECLS
