/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "tc-search-index.h"
#include "tc-statement.h"
#include "tc-store-private.h"

/* Tests: tc-search.c tc-search-index.c tc-store-transaction.c */

/* Invented trials, one study each. */
static const char *texts[] = {
  /* 1 */ "Effect of probe cells on insomnia. 40 patients were RANDOMISED. Na\xc3\xafve users of metformin.",
  /* 2 */ "\xe6\x8e\xa2\xe9\x92\x88\xe7\xbb\x86\xe8\x83\x9e\xe6\xb2\xbb\xe7\x96\x97\xe5\xa4\xb1\xe7\x9c\xa0\xe7\x9a\x84"
          "\xe9\x9a\x8f\xe6\x9c\xba\xe5\xaf\xb9\xe7\x85\xa7\xe8\xaf\x95\xe9\xaa\x8c",
  /* 3 */ "ALS\xe6\x82\xa3\xe8\x80\x85""60\xe4\xbe\x8b\xef\xbc\x8c""2\xe5\x9e\x8b\xe7\xb3\x96\xe5\xb0\xbf\xe7\x97\x85",
  /* 4 */ "A dose of 1\xc3\x97""10\xe2\x81\xb6 cells/kg, IL-6 and \"quoted\" AND NOT NEAR words; randomized.",
};

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (fixture, data);
  begin (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TcId id = add_study (fixture->store, "");
      g_autofree char *name = g_strdup_printf ("probe-%u.txt", i + 1);
      g_autoptr (TcSource) source = add_source (fixture->store, id, name, texts[i]);

      refresh (fixture->store, id);
    }
  commit (fixture->store);
}

static void
test_words (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *search;
    const char *ids;
  } cases[] = {
    { "", "1 2 3 4" },
    { "   ", "1 2 3 4" },
    { "insomnia", "1" },
    { "INSOM", "1" },
    { "somnia", "" },
    { "random", "1 4" },
    { "random  patients", "1" },
    { "naive", "1" },
    { "NA\xc3\x8fVE", "1" },
    { "\xef\xbd\x8d\xef\xbd\x85\xef\xbd\x94""formin", "1" },            /* full-width m e t */
    { "met form", "" },
    { "probe", "1 2 3 4" },                                             /* in the names of the files */
    { "probe-3", "3" },
    { "\xe5\xa4\xb1\xe7\x9c\xa0", "2" },                                /* two characters */
    { "\xe7\x9c\xa0", "2" },                                            /* one */
    { "\xe7\x9c\xa0\xe5\xa4\xb1", "" },                                 /* turned round */
    { "\xe9\x9a\x8f\xe6\x9c\xba \xe7\xbb\x86\xe8\x83\x9e", "2" },       /* two words */
    { "\xe9\x9a\x8f\xe6\x9c\xba\xe5\xaf\xb9\xe7\x85\xa7\xe8\xaf\x95\xe9\xaa\x8c", "2" },
    { "\xe9\x9a\x8f\xe7\x85\xa7", "" },
    { "\xe7\xb3\x96\xe5\xb0\xbf\xe7\x97\x85", "3" },
    { "2\xe5\x9e\x8b\xe7\xb3\x96\xe5\xb0\xbf", "3" },
    { "ALS\xe6\x82\xa3\xe8\x80\x85", "3" },                             /* mixed */
    { "als \xe6\x82\xa3", "3" },
    { "\xe6\x82\xa3\xe8\x80\x85""6", "3" },
    { "il-6", "4" },
    { "10\xe2\x81\xb6", "4" },
    { "\xe3\x80\x80insomnia\xe3\x80\x80""40", "1" },                    /* ideographic blanks */
    /* Syntax of FTS5 is no syntax here. */
    { "\"", "" },
    { "\"insomnia", "1" },
    { "\"\"", "" },
    { "*", "" },
    { "insom*", "1" },
    { "-insomnia", "1" },
    { "^effect", "1" },
    { "NEAR", "4" },
    { "NEAR(probe cells)", "" },
    { "AND", "4" },
    { "insomnia OR quoted", "" },
    { "quoted AND near", "4" },
    { "NOT", "4" },
    { "text:insomnia", "" },
    { "words : insomnia", "" },
    { "(insomnia", "1" },
    { "{insomnia}", "1" },
    { "insomnia + 40", "1" },
    { "'; DROP TABLE study; --", "" },
    { "?1", "1 4" },                                                    /* probe-1.txt */
    { "\\", "" },
    { "\xff\xfe insomnia", "1" },
    { "nothing-like-this", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = search_ids (fixture->store, cases[i].search);
      g_autofree char *name = g_strescape (cases[i].search, NULL);

      g_test_message ("%s", name);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

static void
assert_search (StoreFixture *fixture,
               const char   *search,
               const char   *expected)
{
  g_autofree char *ids = search_ids (fixture->store, search);

  g_assert_cmpstr (ids, ==, expected);
}

/* The words of a study follow its answers and its suggestions; a word may stand in one source, another in the
 * answers. */
static void
test_changes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (GError) error = NULL;

  assert_search (fixture, "gabapentin", "");
  begin (fixture->store);
  put_answer (fixture->store, 1, "intervention", TC_ANSWER_ENTERED, tc_value_new_text ("Gabapentin \xe5\x8a\xa0\xe5\xb7\xb4"));
  refresh (fixture->store, 1);
  commit (fixture->store);
  assert_search (fixture, "gabapentin", "1");
  assert_search (fixture, "gabapentin insomnia", "1");
  assert_search (fixture, "\xe5\xb7\xb4", "1");

  begin (fixture->store);
  put_answer (fixture->store, 1, "intervention", TC_ANSWER_CORRECTED, tc_value_new_text ("Placebo"));
  put_answer (fixture->store, 2, "title", TC_ANSWER_ENTERED, tc_value_new_text ("Quokka trial"));
  refresh (fixture->store, 1);
  refresh (fixture->store, 2);
  commit (fixture->store);
  assert_search (fixture, "gabapentin", "");
  assert_search (fixture, "placebo", "1");
  assert_search (fixture, "quokka", "2");

  begin (fixture->store);
  source = add_source (fixture->store, 3, "second copy.txt", "Wallaby");
  g_assert_true (tc_store_delete_answer (fixture->store, 2, "title", &error));
  refresh (fixture->store, 2);
  commit (fixture->store);
  assert_search (fixture, "wallaby \xe7\x97\x85", "3");
  assert_search (fixture, "quokka", "");

  begin (fixture->store);
  g_assert_true (tc_store_set_study_removed (fixture->store, 3, TRUE, &error));
  commit (fixture->store);
  assert_search (fixture, "wallaby", "");
  assert_search (fixture, "", "1 2 4");

  /* What is rolled back is not found. */
  begin (fixture->store);
  put_answer (fixture->store, 1, "title", TC_ANSWER_ENTERED, tc_value_new_text ("Numbat"));
  refresh (fixture->store, 1);
  tc_store_rollback (fixture->store);
  assert_search (fixture, "numbat", "");
}

static void
test_many_words (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GString) search = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append (search, "insomnia ");
  assert_search (fixture, search->str, "1");
}

