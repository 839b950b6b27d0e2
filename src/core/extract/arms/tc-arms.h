/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-arms-names.h"
#include "tc-rules.h"

G_BEGIN_DECLS

GPtrArray *tc_arms_find    (TcTokenCache  *cache) G_GNUC_WARN_UNUSED_RESULT;
void       tc_arms_propose (const TcRules *rules,
                            TcTokenCache  *cache,
                            GPtrArray     *arms,
                            TcFindings    *findings);
void       tc_arms_infer_treatments
                           (const TcProse *document,
                            GPtrArray     *arms,
                            TcFindings    *findings);

G_END_DECLS
