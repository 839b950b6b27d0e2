/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-column-map.h"
#include "tc-source.h"

G_BEGIN_DECLS

TcSource *tc_table_row_read (GPtrArray           *names,
                             GPtrArray           *values,
                             const TcColumnMaps  *maps,
                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
