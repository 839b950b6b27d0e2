/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-pointer.h"

/* As many lines as a tooltip can show. */
#define MAX_LINES 8

static gboolean
has_selection (TcSourceText *text)
{
  return gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)));
}

static void
released_cb (TcSourceText    *text,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  guint offset;

  if (n_press == 1 && !has_selection (text) && tc_source_text_find_offset (text, x, y, &offset))
    g_signal_emit_by_name (text, "clicked", offset);
}

static gboolean
selection_finished_cb (gpointer user_data)
{
  TcSourceText *text = TC_SOURCE_TEXT (user_data);

  if (has_selection (text) && gtk_widget_get_mapped (GTK_WIDGET (text)))
    g_signal_emit_by_name (text, "selection-finished");
  return G_SOURCE_REMOVE;
}

/* The view's own gestures claim a drag, so other gestures are not told of its end. */
static gboolean
event_cb (TcSourceText *text,
          GdkEvent     *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE
      && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, selection_finished_cb, g_object_ref (text),
                     g_object_unref);
  return GDK_EVENT_PROPAGATE;
}

static void
motion_cb (TcSourceText *text,
           double        x,
           double        y)
{
  g_autoptr(GPtrArray) found = NULL;
  guint offset;

  if (tc_source_text_find_offset (text, x, y, &offset))
    found = tc_source_text_get_highlights_at (text, offset);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (text),
                                   found != NULL && found->len > 0 ? "pointer" : "text");
}

static gboolean
query_tooltip_cb (TcSourceText *text,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);
  guint offset;

  if (keyboard || !tc_source_text_find_offset (text, x, y, &offset))
    return FALSE;
  found = tc_source_text_get_highlights_at (text, offset);
  for (guint i = 0; i < found->len && i < MAX_LINES; i++)
    {
      g_autofree char *line = tc_highlight_describe (g_ptr_array_index (found, i));

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  gtk_tooltip_set_text (tooltip, lines->str);

  return lines->len > 0;
}

void
tc_source_pointer_attach (TcSourceText *text)
{
  GtkWidget *widget = GTK_WIDGET (text);
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), text);
  gtk_widget_add_controller (widget, click);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), text);
  gtk_widget_add_controller (widget, motion);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), text);
  gtk_widget_add_controller (widget, events);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
