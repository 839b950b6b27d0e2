/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-settings.h"

/* The defaults stand in the schema and, for a program without its schema, in the class. */
static void
test_defaults (void)
{
  g_autoptr(TcSettings) settings = tc_settings_new ();
  g_autoptr(GSettings) stored = g_settings_new (APP_ID);
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto(GStrv) keys = NULL;
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  g_assert_true (tc_settings_is_persistent (settings));
  g_object_get (stored, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (settings), &n_properties);
  g_assert_cmpuint (g_strv_length (keys), ==, n_properties);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr(GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);
      g_autoptr(GVariant) expected = g_settings_schema_key_get_default_value (key);
      g_autoptr(GVariant) actual = NULL;
      g_auto(GValue) value = G_VALUE_INIT;
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (settings), keys[i]);

      g_test_message ("%s", keys[i]);
      g_assert_nonnull (pspec);
      g_object_get_property (G_OBJECT (settings), keys[i], &value);
      if (G_VALUE_HOLDS_STRING (&value))
        actual = g_variant_ref_sink (g_variant_new_string (g_value_get_string (&value)));
      else if (G_VALUE_HOLDS_INT (&value))
        actual = g_variant_ref_sink (g_variant_new_int32 (g_value_get_int (&value)));
      else if (G_VALUE_HOLDS_BOOLEAN (&value))
        actual = g_variant_ref_sink (g_variant_new_boolean (g_value_get_boolean (&value)));
      else if (G_VALUE_HOLDS_DOUBLE (&value))
        actual = g_variant_ref_sink (g_variant_new_double (g_value_get_double (&value)));
      else
        actual = g_variant_ref_sink (g_variant_new_strv (g_value_get_boxed (&value), -1));
      g_assert_true (g_variant_equal (expected, actual));
    }
}

/* Runs this program again, without the schema. */
static void
test_without_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr(TcSettings) settings = NULL;

      settings = tc_settings_new ();
      g_assert_false (tc_settings_is_persistent (settings));
      g_assert_cmpint (tc_settings_get_int (settings, "window-width"), ==, 1280);
      g_assert_true (g_strv_contains (tc_settings_get_strv (settings, "columns"), "title"));
      g_object_set (settings, "reviewer", "Probe B", NULL);
      g_assert_cmpstr (tc_settings_get_reviewer (settings), ==, "Probe B");
      g_assert_finalize_object (g_steal_pointer (&settings));
      return;
    }

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_written (void)
{
  g_autoptr(TcSettings) settings = tc_settings_new ();
  g_autoptr(GSettings) stored = g_settings_new (APP_ID);
  g_autofree char *name = NULL;

  g_object_set (settings, "reviewer", "Testperson A", NULL);
  name = g_settings_get_string (stored, "reviewer");
  g_assert_cmpstr (name, ==, "Testperson A");

  g_settings_set_int (stored, "window-width", 900);
  g_assert_cmpint (tc_settings_get_int (settings, "window-width"), ==, 900);

  g_settings_reset (stored, "reviewer");
  g_settings_reset (stored, "window-width");
  g_assert_cmpstr (tc_settings_get_string (settings, "reviewer"), ==, "");
  g_assert_cmpstr (tc_settings_get_reviewer (settings), ==, tc_settings_get_account ());
  g_assert_cmpuint (strlen (tc_settings_get_account ()), >, 0);
}

static void
assert_recent (TcSettings *settings,
               const char *expected)
{
  g_autofree char *joined = NULL;

  joined = g_strjoinv (" ", (char **) tc_settings_get_strv (settings, "recent-projects"));
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_recent (void)
{
  g_autoptr(TcSettings) settings = tc_settings_new ();

  assert_recent (settings, "");
  tc_settings_add_recent (settings, "/a");
  tc_settings_add_recent (settings, "/b");
  assert_recent (settings, "/b /a");
  tc_settings_add_recent (settings, "/a");
  assert_recent (settings, "/a /b");
  tc_settings_remove_recent (settings, "/b");
  assert_recent (settings, "/a");

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      tc_settings_add_recent (settings, path);
    }
  assert_recent (settings, "/11 /10 /9 /8 /7 /6 /5 /4 /3 /2");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/settings/written", test_written);
  g_test_add_func ("/settings/recent", test_recent);

  return g_test_run ();
}
