/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-change.h"
#include "tc-intake.h"

G_BEGIN_DECLS

gboolean tc_import_store_item (TcChange      *change,
                               TcIntakeItem  *item,
                               GPtrArray     *results,
                               GError       **error);

void     tc_import_store_name_results (TcChange  *change,
                                       GPtrArray *results);

gboolean tc_import_store_take_back (TcChange  *change,
                                    GArray    *studies,
                                    GArray    *copies,
                                    GError   **error);

G_END_DECLS
