/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-factor.h"

/* Tests: tc-factor.c */

static void
test_factors (void)
{
  static const struct
  {
    const char *expression;
    const char *factored;
  } cases[] = {
    { "abc", "abc" },
    { "(?:patients?|subjects?|people)\\b", "(?:p(?:atients?|eople)|subjects?)\\b" },
    /* The order of those that begin alike stays: "days" is still tried before "day". */
    { "days|week|day", "day(?:s|)|week" },
    { "(?:a|ab|)c", "(?:a(?:|b)|)c" },
    /* A character that may be missing or come again is none that all share. */
    { "(?:ab?c|abd)", "(?:a(?:b?c|bd))" },
    { "(?:a?b|ac)", "(?:a?b|ac)" },
    { "(?:ab|\\d|ac)", "(?:ab|\\d|ac)" },
    { "(?:\\.a|\\.b)", "(?:\\.(?:a|b))" },
    { "(?:患者|患儿|病人)", "(?:患(?:者|儿)|病人)" },
    { "[|(]a|[|(]b", "[|(]a|[|(]b" },
    /* Groups that capture keep their order, and what looks behind its lengths. */
    { "(?:a(?<n>x)|b|a(?<n>y))", "(?:a(?<n>x)|b|a(?<n>y))" },
    { "(?<!ab|acd)(?!ab|acd)", "(?<!ab|acd)(?!a(?:b|cd))" },
    { "(?i)ab|ac", "(?i)ab|ac" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *factored = tc_factor (cases[i].expression);

      g_assert_cmpstr (factored, ==, cases[i].factored);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/factor/factors", test_factors);
  return g_test_run ();
}
