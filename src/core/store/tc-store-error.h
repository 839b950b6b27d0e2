/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean tc_store_error_take_sqlite (GError     **error,
                                     sqlite3     *db,
                                     int          code);
gboolean tc_store_error_damaged     (GError     **error,
                                     const char  *detail);

G_END_DECLS
