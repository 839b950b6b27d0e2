/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tc_markup_render        (const char *markup) G_GNUC_WARN_UNUSED_RESULT;
void  tc_markup_shift         (GString    *out,
                               const char *text,
                               gboolean    up);

/* One entity at @p, which is a '&'. Returns the bytes that it takes, or 0 if it is none. */
gsize tc_markup_decode_entity (const char *p,
                               gunichar   *character);

G_END_DECLS
