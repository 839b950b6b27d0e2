/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-read.h"

/* Tests: tc-read.c
 * Through them: tc-readers.c tc-read-pubmed-xml.c tc-pubmed-xml-elements.c tc-pubmed-xml-parts.c */

#define ARTICLE(inner) "<PubmedArticle><MedlineCitation>" inner "</MedlineCitation></PubmedArticle>"
#define TITLE "<ArticleTitle>Humming in probes.</ArticleTitle>"
#define SAID "title: Humming in probes.\n"

/* One record each, and what it says. */
static const struct
{
  const char *name;
  const char *record;
  const char *fields;
} records[] = {
  { "plain",
    ARTICLE ("<PMID Version=\"1\">99900011</PMID><Article><Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>8</Volume>"
             "<Issue>2</Issue><PubDate><Year>2031</Year><Month>May</Month><Day>17</Day></PubDate></JournalIssue>"
             "<Title>Journal of Samples</Title><ISOAbbreviation>J Sample</ISOAbbreviation></Journal>" TITLE
             "<Pagination><StartPage>11</StartPage><EndPage>19</EndPage><MedlinePgn>11-9</MedlinePgn></Pagination>"
             "<ELocationID EIdType=\"doi\" ValidYN=\"Y\">10.5555/hum.1</ELocationID><AuthorList><Author>"
             "<LastName>Testperson</LastName><ForeName>Anna B</ForeName><Initials>AB</Initials></Author><Author>"
             "<LastName>Probe</LastName><Initials>C</Initials><Suffix>Jr</Suffix></Author><Author>"
             "<CollectiveName>The Hum Group</CollectiveName></Author></AuthorList></Article>"),
    SAID "authors: Testperson, Anna B\nauthors: Probe, C Jr\nauthors: The Hum Group\njournal: Journal of Samples\n"
    "year: 2031\npublication_date: 2031 May 17\nvolume: 8\nissue: 2\npages: 11-9\ndoi: 10.5555/hum.1\npmid: 99900011\n" },
  { "set", "<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//X\" \"http://x.example\">\n<PubmedArticleSet>\n"
           ARTICLE (TITLE) "\n</PubmedArticleSet>\n", SAID },
  { "one", ARTICLE (TITLE), SAID },
  { "old-set", "<MedlineCitationSet><MedlineCitation>" TITLE "</MedlineCitation></MedlineCitationSet>", SAID },
  { "pages-from-ends", ARTICLE (TITLE "<Pagination><StartPage>11</StartPage><EndPage>19</EndPage></Pagination>"),
    SAID "pages: 11-19\n" },
  { "numbered-month", ARTICLE (TITLE "<PubDate><Year>2031</Year><Month>05</Month></PubDate>"),
    SAID "year: 2031\npublication_date: 2031-05\n" },
  { "season", ARTICLE (TITLE "<PubDate><Year>2031</Year><Season>Spring</Season></PubDate>"),
    SAID "year: 2031\npublication_date: 2031 Spring\n" },
  { "medline-date", ARTICLE (TITLE "<PubDate><MedlineDate>2031 Nov-2032 Jan</MedlineDate></PubDate>"),
    SAID "year: 2031\npublication_date: 2031 Nov-2032 Jan\n" },
  { "identifiers",
    "<PubmedArticle><MedlineCitation>" TITLE "</MedlineCitation><PubmedData><ArticleIdList>"
    "<ArticleId IdType=\"pubmed\">99900011</ArticleId><ArticleId IdType=\"doi\">10.5555/hum.1</ArticleId>"
    "<ArticleId IdType=\"pmc\">PMC99900</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>Other</Citation>"
    "<ArticleIdList><ArticleId IdType=\"pubmed\">1</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>"
    "</PubmedArticle>",
    SAID "doi: 10.5555/hum.1\npmid: 99900011\npmcid: PMC99900\n" },
  { "invalid-doi", ARTICLE (TITLE "<ELocationID EIdType=\"doi\" ValidYN=\"N\">10.5555/hum.1</ELocationID>"), SAID },
  { "two-languages", ARTICLE (TITLE "<VernacularTitle>哼唱的样本试验</VernacularTitle>"),
    SAID "title_zh: 哼唱的样本试验\n" },
  { "abbreviation-only", ARTICLE (TITLE "<MedlineTA>J Sample</MedlineTA>"), SAID "journal: J Sample\n" },
  { "editors-are-no-authors", ARTICLE (TITLE "<AuthorList Type=\"editors\"><Author><LastName>Muster</LastName></Author></AuthorList>"),
    SAID },
  { "markup", ARTICLE ("<ArticleTitle><i>Humming</i> at 10<sup>9</sup> &amp; p&lt;0.05.</ArticleTitle>"),
    "title: Humming at 10\u2079 & p<0.05.\n" },
  { "book",
    "<PubmedBookArticle><BookDocument><PMID>99900012</PMID><Book><BookTitle>The hum</BookTitle><PubDate><Year>2031</Year></PubDate>"
    "</Book></BookDocument></PubmedBookArticle>", "title: The hum\nyear: 2031\npmid: 99900012\n" },
  { "chapter",
    "<PubmedBookArticleSet><PubmedBookArticle><BookDocument><Book><BookTitle>The hum</BookTitle></Book>"
    "<ArticleTitle>Humming</ArticleTitle></BookDocument></PubmedBookArticle></PubmedBookArticleSet>",
    "title: Humming\njournal: The hum\n" },
};

