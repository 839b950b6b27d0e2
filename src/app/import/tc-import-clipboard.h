/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

void       tc_import_clipboard_read_async  (GdkClipboard         *clipboard,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray *tc_import_clipboard_read_finish (GdkClipboard         *clipboard,
                                            GAsyncResult         *result,
                                            char                **text,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
