/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-import-job.h"

G_BEGIN_DECLS

void tc_import_report_chooser_show (GtkWindow   *parent,
                                    TcImportJob *job);

G_END_DECLS
