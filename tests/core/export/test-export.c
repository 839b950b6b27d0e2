/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-codebook-edit.h"
#include "tc-export.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv-reader.h"

/* Tests: tc-export.c */

/* An invented report, English and Chinese, with characters of every length. */
#define TEXT "A trial of 40 adults 😀 by Testperson A.\r\n中文摘要：本试验共纳入40例受试者，随访12个月，结果良好，未见严重不良事件发生。"

static const char * const file_names[] =
  { "studies.csv", "reports.csv", "arms.csv", "results_long.csv", "evidence_spans.csv",
    "annotations.csv", "audit.csv",
    "codebook.csv", NULL };

typedef struct
{
  char *folder;
  TcCodebook *codebook;
  TcStudyRow *study;
  GPtrArray *answers;
  GPtrArray *reports;
  GPtrArray *sources;
  GPtrArray *suggestions;
  GPtrArray *annotations;
  TcEventRow *event;
} Fixture;

static TcAnswer *
add_answer (Fixture       *fixture,
            const char    *field,
            TcAnswerState  state,
            const char    *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcValue) value = json != NULL ? tc_value_from_json (json, &error) : NULL;
  TcAnswer *answer;

  g_assert_no_error (error);
  answer = tc_answer_new (7, field, state, value);
  answer->reviewer = g_strdup ("Probe B");
  g_ptr_array_add (fixture->answers, answer);
  return answer;
}

/* Quotes the text of the fixture's source where @text stands in it. */
static TcSpan
add_quote (TcAnswer   *answer,
           TcSource   *source,
           const char *text,
           guint       item)
{
  const char *found = strstr (source->text, text);
  const guint start = (guint) g_utf8_pointer_to_offset (source->text, found);
  const TcSpan span = { start, start + (guint) g_utf8_strlen (text, -1) };
  TcQuote *quote = tc_source_quote (source, span);

  g_assert_cmpstr (quote->text, ==, text);
  quote->item = item;
  g_ptr_array_add (answer->quotes, quote);
  return span;
}

static TcSource *
make_source (void)
{
  TcSource *source = tc_source_new ();

  source->id = 3;
  source->record = 1;
  source->reader = g_strdup ("plain-text");
  source->encoding = g_strdup ("UTF-8");
  source->name = g_strdup ("report one.txt");
  source->sha256 = g_strnfill (64, 'a');
  tc_source_take_text (source, g_strdup (TEXT));
  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 39 }, "en");
  tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 41, source->n_chars }, "zh");
  tc_source_add_language (source, "en");
  tc_source_add_language (source, "zh");
  return source;
}

static void
fill_answers (Fixture *fixture)
{
  TcSource *source = g_ptr_array_index (fixture->sources, 0);
  TcAnswer *answer;

  add_answer (fixture, "title", TC_ANSWER_ENTERED, "\"=A \\\"trial\\\", of cells\"");
  add_answer (fixture, "title_zh", TC_ANSWER_CORRECTED, "\"＝细胞试验\"");
  add_answer (fixture, "authors", TC_ANSWER_ACCEPTED, "[\"Testperson A\",\"Probe B\"]");
  add_answer (fixture, "year", TC_ANSWER_ACCEPTED, "2024");
  add_answer (fixture, "volume", TC_ANSWER_ACCEPTED, "\"007\"");
  add_answer (fixture, "phase", TC_ANSWER_NOT_REPORTED, NULL);
  add_answer (fixture, "masking", TC_ANSWER_UNCLEAR, NULL);
  add_answer (fixture, "allocation", TC_ANSWER_NOT_APPLICABLE, NULL);
  answer = add_answer (fixture, "n_enrolled", TC_ANSWER_ACCEPTED, "40");
  add_quote (answer, source, "40 adults", 0);
  add_quote (answer, source, "共纳入40例", 0);
  add_answer (fixture, "dose", TC_ANSWER_ACCEPTED,
              "[{\"value\":1000000,\"unit\":\"cells/kg\"},{\"value\":-2.5,\"unit\":\"=mg\",\"sd\":0.5}]");
  answer = add_answer (fixture, "follow_up", TC_ANSWER_CORRECTED,
                       "{\"value\":12,\"unit\":\"month\"}");
  add_quote (answer, source, "12个月", 0);
  answer = add_answer (fixture, "primary_endpoints", TC_ANSWER_ACCEPTED,
                       "[\"safety\",\"tolerability\"]");
  answer->rule = g_strdup ("endpoint.primary");
  add_quote (answer, source, "结果良好", 1);
  add_answer (fixture, "adverse_events", TC_ANSWER_ENTERED, "\"fever\\nheadache, “mild”\"");
  add_answer (fixture, "deaths", TC_ANSWER_ENTERED, "0");
  add_answer (fixture, "conclusion", TC_ANSWER_SUGGESTED, "\"never exported\"");
  add_answer (fixture, "arms", TC_ANSWER_ENTERED,
              "[{\"label\":\"+A\",\"n_allocated\":20,\"role\":\"Experimental\"},{\"route\":\"oral\",\"label\":\"B\"}]");
  add_answer (fixture, "results", TC_ANSWER_ENTERED,
              "[{\"outcome\":\"score\",\"value_reported\":\"-0.39 "
              "(0.1)\",\"value\":-0.39,\"dispersion\":0.1,\"p\":\"<0.001\"}]");
}

