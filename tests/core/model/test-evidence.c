/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-evidence.h"
#include "value-test.h"

/* Tests: tc-evidence.c */

static TcQuote *
make_quote (guint start,
            guint item)
{
  TcQuote *quote = tc_quote_new ((TcSpan) { start, start + 1 }, "x");

  quote->source_id = 1;
  quote->item = item;

  return quote;
}

/* One quote an item; the first stands at 10, the next at 20 … */
static GPtrArray *
make_quotes (guint n_items)
{
  GPtrArray *quotes = tc_quotes_new ();

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (quotes, make_quote (10 * (i + 1), i));

  return quotes;
}

/* "10>0 20>1": where each quote stands, and the item that it is for. */
static char *
show (GPtrArray *quotes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      g_string_append_printf (text, "%s%u>%u", i > 0 ? " " : "", quote->span.start, quote->item);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is kept of quotes of @before, and which of them are only those of a suggestion that @after corrects. */
static const struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *kept;
  const char *suggested;
} cases[] = {
  { "same-number", "40", "40", "10>0", "" },
  { "other-number", "40", "46", "", "10>0" },
  { "none", NULL, "46", "", "" },
  { "taken-away", "40", NULL, "", "" },
  { "same-list", "[\"a\",\"b\"]", "[\"a\",\"b\"]", "10>0 20>1", "" },
  { "one-item", "[\"a\",\"b\",\"c\"]", "[\"a\",\"x\",\"c\"]", "10>0 30>2", "20>1" },
  { "item-removed", "[\"a\",\"b\",\"c\"]", "[\"b\",\"c\"]", "20>0 30>1", "" },
  { "item-added", "[\"a\"]", "[\"a\",\"b\"]", "10>0", "" },
  { "item-in-front", "[\"a\",\"b\"]", "[\"n\",\"a\",\"b\"]", "10>1 20>2", "" },
  { "moved", "[\"a\",\"b\"]", "[\"b\",\"a\"]", "10>1 20>0", "" },
  { "twice", "[\"a\",\"a\"]", "[\"a\",\"b\"]", "10>0", "20>1" },
  { "all-others", "[\"a\",\"b\"]", "[\"x\",\"y\",\"z\"]", "", "10>0 20>1" },
  { "emptied", "[\"a\"]", "[]", "", "" },
  { "cell-filled", "[{\"label\":\"A\"}]", "[{\"label\":\"A\",\"n\":20}]", "10>0", "" },
  { "cell-changed", "[{\"label\":\"A\",\"n\":21}]", "[{\"label\":\"A\",\"n\":20}]", "", "10>0" },
  { "cell-emptied", "[{\"label\":\"A\",\"n\":21}]", "[{\"label\":\"A\"}]", "", "10>0" },
};

static void
test_keep (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcValue) before = value_test_parse (cases[i].before);
  g_autoptr (TcValue) after = value_test_parse (cases[i].after);
  g_autoptr (GPtrArray) quotes = make_quotes (3);
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *shown = NULL;

  if (before == NULL || tc_value_get_kind (before) != TC_VALUE_LIST)
    g_ptr_array_set_size (quotes, 1);
  kept = tc_evidence_keep (before, after, quotes);
  shown = show (kept);
  g_assert_cmpstr (shown, ==, cases[i].kept);
}

static GPtrArray *
make_suggestions (TcValue *value)
{
  GPtrArray *suggestions = tc_suggestions_new ();

  for (guint i = 0; value != NULL && tc_evidence_get_item (value, i) != NULL; i++)
    {
      TcSuggestion *suggestion = tc_suggestion_new ("field", i, (TcValue *) tc_evidence_get_item (value, i), "en",
                                                    i == 0 ? "first.rule" : "other.rule", 0.9);

      suggestion->source_id = 1;
      tc_suggestion_take_quote (suggestion, make_quote (10 * (i + 1), i));
      g_ptr_array_add (suggestions, suggestion);
    }

  return suggestions;
}

