/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-job.h"

G_BEGIN_DECLS

#define TC_IMPORT_N_OUTCOMES (TC_IMPORT_FAILED + 1)

/**
 * TcImportTally:
 *
 * The results of an import: one for each record, and all of them counted. Of an input with very many records those with
 * nothing to say are listed up to a limit, and the rest is one result, so that memory does not grow with the
 * records.
 */
typedef struct _TcImportTally TcImportTally;

TcImportTally *tc_import_tally_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void           tc_import_tally_free         (TcImportTally   *self);
void           tc_import_tally_begin_input  (TcImportTally   *self,
                                             const char      *name);
void           tc_import_tally_add          (TcImportTally   *self,
                                             GPtrArray       *results);
void           tc_import_tally_end_input    (TcImportTally   *self);
void           tc_import_tally_forget_input (TcImportTally   *self);
void           tc_import_tally_fail         (TcImportTally   *self,
                                             const char      *name,
                                             const GError    *error);
GPtrArray     *tc_import_tally_get_results  (TcImportTally   *self);
guint          tc_import_tally_count        (TcImportTally   *self,
                                             TcImportOutcome  outcome);

G_END_DECLS
