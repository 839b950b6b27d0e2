/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-tags.h"

G_BEGIN_DECLS

gboolean tc_pubmed_is_names   (TcSlice   paragraph);
void     tc_pubmed_read_names (TcRecord *record,
                               TcSlice   paragraph);

G_END_DECLS
