/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another program on the desktop, for tests: a small window that holds a text on the clipboard, or from which
 * files can be dragged. It prints a line when a drag has begun.
 *
 * Usage: other-program clipboard FILE | other-program drag FILE-OR-FOLDER… */

#include <gtk/gtk.h>
#include <string.h>

static GdkContentProvider *
provide_files (char **paths)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GdkFileList *list;
  GdkContentProvider *content;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (paths[i]));
  list = gdk_file_list_new_from_array ((GFile **) files->pdata, files->len);
  content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);

  return content;
}

static void
drag_begin_cb (void)
{
  g_print ("dragging\n");
}

static void
offer_files (GtkWidget *widget,
             char     **paths)
{
  g_autoptr(GdkContentProvider) content = provide_files (paths);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_content (source, content);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

static void
offer_text (GtkWidget  *widget,
            const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

int
main (int    argc,
      char **argv)
{
  GtkWidget *window;
  GtkWidget *label;

  if (argc < 3)
    return 2;

  gtk_init ();
  window = gtk_window_new ();
  label = gtk_label_new (argv[1]);
  gtk_window_set_title (GTK_WINDOW (window), "Other program");
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 60);
  if (strcmp (argv[1], "drag") == 0)
    offer_files (label, argv + 2);
  else
    offer_text (label, argv[2]);
  gtk_window_present (GTK_WINDOW (window));

  /* It is ended from outside. */
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
