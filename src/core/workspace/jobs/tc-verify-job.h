/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-job.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcVerifyJob:
 *
 * Checks a whole project: the file, the hashes of the sources, the quotes, the chain of the history.
 */
#define TC_TYPE_VERIFY_JOB (tc_verify_job_get_type ())
G_DECLARE_FINAL_TYPE (TcVerifyJob, tc_verify_job, TC, VERIFY_JOB, TcJob)

TcVerifyJob *tc_verify_job_new          (TcWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer none) (element-type utf8): translated sentences; empty where all is well */
GPtrArray   *tc_verify_job_get_problems (TcVerifyJob *self);

/* A head of the history that somebody noted: it is a problem where the history does not hold it. Before the job. */
void         tc_verify_job_set_head     (TcVerifyJob *self,
                                         const char  *hash);
gint64       tc_verify_job_get_n_entries (TcVerifyJob *self);
/* Returns: (transfer none): the hash of the last entry of the history, "" without one; when the job has ended */
const char  *tc_verify_job_get_head     (TcVerifyJob *self);

G_END_DECLS