/* What a rule read: the number of participants in the first of the two passages that the answer rests on. */
static void
fill_suggestions (Fixture *fixture)
{
  const TcAnswer *answer = NULL;
  TcSuggestion *suggestion;

  for (guint i = 0; i < fixture->answers->len && (answer == NULL || answer->quotes->len == 0); i++)
    answer = g_ptr_array_index (fixture->answers, i);
  suggestion = tc_suggestion_new (answer->field, 0, answer->value, "en", "population.enrolled", 0.9);
  tc_suggestion_take_quote (suggestion, tc_quote_copy (g_ptr_array_index (answer->quotes, 0)));
  g_ptr_array_add (fixture->suggestions, suggestion);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const TcExportReport report =
    { 5, 7, "trial report", "10.1000/xyz", "00123", NULL, "NCT00000000", "report one.txt; -b.txt" };
  g_autoptr (TcQuote) quote = tc_quote_new ((TcSpan) { 0, 7 }, "A trial");

  fixture->folder = g_dir_make_tmp ("tc-export-XXXXXX", NULL);
  fixture->codebook = tc_codebook_new_default ();
  fixture->study = tc_study_row_new ();
  fixture->study->id = 7;
  fixture->study->status = TC_STUDY_REVIEWED;
  g_free (fixture->study->label);
  fixture->study->label = g_strdup ("Testperson 2024");
  fixture->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_ptr_array_add (fixture->sources, make_source ());
  fixture->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_answer_free);
  fill_answers (fixture);
  fixture->suggestions = tc_suggestions_new ();
  fill_suggestions (fixture);
  fixture->reports = g_ptr_array_new ();
  g_ptr_array_add (fixture->reports, (gpointer) &report);
  quote->source_id = 3;
  fixture->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (fixture->annotations,
                   tc_annotation_new (9, 7, quote, "title", "check", "@someone, look", "Probe B",
                                      1795330271000000));
  fixture->event = tc_event_row_new ();
  fixture->event->id = fixture->event->group = 1;
  fixture->event->at = 1795330271000000;
  fixture->event->action = g_strdup ("answer");
  fixture->event->after = g_strdup ("{\"value\":40}");
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  while (fixture->annotations->len > 0)
    {
      TcAnnotation *annotation = g_ptr_array_steal_index (fixture->annotations, 0);

      g_assert_finalize_object (annotation);
    }
  remove_tree (fixture->folder);
  g_ptr_array_unref (fixture->annotations);
  g_ptr_array_unref (fixture->answers);
  g_ptr_array_unref (fixture->suggestions);
  g_ptr_array_unref (fixture->reports);
  g_ptr_array_unref (fixture->sources);
  tc_event_row_free (fixture->event);
  tc_study_row_free (fixture->study);
  tc_codebook_unref (fixture->codebook);
  g_free (fixture->folder);
}

