/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read-test.h"
#include "tc-read.h"

#define BYTES(b) b, sizeof (b) - 1

static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
  TcReadError code;
  const char *message;
} bads[] = {
  { "empty", BYTES (""), TC_READ_ERROR_EMPTY, "The file is empty." },
  { "blanks", BYTES (" \r\n\t \xe2\x80\xa8\xe3\x80\x80\n"), TC_READ_ERROR_EMPTY,
    "The file holds nothing but blanks." },
  { "bom-alone", BYTES ("\xef\xbb\xbf"), TC_READ_ERROR_EMPTY,
    "The file holds nothing but blanks." },
  { "old-office", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\1\2"), TC_READ_ERROR_BINARY,
    "This is not a text file. It seems to be: old Office document." },
  { "nuls", BYTES ("text\0\0more\0\0\0"), TC_READ_ERROR_BINARY,
    "This is not a text file: it holds bytes that no text has." },
  { "bad-utf8", BYTES ("\xef\xbb\xbf" "abc\xc3("), TC_READ_ERROR_ENCODING,
    "The text is not valid UTF-8: the first wrong byte is at offset 6." },
  { "json-empty", BYTES ("{}"), TC_READ_ERROR_MALFORMED,
    "The JSON of this file holds no record with a title or an abstract." },
  { "json-other", BYTES ("[{\"a\":1}]"), TC_READ_ERROR_MALFORMED,
    "The JSON of this file holds no record with a title or an abstract." },
  { "json-nul", BYTES ("{\"title\":\"a\\u0000b\"}"), TC_READ_ERROR_MALFORMED, NULL },
  { "json-twice", BYTES ("{\"title\":\"a\",\"title\":\"b\"}"), TC_READ_ERROR_MALFORMED, NULL },
};

static void
assert_fails (const char  *bytes,
              gsize        length,
              TcReadError  code,
              const char  *message)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_bytes ("x", all, NULL, &error);

  g_assert_null (sources);
  g_assert_error (error, TC_READ_ERROR, (int) code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_bad (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  assert_fails (bads[i].bytes, bads[i].length, bads[i].code, bads[i].message);
}

/* JSON that ends anywhere before its end is refused, never half read. */
static void
test_json_cut_off (void)
{
  static const char json[] =
    "{\"title\":\"\\u6837\xe6\x9c\xac \\\"x\\\"\","
    "\"n\":-1.5e3,\"a\":[true,null,{\"b\":\"\"}],\"abstract\":\"<p>A.</p>\"}";
  g_autoptr (GPtrArray) sources = read_test_read (json);

  g_assert_cmpuint (sources->len, ==, 1);
  for (gsize length = 1; length < sizeof json - 1; length++)
    {
      gboolean in_character = (json[length] & 0xc0) == 0x80;

      /* Cut inside a character the text itself is damaged. */
      if (in_character)
        continue;
      assert_fails (json, length, TC_READ_ERROR_MALFORMED, NULL);
    }
}

static void
test_json_deep (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GString) objects = g_string_new (NULL);

  assert_fails (deep, 100000, TC_READ_ERROR_MALFORMED, NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append (objects, "{\"a\":");
  assert_fails (objects->str, objects->len, TC_READ_ERROR_MALFORMED, NULL);
}

/* A nested string that nests itself again and again is not followed. */
static void
test_json_nested_broken (void)
{
  g_autoptr (GPtrArray) sources = read_test_read ("{\"title\":\"A b c\",\"x\":\"{\\\"title\\\":\"}");
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpuint (source->warnings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (source->warnings, 0), ==,
                   "A record nested in the JSON is broken and was left out.");
}

/* Brackets do not make a text JSON. */
static void
test_bracket_text (void)
{
  g_autoptr (GPtrArray) sources = read_test_read ("[Effect of samples on knees].\n\nMethods: We did.\n");
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->reader, ==, "plain-text");
}

/* Line ends and offsets: every unit is a code point, and the text is that of the file. */
static void
test_offsets (void)
{
  static const char text[] =
    "\xef\xbb\xbf" "Title with \U00020bb7 and e\u0301\r\n\r\n"
    "Methods: We\u2028Results: 3 \U0001f9ea\rConclusions: Fine.";
  g_autoptr (GPtrArray) sources = read_test_read (text);
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *sections = read_test_describe (source);

  g_assert_cmpstr (source->text, ==, text + 3);
  g_assert_cmpstr (sections, ==,
                   "title en | Title with \U00020bb7 and e\u0301\n"
                   "methods en | We\n"
                   "results en | 3 \U0001f9ea\n"
                   "conclusions en | Fine.\n");
}

