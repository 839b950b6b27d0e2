/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-csv-writer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "csv-reader.h"
#include "tc-export.h"

/* Tests: tc-csv-writer.c */

/* Cells as they are given, and as the bytes of the file. */
static const struct { const char *text, *bytes; gboolean guarded; } cells[] = {
  { "plain", "plain", FALSE },
  { "", "", FALSE },
  { "a,b", "\"a,b\"", FALSE },
  { "a\"b\"\"", "\"a\"\"b\"\"\"\"\"", FALSE },
  { "\"", "\"\"\"\"", FALSE },
  { "two\nlines", "\"two\nlines\"", FALSE },
  { "two\r\nlines\r", "\"two\r\nlines\r\"", FALSE },
  { "中文，“引号”；完", "中文，“引号”；完", FALSE },
  { "😀e\xcc\x81\xe2\x80\xa8", "😀e\xcc\x81\xe2\x80\xa8", FALSE },
  { " space ", "\" space \"", FALSE },
  { "'quoted'", "'quoted'", FALSE },
  { "a=b", "a=b", FALSE },
  { "<0.001", "<0.001", FALSE },
  { "=1+1", "'=1+1", TRUE },
  { "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", TRUE },
  { "+86", "'+86", TRUE },
  { "-0.39", "'-0.39", TRUE },
  { "@SUM(A1)", "'@SUM(A1)", TRUE },
  { "\t=1", "'\t=1", TRUE },
  { "\r=1", "\"'\r=1\"", TRUE },
  { "＝1+1", "'＝1+1", TRUE },
  { "＋1", "'＋1", TRUE },
  { "－1", "'－1", TRUE },
  { "＠A", "'＠A", TRUE },
};

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("tc-csv-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
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
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_cells (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autoptr (GString) expected = g_string_new ("text,after\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TcCsvWriter) writer = tc_csv_writer_new (folder, "x.csv", FALSE, &error);
  g_autoptr (GPtrArray) table = NULL;
  g_autofree char *bytes = NULL;
  guint n_guarded = 0;

  g_assert_no_error (error);
  tc_csv_writer_add_plain (writer, "text");
  tc_csv_writer_add_plain (writer, "after");
  g_assert_true (tc_csv_writer_end_row (writer, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      tc_csv_writer_add_text (writer, cells[i].text);
      tc_csv_writer_add_text (writer, NULL);
      g_assert_true (tc_csv_writer_end_row (writer, &error));
      g_string_append_printf (expected, "%s,\r\n", cells[i].bytes);
      n_guarded += cells[i].guarded ? 1 : 0;
    }
  g_assert_true (tc_csv_writer_close (writer, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (tc_csv_writer_publish (writer, &error));
  g_assert_cmpuint (tc_csv_writer_get_n_guarded (writer), ==, n_guarded);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_cmpstr (bytes, ==, expected->str);

  table = csv_read (path);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const char *read = csv_get (table, i, "text");

      g_assert_cmpstr (read + (cells[i].guarded ? 1 : 0), ==, cells[i].text);
    }
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

static void
test_numbers (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "n.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcCsvWriter) writer = tc_csv_writer_new (folder, "n.csv", TRUE, &error);
  g_autofree char *bytes = NULL;

  tc_csv_writer_add_plain (writer, "-0.39");
  tc_csv_writer_add_integer (writer, 1000000);
  tc_csv_writer_add_integer (writer, -5);
  tc_csv_writer_add_id (writer, 7);
  tc_csv_writer_add_id (writer, 0);
  tc_csv_writer_add_time (writer, G_GINT64_CONSTANT (1795330271999999));
  tc_csv_writer_add_time (writer, 0);
  tc_csv_writer_add_time (writer, -1);
  tc_csv_writer_add_plain (writer, "-1; -2");
  g_assert_true (tc_csv_writer_end_row (writer, &error));
  g_assert_true (tc_csv_writer_close (writer, &error));
  g_assert_true (tc_csv_writer_publish (writer, &error));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_cmpstr (bytes, ==,
                   "\xef\xbb\xbf-0.39,1000000,-5,7,,2026-11-22T06:51:11Z,,1969-12-31T23:59:59Z,-1; "
                   "-2\r\n");
  g_assert_cmpuint (tc_csv_writer_get_n_guarded (writer), ==, 0);
  remove_folder (folder);
}

/* Many times the buffer, in rows that do not divide it. */
static void
test_big (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "b.csv", NULL);
  g_autofree char *long_cell = g_strnfill (300001, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (TcCsvWriter) writer = tc_csv_writer_new (folder, "b.csv", FALSE, &error);
  g_autoptr (GPtrArray) table = NULL;

  tc_csv_writer_add_plain (writer, "n");
  tc_csv_writer_add_plain (writer, "text");
  g_assert_true (tc_csv_writer_end_row (writer, &error));
  for (guint i = 0; i < 50000; i++)
    {
      tc_csv_writer_add_integer (writer, i);
      tc_csv_writer_add_text (writer, i == 777 ? long_cell : "some \"text\",\nand more");
      g_assert_true (tc_csv_writer_end_row (writer, &error));
    }
  g_assert_true (tc_csv_writer_close (writer, &error));
  g_assert_true (tc_csv_writer_publish (writer, &error));
  table = csv_read (path);
  g_assert_cmpuint (csv_n_rows (table), ==, 50000);
  g_assert_cmpstr (csv_get (table, 49999, "n"), ==, "49999");
  g_assert_cmpstr (csv_get (table, 777, "text"), ==, long_cell);
  g_assert_cmpstr (csv_get (table, 778, "text"), ==, "some \"text\",\nand more");
  remove_folder (folder);
}

static void
test_unpublished (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autofree char *old = NULL;
  TcCsvWriter *writer;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  writer = tc_csv_writer_new (folder, "x.csv", FALSE, NULL);
  tc_csv_writer_add_text (writer, "new");
  g_assert_true (tc_csv_writer_end_row (writer, NULL));
  g_assert_cmpuint (count_files (folder), ==, 2);
  tc_csv_writer_free (writer);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  g_assert_cmpstr (old, ==, "old");
  remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_csv_writer_new ("/no/such/folder", "x.csv", FALSE, &error));
  g_assert_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_FOLDER);
  g_assert_nonnull (strstr (error->message, "/no/such/folder"));
}

static void
set_file_limit (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A file that may not grow stands for a full disk: the error stays, and nothing is left behind. */
static void
test_full (void)
{
  g_autofree char *folder = make_folder ();
  TcCsvWriter *writer = tc_csv_writer_new (folder, "f.csv", FALSE, NULL);
  g_autoptr (GError) error = NULL, again = NULL, at_close = NULL;
  g_autofree char *cell = g_strnfill (100000, 'x');

  signal (SIGXFSZ, SIG_IGN);
  set_file_limit (150000);
  for (guint i = 0; i < 10; i++)
    {
      tc_csv_writer_add_text (writer, cell);
      if (!tc_csv_writer_end_row (writer, &error))
        break;
    }
  g_assert_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "f.csv"));
  tc_csv_writer_add_text (writer, cell);
  g_assert_false (tc_csv_writer_end_row (writer, &again));
  g_assert_error (again, TC_EXPORT_ERROR, TC_EXPORT_ERROR_WRITE);
  g_assert_false (tc_csv_writer_close (writer, &at_close));
  g_assert_error (at_close, TC_EXPORT_ERROR, TC_EXPORT_ERROR_WRITE);
  tc_csv_writer_free (writer);
  set_file_limit (RLIM_INFINITY);
  g_assert_cmpuint (count_files (folder), ==, 0);
  remove_folder (folder);
}

/* The target is a folder: it cannot be replaced. */
static void
test_target_is_folder (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  TcCsvWriter *writer = tc_csv_writer_new (folder, "x.csv", FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (tc_csv_writer_close (writer, NULL));
  g_assert_false (tc_csv_writer_publish (writer, &error));
  g_assert_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_WRITE);
  tc_csv_writer_free (writer);
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/cells", test_cells);
  g_test_add_func ("/csv-writer/numbers", test_numbers);
  g_test_add_func ("/csv-writer/big", test_big);
  g_test_add_func ("/csv-writer/unpublished", test_unpublished);
  g_test_add_func ("/csv-writer/no-folder", test_no_folder);
  g_test_add_func ("/csv-writer/full", test_full);
  g_test_add_func ("/csv-writer/target-is-folder", test_target_is_folder);
  return g_test_run ();
}
