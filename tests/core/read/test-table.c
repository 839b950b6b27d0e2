/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-named.h"
#include "tc-read.h"
#include "tc-table.h"

/* Tests: tc-read.c tc-table.c tc-named.c
 * Through them: tc-readers.c tc-read-table.c tc-read-endnote-xml.c */

#define HEADER "Title,Authors,Year,DOI\n"
#define ROW "Humming,\"Testperson, A; Probe, B\",2031,10.5555/hum.1\n"
#define SAID "title: Humming\nauthors: Testperson, A\nauthors: Probe, B\nyear: 2031\ndoi: 10.5555/hum.1\n"

/* The first record of a file, and what it says. */
static const struct
{
  const char *name;
  const char *bytes;
  const char *reader;
  const char *fields;
} records[] = {
  { "commas", HEADER ROW, "table", SAID },
  { "byte-order-mark", "\xef\xbb\xbf" HEADER ROW, "table", SAID },
  { "semicolons", "Title;Year\nHumming;2031\n", "table", "title: Humming\nyear: 2031\n" },
  { "tabs", "Title\tYear\nHum, \"hum\"\t2031\n", "table", "title: Hum, \"hum\"\nyear: 2031\n" },
  { "quotes", "\"Title\",\"Year\"\r\n\"A \"\"hum\"\", and\nmore\",\"2031\"\r\n", "table", "title: A \"hum\", and more\nyear: 2031\n" },
  { "chinese", "标题,作者,年份,刊名\n哼唱的样本试验,甲样本;乙样本,2031,样本杂志\n", "table",
    "title_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\njournal: 样本杂志\nyear: 2031\n" },
  { "authors-with-and", "title,authors,year\nHumming,\"Probe, B. and Muster, C.\",2031\n", "table",
    "title: Humming\nauthors: Probe, B.\nauthors: Muster, C.\nyear: 2031\n" },
  { "lists-with-bars",
    "title,authorships.author.display_name,authorships.raw_author_name,publication_year,keywords.display_name\n"
    "Humming,Berta Probe|Carl Muster,B. Probe|C. Muster,2031,Hums|Buzzes\n", "table",
    "title: Humming\nauthors: Berta Probe\nauthors: Carl Muster\nyear: 2031\n" },
  { "scopus", "Title,Year,Art. No.,Page start,Page end,Source,EID\nHumming,2031,A17,,,Scopus,2-s2.0-99900011\n", "table",
    "title: Humming\njournal: Scopus\nyear: 2031\npages: A17\n" },
  { "scopus-pages", "Title,Year,Art. No.,Page start,Page end,EID\nHumming,2031,A17,11,19,2-s2.0-99900011\n", "table",
    "title: Humming\nyear: 2031\npages: 11-19\n" },
  { "scopus-no-pages", "EID,Title,Year,Page start\n2-s2.0-99900011,Humming,2031,\n", "table", "title: Humming\nyear: 2031\n" },
  { "divider-line", "sep=;\r\nTitle;Year\r\nHumming;2031\r\n", "table", "title: Humming\nyear: 2031\n" },
  { "springer", "Item Title,Publication Title,Journal Volume,Journal Issue,Item DOI\nHumming,J Sample,8,2,10.5555/hum.1\n", "table",
    "title: Humming\njournal: J Sample\nvolume: 8\nissue: 2\ndoi: 10.5555/hum.1\n" },
  { "formulas",
    "Article Title,Publication Date,ISSN,Volume,First Page,Page Count\n"
    "\"Humming\",=\"4/3/2031\",=\"99990000\",\"8\",\"924\",\"11\"\n", "table",
    "title: Humming\nyear: 2031\npublication_date: 4/3/2031\nvolume: 8\npages: 924-934\n" },
  { "formulas-in-quotes", "Title,Publication Date,First Page,Page Count\n\"=\"\"Hum, hum\"\"\",=\"Jun2031\",e7,11\n", "table",
    "title: Hum, hum\nyear: 2031\npublication_date: Jun2031\npages: e7\n" },
  { "register", "TrialID,Public_title,Target_size\nNCT99900001,Humming,40\n", "table",
    "title: Humming\nregistry_ids: NCT99900001\nn_enrolled: 40\n" },
  { "endnote",
    "<?xml version=\"1.0\"?><xml><records><record><ref-type name=\"Journal Article\">17</ref-type><contributors><authors><author>"
    "<style face=\"normal\">Probe, B.</style></author></authors></contributors><titles><title><style>Humming at 10</style>"
    "<style face=\"superscript\">9</style></title><secondary-title>J Sample Med</secondary-title></titles><periodical><full-title>"
    "Journal of Samples</full-title></periodical><pages>1-9</pages><volume>8</volume><number>2</number><dates><year>2031</year>"
    "<pub-dates><date>May</date></pub-dates></dates><electronic-resource-num>10.5555/hum.1</electronic-resource-num>"
    "</record></records></xml>", "endnote-xml",
    "title: Humming at 10\u2079\nauthors: Probe, B.\njournal: Journal of Samples\nyear: 2031\npublication_date: May 2031\n"
    "volume: 8\nissue: 2\npages: 1-9\ndoi: 10.5555/hum.1\n" },
};

