/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"

/* A whole file of each format: what each part of it is, in fixtures/NAME.sections. */
static const struct
{
  const char *name;
  const char *reader;
  const char *languages;
} fixtures[] = {
  { "page.txt", "pubmed-page", "en" },
  { "dump.txt", "bilingual-dump", "en zh" },
  { "aggregator.json", "aggregator-json", "en zh" },
  { "plain.txt", "plain-text", "en" },
};

/* Shapes of plain text, one idea each. */
static const struct
{
  const char *name;
  const char *text;
  const char *sections;
} shapes[] = {
  { "one-paragraph", "A trial in knees. We treated 40 adults with cells.", "abstract en | A trial in knees. We treated 40 adults with cells.\n" },
  { "title-and-paragraph", "A trial of cells\n\nWe treated 40 adults.", "title en | A trial of cells\nabstract en | We treated 40 adults.\n" },
  { "title-with-stop", "A trial of cells.\nMETHODS We treated 40 adults.\nRESULTS They got better.",
    "title en | A trial of cells.\nmethods en | We treated 40 adults.\nresults en | They got better.\n" },
  { "headings-alone", "A trial of cells\nPatients and Methods\nWe treated 40 adults.\nInterpretation\nIt works.",
    "title en | A trial of cells\nmethods en | We treated 40 adults.\nconclusions en | It works.\n" },
  { "joined-headings", "Aims/hypothesis: To see. Methodology/Principal Findings: We saw. Conclusions/Significance: It is.",
    "objective en | To see.\nmethods en | We saw.\nconclusions en | It is.\n" },
  { "no-heading-in-a-sentence", "Methods: We had three results: one, two and three; the setting: a ward.",
    "methods en | We had three results: one, two and three; the setting: a ward.\n" },
  { "broken-line-is-no-heading", "Methods: All markers were measured before and after the end of the\ntreatment.\nResults: Good.",
    "methods en | All markers were measured before and after the end of the/treatment.\nresults en | Good.\n" },
  { "funding-and-rest", "Results: Good.\nFunding: The Sample Fund.\nCompeting interests: None.\nElectronic supplementary material: Online.",
    "results en | Good.\nfunding en | Funding: The Sample Fund.\nboilerplate en | None.\nboilerplate en | Online.\n" },
  { "register-names", "Results: Good.\nClinicalTrials.gov identifier: NCT99999991. Funding: None.",
    "results en | Good.\nregistration en | ClinicalTrials.gov identifier: NCT99999991.\nfunding en | Funding: None.\n" },
  { "full-text", "A trial\nAbstract\nMethods: We did.\nConclusions: Good.\nIntroduction\nOther trials had 400 patients.\nMethods\nLong.\nReferences\n1. X.",
    "title en | A trial\nmethods en | We did.\nconclusions en | Good.\nbody en | Other trials had 400 patients.\nbody en | Long.\nreferences en | 1. X.\n" },
  { "references-with-colons", "Results: Good.\nReferences\n1. Results: a study of 40 patients.\n2. Y.",
    "results en | Good.\nreferences en | 1. Results: a study of 40 patients./2. Y.\n" },
  { "chinese-colons", "\u76ee\u7684\uff1a\u63a2\u8ba8\u7597\u6548\u3002\u65b9\u6cd5\uff1a40\u4f8b\u60a3\u8005\u3002\u7ed3\u679c\uff1a\u6709\u6548\u3002\u7ed3\u8bba\uff1a\u53ef\u884c\u3002",
    "objective zh | \u63a2\u8ba8\u7597\u6548\u3002\nmethods zh | 40\u4f8b\u60a3\u8005\u3002\nresults zh | \u6709\u6548\u3002\nconclusions zh | \u53ef\u884c\u3002\n" },
  { "chinese-bare", "\u76ee\u7684\u63a2\u8ba8\u7597\u6548\u3002\u65b9\u6cd5\u5c0640\u4f8b\u60a3\u8005\u5206\u7ec4\u3002\u7ed3\u679c\u663e\u793a\u6709\u6548\u3002\u7ed3\u679c\u6cbb\u7597\u7ec4\u597d\u3002",
    "objective zh | \u63a2\u8ba8\u7597\u6548\u3002\nmethods zh | \u5c0640\u4f8b\u60a3\u8005\u5206\u7ec4\u3002\u7ed3\u679c\u663e\u793a\u6709\u6548\u3002\nresults zh | \u6cbb\u7597\u7ec4\u597d\u3002\n" },
  { "chinese-brackets", "\u3010\u65b9 \u6cd5\u3011 40\u4f8b\u60a3\u8005\u3002\u3010\u7ed3\u8bba\u3011\u53ef\u884c\u3002",
    "methods zh | 40\u4f8b\u60a3\u8005\u3002\nconclusions zh | \u53ef\u884c\u3002\n" },
  { "chinese-sentence", "\u76ee\u7684\u662f\u63a2\u8ba8\u7597\u6548\uff0c\u5171\u7eb3\u516540\u4f8b\u60a3\u8005\u3002",
    "abstract zh | \u76ee\u7684\u662f\u63a2\u8ba8\u7597\u6548\uff0c\u5171\u7eb3\u516540\u4f8b\u60a3\u8005\u3002\n" },
  { "two-languages", "A trial of cells\nMethods: We treated 40 adults with cells.\n\u6837\u672c\u7ec6\u80de\u6cbb\u7597\u7684\u8bd5\u9a8c\n\u65b9\u6cd5\uff1a\u6211\u4eec\u7528\u6837\u672c\u7ec6\u80de\u6cbb\u7597\u4e8640\u4f8b\u60a3\u8005\u3002",
    "title en | A trial of cells\nmethods en | We treated 40 adults with cells.\ntitle zh | \u6837\u672c\u7ec6\u80de\u6cbb\u7597\u7684\u8bd5\u9a8c\nmethods zh | \u6211\u4eec\u7528\u6837\u672c\u7ec6\u80de\u6cbb\u7597\u4e8640\u4f8b\u60a3\u8005\u3002\n" },
  { "copy", "A trial of sample cells\nWe treated forty adults with painful knees with one injection of 10\u2076 sample cells each or with a placebo, and followed them for a year.\n"
    "A trial of sample cells\nWe treated forty adults with painful knees with one injection of 106 sample cells each or with a placebo, and followed them for a year.",
    "title en | A trial of sample cells\n"
    "abstract en | We treated forty adults with painful knees with one injection of 10\u2076 sample cells each or with a placebo, and followed them for a year.\n"
    "copy en | A trial of sample cells/We treated forty adults with painful knees with one injection of 106 sample cells each or with a placebo, and followed them for a year.\n" },
  { "numbered-blocks",
    "\n1. J Sample Med. 2031 Apr;24(4):631-6. doi: 10.5555/fixture.1. Epub 2031\nMar 1.\n\nSample cells for sample knees: a trial with a title that is so long that it was\n"
    "broken.\n\nTestperson A(1), Probe B.\n\nAuthor information: \n(1)Department of Samples, Sampleton.\n\nOBJECTIVE: To see.\nRESULTS: We saw\nthis.\n\nDOI: 10.5555/fixture.1 \nPMID: 99999991  [Indexed for MEDLINE]\n",
    "citation en | 1. J Sample Med. 2031 Apr;24(4):631-6. doi: 10.5555/fixture.1. Epub 2031/Mar 1.\n"
    "title en | Sample cells for sample knees: a trial with a title that is so long that it was/broken.\n"
    "authors en | Testperson A(1), Probe B.\n"
    "affiliations en | Author information: /(1)Department of Samples, Sampleton.\n"
    "objective en | To see.\nresults en | We saw/this.\n"
    "identifiers  | DOI: 10.5555/fixture.1 /PMID: 99999991  [Indexed for MEDLINE]\n" },
  { "chinese-front", "\u6837\u672c\u7ec6\u80de\u6cbb\u7597\u819d\u5173\u8282\u7684\u8bd5\u9a8c\n\u7532\u6d4b\u8bd5\uff0c\u4e59\u6837\u672c\uff0c\u4e19\u793a\u4f8b\n\u6837\u672c\u5927\u5b66\u9644\u5c5e\u533b\u9662\n\u6837\u672c\u6742\u5fd7, 2031, 54(3): 201-205\n\u65b9\u6cd5\uff1a40\u4f8b\u60a3\u8005\u3002\n\u5173\u952e\u8bcd\uff1a\u6837\u672c",
    "title zh | \u6837\u672c\u7ec6\u80de\u6cbb\u7597\u819d\u5173\u8282\u7684\u8bd5\u9a8c\nauthors zh | \u7532\u6d4b\u8bd5\uff0c\u4e59\u6837\u672c\uff0c\u4e19\u793a\u4f8b\n"
    "affiliations zh | \u6837\u672c\u5927\u5b66\u9644\u5c5e\u533b\u9662\ncitation zh | \u6837\u672c\u6742\u5fd7, 2031, 54(3): 201-205\nmethods zh | 40\u4f8b\u60a3\u8005\u3002\nkeywords zh | \u6837\u672c\n" },
};

