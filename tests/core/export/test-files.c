/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-export-private.h"
#include "tc-suggestion.h"

#include <glib/gstdio.h>
#include <string.h>

/* Tests: tc-export-codebook.c tc-export-evidence.c tc-export-fields.c tc-export-history.c tc-export-tables.c
 *
 * Each part of the export alone, byte by byte; whole exports, read back, are in test-export.c. */

#define CODEBOOK \
  "{\"id\":\"probe\",\"version\":2,\"title\":{\"en\":\"Probe\"},\"groups\":[{\"key\":\"g\",\"label\":{\"en\":\"G\"}}]," \
  "\"fields\":[" \
  "{\"key\":\"name\",\"group\":\"g\",\"kind\":\"text\",\"label\":{\"en\":\"=Name\",\"zh_CN\":\"名称\"}}," \
  "{\"key\":\"n\",\"group\":\"g\",\"kind\":\"integer\",\"label\":{\"en\":\"N\"}}," \
  "{\"key\":\"dose\",\"group\":\"g\",\"kind\":\"quantity\",\"repeating\":true,\"label\":{\"en\":\"Dose\"}}," \
  "{\"key\":\"colour\",\"group\":\"g\",\"kind\":\"option\",\"label\":{\"en\":\"Colour\"}," \
  "\"options\":[{\"value\":\"red\"},{\"value\":\"blue\"}]}," \
  "{\"key\":\"arms\",\"group\":\"g\",\"kind\":\"table\",\"label\":{\"en\":\"Arms\"},\"columns\":[" \
  "{\"key\":\"label\",\"kind\":\"text\",\"label\":{\"en\":\"Label\"}}," \
  "{\"key\":\"size\",\"kind\":\"number\",\"label\":{\"en\":\"Size\"}}]}]}"

typedef struct
{
  char *folder;
  TcCodebook *codebook;
  TcCsvWriter *writer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tc-files-XXXXXX", NULL);
  fixture->codebook = tc_codebook_new_from_json (CODEBOOK, &error);
  g_assert_no_error (error);
  fixture->writer = tc_csv_writer_new (fixture->folder, "f.csv", FALSE, &error);
  g_assert_no_error (error);
}

/* What was written, from the beginning. */
static void
assert_file (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->folder, "f.csv", NULL);
  g_autofree char *bytes = NULL;

  g_assert_true (tc_csv_writer_close (fixture->writer, NULL));
  g_assert_true (tc_csv_writer_publish (fixture->writer, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, expected);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tc_csv_writer_free (fixture->writer);
  tc_codebook_unref (fixture->codebook);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static const TcField *
field (Fixture    *fixture,
       const char *key)
{
  return tc_codebook_find_field (fixture->codebook, key);
}

static TcAnswer *
answer (const char    *key,
        TcAnswerState  state,
        const char    *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcValue) value = json != NULL ? tc_value_from_json (json, &error) : NULL;
  TcAnswer *self = tc_answer_new (7, key, state, value);

  g_assert_no_error (error);
  self->reviewer = g_strdup ("Probe B");
  return self;
}

static void
add_cells (Fixture       *fixture,
           const char    *key,
           TcAnswerState  state,
           const char    *json)
{
  g_autoptr (TcAnswer) self = answer (key, state, json);

  tc_export_add_field_cells (fixture->writer, field (fixture, key), self);
  g_assert_true (tc_csv_writer_end_row (fixture->writer, NULL));
}

/* --- tc-export-fields.c ------------------------------------------------------------------------------- */

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < tc_codebook_get_n_fields (fixture->codebook); i++)
    tc_export_add_field_headers (fixture->writer, tc_codebook_get_field (fixture->codebook, i));
  g_assert_true (tc_csv_writer_end_row (fixture->writer, NULL));
  for (guint i = 0; i < tc_codebook_get_n_fields (fixture->codebook); i++)
    tc_export_add_field_cells (fixture->writer, tc_codebook_get_field (fixture->codebook, i), NULL);
  g_assert_true (tc_csv_writer_end_row (fixture->writer, NULL));
  add_cells (fixture, "name", TC_ANSWER_ENTERED, "\"-1\"");
  add_cells (fixture, "n", TC_ANSWER_ACCEPTED, "-1");
  add_cells (fixture, "n", TC_ANSWER_CORRECTED, "\"-many\"");
  add_cells (fixture, "n", TC_ANSWER_NOT_REPORTED, NULL);
  add_cells (fixture, "dose", TC_ANSWER_ENTERED, "{\"value\":-0.5,\"unit\":\"-mg\",\"sd\":0.1}");
  add_cells (fixture, "dose", TC_ANSWER_ENTERED, "[{\"value\":1,\"unit\":\"mg\"},{\"value\":2,\"unit\":\"g\",\"sd\":3}]");
  add_cells (fixture, "dose", TC_ANSWER_ENTERED, "\"=a lot\"");
  add_cells (fixture, "dose", TC_ANSWER_UNCLEAR, NULL);
  add_cells (fixture, "arms", TC_ANSWER_ENTERED, "[{\"label\":\"A\"}]");
  assert_file (fixture,
               "name,name_state,n,n_state,dose_value,dose_unit,dose_sd,dose_state,colour,colour_state,arms_state\r\n"
               ",,,,,,,,,,\r\n"
               "'-1,entered\r\n-1,accepted\r\n'-many,corrected\r\n,not reported\r\n"
               "-0.5,'-mg,0.1,entered\r\n1; 2,mg; g,; 3,entered\r\n'=a lot,,,entered\r\n,,,unclear\r\nentered\r\n");
}

