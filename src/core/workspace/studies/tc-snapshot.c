/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-snapshot.h"

#include <glib/gi18n-lib.h>

#include "tc-json.h"
#include "tc-workspace.h"

static const char * const decision_names[] = { "open", "value", "dismissed" };

static char *
to_text (JsonBuilder *builder)
{
  g_autoptr(JsonNode) node = json_builder_get_root (builder);

  return tc_json_to_text (node);
}

/**
 * tc_snapshot_refuse:
 *
 * Returns: %FALSE with @error: the history holds something that the program does not write
 */
gboolean
tc_snapshot_refuse (GError **error)
{
  g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_HISTORY,
                       _("A row of the history is not as the program writes it, so the change cannot be undone."));

  return FALSE;
}

/**
 * tc_snapshot_get_id:
 * @name: a member of a snapshot
 * @id: (out): the id that it holds
 *
 * Returns: %FALSE where there is no such member, or it is no id
 */
gboolean
tc_snapshot_get_id (JsonObject *object,
                    const char *name,
                    TcId       *id)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *id = json_node_get_int (node);

  return *id >= 0;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The string member of that name, NULL where there is none or it is something else. */
static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *member = json_object_get_member (object, name);

  if (member == NULL || !JSON_NODE_HOLDS_VALUE (member)
      || json_node_get_value_type (member) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (member);
}

/**
 * tc_snapshot_of_status:
 * @exclusion_reason: (nullable)
 *
 * Returns: the snapshot of a study's status
 */
char *
tc_snapshot_of_status (TcStudyStatus  status,
                       const char    *exclusion_reason)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "status");
  json_builder_add_string_value (builder, tc_study_status_to_string (status));
  json_builder_set_member_name (builder, "exclusion_reason");
  json_builder_add_string_value (builder, exclusion_reason != NULL ? exclusion_reason : "");
  json_builder_end_object (builder);

  return to_text (builder);
}

/**
 * tc_snapshot_of_removed:
 *
 * Returns: the snapshot of a study's being there or not
 */
const char *
tc_snapshot_of_removed (gboolean removed)
{
  return removed ? "{\"removed\":true}" : "{\"removed\":false}";
}

/**
 * tc_snapshot_of_decision:
 *
 * Returns: the snapshot of a discrepancy's decision
 */
char *
tc_snapshot_of_decision (TcDiscrepancyDecision decision)
{
  g_assert (decision < G_N_ELEMENTS (decision_names));

  return g_strdup_printf ("{\"decision\":\"%s\"}", decision_names[decision]);
}

/**
 * tc_snapshot_read_study:
 * @snapshot: (out): free its exclusion_reason
 *
 * Reads what tc_snapshot_of_status() or tc_snapshot_of_removed() wrote.
 *
 * Returns: %FALSE with @error where it is neither
 */
gboolean
tc_snapshot_read_study (const char       *json,
                        TcStudySnapshot  *snapshot,
                        GError          **error)
{
  g_autoptr(JsonNode) node = tc_json_parse (json, strlen (json), NULL);
  JsonObject *object = get_object (node);
  JsonNode *removed;
  const char *status;

  memset (snapshot, 0, sizeof *snapshot);
  if (object == NULL)
    return tc_snapshot_refuse (error);

  removed = json_object_get_member (object, "removed");
  if (removed != NULL && JSON_NODE_HOLDS_VALUE (removed)
      && json_node_get_value_type (removed) == G_TYPE_BOOLEAN)
    {
      snapshot->has_removed = TRUE;
      snapshot->removed = json_node_get_boolean (removed);
    }
  status = get_string (object, "status");
  if (status != NULL && tc_study_status_from_string (status, &snapshot->status))
    {
      snapshot->has_status = TRUE;
      snapshot->exclusion_reason = g_strdup (get_string (object, "exclusion_reason"));
    }

  return snapshot->has_status || snapshot->has_removed || tc_snapshot_refuse (error);
}

/**
 * tc_snapshot_read_decision:
 *
 * Reads what tc_snapshot_of_decision() wrote.
 *
 * Returns: %FALSE with @error where it is something else
 */
gboolean
tc_snapshot_read_decision (const char             *json,
                           TcDiscrepancyDecision  *decision,
                           GError                **error)
{
  g_autoptr(JsonNode) node = tc_json_parse (json, strlen (json), NULL);
  JsonObject *object = get_object (node);
  const char *name = object != NULL ? get_string (object, "decision") : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (decision_names); i++)
    if (g_str_equal (name, decision_names[i]))
      {
        *decision = i;
        return TRUE;
      }

  return tc_snapshot_refuse (error);
}

/**
 * tc_snapshot_of_codebook:
 * @id: its number among the codebooks of the project
 * @sha256: hash of its JSON
 *
 * Returns: the snapshot of the codebook of the project
 */
char *
tc_snapshot_of_codebook (TcId        id,
                         guint       version,
                         const char *sha256)
{
  return g_strdup_printf ("{\"codebook\":%" G_GINT64_FORMAT ",\"version\":%u,\"sha256\":\"%s\"}", id, version,
                          sha256);
}

/**
 * tc_snapshot_read_codebook:
 * @id: (out): number of the codebook
 *
 * Reads what tc_snapshot_of_codebook() wrote.
 *
 * Returns: %FALSE with @error where it is something else
 */
gboolean
tc_snapshot_read_codebook (const char  *json,
                           TcId        *id,
                           GError     **error)
{
  g_autoptr(JsonNode) node = tc_json_parse (json, strlen (json), NULL);
  JsonObject *object = get_object (node);

  if (object != NULL && tc_snapshot_get_id (object, "codebook", id) && *id > 0)
    return TRUE;

  return tc_snapshot_refuse (error);
}
