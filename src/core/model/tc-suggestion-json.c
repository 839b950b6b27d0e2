/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json.h"
#include "tc-span-private.h"
#include "tc-suggestion.h"

static JsonNode *
to_node (const TcSuggestion *suggestion)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "field", suggestion->field);
  json_object_set_int_member (object, "item", suggestion->item);
  json_object_set_member (object, "value", tc_value_to_node (suggestion->value));
  json_object_set_string_member (object, "language", suggestion->language);
  json_object_set_string_member (object, "rule", suggestion->rule);
  json_object_set_double_member (object, "confidence", suggestion->confidence);
  tc_quotes_write (suggestion->quotes, object);
  json_node_take_object (node, object);
  return node;
}

/**
 * tc_suggestions_to_json:
 * @suggestions: (element-type TcSuggestion)
 *
 * Returns: (transfer full): an array of objects, for the history
 */
char *
tc_suggestions_to_json (GPtrArray *suggestions)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < suggestions->len; i++)
    json_array_add_element (array, to_node (g_ptr_array_index (suggestions, i)));
  json_node_take_array (root, array);
  return tc_json_to_text (root);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE, _("This is not a list of suggestions."));
  return FALSE;
}

static gboolean
read_quotes (TcSuggestion  *suggestion,
             JsonObject    *object,
             GError       **error)
{
  JsonNode *node = json_object_get_member (object, "quotes");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return refuse (error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TcQuote *quote = tc_quote_from_node (json_array_get_element (array, i), error);

      if (quote == NULL)
        return FALSE;
      tc_suggestion_take_quote (suggestion, quote);
    }
  return TRUE;
}

static TcSuggestion *
from_node (JsonNode  *node,
           GError   **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *field = object != NULL ? json_object_get_string_member_with_default (object, "field", "") : "";
  const char *rule = object != NULL ? json_object_get_string_member_with_default (object, "rule", "") : "";
  double confidence = object != NULL ? json_object_get_double_member_with_default (object, "confidence", -1) : -1;
  g_autoptr (TcSuggestion) suggestion = NULL;
  g_autoptr (TcValue) value = NULL;

  if (field[0] == '\0' || !(confidence >= 0 && confidence <= 1) || !json_object_has_member (object, "value"))
    {
      refuse (error);
      return NULL;
    }
  value = tc_value_from_node (json_object_get_member (object, "value"), error);
  if (value == NULL)
    return NULL;
  suggestion = tc_suggestion_new (
    field, CLAMP (json_object_get_int_member_with_default (object, "item", 0), 0, G_MAXINT), value,
    json_object_get_string_member_with_default (object, "language", ""), rule, confidence);
  if (!read_quotes (suggestion, object, error))
    return NULL;
  return g_steal_pointer (&suggestion);
}

/**
 * tc_suggestions_from_json:
 * @json: what tc_suggestions_to_json() wrote
 * @error: return location for a #TcJsonError
 *
 * Returns: (transfer full) (nullable) (element-type TcSuggestion): the suggestions
 */
GPtrArray *
tc_suggestions_from_json (const char  *json,
                          GError     **error)
{
  g_autoptr (JsonNode) root = tc_json_parse (json, strlen (json), error);
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  JsonArray *array;

  if (root == NULL)
    return NULL;
  array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  if (array == NULL)
    {
      refuse (error);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TcSuggestion *suggestion = from_node (json_array_get_element (array, i), error);

      if (suggestion == NULL)
        return NULL;
      g_ptr_array_add (suggestions, suggestion);
    }
  return g_steal_pointer (&suggestions);
}