static void
assert_quick (const char *unit,
              gsize       length)
{
  g_autoptr (GString) text = g_string_sized_new (length + 100);
  g_autoptr (GPtrArray) sources = NULL;
  gint64 before;

  while (text->len < length)
    g_string_append (text, unit);
  before = g_get_monotonic_time ();
  sources = read_test_read (text->str);
  g_test_message ("%.20s: %" G_GINT64_FORMAT " ms", unit,
                  (g_get_monotonic_time () - before) / 1000);
  /* Wide enough for a slow machine under a sanitizer; quadratic time would be hours. */
  g_assert_cmpint (g_get_monotonic_time () - before, <, 60 * G_USEC_PER_SEC);
}

static void
test_linear (void)
{
  gsize length = g_test_slow () ? 60000000 : 4000000;

  assert_quick ("patients were treated and followed. ", length);
  assert_quick ("Methods: We did. ", length);
  assert_quick ("\u65b9\u6cd5 \u7ed9\u836f\u3002", length);
  assert_quick ("Methods: We treated patients.\n", length);
  assert_quick ("A B, ", length);
  assert_quick ("References\n", length);
  assert_quick ("Publication types\nSimilar articles\nAbstract\n", length);
  assert_quick ("J. 2001 Jan;1:1.\n", length);
  assert_quick ("x\n", length / 4);
}

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tc-read-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.txt", NULL);

  g_remove (path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
assert_file_fails (const char  *path,
                   GQuark       domain,
                   int          code,
                   const char  *message)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_file (file, NULL, &error);

  g_assert_null (sources);
  g_assert_error (error, domain, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.txt", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_file_fails (path, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                     "This is a folder, not a file.");
}

static void
test_fifo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.txt", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_file_fails (path, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                     "This is a device or a pipe, not a file.");
}

static void
test_device (void)
{
  assert_file_fails ("/dev/zero", TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                     "This is a device or a pipe, not a file.");
}

static void
test_sparse (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.txt", NULL);
  gint64 before = g_get_monotonic_time ();
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, 1024 * 1024 * 1024), ==, 0);
  close (fd);
  assert_file_fails (path, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                     "The file is too large: it has 1.0\u00a0GiB, and at most 64.0\u00a0MiB are read.");
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.txt", NULL);

  assert_file_fails (path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     "The file cannot be read: No such file or directory.");
}

/* A file that says it is empty and is not: what a file that grows while it is read looks like. */
static void
test_changed (void)
{
  if (!g_file_test ("/proc/self/status", G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("no /proc on this system");
      return;
    }

  assert_file_fails ("/proc/self/status", TC_READ_ERROR, TC_READ_ERROR_CHANGED,
                     "The file changed while it was read. Import it again.");
}

static void
test_remote (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///nothing.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_file (file, NULL, &error);

  g_assert_null (sources);
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE);
  g_assert_cmpstr (error->message, ==, "This is not a file of this computer.");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  g_assert_true (g_file_set_contents (path, "A text.", -1, NULL));
  g_cancellable_cancel (cancellable);
  sources = tc_read_file (file, cancellable, &error);
  g_assert_null (sources);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The name that people see is valid UTF-8 whatever the file system holds. */
static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad\xff.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  TcSource *source;

  g_assert_true (g_file_set_contents (path, "abc", -1, NULL));
  sources = tc_read_file (file, NULL, &error);
  g_remove (path);
  g_assert_no_error (error);
  source = g_ptr_array_index (sources, 0);
  read_test_check (source);
  g_assert_true (g_utf8_validate (source->name, -1, NULL));
  g_assert_true (g_str_has_prefix (source->name, "bad"));
  g_assert_cmpstr (source->sha256, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (source->encoding, ==, "UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree char *path = g_strconcat ("/read/hostile/bytes/", bads[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/read/hostile/json-cut-off", test_json_cut_off);
  g_test_add_func ("/read/hostile/json-deep", test_json_deep);
  g_test_add_func ("/read/hostile/json-nested-broken", test_json_nested_broken);
  g_test_add_func ("/read/hostile/bracket-text", test_bracket_text);
  g_test_add_func ("/read/hostile/offsets", test_offsets);
  g_test_add_func ("/read/hostile/linear", test_linear);
  g_test_add_func ("/read/hostile/device", test_device);
  g_test_add_func ("/read/hostile/changed", test_changed);
  g_test_add_func ("/read/hostile/remote", test_remote);
  g_test_add ("/read/hostile/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/read/hostile/fifo", Fixture, NULL, set_up, test_fifo, tear_down);
  g_test_add ("/read/hostile/sparse", Fixture, NULL, set_up, test_sparse, tear_down);
  g_test_add ("/read/hostile/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/read/hostile/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/read/hostile/name", Fixture, NULL, set_up, test_name, tear_down);

  return g_test_run ();
}
