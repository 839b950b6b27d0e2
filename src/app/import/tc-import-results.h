/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-import-job.h"

G_BEGIN_DECLS

/**
 * TcImportResults:
 *
 * What became of every file of an import: what failed stands first, each with its reason.
 *
 * Signals: "show-study" (gint64): a person wants to see this study; "show-duplicates": they want to see the reports
 * that may be the same.
 */
#define TC_TYPE_IMPORT_RESULTS (tc_import_results_get_type ())
G_DECLARE_FINAL_TYPE (TcImportResults, tc_import_results, TC, IMPORT_RESULTS, AdwWindow)

TcImportResults *tc_import_results_new              (GtkWindow       *parent,
                                                     TcImportJob     *job,
                                                     gboolean         cancelled);
void             tc_import_results_set_n_duplicates (TcImportResults *self,
                                                     guint            n);
/* The results that the filter lets through, in the order shown. */
GListModel      *tc_import_results_get_model        (TcImportResults *self);

G_END_DECLS
