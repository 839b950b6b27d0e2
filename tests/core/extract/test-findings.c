/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-findings.h"

/* Tests: tc-findings.c */

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

/* A text that costs more than its budget is said to, and nothing is taken from what was left out. */
static void
test_budget (void)
{
  g_autoptr (TcPattern) pattern = tc_pattern_new ("b$|(?:a+)+c", NULL);
  g_autoptr (TcFindings) findings = tc_findings_new ();
  g_autofree char *hostile = g_strnfill (4000, 'a');
  guint n = 0;

  tc_findings_set_budget (findings, strlen (hostile));
  g_assert_true (tc_findings_match (findings, pattern, "ab", 2, NULL));
  for (; findings->budget > 0 && n < 1000; n++)
    g_assert_false (tc_findings_match (findings, pattern, hostile, strlen (hostile), NULL));
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <, 1000);
  g_assert_false (tc_findings_match (findings, pattern, "ab", 2, NULL));
  g_assert_cmpuint (findings->warnings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (findings->warnings, 1), "takes too long"));
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

/* Quotes of a candidate are kept once, up to a limit, and never empty. */
static void
test_candidates (void)
{
  g_autoptr (TcFindings) findings = tc_findings_new ();
  TcCandidate *candidate;

  candidate = tc_findings_add_span (findings, "dose", "dose.probe", tc_value_new_number (1), 0.5, (TcSpan) { 1, 2 });
  g_assert_true (candidate->field == g_intern_string ("dose"));
  g_assert_cmpuint (candidate->n_quotes, ==, 1);
  tc_candidate_add_quote (candidate, (TcSpan) { 1, 2 });
  tc_candidate_add_quote (candidate, (TcSpan) { 5, 5 });
  g_assert_cmpuint (candidate->n_quotes, ==, 1);
  for (guint i = 0; i < 2 * TC_CANDIDATE_MAX_QUOTES; i++)
    tc_candidate_add_quote (candidate, (TcSpan) { 10 + i, 20 + i });
  g_assert_cmpuint (candidate->n_quotes, ==, TC_CANDIDATE_MAX_QUOTES);
}

/* What a reader knows replaces what the rules of one family guessed. */
static void
test_remove (void)
{
  g_autoptr (TcFindings) findings = tc_findings_new ();
  TcSpan span = { 0, 1 };

  tc_findings_add_span (findings, "year", "citation.line", tc_value_new_number (2031), 0.9, span);
  tc_findings_add_span (findings, "year", "other.rule", tc_value_new_number (2030), 0.9, span);
  tc_findings_add_span (findings, "doi", "citation.line", tc_value_new_text ("10.5555/x"), 0.9, span);
  tc_findings_remove (findings, "year", "citation.");
  g_assert_cmpuint (findings->candidates->len, ==, 2);
  tc_findings_remove (findings, "pages", "");
  g_assert_cmpuint (findings->candidates->len, ==, 2);
}

/* A text of a million equal sentences is not examined to the end, and that is said. */
static void
test_full (void)
{
  g_autoptr (TcFindings) findings = tc_findings_new ();
  guint n = 0;

  while (!tc_findings_is_full (findings, "dose.probe") && n < 100000)
    {
      tc_findings_add_span (findings, "dose", "dose.probe", tc_value_new_number (n), 0.5, (TcSpan) { n, n + 1 });
      n++;
    }
  g_assert_cmpuint (n, <, 100000);
  g_assert_cmpuint (findings->warnings->len, ==, 1);
  g_assert_false (tc_findings_is_full (findings, "dose.other"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/findings/match", test_match);
  g_test_add_func ("/extract/findings/gives-up", test_gives_up);
  g_test_add_func ("/extract/findings/budget", test_budget);
  g_test_add_func ("/extract/findings/warn-once", test_warn_once);
  g_test_add_func ("/extract/findings/candidates", test_candidates);
  g_test_add_func ("/extract/findings/remove", test_remove);
  g_test_add_func ("/extract/findings/full", test_full);

  return g_test_run ();
}
