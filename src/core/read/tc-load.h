/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean tc_load_check_size (guint64        size,
                             GError       **error);
GBytes  *tc_load_file       (GFile         *file,
                             GCancellable  *cancellable,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
