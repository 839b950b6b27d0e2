/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-recent.h"

#include <string.h>

#include "tc-application.h"

char *
tc_recent_dup_name (const char *path)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  if (g_str_has_suffix (name, TC_PROJECT_SUFFIX))
    name[strlen (name) - strlen (TC_PROJECT_SUFFIX)] = '\0';

  return g_steal_pointer (&name);
}

char *
tc_recent_dup_place (const char *path)
{
  g_autofree char *shown = NULL;
  const char *home = g_get_home_dir ();

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);
  if (home != NULL && g_str_has_prefix (shown, home) && shown[strlen (home)] == '/')
    return g_strconcat ("~", shown + strlen (home), NULL);

  return g_steal_pointer (&shown);
}

/* An underscore in a name is no access key. */
static char *
escape_label (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

void
tc_recent_update_menu (TcSettings *settings,
                       GMenu      *menu)
{
  const char * const *paths;

  g_return_if_fail (TC_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_MENU (menu));

  g_menu_remove_all (menu);
  paths = tc_settings_get_strv (settings, "recent-projects");
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;

      if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
        continue;
      name = tc_recent_dup_name (paths[i]);
      label = escape_label (name);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
      g_menu_append_item (menu, item);
    }
}
