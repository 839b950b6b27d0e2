/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"

G_BEGIN_DECLS

gboolean tc_html_linked_data_read (TcRecord   *record,
                                   const char *json);

G_END_DECLS
