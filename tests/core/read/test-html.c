/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests: tc-html-charset.c tc-html-zones.c tc-read.c
 * Through them: tc-html-elements.c tc-html-guard.c tc-html-linked-data.c tc-html-meta.c tc-html-page.c tc-read-html.c tc-readers.c
 * tc-xml-init.c */
#include "config.h"

#include <string.h>

#include "read-test.h"
#include "tc-html-charset.h"
#include "tc-html-zones.h"

static TcSource *
read_one (const char *page)
{
  g_autoptr (GPtrArray) sources = read_test_read (page);
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, "html");

  return tc_source_ref (source);
}

static const char article[] =
  "<!DOCTYPE html><html lang=en class=\"with-menu\"><head><meta charset=utf-8><title>Shop</title>\n"
  "<meta name=\"citation_title\" content=\"Sample cells in &lt;i&gt;probe&lt;/i&gt; disease\">\n"
  "<meta name=\"citation_author\" content=\"Probe, B\"><meta name=\"citation_author\" content=\"Testperson, A\">\n"
  "<meta name=\"dc.creator\" content=\"B Probe\">\n"
  "<meta name=\"citation_journal_title\" content=\"Journal of Samples\">\n"
  "<meta name=\"citation_publication_date\" content=\"2021/03/04\">\n"
  "<meta name=\"citation_volume\" content=\"7\"><meta name=\"citation_issue\" content=\"2\">\n"
  "<meta name=\"citation_firstpage\" content=\"11\"><meta name=\"citation_lastpage\" content=\"19\">\n"
  "<meta name=\"citation_doi\" content=\"10.9999/sample.1\">\n"
  "<style>p { color: red }</style><script>document.write ('<p>written</p>');</script></head>\n"
  "<body class=\"page menu\"><nav><ul><li>Home<li>Basket</ul></nav>\n"
  "<header>Sample Press</header>\n"
  "<main><article><h1>Sample cells in probe disease</h1>\n"
  "<section id=\"abstract\"><h2>Abstract</h2><h3>Methods</h3>\n"
  "<p>We gave 2&nbsp;&times;&nbsp;10<sup>6</sup> cells to 40 patients, CO<sub>2</sub> "
  "was   measured\nweekly.</p>\n"
  "<h3>Results</h3><p>It fell (P&lt;0.05).</p></section>\n"
  "<h2>Keywords</h2><ul><li>samples</li><li>probes</li></ul>\n"
  "<h2>Introduction</h2><p>Nobody knew.</p>\n"
  "<figure><img src=a.png><figcaption>Figure 1. A flow.</figcaption></figure>\n"
  "<table><tr><th>Arm<th>n<tr><td>Cells<td>20</table>\n"
  "<h2>References</h2><ol><li>Other P. Other cells in 99 patients. J Other 2001.</ol>\n"
  "</article></main>\n"
  "<footer>&copy; 2024 Sample Press</footer></body></html>";

static void
test_article (void)
{
  g_autoptr (TcSource) source = read_one (article);
  g_autofree char *fields = read_test_fields (source);
  g_autofree char *sections = read_test_describe (source);

  g_assert_cmpstr (fields, ==,
                   "title: Sample cells in probe disease\n"
                   "authors: Probe, B\n"
                   "authors: Testperson, A\n"
                   "journal: Journal of Samples\n"
                   "year: 2021\n"
                   "publication_date: 2021/03/04\n"
                   "volume: 7\n"
                   "issue: 2\n"
                   "pages: 11-19\n"
                   "doi: 10.9999/sample.1\n");
  g_assert_cmpstr (sections, ==,
                   "title en | Sample cells in probe disease\n"
                   "authors en | Probe, B; Testperson, A\n"
                   "citation en | Journal of Samples/Publication date: 2021/03/04/Volume: 7/Issue: 2/Pages: 11-19\n"
                   "identifiers  | 10.9999/sample.1\n"
                   "keywords en | samples; probes\n"
                   "methods en | We gave 2\u00a0\u00d7\u00a010\u2076 cells to 40 patients, CO\u2082 was measured weekly.\n"
                   "results en | It fell (P<0.05).\n"
                   "body en | Sample cells in probe disease//Introduction/Nobody knew.\n"
                   "legends en | Figure 1. A flow.\n"
                   "body en | Arm\tn/Cells\t20\n"
                   "references en | References/Other P. Other cells in 99 patients. J Other 2001.\n"
                   "boilerplate en | Home/Basket/Sample Press/\u00a9 2024 Sample Press\n");
  g_assert_null (strstr (source->text, "written"));
  g_assert_null (strstr (source->text, "color"));
}

