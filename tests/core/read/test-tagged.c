/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-read.h"
#include "tc-reader.h"

/* Tests: tc-read-nbib.c tc-read-noteexpress.c tc-read-ovid.c tc-read-pubmed-text.c tc-read-refer.c tc-read-refworks.c
 * tc-read-wos.c
 * Through them: tc-tagged.c tc-tags.c */

/* One record each, its reader, and what it says. */
static const struct
{
  const char *name;
  const char *record;
  const TcReader *reader;
  const char *fields;
} records[] = {
  { "nbib",
    "PMID- 99900011\nOWN - NLM\nVI  - 8\nIP  - 2\nDP  - 2031 Feb\nTI  - Humming in\n      probes.\nPG  - 11-9\n"
    "LID - S1-2 [pii]\nLID - 10.5555/hum.1 [doi]\nFAU - Testperson, Anna\nAU  - Testperson A\nFAU - Probe, B\nAU  - Probe B\n"
    "CN  - Humming Group\nJT  - Journal of samples\nTA  - J Sample\nPMC - PMC99900\nSI  - GENBANK/X1\n"
    "AID - 10.5555/hum.1 [doi]\n",
    &tc_reader_nbib,
    "title: Humming in probes.\nauthors: Testperson, Anna\nauthors: Probe, B\nauthors: Humming Group\njournal: Journal of samples\n"
    "year: 2031\npublication_date: 2031 Feb\nvolume: 8\nissue: 2\npages: 11-9\ndoi: 10.5555/hum.1\npmid: 99900011\npmcid: PMC99900\n" },
  { "nbib-short-names", "PMID- 1\nTI  - Humming\nAU  - Probe B\n", &tc_reader_nbib, "title: Humming\nauthors: Probe B\npmid: 1\n" },
  { "nbib-group", "PMID- 1\nTI  - Humming\nCN  - Humming Group\n", &tc_reader_nbib, "title: Humming\nauthors: Humming Group\npmid: 1\n" },
  { "nbib-careless", "PMID-99900011\nTI-\nBTI -   \nTI  -Humming\nIL-6 in probes\n", &tc_reader_nbib,
    "title: Humming IL-6 in probes\npmid: 99900011\n" },
  { "nbib-without-pmid", "OWN - NLM\nSTAT- MEDLINE\nDCOM- 20310101\nTI  - Humming\n", &tc_reader_nbib, "title: Humming\n" },
  { "refer",
    "%0 Journal Article\n%A Testperson, Anna\n%A Probe, B\n%T Humming\nin probes\n%J J Sample\n%V 8\n%N 2\n%P 11-19\n%D 2031\n"
    "%R 10.5555/hum.1\n%@ 1234-5678\n%X We hum.\n%K hum\nbuzz\n",
    &tc_reader_refer,
    "title: Humming in probes\nauthors: Testperson, Anna\nauthors: Probe, B\njournal: J Sample\nyear: 2031\nvolume: 8\n"
    "issue: 2\npages: 11-19\ndoi: 10.5555/hum.1\n" },
  { "refer-chinese", "%0 Journal Article\n%A 甲样本;乙样本\n%T 哼唱的样本试验\n%J 样本杂志\n%D 2031\n%W CNKI\n", &tc_reader_refer,
    "title_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\njournal: 样本杂志\nyear: 2031\n" },
  { "refer-date", "%0 Newspaper\n%T Humming\n%8 2031-02-03\n", &tc_reader_refer,
    "title: Humming\nyear: 2031\npublication_date: 2031-02-03\n" },
  { "refer-one-line", "%T Humming", &tc_reader_refer, "title: Humming\n" },
  { "wos",
    "FN Sample Science\nVR 1.0\nPT J\nAU Testperson, A\n   Probe, B\nAF Testperson, Anna\n   Probe, B.\nTI Humming\n   in probes\n"
    "SO J SAMPLE\nJ9 J SAMP\nPY 2031\nPD FEB\nVL 8\nIS 2\nBP 11\nEP 19\nDI 10.5555/hum.1\nPM 99900011\nER\n\nEF\n",
    &tc_reader_wos,
    "title: Humming in probes\nauthors: Testperson, Anna\nauthors: Probe, B.\njournal: J SAMPLE\nyear: 2031\n"
    "publication_date: FEB 2031\nvolume: 8\nissue: 2\npages: 11-19\ndoi: 10.5555/hum.1\npmid: 99900011\n" },
  { "wos-article-number", "PT J\nAU Probe, B\nTI Humming\nAR e1234\nPG 9\nER\n", &tc_reader_wos,
    "title: Humming\nauthors: Probe, B\npages: e1234\n" },
  { "refworks",
    "RT Journal Article\nSR 1\nA1 甲样本,乙样本,丙某\nT1 哼唱的样本试验\nJF 样本杂志\nYR 2031\nIS 02\nVO 8\nOP 11-19\nAB 我们每天哼唱。\n"
    "II 期试验。\nDO 10.5555/hum.1\nURL https://hum.example/1\n",
    &tc_reader_refworks,
    "title_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\nauthors: 丙某\njournal: 样本杂志\nyear: 2031\nvolume: 8\n"
    "issue: 02\npages: 11-19\ndoi: 10.5555/hum.1\n" },
  { "refworks-no-blank", "RT Dissertation/Thesis\nSR 1\nA1甲样本\nT1 哼唱的样本试验\nSP 1\nOP 9\n", &tc_reader_refworks,
    "title_zh: 哼唱的样本试验\nauthors: 甲样本\npages: 1-9\n" },
  { "noteexpress",
    "{Reference Type}: Journal Article\n{Title}: 哼唱的样本试验\n{Translated Title}: Humming in probes\n{Author}: 甲样本;乙样本\n"
    "{Author Address}: 样本医院;\n{Journal}: 样本杂志\n{Year}: 2031\n{Volume}: 8\n{Issue}: 02\n{Pages}: 11-19\n"
    "{Abstract}: 我们每天哼唱。\n{DOI}: 10.5555/hum.1\n{Odd}: no\n{Database Provider}: CNKI\n",
    &tc_reader_noteexpress,
    "title: Humming in probes\ntitle_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\njournal: 样本杂志\nyear: 2031\n"
    "volume: 8\nissue: 02\npages: 11-19\ndoi: 10.5555/hum.1\n" },
  { "cnki-list",
    "SrcDatabase-来源库: 期刊\nTitle-题名: 哼唱的样本试验\nAuthor-作者: 甲样本;乙样本;\nSource-文献来源: 样本杂志\n"
    "PubTime-发表时间: 2031-02-03\nYear-年: 2031\nPeriod-期: 02\nPageCount-页码: 11-19\n",
    &tc_reader_noteexpress,
    "title_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\njournal: 样本杂志\nyear: 2031\npublication_date: 2031-02-03\n"
    "issue: 02\npages: 11-19\n" },
  { "ovid-tagged",
    "VN  - Ovid Technologies\nDB  - Ovid MEDLINE(R)\nUI  - 99900011\nTI  - Humming in\n      probes.\nAU  - Testperson A\n"
    "AU  - Probe B\nFA  - Testperson, Anna\nFA  - Probe, B\nJT  - Journal of samples\nYR  - 2031\nVI  - 8\nIP  - 2\n"
    "PG  - 11-19\nDO  - https://dx.doi.org/10.5555/hum.1\n",
    &tc_reader_ovid,
    "title: Humming in probes.\nauthors: Testperson, Anna\nauthors: Probe, B\njournal: Journal of samples\nyear: 2031\n"
    "volume: 8\nissue: 2\npages: 11-19\ndoi: 10.5555/hum.1\npmid: 99900011\n" },
  { "ovid-labelled",
    "<1>\nUnique Identifier\n  99900011\nTitle\n  Humming in probes.\nSource\n  J Sample. 8(2):11-9, 2031 Feb.\nAuthors\n"
    "  Testperson A. \n  Probe B\nAbstract\n  We hum.\nYear of Publication\n  2031\nOdd Label\n  what\n",
    &tc_reader_ovid, "title: Humming in probes.\nauthors: Testperson A.\nauthors: Probe B\njournal: J Sample\nyear: 2031\nvolume: 8\nissue: 2\n"
    "pages: 11-9\npmid: 99900011\n" },
  { "pubmed-text",
    "\n1. J Sample Med. 2031 Feb;8(2):11-9. doi: 10.5555/hum.1. Epub 2030 Dec 1.\n\nHumming in\nprobes.\n\n"
    "Testperson A(1)(2), Probe BC Jr(3); Humming\nGroup.\n\nAuthor information: \n(1)Probe Hospital, Sampletown.\n\n"
    "Comment in\n    J Sample Med. 2031 May;8(5):1.\n\nBACKGROUND: We hum\nevery day.\nRESULTS: They hummed.\n\n"
    "目的：我们每天哼唱。\n\n\302\251 2031 Sample House.\n\nDOI: 10.5555/hum.1\nPMCID: PMC99900\n"
    "PMID: 99900011  [Indexed for MEDLINE]\n",
    &tc_reader_pubmed_text,
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC Jr\nauthors: Humming Group\njournal: J Sample Med\n"
    "year: 2031\npublication_date: 2031 Feb\nvolume: 8\nissue: 2\npages: 11-9\ndoi: 10.5555/hum.1\npmid: 99900011\n"
    "pmcid: PMC99900\n" },
  { "pubmed-text-ahead", "1. Eye (Lond). 2031 Feb 3. doi: 10.5555/hum.1. Online ahead of print.\n\nHumming.\n\nWe hum.\n\nPMID: 9\n",
    &tc_reader_pubmed_text,
    "title: Humming.\njournal: Eye (Lond)\nyear: 2031\npublication_date: 2031 Feb 3\ndoi: 10.5555/hum.1\npmid: 9\n" },
};

