/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-arms.h"

G_BEGIN_DECLS

void tc_arms_find_groups (TcTokenCache  *cache,
                          GPtrArray     *arms);
void tc_arms_find_chinese_groups (TcTokenCache *cache,
                          GPtrArray     *arms);
void tc_arm_propose      (const TcRules *rules,
                          const TcProse *document,
                          const TcArm   *arm,
                          TcFindings    *findings);

G_END_DECLS
