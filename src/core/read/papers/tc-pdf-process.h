/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *tc_pdf_process_read        (GBytes        *bytes,
                                  GCancellable  *cancellable,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void  tc_pdf_process_set_seconds (guint          seconds);

G_END_DECLS
