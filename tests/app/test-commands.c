/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "tc-commands.h"
#include "tc-ui-resources.h"
#include "tc-window.h"

/* Keys that are no action's but those of what has the focus, such as a row of a table. */
static void
assert_keys (GtkShortcutsShortcut *shortcut)
{
  g_autofree char *accelerator = NULL;
  g_auto(GStrv) keys = NULL;

  g_object_get (shortcut, "accelerator", &accelerator, NULL);
  g_assert_nonnull (accelerator);
  keys = g_strsplit (accelerator, " ", -1);
  g_assert_nonnull (keys[0]);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;

      g_assert_true (gtk_accelerator_parse (keys[i], &key, &modifiers));
      g_assert_cmpuint (key, !=, 0);
    }
}

/* Every action with a key stands in the shortcuts window, and every line there has a key. */
static void
test_shortcuts_window (void)
{
  g_autoptr(GtkBuilder) builder = NULL;
  g_autoptr(GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GSList) objects = NULL;
  const TcCommand *commands;
  guint n_commands;

  builder = gtk_builder_new_from_resource (
    "/io/github/trialcurator/TrialCurator/gtk/help-overlay.ui");
  objects = gtk_builder_get_objects (builder);
  for (GSList *l = objects; l != NULL; l = l->next)
    {
      g_autofree char *action = NULL;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (l->data))
        continue;
      g_object_get (l->data, "action-name", &action, NULL);
      if (action == NULL)
        assert_keys (l->data);
      else
        g_assert_true (g_hash_table_add (listed, g_steal_pointer (&action)));
    }

  commands = tc_commands_get (&n_commands);
  for (guint i = 0; i < n_commands; i++)
    {
      g_test_message ("%s", commands[i].action);
      g_assert_true (g_hash_table_contains (listed, commands[i].action));
    }
  g_assert_cmpuint (g_hash_table_size (listed), ==, n_commands);
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
}

/* No key twice, and each one that GTK can read. */
static void
test_keys (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TcCommand *commands;
  guint n_commands;

  commands = tc_commands_get (&n_commands);
  for (guint i = 0; i < n_commands; i++)
    {
      g_assert_nonnull (commands[i].accels[0]);
      for (guint j = 0; commands[i].accels[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint key;

          g_test_message ("%s %s", commands[i].action, commands[i].accels[j]);
          g_assert_true (gtk_accelerator_parse (commands[i].accels[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
          g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (key, modifiers)));
        }
    }
}

/* Each win.… command is an action of the window's class, and each such action has a key. */
static void
test_actions (void)
{
  GtkWidgetClass *klass = g_type_class_ref (TC_TYPE_WINDOW);
  g_autoptr(GHashTable) keyed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TcCommand *commands;
  const GVariantType *parameter_type;
  const char *property;
  const char *name;
  GType owner;
  guint n_commands;
  guint n_checked = 0;

  commands = tc_commands_get (&n_commands);
  for (guint i = 0; i < n_commands; i++)
    {
      g_autoptr(GVariant) target = NULL;
      g_autofree char *action = NULL;

      g_assert_true (g_action_parse_detailed_name (commands[i].action, &action, &target, NULL));
      g_hash_table_add (keyed, g_steal_pointer (&action));
    }
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter_type,
                                                      &property); i++)
    {
      if (!g_str_has_prefix (name, "win."))
        continue;
      g_test_message ("%s", name);
      g_assert_true (g_hash_table_contains (keyed, name));
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >=, 30);
  g_type_class_unref (klass);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (tc_ui_get_resource ());

  g_test_add_func ("/commands/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/commands/keys", test_keys);
  g_test_add_func ("/commands/actions", test_actions);

  return g_test_run ();
}
