/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prose-fixture.h"
#include "tc-extract.h"
#include "tc-results.h"

/* Tests: tc-extract.c tc-results.c tc-statistic.c tc-statistic-cache.c
 * Through them: tc-decimal-comma.c tc-arithmetic-sums.c tc-arithmetic.c tc-arms-mentions.c tc-results-align.c
 * tc-results-attribute.c tc-results-behind.c tc-results-chinese.c tc-results-clause.c
 * tc-results-compared.c tc-results-complete.c tc-results-direction.c tc-results-links.c
 * tc-results-named.c
 * tc-results-none.c tc-results-outcome.c tc-results-parallel.c
 * tc-results-runs.c tc-results-sense.c tc-results-time.c tc-results-totals.c tc-results-words.c tc-statistic-cache.c
 * tc-statistic-estimate.c tc-statistic-deviation.c tc-statistic-events.c tc-statistic-interval.c tc-statistic-number.c
 * tc-statistic-token.c
 * tc-statistic-value.c */

static TcExtractor *extractor;

/* The values of a field, one a line, as JSON; every quote is checked against the text. */
static char *
list_field (const char *language,
            const char *text,
            const char *field)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcExtraction) extraction = NULL;
  g_autoptr (GError) error = NULL;
  GString *lines = g_string_new (NULL);

  tc_source_take_text (source, g_strdup (text));
  tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, g_utf8_strlen (text, -1) }, language);
  extraction = tc_extractor_run (extractor, source, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);
      g_autofree char *json = NULL;

      for (guint k = 0; k < suggestion->quotes->len; k++)
        {
          const TcQuote *quote = g_ptr_array_index (suggestion->quotes, k);
          g_autofree char *slice = tc_text_slice (source->text, quote->span);

          g_assert_cmpstr (quote->text, ==, slice);
          g_assert_cmpstr (quote->text, !=, "");
        }
      if (strcmp (suggestion->field, field) != 0)
        continue;
      json = tc_value_to_json (suggestion->value);
      g_string_append_printf (lines, "%s\n", json);
    }
  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *name;
  const char *language;
  const char *text;
  const char *expected;
} Case;

static void
check_cases (const Case *cases,
             guint       n_cases,
             const char *field)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *got = list_field (cases[i].language, cases[i].text, field);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

#define ARM(label, n) "{\"label\":\"" label "\",\"n_allocated\":" n "}\n"
#define ROLE_ARM(label, role, n) "{\"label\":\"" label "\",\"role\":\"" role "\",\"n_allocated\":" n "}\n"
#define GIVEN_ARM(label, n) "{\"label\":\"" label "\",\"n_allocated\":" n ",\"intervention\":\"" label "\"}\n"

