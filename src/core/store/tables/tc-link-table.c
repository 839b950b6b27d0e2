/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-link-table.h"

#include <string.h>

#include "tc-store-private.h"

/* Where sources and reports belong. */

/* The oldest source of report ?1, one that is not removed where there is such; of thousands it is the first one. */
#define OLDEST_SOURCE \
  "coalesce ((SELECT id FROM source WHERE report_id = ?1 AND removed = 0 ORDER BY id LIMIT 1), " \
  "(SELECT id FROM source WHERE report_id = ?1 ORDER BY id LIMIT 1))"

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
 * @study_id: (out): the study that it belongs to
 * @error: return location for a #GError
 *
 * Gets where a report belongs.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
tc_store_get_report_study (TcStore  *self,
                           TcId      report_id,
                           TcId     *study_id,
                           GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT study_id FROM report WHERE id = ?1");
  tc_statement_bind_int (statement, 1, report_id);

  return tc_statement_read_id (statement, study_id, error) && (*study_id != 0 || tc_store_set_not_found (error));
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

  statement = tc_statement_new (self->connection, "SELECT " OLDEST_SOURCE);
  tc_statement_bind_int (statement, 1, report_id);
  if (tc_statement_next (statement))
    id = tc_statement_get_int (statement, 0);
  if (!tc_statement_finish (statement, error))
    return NULL;

  return tc_store_get_source (self, id, error);
}

static gboolean
read_title (TcStore  *self,
            TcId      source_id,
            char    **title,
            GError  **error)
{
  g_autoptr (GPtrArray) suggestions = tc_store_list_source_suggestions (self, source_id, error);

  *title = NULL;
  if (suggestions == NULL)
    return FALSE;

  for (guint i = 0; *title == NULL && i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (strcmp (suggestion->field, "title") == 0)
        *title = tc_value_to_display (suggestion->value);
    }

  return TRUE;
}

/**
 * tc_store_get_report_title:
 * @self: a store
 * @report_id: a report
 * @title: (out) (nullable): what its oldest source is called, %NULL where unknown
 * @author: (out) (nullable): folded name of its first author, %NULL where unknown
 * @error: return location for a #GError
 *
 * Gets what a report is called.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_get_report_title (TcStore  *self,
                           TcId      report_id,
                           char    **title,
                           char    **author,
                           GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autofree char *name = NULL;
  TcId source_id = 0;

  *title = *author = NULL;
  statement = tc_statement_new (self->connection,
                                "SELECT source.id, author FROM source LEFT JOIN match_detail ON source_id = source.id "
                                "WHERE source.id = " OLDEST_SOURCE);
  tc_statement_bind_int (statement, 1, report_id);
  if (tc_statement_next (statement))
    {
      source_id = tc_statement_get_int (statement, 0);
      name = tc_statement_dup_nullable (statement, 1);
    }
  if (!tc_statement_finish (statement, error) || (source_id != 0 && !read_title (self, source_id, title, error)))
    return FALSE;
  if (*title != NULL)
    *author = g_steal_pointer (&name);

  return TRUE;
}

/**
 * tc_store_has_comparison:
 * @self: a store
 * @field: key of a field
 * @source_id: a source
 * @other_source_id: another one
 * @known: (out): whether a discrepancy between the two is known, open or decided
 * @error: return location for a #GError
 *
 * Looks for what was found when two sources were compared.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_store_has_comparison (TcStore     *self,
                         const char  *field,
                         TcId         source_id,
                         TcId         other_source_id,
                         gboolean    *known,
                         GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT 1 FROM discrepancy WHERE field = ?1 AND "
                                "((source_id = ?2 AND other_source_id = ?3) OR "
                                "(source_id = ?3 AND other_source_id = ?2)) LIMIT 1");
  tc_statement_bind_text (statement, 1, field);
  tc_statement_bind_int (statement, 2, source_id);
  tc_statement_bind_int (statement, 3, other_source_id);

  return tc_statement_read_found (statement, known, error);
}
