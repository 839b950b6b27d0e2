/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-citation-order.h"

#include "tc-suggestion.h"

/*
 * By which of its reports a study is cited. The title of one report and the authors of another are
 * the citation of none, so that the first suggestions of these fields are those of one report, as
 * far as it has them: of the report that was the study's before others were imported or merged into
 * it. A register entry comes behind the papers, which are what is cited.
 */

static const char * const fields[] = {
  "authors", "doi", "issue", "journal", "pages", "pmcid", "pmid", "publication_date", "publication_type", "title",
  "title_zh", "volume", "year", NULL,
};

/* The sources of a study with the place of their report. What was moved here by an undo was here before. */
#define ORDER \
  "WITH arrival AS (SELECT object_id, max (id) AS came FROM event WHERE study_id = ?1 AND field = '' " \
  "AND object = 'source' AND action IN ('import', 'merge', 'pair') GROUP BY object_id), " \
  "ordered AS (SELECT report_id, row_number () OVER (ORDER BY min (kind = 'registry record'), " \
  "min (coalesce (came, 0)), min (source.id)) - 1 AS place FROM source LEFT JOIN arrival ON object_id = source.id " \
  "WHERE study_id = ?1 AND removed = 0 GROUP BY report_id) " \
  "SELECT source.id, place FROM source JOIN ordered ON ordered.report_id IS source.report_id " \
  "WHERE study_id = ?1 AND removed = 0"

static gboolean
have_one_source (GPtrArray *suggestions)
{
  for (guint i = 1; i < suggestions->len; i++)
    if (((const TcSuggestion *) g_ptr_array_index (suggestions, i))->source_id
        != ((const TcSuggestion *) g_ptr_array_index (suggestions, 0))->source_id)
      return FALSE;

  return TRUE;
}

/* Returns: (transfer full) (nullable): id of a source -> place of its report, %NULL with @error set */
static GHashTable *
read_places (TcConnection  *connection,
             TcId           study_id,
             GError       **error)
{
  g_autoptr (TcStatement) statement = tc_statement_new (connection, ORDER);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      TcId source_id = tc_statement_get_int (statement, 0);

      g_hash_table_insert (places, g_memdup2 (&source_id, sizeof source_id),
                           GUINT_TO_POINTER ((guint) tc_statement_get_int (statement, 1)));
    }

  return tc_statement_finish (statement, error) ? g_steal_pointer (&places) : NULL;
}

/**
 * tc_citation_order_set:
 * @connection: a connection
 * @study_id: a study
 * @suggestions: (element-type TcSuggestion): those of all its sources, in any order
 * @error: return location for a #GError
 *
 * Tells the suggestions of the citation apart by report: sets their `report`, by which
 * tc_suggestion_compare() orders them.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_citation_order_set (TcConnection  *connection,
                       TcId           study_id,
                       GPtrArray     *suggestions,
                       GError       **error)
{
  g_autoptr (GHashTable) places = NULL;

  if (have_one_source (suggestions))
    return TRUE;

  places = read_places (connection, study_id, error);
  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (g_strv_contains (fields, suggestion->field))
        suggestion->report = GPOINTER_TO_UINT (g_hash_table_lookup (places, &suggestion->source_id));
    }

  return TRUE;
}
