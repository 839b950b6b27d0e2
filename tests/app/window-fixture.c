/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

#include "tc-import-job.h"

gboolean
window_fixture_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
window_fixture_pump (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

void
window_fixture_init (int    *argc,
                     char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                NULL);
}

static void
add_samples (WindowFixture *self)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (self->workspace);
  g_autoptr(GError) error = NULL;

  tc_import_job_add_samples (job);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  tc_workspace_flush (self->workspace, &error);
  g_assert_no_error (error);
}

/* One for all tests, as in the program: GTK keeps it until its main loop ends. */
static TcApplication *
get_application (void)
{
  static TcApplication *application;
  g_autoptr(GError) error = NULL;

  if (application != NULL)
    return application;

  application = tc_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

void
window_fixture_set_up (WindowFixture *self,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const char *content = data;

  self->folder = g_dir_make_tmp ("tc-window-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "invented.trialcurator", NULL);
  self->application = get_application ();
  self->window = tc_window_new (self->application);
  self->page = tc_window_get_project_page (self->window);
  self->studies = tc_project_page_get_studies (self->page);

  if (g_strcmp0 (content, "welcome") != 0)
    {
      self->workspace = tc_workspace_open (self->path, TC_WORKSPACE_CREATE, &error);
      g_assert_no_error (error);
      if (g_strcmp0 (content, "empty") != 0)
        add_samples (self);
      tc_window_set_workspace (self->window, self->workspace);
      self->list = tc_studies_pane_get_list (self->studies);
      WAIT_UNTIL (!tc_study_list_is_loading (self->list));
      /* The first study is chosen as soon as it has a row. */
      WAIT_UNTIL (g_strcmp0 (content, "empty") == 0 || tc_project_page_get_study_id (self->page) != 0);
    }
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

void
window_fixture_tear_down (WindowFixture *self,
                          gconstpointer  data)
{
  gpointer window = self->window;
  gpointer workspace = self->workspace;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  gtk_window_close (GTK_WINDOW (self->window));
  window_fixture_pump ();
  g_assert_null (window);
  if (workspace != NULL)
    {
      g_object_add_weak_pointer (workspace, &workspace);
      g_object_unref (self->workspace);
      window_fixture_pump ();
      g_assert_null (workspace);
    }
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
window_fixture_activate (WindowFixture *self,
                         const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

/* A button shows what GTK keeps to itself. */
gboolean
window_fixture_is_enabled (WindowFixture *self,
                           const char    *action)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  GtkBox *box = window_fixture_find (self->page, GTK_TYPE_BOX);
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
  enabled = gtk_widget_get_sensitive (button);
  gtk_box_remove (box, button);
  g_object_unref (button);

  return enabled;
}

gpointer
window_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GObject) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static GtkWidget *
search (GtkWidget *widget,
        GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = search (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gpointer
window_fixture_find (gpointer parent,
                     GType    type)
{
  GtkWidget *found = search (parent, type);

  g_assert_nonnull (found);

  return found;
}

gpointer
window_fixture_child (gpointer    widget,
                      const char *id)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), id);

  g_assert_nonnull (child);

  return child;
}
