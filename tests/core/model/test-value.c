/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-value.h"

#include <float.h>
#include <locale.h>
#include <math.h>

#include "tc-json.h"

/* Tests: tc-value.c tc-value-json.c */

static const struct { double number; const char *text; } numbers[] = {
  { 0.0, "0" }, { -0.0, "0" }, { 1.0, "1" }, { -1.0, "-1" }, { 40.0, "40" }, { 0.1, "0.1" },
    { -0.39, "-0.39" },
  { 1e6, "1000000" }, { 1.5e7, "15000000" }, { 1e15, "1000000000000000" },
    { -1e15, "-1000000000000000" },
  { 1e16, "1e+16" }, { 999999999999999.0, "999999999999999" },
    { 0.30000000000000004, "0.30000000000000004" },
  { 1.0 / 3.0, "0.3333333333333333" }, { 2.5e-7, "2.5e-07" },
    { DBL_MAX, "1.7976931348623157e+308" },
  { 9007199254740993.0, "9007199254740992" },
};

static void
test_number_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = tc_number_to_string (numbers[i].number);

      g_assert_cmpstr (text, ==, numbers[i].text);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, numbers[i].number);
    }
}

/* Random bit patterns read back as the same double, from the text and from JSON. */
static void
test_number_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      union { guint64 bits; double number; } random;
      g_autoptr (TcValue) value = NULL, again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;

      random.bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      if (!isfinite (random.number))
        continue;
      value = tc_value_new_number (i % 2 == 0 ? random.number : (double) (gint64) random.bits);
      json = tc_value_to_json (value);
      again = tc_value_from_json (json, &error);
      g_assert_no_error (error);
      g_assert_true (tc_value_equal (value, again));
    }
}

static void
test_number_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma here");
      return;
    }
  test_number_text ();
  setlocale (LC_NUMERIC, "C");
}

static const struct { const char *name, *json; TcValueKind kind; } forms[] = {
  { "text", "\"双盲 \\\"x\\\"\"", TC_VALUE_TEXT },
  { "empty-text", "\"\"", TC_VALUE_TEXT },
  { "number", "40", TC_VALUE_NUMBER },
  { "negative", "-0.39", TC_VALUE_NUMBER },
  { "quantity", "{\"value\":1000000,\"unit\":\"cells/kg\"}", TC_VALUE_QUANTITY },
  { "quantity-without-unit", "{\"value\":2,\"unit\":\"\"}", TC_VALUE_QUANTITY },
  { "quantity-with-sd", "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}",
    TC_VALUE_QUANTITY },
  { "list", "[\"a\",1,{\"value\":1,\"unit\":\"d\"}]", TC_VALUE_LIST },
  { "empty-list", "[]", TC_VALUE_LIST },
  { "record", "{\"label\":\"A\",\"n_allocated\":10}", TC_VALUE_RECORD },
  { "empty-record", "{}", TC_VALUE_RECORD },
  { "record-like-quantity", "{\"$record\":true,\"value\":5,\"unit\":\"m\"}", TC_VALUE_RECORD },
  { "record-like-quantity-with-sd", "{\"$record\":true,\"value\":5,\"unit\":\"m\",\"sd\":1}",
    TC_VALUE_RECORD },
  { "record-with-value-only", "{\"value\":5}", TC_VALUE_RECORD },
  { "record-with-more", "{\"value\":5,\"unit\":\"m\",\"arm\":\"A\"}", TC_VALUE_RECORD },
  { "record-with-text-value", "{\"value\":\"5\",\"unit\":\"m\"}", TC_VALUE_RECORD },
  { "table", "[{\"label\":\"A\"},{\"label\":\"B\",\"n_analysed\":3}]", TC_VALUE_LIST },
};

/* JSON to value and back gives the same text, and a value that equals itself. */
static void
test_json_form (gconstpointer data)
{
  const char *json = forms[GPOINTER_TO_UINT (data)].json;
  g_autoptr (TcValue) value = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  value = tc_value_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tc_value_get_kind (value), ==, forms[GPOINTER_TO_UINT (data)].kind);
  text = tc_value_to_json (value);
  g_assert_cmpstr (text, ==, json);
  again = tc_value_from_json (text, &error);
  g_assert_no_error (error);
  g_assert_true (tc_value_equal (value, again));
  g_assert_null (tc_value_get_member (value, "$record"));
}

static void
test_json_refused (void)
{
  static const struct { const char *json; int code; } refused[] = {
    { "null", TC_JSON_ERROR_TYPE }, { "true", TC_JSON_ERROR_TYPE },
      { "[1,null]", TC_JSON_ERROR_TYPE },
    { "{\"a\":false}", TC_JSON_ERROR_TYPE }, { "{\"a\":1", TC_JSON_ERROR_CUT_OFF },
    { "9007199254740993", TC_JSON_ERROR_NUMBER }, { "9223372036854775807", TC_JSON_ERROR_NUMBER },
    { "{\"value\":9007199254740993,\"unit\":\"mg\"}", TC_JSON_ERROR_NUMBER },
    { "{\"value\":1,\"unit\":\"mg\",\"sd\":9007199254740993}", TC_JSON_ERROR_NUMBER },
    { "{\"a\":1,\"a\":2}", TC_JSON_ERROR_DUPLICATE_KEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_value_from_json (refused[i].json, &error));
      g_assert_error (error, TC_JSON_ERROR, refused[i].code);
    }
}

