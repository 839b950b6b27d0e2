/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-suggestion.h"

/* Tests: tc-suggestion.c tc-suggestion-compose.c tc-suggestion-json.c */

static void
add (GPtrArray  *suggestions,
     guint       item,
     double      number,
     const char *rule,
     double      confidence,
     guint       start)
{
  g_autoptr (TcValue) value = tc_value_new_number (number);
  TcSuggestion *suggestion = tc_suggestion_new ("n_enrolled", item, value, "en", rule, confidence);

  tc_suggestion_take_quote (suggestion, tc_quote_new ((TcSpan) { start, start + 1 }, "x"));
  g_ptr_array_add (suggestions, suggestion);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  static const double expected[] = { 1, 2, 3, 4, 5, 6 };

  add (suggestions, 1, 6, "a", 0.1, 0);
  add (suggestions, 0, 4, "b", 0.5, 9);
  add (suggestions, 0, 2, "a", 0.5, 2);
  add (suggestions, 0, 5, "c", 0.2, 0);
  add (suggestions, 0, 1, "z", 0.9, 0);
  add (suggestions, 0, 3, "a", 0.5, 7);
  g_ptr_array_sort (suggestions, tc_suggestion_compare);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      g_assert_cmpfloat (tc_value_get_number (suggestion->value), ==, expected[i]);
    }
}

static void
test_compose_single (void)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GPtrArray) quotes = NULL;
  g_autoptr (TcValue) value = NULL;

  add (suggestions, 0, 39, "a", 0.5, 3);
  add (suggestions, 0, 40, "b", 0.9, 7);
  value = tc_suggestions_compose (suggestions, FALSE, &quotes);
  g_assert_cmpfloat (tc_value_get_number (value), ==, 40);
  g_assert_cmpuint (quotes->len, ==, 1);
  g_assert_cmpuint (((TcQuote *) g_ptr_array_index (quotes, 0))->span.start, ==, 7);
  g_assert_cmpfloat (tc_value_get_number (((TcSuggestion *) g_ptr_array_index (suggestions,
                                                                               0))->value), ==, 39);
}

/* Items 0, 2 and 5 become 0, 1 and 2, in the value and in the quotes. */
static void
test_compose_list (void)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GPtrArray) quotes = NULL;
  g_autoptr (TcValue) value = NULL;
  g_autofree char *json = NULL;

  add (suggestions, 5, 30, "a", 0.5, 30);
  add (suggestions, 0, 10, "a", 0.5, 10);
  add (suggestions, 2, 20, "a", 0.5, 20);
  add (suggestions, 2, 21, "a", 0.4, 21);
  value = tc_suggestions_compose (suggestions, TRUE, &quotes);
  json = tc_value_to_json (value);
  g_assert_cmpstr (json, ==, "[10,20,30]");
  g_assert_cmpuint (quotes->len, ==, 3);
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      g_assert_cmpuint (quote->item, ==, i);
      g_assert_cmpuint (quote->span.start, ==, 10 * (i + 1));
    }
}

static void
add_of (GPtrArray *suggestions,
        TcId       source_id,
        guint      item,
        double     number,
        double     confidence)
{
  add (suggestions, item, number, "a", confidence, 10 * item);
  ((TcSuggestion *) g_ptr_array_index (suggestions, suggestions->len - 1))->source_id = source_id;
}

static char *
compose (GPtrArray *suggestions)
{
  g_autoptr (TcValue) value = tc_suggestions_compose (suggestions, TRUE, NULL);

  return tc_value_to_json (value);
}