/* What PubMed's pages are like. */
static void
test_pubmed (void)
{
  g_autoptr (TcSource) source = read_one (
    "<html><head><meta name=\"citation_title\" content=\"Probe cells\"/>"
    "<meta name=\"citation_authors\" content=\"Probe B;Testperson A;\"/>"
    "<meta name=\"citation_journal_title\" content=\"J Sample\"/><meta name=\"citation_pmid\" content=\"99999999\"/>"
    "<meta name=\"citation_date\" content=\"03/2021\"/></head><body>"
    "<section class=\"usa-banner\"><p>An official website</p></section>"
    "<main class=\"article-details\"><h1 class=\"heading-title\">Probe cells</h1>"
    "<div class=\"abstract\" id=\"abstract\"><h2 class=\"title\">Abstract</h2>"
    "<div class=\"abstract-content selected\" id=\"eng-abstract\">"
    "<p><strong class=\"sub-title\"> Methods: </strong> We gave 3 doses.</p></div></div>"
    "<div class=\"similar-articles\" id=\"similar\"><h2>Similar articles</h2><div class=\"abstract\">"
    "Other trial of 77 patients.</div></div>"
    "<div id=\"publication-types\"><h2>Publication types</h2><ul><li><div><button>Randomized Controlled Trial"
    "</button></div></ul></div></main></body></html>");
  g_autofree char *sections = read_test_describe (source);

  g_assert_nonnull (strstr (sections, "methods en | We gave 3 doses.\n"));
  g_assert_nonnull (strstr (sections, "publication types en | Randomized Controlled Trial\n"));
  g_assert_nonnull (strstr (sections, "Other trial of 77 patients."));
  g_assert_null (strstr (sections, "abstract en | Other"));
}

static void
test_linked_data (void)
{
  g_autoptr (TcSource) source = read_one (
    "<html><head><script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Site\"},"
    "{\"@type\":[\"ScholarlyArticle\"],\"headline\":\"Linked probe\",\"author\":[{\"@type\":\"Person\","
    "\"name\":\"A Testperson\"},\"B Probe\"],\"datePublished\":\"2020-05-06\",\"isPartOf\":{\"issueNumber\":\"4\","
    "\"isPartOf\":{\"name\":\"J Linked\",\"volumeNumber\":\"12\"}},\"sameAs\":\"https://doi.org/10.9999/linked\"}]}"
    "</script><script type=\"application/ld+json\">{ broken</script></head><body><p>Text.</p></body></html>");
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpstr (fields, ==,
                   "title: Linked probe\nauthors: A Testperson\nauthors: B Probe\njournal: J Linked\nyear: 2020\n"
                   "publication_date: 2020-05-06\nvolume: 12\nissue: 4\ndoi: 10.9999/linked\n");
}

