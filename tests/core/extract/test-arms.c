/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prose-fixture.h"
#include "tc-extract.h"

/* Tests: tc-arms-chinese-listed.c
 * Arms by the many forms in which reports name them and say their sizes; all trials are invented. */

static TcExtractor *extractor;

typedef struct
{
  const char *text;
  const char *expected;           /* "label size dose", an arm before each semicolon */
} Case;

static void
append_member (GString    *line,
               TcValue    *record,
               const char *key)
{
  TcValue *member = tc_value_get_member (record, key);

  if (member == NULL)
    return;
  if (tc_value_get_kind (member) == TC_VALUE_TEXT)
    g_string_append_printf (line, " %s", tc_value_get_text (member));
  else
    g_string_append_printf (line, " %.10g", tc_value_get_number (member));
}

static void
check (const char *language,
       const Case *cases,
       guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TcSource) source = tc_source_new ();
      g_autoptr (TcExtraction) extraction = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) line = g_string_new (NULL);

      tc_source_take_text (source, g_strdup (cases[i].text));
      tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, g_utf8_strlen (cases[i].text, -1) }, language);
      extraction = tc_extractor_run (extractor, source, NULL, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < extraction->suggestions->len; k++)
        {
          const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, k);

          if (strcmp (suggestion->field, "arms") != 0)
            continue;
          append_member (line, suggestion->value, "label");
          append_member (line, suggestion->value, "n_allocated");
          append_member (line, suggestion->value, "dose");
          g_string_append_c (line, ';');
        }
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (line->str, ==, cases[i].expected);
    }
}

/* Names in Latin letters, with numbers and by dose; sizes in all orders; groups that are no arms. */
static void
test_chinese (void)
{
  static const Case cases[] = {
    { "方法 将90例腹痛患者随机分为A、B及C组,每组30例,A组服用维诺沙。", " A组 30; B组 30; C组 30;" },
    { "方法 将64例患者随机分为A组和B组,每组均为32例。", " A组 32; B组 32;" },
    { "方法 80例患者随机分为两组(n=40):V组静脉给予维诺沙,S组给予等量盐水。", " V组 40; S组 40;" },
    { "方法 随机分为3组:对照组(C组),维诺沙1组(V1组),维诺沙2组(V2组),每组各20例。",
      " 对照组 20; 维诺沙1组 20; 维诺沙2组 20;" },
    { "方法 患者随机分为维诺沙组(V组n=35)和盐水组(S组n=34)。", " V组 35; S组 34;" },
    { "方法 66例患者随机分配至50 mg组、100 mg组和安慰剂组,每组22例。", " 50 mg组 22 50 mg; 100 mg组 22 100 mg; 安慰剂组 22;" },
    { "方法 入选患者76例,其中38例行维诺沙注射(维诺沙组),38例仅予补液作为对照(对照组)。", " 维诺沙组 38; 对照组 38;" },
    { "方法 体检者30例为健康组,患者60例随机分为观察组和对照组,每组30例。", " 观察组 30; 对照组 30;" },
    /* Counter-examples: sorted by what they are, and not dealt out. */
    { "方法 105例患者根据年龄分为3组(n=35):青年组、中年组和老年组。", "" },
    { "方法 根据病情分为轻度组30例、中度组31例和重度组29例。", "" },
  };

  check ("zh", cases, G_N_ELEMENTS (cases));
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

  g_test_add_func ("/extract/arms/chinese", test_chinese);

  status = g_test_run ();
  tc_extractor_unref (extractor);
  return status;
}
