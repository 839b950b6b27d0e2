/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/* What the whole of a text tells, and no single sentence: its conclusion, its condition, its design. */

/**
 * TcConclusion:
 *
 * Finds the conclusion, and where notes that are none of it begin.
 */
typedef struct _TcConclusion TcConclusion;

TcConclusion *tc_conclusion_new  (const TcRules      *rules) G_GNUC_WARN_UNUSED_RESULT;
void          tc_conclusion_free (TcConclusion       *self);
void          tc_conclusion_find (const TcConclusion *self,
                                  const TcProse      *document,
                                  TcFindings         *findings);

void tc_condition_find  (const TcProse *document,
                         TcFindings    *findings);
void tc_design_infer    (const TcProse *document,
                         TcFindings    *findings,
                         const char    *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcConclusion, tc_conclusion_free)

G_END_DECLS
