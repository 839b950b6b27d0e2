/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-job.h"
#include "tc-suggestion.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcRerunKind:
 * @TC_RERUN_NEW: a value that was not suggested before
 * @TC_RERUN_CHANGED: another value in the place of one
 * @TC_RERUN_GONE: a value that is suggested no more
 * @TC_RERUN_KEPT: one that would be gone, but that an answer rests on
 *
 * What becomes of a suggestion when a project's sources are read again.
 */
typedef enum
{
  TC_RERUN_NEW,
  TC_RERUN_CHANGED,
  TC_RERUN_GONE,
  TC_RERUN_KEPT,
  TC_RERUN_N_KINDS
} TcRerunKind;

typedef struct
{
  TcRerunKind kind;
  TcId study_id;
  char *label;                    /* of the study */
  char *field;                    /* its key */
  TcValue *before;                /* %NULL for a new one */
  TcValue *after;                 /* %NULL for one that is gone or kept */
} TcRerunChange;

/**
 * TcRerunJob:
 *
 * Reads all sources of a project again with the rules of this version: lists what would change, or changes it.
 *
 * Answers are never touched. Applying is one step that can be undone.
 */
#define TC_TYPE_RERUN_JOB (tc_rerun_job_get_type ())
G_DECLARE_FINAL_TYPE (TcRerunJob, tc_rerun_job, TC, RERUN_JOB, TcJob)

TcRerunJob *tc_rerun_job_new         (TcWorkspace *workspace,
                                      gboolean     apply) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer none) (element-type TcRerunChange): complete when the job has ended */
GPtrArray  *tc_rerun_job_get_changes (TcRerunJob  *self);
guint       tc_rerun_job_count       (TcRerunJob  *self,
                                      TcRerunKind  kind);

G_END_DECLS
