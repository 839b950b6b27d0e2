/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "tc-archive.h"
#include "tc-import-result-private.h"
#include "tc-intake.h"
#include "tc-load.h"
#include "tc-read.h"

/* Tests: tc-import-result.c tc-inputs.c tc-intake.c */

/* --- tc-inputs.c -------------------------------------------------------------------------------------- */

static void
add_path (Fixture    *fixture,
          GPtrArray  *inputs,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  tc_inputs_add_file (inputs, file, name, NULL);
}

static char *
list_names (GPtrArray *inputs)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++)
    {
      const TcInput *input = g_ptr_array_index (inputs, i);

      g_string_append_printf (names, "%s%s ", input->name, input->error != NULL ? "!" : "");
    }

  return g_strchomp (g_string_free (names, FALSE));
}

/* Folders by name, all levels, without what is hidden; a link back does not go round for ever. */
static void
test_folders (void)
{
  static const char * const folders[] = { "in/b", "in/.hidden", "in/empty" };
  static const char * const files[] = { "in/z.txt", "in/A.txt", "in/b/c.txt", "in/.secret", "in/.hidden/x.txt" };
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GPtrArray) empty = tc_inputs_new ();
  g_autofree char *loop = g_build_filename (fixture->folder, "in", "b", "loop", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "in", "broken", NULL);
  g_autofree char *closed = g_build_filename (fixture->folder, "in", "closed", NULL);
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, folders[i], NULL);

      g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fixture_write (fixture, files[i], "x");

      g_assert_nonnull (path);
    }
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("nowhere", broken), ==, 0);

  add_path (fixture, inputs, "in");
  names = list_names (inputs);
  g_assert_cmpstr (names, ==, "in/A.txt in/b/c.txt in/broken in/z.txt");

  /* One without a file says so when it is all that was asked for. */
  add_path (fixture, empty, "in/empty");
  g_assert_cmpuint (empty->len, ==, 1);
  g_assert_error (((const TcInput *) g_ptr_array_index (empty, 0))->error, TC_READ_ERROR, TC_READ_ERROR_EMPTY);

  /* A folder that nobody may look into is named, with the reason. */
  if (geteuid () != 0)
    {
      g_autoptr(GPtrArray) again = tc_inputs_new ();
      g_autofree char *with_closed = NULL;

      g_assert_cmpint (g_mkdir (closed, 0000), ==, 0);
      add_path (fixture, again, "in");
      with_closed = list_names (again);
      g_assert_cmpstr (with_closed, ==, "in/A.txt in/b/c.txt in/broken in/closed! in/z.txt");
      g_assert_cmpint (g_chmod (closed, 0700), ==, 0);
    }
}

/* The project that is open and the files beside it may lie in the folder that is imported: nobody opens and closes
 * them, which would drop their locks. Asked for by name, also by a link, they are refused. */
static void
test_open_project (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autofree char *report = fixture_write (fixture, "report.txt", "x");
  g_autofree char *linked = g_build_filename (fixture->folder, "linked.ris", NULL);
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autofree char *names = NULL;

  g_assert_nonnull (report);
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  add_path (fixture, inputs, ".");
  names = list_names (inputs);
  g_assert_cmpstr (names, ==, "./report.txt");

  g_assert_cmpint (link (fixture->path, linked), ==, 0);
  {
    g_autoptr(GFile) file = g_file_new_for_path (linked);
    g_autoptr(GError) error = NULL;

    g_assert_null (tc_load_open_file (file, &error));
    g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE);
  }
}

/* What is not there, and names that are not UTF-8, are left to the reader; the name shown is valid. */
static void
test_names (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  const TcInput *input;

  add_path (fixture, inputs, "missing");
  add_path (fixture, inputs, "caf\xe9.txt");
  tc_inputs_add_bytes (inputs, "Pasted text", bytes);
  g_assert_cmpuint (inputs->len, ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      input = g_ptr_array_index (inputs, i);
      g_assert_true (G_IS_FILE (input->file));
      g_assert_null (input->error);
      g_assert_true (g_utf8_validate (input->name, -1, NULL));
    }
  input = g_ptr_array_index (inputs, 2);
  g_assert_null (input->file);
  g_assert_true (input->bytes == bytes);
}

