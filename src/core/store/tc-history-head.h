/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store.h"

G_BEGIN_DECLS

gboolean tc_store_get_head (TcStore     *self,
                            gint64      *n_entries,
                            char       **hash,
                            GError     **error);
gboolean tc_store_has_head (TcStore     *self,
                            const char  *hash,
                            gboolean    *has,
                            GError     **error);

G_END_DECLS
