/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcProjectChosenFunc:
 * @parent: (nullable): the window that asked
 * @path: the project that was chosen
 *
 * Called when a person chose; not called when they cancelled.
 */
typedef void (*TcProjectChosenFunc) (GtkWindow  *parent,
                                     const char *path,
                                     gpointer    user_data);

void tc_project_chooser_new_project  (GtkWindow           *parent,
                                      TcProjectChosenFunc  function,
                                      gpointer             user_data);
void tc_project_chooser_open_project (GtkWindow           *parent,
                                      TcProjectChosenFunc  function,
                                      gpointer             user_data);

G_END_DECLS
