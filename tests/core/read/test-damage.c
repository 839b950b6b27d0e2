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
  READABLE,                       /* it says the same in its fields; letters in its text are as they were damaged */
  WARNED,                         /* it arrives with a warning that says what is amiss */
  BESIDE,                         /* it arrives, and what is not of it is named with its line */
  REFUSED,                        /* it is named with its line and the reason */
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
  { "latin1.ris", "good.ris", WARNED },
  { "bom_crlf.ris", "good.ris", WHOLE },
  { "utf16.ris", "good.ris", WHOLE },
  { "nul.ris", "good.ris", WARNED },
  { "wrapped.ris", "good.ris", READABLE },
  { "junk.ris", "good.ris", BESIDE },
  { "truncated.ris", "good.ris", LAST },
  { "long.ris", "good.ris", READABLE },
  { "good.xml", "good.xml", WHOLE },
  { "entity.xml", "good.xml", WHOLE },
  { "unclosed.xml", "good.xml", WARNED },
  { "truncated.xml", "good.xml", LAST },
  { "rawlt.xml", "good.xml", WARNED },
  { "latin1.xml", "good.xml", WARNED },
  { "ctrl.xml", "good.xml", WHOLE },
  { "good.nbib", "good.nbib", WHOLE },
  { "noPMID.nbib", "good.nbib", WARNED },
  { "noblank.nbib", "good.nbib", WHOLE },
  { "good.bib", "good.bib", WHOLE },
  { "brace.bib", "good.bib", WARNED },
  { "nocomma.bib", "good.bib", WHOLE },
  { "good.jsonl", "good.jsonl", WHOLE },
  { "cut.jsonl", "good.jsonl", REFUSED },
  { "good.csv", "good.csv", WHOLE },
  { "quote.csv", "good.csv", READABLE },
};

/* What the fields of a record say whatever happens to one of them. */
static const char * const told[] = { "title", "authors", "journal", "year", "volume", "issue", "pages", "doi" };

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

/* A file in parts: sources, NULL for those that are refused, and what is said of what is no record. */
typedef struct
{
  GPtrArray *sources;
  GString *said;
} Reading;

static Reading *
reading_new (void)
{
  Reading *self = g_new0 (Reading, 1);

  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  self->said = g_string_new (NULL);

  return self;
}

static void
reading_free (Reading *self)
{
  g_ptr_array_unref (self->sources);
  g_string_free (self->said, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The line of a part is that of its first byte: so a curator finds it. */
static void
assert_line (const char       *bytes,
             gsize             length,
             const TcFeedPart *part)
{
  guint line = 1;

  if (memchr (bytes, '\0', MIN (length, 16)) != NULL)
    return;
  g_assert_cmpuint (part->start + part->length, <=, length);
  for (gsize i = 0; i < part->start; i++)
    line += bytes[i] == '\n';
  g_assert_cmpuint (part->line, ==, line);
}

static void
read_part (Reading    *self,
           TcFeedPart *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = NULL;

  if (part->kind == TC_FEED_UNKNOWN)
    {
      g_string_append_printf (self->said, "line %u ", (guint) part->line);
      return;
    }
  read = tc_feed_part_read (part, NULL, &error);
  if (read == NULL)
    {
      g_string_append_printf (self->said, "line %u: %s ", (guint) part->line, error->message);
      g_ptr_array_add (self->sources, NULL);
      return;
    }
  g_assert_cmpuint (read->len, ==, 1);
  read_test_check_record (g_ptr_array_index (read, 0));
  g_ptr_array_extend_and_steal (self->sources, g_steal_pointer (&read));
}

static Reading *
read_all (const char *name)
{
  g_autoptr (GFile) file = get_file (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_file (file, NULL, NULL, &error);
  g_autofree char *bytes = NULL;
  Reading *self = reading_new ();
  gsize length;

  g_assert_no_error (error);
  g_file_load_contents (file, NULL, &bytes, &length, NULL, &error);
  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);

      g_assert_no_error (error);
      if (part == NULL)
        break;
      assert_line (bytes, length, part);
      read_part (self, part);
    }

  return self;
}

static char *
dup_told (TcSource *source)
{
  g_autofree char *fields = read_test_fields (source);
  g_auto (GStrv) lines = g_strsplit (fields, "\n", -1);
  GString *s = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (told); j++)
      if (g_str_has_prefix (lines[i], told[j]) && lines[i][strlen (told[j])] == ':')
        g_string_append_printf (s, "%s\n", lines[i]);

  return g_string_free (s, FALSE);
}

static void
assert_damaged (Outcome   outcome,
                TcSource *source,
                TcSource *twin)
{
  g_autofree char *fields = source != NULL ? dup_told (source) : NULL;
  g_autofree char *twin_fields = dup_told (twin);

  if (outcome == REFUSED)
    {
      g_assert_null (source);
      return;
    }
  g_assert_cmpuint (source->warnings->len, ==, outcome == WARNED || outcome == LAST ? 1 : 0);
  g_assert_cmpstr (fields, ==, twin_fields);
  if (outcome == WHOLE || outcome == BESIDE)
    g_assert_cmpstr (source->text, ==, twin->text);
}

static void
test_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Reading) good = NULL;
  g_autoptr (Reading) reading = NULL;
  guint damaged = files[i].outcome == LAST ? N_RECORDS - 1 : DAMAGED;

  if (!make_files ())
    {
      g_test_skip ("the tools are not there");
      return;
    }

  good = read_all (files[i].good);
  reading = read_all (files[i].name);
  g_assert_cmpuint (good->sources->len, ==, N_RECORDS);
  g_assert_cmpuint (reading->sources->len, ==, N_RECORDS);
  for (guint j = 0; j < N_RECORDS; j++)
    {
      TcSource *source = g_ptr_array_index (reading->sources, j);
      TcSource *twin = g_ptr_array_index (good->sources, j);

      if (j == damaged)
        {
          assert_damaged (files[i].outcome, source, twin);
          continue;
        }
      g_assert_cmpuint (source->warnings->len, ==, 0);
      g_assert_cmpstr (source->text, ==, twin->text);
    }
  g_test_message ("%s: %s", files[i].name, reading->said->str);
  g_assert_cmpint (reading->said->len > 0, ==, files[i].outcome == BESIDE || files[i].outcome == REFUSED);
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
