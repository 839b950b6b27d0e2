/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-application-private.h"
#include "tc-preferences-window.h"
#include "tc-project-chooser.h"

/* The commands of the application: projects, preferences, and the end. */

static void
new_project_chosen_cb (GtkWindow  *parent,
                       const char *path,
                       gpointer    user_data)
{
  tc_application_open_project (user_data, parent, path, TRUE);
}

static void
open_project_chosen_cb (GtkWindow  *parent,
                        const char *path,
                        gpointer    user_data)
{
  tc_application_open_project (user_data, parent, path, FALSE);
}

static void
new_project_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  TcApplication *self = user_data;

  tc_project_chooser_new_project (GTK_WINDOW (tc_application_find_active (self)), new_project_chosen_cb, self);
}

static void
open_project_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  TcApplication *self = user_data;

  tc_project_chooser_open_project (GTK_WINDOW (tc_application_find_active (self)), open_project_chosen_cb, self);
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  TcApplication *self = user_data;

  tc_application_open_project (self, GTK_WINDOW (tc_application_find_active (self)),
                               g_variant_get_string (parameter, NULL), FALSE);
}

static void
open_sample_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  TcApplication *self = user_data;

  tc_application_open_sample (self, GTK_WINDOW (tc_application_find_active (self)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  TcApplication *self = user_data;
  TcPreferencesWindow *preferences = tc_preferences_window_new (self->settings);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (tc_application_find_active (self)));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  TcApplication *self = user_data;
  static const char *developers[] = { N_("The Trial Curator developers"), NULL };
  const char *translated[] = { _(developers[0]), NULL };

  adw_show_about_window (GTK_WINDOW (tc_application_find_active (self)),
                         "application-name", _("Trial Curator"),
                         "application-icon", APP_ID,
                         "version", APP_VERSION,
                         "developer-name", translated[0],
                         "developers", translated,
                         "copyright", _("© The Trial Curator developers"),
                         "comments", _("Turns trial reports into a reviewed, fully sourced data set."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: Your name and where you can be reached, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Closes every window; the application ends with the last one. A window may ask and stay open. */
static void
close_windows (TcApplication *self)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      /* A dialog goes with its window. */
      if (TC_IS_WINDOW (l->data))
        gtk_window_close (l->data);
    }
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  close_windows (user_data);
}

static void
restart_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  TcApplication *self = user_data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  g_clear_pointer (&self->reopen, g_ptr_array_unref);
  self->reopen = g_ptr_array_new_with_free_func (g_free);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (TC_IS_WINDOW (l->data) && tc_window_get_path (l->data) != NULL)
        g_ptr_array_add (self->reopen, g_strdup (tc_window_get_path (l->data)));
    }
  close_windows (self);
}

void
tc_application_add_actions (TcApplication *self)
{
  static const GActionEntry entries[] = {
    { "new-project", new_project_cb },
    { "open-project", open_project_cb },
    { "open-recent", open_recent_cb, "s" },
    { "open-sample", open_sample_cb },
    { "preferences", preferences_cb },
    { "about", about_cb },
    { "restart", restart_cb },
    { "quit", quit_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
