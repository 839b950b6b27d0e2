/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-reveal"

#include "config.h"

#include "tc-reveal.h"

/* What has the focus comes into sight by itself, but not what stands around it; and where something
 * new stands is known only after the next layout. A frame begins with its ticks, so that the second
 * tick finds the layout of the first frame; lists and wrapped texts may need another one. */
#define FIRST_TICK 2
#define LAST_TICK 3

typedef struct
{
  GtkWidget *around;              /* weak */
  guint n_ticks;
} Reveal;

static void
reveal_free (gpointer data)
{
  Reveal *reveal = data;

  g_clear_weak_pointer (&reveal->around);
  g_free (reveal);
}

/* The place in what is scrolled does not depend on how far it is. Setting the value ends the
 * animation with which GTK brings the focus into sight; clamping it would not. */
static void
scroll (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double value, page;

  if (scroller == NULL || viewport == NULL || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  value = MAX (value, bounds.origin.y + bounds.size.height - page);
  gtk_adjustment_set_value (adjustment, MIN (value, bounds.origin.y));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Reveal *reveal = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (++reveal->n_ticks < FIRST_TICK)
    return G_SOURCE_CONTINUE;
  if (focus == NULL || reveal->around == NULL || !gtk_widget_is_ancestor (focus, reveal->around))
    return G_SOURCE_REMOVE;

  scroll (widget);

  return reveal->n_ticks < LAST_TICK ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * tc_reveal:
 * @widget: what to show: a row of a table, a sentence
 * @around: nothing is scrolled if the focus has left it meanwhile
 *
 * Scrolls, after the next layout, until the whole of a widget is to be seen; of one that is higher
 * than the page, its top.
 */
void
tc_reveal (GtkWidget *widget,
           GtkWidget *around)
{
  Reveal *reveal;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  reveal = g_new0 (Reveal, 1);
  g_set_weak_pointer (&reveal->around, around);
  gtk_widget_add_tick_callback (widget, tick_cb, reveal, reveal_free);
}