/* A list never holds items of several sources. */
static void
test_compose_sources (void)
{
  static const struct
  {
    double confidence;            /* of the second source, whose list has one item more */
    const char *expected;
    const char *alternative;
  } cases[] = {
    { 0.9, "[11,21,31]", "[10,20]" },   /* as sure, and more of them */
    { 0.5, "[10,20]", "[11,21,31]" },   /* as often wrong as right */
    { 0.6, "[10,20]", "[11,21,31]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
      g_autoptr (GPtrArray) arranged = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *other = NULL;
      const TcSuggestion *last;

      add_of (suggestions, 2, 2, 31, cases[i].confidence);
      add_of (suggestions, 1, 1, 20, 0.9);
      add_of (suggestions, 2, 0, 11, cases[i].confidence);
      add_of (suggestions, 1, 0, 10, 0.9);
      add_of (suggestions, 2, 1, 21, cases[i].confidence);
      shown = compose (suggestions);
      g_assert_cmpstr (shown, ==, cases[i].expected);

      arranged = tc_suggestions_arrange (suggestions);
      last = g_ptr_array_index (arranged, arranged->len - 1);
      other = tc_value_to_json (last->value);
      g_assert_cmpstr (other, ==, cases[i].alternative);
      g_assert_cmpuint (last->quotes->len, ==, tc_value_get_n_items (last->value));
      for (guint j = 0; j < last->quotes->len; j++)
        g_assert_cmpuint (((TcQuote *) g_ptr_array_index (last->quotes, j))->item, ==, j);
    }
}

/* Equal lists: the older source stands for both, and nothing is left to choose. */
static void
test_arrange_equal (void)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GPtrArray) arranged = NULL;

  for (TcId source = 3; source > 0; source--)
    {
      add_of (suggestions, source, 0, 10, 0.9);
      add_of (suggestions, source, 1, source == 3 ? 21 : 20, 0.9);
    }
  arranged = tc_suggestions_arrange (suggestions);
  g_assert_cmpuint (arranged->len, ==, 3);
  g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (arranged, 0))->source_id, ==, 1);
  g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (arranged, 2))->source_id, ==, 3);
}

static void
test_compose_nothing (void)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GPtrArray) quotes = NULL;

  g_assert_null (tc_suggestions_compose (suggestions, TRUE, &quotes));
  g_assert_cmpuint (quotes->len, ==, 0);
}

static void
test_copy (void)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (TcSuggestion) copy = NULL;
  TcSuggestion *original;

  add (suggestions, 3, 40, "population.enrolled", 0.97, 3);
  original = g_ptr_array_index (suggestions, 0);
  original->id = 11;
  original->source_id = 12;
  copy = tc_suggestion_copy (original);
  g_ptr_array_set_size (suggestions, 0);
  g_assert_cmpint (copy->id, ==, 11);
  g_assert_cmpint (copy->source_id, ==, 12);
  g_assert_cmpuint (copy->item, ==, 3);
  g_assert_cmpstr (copy->rule, ==, "population.enrolled");
  g_assert_cmpstr (copy->language, ==, "en");
  g_assert_cmpfloat (copy->confidence, ==, 0.97);
  g_assert_cmpuint (((TcQuote *) g_ptr_array_index (copy->quotes, 0))->item, ==, 3);
}

/* What the history holds reads back the same; anything else is refused. */
static void
test_json (void)
{
  static const char *const wrong[] = {
    "", "{}", "[1]", "[{}]", "[{\"field\":\"phase\",\"confidence\":2,\"value\":\"a\",\"quotes\":[]}]",
    "[{\"field\":\"phase\",\"confidence\":0.5,\"value\":\"a\"}]",
  };
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (TcValue) value = tc_value_new_quantity_with_sd (2.5, "mg", 0.1);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  TcSuggestion *suggestion = tc_suggestion_new ("dose", 3, value, "en", "dose.drug", 0.75);

  tc_suggestion_take_quote (suggestion, tc_quote_new ((TcSpan) { 4, 10 }, "2.5 mg"));
  g_ptr_array_add (suggestions, suggestion);
  json = tc_suggestions_to_json (suggestions);
  read = tc_suggestions_from_json (json, &error);
  g_assert_no_error (error);
  again = tc_suggestions_to_json (read);
  g_assert_cmpstr (again, ==, json);
  g_assert_true (tc_value_equal (((TcSuggestion *) read->pdata[0])->value, value));
  g_assert_cmpuint (((TcSuggestion *) read->pdata[0])->item, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (tc_suggestions_from_json (wrong[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestion/order", test_order);
  g_test_add_func ("/suggestion/compose/single", test_compose_single);
  g_test_add_func ("/suggestion/compose/list", test_compose_list);
  g_test_add_func ("/suggestion/compose/sources", test_compose_sources);
  g_test_add_func ("/suggestion/arrange/equal", test_arrange_equal);
  g_test_add_func ("/suggestion/compose/nothing", test_compose_nothing);
  g_test_add_func ("/suggestion/copy", test_copy);
  g_test_add_func ("/model/suggestion/json", test_json);
  return g_test_run ();
}
