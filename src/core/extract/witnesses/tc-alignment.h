/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"

G_BEGIN_DECLS

/**
 * TcAlignment:
 *
 * Which sentence of an abstract is the translation of which.
 */
typedef struct _TcAlignment TcAlignment;

TcAlignment *tc_alignment_new     (const TcProse     *document) G_GNUC_WARN_UNUSED_RESULT;
void         tc_alignment_free    (TcAlignment       *self);
gboolean     tc_alignment_is_pair (const TcAlignment *self,
                                   guint              sentence,
                                   guint              other);
void         tc_alignment_confirm (const TcAlignment *self,
                                   const TcProse     *document,
                                   TcFindings        *findings);
void         tc_alignment_compare (const TcAlignment *self,
                                   const TcProse     *document,
                                   TcFindings        *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcAlignment, tc_alignment_free)

G_END_DECLS
