/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-labels.h"

#include <string.h>

#include "tc-label-words.h"

/* Tests: tc-labels.c tc-label-words.c tc-label-words-zh.c */

#define START TC_LABEL_LINE_START
#define INSIDE TC_LABEL_INSIDE
#define BARE TC_LABEL_INSIDE_BARE

/* kind: NULL where it is no label; rest: what stands behind the label */
static const struct
{
  const char *name;
  const char *text;
  TcLabelPlace place;
  const char *kind;
  const char *rest;
} labels[] = {
  { "colon", "Methods: We came.", START, "methods", "We came." },
  { "colon-inside", "Methods: We came.", INSIDE, "methods", "We came." },
  { "colon-full-width", "Methods：We came.", START, "methods", "We came." },
  { "bold", "**Results:** All.", START, "results", "All." },
  { "heading-mark", "## Results", START, "results", "" },
  { "two-words", "Patients and Methods: We came.", START, "methods", "We came." },
  { "methods-and-findings", "Methods and Findings: We came.", START, "abstract", "We came." },
  { "results-and-discussion", "Results and Discussion: We came.", START, "results", "We came." },
  { "slash", "Materials/Methods: We came.", START, "methods", "We came." },
  { "capitals", "METHODS We came.", START, "methods", "We came." },
  { "capitals-inside", "METHODS We came.", INSIDE, NULL, NULL },
  { "capitals-after-bare", "METHODS We came.", BARE, "methods", "We came." },
  { "capitals-of-others-after-bare", "NATO We came.", BARE, NULL, NULL },
  { "stop", "Conclusions. It works.", START, "conclusions", "It works." },
  { "dash", "Conclusion — It works.", START, "conclusions", "It works." },
  { "alone", "References", START, "references", "" },
  { "alone-numbered", "2. Methods", START, "methods", "" },
  { "alone-brackets", "[Background]", START, "background", "" },
  { "doi", "doi: 10.5555/x", START, "identifiers", "10.5555/x" },
  { "registration", "Trial registration number: NCT00000000", START, "registration", "NCT00000000" },
  { "keywords", "Keywords: humming", START, "keywords", "humming" },
  { "lower-case", "methods: we came", START, NULL, NULL },
  { "sentence", "Methods of humming are many.", START, NULL, NULL },
  { "unknown", "Humming: we came", START, NULL, NULL },
  { "empty", "", START, NULL, NULL },
  { "colon-only", ":", START, NULL, NULL },
  { "chinese-colon", "方法：纳入40例", START, "methods", "纳入40例" },
  { "chinese-blank", "方法 纳入40例", INSIDE, "methods", "纳入40例" },
  { "chinese-spaced", "方 法：纳入40例", START, "methods", "纳入40例" },
  { "chinese-brackets", "【结果】有效", START, "results", "有效" },
  { "chinese-brackets-open", "【结果有效", START, NULL, NULL },
  { "chinese-bare", "目的探讨疗效", START, "objective", "探讨疗效" },
  { "chinese-bare-inside", "目的探讨疗效", INSIDE, NULL, NULL },
  { "chinese-bare-after-bare", "目的探讨疗效", BARE, "objective", "探讨疗效" },
  { "chinese-sentence", "目的是探讨疗效", START, NULL, NULL },
  { "chinese-longer-first", "目的与方法：探讨", START, "objective", "探讨" },
  { "chinese-alone", "参考文献", START, "references", "" },
  { "chinese-alone-inside", "参考文献", INSIDE, NULL, NULL },
  { "traditional", "結論：有效", START, "conclusions", "有效" },
};

static void
test_label (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *text = labels[i].text;
  TcPiece piece = { text, text + strlen (text), 0 };
  TcLabel label = { 0 };
  gboolean matched = tc_label_match (piece, labels[i].place, &label);

  g_assert_cmpint (matched, ==, labels[i].kind != NULL);
  if (!matched)
    return;

  g_assert_cmpstr (tc_section_kind_to_string (label.kind), ==, labels[i].kind);
  g_assert_cmpstr (label.end, ==, labels[i].rest);
  g_assert_cmpint (label.alone, ==, labels[i].rest[0] == '\0');
}

/* English words, whatever their case, joints and blanks. */
static void
test_words (void)
{
  static const struct { const char *words; const char *kind; } words[] = {
    { "methods", "methods" }, { "METHODS", "methods" }, { "Methods  and   Results", "abstract" },
    { "Background & Aims", "background" }, { "Clinical Trials Registration", "registration" },
    { "Acknowledgements", "boilerplate" }, { "Literature Cited", "references" },
    { "of", NULL }, { "", NULL }, { "1methods", NULL }, { "Methods and humming", NULL }, { "and", NULL },
    { ",,,", NULL }, { "methods,", "methods" },
    { "methodsmethodsmethodsmethodsmethodsmethodsmethodsmethodsmethodsmethodsmethodsmethods", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TcSectionKind kind = TC_SECTION_COPY;
      gboolean known = tc_label_words_find (words[i].words, strlen (words[i].words), &kind);

      g_test_message ("%s", words[i].words);
      g_assert_cmpint (known, ==, words[i].kind != NULL);
      if (known)
        g_assert_cmpstr (tc_section_kind_to_string (kind), ==, words[i].kind);
    }
}

static void
test_chinese_words (void)
{
  static const struct { const char *text, *words, *after; } cases[] = {
    { "目的", "目的", "" }, { "目的与方法：", "目的与方法", "：" }, { "研究背景 ", "研究背景", " " },
    { "结 果：", "结果", "：" }, { "结\u3000\u3000论", "结论", "" }, { "中文摘要", "中文摘要", "" },
    { "患者", NULL, NULL }, { "目", NULL, NULL }, { "结     果", NULL, NULL }, { "", NULL, NULL },
  };
  static const struct { const char *words, *after; gboolean bare; } bares[] = {
    { "目的", "探讨疗效", TRUE }, { "目的", "是探讨", FALSE }, { "结果", "显示有效", FALSE },
    { "结果", "两组患者", TRUE }, { "摘要", "探讨疗效", FALSE }, { "方法", "，", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      const char *after = NULL;
      TcSectionKind kind;

      g_test_message ("%s", text);
      g_assert_cmpstr (tc_label_words_find_chinese (text, text + strlen (text), &after, &kind), ==,
                       cases[i].words);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bares); i++)
    g_assert_cmpint (tc_label_words_may_be_bare (bares[i].words, bares[i].after), ==, bares[i].bare);
}

/* A long line takes no longer than a short one: nothing looks past the place of a label. */
static void
test_long_line (void)
{
  g_autofree char *capitals = g_strnfill (4 * 1024 * 1024, 'M');
  TcPiece piece = { capitals, capitals + strlen (capitals), 0 };
  TcLabel label;

  for (guint i = 0; i < 100000; i++)
    g_assert_false (tc_label_match (piece, TC_LABEL_LINE_START, &label));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *path = g_strconcat ("/read/labels/match/", labels[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_label);
    }
  g_test_add_func ("/read/labels/words", test_words);
  g_test_add_func ("/read/labels/chinese-words", test_chinese_words);
  g_test_add_func ("/read/labels/long-line", test_long_line);
  return g_test_run ();
}
