/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "tc-import-job.h"
#include "tc-link-table.h"

/* Tests: tc-import-job.c
 * Through them: tc-import-run.c tc-import-store.c tc-link.c tc-link-keys.c */

/*
 * One set of records as exported by two dozen programs. What belongs together is known without the program's own keys:
 *
 *   copies        records with the same DOI or the same PubMed number, in the simplest of forms (here: plain lower case
 *                 from "10." on, and digits; one program writes 0 where it knows no number)
 *   look-alikes   records with the same title, letters and digits alone, and the same year
 *
 * Counted are: copies, as pairs of records, that are not sources of one report ("missed"); pairs of records of one report
 * or one study that are neither copies nor look-alikes ("false"); and look-alikes of two reports that neither are of one
 * study nor wait for a person ("overlooked").
 */

typedef struct
{
  TcId report_id;
  TcId study_id;
  char *doi;
  char *pmid;
  char *title;
  int year;
} Record;

static void
record_clear (gpointer data)
{
  Record *record = data;

  g_free (record->doi);
  g_free (record->pmid);
  g_free (record->title);
}

static char *
dup_value (GPtrArray  *suggestions,
           const char *field)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (g_str_equal (suggestion->field, field))
        return tc_value_to_display (suggestion->value);
    }

  return NULL;
}

static char *
dup_plain_doi (GPtrArray *suggestions)
{
  g_autofree char *value = dup_value (suggestions, "doi");
  const char *start = value != NULL ? strstr (value, "10.") : NULL;

  return start != NULL ? g_ascii_strdown (start, -1) : NULL;
}

static char *
dup_letters (char *text)
{
  g_autofree char *owned = text;
  g_autofree char *folded = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;
  GString *letters = g_string_new (NULL);

  for (const char *at = folded; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (at)));

  return g_string_free (letters, FALSE);
}

static void
add_records (GArray  *records,
             TcStore *store,
             TcId     study_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) sources = tc_store_list_sources (store, study_id, &error);

  for (guint i = 0; i < sources->len; i++)
    {
      TcId source_id = g_array_index (sources, TcId, i);
      g_autoptr(GPtrArray) suggestions = tc_store_list_source_suggestions (store, source_id, &error);
      g_autofree char *year = dup_value (suggestions, "year");
      Record record = { 0 };

      g_assert_true (tc_store_get_place (store, source_id, &record.study_id, &record.report_id, &error));
      record.doi = dup_plain_doi (suggestions);
      record.pmid = dup_value (suggestions, "pmid");
      record.title = dup_letters (dup_value (suggestions, "title"));
      record.year = year != NULL ? atoi (year) : 0;
      g_array_append_val (records, record);
    }
}

static GArray *
load_records (TcStore *store)
{
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) studies = NULL;
  GArray *records = g_array_new (FALSE, FALSE, sizeof (Record));

  g_array_set_clear_func (records, record_clear);
  query->status = -1;
  studies = tc_store_list_studies (store, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < studies->len; i++)
    add_records (records, store, g_array_index (studies, TcId, i));

  return records;
}

static gboolean
are_copies (const Record *a,
            const Record *b)
{
  return (a->doi != NULL && g_strcmp0 (a->doi, b->doi) == 0)
         || (a->pmid != NULL && !g_str_equal (a->pmid, "0") && g_strcmp0 (a->pmid, b->pmid) == 0);
}

static gboolean
look_alike (const Record *a,
            const Record *b)
{
  return *a->title != '\0' && g_str_equal (a->title, b->title) && a->year == b->year;
}

static char *
make_pair_key (TcId a,
               TcId b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

/* The pairs that wait, by the studies that they would make one. */
static GHashTable *
load_pairs (TcStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) pairs = tc_store_list_pairs (store, 0, TC_PAIRS_COUNTED, &error);
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TcPairRow *pair = g_ptr_array_index (pairs, i);

      g_hash_table_add (keys, make_pair_key (pair->first_study_id, pair->second_study_id));
    }

  return keys;
}

static gboolean
waits (GHashTable   *pairs,
       const Record *a,
       const Record *b)
{
  g_autofree char *key = make_pair_key (a->study_id, b->study_id);

  return g_hash_table_contains (pairs, key);
}

static void
check_pairs (GArray     *records,
             GHashTable *pairs)
{
  guint n_copies = 0, n_missed = 0, n_false = 0, n_alike = 0, n_overlooked = 0;

  for (guint i = 0; i < records->len; i++)
    for (guint j = i + 1; j < records->len; j++)
      {
        const Record *a = &g_array_index (records, Record, i);
        const Record *b = &g_array_index (records, Record, j);
        gboolean copies = are_copies (a, b);
        gboolean alike = look_alike (a, b);

        n_copies += copies;
        n_missed += copies && a->report_id != b->report_id;
        n_false += a->study_id == b->study_id && !copies && !alike;
        n_alike += !copies && alike;
        n_overlooked += !copies && alike && a->study_id != b->study_id && !waits (pairs, a, b);
      }

  g_test_message ("%u records: of %u pairs of copies %u missed; %u false links; of %u further pairs of look-alikes %u "
                  "overlooked", records->len, n_copies, n_missed, n_false, n_alike, n_overlooked);
  g_assert_cmpuint (n_copies, >, 1000);
  g_assert_cmpuint (n_missed, ==, 0);
  g_assert_cmpuint (n_false, ==, 0);
  g_assert_cmpuint (n_overlooked, ==, 0);
}

static void
import_folder (Fixture    *fixture,
               const char *folder)
{
  TcImportJob *job = tc_import_job_new (fixture->workspace);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GError) error = NULL;

  tc_import_job_add_file (job, file);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  g_assert_finalize_object (job);
}

static void
test_copies (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TC_SHARED"), "corpus", "readers", "asreview", NULL);
  g_autoptr(Fixture) fixture = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) records = NULL;
  g_autoptr(GHashTable) pairs = NULL;
  TcStore *store;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the records of 25 programs (TC_SHARED) are not here");
      return;
    }

  fixture = fixture_new (0);
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import_folder (fixture, folder);
  store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  records = load_records (store);
  pairs = load_pairs (store);
  g_test_message ("%u studies, %u pairs wait", tc_store_count_studies (store, -1), g_hash_table_size (pairs));
  check_pairs (records, pairs);
  g_assert_true (tc_store_close (store, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-corpus/copies", test_copies);

  return g_test_run ();
}
