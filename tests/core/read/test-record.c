/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-record.h"

#include <string.h>

#include "read-test.h"
#include "tc-json.h"
#include "tc-record-json.h"
#include "tc-record-suggest.h"
#include "tc-rendering.h"

/* Tests: tc-record.c tc-record-texts.c tc-record-json.c tc-record-json-keys.c tc-rendering.c
 * Through them: tc-record-suggest.c tc-sheet.c */

static GPtrArray *
find_records (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = tc_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return tc_records_find (node);
}

static void
test_keys (void)
{
  static const struct { const char *key; int field; } keys[] = {
    { "title", TC_RECORD_TITLE }, { "Article_Title", TC_RECORD_TITLE }, { "title-cn", TC_RECORD_TITLE_ZH },
    { "authorList", TC_RECORD_AUTHORS }, { "container-title", TC_RECORD_JOURNAL }, { "DOI", TC_RECORD_DOI },
    { "pub_date", TC_RECORD_DATE }, { "abstractTextCN", TC_RECORD_ABSTRACT_ZH }, { "nctId", TC_RECORD_REGISTRATION },
    { "", -1 }, { "titles", -1 }, { "标题", -1 }, { "___", -1 }, { "title\n", TC_RECORD_TITLE },
    { "averyveryverylongkeythatisnokey", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      TcRecordField field = TC_RECORD_FUNDING;

      g_test_message ("%s", keys[i].key);
      g_assert_cmpint (tc_record_find_field (keys[i].key, &field), ==, keys[i].field >= 0);
      if (keys[i].field >= 0)
        g_assert_cmpint (field, ==, keys[i].field);
    }
}

/* Lists and texts that do not fit into what a record begins with. */
static void
test_long (void)
{
  g_autoptr (TcRecord) record = tc_record_new ();
  g_autofree char *abstract = g_strnfill (20000, 'a');

  g_assert_true (tc_record_add (record, TC_RECORD_ABSTRACT, abstract));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Probe, Humming %u", i);

      tc_record_add_author (record, name);
      tc_record_add_other (record, "Label", name);
    }

  g_assert_cmpstr (record->values[TC_RECORD_ABSTRACT], ==, abstract);
  g_assert_cmpuint (record->authors.len, ==, 1000);
  g_assert_cmpuint (record->others.len, ==, 1000);
  g_assert_cmpuint (record->warnings.len, ==, 0);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *other = g_strdup_printf ("Label: Probe, Humming %u", i);

      g_assert_cmpstr (record->authors.items[i], ==, other + strlen ("Label: "));
      g_assert_cmpstr (record->others.items[i], ==, other);
    }
}

/* What a key can hold, and what becomes of it; a record needs a title or an abstract. */
static const struct
{
  const char *name;
  const char *json;
  TcRecordField field;
  const char *value;              /* NULL: not said */
} values[] = {
  { "text", "{\"title\":\"A <i>probe</i> &amp; more\"}", TC_RECORD_TITLE, "A probe & more" },
  { "first-wins", "{\"title\":\"One\",\"articleTitle\":\"Two\"}", TC_RECORD_TITLE, "One" },
  { "chinese-title", "{\"title\":\"哼唱的试验\"}", TC_RECORD_TITLE_ZH, "哼唱的试验" },
  { "number", "{\"title\":\"T\",\"year\":2031}", TC_RECORD_YEAR, "2031" },
  { "decimal", "{\"title\":\"T\",\"volume\":8.5}", TC_RECORD_VOLUME, "8.5" },
  { "null", "{\"title\":\"T\",\"doi\":null}", TC_RECORD_DOI, NULL },
  { "true", "{\"title\":\"T\",\"doi\":true}", TC_RECORD_DOI, NULL },
  { "blank", "{\"title\":\"T\",\"doi\":\"  \"}", TC_RECORD_DOI, NULL },
  { "list", "{\"title\":\"T\",\"keywords\":[\"a\",\"b\",null,{\"term\":\"c\"}]}", TC_RECORD_KEYWORDS, "a; b; c" },
  { "abstract-parts", "{\"abstract\":[\"One.\",\"Two.\"]}", TC_RECORD_ABSTRACT, "One.\nTwo." },
  { "authors", "{\"title\":\"T\",\"authors\":\"Testperson A, Probe B and Muster C\"}", TC_RECORD_AUTHORS,
    "Testperson A, Probe B, Muster C" },
  { "authors-semicolons", "{\"title\":\"T\",\"authors\":\"Testperson, A; Probe, B\"}", TC_RECORD_AUTHORS,
    "Testperson, A; Probe, B" },
  { "authors-chinese", "{\"title\":\"T\",\"authors\":\"甲某，乙某、丙某\"}", TC_RECORD_AUTHORS, "甲某, 乙某, 丙某" },
  { "authors-in-parts", "{\"title\":\"T\",\"authors\":[{\"given\":\"A\",\"family\":\"Probe\"},{\"lastName\":\"Muster\"}]}",
    TC_RECORD_AUTHORS, "A Probe, Muster" },
  { "journal-object", "{\"title\":\"T\",\"journal\":{\"name\":\"J Sample\",\"volume\":\"8\",\"pages\":\"1-2\"}}",
    TC_RECORD_PAGES, "1-2" },
  { "link", "{\"title\":\"T\",\"u\":\"https://doi.org/10.5555/x\",\"v\":\"https://doi.org/10.5555/x\"}",
    TC_RECORD_LINKS, "https://doi.org/10.5555/x" },
  { "nested-fills", "{\"title\":\"T\",\"raw\":\"{\\\"title\\\":\\\"Other\\\",\\\"doi\\\":\\\"10.5555/n\\\"}\"}",
    TC_RECORD_DOI, "10.5555/n" },
  { "nested-does-not-replace", "{\"raw\":\"{\\\"title\\\":\\\"Other\\\"}\",\"title\":\"T\"}", TC_RECORD_TITLE, "T" },
};

