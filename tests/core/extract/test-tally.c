/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-tally.h"

#include "tc-extract.h"

/* Tests: tc-tally.c
 * Through them: tc-tally-plain.c */

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

/* What is read without an expression where the rules have run is what the expression reads where they have not. */
static void
test_agrees (void)
{
  static const char *const texts[] = {
    "Eighty-five women were randomized to cells (n = 43) or saline (n=42), n =7 and n= 8.",
    "We gave 26 patients cells, 24 received saline, and one hundred and six had rest.",
    "Pain fell with cells (12/23) and with saline (3/24); 1/2, 5/6., 7/8/99 and 10/200/3.",
    "Cells: 12, saline = 14; rest, 15) and sleep ) : 16 ; more.",
    "There were arms (12 given cells; 13 given saline, 14 with a very long name of what they were given, 15).",
    "In 1,234 men, 12,345 to cells, 12 345 in the other, 1'024 placebo, 1,2345 adults and 1,234,567 in each.",
    "A dose of 20 mg, 5 g, 3 hours, 12 weeks, 7 mo, 6 months-old, 20mg, 4 centres and 2 items was given.",
    "A hundred women, a thousand to cells, two, three and four in an arm; twenty one-year visits; sixteen 2.5 kg.",
    "Of 12 units patients, 30%, 30 %, 10^6, p<0.05, 12.5 men, il-6 and x12 to cells 400 were seen.",
    "Twenty-two adult patients, seventeen of whom had pain; sixty4 and one_two and fourths were assigned.",
    "2012 cases in 2013 were 14 controls with 15-minute tests, 16, received 17 , in a 18 in both.",
    "48", "a", "n=", "12/", "(12", "12 in", "12 in the", "twenty-", "1,", "12,",
  };
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  TcTally *tally = tc_tally_new (rules);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TcProse) prose = make_prose (texts[i]);
      g_autoptr (TcFindings) without = tc_findings_new ();
      g_autoptr (TcFindings) with = tc_findings_new ();
      g_autoptr (GArray) expected = tc_tally_read (tally, prose, without);
      g_autoptr (GArray) counts = NULL;

      g_assert_true (tc_rules_run (rules, prose, with, NULL, NULL));
      counts = tc_tally_read (tally, prose, with);
      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (counts->len, ==, expected->len);
      for (guint k = 0; k < counts->len; k++)
        {
          const TcCount *a = &g_array_index (counts, TcCount, k);
          const TcCount *b = &g_array_index (expected, TcCount, k);

          g_test_message ("%g", b->value);
          g_assert_cmpuint (a->start, ==, b->start);
          g_assert_cmpuint (a->end, ==, b->end);
          g_assert_cmpfloat (a->value, ==, b->value);
          g_assert_cmpint (a->sized, ==, b->sized);
          g_assert_cmpint (a->people, ==, b->people);
          g_assert_cmpint (a->each, ==, b->each);
        }
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
  g_test_add_func ("/extract/tally/agrees", test_agrees);
  g_test_add_func ("/extract/tally/bounded", test_bounded);
  return g_test_run ();
}
