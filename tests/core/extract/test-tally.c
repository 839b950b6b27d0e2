/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-tally.h"

#include "tc-extract.h"

/* Tests: tc-tally.c */

static TcProse *
make_prose (const char *text)
{
  g_autoptr (TcSource) source = tc_source_new ();

  tc_source_take_text (source, g_strdup (text));
  return tc_prose_new (source);
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text;
    double total;
    guint n_parts;
  } cases[] = {
    { "Eighty-five women were randomized to cells (n = 43) or saline (n = 42).", 85, 2 },
    { "We gave 26 patients cells and 24 patients saline.", 50, 2 },
    { "Pain fell with cells (12/23) and with saline (3/24).", 47, 2 },
    { "Cells (n = 20), saline (n = 21) or rest (n = 19).", 60, 3 },
    { "随机分为细胞组26例和对照组24例。", 50, 2 },
    { "Cells (n = 20). Nothing else is said here. Rest was good. Saline (n = 21).", 41, 0 },
    { "Cells (n = 20) or saline (n = 21).", 42, 0 },
    { "Cells were given for 20 weeks and saline for 21 weeks.", 41, 0 },
    { "Of 400 patients, 398 patients lived and 2 patients died.", 400, 0 },
  };
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  TcTally *tally = tc_tally_new (rules);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcProse) prose = make_prose (cases[i].text);
      g_autoptr (TcFindings) findings = tc_findings_new ();
      g_autoptr (GArray) counts = tc_tally_read (tally, prose, findings);
      guint first = 0;
      guint n_parts = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tc_tally_find_parts (counts, cases[i].total, &first, &n_parts), ==, cases[i].n_parts > 0);
      g_assert_cmpuint (n_parts, ==, cases[i].n_parts);
      g_assert_cmpuint (findings->warnings->len, ==, 0);
    }
  tc_tally_free (tally);
}

/* Numbers that repeat without end stay bounded. */
static void
test_bounded (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  TcTally *tally = tc_tally_new (rules);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TcProse) prose = NULL;
  g_autoptr (TcFindings) findings = tc_findings_new ();
  g_autoptr (GArray) counts = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "Then 12 patients came. ");
  prose = make_prose (text->str);
  counts = tc_tally_read (tally, prose, findings);
  g_assert_cmpuint (counts->len, >, 100);
  g_assert_cmpuint (counts->len, <, 1000);
  tc_tally_free (tally);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/tally/parts", test_parts);
  g_test_add_func ("/extract/tally/bounded", test_bounded);
  return g_test_run ();
}
