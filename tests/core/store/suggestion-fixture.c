/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suggestion-fixture.h"

#include <string.h>

#include "tc-store-private.h"
#include "tc-suggestion-pack.h"

static void
add (GPtrArray  *suggestions,
     const char *field,
     guint       item,
     TcValue    *value,
     double      confidence,
     const char *quoted)
{
  g_autoptr (TcValue) owned = value;
  TcSuggestion *suggestion = tc_suggestion_new (field, item, owned, item % 2 == 0 ? "en" : "en+zh", "probe.rule", confidence);
  const char *at = strstr (SUGGESTION_TEXT, quoted);
  TcSpan span;

  g_assert_nonnull (at);
  span.start = g_utf8_strlen (SUGGESTION_TEXT, at - SUGGESTION_TEXT);
  span.end = span.start + g_utf8_strlen (quoted, -1);
  tc_suggestion_take_quote (suggestion, tc_quote_new (span, quoted));
  g_ptr_array_add (suggestions, suggestion);
}

static TcValue *
make_row (void)
{
  g_autoptr (TcValue) label = tc_value_new_text ("哼唱组");
  g_autoptr (TcValue) n = tc_value_new_number (20);
  g_autoptr (TcValue) change = tc_value_new_number (-3.25);
  const char *keys[] = { "label", "n_allocated", "change" };
  TcValue *values[] = { label, n, change };

  return tc_value_new_record (keys, values, 3);
}

/* Every kind of value, numbers at the borders of their forms, and quotes of another source. */
GPtrArray *
suggestion_fixture_make (void)
{
  GPtrArray *suggestions = tc_suggestions_new ();
  g_autoptr (TcValue) one = tc_value_new_text ("a");
  g_autoptr (TcValue) two = tc_value_new_number (0.1);
  TcValue *items[] = { one, two };
  TcSuggestion *last;

  add (suggestions, "title", 0, tc_value_new_text (""), 0, "Probe B");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (40), 0.97, "40 patients");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (0), 1, "40");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (1e15), 1.0 / 3, "40");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (1e16), 0.12345, "40");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (-7), 0.5, "40");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (127), 0.5, "40");
  add (suggestions, "n_enrolled", 0, tc_value_new_number (128), 0.5, "40");
  add (suggestions, "follow_up", 0, tc_value_new_quantity_with_sd (12.5, "week", 2.5), 0.9, "12.5 ± 2.5 weeks");
  add (suggestions, "follow_up", 0, tc_value_new_quantity (12.5, ""), 0.8, "12.5");
  add (suggestions, "arms", 3, make_row (), 0.7, "哼唱组 20 例");
  add (suggestions, "authors", 0, tc_value_new_text ("Probe B"), 0.9, "Probe B");
  add (suggestions, "setting", 0, tc_value_new_text ("哼唱组"), 0.9, "哼唱组 20 例");
  add (suggestions, "setting", 0, tc_value_new_text ("Nobody"), 0.9, "Nobody was harmed");
  add (suggestions, "change", 0, tc_value_new_number (2.5), 0.9, "2.5");
  add (suggestions, "change", 0, tc_value_new_number (0.0001), 0.9, "2.5");
  add (suggestions, "change", 0, tc_value_new_number (0.00001), 0.9, "2.5");
  add (suggestions, "condition", 0, tc_value_new_list (items, 2), 0.7, "harmed.");

  /* A statement of another source, and one that does not stand where it says. */
  last = g_ptr_array_index (suggestions, suggestions->len - 1);
  tc_suggestion_take_quote (last, tc_quote_new ((TcSpan) { 5, 9 }, "else"));
  ((TcQuote *) g_ptr_array_index (last->quotes, 1))->source_id = 99;
  tc_suggestion_take_quote (last, tc_quote_new ((TcSpan) { 900, 904 }, "gone"));

  return suggestions;
}

/* The same as source 7 stores them; @index is one of the text. */
GBytes *
suggestion_fixture_pack (StoreFixture *fixture,
                         TcTextIndex  *index)
{
  g_autoptr (GPtrArray) suggestions = suggestion_fixture_make ();
  g_autoptr (GError) error = NULL;
  GBytes *pack;

  tc_text_index_init (index, SUGGESTION_TEXT);
  begin (fixture->store);
  pack = tc_suggestion_pack (fixture->store->connection, suggestions, 7, index, &error);
  g_assert_no_error (error);
  commit (fixture->store);

  return pack;
}
