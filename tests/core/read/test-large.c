/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"

/* Files of more than a megabyte, which arrive in pieces: no record loses its end where a piece ends. */

typedef struct
{
  const char *reader;
  const char *begin;
  const char *record;             /* "#" stands for its number, "@" for the abstract */
  const char *between;
  const char *end;
} Sample;

static const Sample samples[] = {
  { "sciencedirect-text", "",
    "Bert Probe,\nHumming #,\nJ Sample,\n2031,\n(https://www.sciencedirect.com/science/article/pii/S#)\nAbstract: @\nKeywords: last #.\n", "\n", "" },
  { "proquest-text", "____________________________________________________________\n",
    "Humming #\n\nAbstract: @\n\nDocument URL: https://a.example/#\n\nNotes: last #.\n",
    "____________________________________________________________\n",
    "____________________________________________________________\nContact us at: x\n" },
  { "scopus-text", "Scopus\nEXPORT DATE: 3 February 2031\n\n",
    "Probe B.\nHumming #\n(2031) J Sample, 8, p. 1.\n\nABSTRACT: @\n\nAUTHOR KEYWORDS: last #.\nSOURCE: Scopus\n", "\n", "" },
  { "sinomed", "", "【流水号】:#\n【标题】:Humming #\n【出处】:样本杂志 2031;8:1\n【摘要】:@\n【关键词】:last #.\n", "\n", "" },
  { "endnote-text", "", "Reference Type:  Journal Article\nRecord Number: #\nTitle: Humming #\nAbstract: @\nURL: last #.\n", "\n\n", "" },
  { "europepmc-xml", "<responseWrapper><resultList>",
    "<result><title>Humming #</title><pubYear>2031</pubYear><abstractText>@</abstractText><pubType>last #.</pubType></result>", "\n",
    "</resultList></responseWrapper>" },
  { "mods", "<modsCollection>",
    "<mods><titleInfo><title>Humming #</title></titleInfo><abstract>@</abstract><note>last #.</note></mods>", "\n", "</modsCollection>" },
  { "zotero-rdf", "<rdf:RDF>",
    "<bib:Article rdf:about=\"#\"><dc:title>Humming #</dc:title><dcterms:isPartOf rdf:resource=\"urn:issn:#\"/>"
    "<dcterms:abstract>@</dcterms:abstract></bib:Article>\n<bib:Journal rdf:about=\"urn:issn:#\"><dc:title>last #.</dc:title></bib:Journal>",
    "\n", "</rdf:RDF>" },
  { "works-json", "[", "{\"paperId\":\"#\",\"title\":\"Humming #\",\"year\":2031,\"abstract\":\"@\",\"venue\":\"last #.\"}", ",\n", "]" },
};

static void
append_record (GString    *s,
               const char *record,
               guint       number)
{
  for (const char *p = record; *p != '\0'; p++)
    if (*p == '#')
      g_string_append_printf (s, "%u", number);
    else if (*p == '@')
      for (guint i = 0; i < 10 + number % 7; i++)
        g_string_append (s, "We hummed at noon and counted sheep. ");
    else
      g_string_append_c (s, *p);
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GString) s = g_string_new (sample->begin);
  g_autoptr (GPtrArray) sources = NULL;
  guint n = 0;

  while (s->len < 2500000)
    {
      if (n > 0)
        g_string_append (s, sample->between);
      append_record (s, sample->record, n++);
    }
  g_string_append (s, sample->end);
  sources = read_test_read_bytes (s->str, s->len);

  g_assert_cmpuint (sources->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);
      g_autofree char *title = g_strdup_printf ("Humming %u", i);
      g_autofree char *last = g_strdup_printf ("last %u.", i);

      g_assert_cmpstr (source->reader, ==, sample->reader);
      g_assert_nonnull (strstr (source->text, title));
      g_assert_nonnull (strstr (source->text, last));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/read/large/", samples[i].reader, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }

  return g_test_run ();
}
