/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-pubmed-citation.h"
#include "tc-pubmed-names.h"
#include "tc-reader.h"

/* Tests: tc-read-pubmed-text.c tc-pubmed-citation.c tc-pubmed-names.c */

#define CITATION "1. J Sample Med. 2031 Feb;8(2):11-9. doi: 10.5555/hum.1.\n\n"
#define PLACE "journal: J Sample Med\nyear: 2031\npublication_date: 2031 Feb\nvolume: 8\nissue: 2\npages: 11-9\ndoi: 10.5555/hum.1\n"
#define TITLE "Humming in probes.\n\n"
#define AUTHORS "Testperson A(1), Probe BC(2).\n\n"
#define ABSTRACT "We hum every day, and nobody minds.\n\n"
#define NUMBERS "DOI: 10.5555/hum.1\nPMID: 99900011 [Indexed for MEDLINE]\n"
#define SAID "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\n" PLACE "pmid: 99900011\n"

/* The paragraphs of a page, and what the reader says. */
static const struct
{
  const char *name;
  const char *page;
  const char *fields;
} pages[] = {
  { "plain", CITATION TITLE AUTHORS "Author information:\n(1)Probe Hospital.\n(2)Sampletown.\n\n" ABSTRACT NUMBERS, SAID },
  { "no-abstract", CITATION TITLE AUTHORS NUMBERS, SAID },
  { "no-authors", CITATION TITLE ABSTRACT NUMBERS, "title: Humming in probes.\n" PLACE "pmid: 99900011\n" },
  { "no-authors-listed", CITATION TITLE "[No authors listed]\n\n" ABSTRACT NUMBERS,
    "title: Humming in probes.\n" PLACE "pmid: 99900011\n" },
  { "short-sentence-is-no-name", CITATION TITLE "We hum with probe A.\n\n" NUMBERS,
    "title: Humming in probes.\n" PLACE "pmid: 99900011\n" },
  { "list-is-no-names", CITATION TITLE "Vitamin D, calcium, and zinc were probed.\n\n" NUMBERS,
    "title: Humming in probes.\n" PLACE "pmid: 99900011\n" },
  { "another-language", CITATION "[Humming in probes].\n\n[Article in Chinese; Abstract available in Chinese from the publisher]\n\n"
    AUTHORS ABSTRACT "Publisher: 目的：我们每天哼唱。方法：样本哼唱。\n\n" NUMBERS,
    "title: [Humming in probes].\nauthors: Testperson A\nauthors: Probe BC\n" PLACE "pmid: 99900011\n" },
  { "kinds-of-names", CITATION TITLE
    "O'Probe A Jr(1), van der Muster BC(2)(3), Müller-Beispiel É(1)(#), Testperson DE 3rd, Al-Sample F;\nHumming Group.\n\n" NUMBERS,
    "title: Humming in probes.\nauthors: O'Probe A Jr\nauthors: van der Muster BC\nauthors: Müller-Beispiel É\n"
    "authors: Testperson DE 3rd\nauthors: Al-Sample F\nauthors: Humming Group\n" PLACE "pmid: 99900011\n" },
  { "group-alone", CITATION TITLE "Humming Trial, Probe 1 Research Group.\n\n" ABSTRACT NUMBERS,
    "title: Humming in probes.\nauthors: Humming Trial, Probe 1 Research Group\n" PLACE "pmid: 99900011\n" },
  { "group-first", CITATION TITLE "Humming Study Group; Probe BC(1), Testperson A(1); Buzz Investigators.\n\n" ABSTRACT NUMBERS,
    "title: Humming in probes.\nauthors: Humming Study Group\nauthors: Probe BC\nauthors: Testperson A\n"
    "authors: Buzz Investigators\n" PLACE "pmid: 99900011\n" },
  { "title-like-a-note", CITATION "Update of the humming scale: comment on the\nprobe.\n\n" AUTHORS NUMBERS,
    "title: Update of the humming scale: comment on the probe.\nauthors: Testperson A\nauthors: Probe BC\n" PLACE
    "pmid: 99900011\n" },
  { "no-doi", "1. J Sample Med. 2031 Feb;8(2):11-9.\n\n" TITLE AUTHORS "PMID: 99900011\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: J Sample Med\nyear: 2031\n"
    "publication_date: 2031 Feb\nvolume: 8\nissue: 2\npages: 11-9\npmid: 99900011\n" },
  { "doi-below-only", "1. J Sample Med. 2031;8:e12.\n\n" TITLE AUTHORS "DOI: 10.5555/hum(1)2\nPMCID: PMC99900 [Available on 2032/01/01]\nPMID: 99900011\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: J Sample Med\nyear: 2031\n"
    "volume: 8\npages: e12\ndoi: 10.5555/hum(1)2\npmid: 99900011\npmcid: PMC99900\n" },
  { "ahead-of-print", "1. Eye (Lond). 2031 Feb 3:1-9. doi: 10.5555/hum.1. Online ahead of print.\n\n" TITLE AUTHORS "PMID: 99900011\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: Eye (Lond)\nyear: 2031\n"
    "publication_date: 2031 Feb 3\npages: 1-9\ndoi: 10.5555/hum.1\npmid: 99900011\n" },
  { "supplement", "1. Sample. 2031 Mar-Apr;12 Suppl 3(4 Pt 1):S11-S19. doi: 10.5555/\nhum.1. Epub 2030 Dec 1.\n\n" TITLE AUTHORS "PMID: 9\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: Sample\nyear: 2031\n"
    "publication_date: 2031 Mar-Apr\nvolume: 12 Suppl 3\nissue: 4 Pt 1\npages: S11-S19\npmid: 9\n" },
  { "issue-only", "1. Sample Database Syst Rev. 2031 Feb 3;(2):SD001234. doi:\n10.5555/hum.1.pub2.\n\n" TITLE AUTHORS "PMID: 9\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: Sample Database Syst Rev\nyear: 2031\n"
    "publication_date: 2031 Feb 3\nissue: 2\npages: SD001234\ndoi: 10.5555/hum.1.pub2\npmid: 9\n" },
  { "year-on-the-next-line", "1. J Sample Probe Study Investig.\n2031-2032;8:1.\n\n" TITLE AUTHORS "PMID: 9\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: J Sample Probe Study Investig\nyear: 2031\n"
    "publication_date: 2031-2032\nvolume: 8\npages: 1\npmid: 9\n" },
  { "season", "1. Sample. 2031 Winter;8(1-2):1.\n\n" TITLE AUTHORS "PMID: 9\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: Sample\nyear: 2031\n"
    "publication_date: 2031 Winter\nvolume: 8\nissue: 1-2\npages: 1\npmid: 9\n" },
  { "old-number", "1: Sample. 2031 Feb;8:1.\n\n" TITLE AUTHORS "PMID: 9\n",
    "title: Humming in probes.\nauthors: Testperson A\nauthors: Probe BC\njournal: Sample\nyear: 2031\n"
    "publication_date: 2031 Feb\nvolume: 8\npages: 1\npmid: 9\n" },
  { "chapter",
    "1. Humming.\n\n" AUTHORS "In: The Sample Book [Internet]. Sampletown (SA): Sample House; 2032 \nJan–.\n2031 Feb 3.\n\n"
    "Author information:\n(1)Probe Hospital.\n\n" ABSTRACT "Copyright © 2032, Sample House.\n\nPMID: 99900011\n",
    "title: Humming.\nauthors: Testperson A\nauthors: Probe BC\njournal: The Sample Book\nyear: 2031\npublication_date: 2031 Feb 3\n"
    "pmid: 99900011\n" },
  { "chapter-without-authors", "1. Humol.\n\nIn: Humming and Probes. Sampletown: Sample House; 2032–.\n\n" ABSTRACT "PMID: 99900011\n",
    "title: Humol.\njournal: Humming and Probes\nyear: 2032\npmid: 99900011\n" },
};