static guint64
export_to (Fixture    *fixture,
           const char *folder,
           gboolean    excel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcExporter) exporter = tc_exporter_new (folder, fixture->codebook, excel, &error);

  g_assert_no_error (error);
  tc_exporter_add_study (exporter, fixture->study, fixture->answers, fixture->suggestions, fixture->reports,
                         fixture->sources,
                         fixture->annotations, &error);
  g_assert_no_error (error);
  tc_exporter_add_event (exporter, fixture->event, &error);
  g_assert_no_error (error);
  tc_exporter_finish (exporter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_exporter_get_n_studies (exporter), ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) tc_exporter_get_files (exporter)), ==, 8);
  for (guint i = 0; file_names[i] != NULL; i++)
    g_assert_cmpstr (tc_exporter_get_files (exporter)[i], ==, file_names[i]);
  return tc_exporter_get_n_guarded (exporter);
}

static GPtrArray *
read_table (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return csv_read (path);
}

static void
test_studies (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *column, *text; } expected[] = {
    { "study_id", "7" }, { "status", "reviewed" }, { "exclusion_reason", "" },
      { "label", "Testperson 2024" },
    { "title", "'=A \"trial\", of cells" }, { "title_state", "entered" },
    { "title_zh", "'＝细胞试验" }, { "title_zh_state", "corrected" },
    { "authors", "Testperson A; Probe B" }, { "authors_state", "accepted" },
    { "journal", "" }, { "journal_state", "" },
    { "year", "2024" }, { "volume", "007" },
    { "phase", "" }, { "phase_state", "not reported" },
    { "masking", "" }, { "masking_state", "unclear" },
    { "allocation", "" }, { "allocation_state", "not applicable" },
    { "n_enrolled", "40" }, { "n_enrolled_state", "accepted" },
    { "dose_value", "1000000; -2.5" }, { "dose_unit", "cells/kg; =mg" }, { "dose_sd", "; 0.5" },
    { "dose_state", "accepted" },
    { "follow_up_value", "12" }, { "follow_up_unit", "month" }, { "follow_up_sd", "" },
    { "lead_in_value", "" }, { "lead_in_unit", "" }, { "lead_in_state", "" },
    { "adverse_events", "fever\nheadache, “mild”" }, { "deaths", "0" },
    { "conclusion", "" }, { "conclusion_state", "" },
    { "arms_state", "entered" }, { "results_state", "entered" },
  };
  g_autoptr (GPtrArray) table = NULL;

  export_to (fixture, fixture->folder, FALSE);
  table = read_table (fixture->folder, "studies.csv");
  g_assert_cmpuint (csv_n_rows (table), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (csv_get (table, 0, expected[i].column), ==, expected[i].text);
  g_assert_false (csv_has (table, "arms"));
  g_assert_false (csv_has (table, "dose"));
}

static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) arms = NULL, results = NULL;

  export_to (fixture, fixture->folder, FALSE);
  arms = read_table (fixture->folder, "arms.csv");
  g_assert_cmpuint (csv_n_rows (arms), ==, 2);
  g_assert_cmpstr (csv_get (arms, 0, "study_id"), ==, "7");
  g_assert_cmpstr (csv_get (arms, 0, "row"), ==, "1");
  g_assert_cmpstr (csv_get (arms, 0, "label"), ==, "'+A");
  g_assert_cmpstr (csv_get (arms, 0, "role"), ==, "Experimental");
  g_assert_cmpstr (csv_get (arms, 0, "n_allocated"), ==, "20");
  g_assert_cmpstr (csv_get (arms, 0, "n_analysed"), ==, "");
  g_assert_cmpstr (csv_get (arms, 1, "row"), ==, "2");
  g_assert_cmpstr (csv_get (arms, 1, "label"), ==, "B");
  g_assert_cmpstr (csv_get (arms, 1, "route"), ==, "oral");

  /* The same characters: guarded as text, left alone as a number. */
  results = read_table (fixture->folder, "results_long.csv");
  g_assert_cmpuint (csv_n_rows (results), ==, 1);
  g_assert_cmpstr (csv_get (results, 0, "value_reported"), ==, "'-0.39 (0.1)");
  g_assert_cmpstr (csv_get (results, 0, "value"), ==, "-0.39");
  g_assert_cmpstr (csv_get (results, 0, "dispersion"), ==, "0.1");
  g_assert_cmpstr (csv_get (results, 0, "p"), ==, "<0.001");
}