static const Case arm_cases[] = {
  { "sizes behind the names", "en", "Results: 39 patients were randomised to verinoxal (n = 20) or dolofen (n = 19).",
    GIVEN_ARM ("verinoxal", "20") GIVEN_ARM ("dolofen", "19") },
  { "sizes before the names", "en",
    "Methods: Of 42 patients, 20 were assigned to verinoxal and 22 were assigned to dolofen.",
    GIVEN_ARM ("verinoxal", "20") GIVEN_ARM ("dolofen", "22") },
  { "an arm a sentence", "en",
    "Methods: Group A (n = 30) received verinoxal. Group B (n = 29) received dolofen for 4 weeks.",
    "{\"label\":\"Group A\",\"n_allocated\":30,\"intervention\":\"verinoxal\"}\n"
    "{\"label\":\"Group B\",\"n_allocated\":29,\"intervention\":\"dolofen\"}\n" },
  { "one size for each", "en",
    "Methods: Patients were randomised to verinoxal or dolofen, with 15 patients in each group.",
    GIVEN_ARM ("verinoxal", "15") GIVEN_ARM ("dolofen", "15") },
  { "respectively", "en",
    "Results: 31 and 33 patients were assigned to the verinoxal group and the dolofen group, respectively.",
    GIVEN_ARM ("verinoxal group", "31") GIVEN_ARM ("dolofen group", "33") },
  { "the whole is no arm", "en",
    "Methods: 63 women were randomly assigned to verinoxal (n = 31) or dolofen (n = 32).",
    GIVEN_ARM ("verinoxal", "31") GIVEN_ARM ("dolofen", "32") },
  { "Chinese", "zh", "方法：将60例患者随机分为观察组和对照组，每组30例。",
    ROLE_ARM ("观察组", "Experimental", "30") ARM ("对照组", "30") },
  { "Chinese, equal signs", "zh", "方法：患者随机分为A组(n=21)和B组(n=23)。", ARM ("A组", "21") ARM ("B组", "23") },
  { "totals of events", "en",
    "Results: Relapse was seen in 5/20 of the verinoxal group and in 9/21 of the dolofen group.",
    "{\"label\":\"verinoxal group\",\"n_analysed\":20}\n{\"label\":\"dolofen group\",\"n_analysed\":21}\n" },
  { "no arm is called by what is done", "en",
    "Methods: Patients were counted before randomization (n = 80) and at enrolment (n = 82).", "" },
  { "treatment and control", "en", "Methods: Patients were randomised to treatment (n = 40) or control (n = 42).",
    ROLE_ARM ("treatment", "Experimental", "40") ARM ("control", "42") },
  { "nothing is like the study", "en",
    "Methods: Patients were assigned to the study (n = 72) or verinoxal (n = 60).", "" },
  { "behind those who are dealt out", "en",
    "Methods: We randomised 41 adults with colic to verinoxal (n = 20) or dolofen (n = 21).",
    GIVEN_ARM ("verinoxal", "20") GIVEN_ARM ("dolofen", "21") },
  { "who has what is no arm", "en",
    "Methods: We randomly assigned 640 adults with colic (grade 20-45, or grade 45-90 with croup) to verinoxal or dolofen.",
    "" },
  { "groups in brackets behind the people", "en",
    "Methods: In all, 30 women (Group A) received verinoxal; 31 women (Group B) received dolofen.",
    "{\"label\":\"Group A\",\"n_allocated\":30,\"intervention\":\"verinoxal\"}\n"
    "{\"label\":\"Group B\",\"n_allocated\":31,\"intervention\":\"dolofen\"}\n" },
  { "parts of a whole", "en", "Methods: Of 96 boys, 47 were treated with verinoxal and 49 with dolofen.",
    GIVEN_ARM ("verinoxal", "47") GIVEN_ARM ("dolofen", "49") },
  { "so many per group", "en", "Methods: Twenty boys were assigned to verinoxal or dolofen (10 per group).",
    GIVEN_ARM ("verinoxal", "10") GIVEN_ARM ("dolofen", "10") },
  { "equal groups", "en", "Methods: 75 teeth were divided into three equal groups (n = 25): verinoxal, dolofen, and gum.",
    GIVEN_ARM ("verinoxal", "25") GIVEN_ARM ("dolofen", "25") GIVEN_ARM ("gum", "25") },
  { "numbered n", "en", "Methods: Boys were assigned to verinoxal (n1 = 38) or dolofen (n2 = 37).",
    GIVEN_ARM ("verinoxal", "38") GIVEN_ARM ("dolofen", "37") },
  { "people in a group", "en", "Methods: Boys in group A (n = 6) received verinoxal and boys in group B (n = 8) received dolofen.",
    "{\"label\":\"group A\",\"n_allocated\":6,\"intervention\":\"verinoxal\"}\n"
    "{\"label\":\"group B\",\"n_allocated\":8,\"intervention\":\"dolofen\"}\n" },
  { "events in groups are no sizes", "en",
    "Results: In all, 257 patients in the verinoxal group died, as compared with 203 patients in the dolofen group.",
    "{\"label\":\"verinoxal group\"}\n{\"label\":\"dolofen group\"}\n" },
  { "so many per group are no name", "en",
    "Results: 40 boys (20 per group) were randomised. In the end 38 boys (19 per group) stayed.", "" },
  { "shares of groups are no names", "en",
    "Results: 12 boys (60% of the verinoxal group) and 5 boys (25% of the dolofen group) relapsed.",
    "{\"label\":\"verinoxal group\"}\n{\"label\":\"dolofen group\"}\n" },
  { "an open bracket is no name", "en", "Results: 30 boys (group A, 31 boys (group B", "" },
  { "so many of all", "en", "Methods: 47 of 71 boys were assigned to receive verinoxal; 24 received dolofen.", "" },
  { "villages are no people", "en", "Results: In 12 villages (6 intervention, 6 control) there were 1214 boys.", "" },
  { "Chinese, allocated to", "zh", "方法：患者被随机分配至治疗组(n=21)或对照组(n=23)。",
    ROLE_ARM ("治疗组", "Experimental", "21") ARM ("对照组", "23") },
  { "Chinese, given", "zh", "方法：其中实验组58例接受甲药治疗，对照组57例接受乙药治疗。",
    "{\"label\":\"实验组\",\"role\":\"Experimental\",\"n_allocated\":58}\n" ARM ("对照组", "57") },
  { "Chinese, given to some of one group", "zh",
    "方法：患者随机分为观察组和对照组。结果：观察组3例给予停药处理。对照组恢复良好。",
    "{\"label\":\"观察组\",\"role\":\"Experimental\"}\n{\"label\":\"对照组\"}\n" },
  { "events are no sizes", "en", "Results: There were 12 in the spring and 14 in the autumn.", "" },
};

