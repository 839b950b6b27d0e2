/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-link-table.h"
#include "tc-store-private.h"

/* As stored; the index is the TcPairDecision. */
static const char * const decisions[] = { "open", "same report", "same study", "different" };

#define COLUMNS "report_pair.id, first_id, second_id, a.study_id, b.study_id, reason, decision"
#define FROM "FROM report_pair JOIN report a ON a.id = first_id JOIN report b ON b.id = second_id "
/* Reports of one study, or of one that is not there, need no answer. */
#define PENDING \
  "decision = 'open' AND a.study_id <> b.study_id " \
  "AND NOT EXISTS (SELECT 1 FROM study WHERE study.id IN (a.study_id, b.study_id) AND removed = 1) " \
  "AND EXISTS (SELECT 1 FROM source WHERE report_id = first_id AND removed = 0) " \
  "AND EXISTS (SELECT 1 FROM source WHERE report_id = second_id AND removed = 0) "

/**
 * tc_pair_decision_to_string:
 *
 * Returns: the name that is stored
 */
const char *
tc_pair_decision_to_string (TcPairDecision decision)
{
  g_return_val_if_fail (decision < G_N_ELEMENTS (decisions), "open");

  return decisions[decision];
}

/**
 * tc_pair_decision_from_string:
 * @name: (nullable): a name
 * @decision: (out): what it means
 *
 * Returns: whether there is such a decision
 */
gboolean
tc_pair_decision_from_string (const char     *name,
                              TcPairDecision *decision)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_strcmp0 (name, decisions[i]) == 0)
      {
        *decision = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tc_pair_row_free:
 * @self: (transfer full): a pair
 *
 * Frees a pair.
 */
void
tc_pair_row_free (TcPairRow *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->reason);
  g_free (self);
}

/**
 * tc_store_add_pair:
 * @self: a store in a transaction
 * @one: a report
 * @other: another one
 * @reason: what they have in common: "title", "citation", "identifier" or "trial"
 * @error: return location for a #GError
 *
 * Notes that two reports may be one. A pair that is known stays as it is, with what was said about it.
 *
 * Returns: whether it is stored
 */
gboolean
tc_store_add_pair (TcStore     *self,
                   TcId         one,
                   TcId         other,
                   const char  *reason,
                   GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (one != other, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection,
                                "INSERT INTO report_pair (first_id, second_id, reason) VALUES (?1, ?2, ?3) "
                                "ON CONFLICT DO NOTHING");
  tc_statement_bind_int (statement, 1, MIN (one, other));
  tc_statement_bind_int (statement, 2, MAX (one, other));
  tc_statement_bind_text (statement, 3, reason);

  return tc_statement_run (statement, error);
}

/**
 * tc_store_put_pair:
 * @self: a store in a transaction
 * @pair: a pair of two reports that is not stored; with id 0 a new one, else one to put back
 * @error: return location for a #GError
 *
 * Stores a pair with what was said about it.
 *
 * Returns: its id, 0 with @error set
 */
TcId
tc_store_put_pair (TcStore          *self,
                   const TcPairRow  *pair,
                   GError          **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return 0;

  statement = tc_statement_new (self->connection,
                                "INSERT INTO report_pair (id, first_id, second_id, reason, decision) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)");
  tc_statement_bind_id (statement, 1, pair->id);
  tc_statement_bind_int (statement, 2, pair->first_id);
  tc_statement_bind_int (statement, 3, pair->second_id);
  tc_statement_bind_text (statement, 4, pair->reason);
  tc_statement_bind_text (statement, 5, tc_pair_decision_to_string (pair->decision));

  return tc_statement_run (statement, error) ? sqlite3_last_insert_rowid (self->connection->db) : 0;
}

/**
 * tc_store_delete_pair:
 * @self: a store in a transaction
 * @pair_id: a pair
 * @error: return location for a #GError
 *
 * Takes a pair away; its id is not given to another one.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND where there is none, or another error
 */
gboolean
tc_store_delete_pair (TcStore  *self,
                      TcId      pair_id,
                      GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "DELETE FROM report_pair WHERE id = ?1");
  tc_statement_bind_int (statement, 1, pair_id);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

/**
 * tc_store_find_pair:
 * @self: a store
 * @one: a report
 * @other: another one
 * @pair_id: (out): their pair, 0 where there is none
 * @error: return location for a #GError
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_find_pair (TcStore  *self,
                    TcId      one,
                    TcId      other,
                    TcId     *pair_id,
                    GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT id FROM report_pair WHERE first_id = ?1 AND second_id = ?2");
  tc_statement_bind_int (statement, 1, MIN (one, other));
  tc_statement_bind_int (statement, 2, MAX (one, other));

  return tc_statement_read_id (statement, pair_id, error);
}

/**
 * tc_store_list_apart:
 * @self: a store
 * @study_id: a study
 * @other_id: another one
 * @error: return location for a #GError
 *
 * Lists what a person said to be different in two studies.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids of pairs of one report of each, %NULL with @error
 */
