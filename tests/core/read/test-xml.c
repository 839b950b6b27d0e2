/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-read.h"
#include "tc-xml.h"

/* Tests: tc-xml.c tc-xml-cut.c tc-xml-text.c tc-xml-tree.c
 * Through them: tc-xml-math.c */

/* The tree: an element as "name(…)", text in quotes; "!" behind it where the text is damaged. */
static void
write_node (GString         *s,
            const TcXmlNode *node)
{
  if (node->name.p == node->name.end)
    {
      g_string_append_printf (s, "'%.*s'", (int) (node->text.end - node->text.p), node->text.p);
      return;
    }
  g_string_append_printf (s, "%.*s(", (int) (node->name.end - node->name.p), node->name.p);
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    write_node (s, child);
  g_string_append_c (s, ')');
}

static const struct
{
  const char *name;
  const char *text;
  const char *tree;
} trees[] = {
  { "nested", "<a><b>x</b>y</a>", "a(b('x')'y')" },
  { "empty", "<a><b/><c /></a>", "a(b()c())" },
  { "attributes", "<a x='1>2' y=\"<'\"><b z=\"\"/></a>", "a(b())" },
  { "prefixes", "<m:a xmlns:m='x'>1</m:a>", "a('1')" },
  { "declarations", "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'x'><!-- <b> --><a>1<!--2-->3</a>", "a('1''3')" },
  { "literal", "<a><![CDATA[<b>&amp;]]></a>", "a('<b>&amp;')" },
  { "raw-less", "<a>p < 0.05 and p<0.01</a>", "a('p < 0.05 and p<0.01')!" },
  { "no-attributes", "<a>x <b and c> y</a>", "a('x <b and c> y')!" },
  { "unquoted", "<a x=1>y</a>", "'<a x=1>y'!" },
  { "unclosed", "<a><b>x</a>", "a(b('x'))!" },
  { "not-opened", "<a>x</b>y</a>", "a('x''y')!" },
  { "cut-in-text", "<a><b>x", "a(b('x'))!" },
  { "cut-in-tag", "<a>x</", "a('x</')!" },
  { "cut-in-quote", "<a><b c=\"x</a>", "a('<b c=\"x')!" },
  { "cut-in-comment", "<a><!-- x</a>", "a('<!-- x')!" },
  { "cut-in-literal", "<a><![CDATA[ x</a>", "a('<![CDATA[ x')!" },
  { "entities", "<!DOCTYPE a [<!ENTITY b 'ccc'>]><a>&b;</a>", "a('&b;')!" },
  { "only-less", "<", "'<'!" },
  { "nothing", "", "" },
};

static void
test_tree (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcXml) xml = tc_xml_parse (trees[i].text, strlen (trees[i].text), &error);
  g_autoptr (GString) s = g_string_new (NULL);

  g_assert_no_error (error);
  for (const TcXmlNode *node = tc_xml_get_root (xml)->first; node != NULL; node = node->next)
    write_node (s, node);
  if (tc_xml_is_damaged (xml))
    g_string_append_c (s, '!');
  g_assert_cmpstr (s->str, ==, trees[i].tree);
}

