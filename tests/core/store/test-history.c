/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "store-fixture.h"
#include "tc-history-head.h"
#include "tc-store-private.h"

/* Tests: tc-history-head.c tc-store-verify.c
 * Through them: tc-store-verify-history.c */

#define TEXT "Effect of probe cells in 40 patients.\n\xe7\xba\xb3\xe5\x85\xa5""40\xe4\xbe\x8b"

/* What a person did, as the history tells it. */
static void
tell (TcStore    *store,
      const char *object,
      TcId        study_id,
      TcId        object_id,
      const char *after)
{
  g_autoptr (TcEventRow) event = tc_event_row_new ();
  g_autoptr (GError) error = NULL;

  event->action = g_strdup ("probe");
  event->object = g_strdup (object);
  event->reviewer = g_strdup ("Probe Reviewer");
  event->study_id = study_id;
  event->object_id = object_id;
  event->after = g_strdup (after);
  g_assert_true (tc_store_append_event (store, event, &error));
  g_assert_no_error (error);
}

/* An answer that rests on a quote. */
static void
put_quoted (TcStore  *store,
            TcSource *source)
{
  g_autoptr (TcValue) value = tc_value_new_text ("test disease");
  g_autoptr (TcAnswer) answer = tc_answer_new (source->study_id, "condition", TC_ANSWER_ENTERED, value);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  TcQuote *quote = tc_source_quote (source, (TcSpan) { 0, 5 });

  quote->source_id = source->id;
  g_ptr_array_add (answer->quotes, quote);
  answer->reviewer = g_strdup ("Probe Reviewer");
  g_assert_true (tc_store_put_answer (store, answer, &error));
  g_assert_no_error (error);
  after = tc_answer_to_json (answer);
  append_event (store, 0, source->study_id, "answer", "condition", after);
}

/* An annotation, a decision and a status, each with its entry. */
static void
decide (TcStore  *store,
        TcId      study_id,
        TcSource *source)
{
  g_autoptr (GPtrArray) discrepancies = tc_discrepancies_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (TcQuote) quote = tc_quote_new ((TcSpan) { 10, 15 }, "probe");
  g_autoptr (TcAnnotation) annotation = NULL;
  g_autoptr (TcAnnotation) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  TcDiscrepancy *discrepancy = tc_discrepancy_new ("n_enrolled", "different numbers", "Two numbers are named.");
  TcId id;

  quote->source_id = source->id;
  annotation = tc_annotation_new (0, study_id, quote, "", "", "Which cells?", "Probe Reviewer", 1);
  id = tc_store_put_annotation (store, annotation, &error);
  g_assert_no_error (error);
  read = tc_store_get_annotation (store, id, &error);
  json = tc_annotation_to_json (read);
  tell (store, "annotation", study_id, id, json);

  tc_discrepancy_take_statement (discrepancy, tc_source_quote (source, (TcSpan) { 0, 5 }), tc_value_new_number (4));
  g_ptr_array_add (discrepancies, discrepancy);
  g_assert_true (tc_store_add_discrepancies (store, study_id, source->id, discrepancies, &error));
  stored = tc_store_list_discrepancies (store, study_id, &error);
  id = ((TcDiscrepancy *) g_ptr_array_index (stored, 0))->id;
  g_assert_true (tc_store_set_discrepancy_decision (store, id, TC_DECISION_DISMISSED, &error));
  tell (store, "discrepancy", study_id, id, "{\"decision\":\"dismissed\"}");

  g_assert_true (tc_store_set_study_status (store, study_id, TC_STUDY_EXCLUDED, "wrong town", &error));
  tell (store, "study", study_id, 0, "{\"removed\":false}");
  tell (store, "study", study_id, 0, "{\"status\":\"excluded\",\"exclusion_reason\":\"wrong town\"}");
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  TcId id;

  store_fixture_set_up (fixture, data);
  begin (fixture->store);
  id = add_study (fixture->store, "First");
  source = add_source (fixture->store, id, "probe.txt", TEXT);
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.9, "40 patients");
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.8, "40\xe4\xbe\x8b");
  put_answer (fixture->store, id, "n_enrolled", TC_ANSWER_ACCEPTED, tc_value_new_number (40));
  put_answer (fixture->store, id, "phase", TC_ANSWER_ENTERED, tc_value_new_text ("Phase 2"));
  put_answer (fixture->store, id, "deaths", TC_ANSWER_NOT_REPORTED, NULL);
  put_quoted (fixture->store, source);
  decide (fixture->store, id, source);
  refresh (fixture->store, id);
  commit (fixture->store);
}

