/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-settings.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcExportDialog:
 *
 * Asks which studies shall be exported, for which program, and into which folder.
 *
 * Signals: "export" (string folder, boolean all studies, boolean for Excel); the dialog then closes.
 */
#define TC_TYPE_EXPORT_DIALOG (tc_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TcExportDialog, tc_export_dialog, TC, EXPORT_DIALOG, AdwWindow)

TcExportDialog *tc_export_dialog_new        (GtkWindow      *parent,
                                             TcWorkspace    *workspace,
                                             TcSettings     *settings);
/* What the file chooser does once a folder is chosen. */
void            tc_export_dialog_set_folder (TcExportDialog *self,
                                             const char     *folder);

G_END_DECLS
