/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-application-private.h"

#include <glib/gi18n.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "tc-commands.h"
#include "tc-language.h"
#include "tc-registration.h"
#include "tc-ui-resources.h"

G_DEFINE_FINAL_TYPE (TcApplication, tc_application, ADW_TYPE_APPLICATION)

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf stat_a;
  GStatBuf stat_b;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;

  /* stat() only: opening and closing a project that is open here would drop SQLite's locks. */
  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 &&
         stat_a.st_dev == stat_b.st_dev && stat_a.st_ino == stat_b.st_ino;
}

static TcWindow *
find_window (TcApplication *self,
             const char    *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      const char *open;

      if (!TC_IS_WINDOW (l->data))
        continue;
      open = tc_window_get_path (l->data);
      if (open != NULL && is_same_file (open, path))
        return l->data;
    }

  return NULL;
}

TcWindow *
tc_application_find_active (TcApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  /* Most recently used first; dialogs are windows of the application too. */
  for (GList *l = windows; l != NULL; l = l->next)
    {
      GtkWindow *window = l->data;

      if (!TC_IS_WINDOW (window))
        window = gtk_window_get_transient_for (window);
      if (TC_IS_WINDOW (window))
        return TC_WINDOW (window);
    }

  return NULL;
}

/* A window that shows no project: the preferred one, else any, else a new one. */
static TcWindow *
empty_window (TcApplication *self,
              GtkWindow     *preferred)
{
  TcWindow *window = TC_IS_WINDOW (preferred) ? TC_WINDOW (preferred) : tc_application_find_active (self);

  if (window == NULL || tc_window_get_path (window) != NULL)
    window = tc_window_new (self);

  return window;
}

/* Whatever stands in an editor is stored before the session takes the program away. */
static void
query_end_cb (TcApplication *self)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (TC_IS_WINDOW (l->data))
        tc_window_hold_session (l->data);
    }
}

/* Nobody can be asked any more; the windows store what can be stored (see the shutdown below). */
static gboolean
terminate_cb (gpointer user_data)
{
  g_application_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
apply_color_scheme (TcApplication *self)
{
  const char *scheme = tc_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_strcmp0 (scheme, "light") == 0)
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (scheme, "dark") == 0)
    value = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

/* What came too late for this process is done by the one that takes its place. */
static void
open_after_end (TcApplication  *self,
                GFile         **files,
                int             n_files)
{
  if (self->reopen == NULL)
    self->reopen = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      g_ptr_array_add (self->reopen, path != NULL ? path : g_file_get_uri (files[i]));
    }
}

static gboolean
tc_application_local_command_line (GApplication   *application,
                                   char         ***arguments,
                                   int            *exit_status)
{
  TcApplication *self = TC_APPLICATION (application);
  gboolean handled;

  self->arguments = arguments;
  handled = G_APPLICATION_CLASS (tc_application_parent_class)->local_command_line (application, arguments,
                                                                                   exit_status);
  self->arguments = NULL;

  return handled;
}

static int
tc_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  TcApplication *self = TC_APPLICATION (application);
  g_autoptr(GPtrArray) files = NULL;

  /* Here and not later: what cannot be registered after this is told as an error. */
  tc_registration_run (application);
  if (!g_application_get_is_registered (application) || !g_application_get_is_remote (application))
    return -1;

  files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 1; self->arguments != NULL && (*self->arguments)[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg ((*self->arguments)[i]));
  if (!tc_registration_hand_over (application, files))
    open_after_end (self, (GFile **) files->pdata, files->len);

  return EXIT_SUCCESS;
}

static void
tc_application_startup (GApplication *application)
{
  TcApplication *self = TC_APPLICATION (application);

  G_APPLICATION_CLASS (tc_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  tc_application_add_actions (self);
  tc_commands_apply (GTK_APPLICATION (self));
  g_signal_connect_object (self->settings, "notify::color-scheme",
                           G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  self->terminate_id = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->hang_up_id = g_unix_signal_add (SIGHUP, terminate_cb, self);
}

/* A program that is told to end at once closes its projects all the same. */
static void
tc_application_shutdown (GApplication *application)
{
  TcApplication *self = TC_APPLICATION (application);
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->ending = TRUE;
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->hang_up_id, g_source_remove);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (TC_IS_WINDOW (l->data))
        gtk_window_destroy (l->data);
    }

  G_APPLICATION_CLASS (tc_application_parent_class)->shutdown (application);
}

static void
tc_application_activate (GApplication *application)
{
  TcApplication *self = TC_APPLICATION (application);
  TcWindow *window;

  /* GTK still listens to the bus while it shuts down. */
  if (self->ending)
    {
      open_after_end (self, NULL, 0);
      return;
    }

  window = tc_application_find_active (self);
  if (window == NULL)
    window = tc_window_new (self);

  gtk_window_present (GTK_WINDOW (window));
}