static void
test_record (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (records[i].record, strlen (records[i].record));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, "pubmed-xml");
  g_assert_cmpstr (fields, ==, records[i].fields);
  g_assert_cmpuint (source->warnings->len, ==, 0);
}

/* Everything that the record says is in its text. */
static void
test_text (void)
{
  static const char record[] =
    ARTICLE ("<DateRevised><Year>2032</Year><Month>04</Month><Day>10</Day></DateRevised><Article>" TITLE
             "<Abstract><AbstractText Label=\"BACKGROUND\" NlmCategory=\"X\">We hum\n every day.</AbstractText>"
             "<AbstractText Label=\"RESULTS\">They hummed.</AbstractText><CopyrightInformation>Nobody</CopyrightInformation></Abstract>"
             "<AuthorList><Author><LastName>Probe</LastName><Identifier Source=\"ORCID\">0000</Identifier><AffiliationInfo>"
             "<Affiliation>Probe town</Affiliation></AffiliationInfo></Author></AuthorList>"
             "<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>"
             "<AccessionNumber>NCT99900001</AccessionNumber></AccessionNumberList></DataBank><DataBank><DataBankName>GENBANK</DataBankName>"
             "<AccessionNumberList><AccessionNumber>X1</AccessionNumber></AccessionNumberList></DataBank></DataBankList>"
             "<GrantList><Grant><GrantID>S 1</GrantID><Agency>Sample Fund</Agency></Grant></GrantList>"
             "<PublicationTypeList><PublicationType>Clinical Trial</PublicationType></PublicationTypeList></Article>"
             "<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance>Humol</NameOfSubstance></Chemical></ChemicalList>"
             "<CommentsCorrectionsList><CommentsCorrections RefType=\"RetractionIn\"><RefSource>J Sample. 2033;1:2</RefSource>"
             "<PMID>99900013</PMID></CommentsCorrections></CommentsCorrectionsList><MeshHeadingList><MeshHeading>"
             "<DescriptorName>Humming</DescriptorName><QualifierName>adverse effects</QualifierName></MeshHeading></MeshHeadingList>"
             "<OtherAbstract Language=\"chi\"><AbstractText>我们每天哼唱。</AbstractText></OtherAbstract>"
             "<KeywordList><Keyword>hum</Keyword></KeywordList><NewThing>unheard of</NewThing>");
  g_autoptr (GPtrArray) sources = read_test_read_bytes (record, strlen (record));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->text, ==,
                   "Title: Humming in probes.\nAuthors: Probe\nAffiliations: Probe town\nPublication types: Clinical Trial\n"
                   "Keywords: Humming/adverse effects; hum\n"
                   "\nAbstract:\nBACKGROUND: We hum every day.\nRESULTS: They hummed.\n"
                   "\nChinese abstract:\n我们每天哼唱。\n"
                   "Trial registration: ClinicalTrials.gov/NCT99900001\nFunding: S 1/Sample Fund\n"
                   "\nOther fields:\nDate revised: 2032-04-10\nCopyright: Nobody\nAuthor identifier: Probe, 0000\n"
                   "Data bank: GENBANK/X1\nSubstance: Humol, 0\nRetraction in: J Sample. 2033;1:2 (PMID 99900013)\n"
                   "NewThing: unheard of\n");
  g_assert_cmpuint (source->warnings->len, ==, 1);
}

#define GOOD ARTICLE (TITLE) "\n"

