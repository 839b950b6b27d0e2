/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-pane"

#include "config.h"

#include "tc-form-pane-private.h"

/* Bringing a row on screen, together with a little of its neighbours, and keeping it where it is while what
 * stands above it changes its height. */

/* How much of its neighbours is shown with a field that is scrolled to, in pixels. */
#define SCROLL_MARGIN 80

/* For how many frames a row is kept in its place. Scrolling meanwhile is free: it does not move the row in the form. */
#define HOLD_FRAMES 5

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

/* --- keeping a row in its place --------------------------------------------------------------------- */

/* Where a row begins in the form, however far that is scrolled. */
static gboolean
find_top (TcFormPane *self,
          TcFieldRow *row,
          double     *top)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->content), &bounds))
    return FALSE;

  *top = bounds.origin.y;

  return TRUE;
}

static gboolean
is_in_sight (TcFormPane *self,
             TcFieldRow *row)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (GTK_WIDGET (row)) &&
         gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->scroller), &bounds) &&
         bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

/* After GTK's own layout and before anything is painted: what moves here does not flicker. Several times, because
 * lists and wrapped texts find their height in more than one layout. */
static void
layout_cb (GdkFrameClock *clock,
           TcFormPane    *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top;

  if (self->held == NULL || self->scroll_to != NULL ||
      gdk_frame_clock_get_frame_counter (clock) > self->held_until || !find_top (self, self->held, &top))
    {
      self->held = NULL;
      g_clear_signal_handler (&self->layout_id, clock);
      return;
    }
  if (top == self->held_top)
    return;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top - self->held_top);
  self->held_top = top;
}

/* To be called before rows change: the one with the focus stays where it is to be seen. */
void
tc_form_pane_hold_scroll (TcFormPane *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || self->focused == NULL || self->scroll_to != NULL ||
      !is_in_sight (self, self->focused) || !find_top (self, self->focused, &self->held_top))
    return;

  self->held = self->focused;
  self->held_until = gdk_frame_clock_get_frame_counter (clock) + HOLD_FRAMES;
  if (self->layout_id == 0)
    self->layout_id = g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), self);
}
