/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TcListRow:
 *
 * A place in a list and what stands there now.
 *
 * To show another item in the widgets of a row takes a tenth of the time of making them anew, so a
 * list that gets another order keeps its rows and changes what they hold.
 *
 * Properties: item (object, nullable), notified also for every change within the item.
 */
#define TC_TYPE_LIST_ROW (tc_list_row_get_type ())
G_DECLARE_FINAL_TYPE (TcListRow, tc_list_row, TC, LIST_ROW, GObject)

TcListRow *tc_list_row_new          (guint      position) G_GNUC_WARN_UNUSED_RESULT;
guint      tc_list_row_get_position (TcListRow *self);
void       tc_list_row_set_position (TcListRow *self,
                                     guint      position);
gpointer   tc_list_row_get_item     (TcListRow *self);
void       tc_list_row_set_item     (TcListRow *self,
                                     gpointer   item);

G_END_DECLS