/* A record in the middle that is damaged, and how many are read. */
static const struct
{
  const char *name;
  const char *record;
  guint n_read;
  guint n_warned;
} damaged[] = {
  { "raw-less", ARTICLE ("<ArticleTitle>p < 0.05 <and so> on.</ArticleTitle>"), 3, 1 },
  { "unclosed", ARTICLE ("<Journal><Title>J Sample</Journal>" TITLE), 3, 1 },
  { "no-end", "<PubmedArticle><MedlineCitation>" TITLE, 3, 1 },
  { "entity", ARTICLE ("<ArticleTitle>Humming&nbsp;&hum;</ArticleTitle>"), 3, 0 },
  { "control-character", ARTICLE ("<ArticleTitle>Hum\001ming</ArticleTitle>"), 3, 0 },
  { "empty", "<PubmedArticle></PubmedArticle>", 2, 0 },
  { "no-tags", "<PubmedArticle>wrong</PubmedArticle>", 2, 0 },
  { "between", "<DeleteCitation><PMID>1</PMID></DeleteCitation>", 2, 0 },
};

static void
test_damaged (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *bytes = g_strconcat ("<PubmedArticleSet>\n" GOOD, damaged[i].record, "\n" GOOD "</PubmedArticleSet>\n", NULL);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, strlen (bytes));
  guint n_warned = 0;

  g_assert_cmpuint (sources->len, ==, damaged[i].n_read);
  for (guint k = 0; k < sources->len; k++)
    {
      TcSource *source = g_ptr_array_index (sources, k);

      n_warned += source->warnings->len > 0;
      if (k == 0 || k + 1 == sources->len)
        g_assert_cmpstr (source->text, ==, "Title: Humming in probes.\n");
    }
  g_assert_cmpuint (n_warned, ==, damaged[i].n_warned);
}

/* An element that was not closed does not swallow its neighbours. */
static void
test_unclosed (void)
{
  static const char record[] =
    ARTICLE ("<Journal><JournalIssue><Volume>8<Issue>2</Issue></JournalIssue><Title>J <i>Sample</i> Med<ISOAbbreviation>J S</ISOAbbreviation>"
             "</Journal>" TITLE);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (record, strlen (record));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpstr (fields, ==, SAID "journal: J Sample Med\nvolume: 8\nissue: 2\n");
  g_assert_cmpuint (source->warnings->len, ==, 1);
}

/* A bomb of entities stays as small as it is, and no file is fetched. */
static void
test_entities (void)
{
  static const char bytes[] =
    "<!DOCTYPE PubmedArticleSet [<!ENTITY a \"hahahahaha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n"
    "<PubmedArticleSet>" ARTICLE ("<ArticleTitle>Hum &b; &c;.</ArticleTitle>") "</PubmedArticleSet>";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, strlen (bytes));
  g_autofree char *parts = read_test_parts (bytes, strlen (bytes));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->text, ==, "Title: Hum &b; &c;.\n");
  g_assert_true (g_str_has_prefix (parts, "unknown 1 0+"));
}

/* Cut off anywhere, a file gives parts and never an accident. */
static void
test_truncated (void)
{
  static const char bytes[] =
    "\xef\xbb\xbf<?xml version=\"1.0\"?>\r\n<!DOCTYPE PubmedArticleSet>\r\n<PubmedArticleSet><PubmedArticle><MedlineCitation>"
    "<PMID Version=\"1\">99900011</PMID><ArticleTitle>哼唱 <sup>1</sup> &amp; <![CDATA[hum]]></ArticleTitle><!-- hum -->"
    "<Abstract><AbstractText Label=\"AIM\">x</AbstractText></Abstract></MedlineCitation></PubmedArticle></PubmedArticleSet>";

  for (gsize length = 4; length < sizeof bytes; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new (bytes, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = tc_read_bytes ("cut.xml", part, NULL, &error);

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
      g_autofree char *path = g_strconcat ("/read/pubmed-xml/record/", records[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_record);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strconcat ("/read/pubmed-xml/damaged/", damaged[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damaged);
    }
  g_test_add_func ("/read/pubmed-xml/text", test_text);
  g_test_add_func ("/read/pubmed-xml/unclosed", test_unclosed);
  g_test_add_func ("/read/pubmed-xml/entities", test_entities);
  g_test_add_func ("/read/pubmed-xml/truncated", test_truncated);
  return g_test_run ();
}
