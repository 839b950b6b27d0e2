/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-load.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tc-read.h"

/* Tests: tc-load.c */

static char *folder;

static GFile *
in_folder (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
assert_refused (GFile  *file,
                GQuark  domain,
                int     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_load_open_file (file, &error));
  g_assert_error (error, domain, code);
  /* A sentence, which ends as one. */
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_size (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_load_check_size (0, &error));
  g_assert_true (tc_load_check_size (TC_READ_MAX_BYTES, &error));
  g_assert_no_error (error);
  g_assert_false (tc_load_check_size ((guint64) TC_READ_MAX_BYTES + 1, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (tc_load_check_size (G_MAXUINT64, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
}

/* Every byte, NUL too, more than one chunk, and nothing at all. */
static void
test_bytes (void)
{
  static const gsize sizes[] = { 0, 1, 4096, 1024 * 1024, 3 * 1024 * 1024 + 7 };
  g_autoptr (GFile) file = in_folder ("bytes");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *bytes = g_malloc0 (sizes[i] + 1);
      g_autofree char *buffer = g_malloc (sizes[i] + 1);
      g_autoptr (TcLoad) load = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize j = 0; j < sizes[i]; j++)
        bytes[j] = j * 7 % 256;
      g_assert_true (g_file_set_contents (g_file_peek_path (file), bytes, sizes[i], &error));
      load = tc_load_open_file (file, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (tc_load_get_size (load), ==, sizes[i]);
      g_assert_true (tc_load_read (load, 0, buffer, sizes[i], NULL, &error));
      g_assert_cmpmem (buffer, sizes[i], bytes, sizes[i]);
      g_assert_true (tc_load_read (load, sizes[i] / 2, buffer, sizes[i] - sizes[i] / 2, NULL, &error));
      g_assert_cmpmem (buffer, sizes[i] - sizes[i] / 2, bytes + sizes[i] / 2, sizes[i] - sizes[i] / 2);
      g_assert_true (tc_load_check_unchanged (load, &error));
    }
}

/* Whatever else has a name in a folder: at once, and never by reading it. */
static void
test_not_files (void)
{
  g_autoptr (GFile) fifo = in_folder ("fifo");
  g_autoptr (GFile) missing = in_folder ("missing");
  g_autoptr (GFile) here = g_file_new_for_path (folder);
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.org/x");
  g_autoptr (GFile) loop = in_folder ("loop");

  g_assert_cmpint (mkfifo (g_file_peek_path (fifo), 0600), ==, 0);
  g_assert_cmpint (symlink ("loop", g_file_peek_path (loop)), ==, 0);

  assert_refused (fifo, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE);
  assert_refused (here, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE);
  assert_refused (null, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE);
  assert_refused (remote, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE);
  assert_refused (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_refused (loop, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

/* A file that another program writes to meanwhile: longer, shorter, or of another time. */
static void
test_changed (void)
{
  g_autoptr (GFile) file = in_folder ("changed");
  static const gsize sizes[] = { 3, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TcLoad) load = NULL;
      g_autoptr (GError) error = NULL;
      char buffer[2];

      g_assert_true (g_file_set_contents (g_file_peek_path (file), "xy", 2, NULL));
      load = tc_load_open_file (file, &error);
      g_assert_no_error (error);
      g_assert_cmpint (truncate (g_file_peek_path (file), sizes[i]), ==, 0);
      if (sizes[i] < 2)
        {
          g_assert_false (tc_load_read (load, 0, buffer, 2, NULL, &error));
          g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_CHANGED);
          g_clear_error (&error);
        }
      g_assert_false (tc_load_check_unchanged (load, &error));
      g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_CHANGED);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = in_folder ("cancelled");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TcLoad) load = NULL;
  char buffer[1];

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "x", 1, NULL));
  g_cancellable_cancel (cancellable);
  load = tc_load_open_file (file, &error);
  g_assert_false (tc_load_read (load, 0, buffer, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("tc-load-XXXXXX", NULL);
  g_test_add_func ("/read/load/size", test_size);
  g_test_add_func ("/read/load/bytes", test_bytes);
  g_test_add_func ("/read/load/not-files", test_not_files);
  g_test_add_func ("/read/load/changed", test_changed);
  g_test_add_func ("/read/load/cancelled", test_cancelled);
  status = g_test_run ();
  remove_folder ();
  g_free (folder);
  return status;
}
