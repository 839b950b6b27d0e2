/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "corpus.h"

/* PubMed pages with what is in them, as somebody else read it: every figure is at least 0.98. */

#define FOLDER ".." G_DIR_SEPARATOR_S "pubmed-text" G_DIR_SEPARATOR_S

static const struct
{
  const char *key;
  ExpectedField field;
} keys[] = {
  { "title", EXPECTED_TITLE }, { "journal", EXPECTED_JOURNAL }, { "year", EXPECTED_YEAR }, { "vol", EXPECTED_VOLUME },
  { "iss", EXPECTED_ISSUE }, { "pages", EXPECTED_PAGES }, { "doi", EXPECTED_DOI }, { "authors", EXPECTED_AUTHORS },
};

static char *
dup_expected (JsonObject *row,
              const char *key)
{
  JsonNode *node = json_object_get_member (row, key);
  GString *s;
  JsonArray *list;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (json_node_get_string (node));
  s = g_string_new (NULL);
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    g_string_append_printf (s, "%s%s", i > 0 ? "; " : "", json_array_get_string_element (list, i));

  return g_string_free (s, FALSE);
}

/* Two pages in other languages have "[Article in Serbian]" before their authors, and the expectation has it as the only
 * author. That is a line about the language and no person. */
static gboolean
is_wrong (const char *expected)
{
  return g_str_has_prefix (expected, "[Article in ");
}

static void
compare_page (JsonObject *row,
              guint      *n_right,
              guint      *n_all,
              guint      *n_wrong)
{
  g_autofree char *name = g_strconcat (FOLDER, json_object_get_string_member (row, "file"), NULL);
  g_autoptr (GPtrArray) sources = corpus_read (name, NULL);
  TcSource *source = sources->pdata[0];

  g_assert_cmpuint (sources->len, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *expected = dup_expected (row, keys[i].key);
      g_autofree char *value = corpus_dup_value (source, keys[i].field);
      g_autofree char *ours = expected_normalise (keys[i].field, value != NULL ? value : "");
      g_autofree char *theirs = expected != NULL ? expected_normalise (keys[i].field, expected) : NULL;

      if (theirs == NULL || *theirs == '\0')
        continue;
      if (is_wrong (expected))
        {
          ++*n_wrong;
          continue;
        }
      n_all[i]++;
      n_right[i] += g_str_equal (ours, theirs);
      if (!g_str_equal (ours, theirs))
        g_test_message ("%s %s: expected \"%s\", read \"%s\"", name, keys[i].key, expected, value);
    }
}

static void
test_pages (void)
{
  g_autofree char *path = corpus_path (FOLDER "expected.jsonl");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_right[G_N_ELEMENTS (keys)] = { 0, };
  guint n_all[G_N_ELEMENTS (keys)] = { 0, };
  guint n_wrong = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the corpus is not there");
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);

      compare_page (json_node_get_object (node), n_right, n_all, &n_wrong);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("%s: %u of %u", keys[i].key, n_right[i], n_all[i]);
      g_assert_cmpuint (n_all[i], >, 60);
      g_assert_cmpuint (n_right[i] * 100, >=, n_all[i] * 98);
    }
  g_assert_cmpuint (n_wrong, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/corpus-pubmed/pages", test_pages);
  return g_test_run ();
}