/* --- filters and orders -------------------------------------------------------------------------- */

static const struct
{
  const char *label;
  const char *title;
  int year;
  const char *phase;
  gint64 n_enrolled;
  guint n_checked;
  guint n_to_check;
  guint n_discrepancies;
  TcStudyStatus status;
} rows[] = {
  /* 1 */ { "beta 2020", "Same", 2020, "Phase 3", 10, 1, 1, 0, TC_STUDY_REVIEWED },
  /* 2 */ { "Alpha 2021", "same", 2021, "Early Phase 1", -1, 0, 4, 2, TC_STUDY_TO_REVIEW },
  /* 3 */ { "", "", 0, "", 1000, 0, 0, 1, TC_STUDY_EXCLUDED },
  /* 4 */ { "Gamma 1999", "A title", 1999, "Not Applicable", 9, 3, 1, 0, TC_STUDY_IN_REVIEW },
  /* 5 */ { "alpha 2021", "Same", 2021, "Phase 1/Phase 2", 9, 2, 2, 2, TC_STUDY_TO_REVIEW },
  /* 6 */ { "", "", 0, "", -1, 0, 0, 0, TC_STUDY_IN_REVIEW },
};

static char *
list_ids (TcStore      *store,
          TcStudyQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tc_store_list_studies (store, query, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));

  return g_string_free (text, FALSE);
}

static void
add_rows (TcStore *store)
{
  begin (store);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TcStudyRow) row = tc_study_row_new ();
      g_autoptr (GError) error = NULL;

      g_free (row->label);
      row->label = g_strdup (rows[i].label);
      g_free (row->title);
      row->title = g_strdup (rows[i].title);
      g_free (row->journal);
      row->journal = g_strdup (rows[i].title);
      g_free (row->phase);
      row->phase = g_strdup (rows[i].phase);
      row->year = rows[i].year;
      row->n_enrolled = rows[i].n_enrolled;
      row->n_checked = rows[i].n_checked;
      row->n_to_check = rows[i].n_to_check;
      row->n_discrepancies = rows[i].n_discrepancies;
      row->status = rows[i].status;
      tc_store_add_study (store, row, &error);
      g_assert_no_error (error);
    }
  commit (store);
}