static void
test_page (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (pages[i].page, strlen (pages[i].page));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, tc_reader_pubmed_text.id);
  g_assert_cmpstr (fields, ==, pages[i].fields);
  g_assert_cmpuint (source->warnings->len, ==, 0);
}

/* Notes stand below, and what is written behind the numbers is none of the abstract. */
static void
test_notes (void)
{
  static const char page[] =
    CITATION TITLE AUTHORS "Collaborators: Muster A, Beispiel B.\n\nComment in\n    J Sample Med. 2031 May;8(5):1.\n\n"
    "Erratum in\n    J Sample Med. 2032;9:2.\n\nRetraction in\n    J Sample Med. 2033;10:3.\n\n"
    "BACKGROUND: We hum\nevery day.\nRESULTS: They hummed: 3 of 4.\n\nComment on this is welcome.\n\n"
    "2031 The Author(s). Published by Sample House. All rights reserved.\n\n"
    NUMBERS "\nConflict of interest statement: None.\n\nThe probes were a gift.\n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (page, strlen (page));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_nonnull (strstr (source->text, "\nAbstract:\nBACKGROUND: We hum every day.\nRESULTS: They hummed: 3 of 4.\n"
                                          "Comment on this is welcome.\n\nOther fields:\n"));
  g_assert_true (g_str_has_suffix (source->text,
                                   "Collaborators: Muster A, Beispiel B.\nComment in: J Sample Med. 2031 May;8(5):1.\n"
                                   "Erratum in: J Sample Med. 2032;9:2.\nRetraction in: J Sample Med. 2033;10:3.\n"
                                   "Copyright: 2031 The Author(s). Published by Sample House. All rights reserved.\n"
                                   "Conflict of interest: None.\nNote: The probes were a gift.\n"));
  g_assert_cmpuint (source->warnings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (source->warnings, 0), ==, "The report was retracted.");
}

