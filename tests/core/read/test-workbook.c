/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "archive-writer.h"
#include "read-test.h"
#include "tc-archive.h"
#include "tc-feed.h"
#include "tc-workbook-format.h"
#include "tc-workbook.h"

/* Tests: tc-workbook.c tc-workbook-format.c tc-archive-kinds.c tc-read.c
 * Through them: tc-workbook-xlsx.c tc-workbook-ods.c tc-readers.c tc-read-workbook.c */

static void
test_fixture (gconstpointer data)
{
  read_test_check_fixture (data, strrchr (data, '.') + 1);
}

static void
test_rows (void)
{
  g_autoptr (TcWorkbookRows) rows = tc_workbook_rows_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  tc_workbook_rows_end (rows, 1);
  tc_workbook_rows_set (rows, 0, "a");
  tc_workbook_rows_set (rows, 2, "c \"d\", e");
  tc_workbook_rows_end (rows, 1);
  tc_workbook_rows_set (rows, 1, "b\nb");
  tc_workbook_rows_set (rows, 1, "twice");
  tc_workbook_rows_set (rows, 100000, "too far");
  g_assert_false (tc_workbook_rows_wants (rows, 1));
  g_assert_true (tc_workbook_rows_wants (rows, 2));
  tc_workbook_rows_end (rows, 2);
  text = tc_workbook_rows_finish (rows, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "a\t\t\"c \"\"d\"\", e\"\n\t\"b\nb\"\t\n\t\"b\nb\"\t\n");
}

static void
test_formats (void)
{
  g_autofree char *words = tc_cell_format_dup (TC_CELL_FORMAT_DATE, "n/a", FALSE);
  g_autofree char *late = tc_cell_format_dup (TC_CELL_FORMAT_DATE, "99999999", FALSE);

  g_assert_cmpint (tc_cell_format_find (14), ==, TC_CELL_FORMAT_DATE);
  g_assert_cmpint (tc_cell_format_find (22), ==, TC_CELL_FORMAT_TIME);
  g_assert_cmpint (tc_cell_format_find (57), ==, TC_CELL_FORMAT_DATE);
  g_assert_cmpint (tc_cell_format_find (9), ==, TC_CELL_FORMAT_NUMBER);
  g_assert_cmpint (tc_cell_format_parse ("[$-804]yyyy\"年\"m\"月\""), ==, TC_CELL_FORMAT_DATE);
  g_assert_cmpint (tc_cell_format_parse ("#,##0.00_);[Red]\\(0\\)"), ==, TC_CELL_FORMAT_NUMBER);
  g_assert_cmpint (tc_cell_format_parse ("\"d\\"), ==, TC_CELL_FORMAT_DATE);
  g_assert_cmpstr (words, ==, "n/a");
  g_assert_cmpstr (late, ==, "99999999");
}

/* --- variants of XLSX ------------------------------------------------------------------------------ */

#define WORKBOOK "<workbook xmlns:r=\"r\"><workbookPr%s/><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
#define RELATIONS "<Relationships><Relationship Id=\"a\" Target=\"worksheets/one.xml\"/></Relationships>"
#define STYLES "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"%s\"/></numFmts>" \
               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"

static GBytes *
make_xlsx (const char *properties,
           const char *format,
           const char *sheet,
           const char *strings)
{
  static const char * const names[] = {
    "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/one.xml",
    "xl/sharedStrings.xml", NULL,
  };
  g_autofree char *workbook = g_strdup_printf (WORKBOOK, properties);
  g_autofree char *styles = g_strdup_printf (STYLES, format);
  const char *contents[] = { "<Types/>", workbook, RELATIONS, styles, sheet, strings };

  return archive_writer_make ("zip", names, contents, 1);
}

