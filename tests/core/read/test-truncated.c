/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-feed.h"
#include "tc-reader.h"

/* A small sample of each format, cut off behind every byte: there are records or a message, never an accident; and a record
 * that is whole arrives as if nothing had been cut off behind it. PDF, DOCX and archives have such tests of their own. */

/* Tests: tc-readers.c tc-read-cochrane.c tc-read-embase-rows.c tc-read-pubmed-summary.c tc-read-sinomed.c
 * tc-read-scopus.c tc-read-proquest.c tc-read-sciencedirect.c tc-read-europepmc.c tc-read-mods.c tc-read-works-json.c
 * tc-read-zotero-rdf.c tc-read-endnote-text.c
 * Through them: tc-line-fields.c tc-xml-fields.c */

typedef struct
{
  const char *name;
  const TcReader *reader;
  const char *begin;              /* a header and the first record */
  const char *end;                /* a second record, and what closes the file; "" in formats of one document */
  guint n_unclear;                /* so many bytes of it could still belong to the first record */
} Sample;

#define RIS(title) "TY  - JOUR\r\nTI  - " title "\r\nAU  - Probe, B.\r\nAB  - We hum\r\n 哼唱.\r\nER  - \r\n"
#define PROQUEST_RULE "____________________________________________________________\n"
#define PUBMED(title) "<PubmedArticle><MedlineCitation><PMID>1</PMID><ArticleTitle>" title " &amp; more</ArticleTitle>" \
                      "</MedlineCitation></PubmedArticle>"
#define ENDNOTE(title) "<record><titles><title><style>" title " &#x54FC;</style></title></titles></record>"
#define JATS(title) "<article><front><article-meta><title-group><article-title>" title "</article-title></title-group>" \
                    "</article-meta></front></article>"

