/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-history"

#include "config.h"

#include "tc-form-popovers.h"

#include <glib/gi18n.h>

#include "tc-form-words.h"
#include "tc-moment.h"

/*
 * The popover with the history of a field: when, who, what, and the value before and after.
 */

/* A field changed more often than this has a history that is read in the export (audit.csv). */
#define MAX_EVENTS 200

static GtkWidget *
new_event (const TcField    *field,
           const TcEventRow *event)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *origin = tc_moment_format_byline (event->reviewer, event->at);
  g_autofree char *before = tc_form_words_snapshot (field, event, event->before);
  g_autofree char *after = tc_form_words_snapshot (field, event, event->after);
  g_autofree char *change = NULL;

  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (tc_form_words_event (event), "heading"));
  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (origin, "caption"));
  if (g_strcmp0 (event->object, "answer") == 0 && !g_str_equal (before, after))
    {
      /* Translators: of an event of the history: the value before and after it. */
      change = g_strdup_printf (_("%s → %s"), before, after);
      gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (change, NULL));
    }

  return box;
}

/**
 * tc_form_history_popover_new:
 * @field: a field
 * @events: a list of #TcEvent, newest first
 *
 * Makes a popover that lists what happened to a field of a study.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
tc_form_history_popover_new (const TcField *field,
                             GListModel    *events)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Translators: heading; %s is a field, such as "Dose". */
  g_autofree char *title = g_strdup_printf (_("History of %s"), tc_field_get_label (field));
  guint n_events = g_list_model_get_n_items (events);

  gtk_widget_add_css_class (box, "tc-popover");
  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (title, "title-4"));
  for (guint i = 0; i < MIN (n_events, MAX_EVENTS); i++)
    {
      g_autoptr(TcEvent) event = g_list_model_get_item (events, i);

      gtk_box_append (GTK_BOX (box), new_event (field, tc_event_get_row (event)));
    }
  if (n_events == 0)
    gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (_("Nobody has changed this field yet."), "dim-label"));

  return tc_form_popover_new (box);
}

/**
 * tc_form_message_popover_new:
 * @message: a translated sentence
 *
 * Makes a popover that says one thing.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
tc_form_message_popover_new (const char *message)
{
  return tc_form_popover_new (tc_form_popover_label_new (message, NULL));
}
