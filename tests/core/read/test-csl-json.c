/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "read-test.h"
#include "tc-json-cut.h"

/* Tests: tc-json-cut.c tc-read.c
 * Through them: tc-readers.c tc-read-csl-json.c */

static void
test_fixture (gconstpointer data)
{
  read_test_check_fixture (data, "csl-json");
}

/* The parts of a text: "record|frame|unknown text", one a line. With @window no more bytes than those are in view at first. */
static char *
describe_cuts (const char *text,
               gsize       window)
{
  static const char * const lists[] = { "items", NULL };
  const char *end = text + strlen (text);
  GString *s = g_string_new (NULL);

  while (text < end)
    {
      gsize view = MIN (window, (gsize) (end - text));
      TcCut cut = tc_json_cut (lists, text, view, view == (gsize) (end - text));

      while (cut.kind == TC_CUT_MORE)
        {
          g_assert_cmpuint (view, <, end - text);
          view++;
          cut = tc_json_cut (lists, text, view, view == (gsize) (end - text));
        }
      g_assert_cmpuint (cut.length, >, 0);
      g_assert_cmpuint (cut.length, <=, view);
      if (cut.kind != TC_CUT_FRAME)
        g_string_append_printf (s, "%s %.*s\n", cut.kind == TC_CUT_RECORD ? "record" : "unknown", (int) cut.length, text);
      text += cut.length;
    }

  return g_string_free (s, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *parts;
} cuts[] = {
  { "list", "[{\"a\":1},{\"b\":[{}]}]", "record {\"a\":1}\nrecord {\"b\":[{}]}\n" },
  { "one", " {\"a\":\"}\"} ", "record {\"a\":\"}\"}\n" },
  { "lines", "{\"a\":1}\n{\"b\":\"\\\"{\"}\n", "record {\"a\":1}\nrecord {\"b\":\"\\\"{\"}\n" },
  { "wrapped", "{\"total\":2,\"x\":{\"items\":[1]},\"items\":[{\"a\":1},{\"b\":2}],\"next\":\"t}\",\"l\":{\"m\":[{}]}}",
    "record {\"a\":1}\nrecord {\"b\":2}\n" },
  { "wrapped-twice", "{\"message\":{\"items\":[{\"a\":1}]}}", "record {\"a\":1}\n" },
  { "empty-list", "{\"items\":[]}", "record {\"items\":[]}\n" },
  { "items-inside", "[{\"a\":[{\"items\":[{}]}]}]", "record {\"a\":[{\"items\":[{}]}]}\n" },
  /* Damage harms one record only. */
  { "no-brace", "[{\"a\":{\"b\":1,\n{\"c\":2}]", "record {\"a\":{\"b\":1,\n\nrecord {\"c\":2}\n" },
  { "brace-too-many", "[{\"a\":1},\"b\":2},{\"c\":2}]", "record {\"a\":1},\"b\":2}\nrecord {\"c\":2}\n" },
  { "no-bracket", "[{\"a\":[1,\"b\":2},{\"c\":2}]", "record {\"a\":[1,\"b\":2}\nrecord {\"c\":2}\n" },
  { "no-quote", "[{\"a\":\"x,\"b\":\"y\"},{\"c\":2}]", "record {\"a\":\"x,\"b\":\"y\"}\nrecord {\"c\":2}\n" },
  { "no-quote-line", "[{\"a\":\"x},\n{\"c\":\"}\"}]", "record {\"a\":\"x},\n\nrecord {\"c\":\"}\"}\n" },
  { "quote-inside", "[{\"a\":\"x \"y\" z\"},{\"c\":2}]", "record {\"a\":\"x \"y\" z\"}\nrecord {\"c\":2}\n" },
  { "cut-off", "[{\"a\":1},{\"c\":", "record {\"a\":1}\nrecord {\"c\":\n" },
  { "words", "[1, two, {\"a\":1}] end", "unknown 1, two, \nrecord {\"a\":1}\nunknown end\n" },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (gsize window = 1; window < strlen (cuts[i].text) + 2; window++)
    {
      g_autofree char *parts = describe_cuts (cuts[i].text, window);

      g_assert_cmpstr (parts, ==, cuts[i].parts);
    }
}

static const struct
{
  const char *name;
  const char *text;
  const char *reader;             /* NULL: refused */
} kinds[] = {
  { "csl", "{\"type\":\"report\",\"title\":\"A probe\",\"issued\":{\"date-parts\":[[2031]]}}", "csl-json" },
  { "crossref", "{\"status\":\"ok\",\"message\":{\"type\":\"journal-article\",\"title\":[\"A probe\"],\"DOI\":\"10.99999/a\"}}",
    "csl-json" },
  { "zotero", "[{\"itemType\":\"journalArticle\",\"title\":\"A probe\"}]", "csl-json" },
  { "aggregator", "{\"title\":\"A probe\",\"type\":\"trial\",\"doi\":\"10.99999/a\"}", "aggregator-json" },
  { "no-type", "{\"title\":\"A probe\",\"author\":[{\"family\":\"Testperson\"}]}", "aggregator-json" },
  { "says-so", "{\"title\":\"the \\\"type\\\": article\",\"author\":\"A B\"}", "aggregator-json" },
};

static void
test_kind (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (kinds[i].text, strlen (kinds[i].text));

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, ==, kinds[i].reader);
}

