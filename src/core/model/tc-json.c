/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-value.h"

/**
 * tc_json_append_text:
 * @out: gets the JSON
 * @text: valid UTF-8
 *
 * Writes a string with its quotation marks. Every text that g_utf8_validate() takes can stand in JSON; only some bytes
 * need an escape.
 */
void
tc_json_append_text (GString    *out,
                     const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          if ((guchar) *p < 0x20)
            g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
          else
            g_string_append_c (out, *p);
        }
    }
  g_string_append_c (out, '"');
}

/**
 * tc_json_append_integer:
 * @out: gets the digits
 * @integer: a number
 *
 * Writes a whole number.
 */
void
tc_json_append_integer (GString *out,
                        gint64   integer)
{
  char digits[24];
  guint start = sizeof digits;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    digits[--start] = '0' + rest % 10;
  while ((rest /= 10) != 0);
  if (integer < 0)
    digits[--start] = '-';
  g_string_append_len (out, digits + start, sizeof digits - start);
}

static void
append_scalar (GString  *out,
               JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      tc_json_append_text (out, json_node_get_string (node));
      break;
    case G_TYPE_INT64:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    case G_TYPE_DOUBLE:
      {
        g_autofree char *number = tc_number_to_string (json_node_get_double (node));

        g_string_append (out, number);
      }
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void append_node (GString  *out,
                         JsonNode *node);

static void
append_object (GString    *out,
               JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      tc_json_append_text (out, name);
      g_string_append_c (out, ':');
      append_node (out, member);
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString   *out,
              JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_node (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
append_node (GString  *out,
             JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_scalar (out, node);
  else
    g_string_append (out, "null");
}

static gboolean
fail_type (const char  *name,
           GError     **error)
{
  /* Translators: %s is the name of a member of a JSON object. */
  g_set_error (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE, _("“%s” is missing or of a wrong type."),
               name);
  return FALSE;
}

static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  JsonNode *member = json_object_get_member (object, name);

  return member != NULL && !JSON_NODE_HOLDS_NULL (member) ? member : NULL;
}

JsonNode *
tc_json_parse_object (const char  *json,
                      GError     **error)
{
  g_autoptr (JsonNode) root = tc_json_parse (json, strlen (json), error);

  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);
  g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE,
                       _("The JSON text is not an object."));
  return NULL;
}

gboolean
tc_json_member_text (JsonObject  *object,
                     const char  *name,
                     gboolean     required,
                     const char **text,
                     GError     **error)
{
  JsonNode *member = get_member (object, name);

  if (member == NULL)
    return required ? fail_type (name, error) : TRUE;
  if (json_node_get_value_type (member) != G_TYPE_STRING)
    return fail_type (name, error);
  *text = json_node_get_string (member);
  return TRUE;
}

gboolean
tc_json_member_integer (JsonObject  *object,
                        const char  *name,
                        gint64       min,
                        gint64       max,
                        gint64      *value,
                        GError     **error)
{
  JsonNode *member = get_member (object, name);

  if (member == NULL || json_node_get_value_type (member) != G_TYPE_INT64)
    return fail_type (name, error);
  *value = json_node_get_int (member);
  return (*value >= min && *value <= max) || fail_type (name, error);
}

gboolean
tc_json_member_array (JsonObject  *object,
                      const char  *name,
                      JsonArray  **array,
                      GError     **error)
{
  JsonNode *member = get_member (object, name);

  *array = NULL;
  if (member == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (member))
    return fail_type (name, error);
  *array = json_node_get_array (member);
  return TRUE;
}

void
tc_json_set_text (JsonObject *object,
                  const char *name,
                  const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/**
 * tc_json_parse:
 * @text: bytes; need not end in NUL
 * @length: number of bytes
 * @error: TC_JSON_ERROR, with the offset in bytes in its message
 *
 * Reads JSON from a source that is not trusted.
 *
 * Returns: (transfer full) (nullable): the root; may be any value, also null
 */
JsonNode *
tc_json_parse (const char  *text,
               gsize        length,
               GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local = NULL;

  if (!tc_json_scan (text, length, NULL, error))
    return NULL;
  parser = json_parser_new ();
  if (json_parser_load_from_data (parser, text, (gssize) length, &local))
    return json_parser_steal_root (parser);
  g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_SYNTAX, local->message);
  return NULL;
}

/**
 * tc_json_to_text:
 * @node: any node
 *
 * Writes JSON without white space.
 */
char *
tc_json_to_text (JsonNode *node)
{
  GString *out;

  g_return_val_if_fail (node != NULL, NULL);

  out = g_string_new (NULL);
  append_node (out, node);
  return g_string_free (out, FALSE);
}
