/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prose-fixture.h"
#include "tc-extract.h"

/* Which arm a number belongs to in Chinese sentences, and what it is a measure of. The files behind this are
 * named in test-results.c. */

static TcExtractor *extractor;

#define DEALT "方法：将70例梦病患者随机分为甲组（n=35）和乙组（n=35）。结果："

static const char *
get_text (TcValue    *record,
          const char *key)
{
  TcValue *member = tc_value_get_member (record, key);

  return member != NULL ? tc_value_get_text (member) : "-";
}

#define DEALT_THREE "方法：将120例梦病患者随机分为甲组（n=40）、乙组（n=40）和丙组（n=40）。结果："

/* "outcome | arm value", and " @time" where it is said, a result a line. */
static void
check_text (const char *text,
            const char *expected)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcExtraction) extraction = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  tc_source_take_text (source, g_strdup (text));
  tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, g_utf8_strlen (text, -1) }, "zh");
  extraction = tc_extractor_run (extractor, source, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      if (strcmp (suggestion->field, "results") == 0)
        g_string_append_printf (lines, "%s | %s %s%s%s\n", get_text (suggestion->value, "outcome"),
                                get_text (suggestion->value, "arm"), get_text (suggestion->value, "value_reported"),
                                tc_value_get_member (suggestion->value, "time_point") != NULL ? " @" : "",
                                tc_value_get_member (suggestion->value, "time_point") != NULL
                                ? get_text (suggestion->value, "time_point") : "");
    }
  g_test_message ("%s", text);
  g_assert_cmpstr (lines->str, ==, expected);
}

/* The arm that others are compared with has the number that follows its name at once, and the second of a pair. */
static void
test_compared (void)
{
  check_text (DEALT "甲组患者的有效率95.5%远高于乙组73.3%（P＜0.05）。", "有效率 | 甲组 95.5%\n有效率 | 乙组 73.3%\n");
  check_text (DEALT "甲组有效率95.5%明显优于乙组的73.3%。", "有效率 | 甲组 95.5%\n有效率 | 乙组 73.3%\n");
  check_text (DEALT "乙组有效率为73%，较甲组95%低。", "有效率 | 乙组 73%\n有效率 | 甲组 95%\n");
  check_text (DEALT "甲组复发率低于乙组（14.3% vs 57.1%，P=0.05）。", "复发率 | 甲组 14.3%\n复发率 | 乙组 57.1%\n");
  check_text (DEALT "甲组睡眠评分较乙组降低[（5.1±1.2）分 vs （7.3±1.4）分]。",
              "睡眠评分 | 甲组 5.1±1.2\n睡眠评分 | 乙组 7.3±1.4\n");
  check_text (DEALT "甲组睡眠评分较乙组低（5.1±1.2）分。", "睡眠评分 | 甲组 5.1±1.2\n");
  check_text (DEALT "与乙组患者比较，甲组睡眠评分降低[（5.1±1.2）分比（7.3±1.4）分，P<0.01]。",
              "睡眠评分 | 甲组 5.1±1.2\n睡眠评分 | 乙组 7.3±1.4\n");
  check_text (DEALT "与乙组比较，甲组服药次数明显减少，分别为[（3.4±1.1）vs（5.2±1.6）]。",
              "服药次数 | 甲组 3.4±1.1\n服药次数 | 乙组 5.2±1.6\n");
  check_text (DEALT "甲组复发率低于乙组，差异有统计学意义（14.3%∶57.1%，P=0.05）。",
              "复发率 | 甲组 14.3%\n复发率 | 乙组 57.1%\n");
}

/* A number in brackets at once behind the arm that others are compared with is its own. */
static void
test_bracketed (void)
{
  check_text (DEALT "甲组复发率低于乙组（57%）。", "复发率 | 乙组 57%\n");
  check_text (DEALT "甲组睡眠评分低于乙组（7.3±1.4）分。", "睡眠评分 | 乙组 7.3±1.4\n");
  check_text (DEALT "甲组复发率为14%，低于乙组患者[57%]。", "复发率 | 甲组 14%\n复发率 | 乙组 57%\n");
  check_text (DEALT "甲组安睡率与乙组（71%）比较明显升高（94%）。", "安睡率 | 乙组 71%\n");
  check_text (DEALT "甲组与乙组复发率（14%）。", "");
}