/* Records are told apart by their citations; numbered paragraphs of an abstract are no records. */
static void
test_several (void)
{
  static const char file[] =
    CITATION TITLE AUTHORS "1. In 2031. 2031 probes hummed.\n\n2. We hum. 4000 times.\n\n" NUMBERS "\n\n"
    "2. Buzzing.\n\n" AUTHORS "In: The Sample Book [Internet]. Sampletown: Sample House; 2032–.\n\n" ABSTRACT "PMID: 99900012\n\n\n"
    "3. Sample. 2033;1:2.\n\nWhirring.\n\nPMID: 99900013\n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (file, strlen (file));
  static const char * const begins[] = { "Title: Humming in probes.\n", "Title: Buzzing.\n", "Title: Whirring.\n" };

  g_assert_cmpuint (sources->len, ==, G_N_ELEMENTS (begins));
  for (guint i = 0; i < sources->len; i++)
    g_assert_true (g_str_has_prefix (((TcSource *) g_ptr_array_index (sources, i))->text, begins[i]));
}

static TcSlice
slice (const char *text)
{
  return (TcSlice) { text, text + strlen (text) };
}

/* A year is that of a citation only behind a full stop, and with what follows in citations. */
static void
test_year (void)
{
  static const char * const good[] = { "A. 2031", "A (B). 2031 Feb;8", "A.\n2031;8", "A B. C. 2031-2032;1", "A. 2031 1st Quart;1" };
  static const char * const bad[] = { "2031 Feb", "A 2031;8", "A. 2031 probes", "A. 20311;8", "A. 1731;8", "A.2031", "A. 203" };
  TcSlice year;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (tc_pubmed_find_year (slice (good[i]), &year) && strncmp (year.p, "2031", 4) == 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tc_pubmed_find_year (slice (bad[i]), &year));
}

static void
test_names (void)
{
  static const char * const good[] = {
    "Probe A.", "Probe A(1).", "Probe A, Muster B.", "de la Probe AB-C(1)(2), d'Muster E II; Hum Group.", "Hum Investigators.",
  };
  static const char * const bad[] = {
    "Probe A", "We hum with probe A.", "Probes hummed in vitamin A, zinc, and iron.", "The group hummed. It was good.",
    "Hum.", ".", "RESULTS: Probe A.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (tc_pubmed_is_names (slice (good[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tc_pubmed_is_names (slice (bad[i])));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/read/pubmed-text/page/", pages[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_page);
    }
  g_test_add_func ("/read/pubmed-text/year", test_year);
  g_test_add_func ("/read/pubmed-text/names", test_names);
  g_test_add_func ("/read/pubmed-text/notes", test_notes);
  g_test_add_func ("/read/pubmed-text/several", test_several);
  return g_test_run ();
}
