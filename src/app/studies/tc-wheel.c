/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-wheel.h"

#include <math.h>

/* Of one scrolled window; freed with its controller. */
typedef struct
{
  GtkScrolledWindow *scroller;    /* borrowed: owns the controller */
  double delta;                   /* pixels that wait for the next frame */
  guint tick_id;
} Wheel;

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Wheel *wheel = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (wheel->scroller);
  double delta = wheel->delta;

  wheel->delta = 0;
  wheel->tick_id = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + delta);

  return G_SOURCE_REMOVE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           gpointer                  user_data)
{
  Wheel *wheel = user_data;
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  double page;

  if (dy == 0 || gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL ||
      (gtk_event_controller_get_current_event_state (base) & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  /* The step that GtkScrolledWindow takes. */
  page = gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (wheel->scroller));
  wheel->delta += dy * pow (page, 2.0 / 3.0);
  if (wheel->tick_id == 0)
    wheel->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (wheel->scroller), tick_cb, wheel,
                                                   NULL);

  return GDK_EVENT_STOP;
}

static void
wheel_free (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

/**
 * tc_wheel_tame:
 *
 * Applies the mouse wheel once a frame.
 *
 * In GTK 4.8 a second change of the adjustment within a frame is computed while rows that were just made
 * still have no height, and the list jumps by up to 200 rows (GTK issue 2971, mended in 4.10). Touchpads
 * pass through.
 */
void
tc_wheel_tame (GtkScrolledWindow *scroller)
{
  GtkEventController *controller;
  Wheel *wheel;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  wheel = g_new0 (Wheel, 1);
  wheel->scroller = scroller;
  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "scroll", G_CALLBACK (scroll_cb), wheel, wheel_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
