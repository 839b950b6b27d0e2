/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-welcome-page.h"

#include "tc-recent.h"

struct _TcWelcomePage
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *page;
  GtkWidget *recent_group;
  GtkListBox *recent;

  /* Owned */
  TcSettings *settings;
};

G_DEFINE_FINAL_TYPE (TcWelcomePage, tc_welcome_page, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (const char *path)
{
  g_autofree char *name = tc_recent_dup_name (path);
  g_autofree char *place = tc_recent_dup_place (path);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");

  return row;
}

static void
update_recent (TcWelcomePage *self)
{
  const char * const *paths = tc_settings_get_strv (self->settings, "recent-projects");
  GtkWidget *child;
  guint n_rows = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
        continue;
      gtk_list_box_append (self->recent, create_row (paths[i]));
      n_rows++;
    }
  gtk_widget_set_visible (self->recent_group, n_rows > 0);
}

static void
tc_welcome_page_dispose (GObject *object)
{
  TcWelcomePage *self = TC_WELCOME_PAGE (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_welcome_page_parent_class)->dispose (object);
}

static void
tc_welcome_page_class_init (TcWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_welcome_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TcWelcomePage, page);
  gtk_widget_class_bind_template_child (widget_class, TcWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, TcWelcomePage, recent);
}

static void
tc_welcome_page_init (TcWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tc_welcome_page_set_settings (TcWelcomePage *self,
                              TcSettings    *settings)
{
  g_return_if_fail (TC_IS_WELCOME_PAGE (self));
  g_return_if_fail (TC_IS_SETTINGS (settings));

  if (!g_set_object (&self->settings, settings))
    return;

  g_signal_connect_swapped (settings, "notify::recent-projects", G_CALLBACK (update_recent), self);
  update_recent (self);
}