/* Every row of evidence leads back to the text: text[start:end] is exact, and the context stands
 * around it; a rule is named only for the passage that it found, or had found before the
 * reports were read again. */
static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *field, *item, *exact, *language, *rule; } expected[] = {
    { "n_enrolled", "", "40 adults", "en", "population.enrolled" },
    { "n_enrolled", "", "共纳入40例", "zh", "" },
    { "follow_up", "", "12个月", "zh", "" },
    { "primary_endpoints", "2", "结果良好", "zh", "endpoint.primary" },
  };
  g_autoptr (GPtrArray) table = NULL;

  export_to (fixture, fixture->folder, FALSE);
  table = read_table (fixture->folder, "evidence_spans.csv");
  g_assert_cmpuint (csv_n_rows (table), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const guint start = (guint) g_ascii_strtoull (csv_get (table, i, "start"), NULL, 10);
      const guint end = (guint) g_ascii_strtoull (csv_get (table, i, "end"), NULL, 10);
      g_autofree char *slice = tc_text_slice (TEXT, (TcSpan) { start, end });
      g_autofree char *around = g_strconcat (csv_get (table, i, "prefix"), slice,
                                             csv_get (table, i, "suffix"), NULL);

      g_assert_cmpstr (csv_get (table, i, "study_id"), ==, "7");
      g_assert_cmpstr (csv_get (table, i, "field"), ==, expected[i].field);
      g_assert_cmpstr (csv_get (table, i, "item"), ==, expected[i].item);
      g_assert_cmpstr (csv_get (table, i, "exact"), ==, expected[i].exact);
      g_assert_cmpstr (slice, ==, expected[i].exact);
      g_assert_cmpstr (csv_get (table, i, "language"), ==, expected[i].language);
      g_assert_cmpstr (csv_get (table, i, "rule"), ==, expected[i].rule);
      g_assert_cmpstr (csv_get (table, i, "reviewer"), ==, "Probe B");
      g_assert_cmpuint (strlen (csv_get (table, i, "source_sha256")), ==, 64);
      g_assert_cmpstr (csv_get (table, i, "source_record"), ==, "1");
      g_assert_cmpstr (csv_get (table, i, "source_reader"), ==, "plain-text");
      g_assert_cmpstr (csv_get (table, i, "source_encoding"), ==, "UTF-8");
      g_assert_nonnull (strstr (TEXT, around));
      g_assert_cmpint (g_utf8_strlen (csv_get (table, i, "prefix"), -1), ==, MIN (start, 32));
    }
  g_assert_cmpstr (csv_get (table, 0, "prefix"), ==, "A trial of ");
}

/* A quote of a text that is longer than the steps of the index, at every kind of place. */
static void
test_evidence_in_long_text (Fixture       *fixture,
                            gconstpointer  data)
{
  static const guint starts[] = { 0, 1, 63, 64, 65, 127, 128, 5000, 99990, 99999 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) table = NULL;
  TcSource *source = g_ptr_array_index (fixture->sources, 0);
  TcAnswer *answer;

  for (guint i = 0; i < 100000; i++)
    g_string_append_unichar (text,
                             i % 3 == 0 ? 0x1F600 + i % 64 : i % 3 == 1 ? 0x4E00 + i % 5000 : 'a' + i % 26);
  g_ptr_array_set_size (fixture->answers, 0);
  g_array_set_size (source->sections, 0);
  tc_source_take_text (source, g_strdup (text->str));
  answer = add_answer (fixture, "title", TC_ANSWER_ENTERED, "\"x\"");
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_ptr_array_add (answer->quotes,
                     tc_source_quote (source, (TcSpan) { starts[i], MIN (starts[i] + 9, 100000) }));
  export_to (fixture, fixture->folder, FALSE);
  table = read_table (fixture->folder, "evidence_spans.csv");
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const TcQuote *quote = g_ptr_array_index (answer->quotes, i);
      const guint end = quote->span.end;
      g_autofree char *suffix = tc_text_slice (text->str, (TcSpan) { end, end + 32 });
      g_autofree char *prefix = tc_text_slice (text->str,
                                               (TcSpan) { starts[i] - MIN (starts[i], 32),
                                                          starts[i] });

      g_assert_cmpstr (csv_get (table, i, "exact"), ==, quote->text);
      g_assert_cmpstr (csv_get (table, i, "prefix"), ==, prefix);
      g_assert_cmpstr (csv_get (table, i, "suffix"), ==, suffix);
      g_assert_cmpstr (csv_get (table, i, "language"), ==, "");
    }
}