GArray *
tc_store_list_apart (TcStore  *self,
                     TcId      study_id,
                     TcId      other_id,
                     GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT report_pair.id FROM report a JOIN report_pair ON a.id = first_id "
                                "JOIN report b ON b.id = second_id "
                                "WHERE a.study_id = ?1 AND b.study_id = ?2 AND decision = 'different' "
                                "UNION SELECT report_pair.id FROM report a JOIN report_pair ON a.id = second_id "
                                "JOIN report b ON b.id = first_id "
                                "WHERE a.study_id = ?1 AND b.study_id = ?2 AND decision = 'different'");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_int (statement, 2, other_id);

  return tc_statement_read_ids (statement, error);
}

/**
 * tc_store_is_pair_apart:
 * @self: a store
 * @one: a report
 * @other: another one
 * @apart: (out): whether a person said that the two are not one report, be it of one study or of two
 * @error: return location for a #GError
 *
 * Looks for what was said about two reports.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_is_pair_apart (TcStore   *self,
                        TcId       one,
                        TcId       other,
                        gboolean  *apart,
                        GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT 1 FROM report_pair WHERE first_id = ?1 AND second_id = ?2 "
                                "AND decision IN ('different', 'same study')");
  tc_statement_bind_int (statement, 1, MIN (one, other));
  tc_statement_bind_int (statement, 2, MAX (one, other));

  return tc_statement_read_found (statement, apart, error);
}

static TcPairRow *
read_pair (TcStatement  *statement,
           GError      **error)
{
  g_autoptr (TcPairRow) pair = g_new0 (TcPairRow, 1);

  pair->id = tc_statement_get_int (statement, 0);
  pair->first_id = tc_statement_get_int (statement, 1);
  pair->second_id = tc_statement_get_int (statement, 2);
  pair->first_study_id = tc_statement_get_int (statement, 3);
  pair->second_study_id = tc_statement_get_int (statement, 4);
  pair->reason = tc_statement_dup_text (statement, 5);
  if (!tc_pair_decision_from_string (tc_statement_get_text (statement, 6), &pair->decision))
    {
      tc_store_error_damaged (error, N_("a decision is unknown"));
      return NULL;
    }

  return g_steal_pointer (&pair);
}

/**
 * tc_store_get_pair:
 * @self: a store
 * @pair_id: a pair
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the pair, %NULL with %TC_STORE_ERROR_NOT_FOUND or another error
 */
TcPairRow *
tc_store_get_pair (TcStore  *self,
                   TcId      pair_id,
                   GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT " COLUMNS " " FROM "WHERE report_pair.id = ?1");
  tc_statement_bind_int (statement, 1, pair_id);
  if (!tc_statement_next (statement))
    {
      if (tc_statement_finish (statement, error))
        tc_store_set_not_found (error);
      return NULL;
    }

  return read_pair (statement, error);
}

/**
 * tc_store_set_pair_decision:
 * @self: a store in a transaction
 * @pair_id: a pair
 * @decision: what a person says
 * @error: return location for a #GError
 *
 * Notes what was said about a pair; it moves nothing.
 *
 * Returns: whether it is stored
 */
gboolean
tc_store_set_pair_decision (TcStore         *self,
                            TcId             pair_id,
                            TcPairDecision   decision,
                            GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "UPDATE report_pair SET decision = ?2 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, pair_id);
  tc_statement_bind_text (statement, 2, tc_pair_decision_to_string (decision));

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

/**
 * tc_store_count_pairs:
 * @self: a store
 * @after: the pair behind which to begin, 0 for all
 *
 * Counts no further than %TC_PAIRS_COUNTED, so that the main thread may ask.
 *
 * Returns: how many pairs wait for an answer, 0 where they cannot be counted
 */
guint
tc_store_count_pairs (TcStore *self,
                      TcId     after)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT count (*) FROM (SELECT 1 " FROM "WHERE " PENDING
                                "AND report_pair.id > ?1 LIMIT ?2)");
  tc_statement_bind_int (statement, 1, after);
  tc_statement_bind_int (statement, 2, TC_PAIRS_COUNTED);

  return tc_statement_next (statement) ? tc_statement_get_int (statement, 0) : 0;
}

/**
 * tc_store_get_newest_pair:
 * @self: a store
 *
 * Returns: the pair that was found last, whatever was said about it; 0 where there is none
 */
TcId
tc_store_get_newest_pair (TcStore *self)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT coalesce (max (id), 0) FROM report_pair");

  return tc_statement_next (statement) ? tc_statement_get_int (statement, 0) : 0;
}

/**
 * tc_store_list_pairs:
 * @self: a store
 * @after: the pair behind which to begin, 0 for all
 * @limit: how many at most
 * @error: return location for a #GError
 *
 * Lists the pairs that wait for an answer, in the order in which they were found.
 *
 * Returns: (transfer full) (element-type TcPairRow) (nullable): them, %NULL with @error set
 */
GPtrArray *
tc_store_list_pairs (TcStore  *self,
                     TcId      after,
                     guint     limit,
                     GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_pair_row_free);

  statement = tc_statement_new (self->connection,
                                "SELECT " COLUMNS " " FROM "WHERE " PENDING
                                "AND report_pair.id > ?1 ORDER BY report_pair.id LIMIT ?2");
  tc_statement_bind_int (statement, 1, after);
  tc_statement_bind_int (statement, 2, limit);
  while (tc_statement_next (statement))
    {
      TcPairRow *pair = read_pair (statement, error);

      if (pair == NULL)
        return NULL;
      g_ptr_array_add (pairs, pair);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&pairs);
}
