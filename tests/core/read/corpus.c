/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corpus.h"

#include "read-test.h"
#include "tc-feed.h"

const CorpusFile corpus_files[] = {
  { "asreview/_baseline.csv", "table", 100, 0 },
  { "asreview/_baseline.ris", "ris", 100, 0 },
  { "asreview/_baseline.tsv", "table", 100, 0 },
  /* A line of words between the rows, "citations that are not yet labeled". */
  { "asreview/_baseline_abstrackr.csv", "table", 10, 1 },
  { "asreview/_baseline_cinahl.csv", "table", 10, 0 },
  { "asreview/_baseline_cinahl.ris", "ris", 9, 0 },
  { "asreview/_baseline_citavi.ris", "ris", 100, 0 },
  { "asreview/_baseline_cochrane.csv", "table", 3, 0 },
  { "asreview/_baseline_cochrane_endnote.ris", "ris", 3, 0 },
  { "asreview/_baseline_cochrane_procite.ris", "ris", 3, 0 },
  { "asreview/_baseline_cochrane_refman.ris", "ris", 3, 0 },
  { "asreview/_baseline_covidence.csv", "table", 10, 0 },
  { "asreview/_baseline_covidence_endnote.ris", "ris", 10, 0 },
  { "asreview/_baseline_covidence_mendeley.ris", "ris", 10, 0 },
  { "asreview/_baseline_covidence_refworks.ris", "ris", 10, 0 },
  { "asreview/_baseline_covidence_zotero.ris", "ris", 10, 0 },
  /* Two lines about the search stand before the header. */
  { "asreview/_baseline_embase.csv", "table", 10, 2 },
  { "asreview/_baseline_embase.ris", "ris", 10, 0 },
  { "asreview/_baseline_endnote.ris", "ris", 10, 0 },
  { "asreview/_baseline_eppireviewer.ris", "ris", 10, 0 },
  { "asreview/_baseline_eric_ovid.ris", "ris", 10, 0 },
  /* The same. */
  { "asreview/_baseline_excel.csv", "table", 10, 2 },
  { "asreview/_baseline_googlescholar.csv", "table", 10, 0 },
  { "asreview/_baseline_googlescholar.ris", "ris", 10, 0 },
  { "asreview/_baseline_mdpi.ris", "ris", 11, 0 },
  { "asreview/_baseline_mendeley.ris", "ris", 10, 0 },
  { "asreview/_baseline_openalex.csv", "table", 9, 0 },
  { "asreview/_baseline_openalex.ris", "ris", 9, 0 },
  { "asreview/_baseline_psychInfo_ovid.ris", "ris", 10, 0 },
  { "asreview/_baseline_pubmed.csv", "table", 10, 0 },
  { "asreview/_baseline_pubmed.ris", "nbib", 50, 0 },
  { "asreview/_baseline_rayyan.csv", "table", 10, 0 },
  { "asreview/_baseline_rayyan.ris", "ris", 10, 0 },
  { "asreview/_baseline_refworks.ris", "ris", 10, 0 },
  { "asreview/_baseline_refworks.tsv", "table", 100, 0 },
  { "asreview/_baseline_scopus.csv", "table", 10, 0 },
  { "asreview/_baseline_scopus.ris", "ris", 10, 0 },
  { "asreview/_baseline_webofscience.ris", "ris", 10, 0 },
  { "asreview/_baseline_zotero.csv", "table", 10, 0 },
  { "asreview/_baseline_zotero.ris", "ris", 10, 0 },
  { "cnki/CNKI_RefWorks_01.txt", "refworks", 1, 0 },
  { "cnki/CNKI_RefWorks_03.txt", "refworks", 1, 0 },
  { "cnki/CNKI_RefWorks_05.txt", "refworks", 1, 0 },
  { "cnki/CNKI_RefWorks_07.txt", "refworks", 1, 0 },
  { "cnki/CNKI_RefWorks_09.txt", "refworks", 1, 0 },
  { "cnki/CNKI_RefWorks_11.txt", "refworks", 1, 0 },
  { "cnki/CNKI_Refer_01.txt", "refer", 1, 0 },
  { "cnki/CNKI_Refer_03.txt", "refer", 1, 0 },
  { "cnki/CNKI_Refer_05.txt", "refer", 1, 0 },
  { "cnki/CNKI_Refer_07.txt", "refer", 1, 0 },
  { "jabref/Endnote.book.example.enw", "refer", 1, 0 },
  /* Eight more have a type and nothing else. */
  { "jabref/Endnote.entries.enw", "refer", 5, 8 },
  { "jabref/Endnote.pattern.A.enw", "refer", 1, 0 },
  { "jabref/Endnote.pattern.E.enw", "refer", 1, 0 },
  /* A type and nothing else. */
  { "jabref/Endnote.pattern.no_enw", NULL, 0, 1 },
  { "jabref/EndnoteXmlImporterTestArticle.bib", "bibtex", 1, 0 },
  { "jabref/EndnoteXmlImporterTestArticle.xml", "endnote-xml", 1, 0 },
  { "jabref/EndnoteXmlImporterTestArticle2.bib", "bibtex", 2, 0 },
  { "jabref/EndnoteXmlImporterTestArticle2.xml", "endnote-xml", 2, 0 },
  { "jabref/EndnoteXmlImporterTestLabelAndMultiTitle.bib", "bibtex", 3, 0 },
  { "jabref/EndnoteXmlImporterTestLabelAndMultiTitle.xml", "endnote-xml", 3, 0 },
  { "jabref/EndnoteXmlImporterTestReport.bib", "bibtex", 1, 1 },
  { "jabref/EndnoteXmlImporterTestReport.xml", "endnote-xml", 1, 0 },
  { "jabref/EndnoteXmlImporterTest_EmptyKeywordStyle.bib", "bibtex", 1, 0 },
  { "jabref/EndnoteXmlImporterTest_EmptyKeywordStyle.xml", "endnote-xml", 1, 0 },
  { "jabref/EndnoteXmlImporterTest_WithoutUrlStyle.bib", "bibtex", 1, 0 },
  { "jabref/EndnoteXmlImporterTest_WithoutUrlStyle.xml", "endnote-xml", 1, 0 },
  { "jabref/EndnoteXmlImporterTest_WithoutUrlStyle2.bib", "bibtex", 2, 0 },
  { "jabref/EndnoteXmlImporterTest_WithoutUrlStyle2.xml", "endnote-xml", 2, 0 },
  { "jabref/MedlineImporterTestArticleID.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestArticleID.xml", "pubmed-xml", 1, 0 },
  { "jabref/MedlineImporterTestArticleItalics.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestArticleItalics.xml", "pubmed-xml", 1, 0 },
  { "jabref/MedlineImporterTestArticleNoISSN.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestArticleNoISSN.xml", "pubmed-xml", 1, 0 },
  { "jabref/MedlineImporterTestBookArticleSet.bib", "bibtex", 2, 0 },
  { "jabref/MedlineImporterTestBookArticleSet.xml", "pubmed-xml", 2, 0 },
  { "jabref/MedlineImporterTestKeywordSingleEntry.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestKeywordSingleEntry.xml", "pubmed-xml", 1, 0 },
  /* Words in no element that could say anything. */
  { "jabref/MedlineImporterTestMalformedEntry.xml", NULL, 0, 1 },
  { "jabref/MedlineImporterTestMathML.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestMathML.xml", "pubmed-xml", 1, 0 },
  { "jabref/MedlineImporterTestMeshHeadingList.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestMeshHeadingList.xml", "pubmed-xml", 1, 0 },
  /* A comment and no entry. */
  { "jabref/MedlineImporterTestMinimalEntry.bib", "plain-text", 1, 0 },
  /* An article without an element. */
  { "jabref/MedlineImporterTestMinimalEntry.xml", NULL, 0, 1 },
  { "jabref/MedlineImporterTestNbib.bib", "bibtex", 2, 0 },
  { "jabref/MedlineImporterTestNbib.xml", "pubmed-xml", 2, 0 },
  { "jabref/MedlineImporterTestPubmedBook.bib", "bibtex", 1, 0 },
  { "jabref/MedlineImporterTestPubmedBook.xml", "pubmed-xml", 1, 0 },
  { "jabref/MedlinePlainImporterStringOutOfBounds.bib", "bibtex", 2, 0 },
  { "jabref/MedlinePlainImporterStringOutOfBounds.txt", "nbib", 2, 0 },
  { "jabref/MedlinePlainImporterTestCompleteEntry.bib", "bibtex", 1, 0 },
  { "jabref/MedlinePlainImporterTestCompleteEntry.txt", "nbib", 1, 0 },
  { "jabref/MedlinePlainImporterTestDOI.bib", "bibtex", 1, 0 },
  { "jabref/MedlinePlainImporterTestDOI.txt", "nbib", 1, 0 },
  { "jabref/MedlinePlainImporterTestInproceeding.bib", "bibtex", 1, 0 },
  { "jabref/MedlinePlainImporterTestInproceeding.txt", "nbib", 1, 0 },
  /* Not XML and no tagged format, whatever its name says. */
  { "jabref/MedlinePlainImporterTestInvalidFormat.xml", "plain-text", 1, 0 },
  { "jabref/MedlinePlainImporterTestMultiAbstract.bib", "bibtex", 1, 0 },
  { "jabref/MedlinePlainImporterTestMultiAbstract.txt", "nbib", 1, 0 },
  { "jabref/MedlinePlainImporterTestMultiTitle.bib", "bibtex", 1, 0 },
  { "jabref/MedlinePlainImporterTestMultiTitle.txt", "nbib", 1, 0 },
  { "jabref/MedlinePlainImporterTestMultipleEntries.txt", "nbib", 7, 1 },
  { "jabref/NbibImporterTest.bib", "bibtex", 1, 0 },
  { "jabref/NbibImporterTest.nbib", "nbib", 1, 0 },
  { "jabref/RisImporterCorrupted.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest1.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest1.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest3.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest3.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest4a.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest4a.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest4b.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest4b.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest4c.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest4c.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest5a.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest5a.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest5b.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest5b.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest6.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest6.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest7.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest7.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest8_date.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest8_date.ris", "ris", 1, 0 },
  { "jabref/RisImporterTest9.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTest9.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestDOI.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestDOI.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestDate1.1.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestDate1.1.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestDate1.2.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestDate1.2.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestDoiAndJournalTitle.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestDoiAndJournalTitle.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestScience.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestScience.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestScopus.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestScopus.ris", "ris", 1, 0 },
  { "jabref/RisImporterTestWithEmptyER.bib", "bibtex", 1, 0 },
  { "jabref/RisImporterTestWithEmptyER.ris", "ris", 1, 0 },
  { "jabref/encoding-us-ascii-with-header.bib", "bibtex", 1, 0 },
  { "jabref/encoding-utf-16BE-with-header.bib", "bibtex", 1, 0 },
  { "jabref/encoding-utf-16BE-without-header.bib", "bibtex", 1, 0 },
  { "jabref/encoding-utf-8-with-header-with-databasetypecomment.bib", "bibtex", 1, 0 },
  { "jabref/encoding-utf-8-with-header.bib", "bibtex", 1, 0 },
  { "jabref/encoding-utf-8-without-header-with-databasetypecomment.bib", "bibtex", 1, 0 },
  { "jabref/encoding-utf-8-without-header.bib", "bibtex", 1, 0 },
  { "jabref/encoding-windows-1252-but-utf-8-declared--decoding-fails.bib", "bibtex", 1, 0 },
  { "jabref/encoding-windows-1252-with-header.bib", "bibtex", 1, 0 },
  { "jabref/encoding-windows-1252-without-header.bib", "bibtex", 1, 0 },
  { "jabref/tiny-BE-noBOM.bib", "bibtex", 1, 0 },
  { "jabref/tiny-BE-withBOM.bib", "bibtex", 1, 0 },
  { "jabref/tiny-LE-noBOM.bib", "bibtex", 1, 0 },
  { "jabref/tiny-LE-withBOM.bib", "bibtex", 1, 0 },
  { "pubmed-xml/pone.0046493.nxml", "jats", 1, 0 },
  { "pubmed-xml/pubmed-29768149.xml", "pubmed-xml", 1, 0 },
  { "registry/CTGOV2_NCT00567567.json", "registry-list", 1, 0 },
  { "registry/CTGOV2_NCT01305200.json", "registry-list", 1, 0 },
  { "registry/CTGOV_NCT03325556.json", "registry-list", 1, 0 },
  { "registry/CTIS_2022-500244-37-00.json", "registry-list", 1, 0 },
  { "registry/EUCTR_2013-000615-24-BE.json", "registry-list", 1, 0 },
  { "registry/ISRCTN_12949496.json", "registry-list", 1, 0 },
  { "registry/ISRCTN_20343063.json", "registry-list", 1, 0 },
  { "rispy/example_basic.ris", "ris", 1, 0 },
  { "rispy/example_bom.ris", "ris", 1, 0 },
  { "rispy/example_custom_list_tags.ris", "ris", 1, 0 },
  { "rispy/example_empty_tag.ris", "ris", 1, 0 },
  { "rispy/example_extraneous_data.ris", "ris", 2, 0 },
  { "rispy/example_full.ris", "ris", 2, 0 },
  { "rispy/example_full_without_whitespace.ris", "ris", 2, 0 },
  { "rispy/example_full_write.ris", "ris", 2, 0 },
  { "rispy/example_multi_unknown_tags.ris", "ris", 1, 0 },
  { "rispy/example_multiline.ris", "ris", 3, 0 },
  { "rispy/example_single_unknown_tag.ris", "ris", 1, 0 },
  { "rispy/example_starting_newlines.ris", "ris", 1, 0 },
  { "rispy/example_urls.ris", "ris", 4, 0 },
  { "rispy/example_utf_chars.ris", "ris", 1, 0 },
  { "rispy/example_wos.ris", "wos", 2, 0 },
};

