/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-workspace-private.h"

/* What the window asks for about annotations, on its way to the writer. */
typedef struct
{
  TcId annotation_id;             /* 0 for a new one */
  TcId study_id;
  TcQuote *quote;
  char *field;
  char *tag;
  char *comment;
} Request;

static Request *
request_new (TcId annotation_id)
{
  Request *request = g_new0 (Request, 1);

  request->annotation_id = annotation_id;

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->quote, tc_quote_free);
  g_free (request->field);
  g_free (request->tag);
  g_free (request->comment);
  g_free (request);
}

static gboolean
annotate_change (TcChange  *change,
                 gpointer   data,
                 GError   **error)
{
  const Request *request = data;
  g_autoptr(TcAnnotation) annotation =
    tc_annotation_new (0, request->study_id, request->quote, request->field, request->tag,
                       request->comment, change->reviewer, change->now);

  return tc_change_add_annotation (change, annotation, error);
}

static gboolean
edit_annotation_change (TcChange  *change,
                        gpointer   data,
                        GError   **error)
{
  const Request *request = data;
  g_autoptr(TcAnnotation) before = tc_store_get_annotation (change->store, request->annotation_id, error);
  g_autoptr(TcAnnotation) after = NULL;
  g_autoptr(TcQuote) quote = NULL;

  if (before == NULL)
    return FALSE;

  quote = tc_quote_new (tc_annotation_get_span (before), tc_annotation_get_text (before));
  quote->source_id = tc_annotation_get_source_id (before);
  after = tc_annotation_new (request->annotation_id, tc_annotation_get_study_id (before), quote,
                             tc_annotation_get_field (before), request->tag, request->comment,
                             tc_annotation_get_reviewer (before),
                             tc_annotation_get_created_at (before));

  return tc_change_annotation (change, request->annotation_id, after, error);
}

static gboolean
delete_annotation_change (TcChange  *change,
                          gpointer   data,
                          GError   **error)
{
  const Request *request = data;

  return tc_change_annotation (change, request->annotation_id, NULL, error);
}

/**
 * tc_workspace_annotate:
 * @quote: the passage, with its source; copied
 * @field: (nullable): key of a field
 * @tag: (nullable)
 * @comment: (nullable)
 *
 * Adds an annotation.
 */
void
tc_workspace_annotate (TcWorkspace   *self,
                       TcId           study_id,
                       const TcQuote *quote,
                       const char    *field,
                       const char    *tag,
                       const char    *comment)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (quote != NULL && quote->source_id != 0);

  request = request_new (0);
  request->study_id = study_id;
  request->field = g_strdup (field);
  request->quote = tc_quote_copy (quote);
  request->tag = g_strdup (tag);
  request->comment = g_strdup (comment);
  tc_workspace_change (self, "annotate", annotate_change, request, request_free);
}

/**
 * tc_workspace_edit_annotation:
 * @tag: (nullable)
 * @comment: (nullable)
 *
 * Replaces tag and comment of an annotation; its author stays.
 */
void
tc_workspace_edit_annotation (TcWorkspace *self,
                              TcId         annotation_id,
                              const char  *tag,
                              const char  *comment)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  request = request_new (annotation_id);
  request->tag = g_strdup (tag);
  request->comment = g_strdup (comment);
  tc_workspace_change (self, "annotate", edit_annotation_change, request, request_free);
}

/**
 * tc_workspace_delete_annotation:
 *
 * Deletes an annotation; the history keeps it, and undo brings it back.
 */
void
tc_workspace_delete_annotation (TcWorkspace *self,
                                TcId         annotation_id)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  request = request_new (annotation_id);
  tc_workspace_change (self, "annotate", delete_annotation_change, request, request_free);
}
