/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-outline.h"

G_BEGIN_DECLS

guint tc_front_read (TcOutline *outline,
                     GArray    *lines);

G_END_DECLS
