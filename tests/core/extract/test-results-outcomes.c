/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "results-fixture.h"

/* What a number is a measure of, and which numbers belong together, in the many forms in which
 * reports say it. The files
 * behind this are named in test-results.c. */

/* Two capitals are a name; in the name of a group or of what was given they are none. */
static void
test_capitals (void)
{
  static const ResultsForm forms[] = {
    { DEALT "FN occurred in 40% (16/40) with verinoxal versus 5% (2/40) with placebo.",
      "FN | verinoxal 16/40\nFN | placebo 2/40\n" },
    { DEALT "TTP was longer with verinoxal (6.1 vs 4.0 months), and the RR was better (41% vs 26%).",
      "TTP | verinoxal 6.1\nTTP | placebo 4\nRR | verinoxal 41\nRR | placebo 26\n" },
    { DEALT "The 12-month relapse rate was 7% with verinoxal and 6% with placebo.",
      "12-month relapse rate | verinoxal 7\n12-month relapse rate | placebo 6\n" },
    { DEALT "Pain was reported by 28% of AC/verinoxal users and 24% of those on placebo.",
      "Pain | verinoxal 28\nPain | placebo 24\n" },
    { DEALT "Pain was rarer in old patients (39% vs 20%) and PR patients (14% vs 10%).",
      "Pain | verinoxal 39\nPain | placebo 20\nPain | verinoxal 14\nPain | placebo 10\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* The clause before a semicolon names what stands alone behind it. */
static void
test_semicolon (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Pain did not differ between the verinoxal and placebo groups (mean ± SD; 21.1 ± 10.4 vs 22.3 ± 11.8; p = 0.96).",
      "Pain | verinoxal 21.1 ±10.4\nPain | placebo 22.3 ±11.8\n" },
    { DEALT "Pain was rarer in the verinoxal group; 8/40 (20%) patients in the verinoxal group versus 16/40 (40%) in the placebo "
      "group.", "Pain | verinoxal 8/40\nPain | placebo 16/40\n" },
    { DEALT "Relapse was rarer with verinoxal; 12 (30%) vs 20 (50%), respectively.", "Relapse | verinoxal 12\nRelapse | placebo 20\n" },
    /* Counter-examples: words behind the number, a difference, a share of people. */
    { DEALT "No burns occurred; 12% vs 20%, respectively, hummed.",
      "burns | verinoxal 0\nburns | placebo 0\nhummed | verinoxal 12\nhummed | placebo 20\n" },
    { DEALT "Sleep improved in the verinoxal group; 12 (30%) vs 8 (20%) adults withdrew.",
      "withdrew | verinoxal 12\nwithdrew | placebo 8\n" },
    { DEALT "Pain did not differ between the groups; 12 adults (30%) in the verinoxal group and 8 (20%) in the placebo group "
      "withdrew.", "withdrew | verinoxal 12\nwithdrew | placebo 8\n" },
    { DEALT "Most women hummed; 12 of 40 (30%) in the verinoxal group and 8 of 40 (20%) in the placebo group were tested for fever.",
      "tested for fever | verinoxal 12/40\ntested for fever | placebo 8/40\n" },
    { DEALT "Pain was stable in the verinoxal group and worse in the placebo group; with the difference between groups being 1.44 "
      "(95% CI 0.8 to 2.1).", "" },
    { DEALT "Falls were rarer in some (over 90 min a week; n = 18, 25%), and others (n = 22, 55%).", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* A name ends where it is explained, where others are compared, and where a bracket is left open.
 * */
static void
test_ends (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Pain, i.e. any ache of the head or the neck that lasted longer than two hours in those who had slept before, did not "
      "differ between groups: 19/40 (48%) with verinoxal versus 23/40 (58%) with placebo.",
      "Pain | verinoxal 19/40\nPain | placebo 23/40\n" },
    { DEALT "Those in the verinoxal group (3.97 ± 2.16) had more pain than those in the placebo group (2.77 ± 1.43).",
      "pain | verinoxal 3.97 ±2.16\npain | placebo 2.77 ±1.43\n" },
    { DEALT "No one given verinoxal fell, while in the placebo group relapse was 17%.", "relapse | placebo 17\n" },
    { DEALT "Relapse was rarer with verinoxal (12 cases, 30%) than with placebo (20 cases, 50%).",
      "Relapse | verinoxal 30\nRelapse | placebo 50\n" },
    /* Counter-examples: a threshold is part of the name, and who was enrolled is none. */
    { DEALT "The proportion with cholesterol less than 100 mg was 30% with verinoxal and 20% with placebo.",
      "proportion with cholesterol less than 100 mg | verinoxal 30\nproportion with cholesterol less than 100 mg | placebo 20\n" },
    { DEALT "This study enrolled 80 people (40 receiving verinoxal; 40 receiving placebo): 32% female with placebo.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* What the people of an arm did stands behind its name. */
static void
test_deeds (void)
{
  static const ResultsForm forms[] = {
    { DEALT "10 (25%) of 40 women in the verinoxal group made a choice compared with 6 (15%) of 40 in the placebo group.",
      "made a choice | verinoxal 10/40\nmade a choice | placebo 6/40\n" },
    { DEALT "A total of 20/40 (50%) and 18/40 (45%) people in the verinoxal and placebo groups respectively could walk unaided.",
      "could walk unaided | verinoxal 20/40\ncould walk unaided | placebo 18/40\n" },
    { DEALT "17/40 patients who took verinoxal and 25/40 who took placebo completed all cycles.",
      "completed all cycles | verinoxal 17/40\ncompleted all cycles | placebo 25/40\n" },
    { DEALT "Three people in the verinoxal group (8%) and one in the placebo group (2%) died.",
      "died | verinoxal 3\ndied | placebo 1\n" },
    { DEALT "Relapse occurred in 9 people in the placebo group (22%) vs. 1 (2%) in the verinoxal group.",
      "Relapse | placebo 9\nRelapse | verinoxal 1\n" },
    /* Counter-examples: what goes on with the sentence, and how many people there are. */
    { DEALT "Pain was present in 5 (12%) verinoxal patients following surgery versus 7 (18%) placebo patients following surgery.",
      "Pain | verinoxal 5\nPain | placebo 7\n" },
    { DEALT "Of the 40 people in the verinoxal group (50%), none relapsed.", "" },
    { DEALT "The mean score was 45 in the placebo group (12% lower).", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* A number in brackets behind a mean is its deviation; counts, ranges and percentages are none. */
static void
test_deviations (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The pain score was 5.2 (1.1) with verinoxal and 6.3 (1.3) with placebo.",
      "pain score | verinoxal 5.2 ±1.1\npain score | placebo 6.3 ±1.3\n" },
    { DEALT "Sleep rose with verinoxal; +6.2(11.9) vs. -2.7(9.1).", "Sleep | verinoxal 6.2 ±11.9\nSleep | placebo -2.7 ±9.1\n" },
    { DEALT "Weight fell more with verinoxal than with placebo (3.1 (1.2) vs 2.0 (1.1) kg).",
      "Weight | verinoxal 3.1 ±1.2\nWeight | placebo 2 ±1.1\n" },
    { DEALT "Bone density was -0.008 ± 0.003 g/cm2 verinoxal vs. -0.014 ± 0.003 g/cm2 placebo.",
      "Bone density | verinoxal -0.008 ±0.003\nBone density | placebo -0.014 ±0.003\n" },
    { DEALT "Weight (kg) was 72.1 (8.2) with verinoxal and 71.3 (9.1) with placebo.",
      "Weight (kg) | verinoxal 72.1 ±8.2\nWeight (kg) | placebo 71.3 ±9.1\n" },
    { DEALT "Sleep (SQ) rose by 0.2 (1.1) with verinoxal and by 0.1 (1.2) with placebo.",
      "Sleep (SQ) | verinoxal 0.2 ±1.1\nSleep (SQ) | placebo 0.1 ±1.2\n" },
    { DEALT "The pain score was 12 (30) with verinoxal and 15 (38) with placebo.", "" },
    /* Another unit, another time and another mean in the bracket. */
    { DEALT "Mean warmth was 36.5 (97.7) with verinoxal and 37.1 (98.8) degrees with placebo.", "" },
    { DEALT "Warmth was 98.8 (37.1) with verinoxal and 97.7 (36.5) mmol/l (mg/dl) with placebo.", "" },
    { DEALT "Sugar in mg/dl (mmol/l) was 98.2 (5.4) with verinoxal and 92.1 (5.1) with placebo.", "" },
    { DEALT "The pre (post) treatment score was 5.2 (3.1) with verinoxal and 5.4 (4.1) with placebo.", "" },
    { DEALT "The mean (median) stay was 5.2 (4.1) days with verinoxal and 6.2 (5.1) days with placebo.", "" },
    { DEALT "The mean (range) stay was 5.2 (4.1) days with verinoxal and 6.2 (5.1) days with placebo.", "" },
    { DEALT "The pain score was 5.2 (1.1) with verinoxal and 12 with placebo.", "" },
    { DEALT "Relapse was seen in 12.5 (5)% of those given verinoxal and 15.0 (6)% of those given placebo.", "" },
    { DEALT "Sleep improved with verinoxal (ES = 0.52).", "" },
    { DEALT "Sleep differed between verinoxal and placebo (F = 3.12, t = 2.1).", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* "Mean" and "median" are said of values, and not of percentages behind them or of the follow-up.
 * */
static void
test_measures (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The median stay was 9 hours with placebo and 11 hours with verinoxal, with readmission rates of 18% and 27%, "
      "respectively.",
      "stay | placebo 9\nstay | verinoxal 11\nreadmission rates | placebo 18\nreadmission rates | verinoxal 27\n" },
    { DEALT "At a median follow-up of 17 weeks, relapse was seen in 12% of those given verinoxal and 20% of those given placebo.",
      "relapse | verinoxal 12 @follow-up\nrelapse | placebo 20 @follow-up\n" },
    { DEALT "Blood pressure rose after verinoxal (SBP: 49.1%) and after placebo (SBP: 8.8%).",
      "SBP | verinoxal 49.1\nSBP | placebo 8.8\n" },
    { DEALT "Response (old classification: 14% vs 11%) did not differ.", "Response | verinoxal 14\nResponse | placebo 11\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* The name of one number's arm is not that of the next, and times are no arms. */
static void
test_other_arm (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Rates of survival were 75% among the 40 people randomly assigned to receive verinoxal and 68% among the 40 randomly "
      "assigned to receive placebo, a 28% reduction (P = 0.01) in the verinoxal group.",
      "Rates of survival | verinoxal 75\nRates of survival | placebo 68\n" },
    { DEALT "Relapse was seen in 12% with verinoxal and in 20% in the other group.",
      "Relapse | verinoxal 12\nRelapse | placebo 20\n" },
    { DEALT "Relapse was seen in 12% with verinoxal and in 20% in the group that received none.",
      "Relapse | verinoxal 12\nRelapse | placebo 20\n" },
    { DEALT "Relapse was seen in 12% with verinoxal compared with 20% in the TUM group.",
      "Relapse | verinoxal 12\nRelapse | placebo 20\n" },
    { DEALT "Relapse was seen in 5.7% with verinoxal and 1.1% with honey.", "Relapse | verinoxal 5.7\n" },
    /* People who are no arm, and those of an arm before the trial. */
    { DEALT "Pain was seen in 12% in the verinoxal group and in 9% in the elderly group.", "Pain | verinoxal 12\n" },
    { DEALT "Pain was seen in 12% in the verinoxal group and in 9% in the high-risk group.", "Pain | verinoxal 12\n" },
    { DEALT "Pain was seen in 12% in the verinoxal group and 10% in the whole group.", "Pain | verinoxal 12\n" },
    { DEALT "Pain was seen in 9% in the elderly group and in 12% in the verinoxal group.", "Pain | verinoxal 12\n" },
    { DEALT "Pain was seen in 12% in the verinoxal group compared to 20% in those receiving rescue.", "Pain | verinoxal 12\n" },
    { DEALT "Pain was seen in 12% in the verinoxal group compared to 20% at baseline.", "Pain | verinoxal 12\n" },
    { DEALT "Pain at 7 and 19 months was 4.6% and 2.9%, respectively, in the active arm.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Where no sentence names the arms, those that results are compared of are. */
static void
test_compared_arms (void)
{
  static const ResultsForm forms[] = {
    { "Methods: In a randomised crossover trial seven adults had verinoxal and placebo. Results: Pain was rarer (verinoxal "
      "(20.1 ± 1.4 points) vs placebo (25.6 ± 2.0 points); P = 0.02).",
      "Pain | verinoxal 20.1 ±1.4\nPain | placebo 25.6 ±2\n" },
    { "Methods: A randomised trial of verinoxal (100 mg) versus dolofen (3 mg). Results: Cure was more frequent for verinoxal "
      "versus dolofen (85% (n = 108/127) versus 72% (n = 98/136)). Relapse for verinoxal versus dolofen was alike.",
      "Cure | verinoxal 108/127\nCure | dolofen 98/136\n" },
    { "Methods: 62 children were randomly assigned to warm air (\"treatment group\", n = 33) or cold air (\"control group\", "
      "n = 29). Results: Pain was seen in 9/30 children (30%) in the treatment group compared to 2/26 (8%) of controls.",
      "Pain | warm air 9/30\nPain | cold air 2/26\n" },
  };

  static const ResultsForm called[] = {
    { "Methods: 110 adults were randomly assigned to placebo or 6000 mg verinoxal iv one hour before. Results: Fever occurred in 13/58 "
      "on placebo and 14/52 on verinoxal.", "Fever | placebo 13/58\nFever | 6000 mg verinoxal iv one hour 14/52\n" },
    { "Methods: In a crossover trial, 60 adults were randomised to 8 weeks verinoxal followed by 2 weeks of rest, and 8 weeks dolofen or vice versa. "
      "Results: Fever occurred in 14/59 during verinoxal and 5/53 during dolofen.",
      "Fever | 8 weeks verinoxal 14/59\nFever | 8 weeks dolofen 5/53\n" },
    { "Methods: Adults were randomly assigned to tea (arm 1: 373 people) or milk (arm 2: 376 people). Results: Relapse was 8% in arm 1 "
      "and 9% in arm 2.", "Relapse | tea (arm 1: 373 people) 8\nRelapse | milk (arm 2: 376 people) 9\n" },
    /* Counter-examples: arms that add something else, and a third arm that is not known. */
    { "Methods: 120 adults were randomly assigned to VRX (n = 40), VRX+PQ (n = 40) or SP (n = 40). Results: Failure rates were: VRX 20/40 "
      "(50%), VRX+AS 10/40 (25%), VRX+PQ 9/40 (22%), SP 4/40 (10%).",
      "Failure rates | VRX 20/40\nFailure rates | VRX+PQ 9/40\nFailure rates | SP 4/40\n" },
    { DEALT "Relapse was seen in 5% with verinoxal, 7% with honey and 9% with placebo.",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
    { DEALT "Relapse was seen by 12 (30%) of 40 patients given verinoxal and 16 (40%) of 40 patients given placebo at 6 months, and by 4 "
      "(10%) of 40 patients and 8 (20%) of 40 patients, respectively, at 12 months.",
      "Relapse | verinoxal 12/40\nRelapse | placebo 16/40 @6 months\n"
      "Relapse | verinoxal 4/40 @12 months\nRelapse | placebo 8/40 @12 months\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
  results_fixture_check (called, G_N_ELEMENTS (called));
  /* Counter-examples: parts of those who took part, and names that are told of once. */
  results_fixture_check_sizes ("Methods: A randomised trial of tea in men and women. Results: Pain was rarer in men versus women (5% vs "
                               "9%). Fever was rarer in men versus women (1% vs 3%).", "");
  results_fixture_check_sizes ("Methods: A randomised trial of tea. Results: Pain was rarer for verinoxal versus dolofen (5% vs 9%). "
                               "Fever was rarer for verinoxal versus dolofen (1% vs 3%).", "");
  results_fixture_check_sizes ("Methods: A randomised trial of verinoxal and dolofen. Results: Pain was rarer for verinoxal versus "
                               "dolofen (5% vs 9%).", "");
}

/* What stands behind a comma, a colon, a range, and in the bracket of one arm. */
static void
test_marks (void)
{
  static const ResultsForm forms[] = {
    { DEALT "In 10% (4/40) of the women in the verinoxal group and 8% (3/40) of the women in the placebo group, treatment was "
      "stopped.", "treatment was stopped | verinoxal 4/40\ntreatment was stopped | placebo 3/40\n" },
    { DEALT "The mean (SD) tub temperature was higher in the verinoxal group compared to the placebo group: 31.2 °C (0.41) vs. "
      "29.7 °C (0.38).", "tub temperature | verinoxal 31.2 ±0.41\ntub temperature | placebo 29.7 ±0.38\n" },
    { DEALT "Median use was similar in both groups (43 hours, interquartile range [IQR] 19.5-57.5, in the verinoxal group versus 46 "
      "hours, IQR 21.5-63.5, in the placebo group).", "use | verinoxal 43\nuse | placebo 46\n" },
    { DEALT "Fever was rarer with verinoxal than with placebo (flushes 13% vs 15%, nausea 20% vs 25%).",
      "Fever | verinoxal 13\nFever | placebo 15\nnausea | verinoxal 20\nnausea | placebo 25\n" },
    { DEALT "Scores were higher with verinoxal (physical pain: 83.9 ± 0.7; mental pain: 79.9 ± 0.8) than with placebo (80.9 ± 0.8; "
      "76.1 ± 0.9).",
      "physical pain | verinoxal 83.9 ±0.7\nmental pain | verinoxal 79.9 ±0.8\n"
      "physical pain | placebo 80.9 ±0.8\nmental pain | placebo 76.1 ±0.9\n" },
    /* Counter-examples: what goes on behind the comma, numbers of several outcomes, a share of a
     * share, and a label. */
    { DEALT "Relapse was seen in 10% (4/40) of the women in the verinoxal group, which was rarer than before.",
      "Relapse | verinoxal 4/40\n" },
    { DEALT "Scores were higher with verinoxal (physical pain: 83.9 ± 0.7, p = .005; mental pain: 79.9 ± 0.8, p = .001) than with "
      "placebo (80.9 ± 0.8; 76.1 ± 0.9 and 77.8 ± 0.8).", "physical pain | verinoxal 83.9 ±0.7\n" },
    { DEALT "The response rate was higher in the verinoxal group: 82.7% (25.3% complete) versus 59.2% (14.1% complete).",
      "response rate | verinoxal 82.7\n" },
    { DEALT "Relapse was seen more often in risk group: 3 than in risk group: 2 with verinoxal.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/results-outcomes/capitals", test_capitals);
  g_test_add_func ("/extract/results-outcomes/semicolon", test_semicolon);
  g_test_add_func ("/extract/results-outcomes/ends", test_ends);
  g_test_add_func ("/extract/results-outcomes/deeds", test_deeds);
  g_test_add_func ("/extract/results-outcomes/deviations", test_deviations);
  g_test_add_func ("/extract/results-outcomes/measures", test_measures);
  g_test_add_func ("/extract/results-outcomes/other-arm", test_other_arm);
  g_test_add_func ("/extract/results-outcomes/compared-arms", test_compared_arms);
  g_test_add_func ("/extract/results-outcomes/marks", test_marks);

  return g_test_run ();
}
