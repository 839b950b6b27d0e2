/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "suggestion-fixture.h"
#include "tc-link-table.h"
#include "tc-statement.h"
#include "tc-store-private.h"
#include "tc-suggestion-pack.h"
#include "tc-word-table.h"

/* Tests: tc-suggestion-unpack.c tc-suggestion-pack-sum.c tc-suggestion-table.c tc-word-table.c tc-schema.c
 * Through them: tc-suggestion-pack.c tc-suggestion-convert.c tc-citation-order.c */

/* As the history writes them: all that they say. */
static char *
show (GPtrArray *suggestions,
      TcId       source_id)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      for (guint j = 0; j < suggestion->quotes->len; j++)
        {
          TcQuote *quote = g_ptr_array_index (suggestion->quotes, j);

          if (quote->source_id == 0)
            quote->source_id = source_id;
        }
    }

  return tc_suggestions_to_json (suggestions);
}

static void
test_round_trip (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_auto (TcTextIndex) index = { NULL };
  g_autoptr (GBytes) pack = suggestion_fixture_pack (fixture, &index);
  g_autoptr (GPtrArray) before = suggestion_fixture_make ();
  g_autoptr (GPtrArray) after = tc_suggestions_new ();
  g_autofree char *expected = show (before, 7);
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  const void *bytes = g_bytes_get_data (pack, &n_bytes);

  g_assert_cmpuint (n_bytes, <, strlen (expected) / 4);
  g_assert_true (tc_suggestion_unpack (fixture->store->connection, bytes, n_bytes, 7, &index, after, &error));
  g_assert_no_error (error);
  shown = show (after, 7);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_true (tc_suggestion_pack_check (bytes, n_bytes, after));
  g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (after, 1))->source_id, ==, 7);

  /* Ids are different, and in the order of the pack. */
  for (guint i = 1; i < after->len; i++)
    g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (after, i))->id, >,
                     ((TcSuggestion *) g_ptr_array_index (after, i - 1))->id);
}