static void
tc_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  TcApplication *self = TC_APPLICATION (application);
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->ending)
    {
      open_after_end (self, files, n_files);
      return;
    }

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL && (g_str_has_suffix (path, TC_PROJECT_SUFFIX) || tc_workspace_is_project (path)))
        tc_application_open_project (self, NULL, path, FALSE);
      else
        g_ptr_array_add (others, g_object_ref (files[i]));
    }
  if (others->len == 0)
    return;

  g_application_activate (application);
  tc_window_offer_import (tc_application_find_active (self), others);
}

static void
tc_application_finalize (GObject *object)
{
  TcApplication *self = TC_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->reopen, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_application_parent_class)->finalize (object);
}

static void
tc_application_class_init (TcApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  /* A resource in a static library loses its constructor. */
  g_resources_register (tc_ui_get_resource ());

  object_class->finalize = tc_application_finalize;
  application_class->local_command_line = tc_application_local_command_line;
  application_class->handle_local_options = tc_application_handle_local_options;
  application_class->startup = tc_application_startup;
  application_class->shutdown = tc_application_shutdown;
  application_class->activate = tc_application_activate;
  application_class->open = tc_application_open;
}

static void
tc_application_init (TcApplication *self)
{
  self->settings = tc_settings_new ();
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
}

/**
 * tc_application_new:
 *
 * The application, with the language that the settings ask for.
 */
TcApplication *
tc_application_new (void)
{
  TcApplication *self = g_object_new (TC_TYPE_APPLICATION,
                                      "application-id", APP_ID,
                                      "flags", G_APPLICATION_HANDLES_OPEN,
                                      "register-session", TRUE,
                                      "inactivity-timeout", TC_REGISTRATION_LINGER,
                                      "resource-base-path", "/io/github/trialcurator/TrialCurator",
                                      NULL);

  tc_language_apply (tc_settings_get_string (self->settings, "language"));

  return self;
}

TcSettings *
tc_application_get_settings (TcApplication *self)
{
  g_return_val_if_fail (TC_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * tc_application_open_project:
 * @window: (nullable): where to open it if it shows no project
 * @create: make a new project, which must not be there
 *
 * Presents the window of the project at @path, opening it where there is none.
 */
void
tc_application_open_project (TcApplication *self,
                             GtkWindow     *window,
                             const char    *path,
                             gboolean       create)
{
  g_autofree char *canonical = NULL;
  TcWindow *target;

  g_return_if_fail (TC_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  canonical = g_canonicalize_filename (path, NULL);
  target = find_window (self, canonical);
  if (target == NULL)
    {
      target = empty_window (self, window);
      tc_window_open_project (target, canonical,
                              create ? TC_WORKSPACE_CREATE : TC_WORKSPACE_OPEN, FALSE);
    }
  gtk_window_present (GTK_WINDOW (target));
}

/**
 * tc_application_open_sample:
 *
 * Opens the sample project, which lies with the data of the account.
 */
void
tc_application_open_sample (TcApplication *self,
                            GtkWindow     *window)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  TcWindow *target;

  g_return_if_fail (TC_IS_APPLICATION (self));

  folder = g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);
  /* Translators: The file name of the sample project, without its ending. */
  path = g_strconcat (folder, G_DIR_SEPARATOR_S, _("Sample"), TC_PROJECT_SUFFIX, NULL);
  if (find_window (self, path) != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      tc_application_open_project (self, window, path, FALSE);
      return;
    }

  /* A folder that cannot be made shows as the error of opening the project. */
  g_mkdir_with_parents (folder, 0700);
  target = empty_window (self, window);
  tc_window_open_project (target, path, TC_WORKSPACE_CREATE, TRUE);
  gtk_window_present (GTK_WINDOW (target));
}

gboolean
tc_application_wants_restart (TcApplication *self)
{
  g_return_val_if_fail (TC_IS_APPLICATION (self), FALSE);

  return self->reopen != NULL && gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;
}

void
tc_application_cancel_restart (TcApplication *self)
{
  g_return_if_fail (TC_IS_APPLICATION (self));

  g_clear_pointer (&self->reopen, g_ptr_array_unref);
}

/**
 * tc_application_restart:
 * @program: name of the program, for the new process
 *
 * Replaces this process by a new one of the same program. Returns only where that fails.
 */
void
tc_application_restart (TcApplication *self,
                        const char    *program)
{
  g_autoptr(GPtrArray) argv = NULL;

  g_return_if_fail (TC_IS_APPLICATION (self));
  g_return_if_fail (self->reopen != NULL);

  argv = g_ptr_array_new ();
  g_ptr_array_add (argv, (char *) program);
  for (guint i = 0; i < self->reopen->len; i++)
    g_ptr_array_add (argv, g_ptr_array_index (self->reopen, i));
  g_ptr_array_add (argv, NULL);

  tc_language_restore ();
  execv ("/proc/self/exe", (char **) argv->pdata);
}
