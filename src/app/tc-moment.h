/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tc_moment_format_date (gint64 at) G_GNUC_WARN_UNUSED_RESULT;
/* Who, and when; what is not known is left out. */
char *tc_moment_format_byline (const char *who,
                               gint64      at) G_GNUC_WARN_UNUSED_RESULT;
char *tc_moment_format_time (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
