/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-read.h"
#include "tc-reader.h"

/* Tests: tc-read.c tc-read-ris.c
 * Through them: tc-readers.c tc-tagged.c tc-statements.c tc-statement-citation.c tc-statement-lists.c
 * tc-statement-shapes.c tc-tags.c */

#define TITLE "TI  - Humming in probes\n"

/* One record each, and what it says. */
static const struct
{
  const char *name;
  const char *record;
  const char *fields;
} records[] = {
  { "plain",
    "TY  - JOUR\nAU  - Testperson, Anna\nAU  - Probe, B.\nTI  - Humming in probes\nJO  - J Sample Med\nPY  - 2031\n"
    "VL  - 8\nIS  - 2\nSP  - 11\nEP  - 19\nDO  - 10.5555/hum.1\nER  - \n",
    "title: Humming in probes\nauthors: Testperson, Anna\nauthors: Probe, B.\njournal: J Sample Med\nyear: 2031\n"
    "volume: 8\nissue: 2\npages: 11-19\ndoi: 10.5555/hum.1\n" },
  { "old-tags",
    "TY  - JOUR\nT1  - Humming in probes\nA1  - Testperson,A. \nJF  - Journal of Samples\nJA  - J Sample\nY1  - 2031/02//\n"
    "N2  - We hum.\nVL  - 8\nCP  - 2\nER  - \n",
    "title: Humming in probes\nauthors: Testperson,A.\njournal: Journal of Samples\nyear: 2031\n"
    "publication_date: 2031/02\nvolume: 8\nissue: 2\n" },
  { "best-journal-wins", "TY  - JOUR\n" TITLE "J2  - J. S.\nT2  - Journal of Samples\nJA  - J Sample\nER  - \n",
    "title: Humming in probes\njournal: Journal of Samples\n" },
  { "pages-in-first", "TY  - JOUR\n" TITLE "SP  - 12-19\nER  - \n", "title: Humming in probes\npages: 12-19\n" },
  { "pages-in-both", "TY  - JOUR\n" TITLE "SP  - 12\nEP  - 12-19\nER  - \n", "title: Humming in probes\npages: 12-19\n" },
  { "one-page", "TY  - JOUR\n" TITLE "SP  - 12\nEP  - 12\nER  - \n", "title: Humming in probes\npages: 12\n" },
  { "article-number", "TY  - JOUR\n" TITLE "C7  - e1234\nER  - \n", "title: Humming in probes\npages: e1234\n" },
  { "volume-and-issue-in-one", "TY  - JOUR\n" TITLE "VL  - 8(2)\nER  - \n",
    "title: Humming in probes\nvolume: 8\nissue: 2\n" },
  { "volume-of-issue-only", "TY  - JOUR\n" TITLE "VL  - ;No.396\nER  - \n", "title: Humming in probes\n" },
  { "volume-of-markup", "TY  - JOUR\n" TITLE "VL  - <i></i>\nVL  - 8\nER  - \n", "title: Humming in probes\n" },
  { "volume-twice", "TY  - JOUR\n" TITLE "VL  - 8\nVL  - v. 8\nER  - \n", "title: Humming in probes\nvolume: 8\n" },
  { "address-is-no-issue", "TY  - JOUR\n" TITLE "M1  - (Probe B.) Probe town, Sampleland\nER  - \n",
    "title: Humming in probes\n" },
  { "dates", "TY  - JOUR\n" TITLE "PY  - 2031//\nDA  - 2031/02/03/\nY2  - 2035/01/01\nER  - \n",
    "title: Humming in probes\nyear: 2031\npublication_date: 2031/02/03\n" },
  { "date-without-year", "TY  - JOUR\n" TITLE "PY  - 2031\nDA  - FEB 3\nER  - \n",
    "title: Humming in probes\nyear: 2031\npublication_date: FEB 3 2031\n" },
  { "date-of-another-year", "TY  - JOUR\n" TITLE "PY  - 2031\nDA  - 2033/02/03\nER  - \n",
    "title: Humming in probes\nyear: 2031\n" },
  { "doi-in-link", "TY  - JOUR\n" TITLE "UR  - https://doi.org/10.5555/hum.1\nER  - \n",
    "title: Humming in probes\ndoi: 10.5555/hum.1\n" },
  { "doi-with-prefix", "TY  - JOUR\n" TITLE "DO  - http://dx.doi.org/10.5555/hum.1\nER  - \n",
    "title: Humming in probes\ndoi: 10.5555/hum.1\n" },
  { "doi-in-note", "TY  - JOUR\n" TITLE "M3  - doi: 10.5555/hum.1\nER  - \n", "title: Humming in probes\ndoi: 10.5555/hum.1\n" },
  { "doi-in-l3", "TY  - JOUR\n" TITLE "L3  - 10.5555/hum.1\nER  - \n", "title: Humming in probes\ndoi: 10.5555/hum.1\n" },
  { "pmid-marked", "TY  - JOUR\n" TITLE "U1  - 99900011[pmid]\nU2  - PMC99900[pmcid]\nER  - \n",
    "title: Humming in probes\npmid: 99900011\npmcid: PMC99900\n" },
  { "pmid-named", "TY  - JOUR\n" TITLE "C3  - PUBMED 99900011,EMBASE 1\nER  - \n",
    "title: Humming in probes\npmid: 99900011\n" },
  { "pmid-accession", "TY  - JOUR\n" TITLE "DB  - PubMed\nAN  - 99900011\nER  - \n",
    "title: Humming in probes\npmid: 99900011\n" },
  { "pmid-of-nothing", "TY  - JOUR\n" TITLE "DB  - PubMed\nAN  - 0\nER  - \n", "title: Humming in probes\n" },
  { "pmid-with-a-zero", "TY  - JOUR\n" TITLE "U1  - 09990001[pmid]\nC3  - PUBMED 09990001\nER  - \n",
    "title: Humming in probes\n" },
  { "pmid-of-nine-digits", "TY  - JOUR\n" TITLE "DB  - PubMed\nAN  - 999000111\nER  - \n",
    "title: Humming in probes\n" },
  { "accession-of-another", "TY  - JOUR\n" TITLE "DB  - Samplebase\nAN  - 99900011\nER  - \n",
    "title: Humming in probes\n" },
  { "authors-in-one", "TY  - JOUR\n" TITLE "AU  - Testperson, A; Probe, B;\nER  - \n",
    "title: Humming in probes\nauthors: Testperson, A\nauthors: Probe, B\n" },
  { "short-authors-in-one", "TY  - JOUR\n" TITLE "AU  - Testperson A, Probe BC\nER  - \n",
    "title: Humming in probes\nauthors: Testperson A\nauthors: Probe BC\n" },
  { "some-authors", "TY  - JOUR\n" TITLE "AU  - Testperson A, et al.\nAU  - Probe, Bert et al\nAU  - Petal, Al\nAU  - et al.\nAU  - others\nER  - \n",
    "title: Humming in probes\nauthors: Testperson A\nauthors: Probe, Bert\nauthors: Petal, Al\n" },
  { "chinese-authors", "TY  - JOUR\n" TITLE "AU  - 甲样本，乙样本,丙某、丁某\nAU  - 戊, 某\nAU  - 欧阳,样本\nER  - \n",
    "title: Humming in probes\nauthors: 甲样本\nauthors: 乙样本\nauthors: 丙某\nauthors: 丁某\nauthors: 戊, 某\n"
    "authors: 欧阳,样本\n" },
  { "two-languages", "TY  - JOUR\n" TITLE "TT  - 哼唱的样本试验\nER  - \n",
    "title: Humming in probes\ntitle_zh: 哼唱的样本试验\n" },
  { "wrapped-title", "TY  - JOUR\nTI  - Humming\n      in   probes\n\nER  - \n", "title: Humming in probes\n" },
  { "markup-in-title", "TY  - JOUR\nTI  - <i>Humming</i> &amp; probes, p < 0.05\nER  - \n",
    "title: Humming & probes, p < 0.05\n" },
  { "one-blank", "TY - JOUR\nTI - Humming - in probes\nAU - Probe, B.\nER -\n",
    "title: Humming - in probes\nauthors: Probe, B.\n" },
  { "three-blanks", "TY   - JOUR\nTI   - Humming\nER   - \n", "title: Humming\n" },
  { "blanks-behind", "TY  -  JOUR\nTI  -  Humming\nER  -  \n", "title: Humming\n" },
  { "lower-case", "ty  - jour\nti  - Humming\nau  - Probe, B.\ner  - \n", "title: Humming\nauthors: Probe, B.\n" },
  { "no-blank-behind", "TY  -JOUR\nTI  -Humming\nER  -\n", "title: Humming\n" },
  { "dashes-are-no-tags", "TY  - JOUR\nTI  - Humming\nAB  - We hum.\nBP - that is pressure - fell.\nT2-weighted.\nER  - \n",
    "title: Humming\n" },
  { "careless-words", "TY  - JOUR\nN2  - In the\nER - positive tumours,\nCT - guided,\nAD - Alzheimer\nED - visits\n"
    TITLE "KW - hum\nER -\n", "title: Humming in probes\n" },
  { "er-in-text", "TY  - JOUR\nN2  - In the\nER then second.\nTI  - Humming\nER  - \n", "title: Humming\n" },
  { "carriage-returns", "TY  - JOUR\rTI  - Humming\rAU  - Probe, B.\rER  - \r", "title: Humming\nauthors: Probe, B.\n" },
  { "windows", "\xef\xbb\xbfTY  - JOUR\r\nTI  - Humming\r\n in probes\r\nER  - \r\n", "title: Humming in probes\n" },
  { "title-in-parts", "TY  - JOUR\nTI  - Humming\nT1  - Humming\nTI  - a trial\nER  - \n", "title: Humming: a trial\n" },
  { "title-twice", "TY  - JOUR\nTI  - Humming\nT1  - 哼唱\nER  - \n", "title: Humming\ntitle_zh: 哼唱\n" },
  { "number-as-author", "TY  - UNPB\n" TITLE "AU  - ChiCTR2199900001,\nER  - \n", "title: Humming in probes\n" },
  { "number-with-country", "TY  - UNPB\n" TITLE "AU  - EUCTR2031-000001-28-GB\nER  - \n",
    "title: Humming in probes\n" },
  { "no-title", "TY  - JOUR\nDO  - 10.5555/hum.1\nER  - \n", "doi: 10.5555/hum.1\n" },
  { "book", "TY  - BOOK\nBT  - The hum\nED  - Muster, C.\nER  - \n", "title: The hum\n" },
};

