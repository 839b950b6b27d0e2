/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "read-test.h"
#include "tc-read.h"

/* The real reports that the project exists for. They are not part of it: where their folder is
 * missing the tests say so and skip. What stands in each is told by kinds and by single
 * words only. */

static const struct
{
  const char *prefix;
  const char *reader;
  const char *kinds;              /* the kinds of the sections, in order */
} seeds[] = {
  { "000", "bilingual-dump", "affiliations, citation, abstract en, abstract zh" },
  { "001", "pubmed-page",
    "boilerplate, publication types, citation, title, boilerplate, publication types, copy, authors, "
    "citation, boilerplate, abstract en, significance, keywords, boilerplate, legends, boilerplate, "
    "references, boilerplate" },
  { "002", "bilingual-dump",
    "authors, affiliations, citation, abstract en, registration, abstract zh, registration" },
  { "003", "aggregator-json",
    "title, title, authors, citation, identifiers, publication types, objective, methods, "
    "results, conclusions, registration, copy" },
  { "004", "bilingual-dump", "authors, affiliations, citation, abstract en, abstract zh" },
};

static char *
find_seed (const char *prefix)
{
  const char *shared = g_getenv ("TC_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "seeds", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, prefix))
        return g_build_filename (folder, name, NULL);
    }

  return NULL;
}

static char *
list_kinds (TcSource *source)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);

      g_string_append_printf (s, "%s%s", i > 0 ? ", " : "",
                              tc_section_kind_to_string (section->kind));
      if (section->kind == TC_SECTION_ABSTRACT)
        g_string_append_printf (s, " %s", section->language);
    }

  return g_string_free (s, FALSE);
}

static void
test_seed (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = find_seed (seeds[i].prefix);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *kinds = NULL;
  TcSource *source;

  if (path == NULL)
    {
      g_test_skip ("the folder of real reports (TC_SHARED) is not here");
      return;
    }

  file = g_file_new_for_path (path);
  sources = tc_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 1);
  source = g_ptr_array_index (sources, 0);
  read_test_check (source);
  kinds = list_kinds (source);
  g_assert_cmpstr (source->reader, ==, seeds[i].reader);
  g_assert_cmpstr (kinds, ==, seeds[i].kinds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *path = g_strconcat ("/read/seeds/", seeds[i].prefix, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_seed);
    }

  return g_test_run ();
}
