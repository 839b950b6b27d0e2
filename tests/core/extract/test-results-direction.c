/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "results-fixture.h"

/* Numbers of arms by direction, brackets, lists and people. The files behind this are named in
 * test-results.c. */

/* Which arm had less or more tells whose the numbers of a pair are. */
static void
test_direction (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Itching (31% vs 64%; P < .001) and fatigue (7% vs 15%; P = .02) during therapy were lower in "
      "patients randomized to placebo.",
      "Itching | placebo 31\nItching | verinoxal 64\nfatigue | placebo 7\nfatigue | verinoxal 15\n" },
    { DEALT "Relapse (31% vs 64%) was lower in the verinoxal group.", "Relapse | verinoxal 31\nRelapse | placebo 64\n" },
    { DEALT "The stay (7.1 vs 4.2 days) was longer with placebo.", "stay | placebo 7.1\nstay | verinoxal 4.2\n" },
    /* Counter-examples: denied, said of two arms, negative numbers, arms that are named. */
    { DEALT "Relapse (31% vs 64%) was not lower in the placebo group.",
      "Relapse | verinoxal 31\nRelapse | placebo 64\n" },
    { DEALT "Relapse (31% vs 64%) was lower in the placebo group and pain higher in the verinoxal group.",
      "Relapse | placebo 31\nRelapse | verinoxal 64\n" },
    { DEALT "The weight change (-5.1 vs -2.2 kg) was larger in the placebo group.",
      "weight change | verinoxal -5.1\nweight change | placebo -2.2\n" },
    { DEALT "Relapse occurred in 31% of the verinoxal group and 64% of the placebo group, and age was lower in the "
      "placebo group.",
      "Relapse | verinoxal 31\nRelapse | placebo 64\n" },
    { DEALT "Relapse differed (31% vs 64%), while pain was lower in the placebo group.",
      "Relapse | verinoxal 31\nRelapse | placebo 64\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Numbers of people who are no arm. */
static void
test_others (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Relapse occurred in 4% on verinoxal compared with 20% in historical controls.", "Relapse | verinoxal 4\n" },
    { DEALT "Relapse occurred in 4% on verinoxal compared with 20% in controls.",
      "Relapse | verinoxal 4\nRelapse | placebo 20\n" },
    { DEALT "In the verinoxal group the relapse rate was only 7.2% compared with 41.6% in responders.", "" },
    { DEALT "In the verinoxal group the relapse rate was only 7.2% compared with 41.6% in the placebo group.",
      "relapse rate | verinoxal 7.2\nrelapse rate | placebo 41.6\n" },
    { "Methods: 80 adults were randomly assigned to verinoxal (n = 40) or dolofen (n = 40). Results: Fatigue fell in the "
      "verinoxal group compared to controls (5.9 vs. 2.1 points).", "Fatigue | verinoxal 5.9\n" },
    { DEALT "Rash was more common in the placebo group (11% vs 3%).", "Rash | placebo 11\nRash | verinoxal 3\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Numbers in brackets of their own, and two of each arm. */
static void
test_brackets (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The index of dead cells in the verinoxal group was raised in comparison with that in the placebo group "
      "[(9.1+/-2.2) % vs (3.3+/-1.1) %].",
      "index of dead cells | verinoxal 9.1 ±2.2\nindex of dead cells | placebo 3.3 ±1.1\n" },
    { DEALT "There was less need of dolofen in the verinoxal group {(141.2±31.1 mg) and (431±71.2 mg)} in comparison to the "
      "placebo group {(211.1±23.2 mg) and (601±53 mg)}.",
      "need of dolofen | verinoxal 141.2 ±31.1\nneed of dolofen | verinoxal 431 ±71.2\n"
      "need of dolofen | placebo 211.1 ±23.2\nneed of dolofen | placebo 601 ±53\n" },
    /* Counter-example: both numbers of a bracket are those of the arms. */
    { DEALT "Relapse with verinoxal and placebo (5% and 9%) and pain with verinoxal and placebo (6% and 8%) were rare.",
      "Relapse | verinoxal 5\nRelapse | placebo 9\npain | verinoxal 6\npain | placebo 8\n" },
    { DEALT "Skin treated with verinoxal developed a higher rate of rash than did skin treated with placebo: "
      "58.2% vs. 43.4%.",
      "rate of rash | verinoxal 58.2\nrate of rash | placebo 43.4\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Numbers of people to whom something happened, and ranges, labels and differences, which are of
 * nobody. */
static void
test_people (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Nausea occurred in 14 patients in the verinoxal group and in 9 patients in the placebo group.",
      "Nausea | verinoxal 14\nNausea | placebo 9\n" },
    { DEALT "Full closure was possible in 9 eyes in the verinoxal group and 4 in the placebo group.",
      "Full closure | verinoxal 9\nFull closure | placebo 4\n" },
    { DEALT "There were 9 relapses in the verinoxal arm vs. 7 for placebo.",
      "relapses | verinoxal 9\nrelapses | placebo 7\n" },
    { DEALT "Failure was 31.2, and 6.4% in the verinoxal and placebo groups, respectively.",
      "Failure | verinoxal 31.2\nFailure | placebo 6.4\n" },
    { "Methods: 90 adults were randomly assigned to verinoxal (n = 30), dolofen (n = 30) or placebo (n = 30). Results: Failure "
      "was 31.2, 11.3, and 6.4% in the verinoxal, dolofen, and placebo groups, respectively.",
      "Failure | verinoxal 31.2\nFailure | dolofen 11.3\nFailure | placebo 6.4\n" },
    /* Counter-examples: what was done, one number of both arms, no arm, a range, a label, a
     * difference. */
    { DEALT "Surgery was performed in 38 patients in the verinoxal group and 37 patients in the placebo group.", "" },
    { DEALT "Nausea occurred in 14 patients in the verinoxal and placebo groups.", "" },
    { DEALT "Nausea occurred in 14 patients in the first week and 9 patients in the second.", "" },
    { DEALT "Pain was kept between 30 and 45 with verinoxal and placebo.", "" },
    { DEALT "Pain was lower in the verinoxal group compared with the placebo group (mean, -9.1; 95% CI, -13.2 to -6.3).", "" },
    { DEALT "Pain was lower in the verinoxal group (mean, 5.1; 95% CI 4.2 to 6.3) compared with the placebo group (mean, 9.1; "
      "95% CI, 8.2 to 10.3).", "Pain | verinoxal 5.1 [4.2, 6.3]\nPain | placebo 9.1 [8.2, 10.3]\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Events of each arm are no sizes of arms. */
static void
test_events (void)
{
  results_fixture_check_sizes ("90 adults were randomly assigned to verinoxal or placebo. After a year 41 relapses or new "
                               "cancers (16 verinoxal and 25 placebo) occurred.",
                               "verinoxal\nplacebo\n");
  results_fixture_check_sizes ("90 women with a recent relapse (44 verinoxal and 46 placebo) were randomised.",
                               "verinoxal 44\nplacebo 46\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/results-direction/direction", test_direction);
  g_test_add_func ("/extract/results-direction/others", test_others);
  g_test_add_func ("/extract/results-direction/brackets", test_brackets);
  g_test_add_func ("/extract/results-direction/people", test_people);
  g_test_add_func ("/extract/results-direction/events", test_events);

  return g_test_run ();
}
