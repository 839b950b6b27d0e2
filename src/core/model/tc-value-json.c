/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-json.h"

/* A record with exactly the members of a quantity says so with this one; no key of a codebook
 * starts with $. */
#define RECORD_MARK "$record"

static gboolean
is_kind (const TcValue *value,
         TcValueKind    kind)
{
  return value != NULL && tc_value_get_kind (value) == kind;
}

/* Whether the record would be read back as a quantity. */
static gboolean
looks_like_quantity (const TcValue *record)
{
  const TcValue *sd = tc_value_get_member (record, "sd");

  return tc_value_get_n_items (record) == (sd != NULL ? 3 : 2) &&
         (sd == NULL || is_kind (sd, TC_VALUE_NUMBER)) &&
         is_kind (tc_value_get_member (record, "value"), TC_VALUE_NUMBER) &&
         is_kind (tc_value_get_member (record, "unit"), TC_VALUE_TEXT);
}

static JsonNode *
list_to_node (const TcValue *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < tc_value_get_n_items (self); i++)
    json_array_add_element (array, tc_value_to_node (tc_value_get_item (self, i)));
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
record_to_node (const TcValue *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  if (looks_like_quantity (self))
    json_object_set_boolean_member (object, RECORD_MARK, TRUE);
  for (guint i = 0; i < tc_value_get_n_items (self); i++)
    json_object_set_member (object, tc_value_get_key (self, i),
                            tc_value_to_node (tc_value_get_item (self, i)));
  json_node_take_object (node, object);
  return node;
}

/* Whole numbers become integers, so that every writer of JSON prints them as such. */
static JsonNode *
number_to_node (double number)
{
  if (number == trunc (number) && fabs (number) <= 1e15)
    return json_node_init_int (json_node_alloc (), (gint64) number);
  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
quantity_to_node (const TcValue *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  double sd;

  json_object_set_member (object, "value", number_to_node (tc_value_get_number (self)));
  json_object_set_string_member (object, "unit", tc_value_get_unit (self));
  if (tc_value_get_sd (self, &sd))
    json_object_set_member (object, "sd", number_to_node (sd));
  json_node_take_object (node, object);
  return node;
}

static gboolean
fail_type (GError **error)
{
  g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE,
                       _("A value is neither text nor a number, a quantity, a list or a record."));
  return FALSE;
}

/* Integers that a double cannot hold are refused rather than rounded. */
static gboolean
node_to_number (JsonNode  *node,
                double    *number,
                GError   **error)
{
  gint64 integer;

  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      *number = json_node_get_double (node);
      return TRUE;
    }
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return fail_type (error);
  integer = json_node_get_int (node);
  *number = (double) integer;
  if (*number < 9223372036854775808.0 && (gint64) *number == integer)
    return TRUE;
  g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_NUMBER,
                       _("A number has too many digits to be held."));
  return FALSE;
}

static gboolean
is_number (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 ||
          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_quantity (JsonObject *object)
{
  JsonNode *unit = json_object_get_member (object, "unit");
  JsonNode *sd = json_object_get_member (object, "sd");

  return json_object_get_size (object) == (sd != NULL ? 3 : 2) && (sd == NULL || is_number (sd)) &&
         is_number (json_object_get_member (object, "value")) && unit != NULL &&
         JSON_NODE_HOLDS_VALUE (unit) &&
         json_node_get_value_type (unit) == G_TYPE_STRING;
}

static TcValue *
object_to_quantity (JsonObject  *object,
                    GError     **error)
{
  const char *unit = json_object_get_string_member (object, "unit");
  double number, sd;

  if (!node_to_number (json_object_get_member (object, "value"), &number, error))
    return NULL;
  if (!json_object_has_member (object, "sd"))
    return tc_value_new_quantity (number, unit);
  if (!node_to_number (json_object_get_member (object, "sd"), &sd, error))
    return NULL;
  return tc_value_new_quantity_with_sd (number, unit, sd);
}

static TcValue *read_node (JsonNode  *node,
                           guint      depth,
                           GError   **error);

static TcValue *
object_to_record (JsonObject  *object,
                  guint        depth,
                  GError     **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      TcValue *value;

      if (g_str_equal (key, RECORD_MARK))
        continue;
      value = read_node (member, depth, error);
      if (value == NULL)
        return NULL;
      g_ptr_array_add (keys, (char *) key);
      g_ptr_array_add (values, value);
    }
  return tc_value_new_record ((const char **) keys->pdata, (TcValue **) values->pdata, values->len);
}

static TcValue *
array_to_list (JsonArray  *array,
               guint       depth,
               GError    **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TcValue *item = read_node (json_array_get_element (array, i), depth, error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }
  return tc_value_new_list_from_array (items);
}