/* A text that was changed is noticed, although the pack holds no quote. */
static void
test_other_text (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_auto (TcTextIndex) index = { NULL };
  g_auto (TcTextIndex) other = { NULL };
  g_auto (TcTextIndex) shorter = { NULL };
  g_autoptr (GBytes) pack = suggestion_fixture_pack (fixture, &index);
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = g_strdup (SUGGESTION_TEXT);
  gsize n_bytes;
  const void *bytes = g_bytes_get_data (pack, &n_bytes);

  changed[strlen ("Probe B, 2031. ")] = '9';
  tc_text_index_init (&other, changed);
  g_assert_true (tc_suggestion_unpack (fixture->store->connection, bytes, n_bytes, 7, &other, suggestions, &error));
  g_assert_false (tc_suggestion_pack_check (bytes, n_bytes, suggestions));

  tc_text_index_init (&shorter, "Probe");
  g_assert_false (tc_suggestion_unpack (fixture->store->connection, bytes, n_bytes, 7, &shorter, suggestions, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
}

static void
run_raw (const char *path,
         const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Makes the index of words say something else than the table: it is taken out of the schema meanwhile. */
static void
damage_words (StoreFixture *fixture)
{
  run_raw (fixture->path, "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE tbl_name = 'word'; "
                          "PRAGMA writable_schema = 1; "
                          "DELETE FROM sqlite_schema WHERE name LIKE 'sqlite_autoindex_word%'; "
                          "UPDATE sqlite_schema SET sql = replace (sql, ' UNIQUE', '') WHERE name = 'word'");
  run_raw (fixture->path, "UPDATE word SET word = 'probe_other' WHERE word = 'probe_two'");
  run_raw (fixture->path, "PRAGMA writable_schema = 1; "
                          "DELETE FROM sqlite_schema WHERE tbl_name = 'word'; "
                          "INSERT INTO sqlite_schema SELECT * FROM kept; DELETE FROM sqlite_schema WHERE name = 'kept'");
}

/* In a damaged file two words may have one number: the second is refused, and the first stays as it is. */
static void
test_damaged_words (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TcConnection *connection = fixture->store->connection;
  guint number, second;

  begin (fixture->store);
  tc_words_add (connection, "probe_one", &error);
  number = tc_words_add (connection, "probe_two", &error);
  commit (fixture->store);
  store_fixture_close (fixture);
  damage_words (fixture);
  store_fixture_reopen (fixture);

  connection = fixture->store->connection;
  begin (fixture->store);
  g_assert_cmpstr (tc_words_get (connection, number, &error), ==, "probe_other");
  second = tc_words_add (connection, "probe_two", &error);
  g_assert_cmpuint (tc_words_add (connection, "probe_other", NULL), ==, number);
  g_assert_cmpuint (second, ==, 0);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpstr (tc_words_get (connection, number, &error), ==, "probe_other");
  tc_store_rollback (fixture->store);
}

/* A word that was rolled back leaves its number to another one. */
static void
test_words (StoreFixture  *fixture,
            gconstpointer  data)
{
  TcConnection *connection = fixture->store->connection;
  g_autoptr (GError) error = NULL;
  TcStore *reader;
  guint first, second;

  begin (fixture->store);
  first = tc_words_add (connection, "probe_one", &error);
  g_assert_cmpuint (tc_words_add (connection, "probe_one", &error), ==, first);
  g_assert_true (tc_store_savepoint (fixture->store, &error));
  second = tc_words_add (connection, "probe_two", &error);
  g_assert_cmpuint (second, !=, first);
  tc_store_rollback_to (fixture->store);
  g_assert_cmpuint (tc_words_add (connection, "probe_three", &error), ==, second);
  g_assert_cmpstr (tc_words_get (connection, second, &error), ==, "probe_three");
  commit (fixture->store);
  g_assert_no_error (error);

  begin (fixture->store);
  g_assert_cmpuint (tc_words_add (connection, "probe_four", &error), >, second);
  tc_store_rollback (fixture->store);
  g_assert_null (tc_words_get (connection, second + 1, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  reader = tc_store_open_reader (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tc_words_get (reader->connection, first, &error), ==, "probe_one");
  g_assert_null (tc_words_get (reader->connection, 0, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (tc_store_close (reader, &error));
}

static void
ignore_problem (const char *problem,
                gpointer    data)
{
  g_error ("%s", problem);
}

/* The surer title of another report is another title; the surer number is the better one. */
static void
test_citation (StoreFixture  *fixture,
               gconstpointer  data)
{
  static const double confidences[] = { 0.5, 0.9 };
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GError) error = NULL;
  TcId study_id, first = 0;

  begin (fixture->store);
  study_id = add_study (fixture->store, "Probe");
  for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
    {
      TcSource *source = add_source (fixture->store, study_id, i == 0 ? "a.txt" : "b.txt", SUGGESTION_TEXT);
      TcId report = tc_store_add_report (fixture->store, study_id, "other", NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      first = i == 0 ? source->id : first;
      add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40 + i), confidences[i], "40 patients");
      add_suggestion (fixture->store, source, "title", 0, tc_value_new_text ("Humming"), confidences[i], "40 patients");
      g_assert_true (tc_store_set_place (fixture->store, source->id, study_id, report, &error));
      tc_source_unref (source);
    }
  suggestions = tc_store_list_suggestions (fixture->store, study_id, &error);
  g_assert_no_error (error);
  commit (fixture->store);
  g_assert_cmpuint (suggestions->len, ==, 4);
  g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (suggestions, 0))->source_id, !=, first);
  g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (suggestions, 2))->source_id, ==, first);
}

/* What reading a report again suggests takes the place of what cannot be read any more; to add to it is refused. */
static void
test_replace_damaged (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcSource) source = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) after = NULL;

  begin (fixture->store);
  source = add_source (fixture->store, add_study (fixture->store, "Probe"), "probe.txt", SUGGESTION_TEXT);
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.9, "40 patients");
  known = tc_store_list_suggestions (fixture->store, source->study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (known->len, ==, 1);
  store_fixture_run (fixture->store, "UPDATE suggestion_pack SET pack = x'00'");
  g_assert_false (tc_store_add_suggestions (fixture->store, source->id, known, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (tc_store_replace_suggestions (fixture->store, source->id, known, &error));
  g_assert_no_error (error);
  after = tc_store_list_suggestions (fixture->store, source->study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 1);
  commit (fixture->store);
}

/* As the first step stores a text. */
static void
add_earlier_source (TcStore *store)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SUGGESTION_TEXT, -1);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO content (sha256, bytes) VALUES ('%s', CAST ('" SUGGESTION_TEXT "' AS BLOB)); "
                     "INSERT INTO source (study_id, content_id, record, name, encoding, reader, kind, languages, warnings, "
                     "imported_at) VALUES (1, 1, 0, 'probe.txt', 'UTF-8', 'text', 'other', '[]', '[]', 1); "
                     "INSERT INTO source_text (source_id, text, text_sha256, sections) "
                     "VALUES (1, '" SUGGESTION_TEXT "', '%s', '[]')", sha256, sha256);

  store_fixture_run (store, sql);
}