static void
test_record (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (records[i].bytes, strlen (records[i].bytes));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, records[i].reader);
  g_assert_cmpstr (fields, ==, records[i].fields);
  g_assert_cmpuint (source->warnings->len, ==, 0);
}

/* Rows, one of them damaged: how many arrive, how many are warned of, and the last one is as it was. */
static const struct
{
  const char *name;
  const char *row;
  guint n_read;
  guint n_warned;
} damaged[] = {
  { "good", "A,B,2031,10.5555/b\n", 4, 0 },
  { "lines-in-quotes", "\"A\nb\n\nc\",B,2031,10.5555/b\n", 4, 0 },
  { "quote-inside", "\"A \"hum\" b\",B,2031,10.5555/b\n", 4, 0 },
  { "quote-behind", "A,B,2031,10.5555/b\"\n", 4, 0 },
  { "quote-before", "A,B,\"2031,10.5555/b\n", 4, 0 },
  { "quote-too-many", "A,B,2031,\"10.5555/b\"\"\n", 4, 0 },
  { "too-few", "A,B\n", 4, 1 },
  { "too-many", "A,B,2031,10.5555/b,x\n", 4, 1 },
  { "words", "-------------\n", 3, 0 },
  { "blank", "\n,,,\n", 3, 0 },
};

static void
test_damaged (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *bytes = g_strconcat (HEADER ROW, damaged[i].row, ROW ROW, NULL);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, strlen (bytes));
  g_autofree char *fields = NULL;
  guint n_warned = 0;

  g_assert_cmpuint (sources->len, ==, damaged[i].n_read);
  for (guint k = 0; k < sources->len; k++)
    n_warned += ((TcSource *) g_ptr_array_index (sources, k))->warnings->len > 0;
  g_assert_cmpuint (n_warned, ==, damaged[i].n_warned);
  fields = read_test_fields (g_ptr_array_index (sources, sources->len - 1));
  g_assert_cmpstr (fields, ==, SAID);
}

/* Rows are cut before they are decoded: names in Chinese alone are known in each encoding of it. */
static void
test_encodings (void)
{
  static const struct { const char *encoding; const char *text; const char *fields; } tables[] = {
    { "GB18030", "题名,作者,期刊,出版日期\r\n哼唱的样本试验,甲样本;乙样本,样本杂志,2031-02-03\r\n",
      "title_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\njournal: 样本杂志\nyear: 2031\npublication_date: 2031-02-03\n" },
    { "BIG5", "題名,作者,摘要\n哼唱的試驗,甲樣本;乙樣本,我們每天哼唱,睡眠因此更好。\n",
      "title_zh: 哼唱的試驗\nauthors: 甲樣本\nauthors: 乙樣本\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (tables[i].text, -1, tables[i].encoding, "UTF-8", NULL, &length, NULL);
      g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, length);
      g_autofree char *fields = NULL;

      g_assert_cmpuint (sources->len, ==, 1);
      fields = read_test_fields (g_ptr_array_index (sources, 0));
      g_assert_cmpstr (fields, ==, tables[i].fields);
    }
}

/* What is not a table stays with other readers. */
static void
test_not_tables (void)
{
  static const char * const texts[] = {
    "Title of the report, and its authors\nOnce more\n", "A,b,c\n1,2,3\n", "Year;Volume\n2031;8\n",
    "In this trial, the title, the abstract and the authors, and so on, are one sentence.\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read (texts[i]);

      g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, !=, "table");
    }
}

/* A quote that is never closed takes no more than its line, in a large file too. */
static void
test_open_quote (void)
{
  g_autoptr (GString) bytes = g_string_new (HEADER "A,B,\"2031,10.5555/b\n");
  g_autoptr (GPtrArray) sources = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append (bytes, "A,B,2031,10.5555/b\n");
  sources = read_test_read_bytes (bytes->str, bytes->len);
  g_assert_cmpuint (sources->len, ==, 60001);
}

