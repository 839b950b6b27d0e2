/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arms-fixture.h"

/* Arms that no sentence names together: comparisons in several places tell them. All trials are invented. */

/* Two drugs that are compared more than once, and are given to people. */
static void
test_compared (void)
{
  static const ArmsCase cases[] = {
    { "Methods: In a randomised trial we saw adults with colic. Results: Pain fell sooner with verinoxal than with dolofen. "
      "Sleep was longer in the verinoxal group compared with dolofen. Adults treated with dolofen hummed.",
      " verinoxal; dolofen;" },
    { "Methods: Adults with gout were randomised. Results: Warm milk was superior to green tea. Adults who received warm milk "
      "slept longer than those who received green tea.", " Warm milk; green tea;" },
    /* The strength of what a group was given is no part of its name. */
    { "Methods: We treated adults in a randomised trial. Results: All 30 adults in the 0.5% verinoxal group and 28 of 31 in "
      "the 0.5% dolofen group came.", " verinoxal group; dolofen group;" },
    /* Counter-examples: compared once only; what is measured; people; several groups; no trial. */
    { "Methods: Adults with colic were randomised. Results: Pain fell sooner with verinoxal than with dolofen. Adults received "
      "dolofen or verinoxal.", "" },
    { "Methods: Adults were randomised. Results: Colic was rarer than gout. Colic was milder than gout. Adults treated for gout "
      "and colic hummed.", "" },
    { "Methods: Adults were randomised. Results: Pain was worse in hummers than in singers. Hummers slept less than singers.", "" },
    { "Methods: Choirs were randomised. Results: Sleep was longer in Hummington than in Chewville. Colic was rarer in "
      "Hummington than in Chewville.", "" },
    { "Methods: Adults were randomised. Results: Sleep was longer in the BRUMBLE study than in the TRUNDLE study. Colic was "
      "rarer in BRUMBLE than in TRUNDLE, where adults received TRUNDLE.", "" },
    { "Methods: We read charts. Results: Pain fell sooner with verinoxal than with dolofen. Sleep was longer in the verinoxal "
      "group compared with dolofen. Adults treated with dolofen hummed.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* A treatment against a placebo, which the design alone may tell. */
static void
test_placebo (void)
{
  static const ArmsCase cases[] = {
    { "Effect of verinoxal in adults with colic: a randomised trial\nMethods: This was a placebo-controlled trial, which "
      "evaluated verinoxal (15 mg) in adults. Results: Treatment with verinoxal was favoured over placebo.",
      " placebo; verinoxal 15 mg;" },
    { "Randomised placebo controlled trial of low-dose verinoxal in choirs\nMethods: We did a randomised trial of verinoxal, "
      "7 mg/day or placebo, taken for a year. Results: Singers slept longer with verinoxal.",
      " verinoxal; placebo;" },
    { "Oral verinoxal for colic\nMethods: A randomised, placebo-controlled trial was done to find the efficacy of oral "
      "verinoxal. Results: Oral verinoxal did not lower pain compared to placebo.", " placebo; oral verinoxal;" },
    /* Counter-examples: what both groups get, the name of a trial, an outcome, and a plan without a drug. */
    { "Verinoxal for colic\nMethods: Adults were randomised. All received verinoxal and placebo tablets. Results: They slept.", "" },
    { "Oil for choirs: design of the BRUMBLE trial\nMethods: BRUMBLE is a randomised, placebo-controlled trial. The BRUMBLE trial "
      "is large. Results: None of the BRUMBLE adults slept.", "" },
    { "Mood of choirs\nMethods: Adults were randomised in a placebo-controlled trial. Results: Mood was better than on placebo. "
      "Mood rose.", "" },
    { "A randomised, placebo-controlled clinical trial\nMethods: This was a placebo-controlled clinical trial in adults. "
      "Results: Clinical signs were rarer than on placebo.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/arms-gathered/compared", test_compared);
  g_test_add_func ("/extract/arms-gathered/placebo", test_placebo);

  return g_test_run ();
}