static void
test_arms (void)
{
  check_cases (arm_cases, G_N_ELEMENTS (arm_cases), "arms");
}

#define DEALT "Methods: Patients were randomised to verinoxal (n = 20) or dolofen (n = 21). "

static const Case result_cases[] = {
  { "events of totals in brackets", "en", DEALT "Results: Relapse (5/20 vs 9/21, P = 0.21) was rare.",
    "{\"outcome\":\"Relapse\",\"measure\":\"events\",\"arm\":\"verinoxal\",\"n\":20,\"value_reported\":\"5/20\",\"value\":5,\"p\":\"0.21\"}\n"
    "{\"outcome\":\"Relapse\",\"measure\":\"events\",\"arm\":\"dolofen\",\"n\":21,\"value_reported\":\"9/21\",\"value\":9,\"p\":\"0.21\"}\n" },
  { "means with their arms behind", "en",
    DEALT "Results: At 12 weeks, the mean pain score was 3.1 ± 1.2 points in the verinoxal group and 4.5 ± 1.1 points in "
    "the dolofen group (P < .001).",
    "{\"outcome\":\"pain score\",\"measure\":\"mean\",\"time_point\":\"12 weeks\",\"arm\":\"verinoxal\",\"value_reported\":\"3.1 ± 1.2 points\","
    "\"value\":3.1,\"dispersion\":1.2,\"dispersion_type\":\"SD\",\"p\":\"< .001\",\"unit\":\"points\"}\n"
    "{\"outcome\":\"pain score\",\"measure\":\"mean\",\"time_point\":\"12 weeks\",\"arm\":\"dolofen\",\"value_reported\":\"4.5 ± 1.1 points\","
    "\"value\":4.5,\"dispersion\":1.1,\"dispersion_type\":\"SD\",\"p\":\"< .001\",\"unit\":\"points\"}\n" },
  { "a ratio with its interval", "en",
    DEALT "Results: The risk of relapse was lower with verinoxal (hazard ratio, 0.62; 95% CI, 0.43 to 0.88; P=0.01).",
    "{\"outcome\":\"risk of relapse\",\"measure\":\"hazard ratio\",\"arm\":\"verinoxal vs dolofen\","
    "\"value_reported\":\"hazard ratio, 0.62; 95% CI, 0.43 to 0.88\",\"value\":0.62,\"ci_low\":0.43,\"ci_high\":0.88,\"p\":\"0.01\"}\n" },
  { "a median with its range", "en",
    DEALT "Results: Median stay was 5 (IQR 3-8) days in the dolofen group.",
    "{\"outcome\":\"stay\",\"measure\":\"median\",\"arm\":\"dolofen\",\"value_reported\":\"5 (IQR 3-8) days\",\"value\":5,"
    "\"dispersion_type\":\"IQR\",\"unit\":\"days\"}\n" },
  { "Chinese", "zh",
    "方法：随机分为观察组40例和对照组40例。结果：观察组总有效率为85.0%（34/40），高于对照组的67.5%（27/40），P＜0.05。",
    "{\"outcome\":\"总有效率\",\"measure\":\"events\",\"arm\":\"观察组\",\"n\":40,\"value_reported\":\"85.0%（34/40）\",\"value\":34,\"p\":\"＜0.05\"}\n"
    "{\"outcome\":\"总有效率\",\"measure\":\"events\",\"arm\":\"对照组\",\"n\":40,\"value_reported\":\"67.5%（27/40）\",\"value\":27,\"p\":\"＜0.05\"}\n" },
  { "behind a bracket of another outcome", "en",
    DEALT "Results: Sleep (7 vs 8 hours), and the overall survival was 40% with verinoxal and 30% with dolofen.",
    "{\"outcome\":\"Sleep\",\"arm\":\"verinoxal\",\"value_reported\":\"7\",\"value\":7,\"unit\":\"hours\"}\n"
    "{\"outcome\":\"Sleep\",\"arm\":\"dolofen\",\"value_reported\":\"8 hours\",\"value\":8,\"unit\":\"hours\"}\n"
    "{\"outcome\":\"overall survival\",\"measure\":\"percentage\",\"arm\":\"verinoxal\",\"value_reported\":\"40%\",\"value\":40,\"unit\":\"%\"}\n"
    "{\"outcome\":\"overall survival\",\"measure\":\"percentage\",\"arm\":\"dolofen\",\"value_reported\":\"30%\",\"value\":30,\"unit\":\"%\"}\n" },
  { "the mean again behind versus", "en",
    DEALT "Results: The verinoxal group had lower pain scores than the dolofen group (mean 8.1 vs mean 10.4).",
    "{\"outcome\":\"pain scores\",\"measure\":\"mean\",\"arm\":\"verinoxal\",\"value_reported\":\"8.1\",\"value\":8.1}\n"
    "{\"outcome\":\"pain scores\",\"measure\":\"mean\",\"arm\":\"dolofen\",\"value_reported\":\"10.4\",\"value\":10.4}\n" },
  { "Chinese, a time is no outcome", "zh",
    "方法：患者随机分为A组(n=21)和B组(n=23)。结果：随访中A组为1.7±0.2，B组为1.4±0.2。", "" },
  { "Chinese, a unit behind each bracket", "zh",
    "方法：患者随机分为A组(n=21)和B组(n=23)。结果：两组手术时间分别为(60.2±10.1) min和(75.8±12.3) min。",
    "{\"outcome\":\"手术时间\",\"measure\":\"mean\",\"arm\":\"A组\",\"value_reported\":\"60.2±10.1\",\"value\":60.2,\"dispersion\":10.1,\"dispersion_type\":\"SD\"}\n"
    "{\"outcome\":\"手术时间\",\"measure\":\"mean\",\"arm\":\"B组\",\"value_reported\":\"75.8±12.3\",\"value\":75.8,\"dispersion\":12.3,\"dispersion_type\":\"SD\"}\n" },
  { "Chinese, a rate of years", "zh",
    "方法：患者随机分为A组(n=21)和B组(n=23)。结果：两组3年总生存率分别为88.5%和89.2%。",
    "{\"outcome\":\"3年总生存率\",\"measure\":\"percentage\",\"arm\":\"A组\",\"value_reported\":\"88.5%\",\"value\":88.5,\"unit\":\"%\"}\n"
    "{\"outcome\":\"3年总生存率\",\"measure\":\"percentage\",\"arm\":\"B组\",\"value_reported\":\"89.2%\",\"value\":89.2,\"unit\":\"%\"}\n" },
  { "times of values", "en",
    DEALT "Results: Mean changes in pain from baseline to 4 and 6 months were alike with verinoxal and dolofen (4 months: alike).",
    "" },
  { "dealt out is no outcome", "en", DEALT "Results: 47 of 71 boys were randomly assigned to receive verinoxal.", "" },
  { "a word that only leads on", "en", DEALT "Results: Thus, 40% and 30%, respectively, met it.", "" },
  { "before and after are not two arms", "en", DEALT "Results: Pain fell from 7.5 ± 1.1 to 5.0 ± 1.2 with verinoxal.", "" },
  { "two outcomes in brackets", "en", DEALT "Results: Sleep (6 vs 5 h) and appetite (9% vs 7%) rose.",
    "{\"outcome\":\"Sleep\",\"arm\":\"verinoxal\",\"value_reported\":\"6\",\"value\":6,\"unit\":\"h\"}\n"
    "{\"outcome\":\"Sleep\",\"arm\":\"dolofen\",\"value_reported\":\"5 h\",\"value\":5,\"unit\":\"h\"}\n"
    "{\"outcome\":\"appetite\",\"measure\":\"percentage\",\"arm\":\"verinoxal\",\"value_reported\":\"9%\",\"value\":9,\"unit\":\"%\"}\n"
    "{\"outcome\":\"appetite\",\"measure\":\"percentage\",\"arm\":\"dolofen\",\"value_reported\":\"7%\",\"value\":7,\"unit\":\"%\"}\n" },
  { "superior is no outcome", "en",
    DEALT "Results: Verinoxal was superior to dolofen (hazard ratio 0.71, 95% CI 0.55 to 0.88). Verinoxal was "
    "non-inferior to standard care (difference 1.2, 95% CI 0.4 to 2.0).", "" },
  { "superior in what", "en",
    DEALT "Results: Verinoxal was superior to dolofen with respect to relapse (5/20 vs 9/21, P = 0.21).",
    "{\"outcome\":\"relapse\",\"measure\":\"events\",\"arm\":\"verinoxal\",\"n\":20,\"value_reported\":\"5/20\",\"value\":5,\"p\":\"0.21\"}\n"
    "{\"outcome\":\"relapse\",\"measure\":\"events\",\"arm\":\"dolofen\",\"n\":21,\"value_reported\":\"9/21\",\"value\":9,\"p\":\"0.21\"}\n" },
  { "a vein is one", "en", DEALT "Results: Superior vein clots (5/20 vs 9/21, P = 0.21) were rare.",
    "{\"outcome\":\"Superior vein clots\",\"measure\":\"events\",\"arm\":\"verinoxal\",\"n\":20,\"value_reported\":\"5/20\",\"value\":5,\"p\":\"0.21\"}\n"
    "{\"outcome\":\"Superior vein clots\",\"measure\":\"events\",\"arm\":\"dolofen\",\"n\":21,\"value_reported\":\"9/21\",\"value\":9,\"p\":\"0.21\"}\n" },
  { "age is no outcome", "en", DEALT "Results: Mean age was 54.1 ± 8.2 years in the verinoxal group.", "" },
  { "a plan is no result", "en", DEALT "A sample size of 40 gives 80% power to detect a difference of 2.4 ± 0.7 points.", "" },
};