/* A page of an aggregator: no tags in its head, Chinese in the encoding that it declares. */
static void
test_chinese (void)
{
  static const char page[] =
    "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body>"
    "<div class=\"top-nav\">\u9996\u9875</div>"
    "<h1>\u6837\u672c\u7ec6\u80de\u6cbb\u7597\u63a2\u9488\u75c5\u7684\u968f\u673a\u5bf9\u7167\u7814\u7a76</h1>"
    "<p>\u76ee\u7684\uff1a\u63a2\u8ba8\u6837\u672c\u7ec6\u80de\u7684\u7597\u6548\u3002</p>"
    "<p>\u65b9\u6cd5\uff1a\u5c0640\u4f8b\u60a3\u8005\u968f\u673a\u5206\u7ec4\uff0c"
    "\u7ed9\u4e882\u00d710<sup>6</sup>\u4e2a\u7ec6\u80de\u3002</p></body></html>";
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *sections = NULL;
  g_autoptr (GError) error = NULL;
  TcSource *source;

  bytes = g_convert (page, -1, "GB18030", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  all = g_bytes_new (bytes, length);
  sources = tc_read_bytes ("page.html", all, NULL, &error);
  g_assert_no_error (error);
  source = g_ptr_array_index (sources, 0);
  read_test_check (source);
  g_assert_cmpstr (source->encoding, ==, "GB18030");
  g_assert_cmpstr (source->reader, ==, "html");
  sections = read_test_describe (source);
  g_assert_nonnull (strstr (sections, "title zh | \u6837\u672c"));
  g_assert_nonnull (strstr (sections, "methods zh | "));
  g_assert_nonnull (strstr (sections, "10\u2076"));
  g_assert_nonnull (strstr (sections, "boilerplate  | \u9996\u9875\n"));
}

/* A page around records in text: each is read as in a file of them. */
static void
test_pre (void)
{
  g_autoptr (GPtrArray) sources = read_test_read (
    "<html><body><pre>TY  - JOUR\nTI  - First probe\nAU  - Probe, B\nER  - \n\nTY  - JOUR\nTI  - Second probe\nER  - \n"
    "</pre></body></html>");
  g_autofree char *fields = NULL;

  g_assert_cmpuint (sources->len, ==, 2);
  fields = read_test_fields (g_ptr_array_index (sources, 1));
  g_assert_cmpstr (fields, ==, "title: Second probe\n");
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
  gboolean is;
} sniffs[] = {
#define SNIFF(name, bytes, is) { name, bytes, sizeof bytes - 1, is }
  SNIFF ("doctype", "<!DOCTYPE html>", TRUE),
  SNIFF ("old-doctype", "\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", TRUE),
  SNIFF ("comment", "<!-- saved from url=(0014)about:internet -->\r\n<html>", TRUE),
  SNIFF ("xhtml", "<?xml version=\"1.0\"?><html xmlns=\"x\">", TRUE),
  SNIFF ("bom", "\xef\xbb\xbf<HTML>", TRUE),
  SNIFF ("utf-16", "\xff\xfe<\0h\0t\0m\0l\0>\0", TRUE),
  SNIFF ("jats", "<article article-type=\"research\">", FALSE),
  SNIFF ("jats-doctype", "<?xml version=\"1.0\"?><!DOCTYPE article PUBLIC>", FALSE),
  SNIFF ("pubmed", "<?xml version=\"1.0\"?><PubmedArticleSet>", FALSE),
  SNIFF ("text", "Effect of <html> on readers", FALSE),
  SNIFF ("sign", "<5 patients", FALSE),
  SNIFF ("empty", "", FALSE),
  SNIFF ("open-comment", "<!-- ", FALSE),
};

static void
test_sniff (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sniffs); i++)
    {
      g_test_message ("%s", sniffs[i].name);
      g_assert_cmpint (tc_html_sniff (sniffs[i].bytes, sniffs[i].length), ==, sniffs[i].is);
    }
}

static const struct
{
  const char *bytes;
  const char *encoding;
  const char *text;
  gboolean damaged;
} charsets[] = {
  { "<meta charset=\"iso-8859-1\">\xe9", "windows-1252", "\u00e9", FALSE },
  { "<meta charset='windows-1251'>\xcf\xf0", "windows-1251", "\u041f\u0440", FALSE },
  { "<?xml version='1.0' encoding='Big5'?><html>\xa4\xa4\xa4\xe5", "Big5", "\u4e2d\u6587", FALSE },
  /* Saved by a browser: the declaration is that of the page on the net. */
  { "<meta charset=gbk>\u4e2d\u6587", "UTF-8", "\u4e2d\u6587", FALSE },
  { "<meta charset=utf-8>na\xefve \u4e2d", "UTF-8", "na\u00efve", TRUE },
  { "<meta charset=klingon>\u4e2d", "UTF-8", "\u4e2d", FALSE },
  { "<meta charset=>\xe9t\xe9", "windows-1252", "\u00e9t\u00e9", FALSE },
};

static void
test_charset (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      const char *encoding = NULL;
      gboolean damaged;
      g_autofree char *text = tc_html_decode (charsets[i].bytes, strlen (charsets[i].bytes), &encoding, &damaged);

      g_test_message ("%u", (guint) i);
      g_assert_nonnull (strstr (text, charsets[i].text));
      g_assert_cmpstr (encoding, ==, charsets[i].encoding);
      g_assert_cmpint (damaged, ==, charsets[i].damaged);
    }
}

static void
test_zones (void)
{
  static const struct
  {
    const char *names;
    int kind;
  } cases[] = {
    { "left-sidebar", TC_SECTION_BOILERPLATE },
    { "x main_nav", TC_SECTION_BOILERPLATE },
    { "has-sidebar", -1 },
    { "abstractSection abstractInFull", TC_SECTION_ABSTRACT },
    { "graphical-abstract", -1 },
    { "abstract-link", -1 },
    { "ChDivSummary", TC_SECTION_ABSTRACT },
    { "article-references", TC_SECTION_REFERENCES },
    { "content", -1 },
    { "", -1 },
  };
  static const struct
  {
    const char *heading;
    int kind;
  } headings[] = {
    { "Abstract", TC_SECTION_ABSTRACT },
    { " 5. REFERENCES: ", TC_SECTION_REFERENCES },
    { "\u3010\u6458\u8981\u3011", TC_SECTION_ABSTRACT },
    { "\u53c2\u8003\u6587\u732e\uff1a", TC_SECTION_REFERENCES },
    { "Similar articles", TC_SECTION_BOILERPLATE },
    { "Introduction", -1 },
    { "", -1 },
    { "...", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TcSectionKind kind = TC_SECTION_BODY;

      g_test_message ("%s", cases[i].names);
      g_assert_cmpint (tc_html_zone_of_class (cases[i].names, &kind) ? (int) kind : -1, ==, cases[i].kind);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      TcSectionKind kind = TC_SECTION_BODY;

      g_test_message ("%s", headings[i].heading);
      g_assert_cmpint (tc_html_zone_of_heading (headings[i].heading, &kind) ? (int) kind : -1, ==,
                       headings[i].kind);
    }
}

/* --- hostile --------------------------------------------------------------------------------------- */

static void
assert_fails (GString    *page,
              const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page->str, page->len);
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GPtrArray) sources = tc_read_bytes ("x.html", bytes, NULL, &error);

  g_assert_null (sources);
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 30 * G_USEC_PER_SEC);
}

