/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-choice-list.h"

GListModel *
tc_choice_list_filter (TcChoiceList        *self,
                       GListModel          *items,
                       GtkCustomFilterFunc  match,
                       gpointer             owner)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, owner, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (items), g_object_ref (self->filter));

  return G_LIST_MODEL (self->filtered);
}

void
tc_choice_list_show (TcChoiceList       *self,
                     GListModel         *model,
                     GtkListView        *view,
                     GtkListItemFactory *factory,
                     GCallback           changed,
                     gpointer            owner)
{
  self->selection = gtk_single_selection_new (g_object_ref (model));
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", changed, owner, G_CONNECT_SWAPPED);
  g_object_notify (G_OBJECT (self->selection), "selected-item");
}

void
tc_choice_list_refilter (TcChoiceList *self)
{
  /* The drop-down is there before the list is. */
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

gpointer
tc_choice_list_get_chosen (TcChoiceList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

void
tc_choice_list_clear (TcChoiceList *self)
{
  /* The filter asks the owner, which goes now. */
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
}
