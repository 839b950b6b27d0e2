/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-window.h"

#include "tc-ui-resources.h"

void
form_window_init (int    *argc,
                  char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (tc_ui_get_resource ());
}

void
form_window_pump (void)
{
  gint64 end = g_get_monotonic_time () + 60 * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

GtkWidget *
form_window_new (TcFormPane **pane)
{
  GtkWidget *window = gtk_window_new ();

  *pane = g_object_new (TC_TYPE_FORM_PANE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*pane));
  gtk_window_present (GTK_WINDOW (window));
  form_window_pump ();

  return window;
}

void
form_window_close (GtkWidget  *window,
                   TcFormPane *pane)
{
  g_object_ref (pane);
  gtk_window_destroy (GTK_WINDOW (window));
  form_window_pump ();
  g_assert_finalize_object (G_OBJECT (pane));
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *n)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
form_window_find (GtkWidget *widget,
                  GType      type,
                  guint      n)
{
  return find_nth (widget, type, &n);
}

GtkWidget *
form_window_find_entry (GtkWidget *widget,
                        guint      n)
{
  GtkWidget *entry = form_window_find (widget, GTK_TYPE_ENTRY, n);

  g_assert_nonnull (entry);

  return entry;
}

static TcFieldRow *
look_up_row (TcFormPane *pane,
             const char *field)
{
  GtkWidget *row;

  for (guint i = 0; (row = form_window_find (GTK_WIDGET (pane), TC_TYPE_FIELD_ROW, i)) != NULL; i++)
    {
      if (g_str_equal (tc_field_row_get_key (TC_FIELD_ROW (row)), field))
        return TC_FIELD_ROW (row);
    }

  return NULL;
}

/* The groups of a form come one a frame, so a row may have to be waited for. */
TcFieldRow *
form_window_find_row (TcFormPane *pane,
                      const char *field)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  TcFieldRow *row;

  while ((row = look_up_row (pane, field)) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
    }

  return row;
}
