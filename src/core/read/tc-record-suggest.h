/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"

G_BEGIN_DECLS

void tc_record_suggest (const TcRecord *record,
                        const guint    *offsets,
                        const char     *rule_prefix,
                        GPtrArray      *suggestions);

G_END_DECLS
