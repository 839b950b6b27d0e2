/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TcExcludeDialog:
 *
 * Asks why studies are excluded: one of the common reasons, or one's own words.
 *
 * Emits "response" with "exclude" once there is a reason.
 */
#define TC_TYPE_EXCLUDE_DIALOG (tc_exclude_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TcExcludeDialog, tc_exclude_dialog, TC, EXCLUDE_DIALOG, AdwMessageDialog)

/* @kind: what all the studies are, as "review", which may give the reason; %NULL where they differ */
TcExcludeDialog *tc_exclude_dialog_new        (GtkWindow       *parent,
                                               guint            n_studies,
                                               const char      *kind);
/* The reason as it is stored: the common ones in English, own words as they were typed; "" for none yet. */
char            *tc_exclude_dialog_dup_reason (TcExcludeDialog *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
