/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An expression that matches the same, with the groups the same, and tries less: of "(?:patients?|people)" the
 * common beginnings are taken out, "(?:p(?:atients?|eople))". */
char *tc_factor (const char *expression) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