static const struct
{
  const char *name;
  const char *markup;
  const char *text;
} texts[] = {
  { "blanks", " x\n\t y  z ", "x y z" },
  { "entities", "&lt;&#946;&amp;&#x3b2;&nbsp;&hum; a&b", "<\u03b2&\u03b2 &hum; a&b" },
  { "inline", "an <i>inner</i><b> word</b>", "an inner word" },
  { "superscript", "10<sup>9</sup>/m<sup>2</sup>", "10\u2079/m\u00b2" },
  { "superscript-on-a-line", "10\n\t\t<sup>-19</sup>).", "10\u207b\u00b9\u2079)." },
  { "subscript", "H<sub>2</sub>O", "H\u2082O" },
  { "style", "10<style face=\"superscript\" font=\"x\">9</style> <style face=\"bold\">y</style>", "10\u2079 y" },
  { "paragraphs", "<title>A</title><p>b</p>\n <p>c</p>d", "A\nb\nc\nd" },
  { "table", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2" },
  { "square", "<math><msup><mi>x</mi> <mn>2</mn></msup></math>", "x\u00b2" },
  { "script", "<mml:math><mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msubsup></mml:math>",
    "x\u2081\u00b2" },
  { "fraction", "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math>", "(a+1)/b" },
  { "root", "<math><mroot><mi>x</mi><mn>3</mn></mroot><msqrt><mi>y</mi></msqrt></math>", "\u00b3\u221ax\u221a(y)" },
  { "fenced", "<math><mfenced open='['><mi>a</mi><mi>b</mi></mfenced></math>", "[a, b)" },
  { "matrix", "<math><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd></mtr></mtable></math>", "1 2; 3" },
  { "empty-formula", "<math><mfrac/><msup/><msubsup/><mroot/><mfenced/></math>", "/\u221a()" },
  { "for-machines", "x<tex-math>\\frac</tex-math>", "x" },
  { "control-characters", "a\001b\vc", "abc" },
};

static void
test_text (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (TcXml) xml = tc_xml_parse (texts[i].markup, strlen (texts[i].markup), NULL);
  g_autofree char *text = tc_xml_dup_text (tc_xml_get_root (xml));

  g_assert_cmpstr (text, ==, texts[i].text);
}

static void
test_paragraphs (void)
{
  static const char markup[] = "<a>one\n two\n\n three</a>";
  g_autoptr (TcXml) xml = tc_xml_parse (markup, strlen (markup), NULL);
  g_autofree char *text = tc_xml_dup_paragraphs (tc_xml_child (tc_xml_get_root (xml), "a"));

  g_assert_cmpstr (text, ==, "one two\nthree");
}

static void
test_find (void)
{
  static const char markup[] = "<a k='&lt;1' x:l = \"2\"><b/>t<c><d>1</d><d>2</d></c></a><e/>";
  g_autoptr (TcXml) xml = tc_xml_parse (markup, strlen (markup), NULL);
  TcXmlNode *root = tc_xml_get_root (xml);
  TcXmlNode *a = tc_xml_child (root, "a");
  TcXmlNode *d = tc_xml_find (root, "a/c/d");
  g_autofree char *value = tc_xml_dup_attribute (a, "k");

  g_assert_true (tc_xml_is (a, "a"));
  g_assert_false (tc_xml_is (a, "ab"));
  g_assert_false (tc_xml_is (root, ""));
  g_assert_null (tc_xml_find (root, "a/d"));
  g_assert_null (tc_xml_child (NULL, "a"));
  g_assert_true (tc_xml_is_leaf (d));
  g_assert_false (tc_xml_is_leaf (a));
  g_assert_true (tc_xml_next (d, "d") == d->next);
  g_assert_null (tc_xml_next (d->next, "d"));
  g_assert_true (tc_xml_is (tc_xml_after (a, root), "e"));
  g_assert_null (tc_xml_after (d->next, a));
  g_assert_cmpstr (value, ==, "<1");
  g_assert_true (tc_xml_attribute_is (a, "l", "2"));
  g_assert_null (tc_xml_attribute (a, "m").p);
  g_assert_null (tc_xml_dup_attribute (d, "k"));
}

/* --- hostile --------------------------------------------------------------------------------------- */

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  g_assert_null (tc_xml_parse (text->str, text->len, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2100000; i++)
    g_string_append (text, "<a/>");
  g_assert_null (tc_xml_parse (text->str, text->len, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

static void
test_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<a");
  g_autoptr (TcXml) xml = NULL;
  TcXmlNode *a;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, " a%u=''", i);
  g_string_append (text, " z='1'>x</a>");
  xml = tc_xml_parse (text->str, text->len, NULL);
  a = tc_xml_child (tc_xml_get_root (xml), "a");
  g_assert_true (tc_xml_attribute_is (a, "z", "1"));
}

/* Many beginnings without an end take no longer than one: each of these would take minutes if they did. */
static void
test_unfinished (void)
{
  static const char * const parts[] = { "<!--", "<![CDATA[", "<!D ", "<!D [>", "<? ", "<a b=\"", "<a b='\"", "</", "<a ", "<<" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TcXml) xml = NULL;
      gint64 start = g_get_monotonic_time ();

      while (text->len < 2000000)
        g_string_append (text, parts[i]);
      xml = tc_xml_parse (text->str, text->len, NULL);
      g_assert_nonnull (xml);
      g_assert_true (tc_xml_is_damaged (xml));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
}

/* --- cutting --------------------------------------------------------------------------------------- */

static const char * const names[] = { "rec", "inner", NULL };

static const struct
{
  const char *name;
  const char *bytes;
  const char *parts;
} cuts[] = {
  { "two", "<?xml version='1'?>\n<set>\n<rec>1</rec>\n<rec a='b'>2</rec>\n</set>\n", "frame26 record12 frame1 record18 frame8 " },
  { "other-names", "<set><records>x</records><rec>1</rec></set>", "frame14 unknown11 record12 frame6 " },
  { "inner", "<rec><inner>1</inner></rec><inner>2</inner>", "record27 record16 " },
  { "no-end", "<rec>1<rec>2</rec>", "record6 record12 " },
  { "no-end-last", "<rec>1</rec><rec>2", "record12 record6 " },
  { "end-with-blank", "<rec>1</rec ><rec>2</rec>", "record13 record12 " },
  { "text-between", "<rec>1</rec> hum <rec>2</rec>", "record12 frame1 unknown4 record12 " },
  { "entities", "<!DOCTYPE s [<!ENTITY a 'b'>]><s><rec>&a;</rec></s>", "unknown30 frame3 record14 frame4 " },
  { "comment", "<!-- <rec>0</rec> --><rec>1</rec>", "frame21 record12 " },
  { "cut-in-tag", "<rec>1</rec><re", "record12 unknown3 " },
};

static char *
cut_all (const char *bytes,
         gsize       length,
         gsize       window)
{
  static const char * const kinds[] = { "more", "record", "prologue", "frame", "unknown" };
  g_autofree char *copy = NULL;
  GString *s = g_string_new (NULL);
  gsize at = 0;
  gsize view = window;

  while (at < length)
    {
      gsize n = MIN (view, length - at);
      TcCut cut;

      /* A copy of the size, so that what looks behind it is seen. */
      g_free (copy);
      copy = g_memdup2 (bytes + at, n);
      cut = tc_xml_cut (names, copy, n, at + n == length);
      if (cut.kind == TC_CUT_MORE)
        {
          g_assert_cmpuint (at + n, <, length);
          view++;
          continue;
        }
      g_assert_cmpuint (cut.length, >, 0);
      g_assert_cmpuint (cut.length, <=, n);
      g_string_append_printf (s, "%s%u ", kinds[cut.kind], (guint) cut.length);
      at += cut.length;
      view = window;
    }

  return g_string_free (s, FALSE);
}

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *parts = cut_all (cuts[i].bytes, strlen (cuts[i].bytes), 1000);

  g_assert_cmpstr (parts, ==, cuts[i].parts);
}

/* Records are the same however much of the file is in view; the frame may come in pieces. */
static void
test_windows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    for (gsize window = 1; window < strlen (cuts[i].bytes); window++)
      {
        g_autofree char *parts = cut_all (cuts[i].bytes, strlen (cuts[i].bytes), window);
        g_auto (GStrv) got = g_strsplit (parts, " ", -1);
        g_auto (GStrv) wanted = g_strsplit (cuts[i].parts, " ", -1);
        gsize j = 0;

        for (gsize k = 0; got[k] != NULL; k++)
          {
            if (!g_str_has_prefix (got[k], "record"))
              continue;
            while (!g_str_has_prefix (wanted[j], "record"))
              j++;
            g_assert_cmpstr (got[k], ==, wanted[j++]);
          }
      }
}