/* By how much two arms differ is the number of neither. */
static void
test_gained (void)
{
  check_text (DEALT "甲组的复发率比乙组低20%。", "");
  check_text (DEALT "甲组安睡率较乙组提高15%。", "");
  check_text (DEALT "甲组的复发率比乙组低（20%）。", "");
  check_text (DEALT "甲组的复发率较乙组明显降低[20%]。", "");
  check_text (DEALT "甲组惊醒率低于乙组5%。", "");
  check_text (DEALT "甲组安睡率高于乙组，差异为12%。", "");
  check_text (DEALT "甲组和乙组安睡率相差12%。", "");
  check_text (DEALT "与乙组相比，甲组复发率降低了20%。", "");
  check_text (DEALT "甲组安睡率94%，乙组71%，差异为23%。", "安睡率 | 甲组 94%\n安睡率 | 乙组 71%\n");
  check_text (DEALT "甲组复发率较乙组降低20%（5%比25%）。", "复发率 | 甲组 5%\n复发率 | 乙组 25%\n");
  check_text (DEALT "甲组中位无梦期较乙组延长3.2个月（12.1个月比8.9个月）。",
              "中位无梦期 | 甲组 12.1\n中位无梦期 | 乙组 8.9个月\n");
  check_text (DEALT "与乙组相比，甲组复发率为14%。", "复发率 | 甲组 14%\n");
  check_text (DEALT "甲组安睡率较乙组升高至94%。", "安睡率 | 甲组 94%\n");
  check_text (DEALT "甲组安睡率为94%，与乙组71%比较差异显著。", "安睡率 | 甲组 94%\n安睡率 | 乙组 71%\n");
}

/* The name of an outcome has neither its groups before it nor behind it how it went. */
static void
test_named (void)
{
  check_text (DEALT "甲组疼痛评分下降至（2.1±0.4）分，乙组为（3.3±0.5）分。",
              "疼痛评分 | 甲组 2.1±0.4\n疼痛评分 | 乙组 3.3±0.5\n");
  check_text (DEALT "甲、乙两组的中位无梦期分别为9.0个月和7.4个月。",
              "中位无梦期 | 甲组 9.0\n中位无梦期 | 乙组 7.4个月\n");
  check_text (DEALT "甲、乙两组患者安睡率分别为94%和71%。", "安睡率 | 甲组 94%\n安睡率 | 乙组 71%\n");
  check_text (DEALT "安睡率在甲组和乙组分别为94%和71%。", "安睡率 | 甲组 94%\n安睡率 | 乙组 71%\n");
  check_text (DEALT "安睡率在甲、乙两组分别为94%和71%。", "");
  check_text (DEALT "复发率在乙组为57%。", "复发率 | 乙组 57%\n");
  check_text (DEALT "两组分别为94%和71%。", "");
}

/* Numbers of people without a total are results where the same is counted in each arm. */
static void
test_parallel (void)
{
  check_text (DEALT "甲组安睡21例，惊醒7例；乙组安睡11例，惊醒15例。",
              "安睡 | 甲组 21\n惊醒 | 甲组 7\n安睡 | 乙组 11\n惊醒 | 乙组 15\n");
  check_text (DEALT "甲组中安睡人数21例；乙组中安睡人数11例。", "安睡人数 | 甲组 21\n安睡人数 | 乙组 11\n");
  check_text (DEALT "甲组安睡21例，惊醒7例；乙组安睡11例。", "安睡 | 甲组 21\n安睡 | 乙组 11\n");
  check_text (DEALT "甲组安睡21例，惊醒7例。", "");
  check_text (DEALT "甲组男性20例，女性15例；乙组男性18例，女性17例。", "");
  check_text (DEALT "甲组完成试验33例，乙组完成试验34例。", "");
  check_text (DEALT "甲组安睡21例，安睡3例；乙组安睡11例。", "");
  check_text (DEALT "甲组安睡21例次，乙组安睡11例次。", "");
}

/* The subject of a sentence is that of a second comparison, too. */
static void
test_subject (void)
{
  check_text (DEALT "甲组安睡率94%高于乙组的71%，复发率14%低于乙组的57%。",
              "安睡率 | 甲组 94%\n安睡率 | 乙组 71%\n复发率 | 甲组 14%\n复发率 | 乙组 57%\n");
  check_text (DEALT "甲组安睡率94%高于乙组的71%；惊醒率为1%，低于乙组的3%。",
              "安睡率 | 甲组 94%\n安睡率 | 乙组 71%\n惊醒率 | 甲组 1%\n惊醒率 | 乙组 3%\n");
  check_text (DEALT "甲组睡眠评分为（3.1±1.2）分，乙组为（5.1±1.3）分，入睡时间为（7.1±1.2）min，短于乙组的（9.1±1.4）min。",
              "睡眠评分 | 甲组 3.1±1.2\n睡眠评分 | 乙组 5.1±1.3\n入睡时间 | 甲组 7.1±1.2\n入睡时间 | 乙组 9.1±1.4\n");
}