static const Sample samples[] = {
  { "ris", &tc_reader_ris, RIS ("Humming"), "\r\n" RIS ("Buzzing") },
  { "nbib", &tc_reader_nbib, "PMID- 1\nTI  - Humming of\n      probes\nFAU - Probe, Béla\n", "\nPMID- 2\nTI  - Buzzing\n" },
  { "wos", &tc_reader_wos, "FN Sample\nVR 1.0\nPT J\nAU Probe, B\n   Muster, C\nTI Humming\nER\n", "\nPT J\nTI Buzzing\nER\n\nEF\n" },
  { "ovid", &tc_reader_ovid, "VN  - Ovid Technologies\nTI  - Humming\nAB  - We hum\n  more.\n", "\nVN  - Ovid Technologies\nTI  - Buzzing\n", 11 },
  { "ovid-labels", &tc_reader_ovid, "<1>\nTitle\n  Humming\nYear of Publication\n  2031\n", "<2>\nTitle\n  Buzzing\n", 3 },
  { "cochrane", &tc_reader_cochrane, "Record #1 of 2\nID: CN-1\nTI: Humming\nAU: Probe B\nYR: 2031\n", "\nRecord #2 of 2\nTI: Buzzing\n", 9 },
  { "embase-rows", &tc_reader_embase_rows, "\"TITLE\",\"Humming\"\n\"AUTHOR NAMES\",\"Probe B.\"\n", "\n\"TITLE\",\"Buzzing\"\n\"VOLUME\",\"8\"\n", 9 },
  { "refworks", &tc_reader_refworks, "RT Journal Article\nT1 哼唱的样本试验\nA1 甲样本;乙样本\nYR 2031\n", "\nRT Journal Article\nT1 Buzzing\n", 4 },
  { "refer", &tc_reader_refer, "%0 Journal Article\n%T 哼唱的样本试验\n%A 甲样本\n%D 2031\n", "\n%0 Journal Article\n%T Buzzing\n", 3 },
  { "noteexpress", &tc_reader_noteexpress, "{Reference Type}: Journal Article\n{Title}: 哼唱\n{Year}: 2031\n",
    "\n{Reference Type}: Journal Article\n{Title}: Buzzing\n", 18 },
  { "sinomed", &tc_reader_sinomed, "【流水号】:1\n【标题】:哼唱\n【出处】:样本杂志 2031;8:1\n", "\n【流水号】:2\n【标题】:Buzzing\n", 16 },
  { "endnote-text", &tc_reader_endnote_text, "Reference Type:  Journal Article\nRecord Number: 1\nTitle: Humming\n",
    "\n\nReference Type:  Book\nRecord Number: 2\nTitle: Buzzing\n", 17 },
  { "scopus-text", &tc_reader_scopus, "Scopus\nEXPORT DATE: 3 February 2031\n\nProbe B.\nHumming\n(2031) J Sample, 8, p. 1.\nSOURCE: Scopus\n",
    "\nMuster C.\nBuzzing\n(2031) J Sample, 8, p. 2.\nSOURCE: Scopus\n" },
  { "proquest-text", &tc_reader_proquest, PROQUEST_RULE "Humming\n\nDocument URL: https://a.example\n" PROQUEST_RULE,
    "Buzzing\n\nDocument URL: https://b.example\n" PROQUEST_RULE "Contact us at: x\n" },
  { "sciencedirect-text", &tc_reader_sciencedirect,
    "Bert Probe,\nHumming,\nJ Sample,\n2031,\n(https://www.sciencedirect.com/science/article/pii/S1)\nAbstract: We hum.\n",
    "\nCarla Muster,\nBuzzing,\nJ Sample,\n2031,\n(https://www.sciencedirect.com/science/article/pii/S2)\n", 95 },
  { "bibtex", &tc_reader_bibtex, "@string{js = \"J Sample\"}\n@article{a,\n  title = {Humming {of} \\\"u},\n  journal = js\n}\n",
    "\n@article{b, title = \"Buzzing\"}\n" },
  { "csv", &tc_reader_table, "Title,Authors,Year\n\"Humming, 哼唱\",\"Probe, B\",2031\n", "\"Buz\"\"zing\",,2032\n" },
  { "tsv", &tc_reader_table, "Title\tYear\nHumming\t2031\n", "Buzzing\t2032\n" },
  { "pubmed-text", &tc_reader_pubmed_text, "1. J Sample. 2031 Feb;8(2):1.\n\nHumming.\n\nProbe B.\n\nWe hum.\n\nPMID: 1\n",
    "\n\n2. J Sample. 2032;9:2.\n\nBuzzing.\n\nPMID: 2\n", 21 },
  { "pubmed-summary", &tc_reader_pubmed_summary, "1: Probe B. Humming. J Sample. 2031 Feb;8(2):11. PMID: 1.\n",
    "\n2: Muster C. Buzzing. J Sample. 2032;9:2. PMID: 2.\n" },
  { "pubmed-xml", &tc_reader_pubmed_xml, "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n" PUBMED ("Humming") "\n",
    PUBMED ("Buzzing") "\n</PubmedArticleSet>\n" },
  { "endnote-xml", &tc_reader_endnote_xml, "<?xml version=\"1.0\"?>\n<xml><records>" ENDNOTE ("Humming"), ENDNOTE ("Buzzing") "</records></xml>" },
  { "europepmc-xml", &tc_reader_europepmc,
    "<responseWrapper><resultList><result><title>Humming</title><pubYear>2031</pubYear></result>",
    "<result><title>Buzzing</title><pubYear>2032</pubYear></result></resultList></responseWrapper>" },
  { "mods", &tc_reader_mods, "<modsCollection><mods><titleInfo><title>Humming</title></titleInfo></mods>",
    "<mods><titleInfo><title>Buzzing</title></titleInfo></mods></modsCollection>" },
  { "zotero-rdf", &tc_reader_zotero_rdf, "<rdf:RDF><bib:Book><dc:title>Humming</dc:title></bib:Book>",
    "<bib:Book><dc:title>Buzzing</dc:title></bib:Book></rdf:RDF>" },
  { "works-json", &tc_reader_works_json, "[{\"paperId\":\"a\",\"title\":\"Humming\",\"year\":2031}", ",{\"paperId\":\"b\",\"title\":\"Buzzing\"}]" },
  { "json-lines", &tc_reader_json_lines, "{\"title\":\"Humming of \\u54fc\"}\n", "{\"title\":\"Buzzing of probes\"}\n" },
  { "csl-json", &tc_reader_csl_json,
    "[{\"id\":\"a\",\"type\":\"article-journal\",\"title\":\"Humming\",\"issued\":{\"date-parts\":[[2031,2]]}}",
    ",{\"id\":\"b\",\"type\":\"article-journal\",\"title\":\"Buzzing\"}]" },
  { "euctr-text", &tc_reader_euctr_text, "EudraCT Number: 2031-000001-11\nSponsor Name: Probe House\nFull Title: Humming of probes\n",
    "\nEudraCT Number: 2031-000002-22\nFull Title: Buzzing\n", 17 },
  { "registry-xml", &tc_reader_registry_xml,
    "<clinical_study><id_info><nct_id>NCT99900001</nct_id></id_info><brief_title>Humming</brief_title></clinical_study>", "" },
  { "registry-list", &tc_reader_registry_list,
    "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT99900001\",\"briefTitle\":\"Humming\"}}}", "" },
  { "jats", &tc_reader_jats, JATS ("Humming <italic>of</italic> probes"), "" },
  { "html", &tc_reader_html, "<!DOCTYPE html><html><head><title>Hum</title></head><body><h1>Humming</h1><p>We &lt;hum&gt;</p></body></html>", "" },
  { "aggregator-json", &tc_reader_aggregator_json, "{\"title\":\"Humming of probes\",\"abstract\":\"<p>We hum.</p>\",\"x\":[1,null,{}]}", "" },
  { "plain-text", &tc_reader_plain_text, "A trial of hums\n\nMethods: We hum 哼唱.\n", "" },
};

