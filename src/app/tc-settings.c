/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-settings.h"

#include <string.h>

/**
 * TcSettings:
 *
 * Every property is a GValue in one array, bound to the key of the same name where there is a schema.
 */
enum
{
  PROP_0,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_STUDIES_WIDTH_NARROW,
  PROP_STUDIES_WIDTH,
  PROP_STUDIES_WIDTH_WIDE,
  PROP_FORM_WIDTH_NARROW,
  PROP_FORM_WIDTH,
  PROP_FORM_WIDTH_WIDE,
  PROP_COLUMNS,
  PROP_REVIEWER,
  PROP_LANGUAGE,
  PROP_COLOR_SCHEME,
  PROP_SOURCE_TEXT_SIZE,
  PROP_RECENT_PROJECTS,
  PROP_IMPORT_FOLDER,
  PROP_EXPORT_FOLDER,
  PROP_EXPORT_ALL,
  PROP_EXPORT_EXCEL,
  N_PROPS
};

struct _TcSettings
{
  GObject parent_instance;

  /* Owned */
  GSettings *settings;            /* NULL where the schema is not installed */
  GValue values[N_PROPS];
};

G_DEFINE_FINAL_TYPE (TcSettings, tc_settings, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const char * const default_columns[] = {
  "status", "label", "title", "progress", "flags", NULL
};

static const GValue *
lookup (TcSettings *self,
        const char *name)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), name);

  g_assert (pspec != NULL);

  return &self->values[pspec->param_id];
}

static void
bind_schema (TcSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    return;

  self->settings = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    {
      const char *name = properties[i]->name;

      /* A schema of an older version may lack a key; asking for it would end the program. */
      if (g_settings_schema_has_key (schema, name))
        g_settings_bind (self->settings, name, self, name, G_SETTINGS_BIND_DEFAULT);
    }
}

static void
tc_settings_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TcSettings *self = TC_SETTINGS (object);

  g_value_copy (&self->values[prop_id], value);
}

static void
tc_settings_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  TcSettings *self = TC_SETTINGS (object);

  if (g_param_values_cmp (pspec, value, &self->values[prop_id]) == 0)
    return;

  g_value_copy (value, &self->values[prop_id]);
  g_object_notify_by_pspec (object, pspec);
}

static void
tc_settings_constructed (GObject *object)
{
  G_OBJECT_CLASS (tc_settings_parent_class)->constructed (object);

  bind_schema (TC_SETTINGS (object));
}

static void
tc_settings_dispose (GObject *object)
{
  TcSettings *self = TC_SETTINGS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tc_settings_parent_class)->dispose (object);
}

static void
tc_settings_finalize (GObject *object)
{
  TcSettings *self = TC_SETTINGS (object);

  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);

  G_OBJECT_CLASS (tc_settings_parent_class)->finalize (object);
}

static void
tc_settings_class_init (TcSettingsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tc_settings_constructed;
  object_class->dispose = tc_settings_dispose;
  object_class->finalize = tc_settings_finalize;
  object_class->get_property = tc_settings_get_property;
  object_class->set_property = tc_settings_set_property;

  properties[PROP_WINDOW_WIDTH] =
    g_param_spec_int ("window-width", NULL, NULL, 0, G_MAXINT, 1280, flags);
  properties[PROP_WINDOW_HEIGHT] =
    g_param_spec_int ("window-height", NULL, NULL, 0, G_MAXINT, 800, flags);
  properties[PROP_WINDOW_MAXIMIZED] =
    g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_STUDIES_WIDTH_NARROW] =
    g_param_spec_int ("studies-width-narrow", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_STUDIES_WIDTH] =
    g_param_spec_int ("studies-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_STUDIES_WIDTH_WIDE] =
    g_param_spec_int ("studies-width-wide", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FORM_WIDTH_NARROW] =
    g_param_spec_int ("form-width-narrow", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FORM_WIDTH] =
    g_param_spec_int ("form-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FORM_WIDTH_WIDE] =
    g_param_spec_int ("form-width-wide", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_COLUMNS] =
    g_param_spec_boxed ("columns", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_REVIEWER] =
    g_param_spec_string ("reviewer", NULL, NULL, "", flags);
  properties[PROP_LANGUAGE] =
    g_param_spec_string ("language", NULL, NULL, "system", flags);
  properties[PROP_COLOR_SCHEME] =
    g_param_spec_string ("color-scheme", NULL, NULL, "system", flags);
  properties[PROP_SOURCE_TEXT_SIZE] =
    g_param_spec_double ("source-text-size", NULL, NULL, 6, 32, 11, flags);
  properties[PROP_RECENT_PROJECTS] =
    g_param_spec_boxed ("recent-projects", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_IMPORT_FOLDER] =
    g_param_spec_string ("import-folder", NULL, NULL, "", flags);
  properties[PROP_EXPORT_FOLDER] =
    g_param_spec_string ("export-folder", NULL, NULL, "", flags);
  properties[PROP_EXPORT_ALL] =
    g_param_spec_boolean ("export-all", NULL, NULL, FALSE, flags);
  properties[PROP_EXPORT_EXCEL] =
    g_param_spec_boolean ("export-excel", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_settings_init (TcSettings *self)
{
  static const char * const none[] = { NULL };

  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], properties[i]->value_type);
      g_param_value_set_default (properties[i], &self->values[i]);
    }
  g_value_set_boxed (&self->values[PROP_COLUMNS], default_columns);
  g_value_set_boxed (&self->values[PROP_RECENT_PROJECTS], none);
}