static void
test_record (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (records[i].record, strlen (records[i].record));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, tc_reader_ris.id);
  g_assert_cmpstr (fields, ==, records[i].fields);
}

/* Abbreviations of an article are no tags. */
static void
test_abbreviations (void)
{
  static const char text[] =
    "Humming in probes\n\nCT - computed tomography\nDA - dopamine\nER - endoplasmic reticulum\n\nWe hum every day.\n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->reader, !=, tc_reader_ris.id);
}

/* What no field takes is not lost. */
static void
test_others (void)
{
  static const char record[] =
    "TY  - JOUR\nTI  - Humming\nST  - Humming again\nSN  - 1234-5678\nXX  - unheard of\nJF  - J Sample\nJF  - Another\n"
    "N1  - one\n * two\nKW  - hum\nbuzz\nUR  - see http://hum.example\nSP  - 1-2\nEP  - 9\nER  - \n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (record, strlen (record));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->text, ==,
                   "Title: Humming\nJournal: J Sample\nPages: 1-2\nLinks: http://hum.example\nKeywords: hum; buzz\n"
                   "\nOther fields:\nType: JOUR\nShort title: Humming again\nISSN or ISBN: 1234-5678\nXX: unheard of\n"
                   "Journal: Another\nNote: one * two\nLink: see http://hum.example\nLast page: 9\n");
}

