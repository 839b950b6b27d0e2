/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-discrepancy.h"

/* Tests: tc-discrepancy.c */

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discrepancy/copy", test_copy);
  g_test_add_func ("/discrepancy/without-values", test_without_values);
  return g_test_run ();
}
