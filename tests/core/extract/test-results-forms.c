/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "results-fixture.h"

/* Which arm a number belongs to, in the many forms in which reports say it. The files behind this are named in
 * test-results.c and test-finders.c. */

/* The arm that others are compared with has the second number of a pair, wherever it is named. */
static void
test_compared (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Relapse was rarer than in the placebo group (5% vs 9%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
    { DEALT "Those who hummed slept longer compared with placebo (8.1 ± 1.2 vs 7.2 ± 1.1 hours).",
      "hummed slept longer | verinoxal 8.1 ±1.2\nhummed slept longer | placebo 7.2 ±1.1\n" },
    { DEALT "Compared with placebo, verinoxal lowered the relapse rate (5% vs 9%).",
      "relapse rate | verinoxal 5\nrelapse rate | placebo 9\n" },
    { "Methods: The verinoxal group and the control group had tea. Results: Relapse in the tried and control groups was 5% "
      "and 9%, respectively.",
      "Relapse in the tried | verinoxal group 5\nRelapse in the tried | control group 9\n" },
    /* Counter-examples: the first named is not what others are compared with. */
    { DEALT "Relapse was rarer in the verinoxal group (5% vs 9%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
    { DEALT "Relapse was more frequent in the placebo group (9% vs 5%).",
      "Relapse | placebo 9\nRelapse | verinoxal 5\n" },
    { DEALT "Relapse was rarer with verinoxal than with placebo (5% vs 9%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* What stands between a number and its arm does not give the arm to the next number. */
static void
test_former (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The mean weight was 21.4 ± 4.7 stoups in the verinoxal group and 46.2 ± 5.3 stoups in the placebo group.",
      "weight | verinoxal 21.4 ±4.7\nweight | placebo 46.2 ±5.3\n" },
    { DEALT "The mean weight was 21.4 ± 4.7 g in the verinoxal group and 46.2 ± 5.3 g in the placebo group.",
      "weight | verinoxal 21.4 ±4.7\nweight | placebo 46.2 ±5.3\n" },
    { DEALT "The median stay was 5.9 days in the HUM/SUM plus verinoxal group and 7.0 days in the HUM/SUM plus placebo group.",
      "stay | verinoxal 5.9\nstay | placebo 7\n" },
    { DEALT "Stay did not differ (median, 15.9 days (verinoxal) vs 19.9 days (placebo)).",
      "Stay | verinoxal 15.9\nStay | placebo 19.9\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Names that have been given to numbers are not those of the two numbers behind them. */
static void
test_taken (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The median stay was 94 hours in the verinoxal group and 120 hours in the placebo group, with readmission in 18% and "
      "20%.",
      "stay | verinoxal 94\nstay | placebo 120\nreadmission | verinoxal 18\nreadmission | placebo 20\n" },
    { DEALT "The median stay was 94 hours in the verinoxal group and 120 hours in the placebo group, and readmission occurred in 18% "
      "vs 20%.",
      "stay | verinoxal 94\nstay | placebo 120\nreadmission | verinoxal 18\nreadmission | placebo 20\n" },
    { DEALT "Relapse was seen in 9% with placebo and 5% with verinoxal; death in 18% and 20%.",
      "Relapse | placebo 9\nRelapse | verinoxal 5\ndeath | placebo 18\ndeath | verinoxal 20\n" },
    { DEALT "Relapse was seen in 5% with verinoxal and 9% with placebo, and pain with verinoxal (18% vs 10%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\npain | verinoxal 18\npain | placebo 10\n" },
    /* Counter-examples: a name before both numbers, and two outcomes. */
    { DEALT "In the verinoxal group relapse was rarer (5% vs 9%).", "relapse | verinoxal 5\nrelapse | placebo 9\n" },
    { DEALT "In the verinoxal group the rates of relapse and pain were 12% and 5%, respectively.", "" },
    { DEALT "The rates of relapse and pain were 12% and 5%.", "" },
    { DEALT "Rates of relapse with verinoxal and placebo were 12% and 5%.",
      "Rates of relapse | verinoxal 12\nRates of relapse | placebo 5\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Before and after, and what was gained over another arm, are no numbers of two arms. */
static void
test_no_pair (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Sleep improved with verinoxal (efficiency, 61%-64%).", "" },
    { DEALT "Verinoxal delayed relapse against placebo, reflecting a 34% reduction of risk.", "" },
    { DEALT "A 34% reduction of relapse was seen in the verinoxal group.", "" },
    { DEALT "Those who had verinoxal slept, and the overall success rate was 57.2%.", "" },
    { DEALT "The overall success rate was 57.2% in the verinoxal group.", "success rate | verinoxal 57.2\n" },
    { DEALT "Relapse was seen in 34% of the verinoxal group.", "Relapse | verinoxal 34\n" },
    /* The verb says which way it went: these were before and after. */
    { DEALT "Verinoxal lowered pain (5.1 ± 1.0 vs 3.2 ± 0.9).", "" },
    { DEALT "Appetite increased with verinoxal (31% vs 52%).", "" },
    /* Counter-examples: the first is what the arm had that is named, or others are compared with. */
    { DEALT "Verinoxal lowered pain (3.2 ± 0.9 vs 5.1 ± 1.0).", "pain | verinoxal 3.2 ±0.9\npain | placebo 5.1 ±1\n" },
    /* Of all participants. */
    { DEALT "Nearly half were women (48.7%) and 47.8% were younger than 40.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* What a report calls its groups leads to the arm whose description holds the words, or to the other of two. */
static void
test_called (void)
{
  static const ResultsForm forms[] = {
    { "Methods: 80 adults were randomised to hourly lumo baths with verinoxal or plain rinsing of the knee. Results: Pain "
      "was 3.1 ± 0.4 in the lumo group and 4.2 ± 0.5 in the rinsing group.",
      "Pain | hourly lumo baths with verinoxal 3.1 ±0.4\nPain | plain rinsing of the knee 4.2 ±0.5\n" },
    { DEALT "Pain was less in the lumo group than in the placebo group (3.1 ± 0.4 vs 4.2 ± 0.5 points).",
      "Pain | verinoxal 3.1 ±0.4\nPain | placebo 4.2 ±0.5\n" },
    { DEALT "Pain was noted in the lumo group and the placebo group. Fever was seen in 5% of the lumo group and 9% of the "
      "placebo group.",
      "Fever | verinoxal 5\nFever | placebo 9\n" },
    /* Counter-examples: the other group is none of the arms. */
    { DEALT "Mortality in the hill group was 12% and in the verinoxal group 10%.", "" },
    { DEALT "Mortality in the ITT group was 12% and in the verinoxal group 10%, more than before.", "" },
    { DEALT "Mortality in the smoking group was 12% and in the verinoxal group 10%, more than before.", "" },
    { DEALT "Mortality in the older group was 12% and in the verinoxal group 10%, more than before.", "" },
    { "Methods: Group A and group B streptococci were grown. The verinoxal group and the control group had tea. Results: "
      "Group A and group B streptococci were killed. Relapse was seen in 5% of the verinoxal group and 9% of the control "
      "group.",
      "Relapse | verinoxal group 5\nRelapse | control group 9\n" },
    { "Methods: All had dolofen and were randomised to verinoxal or placebo. Results: Relapse was rarer in the combination "
      "therapy group than in the monotherapy group (5% vs 9%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
    /* Arms with the letters of tests. */
    { "Methods: 80 adults were randomly assigned to group D (n = 40) or group R (n = 40). Results: Fever occurred in group D: 12% and "
      "group R: 20%. Pain occurred in group D = 5% and group R = 9%.",
      "Fever | group D 12\nFever | group R 20\nPain | group D 5\nPain | group R 9\n" },
    { "Methods: The verinoxal group and the control group had tea. Results: Pain was 3.1 ± 0.4 in the case group and 4.2 ± "
      "0.5 in the control group.",
      "Pain | verinoxal group 3.1 ±0.4\nPain | control group 4.2 ±0.5\n" },
    { "Methods: 80 adults had verinoxal and then tea (arm A), or tea and then verinoxal (arm B). Results: Relapse was seen in "
      "5% of arm A and 9% of arm B.",
      "Relapse | arm A 5\nRelapse | arm B 9\n" },
    { "Methods: 80 adults were randomised to verinoxal 20 mg a day for 2 years or rinsing alone. Results: Relapse was seen in "
      "5% with verinoxal and 9% with rinsing.",
      "Relapse | verinoxal 20 mg a day 5\nRelapse | rinsing alone 9\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Where nobody is named, the order of the pair before is kept. */
static void
test_order (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Relapse was more frequent with placebo than with verinoxal (9% vs 5%). Fever was alike (7% vs 6%).",
      "Relapse | placebo 9\nRelapse | verinoxal 5\nFever | placebo 7\nFever | verinoxal 6\n" },
    { DEALT "Relapse was rarer with verinoxal than with placebo (5% vs 9%). Fever was alike (6% vs 7%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\nFever | verinoxal 6\nFever | placebo 7\n" },
    { DEALT "Fever was alike (6% vs 7%).", "Fever | verinoxal 6\nFever | placebo 7\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Numbers of events without a total count only where their arm is named. */
static void
test_counts (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Five deaths occurred in the verinoxal group and 12 in the placebo group.",
      "deaths | verinoxal 5\ndeaths | placebo 12\n" },
    { DEALT "There were 3 cases of wound infection in the placebo group and 1 case in the verinoxal group.",
      "cases of wound infection | placebo 3\ncases of wound infection | verinoxal 1\n" },
    { DEALT "One toxic death (2%) occurred in the verinoxal group and three (6.5%) in the placebo group.",
      "toxic death | verinoxal 1\ntoxic death | placebo 3\n" },
    { DEALT "The number of patients with fever was 8 in the verinoxal group and 16 in the placebo group.",
      "number of patients with fever | verinoxal 8\nnumber of patients with fever | placebo 16\n" },
    /* Counter-examples: calculated, and not counted. */
    { DEALT "The number of patients needed to treat with verinoxal was 8.", "" },
    { DEALT "The number of events prevented with verinoxal was 12.", "" },
    /* Counter-examples: nothing says in which arm. */
    { DEALT "Five deaths occurred in hospital.", "" },
    { DEALT "Five deaths occurred in hospital and 12 at home.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Rates of time have the unit behind the last of them, and the intervals of the others a name only once. */
static void
test_rates (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The incidence of hiccups was 1.31 (95% CI 1.12-1.54) and 2.08 (1.79-2.42) per woman per month in the verinoxal and "
      "placebo groups, respectively.",
      "incidence of hiccups | verinoxal 1.31 [1.12, 1.54]\nincidence of hiccups | placebo 2.08 [1.79, 2.42]\n" },
    { DEALT "Relapse was seen in 2.7 per 100 person-years with verinoxal and 5.1 per 100 person-years with placebo.",
      "Relapse | verinoxal 2.7\nRelapse | placebo 5.1\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Where the name of an outcome stands. */
static void
test_names (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The relapse rate of each group was as follows: verinoxal 5% (2/40), placebo 10% (4/40).",
      "relapse rate of each group | verinoxal 2/40\nrelapse rate of each group | placebo 4/40\n" },
    { DEALT "At 6 months relapse had occurred in 5% with verinoxal and 9% with placebo.",
      "relapse | verinoxal 5 @6 months\nrelapse | placebo 9 @6 months\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Lists of times are no values, up to the bound of eight numbers to each side. */
static void
test_times (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Mean pain at 3, 6 and 12 months was 4.1 points with verinoxal and 5.2 points with placebo.",
      "pain at 3, 6 and 12 months | verinoxal 4.1\npain at 3, 6 and 12 months | placebo 5.2\n" },
    { DEALT "Mean pain after 1, 2, 3, 4, 5, 6, 7 and 8 weeks was 4.1 points with verinoxal and 5.2 points with placebo.",
      "pain after 1, 2, 3, 4, 5, 6, 7 and 8 weeks | verinoxal 4.1\n"
      "pain after 1, 2, 3, 4, 5, 6, 7 and 8 weeks | placebo 5.2\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* A number that ends a name is none that was measured. */
static void
test_numbered_names (void)
{
  static const ResultsForm forms[] = {
    { DEALT "In the verinoxal group, lower mean levels of HUM 8 (5.6 vs 9.4) were seen.",
      "levels of HUM 8 | verinoxal 5.6\nlevels of HUM 8 | placebo 9.4\n" },
    { DEALT "Response was rarer with verinoxal than with placebo [HUM 75, 12.5% vs 25.0%; HUM 50, 31% vs 42%].",
      "Response | verinoxal 12.5\nResponse | placebo 25\nHUM 50 | verinoxal 31\nHUM 50 | placebo 42\n" },
    /* Counter-example: a percentage with its own dispersion. */
    { DEALT "The mean HUM was 12 ± 3.1 with verinoxal and 15 ± 3.4 with placebo.",
      "HUM | verinoxal 12 ±3.1\nHUM | placebo 15 ±3.4\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* What stands behind the last number of a pair, the unit that is said once, and where results are told at all. */
static void
test_shared (void)
{
  static const ResultsForm forms[] = {
    { DEALT "At the 6-month follow-up, 13.9% in the verinoxal group and 18.6% in the placebo group were abstinent.",
      "abstinent | verinoxal 13.9 @6-month follow-up\nabstinent | placebo 18.6 @6-month follow-up\n" },
    { DEALT "The rate of relapse was 41.3 and 66.2% with verinoxal and placebo, respectively.",
      "rate of relapse | verinoxal 41.3\nrate of relapse | placebo 66.2\n" },
    { DEALT "After two hours, 69% of patients included in the verinoxal group were awake, compared to 59% of those included in the placebo group.",
      "awake | verinoxal 69 @After two hours\nawake | placebo 59 @After two hours\n" },
    { DEALT "Intention-to-treat analysis showed a response rate of 46% for verinoxal and 34% for placebo.",
      "response rate | verinoxal 46\nresponse rate | placebo 34\n" },
    { DEALT "Probability of relapse at the first of all visits in the double-blind part of the trial (by the method of Humm "
      "and Summ) was 31.6% in the verinoxal group and 44.3% in the placebo group.",
      "Probability of relapse at the first of all visits in the double-blind part of the trial | verinoxal 31.6\n"
      "Probability of relapse at the first of all visits in the double-blind part of the trial | placebo 44.3\n" },
    { "Methods and findings: 80 adults were randomly assigned to verinoxal (n = 40) or placebo (n = 40). Relapse was rarer in "
      "the verinoxal group (5% vs 9%).",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

static void
test_comparisons (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Relapse was rarer with verinoxal (relative risk 0.51, confidence interval 95% 0.33–0.82).",
      "Relapse | verinoxal vs placebo 0.51 [0.33, 0.82]\n" },
    { DEALT "Sleep was longer with verinoxal (β = 1.14, 95% confidence interval [CI]: 0.27, 2.01, P = "
      "0.011).",
      "Sleep | verinoxal vs placebo 1.14 [0.27, 2.01]\n" },
    /* Counter-example: a name that holds the letter. */
    { DEALT "IL-1β 12 was seen.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* Sizes of arms behind the people, with "each", and in brackets with names that have a hyphen. */
static void
test_sizes (void)
{
  results_fixture_check_sizes ("Methods: In total, 227 adults were enrolled in each arm. They had verinoxal or placebo. Results: Pain was "
                               "rarer in the verinoxal group than in the placebo group.",
                               "verinoxal group 227\nplacebo group 227\n");
  results_fixture_check_sizes ("Methods: Sixty-four adults were randomly divided into the verinoxal group and the rinsing group each with 32 "
                               "cases.",
                               "verinoxal group 32\nrinsing group 32\n");
  results_fixture_check_sizes ("Methods: 433 adults were randomised in the trial (VRX 217, follow-up 216).", "VRX 217\nfollow-up 216\n");
  /* Counter-example: what is counted are events. */
  results_fixture_check_sizes ("Methods: Adults had VRX or follow-up. Results: Eighty-three events (VRX 39, follow-up 44) were seen.", "");
}

/* Lists with slashes, numbers of places, and a ratio that is named once. */
static void
test_lists (void)
{
  static const ResultsForm forms[] = {
    { DEALT "The change of the pain score with verinoxal/placebo was -31/-18 points (P = 0.03).",
      "change of the pain score | verinoxal -31\nchange of the pain score | placebo -18\n" },
    { DEALT "Relapse occurred in 20%/60% of those with verinoxal/placebo.", "Relapse | verinoxal 20\nRelapse | placebo 60\n" },
    { DEALT "A higher number of clinics in the verinoxal arm than in the placebo arm had syrup (19 vs.3; odds ratio (OR), 9.2, 95% CI 2.5 "
      "to 33.6).",
      "syrup | verinoxal 19\nsyrup | placebo 3\nsyrup | verinoxal vs placebo 9.2 [2.5, 33.6]\n" },
    { DEALT "Verinoxal lowered relapse (risk ratio 0.74, 95% CI 0.60 to 0.91) and distress (0.62, 95% CI 0.43 to 0.89).",
      "relapse | verinoxal vs placebo 0.74 [0.6, 0.91]\ndistress | verinoxal vs placebo 0.62 [0.43, 0.89]\n" },
    { DEALT "The hazard ratio of relapse during all of the trial with verinoxal was 1.93 (95% CI 1.08 to 3.43).",
      "hazard ratio of relapse during all of the trial | verinoxal vs placebo 1.93 [1.08, 3.43]\n" },
    { DEALT "There were 39.3% (15/38) and 88.4% (35/40) responders in the verinoxal and placebo group, respectively.",
      "responders | verinoxal 15/38\nresponders | placebo 35/40\n" },
    { DEALT "There were three deaths in the verinoxal group and one in the placebo group.",
      "deaths | verinoxal 3\ndeaths | placebo 1\n" },
    { DEALT "In the verinoxal arm, side effects were seen in 24/39 patients (61.5%), versus 29/40 (72.5%) in the placebo arm.",
      "side effects | verinoxal 24/39\nside effects | placebo 29/40\n" },
    { DEALT "The arms differed in gait (trace error of the left limb (%): placebo 23.5±5.5, verinoxal 21.9±6.5; P = 0.04).",
      "trace error of the left limb (%) | placebo 23.5 ±5.5\ntrace error of the left limb (%) | verinoxal 21.9 ±6.5\n" },
    /* Counter-examples: two of one kind of pressure, doses of one arm, and a share. */
    { DEALT "The morning/evening sway at week 24 was 29.6/36.2 cm (verinoxal).", "" },
    { DEALT "Blood pressure was 120.5/80.2 mmHg.", "" },
    { DEALT "Fever was seen in 5/39 with verinoxal and 7/41 with placebo.", "Fever | verinoxal 5/39\nFever | placebo 7/41\n" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

#define THREE "Methods: 90 adults were randomly assigned to verinoxal (n = 30), dolofen (n = 30) or placebo (n = 30). Results: "

/* Numbers and names that take turns, and runs of as many numbers as names follow, whatever stands between them. */
static void
test_rows (void)
{
  static const ResultsForm forms[] = {
    { DEALT "There were 8 (20.5%) falls in the verinoxal group and 12 (30%) falls in the placebo group over a mean follow-up of 3.7 years.",
      "falls | verinoxal 8\nfalls | placebo 12\n" },
    { DEALT "Of all, 10 (25%) patients from the verinoxal group versus 15 (37.5%) from the placebo group underwent surgery.",
      "underwent surgery | verinoxal 10\nunderwent surgery | placebo 15\n" },
    { DEALT "Relapse was seen at 2 years in 1 (2.5%) verinoxal versus 9 (22.5%) placebo patients (P < 0.001).",
      "Relapse | verinoxal 1 @2 years\nRelapse | placebo 9 @2 years\n" },
    { DEALT "Relapse (5% v 9%, 95% confidence interval for the difference 1% to 7%) was rarer with verinoxal than with placebo.",
      "Relapse | verinoxal 5\nRelapse | placebo 9\n" },
    { DEALT "Pain (3.1 vs 4.2 points; P = 0.03) and distress (5.0 vs 6.1 points) were lower in the verinoxal group than in the "
      "placebo group.",
      "Pain | verinoxal 3.1\nPain | placebo 4.2\ndistress | verinoxal 5\ndistress | placebo 6.1\n" },
    { DEALT "Dropout was 18% in the verinoxal group, mainly because of the taste of the syrup, and 38% in the placebo group.",
      "Dropout | verinoxal 18\nDropout | placebo 38\n" },
    { DEALT "The mean (SD) pain score fell from 7.1 (1.1) to 5.2 (1.3) in the verinoxal group and from 7.0 (1.0) to 6.5 (0.9) in "
      "the placebo group.",
      "pain score | verinoxal 5.2 ±1.3\npain score | placebo 6.5 ±0.9\n" },
    { THREE "Relapse was lower (14% vs. 59% and 41%, respectively) with placebo than with verinoxal and dolofen.",
      "Relapse | placebo 14\nRelapse | verinoxal 59\nRelapse | dolofen 41\n" },
    { THREE "Relapse was found in 14%, 59% and 41% of those fed placebo, verinoxal and dolofen, respectively.",
      "Relapse | placebo 14\nRelapse | verinoxal 59\nRelapse | dolofen 41\n" },
    /* Counter-examples: two numbers of each arm, what was given, limits, and a bound. */
    { DEALT "The median times to relapse and death were 10 and 35 months in the verinoxal arm and 12 and 37 months in the placebo arm.", "" },
    { DEALT "The adults had verinoxal 25 mg or placebo 2.5 mg.", "" },
    { DEALT "Relief was seen in more than 50% with verinoxal.", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

/* How far what is said before a number reaches. */
static void
test_reaches (void)
{
  static const ResultsForm forms[] = {
    { DEALT "Relapse fell from 31% in the placebo group to 12% in the verinoxal group.",
      "Relapse | placebo 31\nRelapse | verinoxal 12\n" },
    { DEALT "Relapse was seen with verinoxal at month 6 (12%) and with placebo at month 6 (25%).",
      "Relapse | verinoxal 12 @month 6\nRelapse | placebo 25 @month 6\n" },
    { DEALT "The number of patients with fever, rash, and nausea was 5 with verinoxal and 9 with placebo.",
      "number of patients with fever, rash, and nausea | verinoxal 5\nnumber of patients with fever, rash, and nausea | placebo 9\n" },
    /* Counter-examples: two numbers of each arm, another clause, no change, and the ratio of another outcome. */
    { DEALT "Response rates at 4/8 weeks were 20%/45% for verinoxal and 31%/60% for placebo.", "" },
    { DEALT "The number of patients who relapsed fell with verinoxal, and the length of stay in the ward was 14 vs 19.", "" },
    { DEALT "The response rate ranged from 20% to 45% in the verinoxal group.", "" },
    { DEALT "The pain score fell from 7.1 (1.1) to 5.2 (1.3) points in the verinoxal group and from 7.0 (1.0) to 6.5 (0.9) points in "
      "the placebo group.",
      "pain score | verinoxal 5.2 ±1.3\npain score | placebo 6.5 ±0.9\n" },
    /* What was given, and what came of it in the same units. */
    { DEALT "The infusion was 5 ml in the verinoxal group and 10 ml in the placebo group.", "" },
    { DEALT "Patients took 2.5 ml of syrup in the verinoxal group and 3.5 ml in the placebo group.", "" },
    { DEALT "The dose of syrup was 5 ml in the verinoxal group and 6 ml in the placebo group.", "" },
    { DEALT "Patients received 12 sessions in the verinoxal group and 10 sessions in the placebo group.", "" },
    { DEALT "The volume given was 55 ml in the verinoxal group and 60 ml in the placebo group.", "" },
    { DEALT "Urine after the first injection was 55 ml in the verinoxal group and 60 ml in the placebo group.",
      "Urine after the first injection | verinoxal 55\nUrine after the first injection | placebo 60\n" },
    { DEALT "Swelling near the injection site was 5.1 ml in the verinoxal group and 6.1 ml in the placebo group.",
      "Swelling near the injection site | verinoxal 5.1\nSwelling near the injection site | placebo 6.1\n" },
    { DEALT "Pain on injection was 5.1 points in the verinoxal group and 6.1 points in the placebo group.",
      "Pain on injection | verinoxal 5.1\nPain on injection | placebo 6.1\n" },
    { DEALT "Time to injection was 5.1 min in the verinoxal group and 6.1 min in the placebo group.",
      "Time to injection | verinoxal 5.1\nTime to injection | placebo 6.1\n" },
    { DEALT "Samples taken showed 5.1 ml in the verinoxal group and 6.1 ml in the placebo group.",
      "Samples taken | verinoxal 5.1\nSamples taken | placebo 6.1\n" },
    { DEALT "Blood loss was 55 ml in the verinoxal group and 81 ml in the placebo group.",
      "Blood loss | verinoxal 55\nBlood loss | placebo 81\n" },
    { DEALT "Birth weight was 3120 g in the verinoxal group and 3040 g in the placebo group.",
      "Birth weight | verinoxal 3120\nBirth weight | placebo 3040\n" },
    { DEALT "The hazard ratio of relapse was 0.74 (95% CI 0.60 to 0.91), and serum albumin was higher with verinoxal (3.9, 95% CI "
      "3.6 to 4.2) than with placebo (3.1, 95% CI 2.9 to 3.3).", "" },
  };

  results_fixture_check (forms, G_N_ELEMENTS (forms));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/results-forms/compared", test_compared);
  g_test_add_func ("/extract/results-forms/former", test_former);
  g_test_add_func ("/extract/results-forms/taken", test_taken);
  g_test_add_func ("/extract/results-forms/no-pair", test_no_pair);
  g_test_add_func ("/extract/results-forms/called", test_called);
  g_test_add_func ("/extract/results-forms/order", test_order);
  g_test_add_func ("/extract/results-forms/counts", test_counts);
  g_test_add_func ("/extract/results-forms/rates", test_rates);
  g_test_add_func ("/extract/results-forms/names", test_names);
  g_test_add_func ("/extract/results-forms/times", test_times);
  g_test_add_func ("/extract/results-forms/numbered-names", test_numbered_names);
  g_test_add_func ("/extract/results-forms/shared", test_shared);
  g_test_add_func ("/extract/results-forms/comparisons", test_comparisons);
  g_test_add_func ("/extract/results-forms/sizes", test_sizes);
  g_test_add_func ("/extract/results-forms/rows", test_rows);
  g_test_add_func ("/extract/results-forms/lists", test_lists);
  g_test_add_func ("/extract/results-forms/reaches", test_reaches);

  return g_test_run ();
}
