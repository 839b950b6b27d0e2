/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-column-map.h"
#include "tc-tags.h"

G_BEGIN_DECLS

/* A header stands within as many lines of the beginning of its file. */
#define TC_TABLE_LINES_BEFORE 20

/* In tc-table.c: rows of comma-, semicolon- or tab-separated values. */
GPtrArray  *tc_table_split      (TcSlice   row,
                                 char      divider) G_GNUC_WARN_UNUSED_RESULT;
char        tc_table_divider    (TcSlice   row);
gboolean    tc_table_leaves_open (TcSlice  line,
                                 char      divider,
                                 gboolean  open);
gboolean    tc_table_is_header  (TcSlice   row);
gboolean    tc_table_is_mapped  (TcSlice   row,
                                 const TcColumnMaps *maps);
TcCut       tc_table_cut        (const char *bytes,
                                 gsize       length,
                                 gboolean    last);

G_END_DECLS