/* --- its head ------------------------------------------------------------------------------------- */

/* The chain is whole after its last entry was cut off; who noted the head sees it. */
static void
test_head (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean has = FALSE;
  gint64 n_before = 0;
  gint64 n_after = 0;

  g_assert_true (tc_store_get_head (fixture->store, &n_before, &before, &error));
  g_assert_cmpuint (strlen (before), ==, 64);
  begin (fixture->store);
  tell (fixture->store, "study", 1, 0, "{\"removed\":false}");
  commit (fixture->store);
  g_assert_true (tc_store_get_head (fixture->store, &n_after, &after, &error));
  g_assert_cmpint (n_after, ==, n_before + 1);
  g_assert_cmpstr (after, !=, before);

  g_assert_true (tc_store_has_head (fixture->store, before, &has, &error));
  g_assert_true (has);
  g_assert_true (tc_store_has_head (fixture->store, "00", &has, &error));
  g_assert_false (has);
}

/* --- what cannot be changed ---------------------------------------------------------------------- */

static void
test_protected (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const char *attempts[] = {
    "UPDATE event SET after = 'x' WHERE id = 1",
    "UPDATE event SET hash = hash",
    "UPDATE OR REPLACE event SET id = 2 WHERE id = 1",
    "DELETE FROM event WHERE id = 1",
    "DELETE FROM event",
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 1",
    "REPLACE INTO event (id, group_id, at, reviewer, action, object, study_id, object_id, field, before, after, "
    "app_version, previous_hash, hash) SELECT 3, 1, 0, '', 'x', '', 0, 0, '', '', '', '', hash, hash "
    "FROM event WHERE id = 2",
    "UPDATE source_text SET text = 'x'",
    "UPDATE source_text SET sections = '[]'",
    "DELETE FROM source_text",
    "INSERT OR REPLACE INTO source_text SELECT source_id, 'x', text_sha256, sections FROM source_text",
    "UPDATE content SET bytes = x'00'",
    "DELETE FROM content",
    "INSERT OR REPLACE INTO content SELECT id, sha256, x'00' FROM content",
    "INSERT OR REPLACE INTO content (sha256, bytes) SELECT sha256, x'00' FROM content",
    "UPDATE source SET name = 'x'",
    "UPDATE source SET encoding = 'x'",
    "DELETE FROM source",
    "INSERT OR REPLACE INTO source SELECT * FROM source",
    /* Defensive mode */
    "DELETE FROM source_search_data",
    "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema",
    "SELECT \"no such column\" FROM study",
  };
  sqlite3 *db = fixture->store->connection->db;

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_test_message ("%s", attempts[i]);
      g_assert_cmpint (sqlite3_exec (db, attempts[i], NULL, NULL, NULL), !=, SQLITE_OK);
    }

  /* Another program has no triggers against this, but ours are part of the file. What it replaces is found by
   * tc_store_verify(): only a connection with recursive triggers, as ours, asks before it replaces. */
  {
    sqlite3 *other;

    store_fixture_close (fixture);
    g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
    for (guint i = 0; i < 19; i++)
      if (strstr (attempts[i], "REPLACE INTO") == NULL)
        g_assert_cmpint (sqlite3_exec (other, attempts[i], NULL, NULL, NULL), !=, SQLITE_OK);
    g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  }
}

/* --- verification -------------------------------------------------------------------------------- */

static void
add_problem (const char *problem,
             gpointer    data)
{
  g_ptr_array_add (data, g_strdup (problem));
}

typedef struct
{
  double last;
  guint n_calls;
} Progress;

typedef struct
{
  GPtrArray *problems;
  Progress progress;
} Findings;

static void
findings_problem (const char *problem,
                  gpointer    data)
{
  Findings *findings = data;

  add_problem (problem, findings->problems);
}

static void
findings_progress (double   fraction,
                   gpointer data)
{
  Findings *findings = data;

  g_assert_cmpfloat (fraction, >=, findings->progress.last);
  g_assert_cmpfloat (fraction, <=, 1);
  findings->progress.last = fraction;
  findings->progress.n_calls++;
}

