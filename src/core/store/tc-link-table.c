/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-link-table.h"

#include <string.h>

#include "tc-store-private.h"

/* A title that more reports than this have ("Editorial") says nothing; looking on would make an import quadratic. */
#define MAX_MATCHES 8

/* Sources and studies that are there. */
#define LIVE "source.removed = 0 AND study.removed = 0"
#define JOIN_SOURCE "JOIN source ON source.id = source_id JOIN study ON study.id = study_id "

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
is_known (TcStore    *self,
          const char *kind,
          const char *value)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT 1 FROM identifier WHERE kind = ?1 AND value = ?2 LIMIT 1");
  tc_statement_bind_text (statement, 1, kind);
  tc_statement_bind_text (statement, 2, value);

  return tc_statement_next (statement);
}

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
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GArray) matches = tc_report_matches_new ();

  /* Few have been seen before, and sorting costs more than looking. */
  if (!is_known (self, kind, value))
    return g_steal_pointer (&matches);

  statement = tc_statement_new (self->connection,
                                "SELECT DISTINCT report_id, study_id FROM identifier " JOIN_SOURCE
                                "WHERE identifier.kind = ?1 AND value = ?2 AND report_id IS NOT NULL AND " LIVE
                                " ORDER BY report_id LIMIT ?3");
  tc_statement_bind_text (statement, 1, kind);
  tc_statement_bind_text (statement, 2, value);
  tc_statement_bind_int (statement, 3, MAX_MATCHES);
  while (tc_statement_next (statement))
    {
      TcReportMatch match = { tc_statement_get_int (statement, 0), tc_statement_get_int (statement, 1), { { 0 } } };

      g_array_append_val (matches, match);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&matches);
}

/**
 * tc_store_has_other_identifier:
 * @self: a store
 * @report_id: a report
 * @kind: kind of identifier
 * @value: its normal form
 *
 * Returns: whether the report has identifiers of that kind, none of which is this one
 */
gboolean
tc_store_has_other_identifier (TcStore    *self,
                               TcId        report_id,
                               const char *kind,
                               const char *value)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT count (*), total (value = ?3) FROM identifier "
                                "WHERE kind = ?2 AND source_id IN "
                                "(SELECT id FROM source WHERE report_id = ?1 AND removed = 0)");
  tc_statement_bind_int (statement, 1, report_id);
  tc_statement_bind_text (statement, 2, kind);
  tc_statement_bind_text (statement, 3, value);

  return tc_statement_next (statement) && tc_statement_get_int (statement, 0) > 0 &&
         tc_statement_get_int (statement, 1) == 0;
}

/* The sources of a report that are there. */
#define SOURCES_OF(report) "(SELECT id FROM source WHERE report_id = " report " AND removed = 0)"

/**
 * tc_store_reports_conflict:
 * @self: a store
 * @report_id: a report
 * @other_id: another one
 *
 * Returns: whether both have identifiers of one kind and none of that kind in common, so that they cannot be copies
 */
gboolean
tc_store_reports_conflict (TcStore *self,
                           TcId     report_id,
                           TcId     other_id)
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

  return tc_statement_next (statement);
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
                                "JOIN match_detail USING (source_id) " JOIN_SOURCE
                                "WHERE hash = ?1 AND report_id IS NOT NULL AND " LIVE " LIMIT ?2");
  tc_statement_bind_int (statement, 1, (gint64) hash);
  tc_statement_bind_int (statement, 2, MAX_MATCHES);
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

/**
 * tc_store_get_place:
 * @self: a store
 * @source_id: a source
 * @study_id: (out): its study
 * @report_id: (out): its report, 0 for none
 * @error: return location for a #GError
 *
 * Gets where a source belongs.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
tc_store_get_place (TcStore  *self,
                    TcId      source_id,
                    TcId     *study_id,
                    TcId     *report_id,
                    GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT study_id, report_id FROM source WHERE id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  if (!tc_statement_next (statement))
    return tc_statement_finish (statement, error) && tc_store_set_not_found (error);

  *study_id = tc_statement_get_int (statement, 0);
  *report_id = tc_statement_get_int (statement, 1);

  return TRUE;
}

static gboolean
run_move (TcStore     *self,
          const char  *sql,
          TcId         id,
          TcId         study_id,
          TcId         report_id,
          GError     **error)
{
  g_autoptr (TcStatement) statement = tc_statement_new (self->connection, sql);

  tc_statement_bind_int (statement, 1, id);
  tc_statement_bind_int (statement, 2, study_id);
  if (report_id >= 0)
    tc_statement_bind_id (statement, 3, report_id);

  return tc_statement_run (statement, error);
}

/**
 * tc_store_set_place:
 * @self: a store in a transaction
 * @source_id: a source
 * @study_id: the study that it shall belong to
 * @report_id: its report, 0 for none; a report goes with its sources
 * @error: return location for a #GError
 *
 * Moves a source with all that was found in it. Annotations are not moved: they are changes of their own.
 *
 * Returns: whether it was moved
 */