static void
test_record (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (records[i].record, strlen (records[i].record));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, records[i].reader->id);
  g_assert_cmpstr (fields, ==, records[i].fields);
}

/* Where records begin and end. */
static const struct
{
  const char *name;
  const char *bytes;
  const char *parts;
} cuts[] = {
  { "nbib", "\nPMID- 1\nTI  - Hum\n\nPMID- 2\nTI  - Hum\n", "record 2 1+18\nrecord 5 20+18\n" },
  { "nbib-no-blank", "PMID- 1\nTI  - Hum\nPMID- 2\nTI  - Hum\n", "record 1 0+18\nrecord 3 18+18\n" },
  { "nbib-no-pmid", "PMID- 1\nTI  - Hum\n\nOWN - N\nTI  - Hum\n\nPMID- 3\n", "record 1 0+18\nrecord 4 19+18\nrecord 7 38+8\n" },
  { "nbib-double-spaced", "PMID- 1\n\nOWN - N\n\nTI  - Hum\n\nPMID- 2\n\nTI  - Hum\n", "record 1 0+28\nrecord 7 29+19\n" },
  { "nbib-junk", "PMID- 1\nTI  - Hum\n\nWords.\n\nPMID- 2\n", "record 1 0+18\nunknown 4 19+7\nrecord 6 27+8\n" },
  { "refer", "%0 A\n%T Hum\n\n%0 B\n%T Hum\n", "record 1 0+12\nrecord 4 13+12\n" },
  { "refer-no-blank", "%0 A\n%T Hum\n%0 B\n%T Hum\n", "record 1 0+12\nrecord 3 12+12\n" },
  { "refer-no-type", "%A A\n%T Hum\n\n%A B\n%T Hum\n", "record 1 0+12\nrecord 4 13+12\n" },
  { "refer-one-without-type", "%0 A\n%T Hum\n\n%A B\n%T Hum\n\n%0 C\n", "record 1 0+12\nrecord 4 13+12\nrecord 7 26+5\n" },
  { "refer-blank-inside", "%0 A\n%T Hum\n\n%X Words\n%0 C\n", "record 1 0+22\nrecord 5 22+5\n" },
  { "refer-title-first", "%T Hum\n%0 A\n%A A\n\n\n%T Hum\n%A B\n\n%T Hum\n%0 A\n%A C\n",
    "record 1 0+17\nrecord 6 19+12\nrecord 9 32+17\n" },
  { "refer-lost-type", "%T Hum\n%A A\n%0 B\n%T Hum\n", "record 1 0+12\nrecord 3 12+12\n" },
  { "wos", "FN A\nVR 1\nPT J\nTI Hum\nER\n\nPT J\nTI Hum\nER\nEF\n", "record 3 10+15\nrecord 7 26+15\n" },
  { "wos-no-end", "FN A\nVR 1\nPT J\nTI Hum\nPT J\nTI Hum\nER\nEF\n", "record 3 10+12\nrecord 5 22+15\n" },
  { "wos-no-type", "FN A\nVR 1\nTI Hum\nER\n\nPT J\nTI Hum\nER\nEF\n", "record 3 10+10\nrecord 6 21+15\n" },
  { "noteexpress", "{Reference Type}: A\n{Title}: B\n\n{Reference Type}: A\n{Title}: B\n",
    "record 1 0+31\nrecord 4 32+31\n" },
  { "estudy", "DataType: 1\nTitle-题名: A\nSrcDatabase-来源库: B\nLink-链接: C\n\nDataType: 1\nTitle-题名: A\nSrcDatabase-来源库: B\n",
    "record 1 0+68\nrecord 6 69+53\n" },
  { "ovid-numbers-with-full-stops", "<1. >\nVN  - Ovid\nTI  - A\n\n<241. >\nVN  - Ovid\nTI  - B\n", "record 1 0+25\nrecord 5 26+27\n" },
  { "ovid", "VN  - Ovid\nTI  - A\n\nVN  - Ovid\nTI  - B\n", "record 1 0+19\nrecord 4 20+19\n" },
  { "ovid-numbers", "<1>\nVN  - Ovid\nTI  - A\n\n<2>\nVN  - Ovid\nTI  - B\n", "record 1 0+23\nrecord 5 24+23\n" },
  { "ovid-labels", "<1>\nTitle\n  A\n<2>\nTitle\n  B\n", "record 1 0+14\nrecord 4 14+14\n" },
  { "pubmed-text",
    "1. A. 2031;8:1.\n\nHum\n\n1. We hum.\n2. They hum.\n\nPMID: 1\n\n\n2. B. 2031 Feb;8:2.\n\nHum\n\nPMID: 2\n",
    "record 1 0+55\nrecord 11 57+34\n" },
  { "refworks", "RT A\nT1 Hum\n\n\nRT B\nT1 Hum\n", "record 1 0+12\nrecord 5 14+12\n" },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *parts = read_test_parts (cuts[i].bytes, strlen (cuts[i].bytes));

  g_assert_cmpstr (parts, ==, cuts[i].parts);
}