static GPtrArray *
verify (TcStore *store)
{
  Findings findings = { g_ptr_array_new_with_free_func (g_free), { 0, 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_store_verify (store, findings_problem, findings_progress, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (findings.progress.last, ==, 1);

  return findings.problems;
}

static void
test_sound (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) read_problems = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  TcStore *reader;

  problems = verify (fixture->store);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);

  reader = tc_store_open_reader (fixture->store, &error);
  g_assert_no_error (error);
  read_problems = verify (reader);
  g_assert_cmpuint (read_problems->len, ==, 0);
  g_assert_true (tc_store_close (reader, &error));

  g_cancellable_cancel (cancellable);
  g_assert_false (tc_store_verify (fixture->store, add_problem, NULL, problems, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Removes the triggers, changes something behind our back, and puts the triggers back. */
static void
tamper (const char *path,
        const char *sql)
{
  g_autoptr (GPtrArray) triggers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) drop = g_string_new (NULL);
  sqlite3 *db;
  sqlite3_stmt *statement;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", -1,
                                       &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append_printf (drop, "DROP TRIGGER %s;", sqlite3_column_text (statement, 0));
      g_ptr_array_add (triggers, g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (db, drop->str, NULL, NULL, NULL), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  for (guint i = 0; i < triggers->len; i++)
    g_assert_cmpint (sqlite3_exec (db, g_ptr_array_index (triggers, i), NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_tampered (StoreFixture  *fixture,
               gconstpointer  data)
{
  /* What was done, and what must be said of it; "|" divides the sentences. */
  static const struct
  {
    const char *sql;
    const char *problems;
  } cases[] = {
    { "UPDATE content SET bytes = CAST ('x' || CAST (bytes AS TEXT) AS BLOB)", "The stored copy of “probe.txt”" },
    { "UPDATE content SET sha256 = replace (sha256, substr (sha256, 1, 1), 'g')", "The stored copy of “probe.txt”" },
    { "UPDATE source_text SET text = replace (text, '40', '41')",
      "The text of “probe.txt”|The suggestions from “probe.txt”" },
    { "UPDATE source_text SET text = text || ' '", "The text of “probe.txt” was changed" },
    { "DELETE FROM source_text", "The text of “probe.txt”|The suggestions from “probe.txt”|A quote|A quote|A quote" },
    { "UPDATE suggestion_pack SET pack = CAST (substr (pack, 1, 12) || x'05' || substr (pack, 14) AS BLOB)",
      "The suggestions from “probe.txt”" },
    { "UPDATE suggestion_pack SET pack = substr (pack, 1, length (pack) - 1)", "The suggestions from “probe.txt”" },
    { "UPDATE suggestion_pack SET pack = CAST (pack || x'00' AS BLOB)", "The suggestions from “probe.txt”" },
    { "UPDATE suggestion_pack SET pack = x''", "The suggestions from “probe.txt”" },
    { "DELETE FROM word", "The suggestions from “probe.txt”" },
    { "UPDATE word SET word = word || 'x'", "The suggestions from “probe.txt”" },
    { "UPDATE discrepancy SET quotes = replace (quotes, '\"start\":0', '\"start\":1')", "A quote of study 1" },
    { "UPDATE discrepancy SET decision = 'open'", "A decision about a discrepancy of study 1" },
    { "UPDATE annotation SET text = 'prove'", "A quote|An annotation of study 1" },
    { "UPDATE annotation SET comment = 'No question'", "An annotation of study 1" },
    { "UPDATE annotation SET reviewer = 'Somebody else'", "An annotation of study 1" },
    { "DELETE FROM annotation", "An annotation of study 1" },
    { "PRAGMA ignore_check_constraints = 1; UPDATE annotation SET \"start\" = 9, \"end\" = 2",
      "CHECK constraint|A quote|An annotation" },
    { "PRAGMA ignore_check_constraints = 1; UPDATE annotation SET \"start\" = -1",
      "CHECK constraint|A quote|An annotation" },
    { "UPDATE study SET status = 'reviewed'", "The status of study 1" },
    { "UPDATE study SET exclusion_reason = 'right town'", "The status of study 1" },
    { "UPDATE study SET removed = 1", "The status of study 1" },
    { "UPDATE event SET reviewer = 'Somebody else' WHERE id = 2", "Entry 2 of the history" },
    { "UPDATE event SET at = at + 1 WHERE id = 1", "Entry 1 of the history" },
    { "UPDATE event SET after = '{' WHERE object = 'study'", "Entry 7|Entry 8|The status of study 1" },
    { "DELETE FROM event WHERE id = 1", "a gap before entry 2|The answer “n_enrolled” of study 1" },
    { "DELETE FROM event WHERE id = 3", "a gap before entry 4|The answer “deaths” of study 1" },
    { "DELETE FROM event WHERE id = 8", "The status of study 1" },
    { "DELETE FROM event", "“condition”|“deaths”|“n_enrolled”|“phase”|An annotation|The status|A decision" },
    { "UPDATE answer SET value = '41' WHERE field = 'n_enrolled'", "The answer “n_enrolled” of study 1" },
    { "UPDATE answer SET state = 'entered' WHERE field = 'n_enrolled'", "The answer “n_enrolled” of study 1" },
    { "UPDATE answer SET value = '{' WHERE field = 'n_enrolled'", "The answer “n_enrolled” of study 1" },
    { "UPDATE answer SET note = 'sure' WHERE field = 'phase'", "The answer “phase” of study 1" },
    { "UPDATE answer SET quotes = replace (quotes, '\"end\":5', '\"end\":4') WHERE field = 'condition'",
      "A quote of study 1 (field “condition”)|The answer “condition” of study 1" },
    { "UPDATE answer SET quotes = '[]' WHERE field = 'condition'", "The answer “condition” of study 1" },
    { "DELETE FROM answer WHERE field = 'phase'", "The answer “phase” of study 1" },
    { "INSERT INTO answer SELECT study_id, 'dose', state, reported, value, quotes, note, reviewer, rule, updated_at "
      "FROM answer WHERE field = 'phase'", "The answer “dose” of study 1" },
    { "PRAGMA foreign_keys = 0; UPDATE source SET report_id = 77", "the table “source” belongs to a row of “report”" },
    { "PRAGMA ignore_check_constraints = 1; UPDATE study SET n_enrolled = -7", "CHECK constraint" },
  };
  g_autofree char *good = NULL;
  gsize length;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_auto (GStrv) words = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].sql);
      g_assert_true (g_file_set_contents (fixture->path, good, length, &error));
      tamper (fixture->path, cases[i].sql);
      store_fixture_reopen (fixture);
      problems = verify (fixture->store);
      words = g_strsplit (cases[i].problems, "|", -1);
      for (guint j = 0; j < problems->len; j++)
        {
          g_test_message ("  %s", (char *) g_ptr_array_index (problems, j));
          if (j < g_strv_length (words) && strstr (g_ptr_array_index (problems, j), words[j]) == NULL)
            g_assert_cmpstr (g_ptr_array_index (problems, j), ==, words[j]);
          /* Whole sentences; a detail may stand behind them. */
          g_assert_nonnull (strchr (".)", ((char *) g_ptr_array_index (problems, j))
                                          [strlen (g_ptr_array_index (problems, j)) - 1]));
        }
      g_assert_cmpuint (problems->len, ==, g_strv_length (words));
      store_fixture_close (fixture);
    }
}

/* Each changed bit in what was imported, answered or written into the history is noticed. */
static void
test_bit_flips (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const char *marks[] = { TEXT, "Probe Reviewer", "40 patients\"", "probe.txt" };
  g_autofree char *good = NULL;
  guint n_flips = 0, n_missed = 0;
  gsize length;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &length, NULL));

  for (guint i = 0; i < 2; i++)
    for (gsize at = 0; at + strlen (marks[i]) <= length; at++)
      {
        g_autofree char *bad = NULL;
        g_autoptr (GPtrArray) problems = NULL;
        g_autoptr (GError) error = NULL;
        gsize byte;

        if (memcmp (good + at, marks[i], strlen (marks[i])) != 0)
          continue;

        bad = g_memdup2 (good, length);
        byte = at + g_test_rand_int_range (0, strlen (marks[i]));
        bad[byte] ^= 1 << g_test_rand_int_range (0, 7);
        g_assert_true (g_file_set_contents (fixture->path, bad, length, &error));
        store_fixture_reopen (fixture);
        problems = verify (fixture->store);
        n_flips++;
        if (problems->len == 0)
          n_missed++;
        store_fixture_close (fixture);
      }

  g_test_message ("%u of %u changed bits missed", n_missed, n_flips);
  g_assert_cmpuint (n_flips, >, 5);
  g_assert_cmpuint (n_missed, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/history/" name, StoreFixture, NULL, set_up, function, store_fixture_tear_down)

  ADD ("head", test_head);
  ADD ("protected", test_protected);
  ADD ("sound", test_sound);
  ADD ("tampered", test_tampered);
  ADD ("bit-flips", test_bit_flips);

  return g_test_run ();
}