/* Languages change exactly at the borders of sections; between them there is none. */
static void
test_evidence_language (Fixture       *fixture,
                        gconstpointer  data)
{
  static const struct { guint start; const char *language; } places[] = {
    { 0, "en" }, { 38, "en" }, { 39, "" }, { 40, "" }, { 41, "zh" }, { 50, "zh" },
  };
  g_autoptr (GPtrArray) table = NULL;
  TcSource *source = g_ptr_array_index (fixture->sources, 0);
  TcAnswer *answer;

  g_ptr_array_set_size (fixture->answers, 0);
  answer = add_answer (fixture, "title", TC_ANSWER_ENTERED, "\"x\"");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_ptr_array_add (answer->quotes,
                     tc_source_quote (source, (TcSpan) { places[i].start, places[i].start + 1 }));
  export_to (fixture, fixture->folder, FALSE);
  table = read_table (fixture->folder, "evidence_spans.csv");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (csv_get (table, i, "language"), ==, places[i].language);
}

/* A list without any standard deviation leaves the cell empty; numbers below zero stay numbers. */
static void
test_list_of_quantities (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) table = NULL;

  g_ptr_array_set_size (fixture->answers, 0);
  add_answer (fixture, "dose", TC_ANSWER_ENTERED,
              "[{\"value\":-1,\"unit\":\"mg\"},{\"value\":2,\"unit\":\"mg\"}]");
  export_to (fixture, fixture->folder, FALSE);
  table = read_table (fixture->folder, "studies.csv");
  g_assert_cmpstr (csv_get (table, 0, "dose_value"), ==, "-1; 2");
  g_assert_cmpstr (csv_get (table, 0, "dose_unit"), ==, "mg; mg");
  g_assert_cmpstr (csv_get (table, 0, "dose_sd"), ==, "");
}

/* The stored text stands in where a source is not at hand. */
static void
test_evidence_without_source (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GPtrArray) table = NULL;

  g_ptr_array_set_size (fixture->sources, 0);
  export_to (fixture, fixture->folder, FALSE);
  table = read_table (fixture->folder, "evidence_spans.csv");
  g_assert_cmpstr (csv_get (table, 0, "exact"), ==, "40 adults");
  g_assert_cmpstr (csv_get (table, 0, "source_sha256"), ==, "");
  g_assert_cmpstr (csv_get (table, 0, "prefix"), ==, "");
}

static void
test_other_files (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) reports = NULL, annotations = NULL, audit = NULL;

  export_to (fixture, fixture->folder, FALSE);
  reports = read_table (fixture->folder, "reports.csv");
  g_assert_cmpstr (csv_get (reports, 0, "report_id"), ==, "5");
  g_assert_cmpstr (csv_get (reports, 0, "pmid"), ==, "00123");
  g_assert_cmpstr (csv_get (reports, 0, "pmcid"), ==, "");
  g_assert_cmpstr (csv_get (reports, 0, "file_names"), ==, "report one.txt; -b.txt");
  annotations = read_table (fixture->folder, "annotations.csv");
  g_assert_cmpstr (csv_get (annotations, 0, "annotation_id"), ==, "9");
  g_assert_cmpstr (csv_get (annotations, 0, "comment"), ==, "'@someone, look");
  g_assert_cmpstr (csv_get (annotations, 0, "exact"), ==, "A trial");
  g_assert_cmpstr (csv_get (annotations, 0, "created_at"), ==, "2026-11-22T06:51:11Z");
  audit = read_table (fixture->folder, "audit.csv");
  g_assert_cmpstr (csv_get (audit, 0, "at"), ==, "2026-11-22T06:51:11Z");
  g_assert_cmpstr (csv_get (audit, 0, "after"), ==, "{\"value\":40}");
  g_assert_cmpstr (csv_get (audit, 0, "study_id"), ==, "");
}