static void
test_orders (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const struct
  {
    TcStudySort sort;
    const char *ascending;
    const char *descending;
  } cases[] = {
    { TC_SORT_ADDED, "1 2 3 4 5 6", "6 5 4 3 2 1" },
    { TC_SORT_STATUS, "2 5 4 6 1 3", "3 1 6 4 5 2" },
    /* What is not known stands last in both directions. */
    { TC_SORT_LABEL, "2 5 1 4 3 6", "4 1 5 2 6 3" },
    { TC_SORT_TITLE, "4 1 2 5 3 6", "5 2 1 4 6 3" },
    { TC_SORT_JOURNAL, "4 1 2 5 3 6", "5 2 1 4 6 3" },
    { TC_SORT_YEAR, "4 1 2 5 3 6", "5 2 1 4 6 3" },
    { TC_SORT_PHASE, "2 5 1 4 3 6", "4 1 5 2 6 3" },
    { TC_SORT_N_ENROLLED, "4 5 1 3 2 6", "3 1 5 4 6 2" },
    { TC_SORT_PROGRESS, "2 1 5 4 3 6", "4 5 1 2 6 3" },
    { TC_SORT_DISCREPANCIES, "1 4 6 3 2 5", "5 2 3 6 4 1" },
  };

  add_rows (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcStudyQuery) query = tc_study_query_new ();
      g_autofree char *ascending = NULL;
      g_autofree char *descending = NULL;

      query->sort = cases[i].sort;
      query->descending = FALSE;
      ascending = list_ids (fixture->store, query);
      query->descending = TRUE;
      descending = list_ids (fixture->store, query);
      g_assert_cmpstr (ascending, ==, cases[i].ascending);
      g_assert_cmpstr (descending, ==, cases[i].descending);
    }
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    int status;
    gboolean with_discrepancies;
    const char *ids;
  } cases[] = {
    { -1, FALSE, "1 2 3 4 5 6" },
    { -1, TRUE, "2 3 5" },
    { TC_STUDY_TO_REVIEW, FALSE, "2 5" },
    { TC_STUDY_REVIEWED, FALSE, "1" },
    { TC_STUDY_REVIEWED, TRUE, "" },
    { TC_STUDY_EXCLUDED, TRUE, "3" },
  };

  add_rows (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcStudyQuery) query = tc_study_query_new ();
      g_autofree char *ids = NULL;

      query->status = cases[i].status;
      query->with_discrepancies = cases[i].with_discrepancies;
      query->sort = TC_SORT_ADDED;
      ids = list_ids (fixture->store, query);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

/* What was noted is found when the transaction has written it; what was forgotten is not. */
static void
test_index (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "Quokkas");
  tc_source_unref (add_source (fixture->store, study_id, "q.txt", "Wombats and 袋熊"));
  tc_store_forget_index (fixture->store);
  commit (fixture->store);
  before = search_ids (fixture->store, "袋熊");
  g_assert_cmpstr (before, ==, "");

  begin (fixture->store);
  tc_store_index_source_later (fixture->store, 1);
  tc_store_index_study_later (fixture->store, study_id);
  tc_store_index_study_later (fixture->store, study_id);
  g_assert_true (tc_store_write_index (fixture->store, &error));
  g_assert_no_error (error);
  tc_store_forget_index (fixture->store);
  commit (fixture->store);
  after = search_ids (fixture->store, "袋熊");
  g_assert_cmpstr (after, ==, "1");
  {
    g_autofree char *title = search_ids (fixture->store, "quokkas");

    g_assert_cmpstr (title, ==, "1");
  }
}

static gint64
get_setting (StoreFixture *fixture,
             const char   *sql)
{
  g_autoptr (TcStatement) statement = tc_statement_new (fixture->store->connection, sql);

  g_assert_true (tc_statement_next (statement));

  return tc_statement_get_int (statement, 0);
}

/* A program that ends while it loads leaves its settings in the file: the next one takes them back. */
static void
test_left_bulk (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const struct { const char *sql; gint64 value; } settings[] = {
    { "SELECT v FROM source_search_config WHERE k = 'automerge'", 4 },
    { "SELECT v FROM source_search_config WHERE k = 'hashsize'", 1048576 },
    { "SELECT v FROM study_search_config WHERE k = 'hashsize'", 1048576 },
  };

  tc_store_set_bulk (fixture->store, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    g_assert_cmpint (get_setting (fixture, settings[i].sql), >, settings[i].value);
  store_fixture_reopen (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    g_assert_cmpint (get_setting (fixture, settings[i].sql), ==, settings[i].value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function) \
  g_test_add ("/store/search/" name, StoreFixture, NULL, set_up, function, store_fixture_tear_down)

  ADD ("words", set_up, test_words);
  ADD ("changes", set_up, test_changes);
  ADD ("many-words", set_up, test_many_words);
  ADD ("orders", store_fixture_set_up, test_orders);
  ADD ("filters", store_fixture_set_up, test_filters);
  ADD ("index", store_fixture_set_up, test_index);
  ADD ("left-bulk", store_fixture_set_up, test_left_bulk);

  return g_test_run ();
}
