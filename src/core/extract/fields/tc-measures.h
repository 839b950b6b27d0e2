/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"

G_BEGIN_DECLS

void tc_measures_name (const TcProse *document,
                       TcFindings    *findings);

G_END_DECLS
