/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

/* Tests: tc-annotation-table.c tc-answer-table.c tc-column-map-table.c tc-content-table.c tc-discrepancy-table.c
 * tc-event-table.c tc-report-table.c tc-source-table.c tc-store-transaction.c tc-study-refresh.c tc-study-table.c tc-suggestion-table.c tc-undo-table.c */

#define TEXT \
  "Effect of probe cells in test disease \xf0\x9f\xa7\xab\n" \
  "Testperson A, Probe B. J Invent Med 2021.\n" \
  "METHODS: 40 patients were randomised. \xe7\xba\xb3\xe5\x85\xa5""40\xe4\xbe\x8b\xe6\x82\xa3\xe8\x80\x85\xe3\x80\x82"

static void
test_study (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (TcStudyRow) row = NULL;
  g_autoptr (TcStudyRow) missing = NULL;
  g_autoptr (GError) error = NULL;
  TcId first, second;

  begin (fixture->store);
  first = add_study (fixture->store, "First");
  second = add_study (fixture->store, "Second");
  g_assert_true (tc_store_set_study_status (fixture->store, second, TC_STUDY_EXCLUDED, "review", &error));
  g_assert_false (tc_store_set_study_status (fixture->store, 99, TC_STUDY_EXCLUDED, "review", &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  commit (fixture->store);

  store_fixture_reopen (fixture);
  row = tc_store_get_study (fixture->store, second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (row->id, ==, second);
  g_assert_cmpint (row->status, ==, TC_STUDY_EXCLUDED);
  g_assert_cmpstr (row->exclusion_reason, ==, "review");
  g_assert_cmpstr (row->title, ==, "Second");
  g_assert_cmpstr (row->kind, ==, "trial report");
  g_assert_cmpint (row->n_enrolled, ==, -1);

  missing = tc_store_get_study (fixture->store, 99, &error);
  g_assert_null (missing);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 2);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, TC_STUDY_EXCLUDED), ==, 1);

  begin (fixture->store);
  g_assert_true (tc_store_set_study_removed (fixture->store, first, TRUE, &error));
  commit (fixture->store);
  g_assert_true (tc_store_is_study_removed (fixture->store, first));
  g_assert_false (tc_store_is_study_removed (fixture->store, second));
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 1);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, TC_STUDY_TO_REVIEW), ==, 0);
}

