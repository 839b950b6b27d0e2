/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "read-test.h"
#include "tc-jats.h"

/* Tests: tc-jats-body.c tc-read.c
 * Through them: tc-readers.c tc-read-jats.c tc-jats-front.c tc-jats-lists.c tc-jats-people.c tc-jats-dates.c */

static void
test_fixture (void)
{
  read_test_check_fixture ("jats.xml", "jats");
}

static char *
read_text (const char *xml)
{
  g_autoptr (GPtrArray) sources = read_test_read_bytes (xml, strlen (xml));
  const TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, "jats");

  return g_strdup (source->text);
}

#define BEGIN "<article><front><article-meta><title-group><article-title>A probe</article-title></title-group>"
#define END "</article-meta></front></article>"

static const struct
{
  const char *name;
  const char *xml;
  const char *text;
} articles[] = {
  { "season", BEGIN "<pub-date><season>Spring</season><year>2031</year></pub-date>" END,
    "Title: A probe\nYear: 2031\nPublication date: 2031 Spring\n" },
  { "string-date", BEGIN "<pub-date><string-date>7 May 2031</string-date></pub-date>" END,
    "Title: A probe\nYear: 2031\nPublication date: 7 May 2031\n" },
  { "print-first", BEGIN "<pub-date pub-type=\"epub\"><year>2030</year><month>12</month></pub-date>"
    "<pub-date pub-type=\"ppub\"><year>2031</year><month>1</month></pub-date>" END,
    "Title: A probe\nYear: 2031\nPublication date: 2031-01\n\nOther fields:\nAnother date: 2030-12\n" },
  { "online-only", BEGIN "<pub-date date-type=\"pub\" publication-format=\"electronic\"><day>17</day><month>05</month>"
    "<year>2031</year></pub-date><elocation-id>e3</elocation-id>" END,
    "Title: A probe\nYear: 2031\nPublication date: 2031-05-17\nPages: e3\n" },
  { "iso-date", BEGIN "<pub-date pub-type=\"epub\" iso-8601-date=\"2031-05-17\"/>" END,
    "Title: A probe\nYear: 2031\nPublication date: 2031-05-17\n" },
  { "kind", BEGIN "<article-categories><subj-group><subject>Protocol</subject></subj-group>"
    "<subj-group subj-group-type=\"discipline\"><subject>Humming</subject></subj-group></article-categories>" END,
    "Title: A probe\nPublication types: Protocol\n\nOther fields:\nsubject: Humming\n" },
  { "page-range", BEGIN "<fpage>1</fpage><lpage>9</lpage><page-range>1-5, 9</page-range>" END,
    "Title: A probe\nPages: 1-5, 9\n" },
  { "string-name", BEGIN "<contrib-group><contrib><string-name>Anna Testperson</string-name></contrib></contrib-group>" END,
    "Title: A probe\nAuthors: Anna Testperson\n" },
  { "chinese", "<article xml:lang=\"zh\"><front><article-meta><title-group><article-title>试样病的随机试验</article-title>"
    "<trans-title-group><trans-title>A probe</trans-title></trans-title-group></title-group>"
    "<abstract><p>目的 观察疗效。</p></abstract><trans-abstract><p>We looked.</p></trans-abstract>" END,
    "Title: A probe\nChinese title: 试样病的随机试验\n\nAbstract:\nWe looked.\n\nChinese abstract:\n目的 观察疗效。\n" },
  { "nothing-but-text", "<article><front/><body><p>Text.</p></body></article><article-meta/>", "Text.\n" },
};

static void
test_article (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = read_text (articles[i].xml);

  g_assert_cmpstr (g_strchug (text), ==, articles[i].text);
}

/* The taken-out elements are no longer there, in whatever depth. */
static void
test_detach (void)
{
  static const char text[] = "<a>one<x>two<y/></x><b><x/>three</b><x/></a>";
  static const char * const names[] = { "x", NULL };
  g_autoptr (TcXml) xml = tc_xml_parse (text, strlen (text), NULL);
  g_autoptr (GPtrArray) detached = g_ptr_array_new ();
  g_autofree char *rest = NULL;

  tc_jats_detach (tc_xml_get_root (xml), names, detached);
  rest = tc_xml_dup_text (tc_xml_get_root (xml));
  g_assert_cmpuint (detached->len, ==, 3);
  g_assert_cmpstr (rest, ==, "onethree");
}

/* An article that lost its end does not take the next one with it; one with nothing in it is named. */
static void
test_damaged (void)
{
  static const char xml[] = "<pmc-articleset>" BEGIN "</article-meta></front><body><p>Cut" BEGIN END
                            "<article><front></front></article></pmc-articleset>";
  g_autofree char *parts = read_test_parts (xml, strlen (xml));
  g_autoptr (GPtrArray) sources = read_test_read_bytes (xml, strlen (xml));
  const TcSource *first = g_ptr_array_index (sources, 0);
  static const char empty[] = "<article><front><article-meta/></front></article>";
  g_autoptr (GBytes) nothing = g_bytes_new_static (empty, strlen (empty));
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_read_bytes ("empty.xml", nothing, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "The article has neither a front nor a text.");
  g_assert_cmpstr (parts, ==, "record 1 16+130\nrecord 1 146+128\nrecord 1 274+34\n");
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpuint (first->warnings->len, ==, 1);
}

/* Entities of the file's own are not expanded, and very many elements are read in a time that grows with their number. */
static void
test_hostile (void)
{
  static const char bomb[] = "<!DOCTYPE article [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" BEGIN
                             "<abstract><p>&b; text</p></abstract>" END;
  g_autofree char *text = read_text (bomb);
  GString *many = g_string_new ("<article><front><article-meta><contrib-group>");
  g_autofree char *long_text = NULL;

  g_assert_null (strstr (text, "aaaaaaaaaa"));
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "<contrib><name><surname>P%u</surname></name><xref rid=\"a%u\"/></contrib>", i, i);
  g_string_append (many, "</contrib-group>");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "<aff id=\"a%u\">Place %u</aff>", i, i);
  g_string_append (many, "</article-meta></front><body><p>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "<fig><label>F</label></fig>");
  g_string_append (many, "</p></body></article>");
  long_text = read_text (many->str);
  g_assert_nonnull (strstr (long_text, "Place 19999"));
  g_string_free (many, TRUE);
}

static void
test_cut (void)
{
  g_autofree char *text = read_test_load ("jats.xml");

  read_test_check_cut (text, strlen (text), 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strconcat ("/read/jats/article/", articles[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_article);
    }
  g_test_add_func ("/read/jats/fixture", test_fixture);
  g_test_add_func ("/read/jats/detach", test_detach);
  g_test_add_func ("/read/jats/damaged", test_damaged);
  g_test_add_func ("/read/jats/hostile", test_hostile);
  g_test_add_func ("/read/jats/cut", test_cut);
  return g_test_run ();
}
