/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-front.h"

#include <string.h>

#include "read-test.h"
#include "tc-abstract.h"

/* Tests: tc-front.c tc-abstract.c */

/* What stands before an abstract, and at which line the abstract begins. */
static const struct
{
  const char *name;
  const char *text;
  guint first;                    /* line, blank ones not counted */
  const char *sections;
} fronts[] = {
  { "nothing", "", 0, "" },
  { "title", "A trial of humming in the probe town\n\nWe hummed for an hour each day and found that it was well.\n", 1,
    "title en | A trial of humming in the probe town\n" },
  { "labels", "Title: A trial of humming\nAuthors: Testperson A, Probe B\nDOI: 10.5555/x\nBackground: We hum.\n", 3,
    "title en | A trial of humming\nauthors en | Testperson A, Probe B\nidentifiers  | DOI: 10.5555/x\n" },
  { "aggregator",
    "Suppr超能文献\n\n哼唱治疗失眠的随机试验。\n\nA randomised trial of humming.\n\n作者信息\n\nTestperson Anna, Probe Bert\n\n"
    "机构信息\n\nInstitute of Probes, Teststadt, Germany.\n\n出版信息\n\nJ Sample Med. 2031 Jun;4(6):590-7.\n\nAbstract\n", 9,
    "boilerplate zh | Suppr超能文献\ntitle zh | 哼唱治疗失眠的随机试验。\ntitle en | A randomised trial of humming.\n"
    "authors en | Testperson Anna, Probe Bert\naffiliations en | Institute of Probes, Teststadt, Germany.\n"
    "citation en | J Sample Med. 2031 Jun;4(6):590-7.\n" },
  { "chinese-page",
    "哼唱治疗失眠的疗效分析\n更新时间:2031年12月27日阅读:3次\n作者: 张样本 1 陈测 2\n关键词: 哼唱 失眠\n"
    "引用格式: 张样本,陈测.哼唱[J]. 样本杂志,2031, 26(11):249-256.\n摘要\n", 5,
    "title zh | 哼唱治疗失眠的疗效分析\nboilerplate zh | 更新时间:2031年12月27日阅读:3次\nauthors zh | 张样本 1 陈测 2\n"
    "keywords zh | 哼唱 失眠\ncitation zh | 引用格式: 张样本,陈测.哼唱[J]. 样本杂志,2031, 26(11):249-256.\n" },
  { "title-above-volume",
    "Humming for sleep: a randomised trial\nVol. 5 No. 2 (2031)\nBert Probe, Carla D. Muster\nAbstract\n", 3,
    "title en | Humming for sleep: a randomised trial\ncitation en | Vol. 5 No. 2 (2031)\nauthors en | Bert Probe, Carla D. Muster\n" },
  { "short-title-above-volume",
    "Humming in the probe town\nVol. 5 No. 2 (2031)\nBert Probe, Carla D. Muster\nAbstract\n", 3,
    "title en | Humming in the probe town\ncitation en | Vol. 5 No. 2 (2031)\nauthors en | Bert Probe, Carla D. Muster\n" },
  { "journal-above-volume",
    "Journal of Sample Studies\nVol. 5 No. 2 (2031)\nHumming for sleep: a randomised trial\nAbstract\n", 3,
    "citation en | Journal of Sample Studies/Vol. 5 No. 2 (2031)\ntitle en | Humming for sleep: a randomised trial\n" },
  { "copied-page",
    "Skip to main content\nNCBI\nUser Guide\nJournal of Sample Humming\nJ Sample Hum. 2031 May 3;12(4):100-8.\n"
    "Humming for sleep: a randomised trial\nBert Probe, Carla D. Muster\nAbstract\n", 7,
    "boilerplate en | Skip to main content/NCBI/User Guide\n"
    "citation en | Journal of Sample Humming/J Sample Hum. 2031 May 3;12(4):100-8.\n"
    "title en | Humming for sleep: a randomised trial\nauthors en | Bert Probe, Carla D. Muster\n" },
  { "title-with-words-of-a-journal",
    "Humming in samples\nJ Sample Hum. 2031 May 3;12(4):100-8.\nBert Probe, Carla D. Muster\nAbstract\n", 3,
    "title en | Humming in samples\ncitation en | J Sample Hum. 2031 May 3;12(4):100-8.\n"
    "authors en | Bert Probe, Carla D. Muster\n" },
  { "diseases-are-no-authors", "白癜风 黄褐斑 关节炎\n样本杂志, 2031, 54(3): 201-205\n摘要\n", 2,
    "title zh | 白癜风 黄褐斑 关节炎\ncitation zh | 样本杂志, 2031, 54(3): 201-205\n" },
  { "journal-of-a-university",
    "张样本, 陈测, 王示例\nZHANG Sample, CHEN Probe, WANG Example\n哼唱治疗失眠的疗效分析\n样本大学学报, 2031, 38(5): 445-451\n摘要\n", 4,
    "authors zh | 张样本, 陈测, 王示例\nboilerplate en | ZHANG Sample, CHEN Probe, WANG Example\n"
    "title zh | 哼唱治疗失眠的疗效分析\ncitation zh | 样本大学学报, 2031, 38(5): 445-451\n" },
  { "at-once", "Methods: We hummed.\n", 0, "" },
  { "blocks",
    "1. J Sample Med. 2031 Feb;8(2):11-9. doi: 10.5555/x.\n\nA trial of humming in the probe town.\n\n"
    "Testperson A(1), Probe B(2).\n\nAuthor information:\n(1)Institute of Probes, Teststadt, Germany.\n\n"
    "BACKGROUND: We hum.\n", 5,
    "citation en | 1. J Sample Med. 2031 Feb;8(2):11-9. doi: 10.5555/x.\n"
    "title en | A trial of humming in the probe town.\nauthors en | Testperson A(1), Probe B(2).\n"
    "affiliations en | Author information:/(1)Institute of Probes, Teststadt, Germany.\n" },
};