static void
test_report (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  TcReport *report;
  TcId study_id, report_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  report_id = tc_store_add_report (fixture->store, study_id, "trial report", "10.5555/Probe.1", "12345", NULL, "",
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpint (tc_store_add_report (fixture->store, 77, "trial report", NULL, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED);
  g_clear_error (&error);
  commit (fixture->store);

  reports = tc_store_list_reports (fixture->store, study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  report = g_ptr_array_index (reports, 0);
  g_assert_cmpint (report->id, ==, report_id);
  g_assert_cmpstr (report->doi, ==, "10.5555/Probe.1");
  g_assert_null (report->pmcid);
  g_assert_null (report->registry_id);
}

static void
test_source (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (TcSource) same = NULL;
  g_autoptr (TcSource) loaded = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  TcId first, second, found;

  begin (fixture->store);
  first = add_study (fixture->store, "First");
  second = add_study (fixture->store, "Second");
  source = tc_source_new ();
  source->study_id = first;
  source->name = g_strdup ("Testperson 2021.txt");
  source->bytes = g_bytes_new ("raw\0bytes", 9);
  source->encoding = g_strdup ("GB18030");
  source->reader = g_strdup ("bilingual-dump");
  source->kind = g_strdup ("trial report");
  tc_source_take_text (source, g_strdup (TEXT));
  tc_source_add_language (source, "en");
  tc_source_add_language (source, "zh");
  tc_source_add_warning (source, "A \"quoted\"\twarning \\ with a tab.");
  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 38 }, "en");
  tc_source_add_section (source, TC_SECTION_METHODS, (TcSpan) { 90, 120 }, "zh");
  g_assert_true (tc_store_add_source (fixture->store, source, &error));
  g_assert_no_error (error);
  g_assert_cmpint (source->id, !=, 0);
  g_assert_cmpint (source->imported_at, !=, 0);
  g_assert_nonnull (source->sha256);
  same = add_source (fixture->store, second, "Other.txt", "Other");
  commit (fixture->store);

  store_fixture_reopen (fixture);
  loaded = tc_store_get_source (fixture->store, source->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->name, ==, source->name);
  g_assert_cmpint (loaded->study_id, ==, first);
  g_assert_cmpint (loaded->report_id, ==, 0);
  g_assert_cmpstr (loaded->text, ==, TEXT);
  g_assert_cmpuint (loaded->n_chars, ==, source->n_chars);
  g_assert_cmpstr (loaded->sha256, ==, source->sha256);
  g_assert_cmpstr (loaded->encoding, ==, "GB18030");
  g_assert_cmpstr (loaded->reader, ==, "bilingual-dump");
  g_assert_cmpstr (loaded->kind, ==, "trial report");
  g_assert_cmpint (loaded->imported_at, ==, source->imported_at);
  g_assert_null (loaded->bytes);
  g_assert_cmpuint (loaded->languages->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (loaded->languages, 1), ==, "zh");
  g_assert_cmpstr (g_ptr_array_index (loaded->warnings, 0), ==, "A \"quoted\"\twarning \\ with a tab.");
  g_assert_cmpuint (loaded->sections->len, ==, 2);
  g_assert_cmpint (g_array_index (loaded->sections, TcSection, 1).kind, ==, TC_SECTION_METHODS);
  g_assert_cmpuint (g_array_index (loaded->sections, TcSection, 1).span.end, ==, 120);
  g_assert_cmpstr (g_array_index (loaded->sections, TcSection, 1).language, ==, "zh");

  bytes = tc_store_get_source_bytes (fixture->store, source->id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "raw\0bytes", 9);

  g_assert_cmpint (tc_store_find_source (fixture->store, source->sha256, 0, &found), ==, source->id);
  g_assert_cmpint (found, ==, first);
  g_assert_cmpint (tc_store_find_source (fixture->store, source->sha256, 1, &found), ==, 0);

  ids = tc_store_list_sources (fixture->store, first, &error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, source->id);

  g_clear_pointer (&loaded, tc_source_unref);
  loaded = tc_store_get_source (fixture->store, 99, &error);
  g_assert_null (loaded);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
}

/* Two records of one file share its bytes, and both studies can have them. */
static void
test_shared_bytes (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (TcSource) first = NULL;
  g_autoptr (TcSource) second = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  first = add_source (fixture->store, study_id, "Both.json", "one file");
  second = tc_source_new ();
  second->study_id = study_id;
  second->record = 1;
  second->bytes = g_bytes_ref (first->bytes);
  tc_source_take_text (second, g_strdup ("another text"));
  g_assert_true (tc_store_add_source (fixture->store, second, &error));
  g_assert_no_error (error);
  commit (fixture->store);

  g_assert_cmpint (tc_store_find_source (fixture->store, first->sha256, 1, NULL), ==, second->id);
  bytes = tc_store_get_source_bytes (fixture->store, second->id, &error);
  g_assert_true (g_bytes_equal (bytes, first->bytes));
}

static void
add_part (TcStore    *store,
          gint64      start,
          const char *bytes)
{
  static const char all[] = "zero one two three";
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
  g_autoptr (GBytes) part = g_bytes_new (bytes, strlen (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_store_add_content_part (store, sha256, strlen (all), start, part, &error));
  g_assert_no_error (error);
}

/* A file of many records: its bytes come in parts, each source has its range in them, and a part that is missing is
 * no damage but has no bytes. */
static void
test_parts (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const struct { gint64 start, length; const char *bytes; } ranges[] = {
    { 0, 5, "zero " }, { 5, 4, "one " }, { 3, 9, "o one two" }, { 9, 9, "two three" }, { 17, 1, "e" }, { 17, 2, NULL },
  };
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "zero one two three", -1);
  g_autoptr (GError) error = NULL;
  TcId study_id;
  TcSource *sources[G_N_ELEMENTS (ranges)];

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  sources[0] = tc_source_new ();
  sources[0]->study_id = study_id;
  sources[0]->sha256 = g_strdup (sha256);
  g_assert_false (tc_store_add_source (fixture->store, sources[0], &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  tc_source_unref (sources[0]);

  add_part (fixture->store, 0, "zero one ");
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      TcSource *source = sources[i] = tc_source_new ();

      source->study_id = study_id;
      source->record = i;
      source->sha256 = g_strdup (sha256);
      source->byte_start = ranges[i].start;
      source->byte_length = ranges[i].length;
      source->line = i + 1;
      g_assert_true (tc_store_add_source (fixture->store, source, &error));
    }
  commit (fixture->store);
  g_assert_null (tc_store_get_source_bytes (fixture->store, sources[2]->id, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* The same part once more is no further one. */
  begin (fixture->store);
  add_part (fixture->store, 0, "zero one ");
  add_part (fixture->store, 9, "two three");
  commit (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (TcSource) loaded = tc_store_get_source (fixture->store, sources[i]->id, &error);
      g_autoptr (GBytes) bytes = tc_store_get_source_bytes (fixture->store, sources[i]->id, NULL);

      g_assert_no_error (error);
      g_assert_cmpint (loaded->byte_start, ==, ranges[i].start);
      g_assert_cmpint (loaded->byte_length, ==, ranges[i].length);
      g_assert_cmpint (loaded->line, ==, i + 1);
      if (ranges[i].bytes == NULL)
        g_assert_null (bytes);
      else
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), ranges[i].bytes,
                         strlen (ranges[i].bytes));
      tc_source_unref (sources[i]);
    }
}

/* A source that was taken out is in no list and says nothing, until it is put back. */
static void
test_removed_source (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (GError) error = NULL;
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  source = add_source (fixture->store, study_id, "a.txt", TEXT);
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.6, "40 patients");
  commit (fixture->store);
  for (guint removed = 0; removed < 2; removed++)
    {
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) suggestions = NULL;
      g_autoptr (TcStudyRow) row = NULL;

      begin (fixture->store);
      g_assert_true (tc_store_set_source_removed (fixture->store, source->id, removed == 1, &error));
      g_assert_true (tc_store_refresh_study (fixture->store, study_id, &error));
      commit (fixture->store);
      ids = tc_store_list_sources (fixture->store, study_id, &error);
      suggestions = tc_store_list_suggestions (fixture->store, study_id, &error);
      row = tc_store_get_study (fixture->store, study_id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (tc_store_is_source_removed (fixture->store, source->id), ==, removed == 1);
      g_assert_cmpuint (ids->len, ==, 1 - removed);
      g_assert_cmpuint (suggestions->len, ==, 1 - removed);
      g_assert_cmpint (row->n_enrolled, ==, removed == 1 ? -1 : 40);
    }
}

static void
test_suggestion (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GError) error = NULL;
  TcSuggestion *best;
  TcQuote *quote;
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  source = add_source (fixture->store, study_id, "a.txt", TEXT);
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.6, "40 patients");
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.9,
                  "\xe7\xba\xb3\xe5\x85\xa5""40\xe4\xbe\x8b");
  add_suggestion (fixture->store, source, "authors", 1, tc_value_new_text ("Probe B"), 0.9, "Probe B");
  add_suggestion (fixture->store, source, "authors", 0, tc_value_new_text ("Testperson A"), 0.5, "Testperson A");
  commit (fixture->store);

  suggestions = tc_store_list_suggestions (fixture->store, study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (suggestions->len, ==, 4);
  g_assert_cmpuint (((TcSuggestion *) g_ptr_array_index (suggestions, 0))->item, ==, 0);
  best = g_ptr_array_index (suggestions, 2);
  g_assert_cmpstr (best->field, ==, "n_enrolled");
  g_assert_cmpfloat (best->confidence, ==, 0.9);
  g_assert_cmpint (best->id, !=, 0);
  g_assert_cmpint (best->source_id, ==, source->id);
  g_assert_cmpfloat (tc_value_get_number (best->value), ==, 40);
  g_assert_cmpuint (best->quotes->len, ==, 1);
  quote = g_ptr_array_index (best->quotes, 0);
  g_assert_cmpint (quote->source_id, ==, source->id);
  g_assert_cmpstr (quote->text, ==, "\xe7\xba\xb3\xe5\x85\xa5""40\xe4\xbe\x8b");
  g_assert_cmpuint (quote->span.end - quote->span.start, ==, 5);
}

