/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-list-item.h"

/* Tests: tc-list-item.c
 * Through the workspace: how a discrepancy about one item of a list is decided. */

#define STUDY 1
#define N_DOSES 3

/* Where the source of the fixture has words for the doses; no two of them overlap. */
static const TcSpan words[N_DOSES] = { { 0, 7 }, { 17, 24 }, { 34, 39 } };
static const TcSpan copy = { 40, 47 };
static const TcSpan more[] = { { 52, 63 }, { 64, 66 } };

static TcQuote *
new_quote (TcSource *source,
           TcSpan    span)
{
  TcQuote *quote = tc_source_quote (source, span);

  quote->source_id = source->id;

  return quote;
}

static TcValue *
new_dose (double number)
{
  return tc_value_new_quantity (number, "cells/kg");
}

/* Two statements, of which the first one has lost something. */
static void
add_discrepancy (GPtrArray *discrepancies,
                 TcSource  *source,
                 double     first,
                 TcSpan     first_span,
                 double     second,
                 TcSpan     second_span)
{
  TcDiscrepancy *discrepancy = tc_discrepancy_new ("dose", "lost superscript", "The doses differ.");

  tc_discrepancy_take_statement (discrepancy, new_quote (source, first_span), new_dose (first));
  tc_discrepancy_take_statement (discrepancy, new_quote (source, second_span), new_dose (second));
  g_ptr_array_add (discrepancies, discrepancy);
}

/* What each discrepancy is about. Their ids: the first one of the study is that of the fixture. */
enum
{
  ABOUT_FIRST = 2,
  ABOUT_SECOND,
  ABOUT_THIRD,
  ABOUT_WORDS,
  ABOUT_NOTHING,
};

static void
add_discrepancies (TcStore  *store,
                   TcSource *source)
{
  g_autoptr(GPtrArray) discrepancies = tc_discrepancies_new ();
  g_autoptr(GError) error = NULL;
  /* More of the second item's words than of the first one's. */
  const TcSpan wide = { 5, 25 };

  for (guint i = 0; i < N_DOSES; i++)
    add_discrepancy (discrepancies, source, 10, copy, (1 << i) * 1e6, words[i]);
  add_discrepancy (discrepancies, source, 3e6, wide, 5e6, copy);
  add_discrepancy (discrepancies, source, 7e6, more[0], 8e6, more[1]);
  tc_store_add_discrepancies (store, STUDY, source->id, discrepancies, &error);
  g_assert_no_error (error);
}

/* A study whose doses are 1, 2 and 4 millions, with discrepancies about each of them and about others. */
static Fixture *
three_doses (void)
{
  Fixture *fixture = fixture_new (1);
  g_autoptr(GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);
  g_autoptr(TcSource) source = NULL;

  g_assert_no_error (error);
  source = tc_store_get_source (store, 1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_DOSES; i++)
    {
      g_autoptr(TcValue) value = new_dose ((1 << i) * 1e6);
      TcSuggestion *suggestion = tc_suggestion_new ("dose", i, value, "en", "test.rule", 0.9);

      tc_suggestion_take_quote (suggestion, new_quote (source, words[i]));
      g_ptr_array_add (suggestions, suggestion);
    }
  g_assert_true (tc_store_begin (store, &error));
  tc_store_add_suggestions (store, source->id, suggestions, &error);
  g_assert_no_error (error);
  add_discrepancies (store, source);
  tc_store_refresh_study (store, STUDY, &error);
  g_assert_true (tc_store_commit (store, &error));
  tc_store_close (store, &error);
  g_assert_no_error (error);
  fixture_open (fixture, TC_WORKSPACE_OPEN);

  return fixture;
}

#define SUGGESTED "1000000 cells/kg; 2000000 cells/kg; 4000000 cells/kg [Probe B, phase 2, drops]"

static guint
count_open (Fixture *fixture)
{
  g_autoptr(TcStudyDetail) detail = NULL;

  fixture_field (fixture, &detail, STUDY, "dose");

  return tc_study_detail_count_open (detail);
}

