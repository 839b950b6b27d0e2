/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcBitsetSelectionIdFunc:
 *
 * The id of the item at @position of @model, without making the item. Ids are never 0.
 */
typedef gint64 (*TcBitsetSelectionIdFunc) (GListModel *model,
                                           guint       position);

/**
 * TcBitsetSelection:
 *
 * A multiple selection that holds positions instead of objects, and finds its items again by id.
 *
 * GtkMultiSelection keeps every selected object, which for a lazy model means to make all of them;
 * this one selects a million rows in less than a millisecond.
 *
 * A model whose order changed emits (0, n, 0) and then (0, 0, m). The ids of what a person selected (at
 * most %TC_BITSET_SELECTION_REMEMBERED, and more than that is forgotten) outlive such a change, and also
 * a filter that hides the items for a while.
 *
 * Properties: n-items (uint).
 */
#define TC_TYPE_BITSET_SELECTION (tc_bitset_selection_get_type ())
G_DECLARE_FINAL_TYPE (TcBitsetSelection, tc_bitset_selection, TC, BITSET_SELECTION, GObject)

#define TC_BITSET_SELECTION_REMEMBERED 100000

/* Takes @model. */
TcBitsetSelection *tc_bitset_selection_new            (GListModel              *model,
                                                       TcBitsetSelectionIdFunc  get_id)
                                                       G_GNUC_WARN_UNUSED_RESULT;
/* Selects the item with that id alone, at once or when it comes into the model. */
void               tc_bitset_selection_select_id      (TcBitsetSelection       *self,
                                                       gint64                   id);
/* Number of selected items that are in the model. */
guint              tc_bitset_selection_get_n_selected (TcBitsetSelection       *self);
/* Whether anything is selected, also if it is not in the model at the moment. */
gboolean           tc_bitset_selection_is_remembering (TcBitsetSelection       *self);
/* Returns: (transfer full): the selected ids of gint64, in the order of the model */
GArray            *tc_bitset_selection_dup_ids        (TcBitsetSelection       *self)
                                                       G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