/* The dictionary has a row for every column of studies.csv that is a field's, and for no other. */
static void
test_dictionary (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) studies = NULL, arms = NULL, results = NULL, codebook = NULL;
  guint n[3] = { 0 };

  export_to (fixture, fixture->folder, FALSE);
  studies = read_table (fixture->folder, "studies.csv");
  arms = read_table (fixture->folder, "arms.csv");
  results = read_table (fixture->folder, "results_long.csv");
  codebook = read_table (fixture->folder, "codebook.csv");
  for (guint i = 0; i < csv_n_rows (codebook); i++)
    {
      const char *file = csv_get (codebook, i, "file");
      const guint which = g_str_equal (file, "studies.csv") ? 0 : g_str_equal (file,
                                                                               "arms.csv") ? 1 : 2;

      g_assert_true (csv_has (which == 0 ? studies : which == 1 ? arms : results,
                              csv_get (codebook, i, "column")));
      g_assert_cmpstr (csv_get (codebook, i, "label_zh"), !=, "");
      n[which]++;
    }
  g_assert_cmpuint (n[0], ==, g_strv_length (g_ptr_array_index (studies, 0)) - 4);
  g_assert_cmpuint (n[1], ==, g_strv_length (g_ptr_array_index (arms, 0)) - 2);
  g_assert_cmpuint (n[2], ==, g_strv_length (g_ptr_array_index (results, 0)) - 2);
}

