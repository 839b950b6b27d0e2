/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "arms-fixture.h"
#include "tc-arms-private.h"
#include "tc-extract.h"

/* Arms by the many forms in which reports name them and say their sizes; all trials are invented. */

/* Names in Latin letters, with numbers and by dose; sizes in all orders; groups that are no arms. */
static void
test_chinese (void)
{
  static const ArmsCase cases[] = {
    { "方法 将90例腹痛患者随机分为A、B及C组,每组30例,A组服用维诺沙。", " A组 30; B组 30; C组 30;" },
    { "方法 将64例患者随机分为A组和B组,每组均为32例。", " A组 32; B组 32;" },
    { "方法 80例患者随机分为两组(n=40):V组静脉给予维诺沙,S组给予等量盐水。", " V组 40; S组 40;" },
    { "方法 随机分为3组:对照组(C组),维诺沙1组(V1组),维诺沙2组(V2组),每组各20例。",
      " 对照组 20; 维诺沙1组 20; 维诺沙2组 20;" },
    { "方法 患者随机分为维诺沙组(V组n=35)和盐水组(S组n=34)。", " V组 35; S组 34;" },
    { "方法 66例患者随机分配至50 mg组、100 mg组和安慰剂组,每组22例。", " 50 mg组 22 50 mg; 100 mg组 22 100 mg; 安慰剂组 22;" },
    { "方法 入选患者76例,其中38例行维诺沙注射(维诺沙组),38例仅予补液作为对照(对照组)。", " 维诺沙组 38; 对照组 38;" },
    { "方法 体检者30例为健康组,患者60例随机分为观察组和对照组,每组30例。", " 观察组 30; 对照组 30;" },
    { "方法 观察组与对照组分别纳入45例和46例。", " 观察组 45; 对照组 46;" },
    { "方法 90例患者随机分为A、B两组,每组45例。", " A组 45; B组 45;" },
    { "方法 90例患者根据用药情况分为维诺沙组46例和常规组44例。", " 维诺沙组 46; 常规组 44;" },
    { "方法 90例患者按病程分层后,抽签分为维诺沙组46例和常规组44例。", " 维诺沙组 46; 常规组 44;" },
    { "方法 120例患者随机分为4组,每组30例。A组:维诺沙+哼唱;B组:维诺沙组;C组:哼唱组;D组:盐水组。",
      " A组 30; B组 30; C组 30; D组 30;" },
    { "方法 将80例患者随机分为两组。A组给予维诺沙,B组给予盐水。", " A组; B组;" },
    /* Counter-examples: as many letters are not explained as there are groups, or they are those of germs. */
    { "方法 将80例患者随机分为4组。A组:维诺沙;B组:盐水。", "" },
    { "方法 将80例患者随机分为两组。检测A组轮状病毒和B组轮状病毒。", "" },
    { "方法 105例患者根据年龄分为3组。A组:青年;B组:中年;C组:老年。", "" },
    /* Counter-examples: sorted by what they are, and not dealt out. */
    { "方法 105例患者根据年龄分为3组(n=35):青年组、中年组和老年组。", "" },
    { "方法 根据病情分为轻度组30例、中度组31例和重度组29例。", "" },
    /* Counter-examples: some of each group. */
    { "方法 患者随机分为观察组和对照组。观察组和对照组分别有5例、6例脱落。", " 观察组; 对照组;" },
    { "方法 患者随机分为观察组和对照组。观察组和对照组分别有5例和6例吸烟。", " 观察组; 对照组;" },
    { "方法 患者随机分为观察组和对照组。观察组、对照组男性分别为25例、26例。", " 观察组; 对照组;" },
  };

  arms_fixture_check ("zh", cases, G_N_ELEMENTS (cases));
}

