/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"
#include "tc-results.h"

G_BEGIN_DECLS

void tc_arithmetic_check        (TcTokenCache   *cache,
                                 GArray         *results,
                                 GPtrArray      *arms,
                                 TcFindings     *findings);

/* For the files of this check only. */
void tc_arithmetic_add          (const TcProse  *document,
                                 const char     *field,
                                 const char     *pattern,
                                 const char *const *numbers,
                                 const gsize    *places,
                                 guint           n_places,
                                 TcFindings     *findings);
void tc_arithmetic_check_sizes  (TcTokenCache   *cache,
                                 GPtrArray      *arms,
                                 TcFindings     *findings);
void tc_arithmetic_check_change (const TcProse  *document,
                                 const TcTokens *tokens,
                                 TcFindings     *findings);

G_END_DECLS
