/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      tc_date_find_year  (const char *text,
                             gsize       length);
gboolean tc_date_is_month   (const char *text,
                             gsize       length);

G_END_DECLS
