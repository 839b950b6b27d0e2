/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tc_title_fold    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
guint64   tc_title_key     (const char *text);
guint64   tc_title_loose_key (const char *title,
                            guint      *weight);
gboolean  tc_title_similar (const char *a,
                            const char *b);
gboolean  tc_title_share   (const char *a,
                            const char *b);
gboolean  tc_title_one_person (const char *a,
                            const char *b);

G_END_DECLS
