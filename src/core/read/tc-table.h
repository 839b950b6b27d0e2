/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tags.h"

G_BEGIN_DECLS

/* In tc-table.c: rows of comma-, semicolon- or tab-separated values. */
GPtrArray  *tc_table_split      (TcSlice   row,
                                 char      divider) G_GNUC_WARN_UNUSED_RESULT;
char        tc_table_divider    (TcSlice   row);
gboolean    tc_table_is_header  (TcSlice   row);
TcCut       tc_table_cut        (const char *bytes,
                                 gsize       length,
                                 gboolean    last);

G_END_DECLS
