/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-connection.h"

G_BEGIN_DECLS

gboolean tc_suggestions_convert (TcConnection  *connection,
                                 GError       **error);

G_END_DECLS
