/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tc_number_parse        (const char *text,
                                 gsize       length,
                                 double     *number);
gboolean tc_number_parse_words  (const char *text,
                                 gsize       length,
                                 double     *number);
gboolean tc_number_parse_han    (const char *text,
                                 gsize       length,
                                 double     *number);

G_END_DECLS
