/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-row-menu.h"

/* GTK 4.8 does not tell which row lies under the pointer; the row's own action selects it. A row that is
 * selected already keeps the others selected too. */
static void
select_row_at (GtkColumnView *view,
               double         x,
               double         y)
{
  GtkWidget *inner = gtk_widget_get_last_child (GTK_WIDGET (view));
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  while (row != NULL && gtk_widget_get_parent (row) != inner)
    row = gtk_widget_get_parent (row);

  if (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
}

static gboolean
has_selection (GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  g_autoptr(GtkBitset) selected = NULL;

  if (model == NULL)
    return FALSE;

  selected = gtk_selection_model_get_selection (model);

  return !gtk_bitset_is_empty (selected);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkPopover      *menu)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  select_row_at (GTK_COLUMN_VIEW (view), x, y);
  tc_row_menu_popup (GTK_COLUMN_VIEW (view), menu, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

void
tc_row_menu_attach (GtkColumnView *view,
                    GtkPopover    *menu)
{
  GtkGesture *gesture;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_POPOVER (menu));

  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), menu, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}

void
tc_row_menu_popup (GtkColumnView *view,
                   GtkPopover    *menu,
                   double         x,
                   double         y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (x, y);
  GdkRectangle rectangle = { 0, 0, 1, 1 };
  graphene_point_t at;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_POPOVER (menu));

  if (!has_selection (view) ||
      !gtk_widget_compute_point (GTK_WIDGET (view), gtk_widget_get_parent (GTK_WIDGET (menu)),
                                 &point, &at))
    return;

  rectangle.x = at.x;
  rectangle.y = at.y;
  gtk_popover_set_pointing_to (menu, &rectangle);
  gtk_popover_popup (menu);
}
