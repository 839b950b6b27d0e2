/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-popovers"

#include "config.h"

#include "tc-form-popovers.h"

/* The greatest height of what a popover shows before it scrolls, in pixels. */
#define MAX_HEIGHT 420
/* The width at which its text breaks, in characters of Latin script. */
#define MAX_CHARS 44

/**
 * tc_form_popover_new:
 * @content: (transfer floating): what to show
 *
 * Makes a popover that is as big as its content, and scrolls where that is long.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
tc_form_popover_new (GtkWidget *content)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);

  return popover;
}

/**
 * tc_form_popover_label_new:
 * @text: what to say
 * @css_class: (nullable): a style class
 *
 * Makes a text of a popover, which breaks and can be copied.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
tc_form_popover_label_new (const char *text,
                           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* A label that is not focusable, but could be, ends the way of the focus in GTK 4.8. */
  gtk_widget_set_can_focus (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}
