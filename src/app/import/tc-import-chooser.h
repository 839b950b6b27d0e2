/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-settings.h"

G_BEGIN_DECLS

/**
 * TcImportChoice:
 * @TC_IMPORT_CHOICE_FILES: files of any kind
 * @TC_IMPORT_CHOICE_FOLDERS: folders
 * @TC_IMPORT_CHOICE_TABLES: files that are tables
 *
 * What a person chooses.
 */
typedef enum
{
  TC_IMPORT_CHOICE_FILES,
  TC_IMPORT_CHOICE_FOLDERS,
  TC_IMPORT_CHOICE_TABLES
} TcImportChoice;

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
                             TcImportChoice      choice,
                             TcImportChosenFunc  function);

G_END_DECLS
