/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-link-table.h"

#include "tc-store-private.h"

/* What near-duplicates are found by. */

/**
 * tc_match_keys_clear:
 *
 * Frees what the keys hold.
 */
void
tc_match_keys_clear (TcMatchKeys *self)
{
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->page, g_free);
}

static void
clear_match (gpointer data)
{
  TcReportMatch *match = data;

  tc_match_keys_clear (&match->keys);
}

/**
 * tc_report_matches_new:
 *
 * Returns: (element-type TcReportMatch): an empty array that frees what its members hold
 */
GArray *
tc_report_matches_new (void)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (TcReportMatch));

  g_array_set_clear_func (matches, clear_match);

  return matches;
}

static gboolean
insert_details (TcStore            *self,
                TcId                source_id,
                const TcMatchKeys  *keys,
                GError            **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "INSERT INTO match_detail (source_id, author, year, page) VALUES (?1, ?2, ?3, ?4)");
  tc_statement_bind_int (statement, 1, source_id);
  tc_statement_bind_text (statement, 2, keys->author != NULL ? keys->author : "");
  tc_statement_bind_int (statement, 3, keys->year);
  tc_statement_bind_text (statement, 4, keys->page != NULL ? keys->page : "");

  return tc_statement_run (statement, error);
}

/**
 * tc_store_add_match_keys:
 * @self: a store in a transaction
 * @source_id: a source without keys
 * @keys: what its near-duplicates are found by
 * @error: return location for a #GError
 *
 * Stores the keys of a source; one without any gets no row.
 *
 * Returns: whether they are stored
 */
gboolean
tc_store_add_match_keys (TcStore            *self,
                         TcId                source_id,
                         const TcMatchKeys  *keys,
                         GError            **error)
{
  g_autoptr (TcStatement) statement = NULL;
  gboolean any = FALSE;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection,
                                "INSERT OR IGNORE INTO match_key (hash, source_id) VALUES (?1, ?2)");
  for (guint i = 0; i < TC_MATCH_HASHES; i++)
    {
      if (keys->hashes[i] == 0)
        continue;
      tc_statement_bind_int (statement, 1, (gint64) keys->hashes[i]);
      tc_statement_bind_int (statement, 2, source_id);
      if (!tc_statement_run (statement, error))
        return FALSE;
      tc_statement_reset (statement);
      any = TRUE;
    }

  return !any || insert_details (self, source_id, keys, error);
}

/**
 * tc_store_has_match_keys:
 * @self: a store
 * @source_id: a source
 * @has: (out): whether it has keys by which near-duplicates are found
 * @error: return location for a #GError
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_has_match_keys (TcStore   *self,
                         TcId       source_id,
                         gboolean  *has,
                         GError   **error)
{
  g_autoptr (TcStatement) statement = tc_statement_new (self->connection,
                                                        "SELECT 1 FROM match_detail WHERE "
                                                        "source_id = ?1");

  tc_statement_bind_int (statement, 1, source_id);

  return tc_statement_read_found (statement, has, error);
}

/**
 * tc_store_find_matches:
 * @self: a store
 * @hash: a hash of #TcMatchKeys
 * @error: return location for a #GError
 *
 * Finds the reports that have a key in common, of many only some. Removed ones are left out.
 *
 * Returns: (transfer full) (element-type TcReportMatch) (nullable): them, %NULL with @error set
 */
GArray *
tc_store_find_matches (TcStore  *self,
                       guint64   hash,
                       GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GArray) matches = tc_report_matches_new ();

  statement = tc_statement_new (self->connection,
                                "SELECT report_id, study_id, author, match_detail.year, page FROM match_key "
                                "JOIN match_detail USING (source_id) " TC_STORE_JOIN_SOURCE
                                "WHERE hash = ?1 AND report_id IS NOT NULL AND " TC_STORE_LIVE " LIMIT ?2");
  tc_statement_bind_int (statement, 1, (gint64) hash);
  tc_statement_bind_int (statement, 2, TC_STORE_MAX_MATCHES);
  while (tc_statement_next (statement))
    {
      TcReportMatch match = { tc_statement_get_int (statement, 0), tc_statement_get_int (statement, 1), { { 0 } } };

      match.keys.author = tc_statement_dup_text (statement, 2);
      match.keys.year = tc_statement_get_int (statement, 3);
      match.keys.page = tc_statement_dup_text (statement, 4);
      g_array_append_val (matches, match);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&matches);
}

/**
 * tc_store_list_unlinked:
 * @self: a store
 * @limit: how many at most
 * @error: return location for a #GError
 *
 * Lists sources of an upgraded project whose keys were never made, the oldest first.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their ids, %NULL with @error set
 */
GArray *
tc_store_list_unlinked (TcStore  *self,
                        guint     limit,
                        GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT source_id FROM unlinked_source ORDER BY source_id LIMIT ?1");
  tc_statement_bind_int (statement, 1, limit);

  return tc_statement_read_ids (statement, error);
}

/**
 * tc_store_set_linked:
 * @self: a store in a transaction
 * @source_id: a source of tc_store_list_unlinked()
 * @error: return location for a #GError
 *
 * Says that the keys of a source are made.
 *
 * Returns: whether that is stored
 */
gboolean
tc_store_set_linked (TcStore  *self,
                     TcId      source_id,
                     GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "DELETE FROM unlinked_source WHERE source_id = ?1");
  tc_statement_bind_int (statement, 1, source_id);

  return tc_statement_run (statement, error);
}