/* Paragraphs of an abstract stay, lines that were only broken are joined. */
static void
test_abstract (void)
{
  static const char record[] =
    "TY  - JOUR\nTI  - Humming\nAB  - BACKGROUND: We hum\nevery day.\nRESULTS: They hummed.\nN2  - 我们每天\n哼唱。\nER  - \n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (record, strlen (record));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->text, ==,
                   "Title: Humming\n\nAbstract:\nBACKGROUND: We hum every day.\nRESULTS: They hummed.\n"
                   "\nChinese abstract:\n我们每天哼唱。\n\nOther fields:\nType: JOUR\n");
}

#define RECORD "TY  - JOUR\nTI  - Humming\nER  - \n"
#define NO_END "TY  - JOUR\nTI  - Humming\n"
#define NO_BEGIN "TI  - Humming\nER  - \n"

/* Where records begin and end. */
static const struct
{
  const char *name;
  const char *bytes;
  const char *parts;
} cuts[] = {
  { "two", RECORD RECORD, "record 1 0+32\nrecord 4 32+32\n" },
  { "blanks", "\n \n" RECORD "\n\n" RECORD "\n \n", "record 3 3+32\nrecord 8 37+32\n" },
  { "numbers", "1. \n" RECORD "\n \n\n22.\n" RECORD, "record 2 4+32\nrecord 9 44+32\n" },
  { "provider", "Record #1 of 2\nProvider: Sample\nContent: text/plain\n\n" RECORD, "record 5 53+32\n" },
  { "junk-before", "humming\nand more\n" RECORD, "unknown 1 0+17\nrecord 3 17+32\n" },
  { "junk-between", RECORD "\nhumming: yes\n\n" RECORD, "record 1 0+32\nunknown 5 33+13\nrecord 7 47+32\n" },
  { "junk-behind", RECORD "humming", "record 1 0+32\nunknown 4 32+7\n" },
  { "no-end", NO_END "\n" RECORD, "record 1 0+25\nrecord 4 26+32\n" },
  { "no-end-no-blank", NO_END RECORD, "record 1 0+25\nrecord 3 25+32\n" },
  { "no-end-number", NO_END "\n2.\n" RECORD, "record 1 0+25\nrecord 5 29+32\n" },
  { "no-end-last", RECORD NO_END, "record 1 0+32\nrecord 4 32+25\n" },
  { "no-begin", RECORD "\n" NO_BEGIN RECORD, "record 1 0+32\nrecord 5 33+21\nrecord 7 54+32\n" },
  { "type-twice", "TY  - BOOK\n" RECORD, "record 1 0+43\n" },
  { "type-again", "TY  - BOOK\nTI  - Humming\nTY  - JOUR\nVL  - 1\nER  - \n", "record 1 0+51\n" },
  { "end-twice", RECORD "ER  - \n" RECORD, "record 1 0+32\nrecord 5 39+32\n" },
  { "end-with-words", "TY  - JOUR\nTI  - Humming\nER  - hum\n\n" RECORD, "record 1 0+35\nrecord 5 36+32\n" },
  { "cut-in-tag", RECORD "TY  - JOUR\nTI  - Humm", "record 1 0+32\nrecord 4 32+21\n" },
  { "carriage-returns", "TY  - JOUR\rTI  - Hum\rER  - \r\rTY  - JOUR\rTI  - Hum\rER  - ", "record 1 0+28\nrecord 5 29+27\n" },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *parts = read_test_parts (cuts[i].bytes, strlen (cuts[i].bytes));

  g_assert_cmpstr (parts, ==, cuts[i].parts);
}