/* In which order the numbers of three arms stand, one of which the others are compared with, is not said. */
static void
test_three (void)
{
  check_text (DEALT_THREE "与丙组比较，甲组和乙组安睡率较高（95%和90%比73%）。", "");
  check_text (DEALT_THREE "与甲组比较，乙组和丙组睡眠评分较低（6.1±1.1、4.1±1.1、3.1±1.2）。", "");
  check_text (DEALT_THREE "与丙组比较甲组和乙组安睡率较高（95%和90%比73%）。", "");
  check_text (DEALT_THREE "甲组、乙组和丙组安睡率分别为95%、90%和73%。", "安睡率 | 甲组 95%\n安睡率 | 乙组 90%\n安睡率 | 丙组 73%\n");
}

/* Before and after in one arm, and people who are no arm. */
static void
test_not_compared (void)
{
  check_text (DEALT "甲组治疗后睡眠评分低于治疗前（5.1±1.2 vs 7.3±1.4，P<0.05）。", "");
  check_text (DEALT "与治疗前比较，甲组睡眠评分降低[（7.3±1.4）vs（5.1±1.2），P<0.05]。", "");
  check_text (DEALT "男性患者有效率95%高于女性73%。", "");
  check_text (DEALT "甲组与乙组有效率分别为94.3%、71.4%。", "有效率 | 甲组 94.3%\n有效率 | 乙组 71.4%\n");
}

/* Ages tell who took part. The numbers behind them keep their own names. */
static void
test_ages (void)
{
  check_text (DEALT "甲组平均年龄45.2±5.1岁，乙组平均年龄46.1±4.9岁，复发率分别为14%和57%。",
              "复发率 | 甲组 14%\n复发率 | 乙组 57%\n");
  check_text (DEALT "甲组年龄（45.2±5.1）岁，乙组（46.1±4.9）岁。", "");
  check_text (DEALT "甲组骨龄评分5.1±1.2，乙组骨龄评分7.3±1.4。", "骨龄评分 | 甲组 5.1±1.2\n骨龄评分 | 乙组 7.3±1.4\n");
}

/* A number is not the time at which it or the other of its pair was taken. */
static void
test_times (void)
{
  check_text (DEALT "乙组较甲组入睡时间长（7.2天比5.1天）。", "入睡时间 | 乙组 7.2\n入睡时间 | 甲组 5.1天\n");
  check_text (DEALT "治疗4周后，甲组与乙组复发率分别为14%和57%。",
              "复发率 | 甲组 14% @4周\n复发率 | 乙组 57% @4周\n");
}

static void
test_names (void)
{
  check_text (DEALT "甲组白细胞减少5例（14.3%），乙组白细胞减少10例（28.6%）。",
              "白细胞减少 | 甲组 5例（14.3%）\n白细胞减少 | 乙组 10例（28.6%）\n");
  check_text (DEALT "甲组的腰臀比0.85±0.03低于乙组的0.91±0.04。", "腰臀比 | 甲组 0.85±0.03\n腰臀比 | 乙组 0.91±0.04\n");
  check_text (DEALT "与乙组比较，甲组的有效率升高（94.3%比71.4%）。", "有效率 | 甲组 94.3%\n有效率 | 乙组 71.4%\n");
  check_text (DEALT "甲组ALT水平（35.2±5.1）U/L显著低于乙组（48.3±6.2）U/L。",
              "ALT水平 | 甲组 35.2±5.1\nALT水平 | 乙组 48.3±6.2\n");
  check_text (DEALT "甲组和乙组ORR分别为28.6%（10/35）和14.3%（5/35）。",
              "ORR | 甲组 28.6%（10/35）\nORR | 乙组 14.3%（5/35）\n");
  check_text (DEALT "甲组和乙组中位生存期分别为4.5个月和4.0个月。", "中位生存期 | 甲组 4.5\n中位生存期 | 乙组 4.0个月\n");
  check_text (DEALT "两组不适发生率差异无统计学意义（33.3%∶37.5%，P=0.68）。",
              "不适发生率 | 甲组 33.3%\n不适发生率 | 乙组 37.5%\n");
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

  g_test_add_func ("/extract/results-chinese/compared", test_compared);
  g_test_add_func ("/extract/results-chinese/bracketed", test_bracketed);
  g_test_add_func ("/extract/results-chinese/gained", test_gained);
  g_test_add_func ("/extract/results-chinese/named", test_named);
  g_test_add_func ("/extract/results-chinese/parallel", test_parallel);
  g_test_add_func ("/extract/results-chinese/subject", test_subject);
  g_test_add_func ("/extract/results-chinese/three", test_three);
  g_test_add_func ("/extract/results-chinese/not-compared", test_not_compared);
  g_test_add_func ("/extract/results-chinese/ages", test_ages);
  g_test_add_func ("/extract/results-chinese/times", test_times);
  g_test_add_func ("/extract/results-chinese/names", test_names);

  status = g_test_run ();
  tc_extractor_unref (extractor);
  return status;
}
