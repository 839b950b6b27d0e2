/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-private.h"

/* What people said about the columns of tables, for the next table with the same header. */

/**
 * tc_store_put_column_map:
 * @self: a store in a transaction
 * @map: a map; it takes the place of one with the same header
 * @error: return location for a #GError
 *
 * Keeps a map.
 *
 * Returns: whether it is kept
 */
gboolean
tc_store_put_column_map (TcStore            *self,
                         const TcColumnMap  *map,
                         GError            **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autofree char *roles = tc_column_map_dup_roles (map);

  statement = tc_statement_new (self->connection,
                                "INSERT INTO column_map (header, roles) VALUES (?1, ?2) "
                                "ON CONFLICT (header) DO UPDATE SET roles = excluded.roles");
  tc_statement_bind_text (statement, 1, tc_column_map_get_header (map));
  tc_statement_bind_text (statement, 2, roles);

  return tc_statement_run (statement, error);
}

/* A role that the codebook does not have any more is none. */
static void
forget_unknown_roles (TcColumnMap *map,
                      TcCodebook  *codebook)
{
  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    {
      const char *role = tc_column_map_get_role (map, i);

      if (role != NULL && !tc_column_role_is_known (role, codebook))
        tc_column_map_set_role (map, i, NULL);
    }
}

/**
 * tc_store_get_column_maps:
 * @self: a store
 * @error: return location for a #GError
 *
 * Reads all maps of the project.
 *
 * Returns: (transfer full) (nullable): the maps
 */
TcColumnMaps *
tc_store_get_column_maps (TcStore  *self,
                          GError  **error)
{
  g_autoptr (TcColumnMaps) maps = tc_column_maps_new (self->codebook);
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT header, roles FROM column_map ORDER BY header");
  while (tc_statement_next (statement))
    {
      TcColumnMap *map = tc_column_map_new_from_text (tc_statement_get_text (statement, 0),
                                                      tc_statement_get_text (statement, 1));

      forget_unknown_roles (map, self->codebook);
      tc_column_maps_take (maps, map);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&maps);
}
