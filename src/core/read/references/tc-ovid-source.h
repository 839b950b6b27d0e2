/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"

G_BEGIN_DECLS

void tc_ovid_read_source (TcRecord   *record,
                          const char *source);

G_END_DECLS