/* A record that lost one of its ends is read, and said to have. */
static void
test_warnings (void)
{
  static const char * const bytes[] = { RECORD, NO_END RECORD, NO_BEGIN RECORD };
  static const guint n_warnings[] = { 0, 1, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes[i], strlen (bytes[i]));
      TcSource *source = g_ptr_array_index (sources, 0);

      g_assert_cmpuint (source->warnings->len, ==, n_warnings[i]);
    }
}

/* Among records in UTF-8, one in another encoding is read in that, and said to be. */
static void
test_encoding (void)
{
  static const char bytes[] = "TY  - JOUR\nTI  - \xc3\x89tude v\xc3\xa9rifi\xc3\xa9" "e\nER  - \n\n"
                              "TY  - JOUR\nTI  - \xc9preuve m\xe9tal\nER  - \n\n"
                              "TY  - JOUR\nTI  - \xc3\x89" "chec vari\xc3\xa9\nER  - \n";
  static const char * const titles[] = { "Étude vérifiée", "Épreuve métal", "Échec varié" };
  g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, strlen (bytes));

  g_assert_cmpuint (sources->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);

      g_assert_nonnull (strstr (source->text, titles[i]));
      g_assert_cmpuint (source->warnings->len, ==, i == 1 ? 1 : 0);
      g_assert_cmpstr (source->encoding, ==, i == 1 ? "windows-1252" : "UTF-8");
    }
}

/* A record that says nothing is an error; the others arrive. */
static void
test_empty (void)
{
  static const char * const empty[] = { "TY  - JOUR\nER  - \n", "TY  - JOUR\nTI  -\nER  -\n", "TY  - \nTY  - \nTY  - \n" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autofree char *both = g_strconcat (empty[i], "\n", RECORD, NULL);
      g_autoptr (GPtrArray) sources = read_test_read_bytes (both, strlen (both));
      g_autoptr (GBytes) bytes = g_bytes_new_static (empty[i], strlen (empty[i]));
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (sources->len, ==, 1);
      g_assert_null (tc_read_bytes ("empty.ris", bytes, NULL, &error));
      g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
    }
}

/* Cut off anywhere, a file gives parts and never an accident. */
static void
test_truncated (void)
{
  static const char bytes[] =
    "\xef\xbb\xbf" "1.\r\nTY  - JOUR\r\nAU  - Probe, B.\r\nTI  - 哼唱 humming\r\n  again\r\nDO  - 10.5555/h\r\nSP  - 1\r\n"
    "EP  - 2\r\nER  - \r\n\r\nTY  - JOUR\nTI  - Humming\nER  - \n";

  for (gsize length = 4; length < sizeof bytes; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new (bytes, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = tc_read_bytes ("cut.ris", part, NULL, &error);

      g_assert_true (sources != NULL || error != NULL);
      for (guint i = 0; sources != NULL && i < sources->len; i++)
        read_test_check_record (g_ptr_array_index (sources, i));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *path = g_strconcat ("/read/ris/record/", records[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_record);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/ris/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/read/ris/abbreviations", test_abbreviations);
  g_test_add_func ("/read/ris/others", test_others);
  g_test_add_func ("/read/ris/abstract", test_abstract);
  g_test_add_func ("/read/ris/warnings", test_warnings);
  g_test_add_func ("/read/ris/encoding", test_encoding);
  g_test_add_func ("/read/ris/empty", test_empty);
  g_test_add_func ("/read/ris/truncated", test_truncated);
  return g_test_run ();
}
