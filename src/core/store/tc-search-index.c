/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-search-index.h"

#include <string.h>

#include "tc-columns.h"
#include "tc-store-private.h"

/**
 * SECTION: what the search looks into
 *
 * source_search has the text of each source, written once; study_search has the words of each study: label,
 * title and answers. Both are written just before the commit and not row by row: FTS5 collects words in memory,
 * and every savepoint, also one that SQLite makes for a statement with triggers, has it write them out.
 *
 * What is noted here and rolled back afterwards does no harm: a row that is not there is not indexed, and
 * one that is has its words compared first.
 */

static void
note (GHashTable **ids,
      TcId         id)
{
  if (*ids == NULL)
    *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (*ids, g_memdup2 (&id, sizeof id));
}

/**
 * tc_store_index_source_later:
 * @self: a store in a transaction
 * @source_id: a source that was just added
 *
 * Notes that the text of a source has to be indexed.
 */
void
tc_store_index_source_later (TcStore *self,
                             TcId     source_id)
{
  note (&self->sources_to_index, source_id);
}

/**
 * tc_store_index_study_later:
 * @self: a store in a transaction
 * @study_id: a study whose label, title or answers may have changed
 *
 * Notes that the words of a study have to be indexed anew.
 */
void
tc_store_index_study_later (TcStore *self,
                            TcId     study_id)
{
  note (&self->studies_to_index, study_id);
}

/**
 * tc_store_forget_index:
 * @self: a store
 *
 * Forgets what was noted, at the end of a transaction.
 */
void
tc_store_forget_index (TcStore *self)
{
  g_clear_pointer (&self->sources_to_index, g_hash_table_unref);
  g_clear_pointer (&self->studies_to_index, g_hash_table_unref);
}

static gboolean
write_source (TcStore  *self,
              TcId      source_id,
              GError  **error)
{
  g_autoptr (TcStatement) select = NULL;
  g_autoptr (TcStatement) insert = NULL;

  select = tc_statement_new (self->connection, "SELECT text FROM source_text WHERE source_id = ?1");
  tc_statement_bind_int (select, 1, source_id);
  if (!tc_statement_next (select))
    return tc_statement_finish (select, error);

  /* Not INSERT … SELECT, for which SQLite makes a savepoint. */
  insert = tc_statement_new (self->connection, "INSERT INTO source_search (rowid, text) VALUES (?1, ?2)");
  tc_statement_bind_int (insert, 1, source_id);
  tc_statement_bind_static (insert, 2, tc_statement_get_text (select, 0));

  return tc_statement_run (insert, error);
}

static void
append_line (GString    *words,
             const char *line)
{
  if (line != NULL && line[0] != '\0')
    {
      g_string_append (words, line);
      g_string_append_c (words, '\n');
    }
}

/* The line breaks are no more than blanks to the tokenizer: a phrase may run over them. */
static gboolean
append_answers (TcStore  *self,
                TcId      study_id,
                GString  *words,
                GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT value, reported, note FROM answer WHERE study_id = ?1 ORDER BY field");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      g_autoptr (TcValue) value = NULL;
      g_autofree char *text = NULL;

      if (!tc_column_to_value (tc_statement_get_text (statement, 0), &value, error))
        return FALSE;
      if (value != NULL)
        text = tc_value_to_display (value);
      append_line (words, text);
      append_line (words, tc_statement_get_text (statement, 1));
      append_line (words, tc_statement_get_text (statement, 2));
    }

  return tc_statement_finish (statement, error);
}

/* Loads the words that a study has and those that are indexed (NULL for none); both NULL for no study. */
static gboolean
load_words (TcStore   *self,
            TcId       study_id,
            char     **words,
            char     **indexed,
            GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT label, title, (SELECT words FROM study_search WHERE rowid = study.id) "
                                "FROM study WHERE id = ?1");
  tc_statement_bind_int (statement, 1, study_id);
  if (!tc_statement_next (statement))
    return tc_statement_finish (statement, error);

  append_line (text, tc_statement_get_text (statement, 0));
  append_line (text, tc_statement_get_text (statement, 1));
  *indexed = g_strdup (tc_statement_get_text (statement, 2));
  if (!append_answers (self, study_id, text, error))
    return FALSE;

  *words = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static gboolean
write_study (TcStore  *self,
             TcId      study_id,
             GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autofree char *words = NULL;
  g_autofree char *indexed = NULL;

  if (!load_words (self, study_id, &words, &indexed, error))
    return FALSE;
  if (g_strcmp0 (words, indexed) == 0)
    return TRUE;

  statement = tc_statement_new (self->connection,
                                indexed != NULL ? "UPDATE study_search SET words = ?2 WHERE rowid = ?1"
                                                : "INSERT INTO study_search (rowid, words) VALUES (?1, ?2)");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, words);

  return tc_statement_run (statement, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  TcId first = *(const TcId *) a;
  TcId second = *(const TcId *) b;

  return (first > second) - (first < second);
}

/* In order of the ids, as FTS5 keeps its lists. */
static gboolean
write_all (TcStore     *self,
           GHashTable  *ids,
           gboolean   (*write) (TcStore *, TcId, GError **),
           GError     **error)
{
  g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (TcId));
  GHashTableIter iter;
  gpointer key;

  if (ids == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ordered, key, 1);
  g_array_sort (ordered, compare_ids);

  for (guint i = 0; i < ordered->len; i++)
    if (!write (self, g_array_index (ordered, TcId, i), error))
      return FALSE;

  return TRUE;
}

/**
 * tc_store_write_index:
 * @self: a store at the end of a transaction
 * @error: return location for a #GError
 *
 * Indexes what was noted.
 *
 * Returns: whether all of it was indexed
 */
gboolean
tc_store_write_index (TcStore  *self,
                      GError  **error)
{
  return write_all (self, self->sources_to_index, write_source, error) &&
         write_all (self, self->studies_to_index, write_study, error);
}
