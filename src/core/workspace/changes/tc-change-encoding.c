/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-carry.h"
#include "tc-intake.h"
#include "tc-link.h"
#include "tc-read.h"
#include "tc-snapshot.h"
#include "tc-workspace-private.h"

/* A source whose encoding was guessed wrongly is read again from its bytes. The text of a source never changes: the new
 * text is a source of its own in the old one's place, and what pointed into the old one points into it. */

typedef struct
{
  TcId source_id;
  char *encoding;
} Request;

/* The source in both readings. */
typedef struct
{
  TcChange *change;
  TcSource *before;
  TcSource *after;
} Exchange;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->encoding);
  g_free (request);
}

static TcSource *
read_again (TcStore     *store,
            TcSource    *before,
            const char  *encoding,
            GError     **error)
{
  g_autoptr(GBytes) bytes = tc_store_get_file_bytes (store, before->id, error);
  g_autoptr(TcColumnMaps) maps = bytes != NULL ? tc_store_get_column_maps (store, error) : NULL;
  g_autoptr(GPtrArray) sources = NULL;

  if (maps == NULL)
    return NULL;
  sources = tc_read_bytes_as (before->name, bytes, encoding, maps, error);
  if (sources == NULL)
    return NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);

      if (source->record == before->record)
        return tc_source_ref (source);
    }
  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                       _("In that encoding the file does not hold the record any more."));

  return NULL;
}

/* The same bytes, study and report. */
static void
take_place (Exchange *exchange)
{
  TcSource *before = exchange->before;
  TcSource *after = exchange->after;

  g_free (after->sha256);
  after->sha256 = g_strdup (before->sha256);
  g_clear_pointer (&after->bytes, g_bytes_unref);
  after->byte_start = before->byte_start;
  after->byte_length = before->byte_length;
  after->line = before->line;
  after->study_id = before->study_id;
  after->report_id = before->report_id;
}

static gboolean
store_after (Exchange  *exchange,
             GError   **error)
{
  g_autoptr(TcExtractor) extractor = tc_extractor_dup_default (error);
  g_autoptr(GPtrArray) discrepancies = NULL;
  TcSource *after = exchange->after;
  TcChange *change = exchange->change;

  if (extractor == NULL)
    return FALSE;
  discrepancies = tc_intake_extract (extractor, after, NULL, error);
  if (discrepancies == NULL)
    return FALSE;

  return tc_store_add_source (change->store, after, error)
         && tc_store_add_discrepancies (change->store, after->study_id, after->id, discrepancies, error)
         && tc_link_note_again (change->store, after, error)
         && tc_change_append_event (change, "source", after->study_id, after->id, NULL,
                                    tc_snapshot_of_removed (TRUE), tc_snapshot_of_removed (FALSE), error)
         && tc_change_source_removed (change, after->study_id, exchange->before->id, TRUE, error);
}

static TcQuote *
carry (Exchange *exchange,
       TcSpan    span)
{
  TcSpan carried = tc_carry_span (exchange->before->text, exchange->before->encoding, span,
                                  exchange->after->text, exchange->after->encoding);
  TcQuote *quote = tc_source_quote (exchange->after, carried);

  quote->source_id = exchange->after->id;

  return quote;
}

static gboolean
move_annotation (Exchange      *exchange,
                 TcAnnotation  *annotation,
                 GError       **error)
{
  g_autoptr(TcQuote) quote = NULL;
  g_autoptr(TcAnnotation) moved = NULL;

  if (tc_annotation_get_source_id (annotation) != exchange->before->id)
    return TRUE;

  quote = carry (exchange, tc_annotation_get_span (annotation));
  moved = tc_annotation_new (tc_annotation_get_id (annotation), tc_annotation_get_study_id (annotation), quote,
                             tc_annotation_get_field (annotation), tc_annotation_get_tag (annotation),
                             tc_annotation_get_comment (annotation), tc_annotation_get_reviewer (annotation),
                             tc_annotation_get_created_at (annotation));

  return tc_change_annotation (exchange->change, tc_annotation_get_id (annotation), moved, error);
}

static gboolean
move_answer (Exchange        *exchange,
             const TcAnswer  *answer,
             GError         **error)
{
  g_autoptr(TcAnswer) moved = tc_answer_copy (answer);

  for (guint i = 0; i < moved->quotes->len; i++)
    {
      TcQuote *quote = g_ptr_array_index (moved->quotes, i);
      g_autoptr(TcQuote) carried = NULL;

      if (quote->source_id != exchange->before->id)
        continue;
      carried = carry (exchange, quote->span);
      tc_quote_free (g_steal_pointer (&g_ptr_array_index (moved->quotes, i)));
      g_ptr_array_index (moved->quotes, i) = g_steal_pointer (&carried);
    }

  return tc_change_answer (exchange->change, answer->study_id, answer->field, NULL, moved, error);
}

static gboolean
move_work (Exchange  *exchange,
           GError   **error)
{
  TcStore *store = exchange->change->store;
  TcId study_id = exchange->after->study_id;
  g_autoptr(GPtrArray) annotations = tc_store_list_annotations (store, study_id, error);
  g_autoptr(GPtrArray) answers = NULL;

  if (annotations == NULL)
    return FALSE;
  for (guint i = 0; i < annotations->len; i++)
    if (!move_annotation (exchange, g_ptr_array_index (annotations, i), error))
      return FALSE;

  answers = tc_store_list_answers (store, study_id, error);
  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    if (!move_answer (exchange, g_ptr_array_index (answers, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
change_encoding (TcChange  *change,
                 gpointer   data,
                 GError   **error)
{
  const Request *request = data;
  g_autoptr(TcSource) before = tc_store_get_source (change->store, request->source_id, error);
  g_autoptr(TcSource) after = NULL;
  Exchange exchange = { change, before, NULL };

  if (before == NULL || g_str_equal (before->encoding, request->encoding))
    return before != NULL;
  after = read_again (change->store, before, request->encoding, error);
  if (after == NULL)
    return FALSE;

  change->edits = FALSE;
  exchange.after = after;
  take_place (&exchange);
  if (!store_after (&exchange, error) || !move_work (&exchange, error))
    return FALSE;
  tc_change_touch (change, after->study_id, TRUE);

  return TRUE;
}

/**
 * tc_workspace_change_encoding:
 * @source_id: a source
 * @encoding: IANA name of the encoding that its bytes are in
 *
 * Reads a source again in another encoding. Annotations and the quotes of answers go along; suggestions are made
 * anew. One change that can be undone; where the bytes are not of that encoding it fails and nothing changes.
 */
void
tc_workspace_change_encoding (TcWorkspace *self,
                              TcId         source_id,
                              const char  *encoding)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (encoding != NULL);

  request = g_new0 (Request, 1);
  request->source_id = source_id;
  request->encoding = g_strdup (encoding);
  tc_workspace_change (self, "encoding", change_encoding, request, request_free);
}
