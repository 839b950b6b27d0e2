/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TcRowList:
 *
 * The rows of a list: a TcListRow for each item of another list, so that no change of that list
 * stops the window.
 *
 * A GTK 4.8 list view keeps about 200 rows of widgets. It makes them all in the emission that
 * brings the items, and takes them all down in the one that removes them, so that no key is
 * answered for a tenth of a second and more. So small changes are handed on as they are. After a
 * big one, as a new order or another search is, the rows stay and get their new items
 * %TC_ROW_LIST_STEP at a time, the first of them before the window is drawn again; rows come and go
 * at the end of the list as many at a time; and behind the last row for which there would be
 * widgets all the others come together.
 *
 * Positions are those of the other list. While rows go step by step, those behind its end hold
 * nothing.
 *
 * Properties: n-items (uint). Signals: followed (gboolean moved), after each change of the other
 * list, and for @moved with rows that hold or will hold other items without an items-changed.
 */
#define TC_TYPE_ROW_LIST (tc_row_list_get_type ())
G_DECLARE_FINAL_TYPE (TcRowList, tc_row_list, TC, ROW_LIST, GObject)

#define TC_ROW_LIST_STEP 24
#define TC_ROW_LIST_WIDGETS 216

/* Takes @model. */
TcRowList  *tc_row_list_new       (GListModel *model) G_GNUC_WARN_UNUSED_RESULT;
GListModel *tc_row_list_get_model (TcRowList  *self);
/* Hands everything on now, for somebody who needs a row far down. */
void        tc_row_list_show_all  (TcRowList  *self);

G_END_DECLS