static void
test_split (void)
{
  static const char row[] = "a,\"b,\"\"c\"\"\",,\"d\r\n\",=\"e,\"\"f\",\"=\"\"g\"\"\",=h(\"i\"),=,=\"\r\n";
  static const char * const wanted[] = { "a", "b,\"c\"", "", "d\r\n", "e,\"f", "g", "=h(\"i\")", "=", "=\"" };
  TcSlice slice = { row, row + strlen (row) };
  g_autoptr (GPtrArray) values = tc_table_split (slice, ',');

  g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < values->len; i++)
    g_assert_cmpstr (g_ptr_array_index (values, i), ==, wanted[i]);
  g_assert_cmpint (tc_table_divider (slice), ==, ',');
  g_assert_false (tc_table_is_header (slice));
}

static void
test_names (void)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  g_autoptr (TcRecord) record = NULL;
  g_autoptr (TcNamed) empty = tc_named_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (tc_named_find_tag ("Publication Year"), ==, "YR");
  g_assert_cmpstr (tc_named_find_tag ("\xef\xbb\xbfTitle"), ==, "TI");
  g_assert_null (tc_named_find_tag ("hum"));
  g_assert_null (tc_named_find_tag (""));
  tc_named_add (named, "Title", g_strdup ("Humming"));
  tc_named_add (named, "hum", g_strdup ("yes"));
  record = tc_named_finish (named, NULL);
  g_assert_cmpstr (record->values[TC_RECORD_TITLE], ==, "Humming");
  g_assert_cmpstr (record->others.items[0], ==, "hum: yes");
  g_assert_null (tc_named_finish (empty, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (gsize length = 1; length < strlen (records[i].bytes); length++)
      {
        g_autoptr (GBytes) part = g_bytes_new (records[i].bytes, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) sources = tc_read_bytes ("cut", part, NULL, &error);

        g_assert_true (sources != NULL || error != NULL);
        for (guint k = 0; sources != NULL && k < sources->len; k++)
          read_test_check_record (g_ptr_array_index (sources, k));
      }
}

/* A keyword a line, of each kind of line end. */
static void
test_keyword_lines (void)
{
  static const char * const ends[] = { "\n", "\r\n", "\r" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strdup_printf ("Title,Keywords,Year\r\nHumming,\"hum%stune%ssong\",2031\r\n", ends[i], ends[i]);
      g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
      TcSource *source = g_ptr_array_index (sources, 0);

      g_assert_nonnull (strstr (source->text, "Keywords: hum; tune; song\n"));
    }
}

/* What says nothing in a column that is known may be an answer in another one. */
static void
test_missing (void)
{
  static const char text[] = "Title,Year,Volume,Masking,Funding\nHumming,2031,None,None,None\n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_nonnull (strstr (source->text, "Masking: None"));
  g_assert_nonnull (strstr (source->text, "Funding: None"));
  g_assert_null (strstr (source->text, "Volume"));
}

/* "0" is no volume, but it stands there; Publish or Perish writes it for nothing. */
static void
test_zeros (void)
{
  static const struct { const char *text; const char *fields; gboolean kept; } tables[] = {
    { "Title,Year,Volume,Issue,Pages\nHumming,0,0,0,0\n", "title: Humming\n", TRUE },
    { "Title,Year,Volume,Issue,Pages\nHumming,2031,10,0,11-19\n", "title: Humming\nyear: 2031\nvolume: 10\npages: 11-19\n", TRUE },
    { "题名,年,卷,期,页码\n哼唱的样本试验,2031,0,0,0\n", "title_zh: 哼唱的样本试验\nyear: 2031\n", TRUE },
    { "Title,Year,GSRank,QueryDate,Volume,Issue,StartPage\nHumming,0,1,2031-02-03,0,0,0\n", "title: Humming\n", FALSE },
    { "Title,Year,GSRank,QueryDate,Volume,Issue\nHumming,2031,0,2031-02-03,8,2\n", "title: Humming\nyear: 2031\nvolume: 8\nissue: 2\n",
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read_bytes (tables[i].text, strlen (tables[i].text));
      TcSource *source = g_ptr_array_index (sources, 0);
      g_autofree char *fields = read_test_fields (source);

      g_assert_cmpstr (fields, ==, tables[i].fields);
      g_assert_cmpint (strstr (source->text, ": 0\n") != NULL, ==, tables[i].kept);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *path = g_strconcat ("/read/table/record/", records[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_record);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strconcat ("/read/table/damaged/", damaged[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damaged);
    }
  g_test_add_func ("/read/table/encodings", test_encodings);
  g_test_add_func ("/read/table/not-tables", test_not_tables);
  g_test_add_func ("/read/table/open-quote", test_open_quote);
  g_test_add_func ("/read/table/split", test_split);
  g_test_add_func ("/read/table/names", test_names);
  g_test_add_func ("/read/table/truncated", test_truncated);
  g_test_add_func ("/read/table/keyword-lines", test_keyword_lines);
  g_test_add_func ("/read/table/missing", test_missing);
  g_test_add_func ("/read/table/zeros", test_zeros);
  return g_test_run ();
}