static void
test_results (void)
{
  check_cases (result_cases, G_N_ELEMENTS (result_cases), "results");
}

/* The numbers of a sentence, as "measure value[/total] [percent%] [±dispersion] [low..high] sign". */
static char *
describe_statistics (const char *text)
{
  g_autofree char *sections = g_strconcat ("results en | ", text, NULL);
  g_autoptr (TcProse) prose = prose_fixture_new (sections);
  g_autoptr (TcFindings) findings = prose_fixture_find (prose);
  g_autoptr (TcTokenCache) cache = tc_token_cache_new (prose, findings);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  TcStatistics *names = tc_statistics_new (prose_fixture_get_rules ());
  g_autoptr (GArray) found = tc_statistics_find (names, prose, 0, tc_token_cache_get (cache, 0),
                                                 tc_statistics_announce_error (prose));
  g_autoptr (GArray) results = tc_results_find (cache, names, nobody, findings);
  GString *out = g_string_new (NULL);
  guint n_results = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const TcStatistic *s = &g_array_index (found, TcStatistic, i);

      n_results += s->kind != TC_STATISTIC_P;
      g_string_append_printf (out, "%s%s %g", i > 0 ? "; " : "",
                              s->kind == TC_STATISTIC_P ? "p" : s->measure != NULL ? s->measure : "number", s->value);
      if (s->total > 0)
        g_string_append_printf (out, "/%g", s->total);
      if (s->percent >= 0)
        g_string_append_printf (out, " %g%%", s->percent);
      if (s->dispersion >= 0)
        g_string_append_printf (out, " ±%g %s", s->dispersion, s->dispersion_type);
      if (s->has_ci)
        g_string_append_printf (out, " [%g, %g]", s->low, s->high);
      if (s->kind == TC_STATISTIC_P)
        g_string_append_printf (out, " %c", s->sign);
    }
  g_assert_cmpuint (results->len, ==, n_results);
  tc_statistics_free (names);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
} statistic_cases[] = {
  { "Relapse occurred in 5/20 patients.", "events 5/20" },
  { "Relapse occurred in 12 of 40 patients (30%).", "events 12/40 30%" },
  { "Relapse occurred in 12 (30%) of 40 patients.", "events 12/40 30%" },
  { "Relapse was seen in 30.0% (12/40).", "events 12/40 30%" },
  { "Seven of 43 relapsed.", "events 7/43" },
  { "Pain fell to 3.1 ± 1.2 (P<0.001).", "mean 3.1 ±1.2 SD; p 0.001 <" },
  { "Pain was 3.1 (SD 1.2) points.", "mean 3.1 ±1.2 SD" },
  { "Mean (SD) pain was 3.1 (1.2) points.", "mean 3.1 ±1.2 SD" },
  { "Values are mean ± SEM: pain was 3.1 ± 0.2.", "mean 3.1 ±0.2 SE" },
  { "Death was rarer (HR = 0.62; 95% CI 0.43-0.88).", "hazard ratio 0.62 [0.43, 0.88]" },
  { "Pain fell to 3,1 ± 1,2 (P = 0,022).", "mean 3.1 ±1.2 SD; p 0.022 =" },
  { "Pain fell to 3,1±1,25 (p<0,001).", "mean 3.1 ±1.25 SD; p 0.001 <" },
  { "Death was rarer (HR = 0,62; 95 % CI 0,43–0,88; p-value: 0,014).", "hazard ratio 0.62 [0.43, 0.88]; p 0.014 =" },
  { "Death was rarer (HR 0,62; 95% CI [0,43; 0,88], P ≤ 0,02).", "hazard ratio 0.62 [0.43, 0.88]; p 0.02 <" },
  { "Relapse was seen in 30,0% (12/40) (P=0,3).", "events 12/40 30%; p 0.3 =" },
  { "Leptin was 1,204 ± 310 and 2,150 ± 411 (P = 0,3).", "mean 1204 ±310 SD; mean 2150 ±411 SD; p 0.3 =" },
  { "Leptin was 1,204 ± 1,150 (P = 0.3).", "mean 1204 ±1150 SD; p 0.3 =" },
  { "Relapse was rarer (OR 0.62 [0.43 to 0.88], P=0,03), as in 1.5 of 12,5.", "odds ratio 0.62 [0.43, 0.88]; p 0.03 =; number 1.5; number 12; number 5" },
  { "Death was rarer (OR 0.62 [0.43 to 0.88], P=.03).", "odds ratio 0.62 [0.43, 0.88]; p 0.03 =" },
  { "The mean difference was -2.3 (95% CI, -3.1 to -1.5).", "mean difference -2.3 [-3.1, -1.5]" },
  { "The change was -1.65 kg (95% CI: -2.25; -1.06).", "number -1.65 [-2.25, -1.06]" },
  { "Grade 3/4 pain in 2012 or after 12 weeks; interleukin IL-6; a 12-month stay; 2 × 10^6.", "" },
};