/* All of standard input, NUL and all; one that cannot be read has an error. */
static void
test_stdin (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *path = fixture_write (fixture, "stdin", "one\ntwo");
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  int kept = dup (STDIN_FILENO);
  int fd = g_open (path, O_RDONLY, 0);
  int folder = g_open (fixture->folder, O_RDONLY, 0);
  const TcInput *input;

  g_assert_cmpint (dup2 (fd, STDIN_FILENO), ==, STDIN_FILENO);
  tc_inputs_add_stdin (inputs, "-", NULL);
  g_assert_cmpint (dup2 (folder, STDIN_FILENO), ==, STDIN_FILENO);
  tc_inputs_add_stdin (inputs, "-", NULL);
  if (kept >= 0)
    g_assert_cmpint (dup2 (kept, STDIN_FILENO), ==, STDIN_FILENO);
  close (kept);
  close (fd);
  close (folder);

  input = g_ptr_array_index (inputs, 0);
  g_assert_cmpmem (g_bytes_get_data (input->bytes, NULL), g_bytes_get_size (input->bytes), "one\ntwo", 7);
  input = g_ptr_array_index (inputs, 1);
  g_assert_null (input->bytes);
  g_assert_error (input->error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* a.txt, ../b.txt and mid.zip, which holds m.txt and deep.zip, which holds d.txt; nothing is compressed. */
static const guint8 zip[] = {
  0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0xf1, 0x86, 0x6c, 0x7a,
  0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x61, 0x2e, 0x74, 0x78, 0x74, 0x6f,
  0x6e, 0x65, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0x66, 0x8a,
  0xca, 0x11, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x2e, 0x2e, 0x2f, 0x62,
  0x2e, 0x74, 0x78, 0x74, 0x74, 0x77, 0x6f, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x21, 0x50, 0xe5, 0x97, 0x18, 0x0e, 0x3b, 0x01, 0x00, 0x00, 0x3b, 0x01, 0x00, 0x00, 0x07, 0x00, 0x00,
  0x00, 0x6d, 0x69, 0x64, 0x2e, 0x7a, 0x69, 0x70, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x21, 0x50, 0xce, 0xf4, 0xae, 0x41, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x05, 0x00,
  0x00, 0x00, 0x6d, 0x2e, 0x74, 0x78, 0x74, 0x6d, 0x69, 0x64, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0xdd, 0xaf, 0x0c, 0xaa, 0x70, 0x00, 0x00, 0x00, 0x70, 0x00, 0x00, 0x00,
  0x08, 0x00, 0x00, 0x00, 0x64, 0x65, 0x65, 0x70, 0x2e, 0x7a, 0x69, 0x70, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0x5d, 0x58, 0x93, 0x93, 0x04, 0x00, 0x00, 0x00, 0x04, 0x00,
  0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x64, 0x2e, 0x74, 0x78, 0x74, 0x64, 0x65, 0x65, 0x70, 0x50, 0x4b, 0x01,
  0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0x5d, 0x58, 0x93, 0x93, 0x04,
  0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x64, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00,
  0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x33, 0x00, 0x00, 0x00, 0x27, 0x00, 0x00, 0x00, 0x00, 0x00, 0x50, 0x4b,
  0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0xce, 0xf4, 0xae, 0x41,
  0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x6d, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x01, 0x02, 0x14,
  0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0xdd, 0xaf, 0x0c, 0xaa, 0x70, 0x00, 0x00,
  0x00, 0x70, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80,
  0x01, 0x26, 0x00, 0x00, 0x00, 0x64, 0x65, 0x65, 0x70, 0x2e, 0x7a, 0x69, 0x70, 0x50, 0x4b, 0x05, 0x06, 0x00,
  0x00, 0x00, 0x00, 0x02, 0x00, 0x02, 0x00, 0x69, 0x00, 0x00, 0x00, 0xbc, 0x00, 0x00, 0x00, 0x00, 0x00, 0x50,
  0x4b, 0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0xf1, 0x86, 0x6c,
  0x7a, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x61, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x01, 0x02,
  0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0x66, 0x8a, 0xca, 0x11, 0x03, 0x00,
  0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x80, 0x01, 0x26, 0x00, 0x00, 0x00, 0x2e, 0x2e, 0x2f, 0x62, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x01, 0x02,
  0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x50, 0xe5, 0x97, 0x18, 0x0e, 0x3b, 0x01,
  0x00, 0x00, 0x3b, 0x01, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x80, 0x01, 0x4f, 0x00, 0x00, 0x00, 0x6d, 0x69, 0x64, 0x2e, 0x7a, 0x69, 0x70, 0x50, 0x4b, 0x05, 0x06, 0x00,
  0x00, 0x00, 0x00, 0x03, 0x00, 0x03, 0x00, 0x9e, 0x00, 0x00, 0x00, 0xaf, 0x01, 0x00, 0x00, 0x00, 0x00
};

/* The files of an archive are inputs; an archive two levels down stays as it is, and one that ends early says so. */
static void
test_zip (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *path = g_build_filename (fixture->folder, "all.zip", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "broken.zip", NULL);
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GPtrArray) pasted = tc_inputs_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (zip, sizeof zip);
  g_autofree char *names = NULL;
  g_autofree char *pasted_names = NULL;

  g_assert_true (g_file_set_contents (path, (const char *) zip, sizeof zip, NULL));
  g_assert_true (g_file_set_contents (broken, (const char *) zip, 20, NULL));
  add_path (fixture, inputs, "all.zip");
  add_path (fixture, inputs, "broken.zip");
  names = list_names (inputs);
  g_assert_cmpstr (names, ==,
                   "all.zip/a.txt all.zip/b.txt all.zip/mid.zip/m.txt all.zip/mid.zip/deep.zip broken.zip!");

  tc_inputs_add_bytes (pasted, "pasted", bytes);
  pasted_names = list_names (pasted);
  g_assert_cmpstr (pasted_names, ==, "pasted/a.txt pasted/b.txt pasted/mid.zip/m.txt pasted/mid.zip/deep.zip");
}

static GBytes *
compress (const char *text,
          gsize       length)
{
  g_autoptr(GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all (stream, text, length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* A compressed file has its name without the ending, and an archive may be compressed too; one of nothing is named. */
static void
test_gzip (void)
{
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GBytes) one = compress ("TY  - JOUR", 10);
  g_autoptr(GBytes) packed = compress ((const char *) zip, sizeof zip);
  g_autoptr(GBytes) nothing = compress ("", 0);
  g_autofree char *names = NULL;

  tc_inputs_add_bytes (inputs, "a.ris.GZ", one);
  tc_inputs_add_bytes (inputs, "b", one);
  tc_inputs_add_bytes (inputs, "all.zip.gz", packed);
  tc_inputs_add_bytes (inputs, "nothing.gz", nothing);
  names = list_names (inputs);
  g_assert_cmpstr (names, ==, "a.ris b all.zip.gz/a.txt all.zip.gz/b.txt all.zip.gz/mid.zip/m.txt "
                   "all.zip.gz/mid.zip/deep.zip nothing.gz!");
  g_assert_cmpuint (g_bytes_get_size (((TcInput *) g_ptr_array_index (inputs, 0))->bytes), ==, 10);
}

/* --- tc-intake.c -------------------------------------------------------------------------------------- */

static void
add_text (GPtrArray  *inputs,
          const char *name,
          const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  tc_inputs_add_bytes (inputs, name, bytes);
}

/* Many inputs on all processors come out in their order, each with what belongs to it. */
static void
test_order (void)
{
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TcExtractor) extractor = tc_extractor_new (&error);
  g_autoptr(TcIntake) intake = NULL;
  TcIntakeItem *item;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *text = g_strdup_printf ("A probe trial\n\nMethods: We enrolled %u patients.\n", 100 + i);

      add_text (inputs, name, i % 10 == 3 ? "" : text);
    }
  intake = tc_intake_new (inputs, NULL, extractor, NULL);
  while ((item = tc_intake_next (intake)) != NULL)
    {
      g_assert_true (item->input == g_ptr_array_index (inputs, n));
      if (n % 10 == 3)
        {
          g_assert_error (item->error, TC_READ_ERROR, TC_READ_ERROR_EMPTY);
          g_assert_cmpuint (item->records->len, ==, 0);
        }
      else
        {
          g_autofree char *expected = g_strdup_printf ("We enrolled %u patients.", 100 + n);
          const TcIntakeRecord *record = g_ptr_array_index (item->records, 0);
          const TcSource *source = g_ptr_array_index (record->sources, 0);

          g_assert_no_error (item->error);
          g_assert_true (item->begins && item->ends);
          g_assert_cmpuint (item->records->len, ==, 1);
          g_assert_true (record->understood);
          g_assert_cmpuint (record->sources->len, ==, 1);
          g_assert_cmpuint (record->discrepancies->len, ==, 1);
          g_assert_nonnull (strstr (source->text, expected));
          g_assert_cmpstr (source->kind, ==, "trial report");
          g_assert_cmpuint (source->suggestions->len, >, 0);
        }
      tc_intake_item_free (item);
      n++;
    }
  g_assert_cmpuint (n, ==, inputs->len);
  g_assert_null (tc_intake_next (intake));
}

/* One that is freed early takes what it read along; a cancelled one says so for each input. */
static void
test_early_end (void)
{
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GPtrArray) none = tc_inputs_new ();
  g_autoptr(TcExtractor) extractor = tc_extractor_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  TcIntakeItem *item;
  TcIntake *intake;

  for (guint i = 0; i < 50; i++)
    add_text (inputs, "x", "We enrolled 40 patients.\n");
  intake = tc_intake_new (inputs, NULL, extractor, NULL);
  tc_intake_item_free (tc_intake_next (intake));
  tc_intake_free (intake);

  g_cancellable_cancel (cancellable);
  intake = tc_intake_new (inputs, NULL, extractor, cancellable);
  item = tc_intake_next (intake);
  g_assert_error (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tc_intake_item_free (item);
  tc_intake_free (intake);

  intake = tc_intake_new (none, NULL, extractor, NULL);
  g_assert_null (tc_intake_next (intake));
  tc_intake_free (intake);
}

/* What is read ahead is bounded in bytes, whatever the inputs are. */
static void
test_ahead (void)
{
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(TcExtractor) extractor = tc_extractor_new (NULL);
  g_autoptr(TcIntake) intake = NULL;
  gsize length = 20 * 1024 * 1024;
  g_autoptr(GBytes) zeros = g_bytes_new_take (g_malloc0 (length), length);
  TcIntakeItem *item;
  guint n = 0;

  for (guint i = 0; i < 12; i++)
    tc_inputs_add_bytes (inputs, "zeros", zeros);
  intake = tc_intake_new (inputs, NULL, extractor, NULL);
  g_assert_cmpuint (tc_intake_get_n_waiting (intake), ==, 4 * length);
  while ((item = tc_intake_next (intake)) != NULL)
    {
      n += item->error != NULL;
      g_assert_cmpuint (tc_intake_get_n_waiting (intake), <=, 4 * length);
      tc_intake_item_free (item);
    }
  g_assert_cmpuint (n, ==, inputs->len);
  g_assert_cmpuint (tc_intake_get_n_waiting (intake), ==, 0);
}

/* "TY - JOUR" and more, until it is large. */
static GBytes *
make_records (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "TY  - JOUR\nTI  - Humming probe %u\nN1  - %08000u\nER  - \n\n", i, i);

  return g_string_free_to_bytes (text);
}