static const struct
{
  const char *name;
  const char *properties;
  const char *format;
  const char *cell;
  const char *text;
} cells[] = {
  { "number", "", "0.00", "<c s=\"1\"><v>12.50</v></c>", "12.50\n" },
  { "long-number", "", "0", "<c><v>0.30000000000000004</v></c>", "0.3\n" },
  { "scientific", "", "0", "<c><v>9.9900001E7</v></c>", "99900001\n" },
  { "text-number", "", "0", "<c t=\"str\"><v>007</v></c>", "007\n" },
  { "date", "", "dd/mm/yy", "<c s=\"1\"><v>36526</v></c>", "2000-01-01\n" },
  { "date-1904", " date1904=\"1\"", "d", "<c s=\"1\"><v>35064</v></c>", "2000-01-01\n" },
  { "early-date", "", "d", "<c s=\"1\"><v>59</v></c>", "1900-02-28\n" },
  { "date-time", "", "yyyy-mm-dd hh:mm", "<c s=\"1\"><v>36526.75</v></c>", "2000-01-01 18:00\n" },
  { "time", "", "[h]:mm", "<c s=\"1\"><v>0.5</v></c>", "12:00:00\n" },
  { "year", "", "yyyy", "<c s=\"1\"><v>36526</v></c>", "2000\n" },
  { "words-in-format", "", "0 &quot;days&quot;", "<c s=\"1\"><v>7</v></c>", "7\n" },
  { "no-date", "", "d", "<c s=\"1\"><v>-7</v></c>", "-7\n" },
  { "iso-date", "", "d", "<c t=\"d\" s=\"1\"><v>2000-01-01</v></c>", "2000-01-01\n" },
  { "boolean", "", "0", "<c t=\"b\"><v>0</v></c>", "FALSE\n" },
  { "shared", "", "0", "<c t=\"s\"><v>1</v></c>", "two\n" },
  { "not-shared", "", "0", "<c t=\"s\"><v>99</v></c><c r=\"B1\"><v>1</v></c>", "\t1\n" },
  { "escape", "", "0", "<c t=\"str\"><v>a_x0041_b_x0000__x_</v></c>", "aAb_x_\n" },
  { "gap", "", "0", "<c r=\"A1\"><v>1</v></c><c r=\"AB1\"><v>2</v></c>", "1\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t2\n" },
};

static void
test_cell (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData><row>%s</row></sheetData></worksheet>", cells[i].cell);
  g_autoptr (GBytes) bytes = make_xlsx (cells[i].properties, cells[i].format, sheet, "<sst><si><t>one</t></si><si><t>two</t></si></sst>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = tc_workbook_read (bytes, NULL, &error);
  const TcWorkbookSheet *first;

  g_assert_no_error (error);
  first = g_ptr_array_index (sheets, 0);
  g_assert_cmpstr (first->name, ==, "S");
  g_assert_cmpstr (first->text, ==, cells[i].text);
}

/* A workbook without a table of reports is text. */
static void
test_no_table (void)
{
  g_autoptr (GBytes) bytes = make_xlsx ("", "0", "<worksheet><sheetData><row><c t=\"str\"><v>Notes on humming</v></c>"
                                        "<c t=\"str\"><v>twice</v></c></row></sheetData></worksheet>", "<sst/>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_bytes ("a.xlsx", bytes, NULL, &error);
  TcSource *first;

  g_assert_no_error (error);
  first = g_ptr_array_index (sources, 0);
  read_test_check (first);
  g_assert_cmpstr (first->reader, ==, "xlsx");
  g_assert_cmpstr (first->text, ==, "Notes on humming\ttwice\n");
  g_assert_cmpuint (first->warnings->len, ==, 0);
}

/* --- hostile --------------------------------------------------------------------------------------- */

static void
assert_refused (GBytes *bytes,
                int     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_read_bytes ("a.xlsx", bytes, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, code);
}

/* A small file must not become a large table: by far columns, by one text in many cells, by many empty texts. */
static void
test_bombs (void)
{
  g_autoptr (GString) far = g_string_new ("<worksheet><sheetData>");
  g_autoptr (GString) many = g_string_new ("<worksheet><sheetData>");
  g_autoptr (GString) empty = g_string_new ("<sst>");
  g_autofree char *words = g_strnfill (100000, 'x');
  g_autofree char *shared = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", words);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (far, "<row><c r=\"XFD1\"><v>1</v></c></row>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (many, "<row><c t=\"s\"><v>0</v></c></row>");
  for (guint i = 0; i < 2100000; i++)
    g_string_append (empty, "<si/>");
  first = make_xlsx ("", "0", far->str, "<sst/>");
  second = make_xlsx ("", "0", many->str, shared);
  third = make_xlsx ("", "0", "<worksheet/>", empty->str);
  assert_refused (first, TC_READ_ERROR_TOO_LARGE);
  assert_refused (second, TC_READ_ERROR_TOO_LARGE);
  assert_refused (third, TC_READ_ERROR_TOO_LARGE);
}

/* A text that fills nothing must not be copied for each of very many cells: blanks, and cells in one place. */
static void
test_many_cells (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>");
  g_autofree char *blanks = g_strnfill (2000000, ' ');
  g_autofree char *words = g_strnfill (2000000, 'x');
  g_autofree char *shared = g_strdup_printf ("<sst><si><t>%s</t></si><si><t>%s</t></si></sst>", blanks, words);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  gint64 begun_at;

  for (guint i = 0; i < 20000; i++)
    g_string_append (sheet, "<row><c t=\"s\"><v>0</v></c></row>");
  g_string_append (sheet, "<row>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (sheet, "<c r=\"A1\" t=\"s\"><v>1</v></c>");
  g_string_append (sheet, "</row></sheetData></worksheet>");
  bytes = make_xlsx ("", "0", sheet->str, shared);
  begun_at = g_get_monotonic_time ();
  sheets = tc_workbook_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (((TcWorkbookSheet *) g_ptr_array_index (sheets, 0))->text), ==, 2000001);
  g_assert_cmpint (g_get_monotonic_time () - begun_at, <, 20 * G_TIME_SPAN_SECOND);
}

