/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tc_message_fill     (const char         *pattern,
                           const char *const  *numbers) G_GNUC_WARN_UNUSED_RESULT;
char *tc_message_localise (const char         *message,
                           const char         *domain) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