/* A large file of an archive is read from the disk, under its name in the archive, with all its records. */
static void
test_large_entry (void)
{
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(TcExtractor) extractor = tc_extractor_new (NULL);
  g_autoptr(GBytes) records = make_records (1200);
  g_autoptr(GBytes) packed = compress (g_bytes_get_data (records, NULL), g_bytes_get_size (records));
  g_autoptr(TcIntake) intake = NULL;
  const TcInput *input;
  TcIntakeItem *item;
  guint n = 0;

  tc_inputs_add_bytes (inputs, "large.ris.gz", packed);
  g_assert_cmpuint (inputs->len, ==, 1);
  input = g_ptr_array_index (inputs, 0);
  g_assert_no_error (input->error);
  g_assert_cmpstr (input->name, ==, "large.ris");
  g_assert_nonnull (input->part);
  g_assert_cmpuint (input->part->length, ==, g_bytes_get_size (records));
  intake = tc_intake_new (inputs, NULL, extractor, NULL);
  while ((item = tc_intake_next (intake)) != NULL)
    {
      g_assert_no_error (item->error);
      for (guint i = 0; i < item->records->len; i++, n++)
        {
          const TcIntakeRecord *record = g_ptr_array_index (item->records, i);
          g_autofree char *title = g_strdup_printf ("Title: Humming probe %u\n", n);

          g_assert_no_error (record->error);
          g_assert_true (g_str_has_prefix (((TcSource *) g_ptr_array_index (record->sources, 0))->text, title));
          g_assert_cmpstr (((TcSource *) g_ptr_array_index (record->sources, 0))->name, ==, "large.ris");
        }
      tc_intake_item_free (item);
    }
  g_assert_cmpuint (n, ==, 1200);
}

