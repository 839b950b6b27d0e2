/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-column-map.h"

G_BEGIN_DECLS

void     tc_table_exports_guess     (TcColumnMap *map);
gboolean tc_table_exports_is_filled (GPtrArray   *names);

G_END_DECLS
