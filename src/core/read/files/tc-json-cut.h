/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tags.h"

G_BEGIN_DECLS

TcCut    tc_json_cut       (const char * const *lists,
                            const char         *bytes,
                            gsize               length,
                            gboolean            last);
gboolean tc_json_cut_first (const char * const *lists,
                            TcSlice             text,
                            TcSlice            *record);

G_END_DECLS