/* A tree of nodes that never was text may be deeper than any text that we read. */
static void
test_node_depth (void)
{
  JsonNode *node = json_node_init_int (json_node_alloc (), 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      JsonArray *array = json_array_new ();
      JsonNode *outer = json_node_new (JSON_NODE_ARRAY);

      json_array_add_element (array, node);
      json_node_take_array (outer, array);
      node = outer;
    }
  g_assert_null (tc_value_from_node (node, &error));
  g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_TOO_DEEP);
  json_node_unref (node);
}

static void
test_equal (void)
{
  static const char * const different[] = {
    "\"a\"", "\"b\"", "1", "2", "{\"value\":1,\"unit\":\"mg\"}", "{\"value\":1,\"unit\":\"g\"}",
    "{\"value\":1,\"unit\":\"mg\",\"sd\":0}", "{\"value\":1,\"unit\":\"mg\",\"sd\":1}", "[]", "[1]",
      "[1,2]", "[2,1]",
    "{}", "{\"a\":1}", "{\"b\":1}", "{\"a\":2}", "{\"a\":1,\"b\":2}",
  };
  g_autoptr (TcValue) one = tc_value_from_json ("{\"a\":1,\"b\":2}", NULL);
  g_autoptr (TcValue) turned = tc_value_from_json ("{\"b\":2,\"a\":1}", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (different); j++)
        {
          g_autoptr (TcValue) a = tc_value_from_json (different[i], NULL);
          g_autoptr (TcValue) b = tc_value_from_json (different[j], NULL);

          g_assert_cmpint (tc_value_equal (a, b), ==, i == j);
        }
    }
  g_assert_true (tc_value_equal (one, turned));
  g_assert_true (tc_value_equal (NULL, NULL));
  g_assert_false (tc_value_equal (one, NULL));
}

static void
test_getters (void)
{
  g_autoptr (TcValue) quantity = tc_value_new_quantity_with_sd (15e6, "cells", 3e6);
  g_autoptr (TcValue) text = tc_value_new_text ("口服");
  double sd = 0;

  g_assert_true (tc_value_get_sd (quantity, &sd));
  g_assert_cmpfloat (sd, ==, 3e6);
  g_assert_cmpfloat (tc_value_get_number (quantity), ==, 15e6);
  g_assert_cmpstr (tc_value_get_unit (quantity), ==, "cells");
  g_assert_null (tc_value_get_text (quantity));
  g_assert_null (tc_value_get_unit (text));
  g_assert_false (tc_value_get_sd (text, &sd));
  g_assert_cmpuint (tc_value_get_n_items (text), ==, 0);
  g_assert_null (tc_value_get_item (text, 0));
  g_assert_null (tc_value_get_key (text, 0));
  g_assert_null (tc_value_get_member (text, "a"));
}

/* The list keeps its items when their maker lets go of them. */
static void
test_list_owns (void)
{
  g_autoptr (TcValue) list = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);

  g_ptr_array_add (items, tc_value_new_text ("a"));
  g_ptr_array_add (items, tc_value_new_text ("b"));
  list = tc_value_new_list_from_array (items);
  g_ptr_array_set_size (items, 0);
  g_assert_cmpuint (tc_value_get_n_items (list), ==, 2);
  g_assert_cmpstr (tc_value_get_text (tc_value_get_item (list, 1)), ==, "b");
  g_assert_null (tc_value_get_item (list, 2));
}

static void
test_record_with (void)
{
  g_autoptr (TcValue) a = tc_value_new_text ("A");
  g_autoptr (TcValue) ten = tc_value_new_number (10);
  g_autoptr (TcValue) first = tc_value_record_with (NULL, "label", a);
  g_autoptr (TcValue) second = tc_value_record_with (first, "n", ten);
  g_autoptr (TcValue) third = tc_value_record_with (second, "label", ten);
  g_autoptr (TcValue) fourth = tc_value_record_with (third, "label", NULL);
  static const char * const expected[] =
    { "{\"label\":\"A\"}", "{\"label\":\"A\",\"n\":10}", "{\"label\":10,\"n\":10}", "{\"n\":10}" };
  TcValue *records[] = { first, second, third, fourth };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *json = tc_value_to_json (records[i]);

      g_assert_cmpstr (json, ==, expected[i]);
    }
}

static void
test_display (void)
{
  static const struct { const char *json, *text; } displays[] = {
    { "\"a\\nb\"", "a\nb" }, { "-0.5", "-0.5" }, { "{\"value\":1,\"unit\":\"\"}", "1" },
    { "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}", "15000000 ± 3000000 cells" },
    { "[\"a\",\"b\"]", "a; b" },
      { "[{\"label\":\"A\",\"n\":3},{\"label\":\"B\"}]", "label: A, n: 3; label: B" },
    { "[]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_autoptr (TcValue) value = tc_value_from_json (displays[i].json, NULL);
      g_autofree char *text = tc_value_to_display (value);

      g_assert_cmpstr (text, ==, displays[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/value/json/", forms[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_json_form);
    }
  g_test_add_func ("/value/number/text", test_number_text);
  g_test_add_func ("/value/number/round-trip", test_number_round_trip);
  g_test_add_func ("/value/number/locale", test_number_locale);
  g_test_add_func ("/value/json-refused", test_json_refused);
  g_test_add_func ("/value/node-depth", test_node_depth);
  g_test_add_func ("/value/equal", test_equal);
  g_test_add_func ("/value/getters", test_getters);
  g_test_add_func ("/value/list-owns", test_list_owns);
  g_test_add_func ("/value/record-with", test_record_with);
  g_test_add_func ("/value/display", test_display);
  return g_test_run ();
}
