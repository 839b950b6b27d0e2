/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-session.h"

G_BEGIN_DECLS

TcColumnMaps *tc_column_keeping_load (TcSession           *session,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_column_keeping_keep (TcSession           *session,
                                      const char          *reviewer,
                                      const TcColumnMaps  *maps,
                                      GError             **error);

G_END_DECLS