const gsize corpus_n_files = G_N_ELEMENTS (corpus_files);

/* Returns: (transfer full): where a file of the corpus is */
char *
corpus_path (const char *name)
{
  const char *shared = g_getenv ("TC_SHARED");

  return g_build_filename (shared != NULL ? shared : "../shared", "corpus", "readers", name, NULL);
}

/* Skips the test where the corpus is missing. */
gboolean
corpus_skip (void)
{
  g_autofree char *path = corpus_path ("asreview");

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return FALSE;
  g_test_skip ("the corpus is not there");

  return TRUE;
}

/* Reads a part, where it is a record that can be read. */
static gboolean
read_part (TcFeedPart *part,
           const char *name,
           GPtrArray  *sources)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = part->kind == TC_FEED_RECORD ? tc_feed_part_read (part, NULL, &error) : NULL;

  if (read == NULL)
    {
      g_test_message ("%s, line %u: %s", name, (guint) part->line, error != NULL ? error->message : "no record");
      return FALSE;
    }
  g_ptr_array_extend_and_steal (sources, g_steal_pointer (&read));

  return TRUE;
}

/* Returns: (transfer full): all records of a file that are read, none where it is refused as a whole */
GPtrArray *
corpus_read (const char *name,
             guint      *n_refused)
{
  g_autofree char *path = corpus_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_file (file, NULL, NULL, &error);
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  guint n = 0;

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);

      g_assert_no_error (error);
      if (part == NULL)
        break;
      n += !read_part (part, name, sources);
    }
  if (n_refused != NULL)
    *n_refused = n;

  return sources;
}

/* Returns: (transfer full) (nullable): what our reader says of a field, authors joined */
char *
corpus_dup_value (TcSource      *source,
                  ExpectedField  field)
{
  GString *s = NULL;

  for (guint i = 0; i < source->suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);
      g_autofree char *value = NULL;

      if (!g_str_equal (suggestion->field, expected_names[field]) &&
          !(field == EXPECTED_TITLE && g_str_equal (suggestion->field, "title_zh")))
        continue;
      value = tc_value_to_display (suggestion->value);
      if (s == NULL)
        s = g_string_new (value);
      else if (field == EXPECTED_AUTHORS)
        g_string_append_printf (s, "; %s", value);
    }

  return s != NULL ? g_string_free (s, FALSE) : NULL;
}
