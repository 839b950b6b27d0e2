/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"

G_BEGIN_DECLS

/* The field under which rules say what kind of report a text is. No suggestion is made of it. */
#define TC_FIELD_KIND "kind"

const char *tc_kind_detect (const TcProse *document,
                            const TcFindings *findings);
void        tc_kind_prune  (const char       *kind,
                            const TcProse    *document,
                            TcFindings       *findings);

G_END_DECLS
