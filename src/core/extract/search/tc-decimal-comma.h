/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray         *tc_decimal_commas_find (const char   *text,
                                        gsize         length) G_GNUC_WARN_UNUSED_RESULT;
gboolean        tc_decimal_commas_hold (const GArray *self,
                                        gsize         byte);

G_END_DECLS
