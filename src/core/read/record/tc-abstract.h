/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-outline.h"

G_BEGIN_DECLS

void tc_abstract_read (TcOutline *outline,
                       GArray    *lines,
                       guint      first,
                       guint      end);

G_END_DECLS
