/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcCodebookWindow:
 *
 * The fields that a project collects, group by group: adding, renaming, moving, hiding. Each change is stored at
 * once and can be undone here and in the main window.
 */
#define TC_TYPE_CODEBOOK_WINDOW (tc_codebook_window_get_type ())
G_DECLARE_FINAL_TYPE (TcCodebookWindow, tc_codebook_window, TC, CODEBOOK_WINDOW, AdwWindow)

GtkWindow *tc_codebook_window_new (GtkWindow   *parent,
                                   TcWorkspace *workspace);

G_END_DECLS
