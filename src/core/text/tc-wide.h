/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tc_wide_guess        (const char *bytes,
                                  gsize       length);
gboolean    tc_wide_is_plausible (const char *text);

G_END_DECLS