static void
test_value (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) records = find_records (values[i].json);
  TcRecord *record;

  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->values[values[i].field], ==, values[i].value);
  g_assert_false (record->broken);
}

/* Where records stand, and where none does. */
static void
test_places (void)
{
  static const struct { const char *json; guint n; } places[] = {
    { "{}", 0 }, { "[]", 0 }, { "[1,\"title\",null]", 0 }, { "{\"title\":null}", 0 }, { "{\"year\":2031}", 0 },
    { "[{\"title\":\"A\"},{\"title\":\"B\"}]", 2 },
    { "{\"data\":{\"items\":[{\"title\":\"A\"},{\"abstract\":\"B\"}]}}", 2 },
    { "[[[[[[[[{\"title\":\"too deep\"}]]]]]]]]", 0 },
  };
  g_autoptr (GPtrArray) broken = NULL;
  TcRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GPtrArray) records = find_records (places[i].json);

      g_test_message ("%s", places[i].json);
      g_assert_cmpuint (records->len, ==, places[i].n);
    }

  /* A nested record that is cut off is said to be, and the outer one stays. */
  broken = find_records ("{\"title\":\"T\",\"raw\":\"{\\\"doi\\\":\\\"10.5555\"}");
  record = g_ptr_array_index (broken, 0);
  g_assert_true (record->broken);
  g_assert_null (record->values[TC_RECORD_DOI]);
}

/* Suggestions of the rendering of a record: "field item value | quote", one a line. */
static void
assert_rendering (const char *json,
                  const char *rest,
                  const char *text,
                  const char *sections,
                  const char *suggestions)
{
  g_autoptr (GPtrArray) records = find_records (json);
  g_autoptr (TcSource) source = tc_rendering_new_source (g_ptr_array_index (records, 0), rest, "probe.");
  g_autofree char *found_sections = read_test_describe (source);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpstr (source->text, ==, text);
  g_assert_cmpstr (found_sections, ==, sections);
  for (guint i = 0; i < source->suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);
      TcQuote *quote = g_ptr_array_index (suggestion->quotes, 0);
      g_autofree char *value = tc_value_to_json (suggestion->value);
      g_autofree char *there = tc_text_slice (source->text, quote->span);

      g_assert_true (g_str_has_prefix (suggestion->rule, "probe."));
      g_assert_cmpstr (there, ==, quote->text);
      g_string_append_printf (found, "%s %u %s | %s\n", suggestion->field, suggestion->item, value, there);
    }
  g_assert_cmpstr (found->str, ==, suggestions);
}

