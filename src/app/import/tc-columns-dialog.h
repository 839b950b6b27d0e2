/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-columns-group.h"
#include "tc-table-scan-job.h"

G_BEGIN_DECLS

/**
 * TcColumnsDialog:
 *
 * Asks what the columns of the tables are that an import is about to read. What a person says stays
 * in the project, not in the settings: the same header means the same to all who work on a project,
 * on every machine, and a source that is read again (in another encoding) is read as it was.
 *
 * Signals: "import" (#TcImportJob): the import may run; it was told what the columns are.
 */
#define TC_TYPE_COLUMNS_DIALOG (tc_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TcColumnsDialog, tc_columns_dialog, TC, COLUMNS_DIALOG, AdwWindow)

TcColumnsDialog *tc_columns_dialog_new       (GtkWindow       *parent,
                                              TcTableScanJob  *scan,
                                              TcCodebook      *codebook);
TcColumnsGroup  *tc_columns_dialog_get_group (TcColumnsDialog *self,
                                              guint            table);

G_END_DECLS