/* The text of each record of @length bytes, %NULL for one that is refused; every refusal has a message. */
static GPtrArray *
read_cut (const char *bytes,
          gsize       length,
          GPtrArray  *readers)
{
  g_autoptr (GBytes) owned = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes ("cut", owned, NULL, NULL, &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  if (feed == NULL)
    {
      g_assert_cmpuint (strlen (error->message), >, 10);
      return texts;
    }
  for (;;)
    {
      g_autoptr (GError) part_error = NULL;
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);
      g_autoptr (GPtrArray) sources = NULL;

      if (part == NULL)
        break;
      if (part->kind == TC_FEED_UNKNOWN)
        continue;
      sources = tc_feed_part_read (part, NULL, &part_error);
      g_assert_true ((sources == NULL) == (part_error != NULL));
      g_assert_true (part_error == NULL || strlen (part_error->message) > 10);
      for (guint i = 0; sources != NULL && i < sources->len; i++)
        {
          TcSource *source = g_ptr_array_index (sources, i);

          read_test_check_record (source);
          g_ptr_array_add (texts, g_strdup (source->text));
          if (readers != NULL)
            g_ptr_array_add (readers, g_strdup (source->reader));
        }
    }
  g_assert_true (error == NULL || strlen (error->message) > 10);

  return texts;
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  g_autofree char *all = g_strconcat (sample->begin, sample->end, NULL);
  gsize length = strlen (all);
  gsize first_length = strlen (sample->begin);
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) whole = read_cut (all, length, readers);

  g_assert_cmpuint (whole->len, ==, *sample->end == '\0' ? 1 : 2);
  for (guint i = 0; i < readers->len; i++)
    g_assert_cmpstr (g_ptr_array_index (readers, i), ==, sample->reader->id);
  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GPtrArray) texts = read_cut (all, n, NULL);

      if (n < first_length)
        continue;
      g_assert_cmpuint (texts->len, >, 0);
      if (n > first_length && n < first_length + sample->n_unclear)
        continue;
      g_assert_cmpstr (g_ptr_array_index (texts, 0), ==, g_ptr_array_index (whole, 0));
    }
}

/* Every reader has a sample here or a test of its own: those of what is no text, and pages, whose fixtures are long. */
static void
test_complete (void)
{
  static const char * const elsewhere[] = { "pdf", "docx", "registry-json", "pubmed-page", "bilingual-dump", "xlsx", "ods", "chictr", NULL };

  for (guint i = 0; tc_readers[i] != NULL; i++)
    {
      gboolean found = g_strv_contains (elsewhere, tc_readers[i]->id);

      for (gsize j = 0; j < G_N_ELEMENTS (samples); j++)
        found |= samples[j].reader == tc_readers[i];
      if (!found)
        g_error ("%s has no sample", tc_readers[i]->id);
    }
}

/* The same in encodings in which a character may be cut in two. */
static void
test_encodings (void)
{
  static const char * const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030", "BIG5" };
  static const char text[] = "\ufeffTY  - JOUR\nTI  - 哼唱样本試驗研究\nAB  - 我們每天唱歌,樣本也唱.\nER  - \n";

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      const char *start = g_str_has_prefix (encodings[i], "UTF") ? text : text + 3;
      gsize length = 0;
      g_autofree char *bytes = g_convert (start, -1, encodings[i], "UTF-8", NULL, &length, NULL);

      if (bytes == NULL)
        bytes = g_convert_with_fallback (start, -1, encodings[i], "UTF-8", "?", NULL, &length, NULL);
      g_assert_nonnull (bytes);
      for (gsize n = 0; n <= length; n++)
        {
          g_autoptr (GPtrArray) texts = read_cut (bytes, n, NULL);

          g_assert_cmpuint (texts->len, <=, 2);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/read/truncated/", samples[i].name, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }
  g_test_add_func ("/read/truncated/complete", test_complete);
  g_test_add_func ("/read/truncated/encodings", test_encodings);
  return g_test_run ();
}