gboolean
tc_store_set_place (TcStore  *self,
                    TcId      source_id,
                    TcId      study_id,
                    TcId      report_id,
                    GError  **error)
{
  return tc_store_may_write (self, error) &&
         run_move (self, "UPDATE source SET study_id = ?2, report_id = ?3 WHERE id = ?1",
                   source_id, study_id, report_id, error) &&
         run_move (self, "UPDATE discrepancy SET study_id = ?2 WHERE source_id = ?1", source_id, study_id, -1, error) &&
         run_move (self, "UPDATE report SET study_id = ?2 WHERE id = ?1", report_id, study_id, -1, error);
}

/**
 * tc_store_list_report_sources:
 * @self: a store
 * @report_id: a report
 * @error: return location for a #GError
 *
 * Lists the sources of a report in order of import, removed ones too.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their ids, %NULL with @error set
 */
GArray *
tc_store_list_report_sources (TcStore  *self,
                              TcId      report_id,
                              GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT id FROM source WHERE report_id = ?1 ORDER BY id");
  tc_statement_bind_int (statement, 1, report_id);

  return tc_statement_read_ids (statement, error);
}

/**
 * tc_store_get_report_study:
 * @self: a store
 * @report_id: a report
 *
 * Returns: the study that the report belongs to, 0 where there is no such report
 */
TcId
tc_store_get_report_study (TcStore *self,
                           TcId     report_id)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT study_id FROM report WHERE id = ?1");
  tc_statement_bind_int (statement, 1, report_id);

  return tc_statement_next (statement) ? tc_statement_get_int (statement, 0) : 0;
}

/**
 * tc_store_get_report_source:
 * @self: a store
 * @report_id: a report
 * @error: return location for a #GError
 *
 * Loads the oldest source of a report, one that is not removed where there is such.
 *
 * Returns: (transfer full) (nullable): the source, %NULL with %TC_STORE_ERROR_NOT_FOUND or another error
 */
TcSource *
tc_store_get_report_source (TcStore  *self,
                            TcId      report_id,
                            GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  gint64 id = 0;

  statement = tc_statement_new (self->connection,
                                "SELECT id FROM source WHERE report_id = ?1 ORDER BY removed, id LIMIT 1");
  tc_statement_bind_int (statement, 1, report_id);
  if (tc_statement_next (statement))
    id = tc_statement_get_int (statement, 0);
  if (!tc_statement_finish (statement, error))
    return NULL;

  return tc_store_get_source (self, id, error);
}

static char *
dup_title (TcStore *self,
           TcId     source_id)
{
  g_autoptr (GPtrArray) suggestions = tc_store_list_source_values (self, source_id, NULL);

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (strcmp (suggestion->field, "title") == 0)
        return tc_value_to_display (suggestion->value);
    }

  return NULL;
}

/**
 * tc_store_dup_report_title:
 * @self: a store
 * @report_id: a report
 * @author: (out) (nullable): folded name of its first author, %NULL where unknown
 *
 * Gets what the oldest source of a report is called.
 *
 * Returns: (transfer full) (nullable): the title, %NULL where unknown
 */
char *
tc_store_dup_report_title (TcStore  *self,
                           TcId      report_id,
                           char    **author)
{
  g_autoptr (TcStatement) statement = NULL;
  char *title;

  *author = NULL;
  statement = tc_statement_new (self->connection,
                                "SELECT source.id, author FROM source LEFT JOIN match_detail ON source_id = source.id "
                                "WHERE report_id = ?1 ORDER BY removed, source.id LIMIT 1");
  tc_statement_bind_int (statement, 1, report_id);
  if (!tc_statement_next (statement))
    return NULL;

  title = dup_title (self, tc_statement_get_int (statement, 0));
  if (title != NULL)
    *author = tc_statement_dup_nullable (statement, 1);

  return title;
}

/**
 * tc_store_has_comparison:
 * @self: a store
 * @field: key of a field
 * @source_id: a source
 * @other_source_id: another one
 *
 * Returns: whether a discrepancy between the two is known, open or decided
 */
gboolean
tc_store_has_comparison (TcStore    *self,
                         const char *field,
                         TcId        source_id,
                         TcId        other_source_id)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT 1 FROM discrepancy WHERE field = ?1 AND "
                                "((source_id = ?2 AND other_source_id = ?3) OR "
                                "(source_id = ?3 AND other_source_id = ?2)) LIMIT 1");
  tc_statement_bind_text (statement, 1, field);
  tc_statement_bind_int (statement, 2, source_id);
  tc_statement_bind_int (statement, 3, other_source_id);

  return tc_statement_next (statement);
}
