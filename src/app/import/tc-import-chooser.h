/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-settings.h"

G_BEGIN_DECLS

/**
 * TcImportChosenFunc:
 * @files: (element-type GFile): what was chosen, at least one
 *
 * Called when a person chose; not called when they cancelled or the window has gone.
 */
typedef void (*TcImportChosenFunc) (GtkWindow *parent,
                                    GPtrArray *files);

void tc_import_chooser_show (GtkWindow          *parent,
                             TcSettings         *settings,
                             gboolean            folders,
                             TcImportChosenFunc  function);

G_END_DECLS
