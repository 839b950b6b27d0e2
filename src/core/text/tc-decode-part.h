/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tc_decode_part (const char  *bytes,
                      gsize        length,
                      const char  *encoding,
                      const char **used,
                      gboolean    *damaged) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