static void
test_sniff (void)
{
  static const struct { const char *text; gboolean found; } cases[] = {
    { "<set>", TRUE }, { "\xef\xbb\xbf <?xml version='1'?><!-- a --><!DOCTYPE set [<!ENTITY b 'c'>]>\n<x:set a='b'>", TRUE },
    { "<setting>", FALSE }, { "hum <set>", FALSE }, { "<!-- <set>", FALSE }, { "<html><set>", FALSE }, { "", FALSE },
    { "<", FALSE }, { "<?xml", FALSE },
  };
  static const char * const roots[] = { "set", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TcDocument document = { cases[i].text, strlen (cases[i].text), TRUE, NULL };

      g_assert_cmpint (tc_xml_sniff_root (&document, roots), ==, cases[i].found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (trees); i++)
    {
      g_autofree char *path = g_strconcat ("/read/xml/tree/", trees[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_tree);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/xml/text/", texts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/xml/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/read/xml/paragraphs", test_paragraphs);
  g_test_add_func ("/read/xml/find", test_find);
  g_test_add_func ("/read/xml/deep", test_deep);
  g_test_add_func ("/read/xml/many", test_many);
  g_test_add_func ("/read/xml/attributes", test_attributes);
  g_test_add_func ("/read/xml/unfinished", test_unfinished);
  g_test_add_func ("/read/xml/windows", test_windows);
  g_test_add_func ("/read/xml/sniff", test_sniff);
  return g_test_run ();
}
