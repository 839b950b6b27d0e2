/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-connection.h"
#include "tc-store.h"

G_BEGIN_DECLS

TcCodebook *tc_codebook_table_load   (TcConnection  *connection,
                                      TcId           id,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tc_codebook_table_append (TcConnection  *connection,
                                      TcCodebook    *codebook,
                                      gboolean       hashed,
                                      GError       **error);

G_END_DECLS
