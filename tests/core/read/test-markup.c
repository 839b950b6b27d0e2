/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "tc-markup.h"

/* Tests: tc-markup.c tc-markup-entities.c */

static const struct
{
  const char *name;
  const char *markup;
  const char *text;
} cases[] = {
  { "plain", "40 patients", "40 patients" },
  { "superscript", "17±4×10<sup>6</sup> cells", "17±4×10⁶ cells" },
  { "superscript-negative", "10<sup>-3</sup> and 10<sup>−3</sup>", "10⁻³ and 10⁻³" },
  { "superscript-ion", "Ca<sup>2+</sup>", "Ca²⁺" },
  { "superscript-letters", "the 2<sup>nd</sup> of 3<sup>n</sup>", "the 2nd of 3ⁿ" },
  { "superscript-decimal", "10<sup>6.5</sup>", "10⁶.⁵" },
  { "superscript-inner-tag", "10<sup><b>6</b></sup>", "10⁶" },
  { "superscript-unclosed", "10<sup>6 cells", "10⁶ cells" },
  { "subscript", "H<sub>2</sub>O, C<sub>max</sub>", "H₂O, Cmax" },
  { "less-than", "(<i>P</i><0.001)", "(P<0.001)" },
  { "less-than-letter", "p<b and c>d", "p<b and c>d" },
  { "less-than-entity", "P&lt;0.05 &amp; n&gt;3", "P<0.05 & n>3" },
  { "entity-is-no-tag", "&lt;b&gt;", "<b>" },
  { "once", "&amp;lt;", "&lt;" },
  { "entities", "&plusmn;&times;&nbsp;&#945;&#x3B2;&le;", "±×\u00a0αβ≤" },
  { "no-entity", "A&B; R&D &unknown; &#0; &#1;", "A&B; R&D &unknown; &#0; &#1;" },
  { "paragraphs", "<p><p>One.</p>\n<p>Two.</p>", "One.\nTwo." },
  { "breaks", "One<br>Two<br/>Three", "One\nTwo\nThree" },
  { "own-lines", "One\r\nTwo", "One\nTwo" },
  { "blanks", " a \t <b>b</b>  c ", "a b c" },
  { "jats", "<jats:sec><jats:title>Methods</jats:title><jats:p>We.</jats:p></jats:sec>",
    "Methods\nWe." },
  { "medline", "<AbstractText Label=\"METHODS\" NlmCategory=\"METHODS\">We.</AbstractText>",
    "METHODS: We." },
  { "attributes", "<span class=\"a\" id='b'>x</span><a href=http://e.org>y</a>", "xy" },
  { "unknown-tag", "<foo>x</foo>", "<foo>x</foo>" },
  { "script", "a<script>alert(1<2)</script>b", "ab" },
  { "script-unclosed", "a<script>b", "ab" },
  { "cut-off", "x<b", "x<b" },
  { "lone", "<", "<" },
  { "empty", "", "" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = tc_markup_render (cases[i].markup);

  g_assert_cmpstr (text, ==, cases[i].text);
}

/* Patterns that would take quadratic time if any part of the text were looked at again
 * and again. */
static void
test_linear (void)
{
  static const char * const units[] = { "<b", "<script>", "<sup>", "<b a='", "&amp", "<p <p", "<b a=b " };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) markup = g_string_new (NULL);
      g_autofree char *text = NULL;
      gint64 before;

      while (markup->len < 4 * 1000 * 1000)
        g_string_append (markup, units[i]);
      before = g_get_monotonic_time ();
      text = tc_markup_render (markup->str);
      g_assert_cmpint (g_get_monotonic_time () - before, <, 20 * G_USEC_PER_SEC);
    }
}

/* One entity: the bytes that it takes, 0 where the '&' is only an ampersand. */
static void
test_entities (void)
{
  static const struct { const char *text; gsize length; gunichar character; } entities[] = {
    { "&amp;lt;", 5, '&' }, { "&plusmn;3", 8, 0xb1 }, { "&Sigma;", 7, 0x3a3 }, { "&sigma;", 7, 0x3c3 },
    { "&#945;", 6, 0x3b1 }, { "&#x1F600;", 9, 0x1f600 }, { "&#X3b2;", 7, 0x3b2 },
    { "&", 0, 0 }, { "&;", 0, 0 }, { "&#;", 0, 0 }, { "&#x;", 0, 0 }, { "&amp", 0, 0 }, { "&AMP;", 0, 0 },
    { "&#0;", 0, 0 }, { "&#27;", 0, 0 }, { "&#xD800;", 0, 0 }, { "&#x110000;", 0, 0 }, { "&#12a;", 0, 0 },
    { "&#99999999999999999999;", 0, 0 }, { "& amp;", 0, 0 }, { "&averylongname;", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gunichar character = 0;

      g_test_message ("%s", entities[i].text);
      g_assert_cmpuint (tc_markup_decode_entity (entities[i].text, &character), ==, entities[i].length);
      g_assert_cmpuint (character, ==, entities[i].character);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/read/markup/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/read/markup/entity", test_entities);
  g_test_add_func ("/read/markup/linear", test_linear);

  return g_test_run ();
}
