/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"

G_BEGIN_DECLS

void tc_harms_resolve (const TcProse *document,
                       TcFindings    *findings);

G_END_DECLS
