/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "test-store"

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tc-store-private.h"

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tc-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = store_fixture_file (fixture, "Probe trials.trialcurator");
  fixture->store = tc_store_open (fixture->path, TC_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
store_fixture_close (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_store_close (g_steal_pointer (&fixture->store), &error));
  g_assert_no_error (error);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store != NULL)
    store_fixture_close (fixture);
  fixture->store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (tc_store_is_read_only (fixture->store));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR) && !g_file_test (file, G_FILE_TEST_IS_SYMLINK))
        remove_folder (file);
      else
        g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  if (fixture->store != NULL)
    store_fixture_close (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

char *
store_fixture_file (StoreFixture *fixture,
                    const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

guint
store_fixture_count_files (StoreFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

TcId
add_study (TcStore    *store,
           const char *title)
{
  g_autoptr (TcStudyRow) row = tc_study_row_new ();
  g_autoptr (GError) error = NULL;
  TcId id;

  g_free (row->title);
  row->title = g_strdup (title);
  g_free (row->kind);
  row->kind = g_strdup ("trial report");
  id = tc_store_add_study (store, row, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

TcSource *
add_source (TcStore    *store,
            TcId        study_id,
            const char *name,
            const char *text)
{
  TcSource *source = tc_source_new ();
  g_autoptr (GError) error = NULL;

  source->study_id = study_id;
  g_free (source->name);
  source->name = g_strdup (name);
  source->bytes = g_bytes_new (text, strlen (text));
  source->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source->bytes);
  g_free (source->encoding);
  source->encoding = g_strdup ("UTF-8");
  g_free (source->reader);
  source->reader = g_strdup ("plain-text");
  g_free (source->kind);
  source->kind = g_strdup ("trial report");
  tc_source_take_text (source, g_strdup (text));
  tc_store_add_source (store, source, &error);
  g_assert_no_error (error);
  g_assert_cmpint (source->id, >, 0);

  return source;
}

void
add_suggestion (TcStore    *store,
                TcSource   *source,
                const char *field,
                guint       item,
                TcValue    *value,
                double      confidence,
                const char *quote)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (TcValue) owned = value;
  g_autoptr (GError) error = NULL;
  TcSuggestion *suggestion = tc_suggestion_new (field, item, owned, "en", "probe.rule", confidence);
  const char *at = strstr (source->text, quote);
  TcSpan span;

  g_assert_nonnull (at);
  span.start = g_utf8_strlen (source->text, at - source->text);
  span.end = span.start + g_utf8_strlen (quote, -1);
  tc_suggestion_take_quote (suggestion, tc_quote_new (span, quote));
  g_ptr_array_add (suggestions, suggestion);
  tc_store_add_suggestions (store, source->id, suggestions, &error);
  g_assert_no_error (error);
}

/* With its event, as every change has one. */
void
put_answer (TcStore       *store,
            TcId           study_id,
            const char    *field,
            TcAnswerState  state,
            TcValue       *value)
{
  g_autoptr (TcValue) owned = value;
  g_autoptr (TcAnswer) answer = tc_answer_new (study_id, field, state, owned);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (answer->reviewer);
  answer->reviewer = g_strdup ("Probe Reviewer");
  answer->updated_at = g_get_real_time ();
  tc_store_put_answer (store, answer, &error);
  g_assert_no_error (error);
  after = tc_answer_to_json (answer);
  append_event (store, 0, study_id, "answer", field, after);
}

TcId
append_event (TcStore    *store,
              TcId        group,
              TcId        study_id,
              const char *object,
              const char *field,
              const char *after)
{
  g_autoptr (TcEventRow) event = tc_event_row_new ();
  g_autoptr (GError) error = NULL;

  event->group = group;
  g_free (event->action);
  event->action = g_strdup ("answer");
  g_free (event->object);
  event->object = g_strdup (object);
  g_free (event->reviewer);
  event->reviewer = g_strdup ("Probe Reviewer");
  g_free (event->field);
  event->field = g_strdup (field);
  g_free (event->after);
  event->after = g_strdup (after);
  event->study_id = study_id;
  tc_store_append_event (store, event, &error);
  g_assert_no_error (error);

  return event->id;
}

void
refresh (TcStore *store,
         TcId     study_id)
{
  g_autoptr (GError) error = NULL;

  tc_store_refresh_study (store, study_id, &error);
  g_assert_no_error (error);
}

/* Runs statements as they are, past the store. */
void
store_fixture_run (TcStore    *store,
                   const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (store->connection->db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The ids of a search, joined with blanks. */
char *
search_ids (TcStore    *store,
            const char *search)
{
  g_autoptr (TcStudyQuery) query = tc_study_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  g_free (query->search);
  query->search = g_strdup (search);
  ids = tc_store_list_studies (store, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));

  return g_string_free (text, FALSE);
}
