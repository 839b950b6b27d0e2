/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-store-private.h"

#define COLUMNS "id, study_id, source_id, \"start\", \"end\", text, field, tag, comment, reviewer, created_at"

/* Returns: (nullable): NULL with %TC_STORE_ERROR_DAMAGED for a span that no text has */
static TcAnnotation *
read_annotation (TcStatement  *statement,
                 GError      **error)
{
  g_autoptr (TcQuote) quote = NULL;
  g_autofree char *text = tc_statement_dup_text (statement, 5);
  g_autofree char *field = tc_statement_dup_text (statement, 6);
  g_autofree char *tag = tc_statement_dup_text (statement, 7);
  g_autofree char *comment = tc_statement_dup_text (statement, 8);
  g_autofree char *reviewer = tc_statement_dup_text (statement, 9);
  gint64 start = tc_statement_get_int (statement, 3);
  gint64 end = tc_statement_get_int (statement, 4);

  if (start < 0 || start > end || end > G_MAXUINT)
    {
      tc_store_error_damaged (error, N_("an annotation marks nothing"));
      return NULL;
    }

  quote = tc_quote_new ((TcSpan) { start, end }, text);
  quote->source_id = tc_statement_get_int (statement, 2);

  return tc_annotation_new (tc_statement_get_int (statement, 0), tc_statement_get_int (statement, 1),
                            quote, field, tag, comment, reviewer, tc_statement_get_int (statement, 10));
}

/**
 * tc_store_put_annotation:
 * @self: a store in a transaction
 * @annotation: an annotation; with id 0 a new one, else one to put back or to replace
 * @error: return location for a #GError
 *
 * Stores an annotation.
 *
 * Returns: its id, 0 with @error set
 */
TcId
tc_store_put_annotation (TcStore       *self,
                         TcAnnotation  *annotation,
                         GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;
  TcSpan span;

  g_return_val_if_fail (TC_IS_ANNOTATION (annotation), 0);

  if (!tc_store_may_write (self, error))
    return 0;

  span = tc_annotation_get_span (annotation);
  statement = tc_statement_new (self->connection,
                                "INSERT INTO annotation (" COLUMNS ") "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
                                "ON CONFLICT (id) DO UPDATE SET study_id = excluded.study_id, "
                                "source_id = excluded.source_id, \"start\" = excluded.\"start\", "
                                "\"end\" = excluded.\"end\", text = excluded.text, field = excluded.field, "
                                "tag = excluded.tag, comment = excluded.comment, reviewer = excluded.reviewer, "
                                "created_at = excluded.created_at");
  tc_statement_bind_id (statement, 1, tc_annotation_get_id (annotation));
  tc_statement_bind_int (statement, 2, tc_annotation_get_study_id (annotation));
  tc_statement_bind_int (statement, 3, tc_annotation_get_source_id (annotation));
  tc_statement_bind_int (statement, 4, span.start);
  tc_statement_bind_int (statement, 5, span.end);
  tc_statement_bind_text (statement, 6, tc_annotation_get_text (annotation));
  tc_statement_bind_text (statement, 7, tc_annotation_get_field (annotation));
  tc_statement_bind_text (statement, 8, tc_annotation_get_tag (annotation));
  tc_statement_bind_text (statement, 9, tc_annotation_get_comment (annotation));
  tc_statement_bind_text (statement, 10, tc_annotation_get_reviewer (annotation));
  tc_statement_bind_int (statement, 11, tc_annotation_get_created_at (annotation));
  if (!tc_statement_run (statement, error))
    return 0;

  if (tc_annotation_get_id (annotation) != 0)
    return tc_annotation_get_id (annotation);
  return sqlite3_last_insert_rowid (self->connection->db);
}

/**
 * tc_store_delete_annotation:
 * @self: a store in a transaction
 * @annotation_id: an annotation
 * @error: return location for a #GError
 *
 * Takes an annotation away; its id is not given to another one.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND where there is none, or another error
 */
gboolean
tc_store_delete_annotation (TcStore  *self,
                            TcId      annotation_id,
                            GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "DELETE FROM annotation WHERE id = ?1");
  tc_statement_bind_int (statement, 1, annotation_id);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

/**
 * tc_store_get_annotation:
 * @self: a store
 * @annotation_id: an annotation
 * @error: return location for a #GError
 *
 * Gets an annotation.
 *
 * Returns: (transfer full) (nullable): it, %NULL with %TC_STORE_ERROR_NOT_FOUND or another error
 */
TcAnnotation *
tc_store_get_annotation (TcStore  *self,
                         TcId      annotation_id,
                         GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection, "SELECT " COLUMNS " FROM annotation WHERE id = ?1");
  tc_statement_bind_int (statement, 1, annotation_id);
  if (tc_statement_next (statement))
    return read_annotation (statement, error);

  if (tc_statement_finish (statement, error))
    tc_store_set_not_found (error);
  return NULL;
}

/**
 * tc_store_list_annotations:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the annotations of a study by source and start.
 *
 * Returns: (transfer full) (element-type TcAnnotation) (nullable): them, %NULL with @error set
 */
GPtrArray *
tc_store_list_annotations (TcStore  *self,
                           TcId      study_id,
                           GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT " COLUMNS " FROM annotation WHERE study_id = ?1 "
                                "ORDER BY source_id, \"start\", \"end\", id");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      TcAnnotation *annotation = read_annotation (statement, error);

      if (annotation == NULL)
        return NULL;
      g_ptr_array_add (annotations, annotation);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&annotations);
}
