/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcChoiceList:
 * @filtered: the items that the owner's function lets through
 * @selection: what the view shows
 *
 * A list of results in a dialog, of which a drop-down hides some and a person chooses one: items →
 * GtkFilterListModel → (whatever the owner puts between) → GtkSingleSelection. Part of its owner,
 * to be cleared when that is disposed.
 */
typedef struct
{
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkSingleSelection *selection;
} TcChoiceList;

/* @match is asked about each item with @owner. Returns: (transfer none) */
GListModel *tc_choice_list_filter    (TcChoiceList        *self,
                                      GListModel          *items,
                                      GtkCustomFilterFunc  match,
                                      gpointer             owner);
/* @changed is called, with @owner, when another item is selected, and once now. */
void        tc_choice_list_show      (TcChoiceList        *self,
                                      GListModel          *model,
                                      GtkListView         *view,
                                      GtkListItemFactory  *factory,
                                      GCallback            changed,
                                      gpointer             owner);
/* The answers of the function have changed. */
void        tc_choice_list_refilter  (TcChoiceList        *self);
/* Returns: (transfer none) (nullable): the item that is selected */
gpointer    tc_choice_list_get_chosen (TcChoiceList       *self);
void        tc_choice_list_clear     (TcChoiceList        *self);

G_END_DECLS
