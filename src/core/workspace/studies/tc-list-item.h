/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-discrepancy.h"
#include "tc-span.h"
#include "tc-value.h"

G_BEGIN_DECLS

/* The items of a list that a field has for its value, and the quotes that each of them rests on. An index behind the
 * last item stands for an item that is yet to come. */

gboolean   tc_list_item_find           (const TcValue       *list,
                                        const TcValue       *item,
                                        guint               *index);
guint      tc_list_item_find_disputed  (const TcValue       *list,
                                        GPtrArray           *quotes,
                                        const TcDiscrepancy *discrepancy);
TcValue   *tc_list_item_replace        (const TcValue       *list,
                                        guint                index,
                                        TcValue             *item) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_list_item_replace_quotes (GPtrArray           *quotes,
                                        guint                index,
                                        GPtrArray           *item_quotes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
