/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-tags.h"

G_BEGIN_DECLS

void tc_names_add        (TcRecord *record,
                          TcSlice   names);
void tc_names_add_lines  (TcRecord *record,
                          TcSlice   names);
void tc_names_add_groups (TcRecord *record,
                          TcSlice   names,
                          gboolean  lines);

G_END_DECLS
