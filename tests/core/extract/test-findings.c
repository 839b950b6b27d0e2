/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-findings.h"

static TcFindings *
match (const char *pattern,
       const char *text,
       guint       n_expected)
{
  g_autoptr (TcPattern) regex = tc_pattern_new (pattern, NULL);
  g_autoptr (TcMatch) info = NULL;
  TcFindings *findings = tc_findings_new ();
  guint n = 0;

  g_assert_nonnull (regex);
  g_assert_cmpint (tc_findings_match (findings, regex, text, strlen (text), &info), ==, n_expected > 0);
  for (; tc_match_matches (info); tc_findings_match_next (findings, info))
    n++;
  g_assert_cmpuint (n, ==, n_expected);

  return findings;
}

static void
test_match (void)
{
  TcFindings *none = match ("b+", "aaa", 0);
  TcFindings *some = match ("b+", "abba, b", 2);

  g_assert_cmpuint (none->warnings->len, ==, 0);
  g_assert_cmpuint (some->warnings->len, ==, 0);
  tc_findings_free (none);
  tc_findings_free (some);
}

/* An expression that reaches its limit has not said that nothing is there. */
static void
test_gives_up (void)
{
  static const char hard[] = "(*LIMIT_MATCH=50)(a+)+$";
  TcFindings *at_once = match (hard, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 0);
  TcFindings *later = match ("(*LIMIT_MATCH=50)(a+)+[cd]", "ac, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 1);

  g_assert_cmpuint (at_once->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (at_once->warnings, 0), "not fully examined"));
  g_assert_cmpuint (later->warnings->len, ==, 1);
  tc_findings_free (at_once);
  tc_findings_free (later);
}

static void
test_warn_once (void)
{
  TcFindings *findings = tc_findings_new ();

  tc_findings_warn (findings, "one");
  tc_findings_warn (findings, "two");
  tc_findings_warn (findings, "one");
  g_assert_cmpuint (findings->warnings->len, ==, 2);
  tc_findings_free (findings);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/findings/match", test_match);
  g_test_add_func ("/extract/findings/gives-up", test_gives_up);
  g_test_add_func ("/extract/findings/warn-once", test_warn_once);

  return g_test_run ();
}