static char *
load (const char *name,
      const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "read", "fixtures", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_fixture (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = load (fixtures[i].name, "");
  g_autofree char *expected = load (fixtures[i].name, ".sections");
  g_autoptr (GPtrArray) sources = read_test_read (text);
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *sections = read_test_describe (source);
  g_autofree char *languages = NULL;

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, fixtures[i].reader);
  g_assert_cmpuint (source->warnings->len, ==, 0);
  g_assert_cmpstr (sections, ==, expected);

  g_ptr_array_add (source->languages, NULL);
  languages = g_strjoinv (" ", (char **) source->languages->pdata);
  g_ptr_array_set_size (source->languages, source->languages->len - 1);
  g_assert_cmpstr (languages, ==, fixtures[i].languages);
}

static void
test_shape (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read (shapes[i].text);
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *sections = read_test_describe (source);

  g_assert_cmpstr (source->reader, ==, "plain-text");
  g_assert_cmpstr (sections, ==, shapes[i].sections);
}

/* The same with Windows and old Macintosh line ends: the sections say the same words. */
static void
test_line_ends (void)
{
  static const char * const ends[] = { "\r\n", "\r", "\u2028" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = load ("plain.txt", "");
      g_autofree char *expected = load ("plain.txt", ".sections");
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autofree char *other = g_strjoinv (ends[i], lines);
      g_autoptr (GPtrArray) sources = read_test_read (other);
      TcSource *source = g_ptr_array_index (sources, 0);
      g_autofree char *sections = read_test_describe (source);

      g_assert_cmpstr (source->text, ==, other);
      g_assert_cmpstr (sections, ==, expected);
    }
}