/* All rows are in memory at once: where they are too many, the message says what to do. */
static void
test_many_rows (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData><row><c t=\"str\"><v>Title</v></c><c t=\"str\"><v>Year</v></c></row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = NULL;
  g_autoptr (TcFeedPart) part = NULL;

  for (guint i = 0; i < 50001; i++)
    g_string_append (sheet, "<row><c t=\"str\"><v>Hum</v></c><c><v>2031</v></c></row>");
  g_string_append (sheet, "</sheetData></worksheet>");
  bytes = make_xlsx ("", "0", sheet->str, "<sst/>");
  feed = tc_feed_new_for_bytes ("many.xlsx", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  part = tc_feed_next (feed, &error);
  g_assert_no_error (error);
  g_assert_null (tc_feed_part_read (part, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "CSV"));
}

/* Names of parts lead nowhere else, and a sheet that stands in a thousand places is read once. */
static void
test_parts (void)
{
  static const char * const names[] = { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                        "xl/worksheets/one.xml", NULL };
  g_autoptr (GString) workbook = g_string_new ("<workbook><sheets>");
  const char *contents[] = {
    "<Types/>", "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"../../../../xl/workbook.xml\"/></Relationships>", NULL,
    "<Relationships><Relationship Id=\"a\" Target=\"/xl/./worksheets/../worksheets/one.xml\"/></Relationships>",
    "<worksheet><row><c><v>1</v></c></row></worksheet>" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append (workbook, "<sheet r:id=\"a\"/>");
  contents[2] = workbook->str;
  bytes = archive_writer_make ("zip", names, contents, 1);
  sheets = tc_workbook_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 1);
}

static void
test_damaged (void)
{
  static const char * const names[] = { "[Content_Types].xml", "xl/workbook.xml", NULL };
  static const char * const contents[] = { "<Types/>", "no XML" };
  g_autoptr (GBytes) broken = archive_writer_make ("zip", names, contents, 1);
  g_autoptr (GBytes) empty = make_xlsx ("", "0", "<worksheet/>", "<sst/>");

  assert_refused (broken, TC_READ_ERROR_MALFORMED);
  assert_refused (empty, TC_READ_ERROR_EMPTY);
}

static void
test_truncated (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "read", "fixtures", data, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (tc_archive_is_xlsx (bytes, length) != tc_archive_is_ods (bytes, length));
  read_test_check_cut (bytes, length, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/read/workbook/fixture/xlsx", "table.xlsx", test_fixture);
  g_test_add_data_func ("/read/workbook/fixture/ods", "table.ods", test_fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strconcat ("/read/workbook/cell/", cells[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cell);
    }
  g_test_add_func ("/read/workbook/rows", test_rows);
  g_test_add_func ("/read/workbook/formats", test_formats);
  g_test_add_func ("/read/workbook/no-table", test_no_table);
  g_test_add_func ("/read/workbook/bombs", test_bombs);
  g_test_add_func ("/read/workbook/many-cells", test_many_cells);
  g_test_add_func ("/read/workbook/many-rows", test_many_rows);
  g_test_add_func ("/read/workbook/parts", test_parts);
  g_test_add_func ("/read/workbook/damaged", test_damaged);
  g_test_add_data_func ("/read/workbook/truncated/xlsx", "table.xlsx", test_truncated);
  g_test_add_data_func ("/read/workbook/truncated/ods", "table.ods", test_truncated);
  return g_test_run ();
}
