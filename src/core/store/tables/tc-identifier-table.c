/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-link-table.h"

#include "tc-store-private.h"

/* What reports are known by, one row a source. */

/* The sources of a report that are there. */
#define SOURCES_OF(report) "(SELECT id FROM source WHERE report_id = " report " AND removed = 0)"

/**
 * tc_store_add_identifier:
 * @self: a store in a transaction
 * @kind: "doi", "pmid", "pmcid", "record" or "trial"
 * @value: its normal form
 * @source_id: the source that gives it
 * @error: return location for a #GError
 *
 * Notes an identifier of a source; one that is known already is nothing new.
 *
 * Returns: whether it is stored
 */
gboolean
tc_store_add_identifier (TcStore     *self,
                         const char  *kind,
                         const char  *value,
                         TcId         source_id,
                         GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection,
                                "INSERT OR IGNORE INTO identifier (kind, value, source_id) VALUES (?1, ?2, ?3)");
  tc_statement_bind_text (statement, 1, kind);
  tc_statement_bind_text (statement, 2, value);
  tc_statement_bind_int (statement, 3, source_id);

  return tc_statement_run (statement, error);
}

static gboolean
find_value (TcStore     *self,
            const char  *kind,
            const char  *value,
            gboolean    *known,
            GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT 1 FROM identifier WHERE kind = ?1 AND value = ?2 LIMIT 1");
  tc_statement_bind_text (statement, 1, kind);
  tc_statement_bind_text (statement, 2, value);

  return tc_statement_read_found (statement, known, error);
}

static gboolean
read_matches (TcStatement  *statement,
              const char   *kind,
              const char   *value,
              GArray       *matches,
              GError      **error)
{
  tc_statement_bind_text (statement, 1, kind);
  tc_statement_bind_text (statement, 2, value);
  tc_statement_bind_int (statement, 3, TC_STORE_MAX_MATCHES);
  while (tc_statement_next (statement))
    {
      TcReportMatch match = { tc_statement_get_int (statement, 0), tc_statement_get_int (statement, 1), { { 0 } } };

      g_array_append_val (matches, match);
    }

  return tc_statement_finish (statement, error);
}

/* Of a report with thousands of copies these are enough to see whose the number is. */
#define SOME "LIMIT 64"

/* @sources: ids of sources that have the identifier */
#define MATCHES(sources) \
  "SELECT DISTINCT report_id, study_id FROM " sources " " TC_STORE_JOIN_SOURCE \
  "WHERE report_id IS NOT NULL AND " TC_STORE_LIVE " ORDER BY report_id LIMIT ?3"
#define ALL "SELECT source_id FROM identifier WHERE kind = ?1 AND value = ?2 "

/**
 * tc_store_find_identified:
 * @self: a store
 * @kind: kind of the identifier
 * @value: its normal form
 * @error: return location for a #GError
 *
 * Finds the reports that have an identifier, the oldest first; of many only some. Removed ones are left out.
 *
 * Returns: (transfer full) (element-type TcReportMatch) (nullable): them, %NULL with @error set
 */
GArray *
tc_store_find_identified (TcStore     *self,
                          const char  *kind,
                          const char  *value,
                          GError     **error)
{
  g_autoptr (TcStatement) some = NULL;
  g_autoptr (TcStatement) all = NULL;
  g_autoptr (GArray) matches = tc_report_matches_new ();
  gboolean known;

  /* Few have been seen before, and sorting costs more than looking. */
  if (!find_value (self, kind, value, &known, error))
    return NULL;
  if (!known)
    return g_steal_pointer (&matches);

  some = tc_statement_new (self->connection,
                           MATCHES ("(SELECT * FROM (" ALL "ORDER BY source_id " SOME ") UNION "
                                    "SELECT * FROM (" ALL "ORDER BY source_id DESC " SOME "))"));
  if (!read_matches (some, kind, value, matches, error))
    return NULL;
  if (matches->len > 0)
    return g_steal_pointer (&matches);

  /* None of them is there any more. */
  all = tc_statement_new (self->connection, MATCHES ("(" ALL ")"));

  return read_matches (all, kind, value, matches, error) ? g_steal_pointer (&matches) : NULL;
}

/**
 * tc_store_has_other_identifier:
 * @self: a store
 * @report_id: a report
 * @kind: kind of identifier
 * @value: its normal form
 * @other: (out): whether the report has identifiers of that kind, none of which is this one
 * @error: return location for a #GError
 *
 * Looks for what speaks against an identifier.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_has_other_identifier (TcStore     *self,
                               TcId         report_id,
                               const char  *kind,
                               const char  *value,
                               gboolean    *other,
                               GError     **error)
{
  g_autoptr (TcStatement) same = NULL;
  g_autoptr (TcStatement) any = NULL;
  gboolean found;

  /* The first copy mostly has the same one; all are looked at only where none has any. */
  same = tc_statement_new (self->connection,
                           "SELECT 1 FROM identifier JOIN source ON source.id = source_id "
                           "WHERE identifier.kind = ?2 AND value = ?3 AND report_id = ?1 AND removed = 0 LIMIT 1");
  tc_statement_bind_int (same, 1, report_id);
  tc_statement_bind_text (same, 2, kind);
  tc_statement_bind_text (same, 3, value);
  *other = FALSE;
  if (!tc_statement_read_found (same, &found, error) || found)
    return found;

  any = tc_statement_new (self->connection,
                          "SELECT 1 FROM source CROSS JOIN identifier ON source_id = source.id "
                          "WHERE report_id = ?1 AND removed = 0 AND identifier.kind = ?2 LIMIT 1");
  tc_statement_bind_int (any, 1, report_id);
  tc_statement_bind_text (any, 2, kind);

  return tc_statement_read_found (any, other, error);
}

/**
 * tc_store_reports_conflict:
 * @self: a store
 * @report_id: a report
 * @other_id: another one
 * @conflict: (out): whether both have identifiers of one kind and none of that kind in common
 * @error: return location for a #GError
 *
 * Finds out whether two reports cannot be copies.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_reports_conflict (TcStore   *self,
                           TcId       report_id,
                           TcId       other_id,
                           gboolean  *conflict,
                           GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT 1 FROM identifier one WHERE source_id IN " SOURCES_OF ("?1") " "
                                "AND kind NOT IN ('trial', 'mention') "
                                "AND EXISTS (SELECT 1 FROM identifier other WHERE other.kind = one.kind "
                                "AND other.source_id IN " SOURCES_OF ("?2") ") "
                                "AND NOT EXISTS (SELECT 1 FROM identifier a JOIN identifier b USING (kind, value) "
                                "WHERE a.kind = one.kind AND a.source_id IN " SOURCES_OF ("?1") " "
                                "AND b.source_id IN " SOURCES_OF ("?2") ") LIMIT 1");
  tc_statement_bind_int (statement, 1, report_id);
  tc_statement_bind_int (statement, 2, other_id);

  return tc_statement_read_found (statement, conflict, error);
}
