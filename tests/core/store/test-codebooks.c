/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "tc-codebook-edit.h"
#include "tc-store-private.h"

/* Tests: tc-codebook-table.c
 *
 * The codebooks that a project has had: what is taken back, what cannot be changed, who notices. */

static TcCodebook *
hide (TcStore    *store,
      const char *field)
{
  g_autoptr (GError) error = NULL;
  TcCodebook *codebook = tc_codebook_hide_field (tc_store_get_codebook (store), field, TRUE, &error);

  g_assert_no_error (error);
  return codebook;
}

static gboolean
is_hidden (TcStore    *store,
           const char *field)
{
  return tc_field_is_hidden (tc_codebook_find_field (tc_store_get_codebook (store), field));
}

static void
put (TcStore    *store,
     const char *field)
{
  g_autoptr (TcCodebook) codebook = hide (store, field);
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_store_put_codebook (store, codebook, &error));
  g_assert_no_error (error);
}

static void
test_put (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (TcCodebook) first = NULL;
  g_autoptr (GError) error = NULL;
  guint max_version;
  TcId id;

  begin (fixture->store);
  put (fixture->store, "year");
  put (fixture->store, "deaths");
  g_assert_true (is_hidden (fixture->store, "year"));
  tc_store_rollback (fixture->store);
  g_assert_false (is_hidden (fixture->store, "year"));

  begin (fixture->store);
  put (fixture->store, "year");
  commit (fixture->store);
  store_fixture_reopen (fixture);
  g_assert_true (is_hidden (fixture->store, "year"));
  g_assert_false (is_hidden (fixture->store, "deaths"));
  g_assert_true (tc_store_describe_codebook (fixture->store, &id, &max_version, &error));
  g_assert_cmpint (id, ==, 2);
  g_assert_cmpuint (max_version, ==, 1);

  first = tc_store_get_former_codebook (fixture->store, 1, &error);
  g_assert_no_error (error);
  g_assert_false (tc_field_is_hidden (tc_codebook_find_field (first, "year")));
  g_assert_null (tc_store_get_former_codebook (fixture->store, 3, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
}

/* Hidden fields are neither checked nor to check. */
static void
test_progress (StoreFixture  *fixture,
               gconstpointer  data)
{
  TcValue *answer = tc_value_new_text ("Phase 2");
  g_autoptr (TcStudyRow) row = NULL;
  g_autoptr (TcStudyRow) after = NULL;
  g_autoptr (TcSource) source = NULL;
  TcId id;

  begin (fixture->store);
  id = add_study (fixture->store, "Probe");
  source = add_source (fixture->store, id, "probe.txt", "Ten persons in 2031");
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (10), 0.9, "Ten");
  add_suggestion (fixture->store, source, "year", 0, tc_value_new_number (2031), 0.9, "2031");
  put_answer (fixture->store, id, "phase", TC_ANSWER_ENTERED, answer);
  refresh (fixture->store, id);
  row = tc_store_get_study (fixture->store, id, NULL);
  g_assert_cmpuint (row->n_checked, ==, 1);
  g_assert_cmpuint (row->n_to_check, ==, 2);

  put (fixture->store, "year");
  put (fixture->store, "phase");
  g_assert_true (tc_store_refresh_progress (fixture->store, NULL));
  commit (fixture->store);
  after = tc_store_get_study (fixture->store, id, NULL);
  g_assert_cmpuint (after->n_checked, ==, 0);
  g_assert_cmpuint (after->n_to_check, ==, 1);
}

static guint
count (TcStore    *store,
       const char *field,
       const char *choice)
{
  TcCodebookLoss loss = { (char *) field, NULL, (char *) choice };
  guint n = 99;

  g_assert_true (tc_store_count_loss (store, &loss, &n, NULL));
  return n;
}

static void
test_count (StoreFixture  *fixture,
            gconstpointer  data)
{
  begin (fixture->store);
  for (guint i = 0; i < 3; i++)
    {
      TcId id = add_study (fixture->store, "Probe");
      TcValue *phase = tc_value_new_text (i < 2 ? "Phase 2" : "Phase 3");

      put_answer (fixture->store, id, "phase", TC_ANSWER_ENTERED, phase);
    }
  commit (fixture->store);
  g_assert_cmpuint (count (fixture->store, "phase", NULL), ==, 3);
  g_assert_cmpuint (count (fixture->store, "phase", "Phase 2"), ==, 2);
  g_assert_cmpuint (count (fixture->store, "phase", "Phase 4"), ==, 0);
  g_assert_cmpuint (count (fixture->store, "masking", NULL), ==, 0);
}

/* --- hands ------------------------------------------------------------------------------------------ */

static void
add_problem (const char *problem,
             gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strdup (problem));
}

static void
assert_found (TcStore    *store,
              const char *mentions)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_store_verify (store, add_problem, NULL, problems, NULL, &error));
  g_assert_no_error (error);
  if (mentions == NULL)
    {
      g_assert_cmpuint (problems->len, ==, 0);
      return;
    }
  g_assert_cmpuint (problems->len, >, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), mentions));
}

static const char * const forbidden[] = {
  "UPDATE codebook SET json = '{}'",
  "DELETE FROM codebook",
  "INSERT OR REPLACE INTO codebook (id, added_at, json) VALUES (1, 0, '{}')",
};

/* SQLite itself refuses, and where its triggers were taken away for a while, verification tells. */
static void
test_hands (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *json = g_strdup (tc_codebook_get_json (tc_store_get_codebook (fixture->store)));

  assert_found (fixture->store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tc_connection_execute (fixture->store->connection, forbidden[i], &error));
      g_assert_nonnull (error);
    }

  store_fixture_run (fixture->store, "DROP TRIGGER codebook_no_update");
  store_fixture_run (fixture->store, "UPDATE codebook SET json = replace (json, 'Masking', 'Asking')");
  assert_found (fixture->store, "Codebook 1");
  store_fixture_run (fixture->store, "UPDATE codebook SET json = replace (json, 'Asking', 'Masking')");
  assert_found (fixture->store, NULL);

  /* A codebook without a word in the history. */
  begin (fixture->store);
  put (fixture->store, "year");
  commit (fixture->store);
  assert_found (fixture->store, "the history does not know");
}

/* A project from before the hashes opens, takes another codebook and verifies. */
static void
test_earlier (StoreFixture  *fixture,
              gconstpointer  data)
{
  const TcSchema earlier = { tc_schema_get_default ()->steps, 9 };
  g_autofree char *path = store_fixture_file (fixture, "earlier.trialcurator");
  g_autoptr (GError) error = NULL;
  TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &earlier, &error);

  g_assert_no_error (error);
  g_assert_true (tc_store_close (store, &error));
  store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  assert_found (store, NULL);
  begin (store);
  put (store, "year");
  commit (store);
  g_assert_true (is_hidden (store, "year"));
  g_assert_true (tc_store_close (store, &error));
}

#define ADD(name, function) \
  g_test_add ("/store/codebooks/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("put", test_put);
  ADD ("progress", test_progress);
  ADD ("count", test_count);
  ADD ("hands", test_hands);
  ADD ("earlier", test_earlier);

  return g_test_run ();
}
