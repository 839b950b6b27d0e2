/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-application.h"
#include "tc-project-page.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcWindow:
 *
 * A window: the welcome page, or one open project.
 */
#define TC_TYPE_WINDOW (tc_window_get_type ())
G_DECLARE_FINAL_TYPE (TcWindow, tc_window, TC, WINDOW, AdwApplicationWindow)

TcWindow      *tc_window_new              (TcApplication   *application);
/* The project that is open or being opened; %NULL for none. */
const char    *tc_window_get_path         (TcWindow        *self);
TcWorkspace   *tc_window_get_workspace    (TcWindow        *self);
TcProjectPage *tc_window_get_project_page (TcWindow        *self);
/* @samples: fill the new project with the samples. Errors are shown in the window. */
void           tc_window_open_project     (TcWindow        *self,
                                           const char      *path,
                                           TcWorkspaceMode  mode,
                                           gboolean         samples);
/* Shows an open project. The window closes it. */
void           tc_window_set_workspace    (TcWindow        *self,
                                           TcWorkspace     *workspace);
/* Asks whether @files (element-type GFile) shall be imported, and into which project. */
void           tc_window_offer_import     (TcWindow        *self,
                                           GPtrArray       *files);
/* Imports them into the open project, without asking. */
void           tc_window_import_files     (TcWindow        *self,
                                           GPtrArray       *files);
/* The session is about to end: stores what was typed, and holds the end up to ask about what is no value. */
void           tc_window_hold_session     (TcWindow        *self);
void           tc_window_toast            (TcWindow        *self,
                                           const char      *text);

G_END_DECLS