static void
test_statistics (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statistic_cases); i++)
    {
      g_autofree char *got = describe_statistics (statistic_cases[i].text);

      g_test_message ("%s", statistic_cases[i].text);
      g_assert_cmpstr (got, ==, statistic_cases[i].expected);
    }
}

/* Contradictions, as "field: message | quote | quote". */
static const Case discrepancy_cases[] = {
  { "a wrong percentage", "en", DEALT "Results: Relapse was seen in 66 of 132 (52%) cases.",
    "results: 66 of 132 is 50.0 %, not 52 %. | 66 of 132 | 52%\n" },
  { "a percentage in front", "en", DEALT "Results: The relapse rate was 45.0% (8/20) with verinoxal.",
    "results: 8 of 20 is 40.0 %, not 45.0 %. | 8/20 | 45.0%\n" },
  { "rounded and cut off", "en", DEALT "Results: Relapse was seen in 2 of 3 (66%), 2 of 3 (67%) and 1/30 (3.4%) cases.", "" },
  { "an estimate outside", "en", DEALT "Results: Death was rarer (HR 0.34; 95% CI, 0.43 to 0.88).",
    "results: 0.34 does not lie within its confidence interval from 0.43 to 0.88. | 0.34 | 0.43 to 0.88\n" },
  { "a decrease without its sign", "en", DEALT "Results: Weight fell by 2.1 kg (95% CI, -3.0 to -1.2).", "" },
  { "not in the middle", "en", DEALT "Results: Death was rarer (HR 0.50; 95% CI, 0.48 to 0.88).",
    "results: The ratio 0.50 is far from the middle of its confidence interval from 0.48 to 0.88 on a logarithmic scale. "
    "| 0.50 | 0.48 to 0.88\n" },
  { "P against the interval", "en", DEALT "Results: Death was rarer (HR 0.62; 95% CI, 0.43 to 0.88; P = 0.31).",
    "results: The confidence interval from 0.43 to 0.88 excludes 1, but P is 0.31 and not significant. | 0.43 to 0.88 "
    "| P = 0.31\n" },
  { "the interval against P", "en",
    DEALT "Results: Pain fell (mean difference -1.0, 95% CI -2.5 to 0.5, P=0.002).",
    "results: The confidence interval from -2.5 to 0.5 includes 0, but P is 0.002 and significant. | -2.5 to 0.5 | P=0.002\n" },
  { "at the limit", "en", DEALT "Results: Death was rarer (HR 0.80; 95% CI, 0.64 to 1.00; P = 0.047).", "" },
  { "another test", "en",
    DEALT "Results: In the non-inferiority test death was rarer (HR 0.90; 95% CI, 0.70 to 1.16; P = 0.01).", "" },
  { "a change", "en", DEALT "Results: Pain fell from 7.5 to 5.0 points (a decrease of 3.5 points).",
    "results: From 7.5 to 5.0 is a change of 2.5, not 3.5. | 7.5 to 5.0 | 3.5\n" },
  { "a change in percent", "en", DEALT "Results: Pain fell from 8.0 to 6.0 (a reduction of 25%).", "" },
  { "arms that are too many", "en",
    "Methods: 63 women were randomly assigned to verinoxal (n = 31) or dolofen (n = 33).",
    "n_enrolled: The arms have 64 participants together, not 63. | 63 | 31 | 33\n" },
  { "arms of those analysed", "en",
    "Methods: 80 women were randomised, and 74 were analysed (verinoxal, n = 36; dolofen, n = 38).", "" },
};

