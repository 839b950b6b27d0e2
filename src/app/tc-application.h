/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-settings.h"

G_BEGIN_DECLS

/**
 * TcApplication:
 *
 * The program: its windows, one a project, and what all of them share.
 *
 * Opening a project that has a window presents that window. Files that are no projects are offered for
 * import.
 */
#define TC_TYPE_APPLICATION (tc_application_get_type ())
G_DECLARE_FINAL_TYPE (TcApplication, tc_application, TC, APPLICATION, AdwApplication)

/* The name of project files ends so. */
#define TC_PROJECT_SUFFIX ".trialcurator"

/* Reads the settings and applies the language; call it after gettext was set up. */
TcApplication *tc_application_new           (void) G_GNUC_WARN_UNUSED_RESULT;
TcSettings    *tc_application_get_settings  (TcApplication *self);
/* Opens the project in @window where that shows none, else in a window of its own. %NULL: any window. */
void           tc_application_open_project  (TcApplication *self,
                                             GtkWindow     *window,
                                             const char    *path,
                                             gboolean       create);
/* The sample project, which is made from the samples the first time. */
void           tc_application_open_sample   (TcApplication *self,
                                             GtkWindow     *window);
gboolean       tc_application_wants_restart (TcApplication *self);
/* A window that was to close for the restart stays open. */
void           tc_application_cancel_restart (TcApplication *self);
/* Starts the program again in place of this process, with the projects that were open. Returns on failure. */
void           tc_application_restart       (TcApplication *self,
                                             const char    *program);

G_END_DECLS