static void
append_suggestion (GString      *s,
                   TcSuggestion *suggestion)
{
  TcQuote *quote = g_ptr_array_index (suggestion->quotes, 0);
  g_autofree char *value = tc_value_to_json (suggestion->value);

  g_assert_true (g_str_has_prefix (suggestion->rule, "reader.aggregator-json."));
  g_assert_cmpfloat (suggestion->confidence, ==, 0.99);
  g_string_append_printf (s, "%s %u %s %s | %s\n", suggestion->field, suggestion->item, suggestion->language, value,
                          quote->text);
}

static void
assert_suggestions (const char *json,
                    const char *expected)
{
  g_autoptr (GPtrArray) sources = read_test_read (json);
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autoptr (GString) s = g_string_new (NULL);

  for (guint i = 0; i < source->suggestions->len; i++)
    append_suggestion (s, g_ptr_array_index (source->suggestions, i));
  g_assert_cmpstr (s->str, ==, expected);
}

static void
test_suggestions (void)
{
  g_autofree char *text = load ("aggregator.json", "");
  g_autofree char *expected = load ("aggregator.json", ".suggestions");

  assert_suggestions (text, expected);
}

static void
test_suggestion_forms (void)
{
  assert_suggestions ("{\"Title\":\"A b c\",\"author_list\":[{\"given\":\"Anna\",\"family\":\"Testperson\"},\"Probe, Bert\"],\"year\":2031,"
                      "\"volume\":\"8(2)\",\"url\":\"https://doi.org/10.5555/x.1\",\"pmid\":99999991}",
                      "title 0 en \"A b c\" | A b c\n"
                      "authors 0 en \"Anna Testperson\" | Anna Testperson\n"
                      "authors 1 en \"Probe, Bert\" | Probe, Bert\n"
                      "year 0  2031 | 2031\n"
                      "volume 0  \"8\" | 8(2)\n"
                      "issue 0  \"2\" | 8(2)\n"
                      "doi 0  \"10.5555/x.1\" | 10.5555/x.1\n"
                      "pmid 0  \"99999991\" | 99999991\n");
  assert_suggestions ("{\"title\":null,\"abstract\":\"We did.\",\"volume\":\"13\",\"issue\":\"2 Suppl\",\"doi\":\"https://doi.org/10.5555/x;1\"}",
                      "volume 0  \"13\" | 13\n"
                      "issue 0  \"2 Suppl\" | 2 Suppl\n"
                      "doi 0  \"10.5555/x;1\" | 10.5555/x;1\n");
}

/* A list of records, and the same report twice in it. */
static void
test_records (void)
{
  g_autoptr (GPtrArray) sources =
    read_test_read ("{\"data\":[{\"title\":\"One\",\"doi\":\"10.5555/a\"},{\"title\":\"Two\"},{\"title\":\"One again\",\"doi\":\"10.5555/A\",\"pmid\":\"99999991\"}]}\n"
                    "{\"title\":\"Three\"}");
  TcSource *first = g_ptr_array_index (sources, 0);

  g_assert_cmpuint (sources->len, ==, 3);
  g_assert_cmpstr (first->text, ==, "Title: One\nDOI: 10.5555/a\nPMID: 99999991\n");
  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);

      g_assert_cmpuint (source->record, ==, i);
      g_assert_cmpstr (source->sha256, ==, first->sha256);
    }
}

static void
test_rest_is_other (void)
{
  g_autoptr (GPtrArray) sources = read_test_read ("{\"title\":\"One\"}\nA remark of somebody.");
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *sections = read_test_describe (source);

  g_assert_cmpstr (sections, ==, "title en | One\nbody en | A remark of somebody.\n");
  g_assert_cmpuint (source->warnings->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/read/formats/fixture/", fixtures[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fixture);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/read/formats/shape/", shapes[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_shape);
    }
  g_test_add_func ("/read/formats/line-ends", test_line_ends);
  g_test_add_func ("/read/formats/suggestions", test_suggestions);
  g_test_add_func ("/read/formats/suggestion-forms", test_suggestion_forms);
  g_test_add_func ("/read/formats/records", test_records);
  g_test_add_func ("/read/formats/rest-is-other", test_rest_is_other);

  return g_test_run ();
}
