/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tags.h"

G_BEGIN_DECLS

gboolean tc_name_list_next          (TcSlice  *rest,
                                     gboolean  commas,
                                     TcSlice  *item);
gboolean tc_name_list_is_one        (TcSlice   names);
gboolean tc_name_list_is_short      (TcSlice   names);
gboolean tc_name_list_is_inverted   (TcSlice   names);
gboolean tc_name_list_has_semicolon (TcSlice   names);
gboolean tc_name_list_has_commas    (TcSlice   names);
guint    tc_name_count_han          (TcSlice   name);
gboolean tc_name_has_initials       (TcSlice   name);

G_END_DECLS