/* --- tc-export-tables.c ------------------------------------------------------------------------------- */

static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TcAnswer) two = answer ("arms", TC_ANSWER_ENTERED,
                                     "[{\"label\":\"+A\",\"size\":-2.5},{\"size\":\"=3\",\"other\":\"x\"},{}]");
  g_autoptr (TcAnswer) none = answer ("arms", TC_ANSWER_NOT_REPORTED, NULL);
  const TcField *arms = field (fixture, "arms");

  g_assert_true (tc_export_write_table_header (fixture->writer, arms, NULL));
  g_assert_true (tc_export_write_table (fixture->writer, arms, 7, two, NULL));
  g_assert_true (tc_export_write_table (fixture->writer, arms, 8, none, NULL));
  g_assert_true (tc_export_write_table (fixture->writer, arms, 9, NULL, NULL));
  assert_file (fixture, "study_id,row,label,size\r\n7,1,'+A,-2.5\r\n7,2,,'=3\r\n7,3,,\r\n");
}

/* The file of a codebook without arms is there all the same, and no table can take the name of another file. */
static void
test_table_names (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (TcCodebook) standard = tc_codebook_new_default ();
  g_autofree char *arms = tc_export_table_file_name (field (fixture, "arms"));
  g_autofree char *results = tc_export_table_file_name (tc_codebook_find_field (standard, "results"));
  g_autofree char *other = tc_export_table_file_name (field (fixture, "name"));

  g_assert_cmpstr (arms, ==, "arms.csv");
  g_assert_cmpstr (results, ==, "results_long.csv");
  g_assert_cmpstr (other, ==, "table_name.csv");
  g_assert_true (tc_export_write_table_header (fixture->writer, NULL, NULL));
  assert_file (fixture, "study_id,row\r\n");
}

/* --- tc-export-history.c ------------------------------------------------------------------------------ */

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  static const TcExportReport report = { 5, 7, "trial report", "10.5555/x", "00123", NULL, "@NCT", "a.txt; b.txt" };
  static const TcExportReport nothing = { 6, 7, NULL, NULL, NULL, NULL, NULL, NULL };
  g_autoptr (TcEventRow) event = tc_event_row_new ();
  g_autoptr (TcEventRow) bare = tc_event_row_new ();

  event->id = 12;
  event->group = 11;
  event->at = 1795330271000000;
  event->reviewer = g_strdup ("=Probe, B");
  event->action = g_strdup ("answer");
  event->study_id = 7;
  event->field = g_strdup ("n");
  event->after = g_strdup ("{\"value\":40}");
  event->hash = g_strdup ("ab");

  g_assert_true (tc_export_write_report_header (fixture->writer, NULL));
  g_assert_true (tc_export_write_report (fixture->writer, &report, NULL));
  g_assert_true (tc_export_write_report (fixture->writer, &nothing, NULL));
  g_assert_true (tc_export_write_event_header (fixture->writer, NULL));
  g_assert_true (tc_export_write_event (fixture->writer, event, NULL));
  g_assert_true (tc_export_write_event (fixture->writer, bare, NULL));
  assert_file (fixture,
               "report_id,study_id,kind,doi,pmid,pmcid,registry_id,file_names\r\n"
               "5,7,trial report,10.5555/x,00123,,'@NCT,a.txt; b.txt\r\n6,7,,,,,,\r\n"
               "event_id,change,at,reviewer,action,object,study_id,object_id,field,before,after,app_version,"
               "previous_hash,hash\r\n"
               "12,11,2026-11-22T06:51:11Z,\"'=Probe, B\",answer,,7,,n,,\"{\"\"value\"\":40}\",,,ab\r\n"
               ",,,,,,,,,,,,,\r\n");
}

