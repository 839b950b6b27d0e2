/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-content-pack.h"
#include "tc-store-private.h"

/* How many bytes of its file a row of content_part is. */
#define PART_SIZE "(CASE WHEN content_part.size < 0 THEN length (bytes) ELSE content_part.size END)"

/* The original bytes of files: of a small one in its row, of one of many records in parts, as they were read. */

/* The records of a file come one after the other. */
static void
remember (TcStore    *self,
          const char *sha256,
          gint64      content_id)
{
  g_free (self->last_content);
  self->last_content = g_strdup (sha256);
  self->last_content_id = content_id;
}

/**
 * tc_store_forget_content:
 * @self: a store
 *
 * Forgets the file that was met last, where something was rolled back.
 */
void
tc_store_forget_content (TcStore *self)
{
  g_clear_pointer (&self->last_content, g_free);
}

/**
 * tc_store_put_content:
 * @self: a store in a transaction
 * @sha256: hash of the whole file
 * @bytes: (nullable): the file, where its bytes are in the row
 * @size: bytes of a file that is stored in parts, else -1
 * @content_id: (out): the row
 * @error: return location for a #GError
 *
 * Finds the row of a file, or makes it: the bytes of a file that has several records, or that was imported
 * before, are stored already.
 *
 * Returns: whether there is one; without @bytes and @size only one that was there
 */
gboolean
tc_store_put_content (TcStore     *self,
                      const char  *sha256,
                      GBytes      *bytes,
                      gint64       size,
                      gint64      *content_id,
                      GError     **error)
{
  g_autoptr (TcStatement) select = NULL;
  g_autoptr (TcStatement) insert = NULL;
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);

  if (g_strcmp0 (self->last_content, sha256) == 0)
    {
      *content_id = self->last_content_id;
      return TRUE;
    }

  select = tc_statement_new (self->connection, "SELECT id FROM content WHERE sha256 = ?1");
  tc_statement_bind_text (select, 1, sha256);
  if (!tc_statement_read_id (select, content_id, error))
    return FALSE;
  if (*content_id != 0)
    {
      remember (self, sha256, *content_id);
      return TRUE;
    }
  if (bytes == NULL && size < 0)
    return tc_store_set_not_found (error);

  insert = tc_statement_new (self->connection, "INSERT INTO content (sha256, bytes, size) VALUES (?1, ?2, ?3)");
  tc_statement_bind_text (insert, 1, sha256);
  tc_statement_bind_bytes (insert, 2, bytes != NULL ? bytes : none);
  tc_statement_bind_int (insert, 3, size);
  if (!tc_statement_run (insert, error))
    return FALSE;

  *content_id = sqlite3_last_insert_rowid (self->connection->db);
  remember (self, sha256, *content_id);
  return TRUE;
}

/* Whether the part is needed: not where it is there, nor where the file is stored in one piece. */
static gboolean
find_part (TcStore   *self,
           gint64     content_id,
           gint64     start,
           gboolean  *needed,
           GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT size >= 0 AND NOT EXISTS (SELECT 1 FROM content_part "
                                "WHERE content_id = ?1 AND \"start\" <= ?2 AND \"start\" + " PART_SIZE " > ?2) "
                                "FROM content WHERE id = ?1");
  tc_statement_bind_int (statement, 1, content_id);
  tc_statement_bind_int (statement, 2, start);
  *needed = tc_statement_next (statement) && tc_statement_get_int (statement, 0) != 0;

  return tc_statement_finish (statement, error);
}

/**
 * tc_store_add_content_part:
 * @self: a store in a transaction
 * @sha256: hash of the whole file
 * @size: bytes of the whole file
 * @start: first byte of the part
 * @bytes: the part, not empty
 * @error: return location for a #GError
 *
 * Stores a part of a file. The parts of a file must be the same each time that it is imported; one that is there
 * already is left alone.
 *
 * Returns: whether the part is stored
 */
gboolean
tc_store_add_content_part (TcStore     *self,
                           const char  *sha256,
                           guint64      size,
                           guint64      start,
                           GBytes      *bytes,
                           GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *part_sha256 = NULL;
  gboolean needed;
  gint64 content_id, part_size;

  if (!tc_store_may_write (self, error)
      || !tc_store_put_content (self, sha256, NULL, size, &content_id, error)
      || !find_part (self, content_id, start, &needed, error))
    return FALSE;
  if (!needed)
    return TRUE;

  packed = tc_content_pack (bytes, &part_size);
  part_sha256 = tc_content_hash (packed, part_size);
  statement = tc_statement_new (self->connection,
                                "INSERT INTO content_part (content_id, \"start\", sha256, bytes, size) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)");
  tc_statement_bind_int (statement, 1, content_id);
  tc_statement_bind_int (statement, 2, start);
  tc_statement_bind_text (statement, 3, part_sha256);
  tc_statement_bind_bytes (statement, 4, packed);
  tc_statement_bind_int (statement, 5, part_size);

  return tc_statement_run (statement, error);
}

