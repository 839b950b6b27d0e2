/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-connection.h"
#include "tc-source.h"

G_BEGIN_DECLS

GBytes   *tc_section_pack   (TcConnection  *connection,
                             GArray        *sections,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tc_section_unpack (TcConnection  *connection,
                             const void    *pack,
                             gsize          n_bytes,
                             TcSource      *source,
                             GError       **error);

G_END_DECLS