/* Many archives share the memory that one may have, and one file on the disk. */
static void
test_many_archives (void)
{
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(GBytes) records = make_records (900);
  g_autoptr(GBytes) packed = compress (g_bytes_get_data (records, NULL), g_bytes_get_size (records));
  const TcSpool *spool = NULL;
  gsize in_memory = 0;
  guint n_on_disk = 0;

  for (guint i = 0; i < 12; i++)
    tc_inputs_add_bytes (inputs, "one.ris.gz", packed);
  g_assert_cmpuint (inputs->len, ==, 12);
  for (guint i = 0; i < inputs->len; i++)
    {
      const TcInput *input = g_ptr_array_index (inputs, i);

      g_assert_no_error (input->error);
      if (input->part == NULL)
        {
          in_memory += g_bytes_get_size (input->bytes);
          continue;
        }
      g_assert_cmpuint (input->part->length, ==, g_bytes_get_size (records));
      g_assert_true (spool == NULL || input->part->spool == spool);
      spool = input->part->spool;
      n_on_disk++;
    }
  g_assert_cmpuint (in_memory, <=, TC_ARCHIVE_MEMORY);
  g_assert_cmpuint (n_on_disk, >, 2);
}

/* --- tc-import-result.c ------------------------------------------------------------------------------- */

