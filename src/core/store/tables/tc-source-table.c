/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-columns.h"
#include "tc-search-index.h"
#include "tc-section-pack.h"
#include "tc-sha256.h"
#include "tc-store-private.h"

static gboolean
insert_source (TcStore         *self,
               const TcSource  *source,
               gint64           content_id,
               gint64           imported_at,
               gint64          *source_id,
               GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autofree char *languages = tc_column_from_strings (source->languages);
  g_autofree char *warnings = tc_column_from_strings (source->warnings);

  statement = tc_statement_new (self->connection,
                                "INSERT INTO source (study_id, report_id, content_id, record, name, encoding, "
                                "reader, kind, languages, warnings, imported_at, byte_start, byte_length, line) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
  tc_statement_bind_int (statement, 1, source->study_id);
  tc_statement_bind_id (statement, 2, source->report_id);
  tc_statement_bind_int (statement, 3, content_id);
  tc_statement_bind_int (statement, 4, source->record);
  tc_statement_bind_text (statement, 5, source->name != NULL ? source->name : "");
  tc_statement_bind_text (statement, 6, source->encoding != NULL ? source->encoding : "");
  tc_statement_bind_text (statement, 7, source->reader != NULL ? source->reader : "");
  tc_statement_bind_text (statement, 8, source->kind != NULL ? source->kind : "");
  tc_statement_bind_text (statement, 9, languages);
  tc_statement_bind_text (statement, 10, warnings);
  tc_statement_bind_int (statement, 11, imported_at);
  tc_statement_bind_int (statement, 12, source->byte_start);
  tc_statement_bind_int (statement, 13, source->byte_length);
  tc_statement_bind_int (statement, 14, source->line);
  if (!tc_statement_run (statement, error))
    return FALSE;

  *source_id = sqlite3_last_insert_rowid (self->connection->db);
  return TRUE;
}

static gboolean
insert_text (TcStore         *self,
             gint64           source_id,
             const TcSource  *source,
             GError         **error)
{
  g_autoptr (GBytes) sections = tc_section_pack (self->connection, source->sections, error);
  g_autofree char *sha256 = NULL;
  g_autoptr (TcStatement) insert = NULL;

  if (sections == NULL)
    return FALSE;

  sha256 = tc_sha256_of_text (source->text);
  insert = tc_statement_new (self->connection,
                             "INSERT INTO source_text (source_id, text, text_sha256, sections, section_pack) "
                             "VALUES (?1, ?2, ?3, '', ?4)");
  tc_statement_bind_int (insert, 1, source_id);
  tc_statement_bind_static (insert, 2, source->text);
  tc_statement_bind_static (insert, 3, sha256);
  tc_statement_bind_bytes (insert, 4, sections);

  return tc_statement_run (insert, error);
}

/**
 * tc_store_add_source:
 * @self: a store in a transaction
 * @source: a source with text and study_id, and with bytes unless tc_store_add_content_part() stored some of its
 *   file; its id and imported_at are set
 * @error: return location for a #GError
 *
 * Stores a source for good: its bytes (once a SHA-256), its text, what it suggests and what is known of it.
 *
 * sha256 may be %NULL where there are bytes; it is computed then. imported_at is set where it is 0.
 *
 * Returns: whether it was stored
 */
gboolean
tc_store_add_source (TcStore   *self,
                     TcSource  *source,
                     GError   **error)
{
  gint64 imported_at, content_id, source_id;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (source->bytes != NULL || source->sha256 != NULL, FALSE);
  g_return_val_if_fail (source->text != NULL, FALSE);

  if (!tc_store_may_write (self, error))
    return FALSE;

  if (source->sha256 == NULL)
    source->sha256 = tc_sha256_of_bytes (source->bytes);
  imported_at = source->imported_at != 0 ? source->imported_at : g_get_real_time ();

  if (!tc_store_put_content (self, source->sha256, source->bytes, -1, &content_id, error) ||
      !insert_source (self, source, content_id, imported_at, &source_id, error) ||
      !insert_text (self, source_id, source, error) ||
      !tc_store_pack_suggestions (self, source_id, source, error))
    return FALSE;

  tc_store_index_source_later (self, source_id);
  source->id = source_id;
  source->imported_at = imported_at;
  return TRUE;
}

/**
 * tc_store_find_source:
 * @self: a store
 * @sha256: hash of the bytes, lower-case hexadecimal
 * @record: index of the record in the file
 * @study_id: (out) (optional): its study, which may be a removed one
 *
 * Finds out whether a record of a file is stored already.
 *
 * Where it is stored more than once, a study and a source that are not removed are preferred.
 *
 * Returns: the id of the source, 0 where there is none
 */
TcId
tc_store_find_source (TcStore    *self,
                      const char *sha256,
                      guint       record,
                      TcId       *study_id)
{
  g_autoptr (TcStatement) statement = NULL;
  gint64 best_removed = G_MAXINT64;
  TcId best = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (sha256 != NULL, 0);

  /* Without ORDER BY, for which SQLite would make a table each time. */
  statement = tc_statement_new (self->connection,
                                "SELECT source.id, study_id, 2 * study.removed + source.removed FROM content "
                                "JOIN source ON content_id = content.id "
                                "JOIN study ON study.id = study_id WHERE sha256 = ?1 AND record = ?2");
  tc_statement_bind_text (statement, 1, sha256);
  tc_statement_bind_int (statement, 2, record);
  while (tc_statement_next (statement))
    {
      TcId id = tc_statement_get_int (statement, 0);
      gint64 removed = tc_statement_get_int (statement, 2);

      if (removed > best_removed || (removed == best_removed && id > best))
        continue;
      best_removed = removed;
      best = id;
      if (study_id != NULL)
        *study_id = tc_statement_get_int (statement, 1);
    }

  return best;
}

/**
 * tc_store_has_sources:
 * @self: a store
 * @sha256: hash of a file
 * @record: index of a record in it
 *
 * Returns: whether that record or one behind it is stored
 */
gboolean
tc_store_has_sources (TcStore    *self,
                      const char *sha256,
                      guint       record)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT 1 FROM content JOIN source ON content_id = content.id "
                                "WHERE sha256 = ?1 AND record >= ?2 LIMIT 1");
  tc_statement_bind_text (statement, 1, sha256);
  tc_statement_bind_int (statement, 2, record);

  return tc_statement_next (statement);
}

