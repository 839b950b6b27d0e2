/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-explain.h"
#include "tc-extract.h"
#include "tc-rules.h"

/* Tests: tc-explain.c */

static void
assert_explained (const char *rule)
{
  const TcExplanation *explanation = tc_explain (rule);

  g_test_message ("%s", rule);
  g_assert_nonnull (explanation);
  g_assert_true (explanation->text.en != NULL && explanation->text.en[0] != '\0');
  g_assert_true (explanation->text.zh_cn != NULL && explanation->text.zh_cn[0] != '\0');
  g_assert_true (explanation->origin.en != NULL && explanation->origin.en[0] != '\0');
  g_assert_true (explanation->origin.zh_cn != NULL && explanation->origin.zh_cn[0] != '\0');
  g_assert_cmpuint (explanation->right, <=, explanation->of);
}

static void
test_rules (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);

  for (guint i = 0; i < rules->rules->len; i++)
    assert_explained (((const TcRule *) g_ptr_array_index (rules->rules, i))->id);
  g_assert_null (tc_explain ("no.such-rule"));
}

/* Ids in the C sources: a string with a dot behind the prefix of a family of rules. */
static void
check_source (const char *path,
              guint      *n)
{
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("\"((?:arms|citation|condition|conclusion|design|dose|endpoints|funding|intervention"
                                          "|place|population|registration|results|safety|time)\\.[a-z]+(?:-[a-z]+)*)\"",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_regex_match (regex, text, 0, &info);
  for (; g_match_info_matches (info); g_match_info_next (info, NULL), ++*n)
    {
      g_autofree char *id = g_match_info_fetch (info, 1);

      assert_explained (id);
    }
}

/* All sources in a folder and in its rooms. */
static void
check_folder (const char *folder,
              guint      *n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_folder (path, n);
      else if (g_str_has_suffix (name, ".c"))
        check_source (path, n);
    }
}

static void
test_finders (void)
{
  g_autofree char *folder = g_build_filename (TC_SOURCE_ROOT, "src", "core", "extract", NULL);
  guint n = 0;

  check_folder (folder, &n);
  g_assert_cmpuint (n, >, 10);
  assert_explained ("conclusion");
  assert_explained ("reader.ris.year");
}

static void
test_words (void)
{
  const TcExplanation *explanation = tc_explain ("population.total");
  g_auto (GStrv) words = tc_explain_find_words (explanation, "A Total of 40 people, in total");
  g_auto (GStrv) none = tc_explain_find_words (explanation, "40 people");

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "Total");
  g_assert_cmpstr (words[1], ==, "total");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/explain/rules", test_rules);
  g_test_add_func ("/extract/explain/finders", test_finders);
  g_test_add_func ("/extract/explain/words", test_words);
  return g_test_run ();
}
