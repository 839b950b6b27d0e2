/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

void     tc_match_to_candidates (const TcRule     *rule,
                                 const TcRules    *rules,
                                 const TcProse *document,
                                 guint             sentence,
                                 const TcMatch *info,
                                 TcFindings       *findings);
void     tc_hit_to_candidate    (const TcRule     *rule,
                                 const TcLexEntry *entry,
                                 const TcProse *document,
                                 guint             sentence,
                                 const TcHit      *hit,
                                 TcFindings       *findings);

/* "months" → "month", "周" → "week"; %NULL where @unit is no time. */
const char *tc_duration_unit    (const char       *unit,
                                 gsize             length);

G_END_DECLS