static gboolean
read_strings (TcStatement  *statement,
              int           column,
              TcSource     *source,
              void        (*add) (TcSource *, const char *),
              GError      **error)
{
  g_autoptr (GPtrArray) strings = tc_column_to_strings (tc_statement_get_text (statement, column), error);

  if (strings == NULL)
    return FALSE;

  for (guint i = 0; i < strings->len; i++)
    add (source, g_ptr_array_index (strings, i));

  return TRUE;
}

/* Reads the sections of a text out of its two columns. */
static gboolean
read_sections (TcStore      *self,
               TcStatement  *statement,
               int           column,
               TcSource     *source,
               GError      **error)
{
  gsize n_bytes;
  const void *pack = tc_statement_get_bytes (statement, column + 1, &n_bytes);

  return pack != NULL ? tc_section_unpack (self->connection, pack, n_bytes, source, error)
                      : tc_column_to_sections (tc_statement_get_text (statement, column), source, error);
}

static TcSource *
read_source (TcStore      *self,
             TcStatement  *statement,
             GError      **error)
{
  g_autoptr (TcSource) source = tc_source_new ();

  source->id = tc_statement_get_int (statement, 0);
  source->study_id = tc_statement_get_int (statement, 1);
  source->report_id = tc_statement_get_int (statement, 2);
  source->record = tc_statement_get_int (statement, 3);
  source->name = tc_statement_dup_text (statement, 4);
  source->encoding = tc_statement_dup_text (statement, 5);
  source->reader = tc_statement_dup_text (statement, 6);
  source->kind = tc_statement_dup_text (statement, 7);
  source->imported_at = tc_statement_get_int (statement, 10);
  source->sha256 = tc_statement_dup_text (statement, 11);
  tc_source_take_text (source, tc_statement_dup_text (statement, 12));
  source->byte_start = tc_statement_get_int (statement, 15);
  source->byte_length = tc_statement_get_int (statement, 16);
  source->line = tc_statement_get_int (statement, 17);

  if (!read_strings (statement, 8, source, tc_source_add_language, error) ||
      !read_strings (statement, 9, source, tc_source_add_warning, error) ||
      !read_sections (self, statement, 13, source, error))
    return NULL;

  return g_steal_pointer (&source);
}

/**
 * tc_store_get_source:
 * @self: a store
 * @source_id: a source
 * @error: return location for a #GError
 *
 * Loads a source with its text and without its bytes.
 *
 * Returns: (transfer full) (nullable): the source, %NULL with %TC_STORE_ERROR_NOT_FOUND or another error
 */
TcSource *
tc_store_get_source (TcStore  *self,
                     TcId      source_id,
                     GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT source.id, study_id, report_id, record, name, encoding, reader, kind, "
                                "languages, warnings, imported_at, sha256, text, sections, section_pack, "
                                "byte_start, byte_length, line FROM source "
                                "JOIN content ON content.id = content_id "
                                "JOIN source_text ON source_id = source.id WHERE source.id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  if (!tc_statement_next (statement))
    {
      if (tc_statement_finish (statement, error))
        tc_store_set_not_found (error);
      return NULL;
    }

  return read_source (self, statement, error);
}

/**
 * tc_store_set_source_removed:
 * @self: a store in a transaction
 * @source_id: a source
 * @removed: whether it is in no list and says nothing
 * @error: return location for a #GError
 *
 * Takes a source out of its study, or puts it back. All its rows stay.
 *
 * Returns: whether that is so now
 */
gboolean
tc_store_set_source_removed (TcStore   *self,
                             TcId       source_id,
                             gboolean   removed,
                             GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "UPDATE source SET removed = ?2 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  tc_statement_bind_int (statement, 2, removed != FALSE);
  if (!tc_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (self->connection->db) == 1)
    return TRUE;

  tc_store_set_not_found (error);
  return FALSE;
}

/**
 * tc_store_is_source_removed:
 * @self: a store
 * @source_id: a source
 *
 * Returns: whether it was taken out of its study
 */
gboolean
tc_store_is_source_removed (TcStore *self,
                            TcId     source_id)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT removed FROM source WHERE id = ?1");
  tc_statement_bind_int (statement, 1, source_id);

  return tc_statement_next (statement) && tc_statement_get_int (statement, 0) != 0;
}

/**
 * tc_store_list_sources:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the sources of a study in the order in which they were imported; removed ones are left out.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their ids, %NULL with @error set
 */
GArray *
tc_store_list_sources (TcStore  *self,
                       TcId      study_id,
                       GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT id FROM source WHERE study_id = ?1 AND removed = 0 ORDER "
                                "BY id");
  tc_statement_bind_int (statement, 1, study_id);

  return tc_statement_read_ids (statement, error);
}
