/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-preferences-window.h"

#include <glib/gi18n.h>

struct _TcPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template children */
  AdwPreferencesGroup *reviewer_group;
  AdwEntryRow *reviewer;
  AdwComboRow *language;
  GtkWidget *restart_row;
  AdwComboRow *color_scheme;
  GtkSpinButton *text_size;

  /* Owned */
  TcSettings *settings;
  char *language_at_start;
};

G_DEFINE_FINAL_TYPE (TcPreferencesWindow, tc_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the drop-downs in the template. */
static const char * const languages[] = { "system", "en", "zh_CN", NULL };
static const char * const color_schemes[] = { "system", "light", "dark", NULL };

static guint
find (const char * const *values,
      const char         *value)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (g_strcmp0 (values[i], value) == 0)
        return i;
    }

  return 0;
}

static void
language_changed_cb (TcPreferencesWindow *self)
{
  const char *language;

  if (self->settings == NULL)
    return;

  language = languages[adw_combo_row_get_selected (self->language)];
  g_object_set (self->settings, "language", language, NULL);
  gtk_widget_set_visible (self->restart_row,
                          g_strcmp0 (language, self->language_at_start) != 0);
}

static void
color_scheme_changed_cb (TcPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_object_set (self->settings, "color-scheme",
                  color_schemes[adw_combo_row_get_selected (self->color_scheme)], NULL);
}

static void
reviewer_applied_cb (TcPreferencesWindow *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reviewer)));

  g_object_set (self->settings, "reviewer", g_strstrip (name), NULL);
}

static void
tc_preferences_window_dispose (GObject *object)
{
  TcPreferencesWindow *self = TC_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->language_at_start, g_free);

  G_OBJECT_CLASS (tc_preferences_window_parent_class)->dispose (object);
}

static void
tc_preferences_window_class_init (TcPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TcPreferencesWindow, reviewer_group);
  gtk_widget_class_bind_template_child (widget_class, TcPreferencesWindow, reviewer);
  gtk_widget_class_bind_template_child (widget_class, TcPreferencesWindow, language);
  gtk_widget_class_bind_template_child (widget_class, TcPreferencesWindow, restart_row);
  gtk_widget_class_bind_template_child (widget_class, TcPreferencesWindow, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, TcPreferencesWindow, text_size);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, color_scheme_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reviewer_applied_cb);
}

static void
tc_preferences_window_init (TcPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_settings (TcPreferencesWindow *self,
               TcSettings          *settings)
{
  g_autofree char *account = NULL;
  g_autofree char *markup = NULL;

  /* Translators: %s is the name of the account on this computer. */
  account = g_strdup_printf (_("Written into every answer and into the history. Without a name it is "
                               "that of your account: %s."),
                             tc_settings_get_account ());
  /* The description of a group is read as markup. */
  markup = g_markup_escape_text (account, -1);
  adw_preferences_group_set_description (self->reviewer_group, markup);
  gtk_editable_set_text (GTK_EDITABLE (self->reviewer),
                         tc_settings_get_string (settings, "reviewer"));
  adw_combo_row_set_selected (self->language,
                              find (languages, tc_settings_get_string (settings, "language")));
  adw_combo_row_set_selected (self->color_scheme,
                              find (color_schemes,
                                    tc_settings_get_string (settings, "color-scheme")));
  g_object_bind_property (settings, "source-text-size",
                          gtk_spin_button_get_adjustment (self->text_size), "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

TcPreferencesWindow *
tc_preferences_window_new (TcSettings *settings)
{
  TcPreferencesWindow *self;

  g_return_val_if_fail (TC_IS_SETTINGS (settings), NULL);

  self = g_object_new (TC_TYPE_PREFERENCES_WINDOW, NULL);
  show_settings (self, settings);
  self->settings = g_object_ref (settings);
  self->language_at_start = g_strdup (tc_settings_get_string (settings, "language"));

  return self;
}