/* What no field takes stands below the record, with words for the tag where the format has some. */
static void
test_others (void)
{
  static const struct { const char *record; const char *others; } others[] = {
    { "PMID- 1\nTI  - Humming\nOWN - NLM\nXYZ - new\nSI  - GENBANK/X1\nSI  - ISRCTN/ISRCTN12345678\n",
      "PMID: 1\nTrial registration: ISRCTN/ISRCTN12345678\n\nOther fields:\nOwner: NLM\nXYZ: new\nSecondary source: GENBANK/X1\n" },
    { "%0 Book\n%T Humming\n%I Probe House\n%; odd\n", "\nOther fields:\nType: Book\nPublisher: Probe House\n%;: odd\n" },
    { "PT J\nAU Probe, B\nTI Humming\nCR A\n   B\nXX what\nER\n",
      "Authors: Probe, B\n\nOther fields:\nType: J\nCited references: A B\nXX: what\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read_bytes (others[i].record, strlen (others[i].record));
      TcSource *source = g_ptr_array_index (sources, 0);
      g_autofree char *text = g_strconcat ("Title: Humming\n", others[i].others, NULL);

      g_assert_cmpstr (source->text, ==, text);
    }
}

/* Cut off anywhere, a file gives sources or an error and never an accident. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (gsize length = 1; length < strlen (records[i].record); length++)
      {
        g_autoptr (GBytes) part = g_bytes_new (records[i].record, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) sources = tc_read_bytes ("cut.txt", part, NULL, &error);

        g_assert_true (sources != NULL || error != NULL);
        for (guint j = 0; sources != NULL && j < sources->len; j++)
          read_test_check_record (g_ptr_array_index (sources, j));
      }
}

/* Texts that look like a format and are not. */
static void
test_not (void)
{
  static const char * const texts[] = {
    "%T is a tag, said Probe B.\nNobody listened to what was said about humming.\n",
    "PT J\nis what the probe wrote on the wall of the town.\n",
    "RT was measured in minutes.\nT1 and T2 were not.\n",
    "IL-6 fell.\nTNF rose.\nPMID: 99900011\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read (texts[i]);
      TcSource *source = g_ptr_array_index (sources, 0);

      g_assert_cmpstr (source->reader, ==, "plain-text");
    }
}

/* A retraction is a warning whichever way the record says it, the notice of one is none. */
static void
test_retracted (void)
{
  static const struct { const char *record; gboolean retracted; } records_of[] = {
    { "PMID- 1\nTI  - Humming\nPT  - Journal Article\nPT  - Retracted Publication\n", TRUE },
    { "PMID- 1\nTI  - Humming\nRIN - J Sample. 2033;1:2. PMID: 2\n", TRUE },
    { "PMID- 1\nTI  - Retraction: Humming\nPT  - Retraction of Publication\nROF - J Sample. 2031;8:11. PMID: 3\n", FALSE },
    { "TY  - JOUR\nTI  - RETRACTED: Humming\nER  - \n", TRUE },
    { "TY  - JOUR\nTI  - Retracted hums\nER  - \n", FALSE },
    { "Title,Publication Type\nHumming,Journal Article; Retracted Publication\n", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (records_of); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read_bytes (records_of[i].record, strlen (records_of[i].record));
      TcSource *source = g_ptr_array_index (sources, 0);

      g_assert_cmpuint (source->warnings->len, ==, records_of[i].retracted ? 1 : 0);
    }
}

/* Tags in Chinese are found before the file is decoded. */
static void
test_chinese_tags (void)
{
  static const char text[] = "【流水号】:1\r\n【标题】:哼唱的样本试验\r\n【作者】:甲样本;乙样本\r\n【出处】:样本杂志 2031;8(2):1-9\r\n\r\n"
                             "【流水号】：2\r\n【标题】：第二个样本试验\r\n【摘要】：目的 研究哼唱。\r\n【出处】：样本杂志 2030;7:9\r\n";
  static const char * const encodings[] = { "UTF-8", "GB18030" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length = 0;
      g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, length);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      g_assert_cmpuint (sources->len, ==, 2);
      first = read_test_fields (g_ptr_array_index (sources, 0));
      second = read_test_fields (g_ptr_array_index (sources, 1));
      g_assert_cmpstr (first, ==, "title_zh: 哼唱的样本试验\nauthors: 甲样本\nauthors: 乙样本\njournal: 样本杂志\nyear: 2031\nvolume: 8\n"
                       "issue: 2\npages: 1-9\n");
      g_assert_cmpstr (second, ==, "title_zh: 第二个样本试验\njournal: 样本杂志\nyear: 2030\nvolume: 7\npages: 9\n");
      g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, ==, "sinomed");
    }
}

/* A paper that names its parts so, or a page that somebody pasted, is none of its records. */
static void
test_chinese_paper (void)
{
  static const char * const pages[] = {
    "哼唱的样本试验\n甲样本\n【摘要】 目的 研究哼唱。\n【关键词】 哼唱\n【标题】 无\n",
    "【标题】：哼唱的样本试验\n【作者】：甲样本\n【摘要】：目的 研究哼唱。\n【关键词】：哼唱\n",
    "样本图书馆 首页\n【出处】：样本杂志 2031;8(2):1-9\n【标题】：哼唱的样本试验\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read_bytes (pages[i], strlen (pages[i]));

      g_test_message ("%s", pages[i]);
      g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, !=, "sinomed");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *path = g_strconcat ("/read/tagged/record/", records[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_record);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/tagged/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/read/tagged/others", test_others);
  g_test_add_func ("/read/tagged/truncated", test_truncated);
  g_test_add_func ("/read/tagged/not", test_not);
  g_test_add_func ("/read/tagged/chinese-tags", test_chinese_tags);
  g_test_add_func ("/read/tagged/chinese-paper", test_chinese_paper);
  g_test_add_func ("/read/tagged/retracted", test_retracted);
  return g_test_run ();
}
