/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-source.h"

G_BEGIN_DECLS

gboolean    tc_source_encodings_matter   (const TcSource *source);
GMenuModel *tc_source_encodings_new_menu (const TcSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
