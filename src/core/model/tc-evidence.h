/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-answer.h"
#include "tc-suggestion.h"

G_BEGIN_DECLS

/* Which quotes are evidence for a value: those of the value itself, and never those of one that it
 * took the place of. */

GPtrArray  *tc_evidence_keep            (const TcValue  *before,
                                         const TcValue  *after,
                                         GPtrArray      *quotes) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *tc_evidence_find_suggested  (const TcAnswer *answer,
                                         GPtrArray      *suggestions) G_GNUC_WARN_UNUSED_RESULT;
const char *tc_evidence_find_rule       (GPtrArray      *suggestions,
                                         const TcQuote  *quote,
                                         const TcValue  *value);
const TcValue *tc_evidence_get_item     (const TcValue  *value,
                                         guint           item);
gboolean    tc_evidence_add             (GPtrArray      *quotes,
                                         const TcQuote  *quote,
                                         guint           item);

G_END_DECLS