static TcValue *
scalar_to_value (JsonNode  *node,
                 GError   **error)
{
  double number;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return tc_value_new_text (json_node_get_string (node));
  return node_to_number (node, &number, error) ? tc_value_new_number (number) : NULL;
}

static TcValue *
read_node (JsonNode  *node,
           guint      depth,
           GError   **error)
{
  if (depth > TC_JSON_MAX_DEPTH)
    {
      g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_TOO_DEEP,
                           _("Arrays and objects are nested too deeply."));
      return NULL;
    }
  if (JSON_NODE_HOLDS_OBJECT (node) && is_quantity (json_node_get_object (node)))
    return object_to_quantity (json_node_get_object (node), error);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return object_to_record (json_node_get_object (node), depth + 1, error);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return array_to_list (json_node_get_array (node), depth + 1, error);
  if (JSON_NODE_HOLDS_VALUE (node))
    return scalar_to_value (node, error);
  fail_type (error);
  return NULL;
}

static void
append_display (GString       *out,
                const TcValue *self)
{
  g_autofree char *number = NULL;
  double sd;

  switch (tc_value_get_kind (self))
    {
    case TC_VALUE_TEXT:
      g_string_append (out, tc_value_get_text (self));
      break;

    case TC_VALUE_NUMBER:
    case TC_VALUE_QUANTITY:
      number = tc_number_to_string (tc_value_get_number (self));
      g_string_append (out, number);
      if (tc_value_get_sd (self, &sd))
        {
          g_autofree char *sd_text = tc_number_to_string (sd);

          g_string_append_printf (out, " ± %s", sd_text);
        }
      if (tc_value_get_unit (self) != NULL && *tc_value_get_unit (self) != '\0')
        g_string_append_printf (out, " %s", tc_value_get_unit (self));
      break;

    case TC_VALUE_LIST:
    case TC_VALUE_RECORD:
      for (guint i = 0; i < tc_value_get_n_items (self); i++)
        {
          const char *key = tc_value_get_key (self, i);

          if (i > 0)
            g_string_append (out, key != NULL ? ", " : "; ");
          if (key != NULL)
            g_string_append_printf (out, "%s: ", key);
          append_display (out, tc_value_get_item (self, i));
        }
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * tc_value_to_node:
 *
 * Makes the JSON form of a value.
 *
 * Returns: (transfer full): a node
 */
JsonNode *
tc_value_to_node (const TcValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (tc_value_get_kind (self))
    {
    case TC_VALUE_TEXT:
      return json_node_init_string (json_node_alloc (), tc_value_get_text (self));
    case TC_VALUE_NUMBER:
      return number_to_node (tc_value_get_number (self));
    case TC_VALUE_QUANTITY:
      return quantity_to_node (self);
    case TC_VALUE_LIST:
      return list_to_node (self);
    case TC_VALUE_RECORD:
      return record_to_node (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * tc_value_to_json:
 *
 * Makes the JSON text of a value: one line, the same for equal values whose members have the same
 * order.
 */
char *
tc_value_to_json (const TcValue *self)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  node = tc_value_to_node (self);
  return tc_json_to_text (node);
}

/**
 * tc_value_from_node:
 * @node: JSON
 * @error: TC_JSON_ERROR_TYPE for null, true and false; _NUMBER for integers that a double cannot
 *   hold
 *
 * Reads a value.
 *
 * Returns: (transfer full) (nullable): a value
 */
TcValue *
tc_value_from_node (JsonNode  *node,
                    GError   **error)
{
  g_return_val_if_fail (node != NULL, NULL);

  return read_node (node, 0, error);
}

/**
 * tc_value_from_json:
 * @json: JSON text, not trusted
 * @error: TC_JSON_ERROR
 *
 * Reads a value.
 *
 * Returns: (transfer full) (nullable): a value
 */
TcValue *
tc_value_from_json (const char  *json,
                    GError     **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  node = tc_json_parse (json, strlen (json), error);
  return node != NULL ? tc_value_from_node (node, error) : NULL;
}

/**
 * tc_value_to_display:
 *
 * Writes a value for people, in English, on one line unless its text has several.
 */
char *
tc_value_to_display (const TcValue *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  append_display (out, self);
  return g_string_free (out, FALSE);
}

/**
 * tc_number_to_string:
 * @number: finite
 *
 * Writes a number with a decimal point, in any locale, as short as reads back the same.
 */
char *
tc_number_to_string (double number)
{
  static const char *formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (isfinite (number), NULL);

  if (number == 0.0)
    return g_strdup ("0");
  if (number == trunc (number) && fabs (number) <= 1e15)
    return g_strdup_printf ("%.0f", number);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}
