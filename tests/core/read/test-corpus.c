/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "corpus.h"
#include "read-test.h"

/* The files that other programs test their readers with: every one is read, and how many records are in it. */

static void
test_records (gconstpointer data)
{
  const CorpusFile *file = data;
  g_autoptr (GPtrArray) sources = NULL;
  guint n_refused = 0;

  if (corpus_skip ())
    return;

  sources = corpus_read (file->path, &n_refused);
  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);

      g_assert_cmpstr (source->reader, ==, file->reader);
      read_test_check_record (source);
    }
  g_assert_cmpuint (sources->len, ==, file->n_records);
  g_assert_cmpuint (n_refused, ==, file->n_refused);
}

static gboolean
is_listed (const char *name)
{
  for (gsize i = 0; i < corpus_n_files; i++)
    if (g_str_equal (corpus_files[i].path, name))
      return TRUE;

  return FALSE;
}

/* No file of the corpus is left out, but what other programs are to read from one. */
static void
test_complete (void)
{
  g_autofree char *folder = corpus_path (NULL);
  g_autoptr (GDir) dir = NULL;

  if (corpus_skip ())
    return;

  dir = g_dir_open (folder, 0, NULL);
  for (const char *group = g_dir_read_name (dir); group != NULL; group = g_dir_read_name (dir))
    {
      g_autofree char *path = corpus_path (group);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);

      for (const char *file = files != NULL ? g_dir_read_name (files) : NULL; file != NULL; file = g_dir_read_name (files))
        {
          g_autofree char *name = g_build_filename (group, file, NULL);

          if (!g_str_has_suffix (name, ".expected.json") && !is_listed (name))
            {
              g_test_message ("%s is not in the list", name);
              g_test_fail ();
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/corpus/complete", test_complete);
  for (gsize i = 0; i < corpus_n_files; i++)
    {
      g_autofree char *path = g_strconcat ("/read/corpus/records/", corpus_files[i].path, NULL);

      g_test_add_data_func (path, &corpus_files[i], test_records);
    }
  return g_test_run ();
}
