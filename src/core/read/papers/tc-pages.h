/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"

G_BEGIN_DECLS

TcSource *tc_pages_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