/**
 * tc_settings_new:
 *
 * Reads the settings, or takes the defaults where the schema is not installed.
 */
TcSettings *
tc_settings_new (void)
{
  return g_object_new (TC_TYPE_SETTINGS, NULL);
}

/**
 * tc_settings_is_persistent:
 *
 * Whether a change is still there at the next start.
 */
gboolean
tc_settings_is_persistent (TcSettings *self)
{
  g_return_val_if_fail (TC_IS_SETTINGS (self), FALSE);

  return self->settings != NULL;
}

const char *
tc_settings_get_string (TcSettings *self,
                        const char *name)
{
  g_return_val_if_fail (TC_IS_SETTINGS (self), NULL);

  return g_value_get_string (lookup (self, name));
}

const char * const *
tc_settings_get_strv (TcSettings *self,
                      const char *name)
{
  g_return_val_if_fail (TC_IS_SETTINGS (self), NULL);

  return g_value_get_boxed (lookup (self, name));
}

int
tc_settings_get_int (TcSettings *self,
                     const char *name)
{
  g_return_val_if_fail (TC_IS_SETTINGS (self), 0);

  return g_value_get_int (lookup (self, name));
}

gboolean
tc_settings_get_boolean (TcSettings *self,
                         const char *name)
{
  g_return_val_if_fail (TC_IS_SETTINGS (self), FALSE);

  return g_value_get_boolean (lookup (self, name));
}

/**
 * tc_settings_get_account:
 *
 * The name of the person whose account this is, as far as the system knows it.
 */
const char *
tc_settings_get_account (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();

  return name;
}

const char *
tc_settings_get_reviewer (TcSettings *self)
{
  const char *reviewer;

  g_return_val_if_fail (TC_IS_SETTINGS (self), NULL);

  reviewer = tc_settings_get_string (self, "reviewer");
  if (reviewer == NULL || *reviewer == '\0')
    reviewer = tc_settings_get_account ();

  return reviewer;
}

static void
set_recent (TcSettings *self,
            const char *path,
            gboolean    first)
{
  const char * const *old = tc_settings_get_strv (self, "recent-projects");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) recent = NULL;
  guint n = 0;

  if (first)
    {
      g_strv_builder_add (builder, path);
      n++;
    }
  for (guint i = 0; old != NULL && old[i] != NULL && n < TC_SETTINGS_MAX_RECENT; i++)
    {
      if (strcmp (old[i], path) == 0)
        continue;
      g_strv_builder_add (builder, old[i]);
      n++;
    }
  recent = g_strv_builder_end (builder);
  g_object_set (self, "recent-projects", recent, NULL);
}

/**
 * tc_settings_add_recent:
 *
 * Puts @path first in the list of recent projects.
 */
void
tc_settings_add_recent (TcSettings *self,
                        const char *path)
{
  g_return_if_fail (TC_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  set_recent (self, path, TRUE);
}

void
tc_settings_remove_recent (TcSettings *self,
                           const char *path)
{
  g_return_if_fail (TC_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  set_recent (self, path, FALSE);
}
