/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-linking.h"

G_BEGIN_DECLS

/**
 * TcDuplicatesWindow:
 *
 * Walks through the pairs of reports that may be one, side by side, and asks about each.
 */
#define TC_TYPE_DUPLICATES_WINDOW (tc_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (TcDuplicatesWindow, tc_duplicates_window, TC, DUPLICATES_WINDOW, AdwWindow)

GtkWindow *tc_duplicates_window_new    (GtkWindow          *parent,
                                        TcWorkspace        *workspace) G_GNUC_WARN_UNUSED_RESULT;
TcId       tc_duplicates_window_get_id (TcDuplicatesWindow *self);

G_END_DECLS
