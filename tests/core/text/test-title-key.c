/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-title-key.h"

/* Tests: tc-title-key.c
 * Through them: tc-title-spelling.c */

static void
test_equal (void)
{
  static const char * const titles[][2] = {
    { "A Probe Trial of Humming", "a probe trial of humming." },
    { "A probe trial of humming: 12 weeks", "A probe trial of humming - 12 weeks" },
    { "Ａ Ｐｒｏｂｅ ｔｒｉａｌ", "A probe trial" },
    { "Humming in Sjöprobe’s syndrome", "Humming in Sjoprobe's syndrome" },
    { "哼唱疗法的随机对照试验", "哼唱療法的隨機對照試驗。" },
    { "哼唱疗法 （随机）", "哼唱疗法(随机)" },
    { "Probe\xc2\xa0trial\xe2\x80\x8b of gargling", "Probe trial of gargling" },
    { "CO₂ and probes", "CO2 and probes" },
  };
  static const char * const others[][2] = {
    { "A probe trial of humming", "A probe trial of gargling" },
    { "A probe trial, part 1", "A probe trial, part 2" },
    { "哼唱疗法", "漱口疗法" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_test_message ("%s", titles[i][0]);
      g_assert_cmpuint (tc_title_key (titles[i][0]), ==, tc_title_key (titles[i][1]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (tc_title_key (others[i][0]), !=, tc_title_key (others[i][1]));
}

/* What a person would call the same title. */
static void
test_loose (void)
{
  static const char * const titles[][2] = {
    { "The effect of humming: a randomised trial", "Effect of humming: Randomized trial" },
    { "A non-inferiority trial of humming", "Noninferiority trial of humming" },
    { "Humming in oesophageal tumours: multicentre", "Humming in esophageal tumors: multi-center" },
    { "Paediatric haematology & humming", "Pediatric hematology and humming" },
    { "Enrolment and behaviour programmes", "Enrollment and behavior programs" },
    { "TNF-α and β-blockers versus humming", "TNF-alpha and beta-blockers vs. humming" },
    { "Humming in hepatitis: a randomised trial", "Humming in hepatitis: randomised trial" },
    { "Humming in hepatitis - A Randomised Trial", "Humming in hepatitis. Randomised trial" },
    { "Vitamin A: a trial", "Vitamin-A trial" },
    { "Humming as a therapy", "Humming as therapy" },
    { "Serogroup A and humming", "Serogroup-A humming" },
    { "Sulphate, fibre and litres", "Sulfate, fiber, and liters" },
    { "哼唱疗法的随机对照试验", "哼唱療法的隨機對照試驗。" },
  };
  static const char * const others[][2] = {
    { "Humming with dose 1", "Humming with dose 2" },
    { "Humming lowers invented pressure", "Humming raises invented pressure" },
    { "Hepatitis B probes", "Hepatitis C probes" },
    { "Hepatitis A vaccine", "Hepatitis vaccine" },
    { "Vitamin A, humming", "Vitamin humming" },
    { "Botulinum toxin A in probes", "Botulinum toxin in probes" },
    { "Serogroup A humming", "Serogroup humming" },
    { "Lipoprotein(a) and humming", "Lipoprotein and humming" },
    { "Humming with Humol A", "Humming with Humol" },
    { "哼唱疗法", "漱口疗法" },
  };
  guint weight;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_test_message ("%s", titles[i][0]);
      g_assert_cmpuint (tc_title_loose_key (titles[i][0], &weight), ==, tc_title_loose_key (titles[i][1], &weight));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (tc_title_loose_key (others[i][0], &weight), !=, tc_title_loose_key (others[i][1], &weight));
  g_assert_cmpuint (tc_title_loose_key ("The a and", &weight), ==, 0);
}

static void
test_weight (void)
{
  guint weight;

  g_assert_cmpuint (tc_title_loose_key ("Ab 1.", &weight), !=, 0);
  g_assert_cmpuint (weight, ==, 3);
  tc_title_loose_key ("哼唱", &weight);
  g_assert_cmpuint (weight, ==, 6);
  g_assert_cmpuint (tc_title_loose_key (" -- ", &weight), ==, 0);
  g_assert_cmpuint (weight, ==, 0);
  g_assert_cmpuint (tc_title_key (""), ==, 0);
}

static void
test_similar (void)
{
  g_assert_true (tc_title_similar ("A probe trial of humming", "Humming: a probe trial"));
  g_assert_true (tc_title_similar ("A probe trial of humming", "哼唱的试验"));
  g_assert_true (tc_title_similar ("Editorial", "Humming in the morning and the evening"));
  g_assert_false (tc_title_similar ("Humming lowers invented pressure", "Gargling does nothing for cold feet"));
}

static void
test_share (void)
{
  g_assert_true (tc_title_share ("testperson a", "a b testperson"));
  g_assert_false (tc_title_share ("testperson a", "probe a"));
  g_assert_true (tc_title_share ("测试", "测试"));
  g_assert_false (tc_title_share ("", ""));
}

static void
test_one_person (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } cases[] = {
    { "testperson a", "a b testperson", TRUE },
    { "testperson alexandrina maria", "testperson a", TRUE },
    { "testperson", "testperson a", TRUE },
    { "testperson alex", "testperson alexandrina", TRUE },
    { "testperson alexandrina", "testperson brunhilde", FALSE },
    { "li xm", "li xiaoming", TRUE },
    { "li x", "li xiaoming", TRUE },
    { "li y", "li xiaoming", FALSE },
    { "li xiaohong", "li xiaoming", FALSE },
    { "测试", "测试", TRUE },
    { "测试", "样本", FALSE },
    { "测 伟", "测 伦", FALSE },
    { "测 伟", "测 伟", TRUE },
    { "probe a", "testperson a", FALSE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (tc_title_one_person (cases[i].a, cases[i].b), ==, cases[i].same);
      g_assert_cmpint (tc_title_one_person (cases[i].b, cases[i].a), ==, cases[i].same);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title-key/equal", test_equal);
  g_test_add_func ("/title-key/loose", test_loose);
  g_test_add_func ("/title-key/weight", test_weight);
  g_test_add_func ("/title-key/similar", test_similar);
  g_test_add_func ("/title-key/share", test_share);
  g_test_add_func ("/title-key/one-person", test_one_person);

  return g_test_run ();
}
