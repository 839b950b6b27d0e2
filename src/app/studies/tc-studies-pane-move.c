/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-studies-pane-private.h"

/* Which studies are selected, and going from one to another. */

static void
scroll_to (TcStudiesPane *self,
           guint          position)
{
  /* GTK 4.8 has no gtk_column_view_scroll_to(); the action lives on the inner list view. */
  GtkWidget *inner = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    tc_row_list_show_all (self->rows);
  gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
}

static GtkWidget *
find_selected_row (GtkWidget *inner)
{
  for (GtkWidget *row = gtk_widget_get_first_child (inner); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return row;

  return NULL;
}

/* Asked of the window and not of the state of the list, which is without the focus while a dialog stands before it. */
static gboolean
holds_focus (GtkWidget *inner)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (inner));

  return focus != NULL && gtk_widget_is_ancestor (focus, inner);
}

/* The list remembers the row that had its focus last, and shows, and goes on from, that one when
 * the focus comes back. */
static gboolean
follow_cb (gpointer user_data)
{
  TcStudiesPane *self = user_data;
  GtkWidget *inner = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  GtkWidget *row = self->n_selected == 1 ? find_selected_row (inner) : NULL;

  self->follow_id = 0;
  if (row == NULL || row == gtk_widget_get_focus_child (inner))
    return G_SOURCE_REMOVE;

  if (holds_focus (inner))
    gtk_widget_grab_focus (row);
  else
    {
      gtk_widget_set_focus_child (inner, row);
      gtk_widget_set_focus_child (inner, NULL);
    }

  return G_SOURCE_REMOVE;
}

/* Whether a row has the focus. */
gboolean
tc_studies_pane_is_in_list (TcStudiesPane *self)
{
  return holds_focus (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
}

void
tc_studies_pane_follow (TcStudiesPane *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, follow_cb, self, NULL);
}

guint
tc_studies_pane_get_n_selected (TcStudiesPane *self)
{
  g_return_val_if_fail (TC_IS_STUDIES_PANE (self), 0);

  return self->n_selected;
}

GArray *
tc_studies_pane_dup_selected (TcStudiesPane *self)
{
  g_return_val_if_fail (TC_IS_STUDIES_PANE (self), NULL);

  if (self->selection == NULL)
    return g_array_new (FALSE, FALSE, sizeof (TcId));

  return tc_bitset_selection_dup_ids (self->selection);
}

void
tc_studies_pane_select (TcStudiesPane *self,
                        TcId           study_id)
{
  guint position;

  g_return_if_fail (TC_IS_STUDIES_PANE (self));

  if (self->list == NULL || study_id == 0)
    return;

  position = tc_study_list_find (self->list, study_id);
  if (position == G_MAXUINT && tc_study_filter_is_set (&self->filter))
    tc_studies_pane_clear_filters (self);

  tc_bitset_selection_select_id (self->selection, study_id);
  if (position != G_MAXUINT)
    scroll_to (self, position);
}

gboolean
tc_studies_pane_move (TcStudiesPane *self,
                      TcId           from,
                      int            step)
{
  guint position = G_MAXUINT;
  guint n_items;

  g_return_val_if_fail (TC_IS_STUDIES_PANE (self), FALSE);

  if (self->list == NULL)
    return FALSE;

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (from != 0)
    position = tc_study_list_find (self->list, from);
  /* From a study that a filter hides, to the first one. */
  if (position == G_MAXUINT)
    position = 0;
  else if ((step < 0 && position == 0) || (step > 0 && position + 1 >= n_items))
    return FALSE;
  else
    position += step;
  if (position >= n_items)
    return FALSE;

  tc_bitset_selection_select_id (self->selection, tc_study_list_get_id (self->list, position));
  scroll_to (self, position);

  return TRUE;
}

gboolean
tc_studies_pane_may_hold (TcStudiesPane *self,
                          TcId           study_id)
{
  g_return_val_if_fail (TC_IS_STUDIES_PANE (self), FALSE);

  if (self->list == NULL)
    return FALSE;

  return tc_study_filter_is_set (&self->filter) || tc_study_list_is_loading (self->list) ||
         tc_study_list_find (self->list, study_id) != G_MAXUINT;
}