static void
test_discrepancy (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (GPtrArray) added = tc_discrepancies_new ();
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *field = NULL;
  TcDiscrepancyDecision decision;
  TcDiscrepancy *discrepancy;
  TcId study_id, found;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  source = add_source (fixture->store, study_id, "a.txt", TEXT);
  discrepancy = tc_discrepancy_new ("n_enrolled", "different numbers", "One says 40, the other 41.");
  tc_discrepancy_take_statement (discrepancy, tc_quote_new ((TcSpan) { 1, 3 }, "ff"), tc_value_new_number (40));
  tc_discrepancy_take_statement (discrepancy, tc_quote_new ((TcSpan) { 4, 6 }, "ct"), tc_value_new_number (41));
  g_ptr_array_add (added, discrepancy);
  g_assert_true (tc_store_add_discrepancies (fixture->store, study_id, source->id, added, &error));
  g_assert_no_error (error);
  commit (fixture->store);

  listed = tc_store_list_discrepancies (fixture->store, study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listed->len, ==, 1);
  discrepancy = g_ptr_array_index (listed, 0);
  g_assert_cmpstr (discrepancy->kind, ==, "different numbers");
  g_assert_cmpuint (discrepancy->quotes->len, ==, 2);
  g_assert_cmpfloat (tc_value_get_number (g_ptr_array_index (discrepancy->values, 1)), ==, 41);
  g_assert_cmpint (discrepancy->decision, ==, TC_DECISION_OPEN);

  begin (fixture->store);
  g_assert_true (tc_store_set_discrepancy_decision (fixture->store, discrepancy->id, TC_DECISION_DISMISSED, &error));
  commit (fixture->store);
  g_assert_true (tc_store_get_discrepancy_decision (fixture->store, discrepancy->id, &found, &field, &decision, &error));
  g_assert_cmpint (found, ==, study_id);
  g_assert_cmpstr (field, ==, discrepancy->field);
  g_assert_cmpint (decision, ==, TC_DECISION_DISMISSED);
  g_assert_false (tc_store_get_discrepancy_decision (fixture->store, 99, &found, NULL, &decision, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
}

static void
test_answer (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (TcValue) value = tc_value_new_quantity_with_sd (7.5, "week", 0.25);
  g_autoptr (TcAnswer) answer = NULL;
  g_autoptr (TcAnswer) loaded = NULL;
  g_autoptr (TcAnswer) none = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  TcQuote *quote;
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  answer = tc_answer_new (study_id, "follow_up", TC_ANSWER_CORRECTED, value);
  answer->reported = g_strdup ("7\xc2\xbd weeks");
  answer->note = g_strdup ("A note");
  answer->rule = g_strdup ("probe.rule");
  g_free (answer->reviewer);
  answer->reviewer = g_strdup ("Probe Reviewer");
  answer->updated_at = 1234567890123456;
  quote = tc_quote_new ((TcSpan) { 5, 9 }, "\"a\n\xe4\xb8\xad");
  quote->source_id = 3;
  quote->item = 2;
  g_ptr_array_add (answer->quotes, quote);
  g_assert_true (tc_store_put_answer (fixture->store, answer, &error));
  put_answer (fixture->store, study_id, "deaths", TC_ANSWER_NOT_REPORTED, NULL);
  commit (fixture->store);

  loaded = tc_store_get_answer (fixture->store, study_id, "follow_up", &error);
  g_assert_no_error (error);
  g_assert_true (tc_answer_equal (loaded, answer));
  g_assert_cmpint (loaded->updated_at, ==, answer->updated_at);
  g_assert_cmpint (loaded->study_id, ==, study_id);

  answers = tc_store_list_answers (fixture->store, study_id, &error);
  g_assert_cmpuint (answers->len, ==, 2);
  g_assert_null (((TcAnswer *) g_ptr_array_index (answers, 0))->value);

  begin (fixture->store);
  answer->state = TC_ANSWER_UNCLEAR;
  g_assert_true (tc_store_put_answer (fixture->store, answer, &error));
  g_assert_true (tc_store_delete_answer (fixture->store, study_id, "deaths", &error));
  g_assert_false (tc_store_delete_answer (fixture->store, study_id, "deaths", &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  commit (fixture->store);

  g_clear_pointer (&loaded, tc_answer_free);
  loaded = tc_store_get_answer (fixture->store, study_id, "follow_up", &error);
  g_assert_cmpint (loaded->state, ==, TC_ANSWER_UNCLEAR);
  none = tc_store_get_answer (fixture->store, study_id, "deaths", &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_annotation (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (TcQuote) quote = tc_quote_new ((TcSpan) { 2, 4 }, "fe");
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  TcAnnotation *annotation, *stored, *edited;
  TcId study_id, first, second;

  begin (fixture->store);
  study_id = add_study (fixture->store, "First");
  source = add_source (fixture->store, study_id, "a.txt", TEXT);
  quote->source_id = source->id;
  annotation = tc_annotation_new (0, study_id, quote, "dose", "important", "Why?", "Probe Reviewer", 42);
  first = tc_store_put_annotation (fixture->store, annotation, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, >, 0);
  commit (fixture->store);

  stored = tc_store_get_annotation (fixture->store, first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tc_annotation_get_id (stored), ==, first);
  g_assert_cmpint (tc_annotation_get_source_id (stored), ==, source->id);
  g_assert_cmpstr (tc_annotation_get_comment (stored), ==, "Why?");
  g_assert_cmpstr (tc_annotation_get_tag (stored), ==, "important");
  g_assert_cmpstr (tc_annotation_get_text (stored), ==, "fe");
  g_assert_cmpuint (tc_annotation_get_span (stored).end, ==, 4);
  g_assert_cmpint (tc_annotation_get_created_at (stored), ==, 42);

  /* Deleted, another one made, and put back by undo: the id must not have gone to the other one. */
  begin (fixture->store);
  g_assert_true (tc_store_delete_annotation (fixture->store, first, &error));
  second = tc_store_put_annotation (fixture->store, annotation, &error);
  g_assert_cmpint (second, !=, first);
  g_assert_cmpint (tc_store_put_annotation (fixture->store, stored, &error), ==, first);
  edited = tc_annotation_new (first, study_id, quote, "dose", "", "Because.", "Probe Reviewer", 42);
  g_assert_cmpint (tc_store_put_annotation (fixture->store, edited, &error), ==, first);
  commit (fixture->store);

  listed = tc_store_list_annotations (fixture->store, study_id, &error);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpstr (tc_annotation_get_comment (g_ptr_array_index (listed, 0)), ==, "Because.");
  g_clear_pointer (&listed, g_ptr_array_unref);

  begin (fixture->store);
  g_assert_false (tc_store_delete_annotation (fixture->store, 99, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  commit (fixture->store);
  g_assert_null (tc_store_get_annotation (fixture->store, 99, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);

  g_assert_finalize_object (annotation);
  g_assert_finalize_object (stored);
  g_assert_finalize_object (edited);
}

static void
test_event (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_field = NULL;
  g_autoptr (GPtrArray) of_group = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;
  TcEventRow *newest, *oldest;
  TcId group;

  begin (fixture->store);
  group = append_event (fixture->store, 0, 1, "answer", "dose", "{}");
  g_assert_cmpint (append_event (fixture->store, group, 1, "answer", "phase", "{}"), ==, group + 1);
  append_event (fixture->store, 0, 2, "study", "", "");
  commit (fixture->store);

  all = tc_store_list_events (fixture->store, 0, NULL, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  newest = g_ptr_array_index (all, 0);
  oldest = g_ptr_array_index (all, 2);
  g_assert_cmpint (newest->id, ==, 3);
  g_assert_cmpint (newest->group, ==, 3);
  g_assert_cmpstr (oldest->previous_hash, ==, "");
  g_assert_cmpstr (((TcEventRow *) g_ptr_array_index (all, 1))->previous_hash, ==, oldest->hash);
  g_assert_cmpstr (oldest->app_version, ==, APP_VERSION);
  g_assert_cmpint (oldest->at, >, 0);

  of_field = tc_store_list_events (fixture->store, 1, "phase", 0, 100, &error);
  g_assert_cmpuint (of_field->len, ==, 1);
  of_group = tc_store_list_group (fixture->store, group, 0, FALSE, 100, &error);
  g_assert_cmpuint (of_group->len, ==, 2);
  g_assert_cmpint (((TcEventRow *) g_ptr_array_index (of_group, 0))->id, ==, group);
  page = tc_store_list_events (fixture->store, 0, NULL, 1, 1, &error);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpint (((TcEventRow *) g_ptr_array_index (page, 0))->id, ==, 2);

  for (TcId after = 0; after < 4; after++)
    {
      g_autoptr (GPtrArray) next = tc_store_list_events_after (fixture->store, after, 2, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (next->len, ==, MIN (2, 3 - MIN (after, 3)));
      for (guint i = 0; i < next->len; i++)
        g_assert_cmpint (((TcEventRow *) g_ptr_array_index (next, i))->id, ==, after + 1 + i);
    }
}

/* Who reads sees one moment, and keeps nobody from writing. */
static void
test_reading (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TcStore *reader = tc_store_open_reader (fixture->store, &error);

  g_assert_no_error (error);
  begin (fixture->store);
  add_study (fixture->store, "before");
  commit (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (reader, -1), ==, 1);

  g_assert_true (tc_store_begin_reading (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tc_store_count_studies (reader, -1), ==, 1);
  begin (fixture->store);
  add_study (fixture->store, "meanwhile");
  commit (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (reader, -1), ==, 1);
  tc_store_end_reading (reader);
  g_assert_cmpuint (tc_store_count_studies (reader, -1), ==, 2);

  /* Closing ends it, too. */
  g_assert_true (tc_store_begin_reading (reader, &error));
  g_assert_cmpuint (tc_store_count_studies (reader, -1), ==, 2);
  g_assert_true (tc_store_close (reader, &error));
  g_assert_no_error (error);
}

static void
test_undo (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TcId groups[4];

  g_assert_cmpint (tc_store_peek_undo (fixture->store), ==, 0);
  begin (fixture->store);
  for (guint i = 0; i < 3; i++)
    {
      groups[i] = append_event (fixture->store, 0, 1, "answer", "dose", "{}");
      g_assert_true (tc_store_push_undo (fixture->store, groups[i], &error));
    }
  commit (fixture->store);

  store_fixture_reopen (fixture);
  g_assert_cmpint (tc_store_peek_undo (fixture->store), ==, groups[2]);
  g_assert_cmpint (tc_store_peek_redo (fixture->store), ==, 0);

  begin (fixture->store);
  g_assert_true (tc_store_mark_undone (fixture->store, groups[2], TRUE, &error));
  g_assert_true (tc_store_mark_undone (fixture->store, groups[1], TRUE, &error));
  g_assert_cmpint (tc_store_peek_undo (fixture->store), ==, groups[0]);
  g_assert_cmpint (tc_store_peek_redo (fixture->store), ==, groups[1]);
  g_assert_true (tc_store_mark_undone (fixture->store, groups[1], FALSE, &error));
  g_assert_cmpint (tc_store_peek_undo (fixture->store), ==, groups[1]);
  g_assert_cmpint (tc_store_peek_redo (fixture->store), ==, groups[2]);

  groups[3] = append_event (fixture->store, 0, 1, "answer", "dose", "{}");
  g_assert_true (tc_store_push_undo (fixture->store, groups[3], &error));
  g_assert_cmpint (tc_store_peek_redo (fixture->store), ==, 0);
  g_assert_cmpint (tc_store_peek_undo (fixture->store), ==, groups[3]);
  g_assert_false (tc_store_mark_undone (fixture->store, groups[2], FALSE, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  commit (fixture->store);
}

static void
assert_row (TcStore    *store,
            TcId        study_id,
            const char *label,
            const char *title,
            int         year,
            gint64      n_enrolled,
            guint       n_checked,
            guint       n_to_check)
{
  g_autoptr (TcStudyRow) row = NULL;
  g_autoptr (GError) error = NULL;

  refresh (store, study_id);
  row = tc_store_get_study (store, study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->label, ==, label);
  g_assert_cmpstr (row->title, ==, title);
  g_assert_cmpint (row->year, ==, year);
  g_assert_cmpint (row->n_enrolled, ==, n_enrolled);
  g_assert_cmpuint (row->n_checked, ==, n_checked);
  g_assert_cmpuint (row->n_to_check, ==, n_to_check);
}

/* A study that is not there has nothing to compute. */
static void
test_refresh_refused (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture->store);
  g_assert_false (tc_store_refresh_study (fixture->store, 99, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
  tc_store_rollback (fixture->store);
}

static void
test_refresh (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  g_autoptr (TcStudyRow) row = NULL;
  g_autoptr (TcQuote) quote = tc_quote_new ((TcSpan) { 2, 4 }, "fe");
  g_autoptr (GPtrArray) discrepancies = tc_discrepancies_new ();
  g_autoptr (GError) error = NULL;
  TcAnnotation *annotation;
  TcValue *authors[2];
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "");
  source = add_source (fixture->store, study_id, "copied page.txt", TEXT);
  assert_row (fixture->store, study_id, "copied page.txt",
              "Effect of probe cells in test disease \xf0\x9f\xa7\xab", 0, -1, 0, 0);

  add_suggestion (fixture->store, source, "title_zh", 0, tc_value_new_text ("\xe7\xba\xb3\xe5\x85\xa5"), 1, "Effect");
  assert_row (fixture->store, study_id, "copied page.txt", "\xe7\xba\xb3\xe5\x85\xa5", 0, -1, 0, 1);

  add_suggestion (fixture->store, source, "title", 0, tc_value_new_text ("Effect of probe cells"), 0.9, "Effect");
  add_suggestion (fixture->store, source, "authors", 0, tc_value_new_text ("Testperson A"), 0.9, "Testperson A");
  add_suggestion (fixture->store, source, "authors", 1, tc_value_new_text ("Probe B"), 1, "Probe B");
  add_suggestion (fixture->store, source, "year", 0, tc_value_new_number (2021), 0.9, "2021");
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (4), 0.3, "4");
  add_suggestion (fixture->store, source, "n_enrolled", 0, tc_value_new_number (40), 0.9, "40 patients");
  add_suggestion (fixture->store, source, "no_such_field", 0, tc_value_new_number (40), 0.9, "40");
  assert_row (fixture->store, study_id, "Testperson 2021", "Effect of probe cells", 2021, 40, 0, 5);

  put_answer (fixture->store, study_id, "n_enrolled", TC_ANSWER_CORRECTED, tc_value_new_number (38));
  authors[0] = tc_value_new_text ("Probe C");
  authors[1] = tc_value_new_text ("Probe B");
  put_answer (fixture->store, study_id, "authors", TC_ANSWER_ENTERED, tc_value_new_list (authors, 2));
  tc_value_unref (authors[0]);
  tc_value_unref (authors[1]);
  assert_row (fixture->store, study_id, "Probe 2021", "Effect of probe cells", 2021, 38, 2, 3);

  /* Somebody looked and found that it is not reported: the suggestion does not come back. */
  put_answer (fixture->store, study_id, "n_enrolled", TC_ANSWER_NOT_REPORTED, NULL);
  put_answer (fixture->store, study_id, "year", TC_ANSWER_NOT_REPORTED, NULL);
  assert_row (fixture->store, study_id, "Probe C", "Effect of probe cells", 0, -1, 3, 2);

  g_ptr_array_add (discrepancies, tc_discrepancy_new ("dose", "different numbers", "Two doses."));
  g_assert_true (tc_store_add_discrepancies (fixture->store, study_id, 0, discrepancies, &error));
  quote->source_id = source->id;
  annotation = tc_annotation_new (0, study_id, quote, "", "", "", "", 1);
  tc_store_put_annotation (fixture->store, annotation, &error);
  g_assert_no_error (error);
  refresh (fixture->store, study_id);
  row = tc_store_get_study (fixture->store, study_id, &error);
  g_assert_cmpuint (row->n_discrepancies, ==, 1);
  g_assert_cmpuint (row->n_annotations, ==, 1);
  commit (fixture->store);
  g_assert_finalize_object (annotation);
}

/* The label names the first author that the form shows: that of the best list, not the best first one of all lists. */
static void
test_refresh_lists (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (TcSource) first = NULL;
  g_autoptr (TcSource) second = NULL;
  TcId study_id;

  begin (fixture->store);
  study_id = add_study (fixture->store, "");
  first = add_source (fixture->store, study_id, "one.txt", TEXT);
  second = add_source (fixture->store, study_id, "two.txt", TEXT);
  add_suggestion (fixture->store, first, "authors", 0, tc_value_new_text ("Probe B et al."), 0.95, "Probe B");
  add_suggestion (fixture->store, second, "authors", 0, tc_value_new_text ("Testperson A"), 0.9, "Testperson A");
  add_suggestion (fixture->store, second, "authors", 1, tc_value_new_text ("Probe B"), 0.9, "Probe B");
  assert_row (fixture->store, study_id, "Testperson A", "Effect of probe cells in test disease \xf0\x9f\xa7\xab", 0, -1, 0, 1);
  commit (fixture->store);
}

/* Part of an import can be taken back, the rest stays; so can the whole. */
static void
test_transaction (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture->store);
  add_study (fixture->store, "First");
  g_assert_true (tc_store_savepoint (fixture->store, &error));
  add_study (fixture->store, "Second");
  g_assert_true (tc_store_savepoint (fixture->store, &error));
  add_study (fixture->store, "Third");
  tc_store_rollback_to (fixture->store);
  g_assert_true (tc_store_release (fixture->store, &error));
  g_assert_true (tc_store_savepoint (fixture->store, &error));
  add_study (fixture->store, "Fourth");
  tc_store_rollback_to (fixture->store);
  commit (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 2);

  begin (fixture->store);
  add_study (fixture->store, "Fifth");
  tc_store_rollback (fixture->store);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 2);

  /* An open transaction is rolled back when the store is closed. */
  begin (fixture->store);
  add_study (fixture->store, "Sixth");
  store_fixture_reopen (fixture);
  g_assert_cmpuint (tc_store_count_studies (fixture->store, -1), ==, 2);
}

/* The last word about a header counts; a role that the codebook does not have any more is none. */
static void
test_column_map (StoreFixture  *fixture,
                 gconstpointer  data)
{
  static const char * const roles[] = { "title\x1fyear", "title_zh\x1f" "a_field_of_old" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TcColumnMaps) maps = NULL;
  const TcColumnMap *map;

  begin (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (TcColumnMap) said = tc_column_map_new_from_text ("A\x1f" "B", roles[i]);

      g_assert_true (tc_store_put_column_map (fixture->store, said, &error));
    }
  commit (fixture->store);
  store_fixture_reopen (fixture);

  maps = tc_store_get_column_maps (fixture->store, &error);
  g_assert_no_error (error);
  map = tc_column_maps_lookup (maps, "A\x1f" "B");
  g_assert_cmpstr (tc_column_map_get_role (map, 0), ==, "title_zh");
  g_assert_null (tc_column_map_get_role (map, 1));
  g_assert_null (tc_column_maps_lookup (maps, "B\x1f" "A"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/tables/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("study", test_study);
  ADD ("report", test_report);
  ADD ("source", test_source);
  ADD ("shared-bytes", test_shared_bytes);
  ADD ("parts", test_parts);
  ADD ("removed-source", test_removed_source);
  ADD ("suggestion", test_suggestion);
  ADD ("discrepancy", test_discrepancy);
  ADD ("answer", test_answer);
  ADD ("annotation", test_annotation);
  ADD ("column-map", test_column_map);
  ADD ("event", test_event);
  ADD ("reading", test_reading);
  ADD ("undo", test_undo);
  ADD ("refresh", test_refresh);
  ADD ("refresh-refused", test_refresh_refused);
  ADD ("refresh-lists", test_refresh_lists);
  ADD ("transaction", test_transaction);

  return g_test_run ();
}
