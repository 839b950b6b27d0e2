/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-change.h"

#include "tc-json.h"
#include "tc-snapshot.h"

static char *
snapshot_of_place (TcId study_id,
                   TcId report_id)
{
  return g_strdup_printf ("{\"study\":%" G_GINT64_FORMAT ",\"report\":%" G_GINT64_FORMAT "}", study_id, report_id);
}

/* The annotations of a source are those of its study. */
static gboolean
move_annotations (TcChange  *self,
                  TcId       source_id,
                  TcId       from,
                  TcId       to,
                  GError   **error)
{
  g_autoptr(GPtrArray) annotations = tc_store_list_annotations (self->store, from, error);

  if (annotations == NULL)
    return FALSE;

  for (guint i = 0; i < annotations->len; i++)
    {
      TcAnnotation *one = g_ptr_array_index (annotations, i);
      g_autoptr(TcQuote) quote = NULL;
      g_autoptr(TcAnnotation) moved = NULL;

      if (tc_annotation_get_source_id (one) != source_id)
        continue;
      quote = tc_quote_new (tc_annotation_get_span (one), tc_annotation_get_text (one));
      quote->source_id = source_id;
      moved = tc_annotation_new (tc_annotation_get_id (one), to, quote, tc_annotation_get_field (one),
                                 tc_annotation_get_tag (one), tc_annotation_get_comment (one),
                                 tc_annotation_get_reviewer (one), tc_annotation_get_created_at (one));
      if (!tc_change_annotation (self, tc_annotation_get_id (one), moved, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tc_change_place:
 * @study_id: the study that the source shall belong to
 * @report_id: its report, 0 for none
 *
 * Moves a source, and what was found and marked in it, to another report or study.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_place (TcChange  *self,
                 TcId       source_id,
                 TcId       study_id,
                 TcId       report_id,
                 GError   **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = snapshot_of_place (study_id, report_id);
  TcId old_study, old_report;

  if (!tc_store_get_place (self->store, source_id, &old_study, &old_report, error))
    return FALSE;
  if (old_study == study_id && old_report == report_id)
    return TRUE;

  before = snapshot_of_place (old_study, old_report);
  if (!tc_store_set_place (self->store, source_id, study_id, report_id, error))
    return FALSE;

  tc_change_touch (self, study_id, TRUE);
  tc_change_touch (self, old_study, TRUE);

  return tc_change_append_event (self, "source", study_id, source_id, NULL, before, after, error)
         && (old_study == study_id || move_annotations (self, source_id, old_study, study_id, error));
}

/**
 * tc_change_apply_place:
 * @applied: (out): whether the snapshot says where the source belongs, and not something else of it
 *
 * Brings a source to where a snapshot of tc_change_place() says.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_apply_place (TcChange    *self,
                       TcId         source_id,
                       const char  *snapshot,
                       gboolean    *applied,
                       GError     **error)
{
  g_autoptr(JsonNode) node = tc_json_parse (snapshot, strlen (snapshot), NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  TcId study_id, report_id;

  *applied = object != NULL && json_object_has_member (object, "study");
  if (!*applied)
    return TRUE;
  if (!tc_snapshot_get_id (object, "study", &study_id) || !tc_snapshot_get_id (object, "report", &report_id))
    return tc_snapshot_refuse (error);

  return tc_change_place (self, source_id, study_id, report_id, error);
}

/**
 * tc_place_snapshot_get_study:
 * @snapshot: (nullable): of a source
 * @study_id: (out): the study that it was in
 *
 * Returns: whether the snapshot says where the source was
 */
gboolean
tc_place_snapshot_get_study (const char *snapshot,
                             TcId       *study_id)
{
  g_autoptr(JsonNode) node = snapshot != NULL ? tc_json_parse (snapshot, strlen (snapshot), NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
         && tc_snapshot_get_id (json_node_get_object (node), "study", study_id);
}