static char *
list_discrepancies (const char *language,
                    const char *text)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcExtraction) extraction = NULL;
  g_autoptr (GError) error = NULL;
  GString *lines = g_string_new (NULL);

  tc_source_take_text (source, g_strdup (text));
  tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, g_utf8_strlen (text, -1) }, language);
  extraction = tc_extractor_run (extractor, source, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < extraction->discrepancies->len; i++)
    {
      const TcDiscrepancy *discrepancy = g_ptr_array_index (extraction->discrepancies, i);

      g_assert_cmpstr (discrepancy->kind, ==, "arithmetic");
      g_string_append_printf (lines, "%s: %s", discrepancy->field, discrepancy->message);
      for (guint k = 0; k < discrepancy->quotes->len; k++)
        {
          const TcQuote *quote = g_ptr_array_index (discrepancy->quotes, k);
          g_autofree char *slice = tc_text_slice (source->text, quote->span);

          g_assert_cmpstr (quote->text, ==, slice);
          g_string_append_printf (lines, " | %s", quote->text);
        }
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

static void
test_arithmetic (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (discrepancy_cases); i++)
    {
      g_autofree char *got = list_discrepancies (discrepancy_cases[i].language, discrepancy_cases[i].text);

      g_test_message ("%s", discrepancy_cases[i].name);
      g_assert_cmpstr (got, ==, discrepancy_cases[i].expected);
    }
}

/* Nobody had it, and nobody but one: that is not none. */
static void
test_none (void)
{
  static const struct
  {
    const char *sentence;
    gboolean none;
  } cases[] = {
    { "No infections occurred.", TRUE },
    { "There were no infections in either group.", TRUE },
    { "No infections occurred except one in the ear.", FALSE },
    { "Apart from a cold, there were no infections.", FALSE },
    { "No infections other than a cold were observed.", FALSE },
    { "With the exception of that person, no infections were observed.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("METHODS: 40 persons were randomly assigned to humming or singing. RESULTS: %s", cases[i].sentence);
      g_autofree char *got = list_field ("en", text, "results");

      g_test_message ("%s", cases[i].sentence);
      g_assert_cmpint (strstr (got, "\"value\":0") != NULL, ==, cases[i].none);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  extractor = tc_extractor_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/extract/results/statistics", test_statistics);
  g_test_add_func ("/extract/results/none", test_none);
  g_test_add_func ("/extract/results/arms", test_arms);
  g_test_add_func ("/extract/results/results", test_results);
  g_test_add_func ("/extract/results/arithmetic", test_arithmetic);

  status = g_test_run ();
  tc_extractor_unref (extractor);
  return status;
}
