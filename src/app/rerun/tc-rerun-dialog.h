/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-codebook.h"
#include "tc-rerun-job.h"

G_BEGIN_DECLS

/**
 * TcRerunDialog:
 *
 * What another run of the rules would change: study and field, the old and the new value.
 *
 * Signals: "apply": a person wants the changes; "show-study" (gint64): a person wants to see this study.
 */
#define TC_TYPE_RERUN_DIALOG (tc_rerun_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TcRerunDialog, tc_rerun_dialog, TC, RERUN_DIALOG, AdwWindow)

TcRerunDialog *tc_rerun_dialog_new       (GtkWindow     *parent,
                                          TcRerunJob    *job,
                                          TcCodebook    *codebook,
                                          gboolean       writable);
/* The changes that the filter lets through: a list of TcRerunItem. */
GListModel    *tc_rerun_dialog_get_model (TcRerunDialog *self);

G_END_DECLS