/* 200,000 attributes on one element, quoted so that a careless look sees the tag end before them. */
static void
test_attributes (void)
{
  static const char * const begins[] = { "<div ", "<div a=\">\" ", "<div a='>' /", "<div a=\n\">\"", "<div \"> <b " };

  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (GString) page = g_string_new ("<html><body>\n");

      g_string_append (page, begins[i]);
      for (guint j = 0; j < 200000; j++)
        g_string_append_printf (page, " a%u=1", j);
      g_string_append (page, ">Text</div></body></html>");
      assert_fails (page, "The page cannot be read: a tag in line 2 has more attributes than any page needs.");
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body>");

  for (guint i = 0; i < 200000; i++)
    g_string_append (page, "<b>");
  for (guint i = 0; i < 200000; i++)
    g_string_append (page, "</i>");
  assert_fails (page, "The page cannot be read: its elements are nested too deeply.");
}

/* A text node longer than the parser's tree would hold arrives whole. */
static void
test_long_text (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><p>");
  g_autoptr (TcSource) source = NULL;

  for (guint i = 0; i < 1100000; i++)
    g_string_append (page, "patients, ");
  g_string_append (page, "the end</p></body></html>");
  source = read_one (page->str);
  g_assert_cmpuint (source->n_chars, >=, 11000007);
  g_assert_nonnull (strstr (source->text + 10999990, "the end"));
}

/* Cut off anywhere, a page is read as far as it goes, or says why not. */
static void
test_cut_off (void)
{
  for (gsize length = 1; length < sizeof article - 1; length += 3)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (article, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = tc_read_bytes ("x.html", bytes, NULL, &error);

      if (sources == NULL)
        g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY);
      for (guint i = 0; sources != NULL && i < sources->len; i++)
        read_test_check (g_ptr_array_index (sources, i));
    }
}

static void
test_empty (void)
{
  static const char page[] = "<html><head><script>1</script></head><body><img src=a></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_bytes ("x.html", bytes, NULL, &error);

  g_assert_null (sources);
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY);
  g_assert_cmpstr (error->message, ==, "The page holds no text.");
}

/* A page that shows pages that show pages is read once. */
static void
test_page_in_page (void)
{
  g_autoptr (TcSource) source = read_one ("<html><body>&lt;html&gt;&lt;body&gt;&amp;lt;html&amp;gt;</body></html>");

  g_assert_nonnull (strstr (source->text, "<html><body>&lt;html&gt;"));
}

/* Nothing is fetched, no entity is expanded that the page declares. */
static void
test_entities (void)
{
  g_autoptr (TcSource) source = read_one (
    "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    "<html><body><p>Text &b; &x; end</p></body></html>");

  g_assert_nonnull (strstr (source->text, "&b; &x; end"));
  g_assert_null (strstr (source->text, "root:"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read/html/article", test_article);
  g_test_add_func ("/read/html/pubmed", test_pubmed);
  g_test_add_func ("/read/html/linked-data", test_linked_data);
  g_test_add_func ("/read/html/chinese", test_chinese);
  g_test_add_func ("/read/html/pre", test_pre);
  g_test_add_func ("/read/html/sniff", test_sniff);
  g_test_add_func ("/read/html/charset", test_charset);
  g_test_add_func ("/read/html/zones", test_zones);
  g_test_add_func ("/read/html/attributes", test_attributes);
  g_test_add_func ("/read/html/deep", test_deep);
  g_test_add_func ("/read/html/long-text", test_long_text);
  g_test_add_func ("/read/html/cut-off", test_cut_off);
  g_test_add_func ("/read/html/empty", test_empty);
  g_test_add_func ("/read/html/page-in-page", test_page_in_page);
  g_test_add_func ("/read/html/entities", test_entities);

  return g_test_run ();
}
