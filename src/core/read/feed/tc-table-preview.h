/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-column-map.h"
#include "tc-spool.h"

G_BEGIN_DECLS

GPtrArray *tc_table_previews_new_for_file  (const char    *name,
                                            GFile         *file,
                                            gboolean       is_table,
                                            GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_table_previews_new_for_bytes (const char    *name,
                                            GBytes        *bytes,
                                            gboolean       is_table,
                                            GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_table_previews_new_for_part  (const char        *name,
                                            const TcSpoolPart *part,
                                            gboolean           is_table,
                                            GCancellable      *cancellable) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_table_preview_list_unread    (const TcTablePreview *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_table_preview_is_guessed     (const TcTablePreview *self);

G_END_DECLS