/* A project of step 3 with one study, whose suggestions are rows. */
static void
make_earlier (const char *path)
{
  const TcSchema *now = tc_schema_get_default ();
  const TcSchema earlier = { now->steps, 3 };
  g_autoptr (GError) error = NULL;
  TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &earlier, &error);

  g_assert_no_error (error);
  begin (store);
  add_study (store, "Earlier");
  add_earlier_source (store);
  store_fixture_run (store,
       "INSERT INTO suggestion (study_id, source_id, field, item, value, language, rule, confidence, quotes) VALUES "
       "(1, 1, 'n_enrolled', 0, '40', 'en', 'probe.rule', 0.97, "
       "'[{\"source\":1,\"item\":0,\"start\":15,\"end\":26,\"text\":\"40 patients\"}]'), "
       "(1, 1, 'arms', 1, '{\"label\":\"哼唱组\",\"n_allocated\":20}', 'zh', 'probe.arms', 0.8, "
       "'[{\"source\":1,\"item\":1,\"start\":57,\"end\":60,\"text\":\"哼唱组\"}]')");
  store_fixture_run (store,
       "INSERT INTO discrepancy (study_id, source_id, field, kind, message, quotes, \"values\", decision) "
       "VALUES (1, 1, 'phase', 'probe', 'Probe.', '[]', '[]', 'open')");
  store_fixture_run (store, "INSERT INTO identifier (kind, value, source_id) VALUES ('doi', '10.5555/probe', 1)");
  commit (store);
  g_assert_true (tc_store_close (store, &error));
}

static void
test_upgrade (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = store_fixture_file (fixture, "earlier.trialcurator");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GPtrArray) discrepancies = NULL;
  g_autofree char *shown = NULL;
  TcStore *store;

  make_earlier (path);
  store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  suggestions = tc_store_list_suggestions (store, 1, &error);
  g_assert_no_error (error);
  shown = tc_suggestions_to_json (suggestions);
  g_assert_cmpstr (shown, ==,
                   "[{\"field\":\"arms\",\"item\":1,\"value\":{\"label\":\"哼唱组\",\"n_allocated\":20},\"language\":\"zh\","
                   "\"rule\":\"probe.arms\",\"confidence\":0.8,\"quotes\":[{\"source_id\":1,\"item\":1,\"start\":57,\"end\":60,"
                   "\"text\":\"哼唱组\"}]},{\"field\":\"n_enrolled\",\"item\":0,\"value\":40,\"language\":\"en\","
                   "\"rule\":\"probe.rule\",\"confidence\":0.97,\"quotes\":[{\"source_id\":1,\"item\":0,\"start\":15,\"end\":26,"
                   "\"text\":\"40 patients\"}]}]");
  discrepancies = tc_store_list_discrepancies (store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (discrepancies->len, ==, 1);
  g_assert_cmpint (((TcDiscrepancy *) g_ptr_array_index (discrepancies, 0))->decision, ==, TC_DECISION_OPEN);
  g_assert_true (tc_store_verify (store, ignore_problem, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (tc_store_close (store, &error));
}

/* The last discrepancies were deleted before the upgrade: their ids, which the history names, are not given again. */
static void
test_upgrade_numbers (StoreFixture  *fixture,
                      gconstpointer  data)
{
  static const char * const deletions[] = {
    "DELETE FROM discrepancy WHERE id > 1", "DELETE FROM discrepancy", "DELETE FROM discrepancy WHERE id < 4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autofree char *name = g_strdup_printf ("earlier-%u.trialcurator", i);
      g_autofree char *path = store_fixture_file (fixture, name);
      g_autoptr (TcDiscrepancy) discrepancy = tc_discrepancy_new ("phase", "probe", "Probe.");
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf ("INSERT INTO discrepancy (study_id, source_id, field, kind, message, quotes, "
                                              "\"values\") SELECT 1, 1, 'phase', 'probe', 'Probe.', '[]', '[]' "
                                              "FROM (VALUES (1), (2), (3)); %s", deletions[i]);
      TcStore *store;

      make_earlier (path);
      run_raw (path, sql);
      store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
      g_assert_no_error (error);
      begin (store);
      discrepancy->source_id = 1;
      g_assert_cmpint (tc_store_put_discrepancy (store, 1, discrepancy, &error), ==, 5);
      g_assert_no_error (error);
      commit (store);
      g_assert_true (tc_store_close (store, &error));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/suggestions/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("round-trip", test_round_trip);
  ADD ("other-text", test_other_text);
  ADD ("words", test_words);
  ADD ("damaged-words", test_damaged_words);
  ADD ("replace-damaged", test_replace_damaged);
  ADD ("citation", test_citation);
  ADD ("upgrade", test_upgrade);
  ADD ("upgrade-numbers", test_upgrade_numbers);

  return g_test_run ();
}
