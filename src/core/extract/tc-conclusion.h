/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"

G_BEGIN_DECLS

/* What the whole of a text tells, and no single sentence: its conclusion, its condition, its design. */
void tc_conclusion_find (const TcProse *document,
                         TcFindings    *findings);
void tc_condition_find  (const TcProse *document,
                         TcFindings    *findings);
void tc_design_infer    (const TcProse *document,
                         TcFindings    *findings,
                         const char    *kind);

G_END_DECLS