static void
test_front (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (GArray) lines = NULL;
  g_autofree char *sections = NULL;
  TcOutline *outline;

  tc_source_take_text (source, g_strdup (fronts[i].text));
  outline = tc_outline_new (source);
  lines = tc_lines_split (source->text, 0);
  g_assert_cmpuint (tc_front_read (outline, lines), ==, fronts[i].first);
  tc_outline_free (outline);
  sections = read_test_describe (source);
  g_assert_cmpstr (sections, ==, fronts[i].sections);
}

/* The parts of an abstract, and what stands behind it. */
static const struct
{
  const char *name;
  const char *text;
  const char *sections;
} abstracts[] = {
  { "nothing", "", "" },
  { "whole", "We hummed. It was well.\n", "abstract en | We hummed. It was well.\n" },
  { "parts", "Background: We hum.\nMethods: We hummed.\nResults: Well.\nConclusion: Hum.\n",
    "background en | We hum.\nmethods en | We hummed.\nresults en | Well.\nconclusions en | Hum.\n" },
  { "inside-a-paragraph", "BACKGROUND: We hum. METHODS: We hummed. RESULTS: Well.\n",
    "background en | We hum.\nmethods en | We hummed.\nresults en | Well.\n" },
  { "headings", "Methods\nWe hummed.\nResults\nWell.\n", "methods en | We hummed.\nresults en | Well.\n" },
  { "chinese", "目的：探讨哼唱。方法：每日哼唱。结果：良好。\n",
    "objective zh | 探讨哼唱。\nmethods zh | 每日哼唱。\nresults zh | 良好。\n" },
  { "chinese-bare", "目的探讨哼唱的作用。方法每日哼唱一小时。结果良好的患者较多。\n",
    "objective zh | 探讨哼唱的作用。\nmethods zh | 每日哼唱一小时。\nresults zh | 良好的患者较多。\n" },
  { "capitals", "BACKGROUND Towns are loud. METHODS We hummed. RESULTS Well.\n",
    "background en | Towns are loud.\nmethods en | We hummed.\nresults en | Well.\n" },
  { "both", "Methods: We hummed for an hour each day in the town of the probes and then went home.\n"
    "方法：我们每天在虚构的小镇中哼唱一小时然后回家。\n",
    "methods en | We hummed for an hour each day in the town of the probes and then went home.\n"
    "methods zh | 我们每天在虚构的小镇中哼唱一小时然后回家。\n" },
  { "registration-keeps-its-label", "Results: Well.\nTrial registration: NCT00000000.\n",
    "results en | Well.\nregistration en | Trial registration: NCT00000000.\n" },
  { "keywords", "Results: Well.\nKeywords: humming; towns\n", "results en | Well.\nkeywords en | humming; towns\n" },
  { "references-take-all", "Results: Well.\nReferences\n1. Probe B. Methods: a book. 2030.\n2. Muster C. Results: more. 2029.\n",
    "results en | Well.\nreferences en | 1. Probe B. Methods: a book. 2030./2. Muster C. Results: more. 2029.\n" },
};

static void
test_abstract (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (GArray) lines = NULL;
  g_autofree char *sections = NULL;
  TcOutline *outline;

  tc_source_take_text (source, g_strdup (abstracts[i].text));
  outline = tc_outline_new (source);
  lines = tc_lines_split (source->text, 0);
  tc_abstract_read (outline, lines, 0, lines->len);
  tc_outline_free (outline);
  sections = read_test_describe (source);
  g_assert_cmpstr (sections, ==, abstracts[i].sections);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/front/", fronts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_front);
    }
  for (guint i = 0; i < G_N_ELEMENTS (abstracts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/abstract/", abstracts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_abstract);
    }
  return g_test_run ();
}
