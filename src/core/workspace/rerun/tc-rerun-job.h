/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-job.h"
#include "tc-suggestion.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcRerunKind:
 * @TC_RERUN_NEW: a value that was not suggested before, or a discrepancy that was not found
 * @TC_RERUN_CHANGED: another value in the place of one, or in the first place, or the same with other quotes; another
 *   discrepancy
 * @TC_RERUN_GONE: a value that is suggested no more, or a discrepancy that nobody has decided and that is none any more
 * @TC_RERUN_KEPT: a value that would be gone, but that an answer rests on
 *
 * What becomes of a suggestion or a discrepancy when a project's sources are read again.
 */
typedef enum
{
  TC_RERUN_NEW,
  TC_RERUN_CHANGED,
  TC_RERUN_GONE,
  TC_RERUN_KEPT,
  TC_RERUN_N_KINDS
} TcRerunKind;

typedef enum
{
  TC_RERUN_SUGGESTION,
  TC_RERUN_DISCREPANCY
} TcRerunSubject;

/**
 * TcRerunChange:
 * @label: of the study
 * @field: its key
 * @before: (nullable): the value; %NULL for a new one, and for a discrepancy
 * @after: (nullable): the value; %NULL for one that is gone or kept, and for a discrepancy
 * @before_words: (nullable): what a discrepancy says; of a value that stays the old quotes
 * @after_words: (nullable): the same for what is new
 *
 * What becomes of one suggestion or discrepancy.
 */
typedef struct
{
  TcRerunSubject subject;
  TcRerunKind kind;
  TcId study_id;
  char *label;
  char *field;
  TcValue *before;
  TcValue *after;
  char *before_words;
  char *after_words;
} TcRerunChange;

/**
 * TcRerunJob:
 *
 * Reads all sources of a project again with the rules of this version: lists what would change, or changes it.
 *
 * Answers, and what was decided about discrepancies, are never touched. Applying is one step that can be undone.
 */
#define TC_TYPE_RERUN_JOB (tc_rerun_job_get_type ())
G_DECLARE_FINAL_TYPE (TcRerunJob, tc_rerun_job, TC, RERUN_JOB, TcJob)

TcRerunJob *tc_rerun_job_new         (TcWorkspace *workspace,
                                      gboolean     apply) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer none) (element-type TcRerunChange): complete when the job has ended */
GPtrArray  *tc_rerun_job_get_changes (TcRerunJob  *self);
guint       tc_rerun_job_count       (TcRerunJob  *self,
                                      TcRerunSubject subject,
                                      TcRerunKind  kind);
/* New, changed and gone ones. */
guint       tc_rerun_job_count_changes (TcRerunJob *self,
                                      TcRerunSubject subject);
/* One line about suggestions, and where there is something to say one about discrepancies. */
char       *tc_rerun_job_dup_summary (TcRerunJob  *self) G_GNUC_WARN_UNUSED_RESULT;
/* What stands for one side of a change: the value as it is shown, and its words. In tc-rerun-compare.c. */
char       *tc_rerun_join_words      (const char  *text,
                                      const char  *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
