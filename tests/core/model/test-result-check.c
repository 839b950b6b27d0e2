/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-codebook.h"
#include "tc-result-check.h"

/* Tests: tc-result-check.c */

static void
test_p (void)
{
  static const char *const good[] = {
    "<0.001", "=0.03", "0.05", "NS", "n.s.", "P=0.04", "p < 0.05", "P值=0.01", "＜0.05", "≤ .0001", "0", "1", "1.00", ">0.99",
    "0·012", "0,03", "3×10⁻⁵", "1.2e-8", "2 x 10^-6", "0.01-0.05", "0.03 (one-sided)", "<0.001*", "0.04; adjusted",
    "p for trend = 0.02", "P-value: 0.2", "P=NS", "not significant", "差异无统计学意义", "0.03 vs placebo", "<<0.01", "p value 0.5",
  };
  static const char *const bad[] = {
    "p=0.0O1", "O.05", "5", "1.2", "1·5", "-0.03", "abc", "<", "p=", "", "0.0.5", "0.05 0.06", "12 %", "0.01-3", "1e5", "p=0.O3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", good[i]);
      g_assert_true (tc_result_check_p (good[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (tc_result_check_p (bad[i], &error));
      g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
    }
}

/* Long texts are told quickly that they are none. */
static void
test_p_hostile (void)
{
  static const char *const parts[] = { "0.1", "p for ", "<", " ", "- ", "× 10", "值" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GError) error = NULL;

      for (guint j = 0; j < 20000; j++)
        g_string_append (text, parts[i]);
      g_assert_false (tc_result_check_p (text->str, &error));
      g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
    }
}

static void
test_row (void)
{
  static const char *const arms[] = { "Verinoxal 10 mg", "placebo", "对照组", NULL };
  static const struct
  {
    const char *row;
    const char *words;            /* NULL where nothing is wrong */
  } cases[] = {
    { "{\"value\":3,\"ci_low\":2,\"ci_high\":5}", NULL },
    { "{\"value\":-1.2,\"ci_low\":2,\"ci_high\":5}", "-1.2 does not lie" },
    { "{\"value\":-1.2,\"ci_low\":5,\"ci_high\":2}", "The lower limit of the confidence interval, 5, is above the upper one, 2." },
    { "{\"ci_low\":5,\"ci_high\":2}", "is above the upper one" },
    { "{\"value\":9,\"ci_low\":5}", NULL },
    { "{\"value\":9,\"ci_high\":5}", NULL },
    /* Rounded, a decrease without its sign, shares of one. */
    { "{\"value\":0.7,\"ci_low\":0.7004,\"ci_high\":0.91}", NULL },
    { "{\"value\":3,\"ci_low\":-5,\"ci_high\":-2}", NULL },
    { "{\"measure\":\"percentage\",\"value\":51.2,\"ci_low\":0.35,\"ci_high\":0.67}", NULL },
    { "{\"measure\":\"hazard ratio\",\"value\":51.2,\"ci_low\":0.35,\"ci_high\":0.67}", "51.2 does not lie" },
    { "{\"arm\":\"2\"}", "“2” is none of the arms" },
    { "{\"arm\":\"tea\"}", "“tea” is none of the arms" },
    { "{\"arm\":\"Placebo\"}", NULL },
    { "{\"arm\":\"verinoxal\"}", NULL },
    { "{\"arm\":\"verinoxal 10 mg vs placebo\"}", NULL },
    { "{\"arm\":\"对照\"}", NULL },
    { "{\"arm\":\"Overall\"}", NULL },
    { "{\"arm\":\"组间\"}", NULL },
    { "{\"arm\":\"tea\",\"ci_low\":5,\"ci_high\":2}", "is above the upper one, 2. “tea” is none" },
    { "{\"outcome\":\"pain\"}", NULL },
    { "[1]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TcValue) row = tc_value_from_json (cases[i].row, NULL);
      g_autofree char *words = tc_result_check_row (row, arms);

      g_test_message ("%s: %s", cases[i].row, words);
      if (cases[i].words == NULL)
        g_assert_null (words);
      else
        g_assert_nonnull (strstr (words, cases[i].words));
    }
}

/* Where nobody knows the arms, none is wrong. */
static void
test_no_arms (void)
{
  static const char *const none[] = { NULL };
  g_autoptr(TcValue) row = tc_value_from_json ("{\"arm\":\"2\"}", NULL);

  g_assert_null (tc_result_check_row (row, none));
  g_assert_null (tc_result_check_row (row, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-check/p", test_p);
  g_test_add_func ("/result-check/p-hostile", test_p_hostile);
  g_test_add_func ("/result-check/row", test_row);
  g_test_add_func ("/result-check/no-arms", test_no_arms);

  return g_test_run ();
}
