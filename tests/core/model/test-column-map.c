/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-column-map.h"

/* Tests: tc-column-map.c tc-column-role.c */

static GPtrArray *
split (const char *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (parts[i]));

  return list;
}

static void
test_map (void)
{
  g_autoptr (GPtrArray) names = split ("Name| Number |");
  g_autoptr (TcColumnMap) map = tc_column_map_new (names);
  g_autoptr (TcColumnMap) copy = NULL;
  g_autofree char *roles = NULL;

  g_assert_cmpuint (tc_column_map_get_n (map), ==, 3);
  g_assert_cmpstr (tc_column_map_get_name (map, 1), ==, "Number");
  g_assert_null (tc_column_map_get_role (map, 0));
  g_assert_null (tc_column_map_get_role (map, 99));
  g_assert_false (tc_column_map_is_complete (map));

  tc_column_map_set_role (map, 0, "title");
  tc_column_map_set_role (map, 1, "pages");
  tc_column_map_set_role (map, 1, "volume");
  g_assert_true (tc_column_map_is_complete (map));     /* the third one has no name */

  roles = tc_column_map_dup_roles (map);
  copy = tc_column_map_new_from_text (tc_column_map_get_header (map), roles);
  g_assert_cmpuint (tc_column_map_get_n (copy), ==, 3);
  g_assert_cmpstr (tc_column_map_get_role (copy, 0), ==, "title");
  g_assert_cmpstr (tc_column_map_get_role (copy, 1), ==, "volume");
  g_assert_null (tc_column_map_get_role (copy, 2));
  tc_column_map_set_role (copy, 0, NULL);
  g_assert_cmpstr (tc_column_map_get_role (map, 0), ==, "title");
}

/* Roles that do not fit a header, as in a project that somebody else wrote. */
static void
test_odd_text (void)
{
  g_autoptr (TcColumnMap) more = tc_column_map_new_from_text ("A", "title\x1f" "year\x1fpages");
  g_autoptr (TcColumnMap) fewer = tc_column_map_new_from_text ("A\x1f" "B", "");

  g_assert_cmpuint (tc_column_map_get_n (more), ==, 1);
  g_assert_cmpuint (tc_column_map_get_n (fewer), ==, 2);
  g_assert_null (tc_column_map_get_role (fewer, 0));
}

/* The same header is found whatever a spreadsheet put around the names; any other is not. */
static void
test_maps (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr (TcColumnMaps) maps = tc_column_maps_new (codebook);
  g_autoptr (TcColumnMaps) more = tc_column_maps_new (codebook);
  g_autoptr (GPtrArray) names = split ("Name|Number");
  g_autoptr (GPtrArray) same = split ("\xef\xbb\xbfName |\tNumber");
  g_autoptr (GPtrArray) other = split ("Number|Name");
  g_autoptr (GPtrArray) list = NULL;
  TcColumnMap *map = tc_column_map_new (names);

  g_assert_null (tc_column_maps_find (maps, names));
  tc_column_maps_take (maps, map);
  g_assert_true (tc_column_maps_find (maps, same) == map);
  g_assert_null (tc_column_maps_find (maps, other));

  tc_column_maps_take (more, tc_column_map_copy (map));
  tc_column_maps_take (more, tc_column_map_new (other));
  tc_column_maps_merge (maps, more);
  list = tc_column_maps_list (maps);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (tc_column_maps_get_codebook (maps) == codebook);
}

static void
test_roles (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr (GPtrArray) roles = tc_column_roles_list (codebook);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (g_ptr_array_index (roles, 0), ==, TC_COLUMN_TEXT);
  for (guint i = 0; i < roles->len; i++)
    {
      const char *role = g_ptr_array_index (roles, i);

      g_assert_true (g_hash_table_add (seen, (gpointer) role));
      g_assert_true (tc_column_role_is_known (role, codebook));
      g_assert_cmpstr (tc_column_role_get_label (role, codebook), !=, role);
    }
  g_assert_true (g_hash_table_contains (seen, "n_enrolled"));
  g_assert_false (tc_column_role_is_known ("arms", codebook));       /* a table in a cell */
  g_assert_false (tc_column_role_is_known ("nonsense", codebook));

  g_assert_cmpstr (tc_column_role_guess ("N_Enrolled", codebook), ==, "n_enrolled");
  g_assert_cmpstr (tc_column_role_guess ("phase", codebook), ==, "phase");
  g_assert_cmpstr (tc_column_role_guess ("试验分期", codebook), ==, "phase");
  g_assert_cmpstr (tc_column_role_guess ("Sample size", codebook), ==, "n_enrolled");
  g_assert_cmpstr (tc_column_role_guess ("样本量", codebook), ==, "n_enrolled");
  g_assert_null (tc_column_role_guess ("arms", codebook));
  g_assert_null (tc_column_role_guess ("--", codebook));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/column-map/map", test_map);
  g_test_add_func ("/model/column-map/odd-text", test_odd_text);
  g_test_add_func ("/model/column-map/maps", test_maps);
  g_test_add_func ("/model/column-map/roles", test_roles);

  return g_test_run ();
}
