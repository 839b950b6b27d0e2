/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tags.h"

G_BEGIN_DECLS

TcSlice  tc_slice_text            (TcSlice   slice,
                                   gboolean  paragraphs,
                                   char    **owned);
char    *tc_slice_dup_text        (TcSlice  slice,
                                   gboolean paragraphs) G_GNUC_WARN_UNUSED_RESULT;
gboolean tc_slice_is_chinese      (TcSlice  slice);

G_END_DECLS
