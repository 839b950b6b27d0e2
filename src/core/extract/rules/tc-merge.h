/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"
#include "tc-suggestion.h"

G_BEGIN_DECLS

/* Makes suggestions of the candidates: equal values become one, English and Chinese support each other. */
void tc_merge_findings (const TcProse *document,
                        TcFindings       *findings,
                        gboolean          citation_only,
                        GPtrArray        *suggestions);

G_END_DECLS
