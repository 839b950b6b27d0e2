/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/**
 * TcCitation:
 *
 * The expressions for citation lines, compiled once.
 */
typedef struct _TcCitation TcCitation;

TcCitation *tc_citation_new  (const TcRules    *rules) G_GNUC_WARN_UNUSED_RESULT;
void        tc_citation_free (TcCitation       *self);
void        tc_citation_find (const TcCitation *self,
                              const TcProse *document,
                              TcFindings       *findings);
void        tc_authors_find  (const TcProse *document,
                              TcFindings       *findings);

G_END_DECLS
