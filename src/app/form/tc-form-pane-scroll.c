/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-pane"

#include "config.h"

#include "tc-form-pane-private.h"

/* Bringing a row on screen, together with a little of its neighbours. */

/* How much of its neighbours is shown with a field that is scrolled to, in pixels. */
#define SCROLL_MARGIN 80

static void
scroll_to_row (TcFormPane *self,
               TcFieldRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;
  double top;
  double bottom;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->scroller), &bounds))
    return;

  /* The scrolled window shows its content shifted by the value. */
  top = value + bounds.origin.y - SCROLL_MARGIN;
  bottom = value + bounds.origin.y + bounds.size.height + SCROLL_MARGIN;
  if (bottom - top > page)
    value = top;
  else if (top < value)
    value = top;
  else if (bottom > value + page)
    value = bottom - page;
  gtk_adjustment_set_value (adjustment, value);
}

static void
after_paint_cb (GdkFrameClock *clock,
                TcFormPane    *self)
{
  TcFieldRow *row = g_steal_pointer (&self->scroll_to);

  g_clear_signal_handler (&self->after_paint_id, clock);
  if (row != NULL)
    scroll_to_row (self, row);
}

/* Other data changes the height of rows, so where a row stands is known after the next layout. */
void
tc_form_pane_queue_scroll (TcFormPane *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || self->after_paint_id != 0 || self->scroll_to == NULL)
    return;

  self->after_paint_id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tc_form_pane_scroll_to (TcFormPane *self,
                        TcFieldRow *row)
{
  tc_form_pane_reveal_all (self);
  self->scroll_to = row;
  tc_form_pane_queue_scroll (self);
}
