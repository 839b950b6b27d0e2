/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "read-test.h"
#include "tc-feed.h"

/* Twenty good records, the tenth of them damaged in one way a file: the others arrive unchanged, the tenth arrives or is
 * named. The tools that make the files stand beside the project, or the tests are skipped. */

#define N_RECORDS 20
#define DAMAGED 9

typedef enum
{
  WHOLE,                          /* the damaged record is as good as new */
  WARNED,                         /* it arrives with a warning that says what is amiss */
  BESIDE,                         /* it arrives, and what is not of it is named with its line */
  LAST                            /* the file is cut off: the last record has a warning */
} Outcome;

static const struct
{
  const char *name;
  const char *good;
  Outcome outcome;
} files[] = {
  { "good.ris", "good.ris", WHOLE },
  { "noER.ris", "good.ris", WARNED },
  { "noTY.ris", "good.ris", WARNED },
  { "latin1.ris", "good.ris", WHOLE },
  { "bom_crlf.ris", "good.ris", WHOLE },
  { "utf16.ris", "good.ris", WHOLE },
  { "nul.ris", "good.ris", WARNED },
  { "wrapped.ris", "good.ris", WHOLE },
  { "junk.ris", "good.ris", BESIDE },
  { "truncated.ris", "good.ris", LAST },
  { "long.ris", "good.ris", WHOLE },
  { "good.nbib", "good.nbib", WHOLE },
  { "noPMID.nbib", "good.nbib", WARNED },
  { "noblank.nbib", "good.nbib", WHOLE },
};

static char *folder;

static gboolean
run_tool (const char *tool,
          const char *a,
          const char *b,
          const char *c)
{
  const char *shared = g_getenv ("TC_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "../shared", "tools", tool, NULL);
  const char *argv[] = { "/usr/bin/python3", path, a, b, c, NULL };
  int status = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) &&
         status == 0;
}

static gboolean
make_files (void)
{
  g_autofree char *records = NULL;
  g_autofree char *damaged = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("tc-damage-XXXXXX", NULL);
  records = g_build_filename (folder, "records", NULL);
  damaged = g_build_filename (folder, "damaged", NULL);
  if (g_file_test (damaged, G_FILE_TEST_IS_DIR))
    return TRUE;

  return run_tool ("generate-records", "40", records, "ris,nbib,xml,jsonl,csv,bib") &&
         run_tool ("damage-records", records, damaged, NULL);
}

static GFile *
get_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, "damaged", name, NULL);

  return g_file_new_for_path (path);
}

/* All sources of a file, and where something was found that belongs to no record: "line LINE" */
static GPtrArray *
read_all (const char *name,
          GString    *unknown)
{
  g_autoptr (GFile) file = get_file (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_file (file, NULL, &error);
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);
      g_autoptr (GPtrArray) read = NULL;

      g_assert_no_error (error);
      if (part == NULL)
        break;
      if (part->kind == TC_FEED_UNKNOWN)
        {
          g_string_append_printf (unknown, "line %u ", (guint) part->line);
          continue;
        }
      read = tc_feed_part_read (part, NULL, &error);
      g_assert_no_error (error);
      read_test_check_record (g_ptr_array_index (read, 0));
      g_ptr_array_extend_and_steal (sources, g_steal_pointer (&read));
    }

  return sources;
}

static void
test_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) unknown = g_string_new (NULL);
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  guint damaged = files[i].outcome == LAST ? N_RECORDS - 1 : DAMAGED;

  if (!make_files ())
    {
      g_test_skip ("the tools are not there");
      return;
    }

  good = read_all (files[i].good, unknown);
  sources = read_all (files[i].name, unknown);
  g_assert_cmpuint (good->len, ==, N_RECORDS);
  g_assert_cmpuint (sources->len, ==, N_RECORDS);
  for (guint j = 0; j < N_RECORDS; j++)
    {
      TcSource *source = g_ptr_array_index (sources, j);
      TcSource *twin = g_ptr_array_index (good, j);

      g_assert_cmpuint (source->warnings->len, ==,
                        j == damaged && (files[i].outcome == WARNED || files[i].outcome == LAST) ? 1 : 0);
      if (j != damaged)
        g_assert_cmpstr (source->text, ==, twin->text);
      /* The start is the same whatever the damage. */
      else
        g_assert_true (strncmp (source->text, twin->text, 40) == 0);
    }
  g_assert_cmpint (unknown->len > 0, ==, files[i].outcome == BESIDE);
}

/* What is no text or nothing at all is refused by name. */
static void
test_refused (void)
{
  static const struct { const char *name; int code; } refused[] = {
    { "empty.ris", TC_READ_ERROR_EMPTY }, { "notris.ris", TC_READ_ERROR_BINARY },
  };

  if (!make_files ())
    {
      g_test_skip ("the tools are not there");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GFile) file = get_file (refused[i].name);
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_read_file (file, NULL, &error));
      g_assert_error (error, TC_READ_ERROR, refused[i].code);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/read/damage/", files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/read/damage/refused", test_refused);
  status = g_test_run ();
  if (folder != NULL)
    remove_folder (folder);
  g_free (folder);

  return status;
}
