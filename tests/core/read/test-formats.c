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

static void
test_fixture (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *expected_name = g_strconcat (fixtures[i].name, ".sections", NULL);
  g_autofree char *text = read_test_load (fixtures[i].name);
  g_autofree char *expected = read_test_load (expected_name);
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

/* Shapes of plain text, one idea each: "=== NAME", the text, "---", its sections. */
static void
test_shape (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "\n---\n", 2);
  const char *text = strchr (parts[0], '\n') + 1;
  g_autoptr (GPtrArray) sources = read_test_read (text);
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *sections = read_test_describe (source);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpstr (source->reader, ==, "plain-text");
  g_assert_cmpstr (sections, ==, parts[1]);
}

static void
add_shapes (const char *all)
{
  g_auto (GStrv) shapes = g_strsplit (all, "=== ", -1);

  for (guint i = 1; shapes[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (shapes[i], "\n", 2);
      g_autofree char *path = g_strconcat ("/read/formats/shape/", lines[0], NULL);

      g_test_add_data_func_full (path, g_strdup (shapes[i]), test_shape, g_free);
    }
}

/* The same with Windows and old Macintosh line ends: the sections say the same words. */
static void
test_line_ends (void)
{
  static const char * const ends[] = { "\r\n", "\r", "\u2028" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = read_test_load ("plain.txt");
      g_autofree char *expected = read_test_load ("plain.txt.sections");
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
  g_string_append_printf (s, "%s %u %s %s | %s\n", suggestion->field, suggestion->item,
                          suggestion->language, value,
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
  g_autofree char *text = read_test_load ("aggregator.json");
  g_autofree char *expected = read_test_load ("aggregator.json.suggestions");

  assert_suggestions (text, expected);
}

static void
test_suggestion_forms (void)
{
  assert_suggestions ("{\"Title\":\"A b c\","
                      "\"author_list\":[{\"given\":\"Anna\",\"family\":\"Testperson\"},\"Probe, Bert\"],"
                      "\"year\":2031,\"volume\":\"8(2)\","
                      "\"url\":\"https://doi.org/10.5555/x.1\",\"pmid\":99999991}",
                      "title 0 en \"A b c\" | A b c\n"
                      "authors 0 en \"Anna Testperson\" | Anna Testperson\n"
                      "authors 1 en \"Probe, Bert\" | Probe, Bert\n"
                      "year 0  2031 | 2031\n"
                      "volume 0  \"8\" | 8(2)\n"
                      "issue 0  \"2\" | 8(2)\n"
                      "doi 0  \"10.5555/x.1\" | 10.5555/x.1\n"
                      "pmid 0  \"99999991\" | 99999991\n");
  assert_suggestions ("{\"title\":null,\"abstract\":\"We did.\",\"volume\":\"13\","
                      "\"issue\":\"2 Suppl\",\"doi\":\"https://doi.org/10.5555/x;1\"}",
                      "volume 0  \"13\" | 13\n"
                      "issue 0  \"2 Suppl\" | 2 Suppl\n"
                      "doi 0  \"10.5555/x;1\" | 10.5555/x;1\n");
}

/* A list of records, and the same report twice in it. */
static void
test_records (void)
{
  g_autoptr (GPtrArray) sources =
    read_test_read ("{\"data\":[{\"title\":\"One\",\"doi\":\"10.5555/a\"},{\"title\":\"Two\"},"
                    "{\"title\":\"One again\",\"doi\":\"10.5555/A\",\"pmid\":\"99999991\"}]}\n"
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

/* What interfaces of databases say and no field takes stands in the text; a retracted report is warned of. */
static void
test_works_rest (void)
{
  static const char text[] = "[{\"paperId\":\"a\",\"title\":\"Humming\",\"year\":2031,\"is_retracted\":true,\"open_access\":{\"oa_status\":\"gold\"},"
                             "\"related_works\":[\"W1\",\"W2\"],\"authors\":[{\"name\":\"Bert Probe\",\"affiliations\":[\"Probe House\"]}],"
                             "\"mesh\":[{\"descriptor_name\":\"Hums\"}],\"grants\":[{\"award_id\":\"S-1\"}]}]";
  static const char * const said[] = {
    "open_access/oa_status: gold", "related_works/*: W1; W2", "Affiliations: Probe House", "Hums", "S-1", "Retracted Publication",
  };
  g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->reader, ==, "works-json");
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_test_message ("%s", said[i]);
      g_assert_nonnull (strstr (source->text, said[i]));
    }
  g_assert_cmpuint (source->warnings->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *shapes = NULL;

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/read/formats/fixture/", fixtures[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fixture);
    }
  shapes = read_test_load ("shapes.txt");
  add_shapes (shapes);
  g_test_add_func ("/read/formats/line-ends", test_line_ends);
  g_test_add_func ("/read/formats/suggestions", test_suggestions);
  g_test_add_func ("/read/formats/suggestion-forms", test_suggestion_forms);
  g_test_add_func ("/read/formats/records", test_records);
  g_test_add_func ("/read/formats/works-rest", test_works_rest);
  g_test_add_func ("/read/formats/rest-is-other", test_rest_is_other);

  return g_test_run ();
}
