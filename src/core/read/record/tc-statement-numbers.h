/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-slice-text.h"

G_BEGIN_DECLS

gboolean tc_slice_find_packed_year (TcSlice  slice,
                                    TcSlice *year);
TcSlice  tc_slice_trim_volume      (TcSlice  slice);
TcSlice  tc_slice_trim_issue       (TcSlice  slice);
char    *tc_slice_dup_pages        (TcSlice  slice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
