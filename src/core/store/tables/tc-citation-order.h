/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statement.h"
#include "tc-types.h"

G_BEGIN_DECLS

gboolean tc_citation_order_set (TcConnection  *connection,
                                TcId           study_id,
                                GPtrArray     *suggestions,
                                GError       **error);

G_END_DECLS