/* What the list has already is accepted, and no item is another. */
static void
test_keep (void)
{
  g_autoptr(Fixture) fixture = three_doses ();

  assert_shown (fixture, STUDY, "dose", "suggested: " SUGGESTED);
  g_assert_cmpuint (count_open (fixture), ==, 6);
  for (TcId id = ABOUT_FIRST; id <= ABOUT_THIRD; id++)
    {
      tc_workspace_decide (fixture->workspace, STUDY, id, 1);
      fixture_flush (fixture);
      assert_shown (fixture, STUDY, "dose", "accepted: " SUGGESTED);
    }
  g_assert_cmpuint (count_open (fixture), ==, 3);
  assert_history (fixture, STUDY, "dose",
                  "decide discrepancy, decide discrepancy, decide answer, decide discrepancy");

  /* One step each. */
  tc_workspace_undo (fixture->workspace);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 5);
  assert_shown (fixture, STUDY, "dose", "accepted: " SUGGESTED);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 6);
  assert_shown (fixture, STUDY, "dose", "suggested: " SUGGESTED);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static const struct
{
  const char *name;
  TcId discrepancy;
  int statement;
  const char *expected;
} choices[] = {
  { "first", ABOUT_FIRST, 0,
    "corrected: 10 cells/kg; 2000000 cells/kg; 4000000 cells/kg [phase 2, drops, against]" },
  { "second", ABOUT_SECOND, 0,
    "corrected: 1000000 cells/kg; 10 cells/kg; 4000000 cells/kg [Probe B, drops, against]" },
  { "third", ABOUT_THIRD, 0,
    "corrected: 1000000 cells/kg; 2000000 cells/kg; 10 cells/kg [Probe B, phase 2, against]" },
  { "overlap", ABOUT_WORDS, 0,
    "corrected: 1000000 cells/kg; 3000000 cells/kg; 4000000 cells/kg [Probe B, drops,  B, 2031. A phase 2 ]" },
  { "overlap-other", ABOUT_WORDS, 1,
    "corrected: 1000000 cells/kg; 5000000 cells/kg; 4000000 cells/kg [Probe B, drops, against]" },
  { "no-item", ABOUT_NOTHING, 1,
    "corrected: 1000000 cells/kg; 2000000 cells/kg; 4000000 cells/kg; 8000000 cells/kg "
    "[Probe B, phase 2, drops, 40]" },
};

/* What the list does not have takes the place of the item that the statements are about. */
static void
test_replace (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Fixture) fixture = three_doses ();

  tc_workspace_decide (fixture->workspace, STUDY, choices[i].discrepancy, choices[i].statement);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", choices[i].expected);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", "suggested: " SUGGESTED);
  g_assert_cmpuint (count_open (fixture), ==, 6);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", choices[i].expected);
}

/* The other statement takes its item back. */
static void
test_change_mind (void)
{
  g_autoptr(Fixture) fixture = three_doses ();

  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_SECOND, 0);
  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_SECOND, -2);
  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_SECOND, 1);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose",
                "accepted: 1000000 cells/kg; 2000000 cells/kg; 4000000 cells/kg [Probe B, drops, phase 2]");
}

/* The list of a person may have another order, and may be unclear or none. */
static void
test_answered (void)
{
  g_autoptr(Fixture) fixture = three_doses ();
  g_autoptr(TcValue) four = new_dose (4e6);
  g_autoptr(TcValue) one = new_dose (1e6);
  TcValue *items[] = { four, one };
  g_autoptr(TcValue) list = tc_value_new_list (items, G_N_ELEMENTS (items));
  g_autoptr(GPtrArray) quotes = tc_quotes_new ();

  tc_workspace_set_value (fixture->workspace, STUDY, "dose", list, NULL, quotes);
  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_FIRST, 1);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", "corrected: 4000000 cells/kg; 1000000 cells/kg");
  tc_workspace_set_state (fixture->workspace, STUDY, "dose", TC_ANSWER_UNCLEAR);
  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_THIRD, 1);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", "corrected: 4000000 cells/kg; 1000000 cells/kg");
  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_THIRD, 0);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", "corrected: 10 cells/kg; 1000000 cells/kg [against]");

  tc_workspace_set_state (fixture->workspace, STUDY, "dose", TC_ANSWER_NOT_REPORTED);
  tc_workspace_decide (fixture->workspace, STUDY, ABOUT_SECOND, 1);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "dose", "accepted: " SUGGESTED);
}

static void
test_nothing (void)
{
  g_autoptr(TcDiscrepancy) discrepancy = tc_discrepancy_new ("dose", "", "");
  g_autoptr(TcValue) one = new_dose (1);
  g_autoptr(TcValue) list = NULL;
  g_autoptr(GPtrArray) quotes = tc_quotes_new ();
  TcQuote *quote = tc_quote_new ((TcSpan) { 0, 3 }, "one");
  guint index = 0;

  tc_discrepancy_take_statement (discrepancy, tc_quote_copy (quote), NULL);
  g_assert_false (tc_list_item_find (NULL, one, &index));
  g_assert_cmpuint (tc_list_item_find_disputed (NULL, NULL, discrepancy), ==, 0);
  list = tc_list_item_replace (NULL, 9, one);
  g_assert_cmpuint (tc_value_get_n_items (list), ==, 1);
  g_assert_true (tc_list_item_find (list, one, &index));
  g_assert_cmpuint (index, ==, 0);

  /* A quote of an item that the list does not have, and one of another source, find nothing. */
  quote->item = 7;
  g_ptr_array_add (quotes, quote);
  g_assert_cmpuint (tc_list_item_find_disputed (list, quotes, discrepancy), ==, 1);
  quote->item = 0;
  g_assert_cmpuint (tc_list_item_find_disputed (list, quotes, discrepancy), ==, 0);
  quote->source_id = 2;
  g_assert_cmpuint (tc_list_item_find_disputed (list, quotes, discrepancy), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-item/keep", test_keep);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strconcat ("/list-item/replace/", choices[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_replace);
    }
  g_test_add_func ("/list-item/change-mind", test_change_mind);
  g_test_add_func ("/list-item/answered", test_answered);
  g_test_add_func ("/list-item/nothing", test_nothing);

  return g_test_run ();
}