static void
test_result (void)
{
  TcImportResult *result = tc_import_result_new ("a.txt", TC_IMPORT_FAILED, "It is empty.", 7, NULL, 12, 3);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  int outcome;
  gint64 study_id;

  g_object_get (result, "name", &name, "outcome", &outcome, "study-id", &study_id, "label", &label, NULL);
  g_assert_cmpstr (name, ==, "a.txt");
  g_assert_cmpint (outcome, ==, TC_IMPORT_FAILED);
  g_assert_cmpint (study_id, ==, 7);
  g_assert_cmpstr (label, ==, "");
  g_assert_cmpstr (tc_import_result_get_reason (result), ==, "It is empty.");
  g_assert_cmpuint (tc_import_result_get_line (result), ==, 12);
  g_assert_cmpuint (tc_import_result_get_n_records (result), ==, 3);
  g_assert_finalize_object (result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inputs/folders", test_folders);
  g_test_add_func ("/inputs/open-project", test_open_project);
  g_test_add_func ("/inputs/zip", test_zip);
  g_test_add_func ("/inputs/gzip", test_gzip);
  g_test_add_func ("/inputs/names", test_names);
  g_test_add_func ("/inputs/stdin", test_stdin);
  g_test_add_func ("/intake/order", test_order);
  g_test_add_func ("/intake/early-end", test_early_end);
  g_test_add_func ("/intake/ahead", test_ahead);
  g_test_add_func ("/intake/large-entry", test_large_entry);
  g_test_add_func ("/inputs/many-archives", test_many_archives);
  g_test_add_func ("/import-result/properties", test_result);

  return g_test_run ();
}