static void
test_suggested (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcValue) before = value_test_parse (cases[i].before);
  g_autoptr (TcValue) after = value_test_parse (cases[i].after);
  g_autoptr (GPtrArray) suggestions = make_suggestions (before);
  g_autoptr (TcAnswer) answer = tc_answer_new (7, "field", TC_ANSWER_CORRECTED, after);
  g_autoptr (GPtrArray) suggested = tc_evidence_find_suggested (answer, suggestions);
  g_autofree char *shown = show (suggested);

  g_assert_cmpstr (shown, ==, cases[i].suggested);

  /* A person who marks such a passage makes it evidence. */
  if (suggested->len > 0)
    {
      g_autoptr (GPtrArray) rest = NULL;
      const TcQuote *marked = g_ptr_array_index (suggested, 0);

      g_assert_true (tc_evidence_add (answer->quotes, marked, marked->item));
      g_assert_false (tc_evidence_add (answer->quotes, marked, marked->item));
      rest = tc_evidence_find_suggested (answer, suggestions);
      g_assert_cmpuint (rest->len, ==, suggested->len - 1);
    }
}

static void
test_states (void)
{
  static const TcAnswerState states[] =
    { TC_ANSWER_ACCEPTED, TC_ANSWER_ENTERED, TC_ANSWER_UNCLEAR, TC_ANSWER_NOT_REPORTED };
  g_autoptr (TcValue) before = value_test_parse ("40");
  g_autoptr (TcValue) after = value_test_parse ("46");
  g_autoptr (GPtrArray) suggestions = make_suggestions (before);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (TcAnswer) answer = tc_answer_new (7, "field", states[i], after);
      g_autoptr (GPtrArray) suggested = tc_evidence_find_suggested (answer, suggestions);

      g_assert_cmpuint (suggested->len, ==, 0);
    }
}

static void
test_rule (void)
{
  g_autoptr (TcValue) value = value_test_parse ("[\"a\",\"b\"]");
  g_autoptr (GPtrArray) suggestions = make_suggestions (value);
  g_autoptr (TcQuote) first = make_quote (10, 5);
  g_autoptr (TcQuote) second = make_quote (20, 0);
  g_autoptr (TcQuote) unknown = make_quote (30, 0);
  g_autoptr (TcValue) other = value_test_parse ("\"x\"");

  g_assert_cmpstr (tc_evidence_find_rule (suggestions, first, NULL), ==, "first.rule");
  g_assert_cmpstr (tc_evidence_find_rule (suggestions, second, NULL), ==, "other.rule");
  g_assert_cmpstr (tc_evidence_find_rule (suggestions, second, tc_value_get_item (value, 1)), ==, "other.rule");
  g_assert_null (tc_evidence_find_rule (suggestions, second, other));
  g_assert_null (tc_evidence_find_rule (suggestions, unknown, NULL));
}

static void
test_item (void)
{
  g_autoptr (TcValue) list = value_test_parse ("[1,2]");
  g_autoptr (TcValue) number = value_test_parse ("3");

  g_assert_cmpfloat (tc_value_get_number (tc_evidence_get_item (list, 1)), ==, 2);
  g_assert_null (tc_evidence_get_item (list, 2));
  g_assert_true (tc_evidence_get_item (number, 0) == number);
  g_assert_null (tc_evidence_get_item (number, 1));
  g_assert_null (tc_evidence_get_item (NULL, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *keep = g_strconcat ("/model/evidence/keep/", cases[i].name, NULL);
      g_autofree char *suggested = g_strconcat ("/model/evidence/suggested/", cases[i].name, NULL);

      g_test_add_data_func (keep, GUINT_TO_POINTER (i), test_keep);
      g_test_add_data_func (suggested, GUINT_TO_POINTER (i), test_suggested);
    }
  g_test_add_func ("/model/evidence/states", test_states);
  g_test_add_func ("/model/evidence/rule", test_rule);
  g_test_add_func ("/model/evidence/item", test_item);

  return g_test_run ();
}
