/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-discrepancy.h"
#include "tc-json.h"

/* Tests: tc-discrepancy.c tc-discrepancy-json.c */

static void
test_copy (void)
{
  g_autoptr (GPtrArray) discrepancies = tc_discrepancies_new ();
  g_autoptr (TcDiscrepancy) copy = NULL;
  TcDiscrepancy *original = tc_discrepancy_new ("dose", "lost superscript",
                                                "The statements differ.");

  g_ptr_array_add (discrepancies, original);
  tc_discrepancy_take_statement (original, tc_quote_new ((TcSpan) { 1, 2 }, "a"),
                                 tc_value_new_number (1));
  tc_discrepancy_take_statement (original, tc_quote_new ((TcSpan) { 5, 6 }, "b"),
                                 tc_value_new_number (2));
  original->id = 4;
  original->decision = TC_DECISION_DISMISSED;
  copy = tc_discrepancy_copy (original);
  g_ptr_array_set_size (discrepancies, 0);
  g_assert_cmpint (copy->id, ==, 4);
  g_assert_cmpint (copy->decision, ==, TC_DECISION_DISMISSED);
  g_assert_cmpstr (copy->field, ==, "dose");
  g_assert_cmpstr (copy->kind, ==, "lost superscript");
  g_assert_cmpstr (copy->message, ==, "The statements differ.");
  g_assert_cmpuint (copy->quotes->len, ==, 2);
  g_assert_cmpuint (copy->values->len, ==, 2);
  g_assert_cmpfloat (tc_value_get_number (g_ptr_array_index (copy->values, 1)), ==, 2);
}

static void
test_without_values (void)
{
  g_autoptr (TcDiscrepancy) discrepancy = tc_discrepancy_new ("dose", "different numbers", "…");

  tc_discrepancy_take_statement (discrepancy, tc_quote_new ((TcSpan) { 1, 2 }, "a"), NULL);
  g_assert_cmpint (discrepancy->decision, ==, TC_DECISION_OPEN);
  g_assert_cmpuint (discrepancy->quotes->len, ==, 1);
  g_assert_cmpuint (discrepancy->values->len, ==, 0);
}

/* What the history holds comes back as it was. */
static void
test_json (void)
{
  g_autoptr (GPtrArray) discrepancies = tc_discrepancies_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  TcDiscrepancy *first = tc_discrepancy_new ("dose", "lost superscript", "The statements “differ”.");
  TcDiscrepancy *second = tc_discrepancy_new ("phase", "report vs report", "两者不同。");

  first->id = 4;
  first->source_id = 2;
  tc_discrepancy_take_statement (first, tc_quote_new ((TcSpan) { 1, 2 }, "a"), tc_value_new_number (0.1));
  tc_discrepancy_take_statement (first, tc_quote_new ((TcSpan) { 5, 6 }, "b"), tc_value_new_text ("x"));
  second->id = G_MAXINT64;
  second->source_id = 3;
  second->other_source_id = 7;
  g_ptr_array_add (discrepancies, first);
  g_ptr_array_add (discrepancies, second);

  json = tc_discrepancies_to_json (discrepancies);
  read = tc_discrepancies_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  again = tc_discrepancies_to_json (read);
  g_assert_cmpstr (again, ==, json);
  second = g_ptr_array_index (read, 1);
  g_assert_cmpint (second->id, ==, G_MAXINT64);
  g_assert_cmpint (second->other_source_id, ==, 7);
  g_assert_cmpint (second->decision, ==, TC_DECISION_OPEN);
}

/* A project file is what somebody sent. */
static void
test_json_hostile (void)
{
#define ONE(more) "[{\"id\":1,\"source_id\":1,\"other_source_id\":0," more "}]"
#define TEXTS "\"field\":\"dose\",\"kind\":\"k\",\"message\":\"m\""
  static const char *const texts[] = {
    "", "{", "{}", "null", "[1]", "[[]]", "[{}]", "[null]", ONE ("\"field\":1"), ONE ("\"field\":\"dose\""),
    ONE (TEXTS ",\"quotes\":{}"), ONE (TEXTS ",\"quotes\":[1]"), ONE (TEXTS ",\"values\":[null]"),
    ONE (TEXTS ",\"quotes\":[{\"source_id\":1,\"item\":0,\"start\":9,\"end\":8,\"text\":\"\"}]"),
    "[{\"id\":0,\"source_id\":1,\"other_source_id\":0," TEXTS "}]",
    "[{\"id\":1,\"source_id\":-1,\"other_source_id\":0," TEXTS "}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = tc_discrepancies_from_json (texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_null (read);
      g_assert_nonnull (error);
      g_assert_true (error->domain == TC_JSON_ERROR);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discrepancy/copy", test_copy);
  g_test_add_func ("/discrepancy/without-values", test_without_values);
  g_test_add_func ("/discrepancy/json", test_json);
  g_test_add_func ("/discrepancy/json-hostile", test_json_hostile);
  return g_test_run ();
}
