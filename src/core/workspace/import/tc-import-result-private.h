/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-job.h"

G_BEGIN_DECLS

void            tc_import_result_set_label (TcImportResult *self,
                                           const char     *label);
TcImportResult *tc_import_result_new (const char      *name,
                                      TcImportOutcome  outcome,
                                      const char      *reason,
                                      TcId             study_id,
                                      const char      *label,
                                      guint64          line,
                                      guint            n_records) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