static void
test_rendering (void)
{
  assert_rendering ("{\"year\":\"2031\",\"title\":\"Humming 😀\",\"authors\":[\"Testperson A\",\"A\"],"
                    "\"abstract\":\"METHODS: We hummed. RESULTS: All well.\"}", NULL,
                    "Title: Humming 😀\nAuthors: Testperson A, A\nYear: 2031\n\n"
                    "Abstract:\nMETHODS: We hummed. RESULTS: All well.\n",
                    "title en | Humming 😀\nauthors en | Testperson A, A\ncitation  | 2031\n"
                    "methods en | We hummed.\nresults en | All well.\n",
                    "title 0 \"Humming 😀\" | Humming 😀\nauthors 0 \"Testperson A\" | Testperson A\n"
                    "authors 1 \"A\" | A\nyear 0 2031 | 2031\n");
  assert_rendering ("{\"title\":\"T\"}", "Something else that nobody labelled.",
                    "Title: T\n\nSomething else that nobody labelled.",
                    "title en | T\nbody en | Something else that nobody labelled.\n",
                    "title 0 \"T\" | T\n");
}

/* Keys that say two things, or nearly what they should. */
static void
test_suggestions (void)
{
  static const struct { TcRecordField field; const char *value, *suggestions; } cases[] = {
    { TC_RECORD_VOLUME, "8(2)", "volume 8|issue 2|" },
    { TC_RECORD_VOLUME, "8 2", "volume 8|issue 2|" },
    { TC_RECORD_VOLUME, "8 Suppl", "volume 8 Suppl|" },
    { TC_RECORD_DATE, "2031 Feb 3", "year 2031|publication_date 2031 Feb 3|" },
    { TC_RECORD_DATE, "20311", "publication_date 20311|" },
    { TC_RECORD_DOI, "https://doi.org/10.5555/a(b)c.", "doi 10.5555/a(b)c|" },
    { TC_RECORD_DOI, "none", "" },
    { TC_RECORD_PMID, "PMID: 123", "pmid 123|" },
    { TC_RECORD_PMID, "123456789", "" },
    { TC_RECORD_PMCID, "PMC12", "pmcid PMC12|" },
    { TC_RECORD_LINKS, "https://pubmed.ncbi.nlm.nih.gov/123/", "pmid 123|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcRecord) record = tc_record_new ();
      g_autoptr (TcSource) source = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      GPtrArray *suggestions;

      tc_record_add (record, cases[i].field, cases[i].value);
      source = tc_rendering_new_source (record, NULL, "probe.");
      suggestions = source->suggestions;
      for (guint j = 0; j < suggestions->len; j++)
        {
          TcSuggestion *suggestion = g_ptr_array_index (suggestions, j);
          g_autofree char *value = tc_value_to_display (suggestion->value);

          g_string_append_printf (found, "%s %s|", suggestion->field, value);
        }
      g_test_message ("%s", cases[i].value);
      g_assert_cmpstr (found->str, ==, cases[i].suggestions);
    }
}

/* Lists grow and hold nothing twice; of the rest the first statement counts. */
static void
test_add (void)
{
  g_autoptr (TcRecord) record = tc_record_new ();
  g_autoptr (TcSource) source = NULL;

  g_assert_false (tc_record_has_content (record));
  tc_record_add (record, TC_RECORD_JOURNAL, "  ");
  g_assert_null (record->values[TC_RECORD_JOURNAL]);
  tc_record_add (record, TC_RECORD_JOURNAL, " J Sample Med ");
  tc_record_add (record, TC_RECORD_JOURNAL, "Another");
  tc_record_add (record, TC_RECORD_KEYWORDS, "hum");
  tc_record_add (record, TC_RECORD_KEYWORDS, "probe");
  tc_record_add (record, TC_RECORD_KEYWORDS, "hum");
  tc_record_add (record, TC_RECORD_TITLE, "哼唱的试验");
  tc_record_add (record, TC_RECORD_TITLE, "Humming");
  tc_record_add_author (record, "Testperson, Ann");
  tc_record_add_author_list (record, "Probe, Bob; Sample, Cy");
  tc_record_add_other (record, "AN", "L100");
  tc_record_add_other (record, "ER", " ");
  g_assert_true (tc_record_has_content (record));
  source = tc_rendering_new_source (record, NULL, "probe.");
  g_assert_cmpstr (source->text, ==,
                   "Title: Humming\nChinese title: 哼唱的试验\n"
                   "Authors: Testperson, Ann; Probe, Bob; Sample, Cy\nJournal: J Sample Med\n"
                   "Keywords: hum; probe\n\nOther fields:\nAN: L100\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/record/keys", test_keys);
  g_test_add_func ("/read/record/long", test_long);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *path = g_strconcat ("/read/record/value/", values[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_value);
    }
  g_test_add_func ("/read/record/add", test_add);
  g_test_add_func ("/read/record/places", test_places);
  g_test_add_func ("/read/record/rendering", test_rendering);
  g_test_add_func ("/read/record/suggestions", test_suggestions);
  return g_test_run ();
}
