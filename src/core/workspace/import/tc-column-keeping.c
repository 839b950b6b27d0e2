/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-column-keeping.h"

#include "tc-store.h"

/* What people said about the columns of tables stays in the project, for its next table with the same header. */

/**
 * tc_column_keeping_load:
 * @session: an open project
 *
 * Reads what was said. Any thread.
 *
 * Returns: (transfer full) (nullable): the maps of the project
 */
TcColumnMaps *
tc_column_keeping_load (TcSession  *session,
                        GError    **error)
{
  TcStore *reader = tc_session_open_reader (session, error);
  g_autoptr(TcColumnMaps) maps = NULL;

  if (reader == NULL)
    return NULL;
  maps = tc_store_get_column_maps (reader, error);
  if (!tc_store_close (reader, maps != NULL ? error : NULL))
    return NULL;

  return g_steal_pointer (&maps);
}

static gboolean
put_maps (TcChange  *change,
          gpointer   data,
          GError   **error)
{
  GPtrArray *maps = data;

  change->edits = FALSE;
  for (guint i = 0; i < maps->len; i++)
    if (!tc_store_put_column_map (change->store, g_ptr_array_index (maps, i), error))
      return FALSE;

  return TRUE;
}

/**
 * tc_column_keeping_keep:
 * @session: a project that is open for writing
 * @maps: what was said; what was said before about the same headers goes
 *
 * Keeps it. Nothing to undo: it is no answer, and the next word about a table takes its place. Any
 * thread but the writer's; waits.
 *
 * Returns: whether it is kept
 */
gboolean
tc_column_keeping_keep (TcSession           *session,
                        const char          *reviewer,
                        const TcColumnMaps  *maps,
                        GError             **error)
{
  g_autoptr(GPtrArray) list = tc_column_maps_list (maps);
  TcChangeGroup group = { 0 };

  return list->len == 0 || tc_session_change_batch (session, "import", reviewer, &group, put_maps, list, error);
}