/* Whether the bytes from @start on are a place in a file, and fit into memory that is taken at once. */
static gboolean
check_place (gint64    start,
             gint64    length,
             GError  **error)
{
  return (start >= 0 && length >= 0 && length <= G_MAXUINT && start <= G_MAXINT64 - length)
         || tc_store_error_damaged (error, N_("a part of a file cannot be where it is said to be"));
}

/* Appends what of a part lies between @start and @end; @whole says whether it fits to what is there. */
static gboolean
append_overlap (GByteArray   *all,
                TcStatement  *statement,
                gint64        start,
                gint64        end,
                gboolean     *whole,
                GError      **error)
{
  gint64 part_start = tc_statement_get_int (statement, 0);
  g_autoptr (GBytes) stored = tc_statement_dup_bytes (statement, 1);
  g_autoptr (GBytes) part = tc_content_unpack (stored, tc_statement_get_int (statement, 2), error);
  gint64 from = MAX (start, part_start);
  const guint8 *data;
  gsize length;
  gint64 to;

  if (part == NULL)
    return FALSE;

  data = g_bytes_get_data (part, &length);
  if (!check_place (part_start, length, error))
    return FALSE;

  to = MIN (end, part_start + (gint64) length);
  /* Behind a gap nothing fits. */
  *whole = from == start + all->len;
  if (*whole && to > from)
    g_byte_array_append (all, data + (from - part_start), to - from);

  return TRUE;
}

static GBytes *
read_parts (TcStore  *self,
            gint64    content_id,
            gint64    start,
            gint64    length,
            GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gboolean whole = TRUE;

  if (!check_place (start, length, error))
    return NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT \"start\", bytes, size FROM content_part WHERE content_id = ?1 "
                                "AND \"start\" < ?3 AND \"start\" + " PART_SIZE " > ?2 ORDER BY \"start\"");
  tc_statement_bind_int (statement, 1, content_id);
  tc_statement_bind_int (statement, 2, start);
  tc_statement_bind_int (statement, 3, start + length);
  while (whole && tc_statement_next (statement))
    if (!append_overlap (all, statement, start, start + length, &whole, error))
      return NULL;
  if (!tc_statement_finish (statement, error))
    return NULL;
  if (all->len != length)
    {
      tc_store_set_not_found (error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static GBytes *
slice (GBytes *bytes,
       gint64  start,
       gint64  length)
{
  gint64 size = g_bytes_get_size (bytes);

  if (length < 0 || start < 0 || start > size || length > size - start)
    return g_bytes_ref (bytes);

  return g_bytes_new_from_bytes (bytes, start, length);
}

/* Finds where a source's bytes are: @start and @length in the file, and in which row. */
static gboolean
load_content (TcStore  *self,
              TcId      source_id,
              gint64   *content_id,
              gint64   *size,
              gint64   *start,
              gint64   *length,
              GBytes  **bytes,
              GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT content_id, size, byte_start, byte_length, bytes FROM source "
                                "JOIN content ON content.id = content_id WHERE source.id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  if (!tc_statement_next (statement))
    {
      if (tc_statement_finish (statement, error))
        tc_store_set_not_found (error);
      return FALSE;
    }

  *content_id = tc_statement_get_int (statement, 0);
  *size = tc_statement_get_int (statement, 1);
  *start = tc_statement_get_int (statement, 2);
  *length = tc_statement_get_int (statement, 3);
  *bytes = tc_statement_dup_bytes (statement, 4);

  return TRUE;
}

/**
 * tc_store_get_source_bytes:
 * @self: a store
 * @source_id: a source
 * @error: return location for a #GError
 *
 * Loads the original bytes of a source: those of its record, or of its whole file.
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL with %TC_STORE_ERROR_NOT_FOUND or another error
 */
GBytes *
tc_store_get_source_bytes (TcStore  *self,
                           TcId      source_id,
                           GError  **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gint64 content_id, size, start, length;

  g_return_val_if_fail (self != NULL, NULL);

  if (!load_content (self, source_id, &content_id, &size, &start, &length, &bytes, error))
    return NULL;

  return size >= 0 ? read_parts (self, content_id, start, length, error) : slice (bytes, start, length);
}

/**
 * tc_store_get_file_bytes:
 * @self: a store
 * @source_id: a source
 * @error: return location for a #GError
 *
 * Loads the original bytes of the whole file that a source is a record of.
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL with %TC_STORE_ERROR_NOT_FOUND, also where parts of the
 *   file are missing, or another error
 */
GBytes *
tc_store_get_file_bytes (TcStore  *self,
                         TcId      source_id,
                         GError  **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gint64 content_id, size, start, length;

  g_return_val_if_fail (self != NULL, NULL);

  if (!load_content (self, source_id, &content_id, &size, &start, &length, &bytes, error))
    return NULL;

  return size >= 0 ? read_parts (self, content_id, 0, size, error) : g_steal_pointer (&bytes);
}