/* Dates in all the forms of programs. */
static void
test_dates (void)
{
  static const struct { const char *issued; const char *year; } dates[] = {
    { "{\"date-parts\":[[\"2031\",5]]}", "Publication date: 2031-05" }, { "{\"date-parts\":[[2031]]}", "Year: 2031" },
    { "{\"year\":2031,\"month\":5,\"day\":7}", "Publication date: 2031-05-07" }, { "[{\"year\":2031}]", "Year: 2031" },
    { "{\"raw\":\"2031 Jun\"}", "Publication date: 2031 Jun" }, { "\"2031-05\"", "Publication date: 2031-05" },
    { "{\"date-parts\":[[]],\"literal\":\"2031\"}", "Year: 2031" }, { "{\"date-parts\":[null]}", "Title: A" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"type\":\"report\",\"title\":\"A\",\"issued\":%s}", dates[i].issued);
      g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));

      g_assert_nonnull (strstr (((TcSource *) g_ptr_array_index (sources, 0))->text, dates[i].year));
    }
}

/* A broken item is left out, the others arrive; one of nothing is refused with the reason. */
static void
test_damaged (void)
{
  static const char text[] = "[{\"type\":\"report\",\"title\":\"First\",\"DOI\":\"10.99999/a\"},{\"type\":\"report\",\"title\":\"Cut,"
                             "\"DOI\":\"10.99999/b\"},{\"type\":\"report\",\"title\":\"Last\",\"DOI\":\"10.99999/c\"}]";
  static const char bad[] = "[{\"type\":\"report\",\"author\":[],\"title\":\"\\u0000\"}]";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
  g_autoptr (GBytes) bytes = g_bytes_new_static (bad, strlen (bad));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 1))->text, ==, "Title: Last\nDOI: 10.99999/c\n\nOther fields:\ntype: report\n");
  g_assert_null (tc_read_bytes ("bad.json", bytes, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
  g_assert_true (g_str_has_prefix (error->message, "The JSON of this record cannot be read. "));
}

/* A record of brackets and quotes alone takes time that grows with its length. */
static void
test_hostile (void)
{
  static const char * const pieces[] = { "[", "{\"a\":", "\"", "\"a\":[", "}", "{\"items\":[", "\\\"", "{\"a\":1}," };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("[{\"type\":\"report\",\"DOI\":\"10.99999/a\"},");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = NULL;

      while (text->len < 300000)
        g_string_append (text, pieces[i]);
      bytes = g_bytes_new (text->str, text->len);
      sources = tc_read_bytes ("hostile.json", bytes, NULL, &error);
      g_assert_true ((sources != NULL) == (error == NULL));
    }
}

static void
test_truncated (void)
{
  g_autofree char *csl = read_test_load ("csl.json");
  g_autofree char *zotero = read_test_load ("zotero.json");

  read_test_check_cut (csl, strlen (csl), 3);
  read_test_check_cut (zotero, strlen (zotero), 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/read/csl-json/fixture/csl", "csl.json", test_fixture);
  g_test_add_data_func ("/read/csl-json/fixture/zotero", "zotero.json", test_fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/csl-json/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/read/csl-json/kind/", kinds[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_kind);
    }
  g_test_add_func ("/read/csl-json/dates", test_dates);
  g_test_add_func ("/read/csl-json/damaged", test_damaged);
  g_test_add_func ("/read/csl-json/hostile", test_hostile);
  g_test_add_func ("/read/csl-json/truncated", test_truncated);
  return g_test_run ();
}
