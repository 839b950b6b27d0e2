/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-extract.h"
#include "tc-match.h"

/* Tests: tc-match.c tc-pattern.c */

/* Where the expression stands in the text, as "0-3 5-8", and "!" where the search gave up. */
static char *
search_all (const char *expression,
            const char *text)
{
  g_autoptr (TcPattern) pattern = tc_pattern_new (expression, NULL);
  TcMatchPool pool = { NULL };
  TcMatch *match = NULL;
  GString *out = g_string_new (NULL);
  TcSearch found = tc_pattern_search (pattern, text, strlen (text), &pool, &match);

  for (; found == TC_SEARCH_FOUND; found = tc_match_next (match))
    {
      int start;
      int end;

      g_assert_true (tc_match_matches (match));
      g_assert_true (tc_match_fetch_pos (match, 0, &start, &end));
      g_string_append_printf (out, "%s%d-%d", out->len > 0 ? " " : "", start, end);
    }
  if (found == TC_SEARCH_FAILED)
    g_string_append (out, "!");
  g_assert_false (tc_match_matches (match));
  tc_match_free (match);
  tc_match_pool_clear (&pool);
  return g_string_free (out, FALSE);
}

static void
test_search (void)
{
  static const struct
  {
    const char *expression;
    const char *text;
    const char *expected;
  } cases[] = {
    { "\\d+", "12 of 345", "0-2 6-9" },
    { "x*", "axa", "0-0 1-2 2-2 3-3" },
    { "$", "ab", "2-2" },
    /* What is not ASCII never stands in an ASCII text, also with a quantifier, in a class, escaped. */
    { "例?b", "ab", "1-2" },
    { "a[^，。]b", "a-b", "0-3" },
    { "[一二\\d]", "a1", "1-2" },
    { "a\\x{3000}?b[^\\x{3000}-\\x{9fff}]", "abc", "0-3" },
    { "\\·?c", "abc", "2-3" },
    { "(?<![≤±])5", "=5", "1-2" },
    /* In other texts it does, and a Chinese character is a letter. */
    { "例?b", "a例b", "1-5" },
    { "\\bn\\b", "例n", "" },
    { "[^，]+", "a，b", "0-1 4-5" },
    { "é*", "éa", "0-2 2-2 3-3" },
    { "(?:a+)+$(?<!a)", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = search_all (cases[i].expression, cases[i].text);

      g_test_message ("%s", cases[i].expression);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_groups (void)
{
  g_autoptr (TcPattern) pattern = tc_pattern_new ("(?<n>\\d)a|(?<n>\\d)b(?<rest>c)?", NULL);
  TcMatchPool pool = { NULL };
  TcMatch *match = NULL;
  int start;
  int end;

  g_assert_cmpint (tc_pattern_search (pattern, "x1a2b3bc", 8, &pool, &match), ==, TC_SEARCH_FOUND);
  g_assert_true (tc_match_fetch_named_pos (match, "n", &start, &end));
  g_assert_cmpint (start, ==, 1);
  g_assert_cmpint (tc_match_next (match), ==, TC_SEARCH_FOUND);
  g_assert_true (tc_match_fetch_named_pos (match, "n", &start, &end));
  g_assert_cmpint (start, ==, 3);
  g_assert_false (tc_match_fetch_named_pos (match, "rest", &start, &end));
  g_assert_cmpint (start, ==, -1);
  g_assert_null (tc_match_fetch_named (match, "rest"));
  g_assert_false (tc_match_fetch_named_pos (match, "none", &start, &end));
  g_assert_cmpint (tc_match_next (match), ==, TC_SEARCH_FOUND);
  {
    g_autofree char *rest = tc_match_fetch_named (match, "rest");

    g_assert_cmpstr (rest, ==, "c");
  }
  tc_match_free (match);
  g_assert_cmpint (tc_pattern_search (pattern, "9a", 2, &pool, NULL), ==, TC_SEARCH_FOUND);
  g_assert_true (pool.spare == match);
  tc_match_pool_clear (&pool);
}

static void
test_wrong (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_pattern_new ("a(b", &error));
  g_assert_error (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES);
  g_assert_nonnull (strstr (error->message, "a(b"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/pattern/search", test_search);
  g_test_add_func ("/extract/pattern/groups", test_groups);
  g_test_add_func ("/extract/pattern/wrong", test_wrong);
  return g_test_run ();
}