/* A hidden field has no column anywhere; the dictionary says that it is hidden. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TcCodebook) shown = fixture->codebook;
  g_autoptr (GPtrArray) studies = NULL, codebook = NULL;
  g_autoptr (GError) error = NULL;
  guint n_hidden = 0;

  fixture->codebook = tc_codebook_hide_field (shown, "phase", TRUE, &error);
  g_assert_no_error (error);
  export_to (fixture, fixture->folder, FALSE);
  studies = read_table (fixture->folder, "studies.csv");
  codebook = read_table (fixture->folder, "codebook.csv");
  g_assert_false (csv_has (studies, "phase"));
  g_assert_false (csv_has (studies, "phase_state"));
  for (guint i = 0; i < csv_n_rows (codebook); i++)
    {
      const gboolean hidden = g_str_equal (csv_get (codebook, i, "hidden"), "yes");

      g_assert_cmpint (hidden, ==, g_str_equal (csv_get (codebook, i, "field"), "phase"));
      g_assert_cmpint (hidden, ==, *csv_get (codebook, i, "file") == '\0');
      n_hidden += hidden;
    }
  g_assert_cmpuint (n_hidden, ==, 1);
}

static void
compare_files (const char *a,
               const char *b,
               const char *name,
               gsize       skip_in_b)
{
  g_autofree char *path_a = g_build_filename (a, name, NULL),
    *path_b = g_build_filename (b, name, NULL);
  g_autofree char *bytes_a = NULL, *bytes_b = NULL;
  gsize length_a, length_b;

  g_assert_true (g_file_get_contents (path_a, &bytes_a, &length_a, NULL));
  g_assert_true (g_file_get_contents (path_b, &bytes_b, &length_b, NULL));
  g_assert_cmpmem (bytes_a, length_a, bytes_b + skip_in_b, length_b - skip_in_b);
}

/* The language of the interface and the order in which answers come make no difference. */
static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "1", "deep", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "2", NULL);
  g_autofree char *excel = g_build_filename (fixture->folder, "3", NULL);

  g_assert_cmpuint (export_to (fixture, first, FALSE), ==, 5);
  g_ptr_array_insert (fixture->answers, 0,
                      g_ptr_array_steal_index (fixture->answers, fixture->answers->len - 1));
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_assert_cmpuint (export_to (fixture, second, FALSE), ==, 5);
  g_setenv ("LANGUAGE", "en", TRUE);
  export_to (fixture, excel, TRUE);
  export_to (fixture, excel, TRUE);
  for (guint i = 0; file_names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (excel, file_names[i], NULL);
      g_autofree char *bytes = NULL;

      compare_files (first, second, file_names[i], 0);
      compare_files (first, excel, file_names[i], 3);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, "\xef\xbb\xbf"));
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_unfinished (Fixture       *fixture,
                 gconstpointer  data)
{
  TcExporter *exporter = tc_exporter_new (fixture->folder, fixture->codebook, FALSE, NULL);

  tc_exporter_add_study (exporter, fixture->study, fixture->answers, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (count_files (fixture->folder), ==, 8);
  tc_exporter_free (exporter);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_folder_is_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  g_assert_null (tc_exporter_new (path, fixture->codebook, FALSE, &error));
  g_assert_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_FOLDER);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_folder_is_read_only (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_null (tc_exporter_new (fixture->folder, fixture->codebook, FALSE, &error));
  g_assert_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_FOLDER);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

/* A codebook of the project's own: no arms and results, another table, a value of the wrong kind.
 * */
static void
test_own_codebook (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char json[] =
    "{\"id\":\"own\",\"version\":3,\"title\":{\"en\":\"Own\"},\"groups\":[{\"key\":\"g\",\"label\":{\"en\":\"G\"}}],\"fields\":["
    "{\"key\":\"n\",\"group\":\"g\",\"kind\":\"integer\",\"label\":{\"en\":\"N\"}},"
    "{\"key\":\"studies\",\"group\":\"g\",\"kind\":\"table\",\"label\":{\"en\":\"S\"},\"columns\":["
    "{\"key\":\"c\",\"kind\":\"number\",\"label\":{\"en\":\"C\"}}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (TcCodebook) codebook = tc_codebook_new_from_json (json, &error);
  g_autoptr (TcExporter) exporter = NULL;
  g_autoptr (GPtrArray) studies = NULL, table = NULL, arms = NULL;

  g_assert_no_error (error);
  g_ptr_array_set_size (fixture->answers, 0);
  add_answer (fixture, "n", TC_ANSWER_ENTERED, "\"=many\"");
  add_answer (fixture, "studies", TC_ANSWER_ENTERED, "[{\"c\":-1.5}]");
  exporter = tc_exporter_new (fixture->folder, codebook, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (tc_exporter_add_study (exporter, fixture->study, fixture->answers, NULL, NULL, NULL,
                                        NULL, &error));
  g_assert_true (tc_exporter_finish (exporter, &error));
  g_assert_cmpuint (g_strv_length ((char **) tc_exporter_get_files (exporter)), ==, 9);
  studies = read_table (fixture->folder, "studies.csv");
  table = read_table (fixture->folder, "table_studies.csv");
  arms = read_table (fixture->folder, "arms.csv");
  g_assert_cmpstr (csv_get (studies, 0, "n"), ==, "'=many");
  g_assert_cmpstr (csv_get (table, 0, "c"), ==, "-1.5");
  g_assert_cmpuint (csv_n_rows (arms), ==, 0);
}

#define ADD(name, function) g_test_add ("/export/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("studies", test_studies);
  ADD ("tables", test_tables);
  ADD ("evidence", test_evidence);
  ADD ("evidence-in-long-text", test_evidence_in_long_text);
  ADD ("evidence-without-source", test_evidence_without_source);
  ADD ("evidence-language", test_evidence_language);
  ADD ("list-of-quantities", test_list_of_quantities);
  ADD ("other-files", test_other_files);
  ADD ("dictionary", test_dictionary);
  ADD ("hidden", test_hidden);
  ADD ("same-bytes", test_same_bytes);
  ADD ("unfinished", test_unfinished);
  ADD ("folder-is-file", test_folder_is_file);
  ADD ("folder-is-read-only", test_folder_is_read_only);
  ADD ("own-codebook", test_own_codebook);
  return g_test_run ();
}