/* Names from numbered lists, joined groups, what was received, and "with or without". */
static void
test_names (void)
{
  static const ArmsCase cases[] = {
    { "Methods: Adults were randomly assigned to 1) humming; 2) slow chewing; 3) both; or 4) a waiting list.",
      " humming; slow chewing; both; waiting list;" },
    { "Methods: Adults were assigned to (a) humming (n = 31), (b) chewing (n = 29) or (c) a waiting list (n = 30).",
      " humming 31; chewing 29; waiting list 30;" },
    { "Methods: Teachers were randomly divided into equal humming and control groups.", " humming; control;" },
    { "Methods: Singers were randomised to be taught at home with or without a mug of tea for 3 weeks.",
      " without a mug of tea; mug of tea;" },
    { "Methods: In a randomised order, adults received verinoxal 0.1% twice a day, dolofen 0.2% at night, or rinsing water.",
      " verinoxal 0.1% 0.1%; dolofen 0.2% 0.2%; rinsing water;" },
    { "Methods: Four types of drinks were given in a random order: tea, milk (warm), tea plus milk, and water.",
      " tea; milk (warm); tea plus milk; water;" },
    { "Methods: Adults were randomised to one of three groups: verinoxal (VRX, 40%); dolofen; and rinsing.",
      " verinoxal (VRX, 40%); dolofen; rinsing;" },
    { "Methods: Adults were randomised to either a long, slow lesson or a short lesson.", " long, slow lesson; short lesson;" },
    { "Methods: Singers were assigned, using coloured envelopes, to over-ripe tea, milk or water.",
      " over-ripe tea; milk; water;" },
    { "Methods: Adults were randomised to V + M (n = 21) or M (n = 22).", " V + M 21; M 22;" },
    { "Methods: In a randomised trial we compared (a) tea at night with (b) milk, and (c) humming.", " tea; milk; humming;" },
    { "Methods: We randomly assigned 90 women aged 55 to 81 years to verinoxal or placebo.", " verinoxal; placebo;" },
    { "Methods: We performed a randomised trial in adults treated with tea, with or without verinoxal.",
      " without verinoxal; verinoxal;" },
    { "Methods: We randomly assigned 90 adults to humming or to a chewing group, to be followed up for 9 years.",
      " humming; chewing group;" },
    { "Methods: Adults drank as follows: i) humming group (HG) with tea; ii) chewing group (CG) with milk.",
      " humming group; chewing group;" },
    { "Methods: Adults were randomly assigned to tea (A), milk (B) or both (AB).", " tea (A); milk (B); both (AB);" },
    { "Methods: We randomly assigned adults with or without gout to verinoxal or placebo.", " verinoxal; placebo;" },
    { "Methods: This double-blind trial randomly assigned 90 adults to verinoxal or placebo.", " verinoxal; placebo;" },
    { "Methods: Adults were randomly assigned, in a double-blind fashion, to verinoxal or placebo.", " verinoxal; placebo;" },
    { "Methods: Adults were treated unless they (1) had gout, (2) were deaf or (3) had colic. They were randomly assigned to tea or "
      "milk.", " tea; milk;" },
    { "Methods: Groups were compared for (a) pain, (b) sleep and (c) mood. Adults were randomly assigned to tea or milk.",
      " tea; milk;" },
    { "Methods: Randomised treatment was stratified by (1) age and (2) centre. Adults were randomly assigned to tea or milk.",
      " tea; milk;" },
    { "Methods: Adults were randomised to receive verinoxal, 5 mg, or placebo, with or without tea.", " verinoxal; placebo;" },
    /* Counter-examples: outcomes, a history, and sexes. */
    { "Methods: Adults were randomised. Results: They had (1) less pain, (2) more sleep and (3) no falls.", "" },
    { "Methods: In a randomised trial we enrolled adults who had received verinoxal or placebo.", "" },
    { "Methods: Randomly chosen adults with or without gout were asked to hum.", "" },
    { "Methods: In a randomised trial we excluded adults with two drugs: verinoxal and dolofen.", "" },
    { "Methods: Adults were randomised. Outcomes were measured by two methods: humming and palpation.", "" },
    { "Methods: In a placebo-controlled trial, adults received dolofen 50 mg or tea 5 mg as rescue.", "" },
    { "Methods: In a randomised trial adults took breakfast, lunch, or dinner with verinoxal.", "" },
    { "METHODS: ADULTS WERE RANDOMLY DIVIDED INTO GROUPS. EACH GROUP OF TEN RECEIVED TEA. NO GROUP IN BED HUMMED.", "" },
    { "Methods: Adults in NYHA group III and NYHA group II were randomised. NYHA group III and NYHA group II were alike.", "" },
    { "Methods: Randomly selected adults were compared in humming and chewing groups.", "" },
    { "Methods: Of 60 adults, 30 received it and 30 received placebo.", "" },
    { "Methods: Adults were randomised and divided into male and female groups.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* Sizes of groups without names, of lists, of halves, and of those who are left. */
static void
test_sizes (void)
{
  static const ArmsCase cases[] = {
    { "Methods: One group (21 adults) was given verinoxal; the other group (23 adults) received dolofen.",
      " verinoxal 21; dolofen 23;" },
    { "Methods: The trial was done with 88 outpatients; 44 of them received humming lessons and 44 received usual care alone.",
      " humming lessons 44; usual care alone 44;" },
    { "Methods: Adults were assigned to verinoxal 10 mg, verinoxal 20 mg, or placebo (n = 20, 22 and 19, respectively).",
      " verinoxal 10 mg 20 10 mg; verinoxal 20 mg 22 20 mg; placebo 19;" },
    { "Methods: The humming, chewing and control groups consisted of 31, 29 and 30 adults, respectively.",
      " humming 31; chewing 29; control 30;" },
    { "Methods: Ninety singers were randomly allocated into three groups (n = 30). Group T drank tea, group M drank milk and "
      "group W drank water.", " Group T 30; group M 30; group W 30;" },
    { "Methods: Sixty adults were randomised, 20 to each of three groups: tea, milk and water.", " tea 20; milk 20; water 20;" },
    { "Methods: 61 adults were randomised (31 verinoxal; 30 dolofen); 52 completed the trial (25 verinoxal; 27 dolofen).",
      " verinoxal 31; dolofen 30;" },
    { "Methods: Adults were assigned to verinoxal (n = 24) or a tea group.", " verinoxal 24; tea group;" },
    { "Background: Pain is common. Adults were randomised into verinoxal (n = 24) and dolofen (n = 25) groups.",
      " verinoxal 24; dolofen 25;" },
    { "Methods: Sixty teachers were randomly assigned to three groups of twenty. The humming group hummed and the chewing "
      "group chewed; the control group rested.", " humming group 20; chewing group 20; control group 20;" },
    { "Methods: Adults were randomly assigned to one of two groups: group T, green tea; group M, warm milk.",
      " group T, green tea; group M, warm milk;" },
    { "Methods: Adults with colic (n = 20) and with gout (n = 22) were randomly assigned to tea or milk.", " tea; milk;" },
    { "Methods: Adults were assigned to tea or milk. Results: Four patients in the tea group and 12 patients in the milk group "
      "presented with colic.", " tea; milk;" },
    { "Methods: Adults were randomly assigned to tea or milk. The tea and milk groups had 12 and 13 adults, respectively.",
      " tea 12; milk 13;" },
    { "Methods: Of the 60 choristers, 40 had been allocated to verinoxal and 20 to placebo.", " verinoxal 40; placebo 20;" },
    { "Methods: In all, 43 (TEA = 21, TEA+ = 22) choristers were weighed at random.", " TEA 21; TEA+ 22;" },
    { "Methods: Adults from 7 firms (N = 61) were assigned to either the humming group (N = 31) or the tea group (N = 30) by "
      "means of cluster randomisation (N = 8).", " humming group 31; tea group 30;" },
    { "Methods: Adults were randomised to tea (n = 60), milk (n = 30) or water (n = 30).", " tea 60; milk 30; water 30;" },
    { "Methods: Adults were dealt into two groups: Group A: N = 20 (tea only) and Group B: N = 18 (verinoxal 10 mg/day).",
      " Group A 20; Group B 18 10 mg/day;" },
    { "Methods: Adults were randomised to tea and milk (n = 10), in a crossover design, or water (n = 12).",
      " tea and milk 10; water 12;" },
    { "Methods: We randomised 55 and 52 adults from five choirs to humming and chewing, respectively.",
      " humming 55; chewing 52;" },
    { "Methods: Adults were randomised to tea or milk (12 807 in the tea group and 13 247 in the milk group).",
      " tea group 12807; milk group 13247;" },
    { "Methods: Twenty adults in the tea group received tea and 21 adults in the milk group received milk, at random.",
      " tea group 20; milk group 21;" },
    { "Methods: Adults were randomised in a 2:1 ratio to tea (n = 22) or milk (n = 11).", " tea 22; milk 11;" },
    { "Methods: Adults were randomly assigned at the end of care to the tea group (n = 22) or the milk group (n = 21).",
      " tea group 22; milk group 21;" },
    { "Methods: A total of 371 adults at 79 sites (182 tea, 189 milk) were randomised.", " tea 182; milk 189;" },
    { "Methods: A hundred and two adults were randomly assigned to group 1 (tea, 52 adults) and group 2 (milk, 50 adults).",
      " group 1 52; group 2 50;" },
    { "Methods: Thirty-seven adults were randomised to receive either tea (n = 22) or milk (n = 15).", " tea 22; milk 15;" },
    { "Results: Of those randomised 57 were in the safety analysis (tea, n = 29; milk, n = 28); 55 were in the efficacy analysis "
      "(tea, n = 27; milk, n = 28).", " tea 29; milk 28;" },
    { "Methods: Adults were randomly assigned to verinoxal (n = 40), in a long, blinded design, or dolofen (n = 41).",
      " verinoxal 40; dolofen 41;" },
    { "Methods: Adults were assigned to verinoxal (n = 40) and warm tea, or dolofen (n = 41).", " verinoxal 40; dolofen 41;" },
    { "Methods: Adults were randomised (2:1:1) to receive tea (n = 60), milk (n = 30) or water (n = 30).",
      " tea 60; milk 30; water 30;" },
    { "Methods: Adults were randomised to milk (n = 30), tea (n = 60) or water (n = 30).", " milk 30; tea 60; water 30;" },
    { "Methods: Adults were randomised in a ratio of 2∶1∶1, to the tea group (n = 60), the milk group (n = 30) or the water "
      "group (n = 30).", " tea group 60; milk group 30; water group 30;" },
    { "Methods: Adults were assigned in a ratio of 2∶1 to the tea group (n = 60) or the milk group (n = 30).",
      " tea group 60; milk group 30;" },
    /* Several things joined are one arm. */
    { "Methods: Adults were randomly assigned to placebo (n = 40) or lemon, verinoxal, or tea syrup (n = 40).",
      " placebo 40; lemon, verinoxal, or tea syrup 40;" },
    { "Methods: Adults were randomly assigned to rest (n = 40), or lessons by post, by drum, or by flute (n = 40).",
      " rest 40; lessons by post, by drum, or by flute 40;" },
    /* All who were there, and no arm. */
    { "Methods: Choristers were randomised: enrolled (n = 60), tea (n = 30), and milk (n = 30).", " tea 30; milk 30;" },
    { "Methods: Of those consented (n = 60), tea (n = 30) or milk (n = 30) was given at random.", " tea 30; milk 30;" },
    { "Methods: The study sample (n = 61), the tea group (n = 30) and the milk group (n = 30) were randomised.",
      " tea group 30; milk group 30;" },
    { "Methods: Choristers (n = 60), tea (n = 30), and milk (n = 30) were dealt at random.", " tea 30; milk 30;" },
    { "Methods: Singing (n = 60), tea (n = 30), and milk (n = 30) were told of in a randomised trial.", " tea 30; milk 30;" },
    /* Counter-examples: a range, events, scores, some of one arm, and a history. */
    { "Methods: The 43 choristers were randomised by score (pitch = 21, rhythm = 23).", "" },
    { "Methods: Of the 60 choristers, 40 had verinoxal in the year before and 20 had dolofen.", "" },
    { "Methods: Adults were randomly divided into tea and milk groups (n = 15 to 17 per group).", " tea; milk;" },
    { "Methods: Adults were assigned to tea or milk. Results: Pain was seen in 20% (n = 4) of tea and 25% (n = 5) of milk.",
      " tea; milk;" },
    { "Methods: Adults were randomly assigned to tea or milk. The tea and milk groups had 12 and 13 women, respectively.",
      " tea; milk;" },
    { "Methods: Adults were randomly assigned to tea or milk. In the tea and milk groups 12 and 13 adults, respectively, were excluded.",
      " tea; milk;" },
    { "Methods: Adults were randomly assigned to tea or milk. The tea and milk groups included 12 and 13 patients with gout, "
      "respectively.", " tea; milk;" },
    { "Methods: Forty adults were enrolled; 35 of them received verinoxal.", "" },
    { "Methods: Forty adults (30 with colic, 10 with gout) were randomised.", "" },
    { "Methods: Adults trained at 60 to 80 % of humming and at 40 to 70 % of chewing, at random.", "" },
    { "Methods: Adults were randomised to tea or milk. Results: Twelve slept (10 in the tea group [15%] and 2 in the milk group "
      "[5%]).", " tea; milk;" },
    { "Methods: Of 33 deaths (22 with tea and 11 with milk) none was random.", "" },
    { "Methods: Adults from Humming General Hospital (n = 30) and Chewing University (n = 31) were randomised.", "" },
    { "Methods: Adults were randomised to tea or milk. Results: Pain fell less in tea (n = 22, P = .06) and milk (n = 15, P = .04).",
      " tea; milk;" },
    { "Methods: Adults were randomised to tea or milk. Sites entered more than 10 patients each.", " tea; milk;" },
    { "Methods: Adults in the VRX trial (n = 33) and the DLF trial (n = 35) were randomised to tea or milk.", " tea; milk;" },
    { "Methods: Adults were randomised. Results: Humming was heard in 17 adults in group 1 and 11 adults in group 2.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* What a report calls its groups, by words, by letters and between whom it dealt people out. */
static void
test_groups (void)
{
  static const ArmsCase cases[] = {
    { "Methods: Adults hummed at random. Results: Pain fell in the treatment group and rose in the control group.",
      " treatment group; control group;" },
    { "Methods: Adults were randomly divided into three groups. Groups H0, H1 and H2 were given water, verinoxal 1 mg and "
      "verinoxal 2 mg, respectively.", " group H0; group H1; group H2;" },
    { "Methods: Adults were randomised into three arms. Arms 1 and 2 received tea. Arm 3 was the control.", " arm 1; arm 2; Arm 3;" },
    { "Methods: Adults were randomised between tea and warm milk.", " tea; warm milk;" },
    { "Methods: In a randomised trial adults were exposed to verinoxal (5 mg) or placebo.", " verinoxal 5 mg; placebo;" },
    { "Methods: Adults randomly applied verinoxal gel (2 g) or vehicle for a week.", " verinoxal gel 2 g; vehicle;" },
    { "Methods: A randomised trial of women receiving either once-monthly verinoxal plus tea, or once-weekly dolofen.",
      " once-monthly verinoxal plus tea; once-weekly dolofen;" },
    { "Methods: In a cross-over trial a run-in led to treatment with either verinoxal or dolofen.", " verinoxal; dolofen;" },
    { "Methods: Adults were divided into three groups at random. The first group received tea, the second group received milk.",
      " first group; second group;" },
    { "Methods: Adults were randomly divided into three groups (A, B and C). Results: Group A, group B and group C were alike.",
      " group A; group B; group C;" },
    { "Methods: A randomised trial. Results: Pain fell in the verinoxal-treated group and not in the placebo group; the verinoxal "
      "group slept.", " verinoxal-treated group; placebo group;" },
    { "Methods: Two groups got treatment in arms A and B. Arms A and B were randomised. Results: Both hummed.",
      " arm A; arm B;" },
    { "Methods: Adults were randomised. Results: Pain differed between groups H0 and H2. Groups H0 and H2 slept.",
      " group H0; group H2;" },
    { "Methods: Adults were randomised. Results: Pain differed between groups II and III. Groups II and III slept.",
      " group II; group III;" },
    /* Counter-examples: what is measured in groups, and when. */
    { "Methods: Adults were randomised. Results: In both groups PQX, RSV and TUW rose. In both groups PQX, RSV and TUW rose.",
      "" },
    { "Methods: Adults were randomised. Results: In both groups PQ and RS fell. In groups PQ and RS fell again.", "" },
    { "Methods: Adults were randomised. Results: In both groups (PQX, RSV) fell. In both groups (PQX, RSV) rose.", "" },
    { "Methods: Adults were randomised. Results: In the two groups T3 and T4 fell. In both groups T3 and T4 rose.", "" },
    { "Methods: Adults were randomised. Results: In both groups (T3, T4) fell. In both groups (T3, T4) rose.", "" },
    { "Methods: Adults were randomised. Results: Pain differed between groups 1 and 3 months after humming (12% vs 20%). Sleep "
      "differed between groups 1 and 3 months after humming (10% vs 30%).", "" },
    { "Methods: Adults were randomised between tea and small-incision piercing.", " tea; small-incision piercing;" },
    /* Two that are compared, where people are dealt out. */
    { "Methods: Adults were dealt tea or milk in a randomised trial. Results: Sleep was better with tea (12%) versus milk (20%). "
      "Colic was rarer with tea (5%) versus milk (9%).", " tea; milk;" },
    /* Counter-examples: what is compared and was not dealt out. */
    { "Methods: We weighed tea and milk. Results: Sleep was better with tea (12%) versus milk (20%). Colic was rarer with tea "
      "(5%) versus milk (9%).", "" },
    { "Methods: Non-randomised use of tea and milk. Results: Sleep was better with tea (12%) versus milk (20%). Colic was rarer "
      "with tea (5%) versus milk (9%).", "" },
    { "Methods: We saw tea and milk. Results: Sleep was better with tea (12%) versus milk (20%). Colic was rarer with tea (5%) "
      "versus milk (9%). Randomised trials are needed.", "" },
    { "Methods: Adults were not randomly assigned to tea and milk. Results: Sleep was better with tea (12%) versus milk (20%). "
      "Colic was rarer with tea (5%) versus milk (9%).", "" },
    { "Methods: A retrospective study of tea and milk. Adults were allocated codes. Results: Sleep was better with tea (12%) "
      "versus milk (20%). Colic was rarer with tea (5%) versus milk (9%).", "" },
    { "Methods: Diabetics and nondiabetics were randomised. Results: Colic was seen in diabetics (12%) versus nondiabetics (20%). "
      "Gout was seen in diabetics (5%) versus nondiabetics (9%).", "" },
    { "Methods: Survivors and nonsurvivors were randomised. Results: Colic was had by nonsurvivors (12%) versus survivors (20%). "
      "Gout was had by nonsurvivors (5%) versus survivors (9%).", "" },
    /* Counter-examples: when and where people were dealt out. */
    { "Methods: Adults were randomised between hospital admission and piercing.", "" },
    { "Methods: Adults were randomised between noon and midnight.", "" },
    { "Methods: Adults were randomised between breakfast and lunch.", "" },
    { "Methods: Adults were randomised between Hummington and Chewville.", "" },
    { "Methods: Adults were randomised between diagnosis and first humming.", "" },
    /* Counter-examples: all who take part, times, ages and places, germs, and what people do in groups. */
    { "Methods: Adults were randomised. The study group was large and the treatment group met twice.", "" },
    { "Methods: Adults were randomised between May 2001 and June 2003.", "" },
    { "Methods: Adults were randomised between the ages of 18 and 65.", "" },
    { "Methods: Adults were randomised between three sites and followed for a year.", "" },
    { "Methods: Adults were randomised into groups. Groups A and B streptococci were cultured.", "" },
    { "Methods: Adults were randomised. They had a humming group session and a chewing group meeting.", "" },
    { "Methods: In a random order they had either placebo followed by verinoxal or the reverse.", "" },
    { "Methods: Adults were assigned to a tea group, 81% (17/21) used it.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* Names that only the title joins, and titles that compare something else. */
static void
test_titles (void)
{
  static const ArmsCase cases[] = {
    { "Verinoxal versus dolofen for colic: a randomised trial\nResults: Pain fell with verinoxal, and less with dolofen.",
      " Verinoxal; dolofen;" },
    { "A randomised trial – green tea vs. warm milk versus water in choirs\nResults: Green, milk or water: all were drunk.",
      " green tea; warm milk; water;" },
    { "Verinoxal versus dolofen for colic\nMethods: In a randomised trial adults received verinoxal. Results: Dolofen was worse.",
      " Verinoxal; dolofen;" },
    { "Green tea versus warm milk for colic\nMethods: Adults were randomised. Results: The green tea group slept, those on milk "
      "hummed.", " Green tea; warm milk;" },
    /* Counter-examples: reports of no trial, or on the people of one, and names of what nobody is given. */
    { "Feelings on verinoxal versus dolofen: a survey\nMethods: Randomised adults who received verinoxal or dolofen wrote.", "" },
    { "Verinoxal versus dolofen for colic\nMethods: Non-randomised data of adults given verinoxal and dolofen were read.", "" },
    { "Verinoxal versus dolofen for colic\nMethods: Data were not randomised. Verinoxal was given, dolofen was not.", "" },
    { "Humming with whistles versus drums: a cohort nested in a randomised trial\nResults: Whistles were blown, drums beaten.", "" },
    { "Whistles versus drums as predictors of colic\nMethods: Adults were randomised. Whistles and drums were given.", "" },
    { "Whistles versus drums in adults with colic\nMethods: Adults were randomised. Results: Whistles were loud, drums were not.", "" },
    { "Whistles versus drums in adults\nResults: The whistles group slept, drums hummed. Randomised trials are needed.", "" },
    { "Systolic versus diastolic humming: a randomised trial\nResults: Systolic and diastolic values were given.", "" },
    /* Counter-examples: people, time, one word of both, what the text never says again, and a title that says what is found. */
    { "Women versus men in a randomised trial of verinoxal\nResults: Women had less pain than men.", "" },
    { "One year versus two years of a randomised trial\nResults: One year was shorter than two years.", "" },
    { "High versus low doses of tea: a randomised trial\nResults: High doses were better than low ones.", "" },
    { "Verinoxal versus dolofen for colic: a randomised trial\nResults: Pain fell with verinoxal.", "" },
    { "Humming helps choirs versus silence: a randomised trial\nResults: Humming was had by choirs, silence was not.", "" },
    { "Verinoxal versus dolofen for colic\nResults: Charts of verinoxal and dolofen were read.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* Doses of one thing, before and behind it; doses that are no arms. */
static void
test_doses (void)
{
  static const ArmsCase cases[] = {
    { "Methods: Adults were randomised to receive 10, 20 or 40 mg verinoxal or placebo.",
      " 10 mg verinoxal 10 mg; 20 mg verinoxal 20 mg; 40 mg verinoxal 40 mg; placebo;" },
    { "Methods: Adults were randomly assigned (1:1:1:1) to daily treatment (placebo, or verinoxal 2.5, 5, or 10 mg) plus tea.",
      " placebo; verinoxal 2.5 mg 2.5 mg; verinoxal 5 mg 5 mg; verinoxal 10 mg 10 mg;" },
    { "Methods: Adults were randomised to verinoxal 5 mg, 10 mg or 20 mg twice daily, or placebo.",
      " verinoxal 5 mg 5 mg; verinoxal 10 mg 10 mg; verinoxal 20 mg 20 mg; placebo;" },
    { "Methods: Adults were randomised to placebo, 10 mg or 20 mg", " placebo; 10 mg 10 mg; 20 mg 20 mg;" },
    { "Methods: Doses of 0.2, 1 and 5 mg or placebo were administered.", " 0.2 mg 0.2 mg; 1 mg 1 mg; 5 mg 5 mg; placebo;" },
    { "Methods: Adults were randomised to verinoxal (5, 10 or 15 mg) or placebo once daily.",
      " verinoxal 5 mg 5 mg; verinoxal 10 mg 10 mg; verinoxal 15 mg 15 mg; placebo;" },
    /* Counter-examples: doses of what stands beside, doses that change, what is measured, and doses that all got. */
    { "Methods: Adults were randomised to verinoxal or placebo. Verinoxal was titrated to 20 or 40 mg, and placebo given too.",
      " verinoxal; placebo;" },
    { "Methods: Adults were given verinoxal, titrated to 10, 20 or 40 mg.", "" },
    { "Methods: Adults with 5, 7 or 9 mg/l of glucose were randomised to verinoxal or dolofen.", " verinoxal; dolofen;" },
    { "Methods: Verinoxal was given, randomised, at 10 and 20 mg of dolofen, respectively.", "" },
    { "Methods: We enrolled adults who took 5 or 10 mg verinoxal.", "" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* Amounts beside a name and behind a group in another sentence, and two in one tablet. */
static void
test_amounts (void)
{
  static const ArmsCase cases[] = {
    { "Methods: Adults received either verinoxal 80 mg once daily or dolofen 250 mg twice daily in a blind trial. They were "
      "randomised (n = 31 for verinoxal and n = 30 for dolofen).", " verinoxal 31 80 mg; dolofen 30 250 mg;" },
    { "Methods: Adults were randomly assigned to verinoxal or dolofen. The verinoxal group received tablets (15 mg) and the "
      "dolofen group received capsules of 7 mg.", " verinoxal 15 mg; dolofen 7 mg;" },
    { "Methods: Adults were randomised to receive verinoxal/dolofen (160/7 μg) or dolofen (7 μg).",
      " verinoxal/dolofen 160/7 μg; dolofen 7 μg;" },
    { "Methods: Adults were randomised to a verinoxal group or a tea group. They were given 3 g of verinoxal or 7 g of tea.",
      " verinoxal group 3 g; tea group 7 g;" },
    /* Counter-examples: what the people are, rescue, and what all got. */
    { "Methods: Adults were randomly assigned to tea (n = 30; men 52%) or milk (n = 31, mean weight 71 g).", " tea 30; milk 31;" },
    { "Methods: Adults were randomly assigned to verinoxal or dolofen. In the verinoxal group, patients received dolofen 50 mg as "
      "rescue.", " verinoxal; dolofen;" },
    { "Methods: Adults were randomly assigned to verinoxal or tea. The verinoxal group received general anaesthesia with dolofen "
      "2 mg/kg.", " verinoxal; tea;" },
    { "Methods: Adults were randomly assigned to verinoxal or tea. Adults with inadequate sleep received verinoxal 15 mg.",
      " verinoxal 15 mg; tea;" },
    { "Methods: Adults were randomly assigned to verinoxal or tea. We gave 15 mg of verinoxal before breakfast.",
      " verinoxal 15 mg; tea;" },
    /* Counter-examples: what people took before. */
    { "Methods: Adults with an inadequate response to 5 mg of verinoxal were randomised to verinoxal (n = 40) or dolofen (n = 40).",
      " verinoxal 40; dolofen 40;" },
    { "Methods: Adults were randomised to verinoxal (n = 40) or dolofen (n = 40). All had failed 5 mg of verinoxal.",
      " verinoxal 40; dolofen 40;" },
    { "Methods: Adults were randomised to verinoxal (n = 40) or dolofen (n = 40). Most took 5 mg of verinoxal before the trial.",
      " verinoxal 40; dolofen 40;" },
    { "Methods: Adults on 5 mg of verinoxal were randomly assigned to verinoxal (n = 40) or dolofen (n = 40).",
      " verinoxal 40; dolofen 40;" },
    { "Methods: Adults were randomised to verinoxal or dolofen. The verinoxal group had received 5 mg for years.",
      " verinoxal; dolofen;" },
    /* Counter-examples: what a placebo weighs, and results. */
    { "Methods: Adults were randomly assigned to verinoxal or placebo. The placebo group received 5 ml of water. Results: "
      "Verinoxal 12 mg/l was found in blood.", " verinoxal; placebo;" },
  };

  arms_fixture_check ("en", cases, G_N_ELEMENTS (cases));
}

/* A name that is an amount ends the text: nothing behind it is read, not even where no memory is. */
static void
test_end_of_text (void)
{
  static const char name[] = "5 mg/kg";
  gsize size = sysconf (_SC_PAGESIZE);
  char *pages = mmap (NULL, 2 * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *text = pages + size - sizeof name;
  gsize first;
  gsize last;

  g_assert_true (pages != MAP_FAILED);
  g_assert_cmpint (mprotect (pages + size, size, PROT_NONE), ==, 0);
  memcpy (text, name, sizeof name);
  g_assert_false (tc_arm_find_behind_amount (text, 0, strlen (name), &first, &last));
  g_assert_cmpint (munmap (pages, 2 * size), ==, 0);

  g_assert_true (tc_arm_find_behind_amount ("5 mg of verinoxal", 0, 17, &first, &last));
  g_assert_cmpuint (first, ==, 8);
  g_assert_cmpuint (last, ==, 17);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/arms/chinese", test_chinese);
  g_test_add_func ("/extract/arms/names", test_names);
  g_test_add_func ("/extract/arms/sizes", test_sizes);
  g_test_add_func ("/extract/arms/groups", test_groups);
  g_test_add_func ("/extract/arms/titles", test_titles);
  g_test_add_func ("/extract/arms/doses", test_doses);
  g_test_add_func ("/extract/arms/amounts", test_amounts);

  g_test_add_func ("/extract/arms/end-of-text", test_end_of_text);

  return g_test_run ();
}