/* --- tc-export-evidence.c ----------------------------------------------------------------------------- */

static TcQuote *
quote (TcId        source_id,
       guint       start,
       guint       end,
       const char *text,
       guint       item)
{
  TcQuote *self = tc_quote_new ((TcSpan) { start, end }, text);

  self->source_id = source_id;
  self->item = item;
  return self;
}

static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (TcExportSources) known = NULL;
  g_autoptr (TcAnswer) n = answer ("n", TC_ANSWER_ENTERED, "40");
  g_autoptr (TcAnswer) dose = answer ("dose", TC_ANSWER_ENTERED, "[{\"value\":1,\"unit\":\"mg\"}]");
  g_autoptr (TcQuote) marked = quote (3, 0, 2, "=A", 0);
  g_autoptr (TcAnnotation) annotation = tc_annotation_new (9, 7, marked, NULL, "check", "+1", "Probe B", 0);

  source->id = 3;
  source->record = 1;
  source->reader = g_strdup ("plain-text");
  source->encoding = g_strdup ("UTF-8");
  source->name = g_strdup ("one.txt");
  source->sha256 = g_strdup ("ab");
  tc_source_take_text (source, g_strdup ("=A 😀 b\nc"));
  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 4 }, "en");
  g_ptr_array_add (sources, source);
  known = tc_export_sources_new (sources);
  g_ptr_array_add (n->quotes, quote (3, 3, 4, "😀", 0));
  g_ptr_array_add (n->quotes, quote (3, 5, 8, "b\nc", 0));
  g_ptr_array_add (n->quotes, quote (99, 5, 8, "gone", 0));
  /* What no quote can be, as a file that was tampered with may have it. */
  g_ptr_array_add (n->quotes, quote (3, 500, 900, "", 0));
  g_ptr_array_add (dose->quotes, quote (3, 0, 2, "=A", 4));

  g_assert_true (tc_export_write_evidence (fixture->writer, field (fixture, "n"), n, NULL, known, NULL));
  g_assert_true (tc_export_write_evidence (fixture->writer, field (fixture, "dose"), dose, NULL, known, NULL));
  g_assert_true (tc_export_write_annotation (fixture->writer, annotation, known, NULL));
  assert_file (fixture,
               "7,n,,ab,1,one.txt,plain-text,UTF-8,3,4,😀,\"'=A \",\" b\nc\",en,,Probe B,entered,,,,,,\r\n"
               "7,n,,ab,1,one.txt,plain-text,UTF-8,5,8,\"b\nc\",\"'=A 😀 \",,,,Probe B,entered,,,,,,\r\n"
               "7,n,,,,,,,5,8,gone,,,,,Probe B,entered,,,,,,\r\n"
               "7,n,,ab,1,one.txt,plain-text,UTF-8,500,900,,,,,,Probe B,entered,,,,,,\r\n"
               "7,dose,5,ab,1,one.txt,plain-text,UTF-8,0,2,'=A,,\" 😀 b\nc\",en,,Probe B,entered,,,,,,\r\n"
               "9,7,,check,'+1,ab,1,one.txt,plain-text,UTF-8,0,2,'=A,,\" 😀 b\nc\",en,Probe B,\r\n");
}

static void
add_suggestion (GPtrArray  *suggestions,
                const char *key,
                guint       item,
                const char *json,
                const char *rule,
                TcQuote    *taken)
{
  g_autoptr (TcValue) value = tc_value_from_json (json, NULL);
  TcSuggestion *suggestion = tc_suggestion_new (key, item, value, "en", rule, 0.9);

  suggestion->source_id = taken->source_id;
  tc_suggestion_take_quote (suggestion, taken);
  g_ptr_array_add (suggestions, suggestion);
}

