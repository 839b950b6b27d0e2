/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tc_html_sniff  (const char  *bytes,
                         gsize        length);
char    *tc_html_decode (const char  *bytes,
                         gsize        length,
                         const char **encoding,
                         gboolean    *damaged) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
