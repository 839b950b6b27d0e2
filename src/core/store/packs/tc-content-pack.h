/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *tc_content_pack   (GBytes      *bytes,
                           gint64      *size) G_GNUC_WARN_UNUSED_RESULT;
GBytes *tc_content_unpack (GBytes      *packed,
                           gint64       size,
                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char   *tc_content_hash   (GBytes      *stored,
                           gint64       size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
