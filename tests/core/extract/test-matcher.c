/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-matcher.h"

#include <string.h>

/* Tests: tc-matcher.c */

static void
found_cb (guint    id,
          gsize    start,
          gsize    end,
          gpointer data)
{
  g_string_append_printf (data, "%u:%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " ", id, start, end);
}

static char *
scan (const TcMatcher *matcher,
      const char      *text)
{
  GString *found = g_string_new (NULL);

  tc_matcher_scan (matcher, text, 0, strlen (text), found_cb, found);
  return g_strchomp (g_string_free (found, FALSE));
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "" },
    { "stem cells", "1:0-10" },
    { "a stem cell.", "0:2-11" },
    { "stem cellar", "" },
    { "ecosystem cell", "" },
    { "randomised", "2:0-6" },
    { "unrandomised", "" },
    { "he she his hers", "3:0-2 4:3-6 5:11-15" },
    { "患者接受静脉注射", "6:12-24" },
    { "xnct01234", "7:1-4" },
  };
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();

  tc_matcher_add (matcher, "Stem Cell", 0);
  tc_matcher_add (matcher, "stem cells", 1);
  tc_matcher_add (matcher, "random*", 2);
  tc_matcher_add (matcher, "he", 3);
  tc_matcher_add (matcher, "she", 4);
  tc_matcher_add (matcher, "hers", 5);
  tc_matcher_add (matcher, "静脉注射", 6);
  tc_matcher_add (matcher, "*nct*", 7);
  tc_matcher_add (matcher, "", 8);
  tc_matcher_compile (matcher);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = scan (matcher, cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* All suffixes that are forms of their own are reported, the longest first. */
static void
test_suffixes (void)
{
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();
  g_autofree char *found = NULL;

  tc_matcher_add (matcher, "肌萎缩侧索硬化", 0);
  tc_matcher_add (matcher, "侧索硬化", 1);
  tc_matcher_add (matcher, "硬化", 2);
  tc_matcher_compile (matcher);
  found = scan (matcher, "肌萎缩侧索硬化");
  g_assert_cmpstr (found, ==, "0:0-21 1:9-21 2:15-21");
}

/* Forms of every length that a head can have, at the end of a text too, and those that may stand within a word. */
static void
test_short (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "n", "0:0-1" },
    { "n n", "0:0-1 0:2-3" },
    { "in", "" },
    { "a+", "1:1-2" },
    { "ab", "2:0-2" },
    { "xab", "" },
    { "xcd", "3:1-3" },
    { "abc abcd", "4:0-3 5:4-8 3:6-8" },
    { "abcde", "3:2-4" },
    { "、n", "6:0-3 0:3-4" },
  };
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();

  tc_matcher_add (matcher, "n", 0);
  tc_matcher_add_part (matcher, "+", FALSE, 1);
  tc_matcher_add (matcher, "ab", 2);
  tc_matcher_add_part (matcher, "cd", FALSE, 3);
  tc_matcher_add (matcher, "abc", 4);
  tc_matcher_add (matcher, "abcd", 5);
  tc_matcher_add_part (matcher, "、", FALSE, 6);
  tc_matcher_compile (matcher);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = scan (matcher, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_range (void)
{
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();
  g_autoptr (GString) found = g_string_new (NULL);

  tc_matcher_add (matcher, "cell", 0);
  tc_matcher_compile (matcher);
  /* The edges of the range count as edges of words. */
  tc_matcher_scan (matcher, "xcellx", 1, 5, found_cb, found);
  g_assert_cmpstr (found->str, ==, "0:1-5 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/matcher/words", test_words);
  g_test_add_func ("/extract/matcher/suffixes", test_suffixes);
  g_test_add_func ("/extract/matcher/short", test_short);
  g_test_add_func ("/extract/matcher/range", test_range);
  return g_test_run ();
}
