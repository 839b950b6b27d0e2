/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"
#include "tc-link-table.h"
#include "tc-store-private.h"

/* Tests: tc-identifier-table.c tc-link-table.c tc-match-table.c tc-pair-table.c */

/* A study with one report and one source. */
static TcSource *
add_one (StoreFixture *fixture,
         const char   *title,
         TcId         *report_id)
{
  g_autoptr(GError) error = NULL;
  TcId study_id = add_study (fixture->store, title);
  TcSource *source = add_source (fixture->store, study_id, title, title);

  *report_id = tc_store_add_report (fixture->store, study_id, "trial report", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tc_store_set_place (fixture->store, source->id, study_id, *report_id, &error));

  return source;
}

static void
test_identifiers (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcSource) source = NULL;
  g_autoptr(GArray) found = NULL;
  g_autoptr(GArray) none = NULL;
  TcId report_id;
  gboolean other;

  begin (fixture->store);
  source = add_one (fixture, "Humming", &report_id);
  for (guint i = 0; i < 2; i++)
    g_assert_true (tc_store_add_identifier (fixture->store, "doi", "10.1000/hum", source->id, &error));
  found = tc_store_find_identified (fixture->store, "doi", "10.1000/hum", &error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, TcReportMatch, 0).report_id, ==, report_id);
  g_assert_true (tc_store_has_other_identifier (fixture->store, report_id, "doi", "10.1000/hum", &other, &error));
  g_assert_false (other);
  g_assert_true (tc_store_has_other_identifier (fixture->store, report_id, "doi", "10.1000/gargle", &other, &error));
  g_assert_true (other);
  g_assert_true (tc_store_has_other_identifier (fixture->store, report_id, "pmid", "1", &other, &error));
  g_assert_false (other);

  /* A source that is taken out takes its identifiers along. */
  g_assert_true (tc_store_set_source_removed (fixture->store, source->id, TRUE, &error));
  none = tc_store_find_identified (fixture->store, "doi", "10.1000/hum", &error);
  g_assert_cmpuint (none->len, ==, 0);
  commit (fixture->store);
}

static void
test_matches (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcSource) source = NULL;
  g_autoptr(GArray) found = NULL;
  TcMatchKeys keys = { { 0, G_MAXUINT64, 7 }, (char *) "testperson a", 2031, (char *) "31" };
  const TcReportMatch *match;
  TcId report_id;

  begin (fixture->store);
  source = add_one (fixture, "Humming", &report_id);
  g_assert_true (tc_store_add_match_keys (fixture->store, source->id, &keys, &error));
  found = tc_store_find_matches (fixture->store, G_MAXUINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  match = &g_array_index (found, TcReportMatch, 0);
  g_assert_cmpstr (match->keys.author, ==, "testperson a");
  g_assert_cmpint (match->keys.year, ==, 2031);
  g_assert_cmpstr (match->keys.page, ==, "31");
  commit (fixture->store);
}

static void
test_pairs (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcSource) first = NULL;
  g_autoptr(TcSource) second = NULL;
  g_autoptr(GPtrArray) pairs = NULL;
  const TcPairRow *pair;
  TcId first_id, second_id, study_id;

  begin (fixture->store);
  first = add_one (fixture, "Humming", &first_id);
  second = add_one (fixture, "Humming again", &second_id);
  for (guint i = 0; i < 2; i++)
    g_assert_true (tc_store_add_pair (fixture->store, second_id, first_id, "title", &error));
  pairs = tc_store_list_pairs (fixture->store, 0, 10, &error);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_ptr_array_index (pairs, 0);
  g_assert_cmpint (tc_store_get_newest_pair (fixture->store), ==, pair->id);
  g_assert_cmpuint (tc_store_count_pairs (fixture->store, pair->id - 1), ==, 1);
  g_assert_cmpuint (tc_store_count_pairs (fixture->store, pair->id), ==, 0);
  g_assert_cmpint (pair->first_id, ==, first_id);
  g_assert_cmpint (pair->second_id, ==, second_id);
  g_assert_cmpuint (tc_store_count_pairs (fixture->store, 0), ==, 1);

  /* What was said is kept when the pair is found once more. */
  g_assert_true (tc_store_set_pair_decision (fixture->store, pair->id, TC_PAIR_DIFFERENT, &error));
  g_assert_true (tc_store_add_pair (fixture->store, first_id, second_id, "citation", &error));
  g_assert_cmpuint (tc_store_count_pairs (fixture->store, 0), ==, 0);
  g_assert_true (tc_store_set_pair_decision (fixture->store, pair->id, TC_PAIR_OPEN, &error));
  g_assert_cmpuint (tc_store_count_pairs (fixture->store, 0), ==, 1);

  /* Reports of one study are no question any more. */
  g_assert_true (tc_store_set_place (fixture->store, second->id, first->study_id, second_id, &error));
  g_assert_cmpuint (tc_store_count_pairs (fixture->store, 0), ==, 0);
  g_assert_true (tc_store_get_report_study (fixture->store, second_id, &study_id, &error));
  g_assert_cmpint (study_id, ==, first->study_id);
  g_assert_null (tc_store_get_pair (fixture->store, 99, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  commit (fixture->store);
}

/* Takes the table away and looks whether what asks it says so. */
#define assert_fails(fixture, table, call) G_STMT_START { \
  g_autoptr(GError) _error = NULL; \
  GError **error = &_error; \
  g_assert_true (tc_connection_execute (fixture->store->connection, "ALTER TABLE " table " RENAME TO gone", NULL)); \
  g_assert_false (call); \
  g_assert_nonnull (_error); \
  g_assert_true (tc_connection_execute (fixture->store->connection, "ALTER TABLE gone RENAME TO " table, NULL)); \
  } G_STMT_END

/* A question that cannot be answered is not answered with no. */
static void
test_unreadable (StoreFixture  *fixture,
                 gconstpointer  data)
{
  TcStore *store = fixture->store;
  g_autofree char *title = NULL;
  g_autofree char *author = NULL;
  gboolean found;
  TcId id;

  begin (store);
  assert_fails (fixture, "identifier", tc_store_find_identified (store, "doi", "10.1000/hum", error) != NULL);
  assert_fails (fixture, "identifier", tc_store_has_other_identifier (store, 1, "doi", "10.1000/hum", &found, error));
  assert_fails (fixture, "identifier", tc_store_reports_conflict (store, 1, 2, &found, error));
  assert_fails (fixture, "report_pair", tc_store_is_pair_apart (store, 1, 2, &found, error));
  assert_fails (fixture, "discrepancy", tc_store_has_comparison (store, "phase", 1, 2, &found, error));
  assert_fails (fixture, "report", tc_store_get_report_study (store, 1, &id, error));
  assert_fails (fixture, "match_detail", tc_store_get_report_title (store, 1, &title, &author, error));
  commit (store);
}

#define ADD(path, test) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/links/identifiers", test_identifiers);
  ADD ("/store/links/matches", test_matches);
  ADD ("/store/links/pairs", test_pairs);
  ADD ("/store/links/unreadable", test_unreadable);

  return g_test_run ();
}
