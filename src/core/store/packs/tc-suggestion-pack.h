/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-connection.h"
#include "tc-suggestion.h"
#include "tc-text-index.h"

G_BEGIN_DECLS

GBytes    *tc_suggestion_pack       (TcConnection      *connection,
                                     GPtrArray         *suggestions,
                                     TcId               source_id,
                                     const TcTextIndex *text,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_suggestion_unpack     (TcConnection      *connection,
                                     const void        *pack,
                                     gsize              n_bytes,
                                     TcId               source_id,
                                     const TcTextIndex *text,
                                     GPtrArray         *suggestions,
                                     GError           **error);
gboolean   tc_suggestion_pack_check (const void        *pack,
                                     gsize              n_bytes,
                                     GPtrArray         *suggestions);

G_END_DECLS
