/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json.h"
#include "tc-store-error.h"

/* Columns are written for every source of an import: by hand, json-glib would build a tree of each first. */
static void
append_member (GString    *json,
               const char *name,
               gint64      number)
{
  g_string_append (json, name);
  tc_json_append_integer (json, number);
}

static JsonArray *
parse_array (const char  *column,
             JsonNode   **root,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  *root = tc_json_parse (column != NULL ? column : "", column != NULL ? strlen (column) : 0, &local_error);
  if (*root == NULL)
    {
      tc_store_error_damaged (error, local_error->message);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_ARRAY (*root))
    {
      tc_store_error_damaged (error, N_("a list is not a list"));
      return NULL;
    }

  return json_node_get_array (*root);
}

/* Returns: (nullable): the object, NULL where the element is another thing */
static JsonObject *
get_object (JsonArray *array,
            guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
get_number (JsonObject *object,
            const char *member,
            gint64      max,
            gint64     *number)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *number = json_node_get_int (node);
  return *number >= 0 && *number <= max;
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * tc_column_from_quotes:
 * @quotes: (nullable) (element-type TcQuote): quotes
 * @source_id: the source of quotes that do not name one
 *
 * Writes quotes as a column.
 *
 * Returns: (transfer full): JSON
 */
char *
tc_column_from_quotes (GPtrArray *quotes,
                       TcId       source_id)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      append_member (json, i > 0 ? ",{\"source\":" : "{\"source\":",
                     quote->source_id != 0 ? quote->source_id : source_id);
      append_member (json, ",\"item\":", quote->item);
      append_member (json, ",\"start\":", quote->span.start);
      append_member (json, ",\"end\":", quote->span.end);
      g_string_append (json, ",\"text\":");
      tc_json_append_text (json, quote->text != NULL ? quote->text : "");
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

static TcQuote *
read_quote (JsonObject *object)
{
  gint64 source_id, item, start, end;
  const char *text;
  TcQuote *quote;

  if (object == NULL ||
      !get_number (object, "source", G_MAXINT64, &source_id) ||
      !get_number (object, "item", G_MAXUINT, &item) ||
      !get_number (object, "start", G_MAXUINT, &start) ||
      !get_number (object, "end", G_MAXUINT, &end) ||
      (text = get_string (object, "text")) == NULL ||
      start > end)
    return NULL;

  quote = tc_quote_new ((TcSpan) { start, end }, text);
  quote->source_id = source_id;
  quote->item = item;
  return quote;
}

/**
 * tc_column_to_quotes:
 * @column: a column
 * @error: return location for a #GError
 *
 * Reads quotes from a column.
 *
 * Returns: (transfer full) (element-type TcQuote) (nullable): the quotes, %NULL with
 *   %TC_STORE_ERROR_DAMAGED
 */
GPtrArray *
tc_column_to_quotes (const char  *column,
                     GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) quotes = tc_quotes_new ();
  JsonArray *array = parse_array (column, &root, error);

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TcQuote *quote = read_quote (get_object (array, i));

      if (quote == NULL)
        {
          tc_store_error_damaged (error, N_("a quote is incomplete"));
          return NULL;
        }
      g_ptr_array_add (quotes, quote);
    }

  return g_steal_pointer (&quotes);
}

/**
 * tc_column_to_sections:
 * @column: a column
 * @source: the source to which they are added
 * @error: return location for a #GError
 *
 * Reads sections from a column, as they were written until step 6.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_DAMAGED
 */
gboolean
tc_column_to_sections (const char  *column,
                       TcSource    *source,
                       GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array = parse_array (column, &root, error);

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_object (array, i);
      const char *kind_name = object != NULL ? get_string (object, "kind") : NULL;
      const char *language = object != NULL ? get_string (object, "language") : NULL;
      TcSectionKind kind;
      gint64 start, end;

      if (kind_name == NULL || language == NULL ||
          !tc_section_kind_from_string (kind_name, &kind) ||
          !get_number (object, "start", G_MAXUINT, &start) ||
          !get_number (object, "end", source->n_chars, &end) ||
          start > end)
        return tc_store_error_damaged (error, N_("a section is incomplete"));

      tc_source_add_section (source, kind, (TcSpan) { start, end }, language);
    }

  return TRUE;
}

/**
 * tc_column_from_strings:
 * @strings: (nullable) (element-type utf8): strings
 *
 * Writes strings as a column.
 *
 * Returns: (transfer full): JSON
 */
char *
tc_column_from_strings (GPtrArray *strings)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; strings != NULL && i < strings->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      tc_json_append_text (json, g_ptr_array_index (strings, i));
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/**
 * tc_column_to_strings:
 * @column: a column
 * @error: return location for a #GError
 *
 * Reads strings from a column.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the strings, %NULL with
 *   %TC_STORE_ERROR_DAMAGED
 */
GPtrArray *
tc_column_to_strings (const char  *column,
                      GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = parse_array (column, &root, error);

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          tc_store_error_damaged (error, N_("a list of words holds another thing"));
          return NULL;
        }
      g_ptr_array_add (strings, json_node_dup_string (node));
    }

  return g_steal_pointer (&strings);
}

/**
 * tc_column_from_values:
 * @values: (nullable) (element-type TcValue): values
 *
 * Writes values as a column.
 *
 * Returns: (transfer full): JSON
 */
char *
tc_column_from_values (GPtrArray *values)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *value = tc_value_to_json (g_ptr_array_index (values, i));

      if (i > 0)
        g_string_append_c (json, ',');
      g_string_append (json, value);
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/**
 * tc_column_to_values:
 * @column: a column
 * @error: return location for a #GError
 *
 * Reads values from a column.
 *
 * Returns: (transfer full) (element-type TcValue) (nullable): the values, %NULL with
 *   %TC_STORE_ERROR_DAMAGED
 */
GPtrArray *
tc_column_to_values (const char  *column,
                     GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  JsonArray *array = parse_array (column, &root, error);

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (GError) local_error = NULL;
      TcValue *value = tc_value_from_node (json_array_get_element (array, i), &local_error);

      if (value == NULL)
        {
          tc_store_error_damaged (error, local_error->message);
          return NULL;
        }
      g_ptr_array_add (values, value);
    }

  return g_steal_pointer (&values);
}

/**
 * tc_column_to_value:
 * @column: (nullable): a column
 * @value: (out) (transfer full) (nullable): its value, %NULL for %NULL
 * @error: return location for a #GError
 *
 * Reads one value from a column.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_DAMAGED
 */
gboolean
tc_column_to_value (const char  *column,
                    TcValue    **value,
                    GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  *value = column != NULL ? tc_value_from_json (column, &local_error) : NULL;
  if (local_error != NULL)
    return tc_store_error_damaged (error, local_error->message);

  return TRUE;
}
