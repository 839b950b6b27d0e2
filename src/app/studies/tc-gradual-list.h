/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TcGradualList:
 *
 * A list that hands the first rows of another on in small steps, so that no step stops the window.
 *
 * A GTK 4.8 list view keeps about 200 rows of widgets, and makes them all in the emission that brings the items, so that no
 * key is answered for as long whenever a list gets another order. Here the first %TC_GRADUAL_LIST_STEP items come at
 * once, as many again whenever the window has nothing else to do, and behind the last row for which there would be widgets
 * all the others together. Positions are those of the other list.
 *
 * Properties: n-items (uint).
 */
#define TC_TYPE_GRADUAL_LIST (tc_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (TcGradualList, tc_gradual_list, TC, GRADUAL_LIST, GObject)

#define TC_GRADUAL_LIST_STEP 24
#define TC_GRADUAL_LIST_WIDGETS 216

/* Takes @model. */
TcGradualList *tc_gradual_list_new       (GListModel    *model) G_GNUC_WARN_UNUSED_RESULT;
GListModel    *tc_gradual_list_get_model (TcGradualList *self);
/* Hands everything on now, for somebody who needs a row far down. */
void           tc_gradual_list_show_all  (TcGradualList *self);

G_END_DECLS
