/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-normalise.h"

#include <string.h>

/* Tests: tc-normalise.c */

static void
test_folds (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *folded;
  } cases[] = {
    { "case", "Phase IIa", "phase iia" },
    { "full width", "ＯＳ１２．３％（Ｐ＜０．０５）", "os12.3%(p<0.05)" },
    { "dashes", "double\u2010blind, 3\u20135 \u22122", "double-blind, 3-5 -2" },
    { "blanks", "10\u00a0mg \t  daily", "10 mg daily" },
    { "superscript", "1 × 10⁶ cells", "1 × 10^6 cells" },
    { "negative superscript", "kg⁻¹ m²", "kg^-1 m^2" },
    { "subscript", "HbA₁c", "hba_1c" },
    { "middle dot", "11·0–15·5", "11.0-15.5" },
    { "middle dot between words", "a·b", "a·b" },
    { "Roman numerals", "Ⅱ期、Ⅲ期", "ii期、iii期" },
    { "traditional", "隨機雙盲組患者", "随机双盲组患者" },
    { "blanks beside Chinese", "5 名 ALS 患者", "5名als患者" },
    { "ligature", "e\ufb03cacy", "efficacy" },
    { "degrees", "60 ℃", "60 °c" },
    { "zero width", "pla\u200bcebo\u00ad", "placebo" },
    { "quotes", "“patient’s”", "\"patient's\"" },
    { "paragraphs", "One.\n\n\nTwo.\nThree", "one.\ntwo.\nthree" },
    { "micro", "5 µg", "5 μg" },
    { "angle brackets", "P〈0.05", "p<0.05" },
    { "traditional, more of it", "兩組患者靜脈輸注幹細胞5000萬個", "两组患者静脉输注干细胞5000万个" },
    { "scanned numbers", "白细胞计数 >0 .5×10，P <0 .0 5，住院 2 0d，共 3 5 例", "白细胞计数>0.5×10,p <0.05,住院20d,共35例" },
    { "scanned characters", "目 的 观 察 疗 效 方 法 将 ６ ４ 例 患 者 随 机 分 组", "目的观察疗效方法将64例患者随机分组" },
    { "numbers side by side", "甲组 乙组 30 28，P 0.05", "甲组乙组30 28,p 0.05" },
    { "empty", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcNormal) normal = tc_normalise (cases[i].text);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (normal->text, ==, cases[i].folded);
      g_assert_cmpuint (normal->length, ==, strlen (normal->text));
      g_assert_true (g_utf8_validate (normal->text, -1, NULL));
    }
}

/* The line ends of hard-wrapped text are blanks; headings in capitals begin a new paragraph. */
static void
test_wraps (void)
{
  const char *text = "We gave the cells to everybody who came to the clinic in the morning\n"
                     "and to nobody else, as had been agreed with all of them before the trial.\n"
                     "RESULTS: all were well after the operation, and nobody had to be seen again\n"
                     "Study type: a trial";
  g_autoptr (TcNormal) normal = tc_normalise (text);

  g_assert_nonnull (strstr (normal->text, "in the morning and to nobody"));
  g_assert_nonnull (strstr (normal->text, "before the trial.\nresults: all"));
  g_assert_nonnull (strstr (normal->text, "seen again\nstudy type: a trial"));
}

/* Every passage of the folded text leads back to the code points it was made from. */
static void
test_way_back (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
    const char *source;
  } cases[] = {
    { "甲𠀀乙 ＡＬＳ 患者", "als", "ＡＬＳ" },
    { "e\u0301te\u0301 10⁶ cells", "10^6", "10⁶" },
    { "𝛂 phase Ⅱ trial", "ii", "Ⅱ" },
    { "a\u200bb\u00a0\u00a0c", "ab c", "a\u200bb\u00a0\u00a0c" },
    { "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80 end", "end", "end" },
    { "e\ufb03cacy", "efficacy", "e\ufb03cacy" },
    { "a\r\n\r\nb", "b", "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcNormal) normal = tc_normalise (cases[i].text);
      const char *at = strstr (normal->text, cases[i].folded);
      gsize start;
      TcSpan span;
      g_autofree char *slice = NULL;

      g_assert_nonnull (at);
      start = at - normal->text;
      span = tc_normal_to_span (normal, start, start + strlen (cases[i].folded));
      slice = tc_text_slice (cases[i].text, span);
      g_assert_cmpstr (slice, ==, cases[i].source);
      g_assert_cmpuint (tc_normal_from_char (normal, span.start), <=, start);
    }
}

static void
test_capitals (void)
{
  g_autoptr (TcNormal) normal = tc_normalise ("ALS patients");

  g_assert_true (tc_normal_is_upper (normal, 0));
  g_assert_true (tc_normal_is_upper (normal, 2));
  g_assert_false (tc_normal_is_upper (normal, 4));
  g_assert_false (tc_normal_is_upper (normal, normal->length));
}

static void
test_large (void)
{
  gsize n = 10 * 1000 * 1000;
  g_autofree char *line = g_malloc (n + 1);
  g_autoptr (TcNormal) normal = NULL;
  gint64 start = g_get_monotonic_time ();

  memset (line, 'A', n);
  line[n] = '\0';
  normal = tc_normalise (line);
  g_assert_cmpuint (normal->length, ==, n);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/normalise/folds", test_folds);
  g_test_add_func ("/text/normalise/wraps", test_wraps);
  g_test_add_func ("/text/normalise/way-back", test_way_back);
  g_test_add_func ("/text/normalise/capitals", test_capitals);
  g_test_add_func ("/text/normalise/large", test_large);
  return g_test_run ();
}