/* What a suggestion rested on is no evidence for the value that a person gave in its place. */
static void
test_evidence_corrected (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (TcExportSources) known = NULL;
  g_autoptr (TcAnswer) n = answer ("n", TC_ANSWER_CORRECTED, "46");
  g_autoptr (TcAnswer) dose = answer ("dose", TC_ANSWER_CORRECTED,
                                      "[{\"value\":1,\"unit\":\"mg\"},{\"value\":3,\"unit\":\"mg\"}]");

  source->id = 3;
  source->reader = g_strdup ("plain-text");
  source->encoding = g_strdup ("UTF-8");
  source->name = g_strdup ("one.txt");
  source->sha256 = g_strdup ("ab");
  tc_source_take_text (source, g_strdup ("40 of 46; 1 mg, 2 mg"));
  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 20 }, "en");
  g_ptr_array_add (sources, source);
  known = tc_export_sources_new (sources);
  add_suggestion (suggestions, "n", 0, "40", "count.rule", quote (3, 0, 2, "40", 0));
  add_suggestion (suggestions, "dose", 0, "{\"value\":1,\"unit\":\"mg\"}", "dose.rule", quote (3, 10, 14, "1 mg", 0));
  add_suggestion (suggestions, "dose", 1, "{\"value\":2,\"unit\":\"mg\"}", "last.rule", quote (3, 16, 20, "2 mg", 1));
  n->rule = g_strdup ("count.rule");
  dose->rule = g_strdup ("dose.rule");
  g_ptr_array_add (n->quotes, quote (3, 6, 8, "46", 0));
  g_ptr_array_add (dose->quotes, quote (3, 10, 14, "1 mg", 0));

  g_assert_true (tc_export_write_evidence (fixture->writer, field (fixture, "n"), n, suggestions, known, NULL));
  g_assert_true (tc_export_write_evidence (fixture->writer, field (fixture, "dose"), dose, suggestions, known, NULL));
  assert_file (fixture,
               "7,n,,ab,0,one.txt,plain-text,UTF-8,6,8,46,\"40 of \",\"; 1 mg, 2 mg\",en,,Probe B,corrected,,,,,,\r\n"
               "7,n,,,,,,,,,,,,,,Probe B,corrected,ab,0,2,40,en,count.rule\r\n"
               "7,dose,1,ab,0,one.txt,plain-text,UTF-8,10,14,1 mg,\"40 of 46; \",\", 2 mg\",en,dose.rule,Probe B,corrected,,,,,,\r\n"
               "7,dose,2,,,,,,,,,,,,,Probe B,corrected,ab,16,20,2 mg,en,last.rule\r\n");
}

static void
test_evidence_headers (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (TcExportSources) none = tc_export_sources_new (NULL);

  g_assert_true (tc_export_write_evidence_header (fixture->writer, NULL));
  g_assert_true (tc_export_write_annotation_header (fixture->writer, NULL));
  assert_file (fixture,
               "study_id,field,item,source_sha256,source_record,source_name,source_reader,source_encoding,start,end,exact,prefix,suffix,language,"
               "rule,reviewer,state,suggested_source_sha256,suggested_start,suggested_end,suggested_exact,"
               "suggested_language,suggested_rule\r\n"
               "annotation_id,study_id,field,tag,comment,source_sha256,source_record,source_name,source_reader,source_encoding,start,end,exact,"
               "prefix,suffix,language,reviewer,created_at\r\n");
}

/* --- tc-export-codebook.c ----------------------------------------------------------------------------- */

static void
test_codebook (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "f.csv", NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;
  static const char * const begins[] = {
    "file,column,field,group,kind,list,label_en,label_zh,",
    "studies.csv,name,name,g,text,no,'=Name,名称,",
    "studies.csv,name_state,name,g,state,no,",
    "studies.csv,n,n,g,integer,no,",
    "studies.csv,n_state,",
    "studies.csv,dose_value,dose,g,number,yes,",
    "studies.csv,dose_unit,dose,g,unit,yes,",
    "studies.csv,dose_sd,dose,g,number,yes,",
    "studies.csv,dose_state,dose,g,state,no,",
    "studies.csv,colour,colour,g,option,no,Colour,",
    "studies.csv,colour_state,",
    "arms.csv,label,label,arms,text,no,Label,",
    "arms.csv,size,size,arms,number,no,Size,",
    "studies.csv,arms_state,arms,g,state,no,",
  };

  g_assert_true (tc_export_write_codebook (fixture->writer, fixture->codebook, NULL));
  g_assert_true (tc_csv_writer_close (fixture->writer, NULL));
  g_assert_true (tc_csv_writer_publish (fixture->writer, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  lines = g_strsplit (bytes, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (begins) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      if (!g_str_has_prefix (lines[i], begins[i]))
        g_assert_cmpstr (lines[i], ==, begins[i]);
      g_assert_true (i == 0 || g_str_has_suffix (lines[i], ",probe,2,no"));
    }
  g_assert_nonnull (strstr (lines[9], "red; blue"));
  g_assert_nonnull (strstr (lines[2], "accepted; corrected; entered; not reported; not applicable; unclear"));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

#define ADD(name, function) g_test_add ("/export/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fields", test_fields);
  ADD ("tables/rows", test_tables);
  ADD ("tables/names", test_table_names);
  ADD ("history", test_history);
  ADD ("evidence/rows", test_evidence);
  ADD ("evidence/corrected", test_evidence_corrected);
  ADD ("evidence/headers", test_evidence_headers);
  ADD ("codebook", test_codebook);
  return g_test_run ();
}
