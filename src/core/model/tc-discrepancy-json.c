/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-discrepancy.h"

#include <glib/gi18n-lib.h>

#include "tc-json-private.h"
#include "tc-span-private.h"

static JsonNode *
to_node (const TcDiscrepancy *discrepancy)
{
  JsonObject *object = json_object_new ();
  JsonArray *values = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "id", discrepancy->id);
  json_object_set_int_member (object, "source_id", discrepancy->source_id);
  json_object_set_int_member (object, "other_source_id", discrepancy->other_source_id);
  json_object_set_string_member (object, "field", discrepancy->field);
  json_object_set_string_member (object, "kind", discrepancy->kind);
  json_object_set_string_member (object, "message", discrepancy->message);
  tc_quotes_write (discrepancy->quotes, object);
  for (guint i = 0; i < discrepancy->values->len; i++)
    json_array_add_element (values, tc_value_to_node (g_ptr_array_index (discrepancy->values, i)));
  json_object_set_array_member (object, "values", values);
  json_node_take_object (node, object);

  return node;
}

/**
 * tc_discrepancies_to_json:
 * @discrepancies: (element-type TcDiscrepancy): open ones
 *
 * Returns: (transfer full): an array of objects, for the history
 */
char *
tc_discrepancies_to_json (GPtrArray *discrepancies)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < discrepancies->len; i++)
    json_array_add_element (array, to_node (g_ptr_array_index (discrepancies, i)));
  json_node_take_array (root, array);

  return tc_json_to_text (root);
}

static gboolean
read_values (TcDiscrepancy  *discrepancy,
             JsonObject     *object,
             GError        **error)
{
  JsonArray *array;

  if (!tc_json_member_array (object, "values", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TcValue *value = tc_value_from_node (json_array_get_element (array, i), error);

      if (value == NULL)
        return FALSE;
      g_ptr_array_add (discrepancy->values, value);
    }

  return TRUE;
}

static TcDiscrepancy *
from_object (JsonObject  *object,
             GError     **error)
{
  g_autoptr (TcDiscrepancy) discrepancy = NULL;
  const char *field, *kind, *message;

  if (!tc_json_member_text (object, "field", TRUE, &field, error)
      || !tc_json_member_text (object, "kind", TRUE, &kind, error)
      || !tc_json_member_text (object, "message", TRUE, &message, error))
    return NULL;

  discrepancy = tc_discrepancy_new (field, kind, message);
  if (!tc_json_member_integer (object, "id", 1, G_MAXINT64, &discrepancy->id, error)
      || !tc_json_member_integer (object, "source_id", 0, G_MAXINT64, &discrepancy->source_id, error)
      || !tc_json_member_integer (object, "other_source_id", 0, G_MAXINT64, &discrepancy->other_source_id, error)
      || !tc_quotes_read (discrepancy->quotes, object, error)
      || !read_values (discrepancy, object, error))
    return NULL;

  return g_steal_pointer (&discrepancy);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE, _("This is not a list of discrepancies."));

  return FALSE;
}

static gboolean
read_all (JsonNode   *root,
          GPtrArray  *discrepancies,
          GError    **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (array == NULL)
    return refuse (error);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      TcDiscrepancy *discrepancy;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (error);
      discrepancy = from_object (json_node_get_object (node), error);
      if (discrepancy == NULL)
        return FALSE;
      g_ptr_array_add (discrepancies, discrepancy);
    }

  return TRUE;
}

/**
 * tc_discrepancies_from_json:
 * @json: what tc_discrepancies_to_json() wrote, not trusted
 * @error: return location for a #TcJsonError
 *
 * Returns: (transfer full) (nullable) (element-type TcDiscrepancy): the discrepancies, all open
 */
GPtrArray *
tc_discrepancies_from_json (const char  *json,
                            GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) discrepancies = tc_discrepancies_new ();

  g_return_val_if_fail (json != NULL, NULL);

  root = tc_json_parse (json, strlen (json), error);

  return root != NULL && read_all (root, discrepancies, error) ? g_steal_pointer (&discrepancies) : NULL;
}
