/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tc_legacy_asian_guess (const char *bytes,
                                   gsize       length,
                                   gboolean   *weak);

G_END_DECLS
