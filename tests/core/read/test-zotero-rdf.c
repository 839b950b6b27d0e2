/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "read-test.h"

static void
test_fixture (void)
{
  read_test_check_fixture ("zotero.rdf", "zotero-rdf");
}

#define ITEM(more) "<bib:Article rdf:about=\"#a\"><dc:title>Humming</dc:title>" more "</bib:Article>"
#define NOTE(about) "<bib:Memo rdf:about=\"" about "\"><rdf:value>A note</rdf:value></bib:Memo>"
#define JOURNAL "<bib:Journal rdf:about=\"urn:issn:1\"><dc:title>J Sample</dc:title></bib:Journal>"

/* What belongs to an item is a part of its record; what no item names is somebody's and is said to be not understood. */
static const struct
{
  const char *name;
  const char *body;
  const char *parts;
} cuts[] = {
  { "note", ITEM ("<dcterms:isReferencedBy rdf:resource=\"#n\"/>") NOTE ("#n"),
    "record " ITEM ("<dcterms:isReferencedBy rdf:resource=\"#n\"/>") NOTE ("#n") "\n" },
  { "note-of-nobody", ITEM ("") NOTE ("#n") ITEM (""), "record " ITEM ("") "\nunknown " NOTE ("#n") "\nrecord " ITEM ("") "\n" },
  { "note-first", NOTE ("#n") ITEM (""), "unknown " NOTE ("#n") "\nrecord " ITEM ("") "\n" },
  { "journal", ITEM ("<dcterms:isPartOf rdf:resource=\"urn:issn:1\"/>") "\n " JOURNAL,
    "record " ITEM ("<dcterms:isPartOf rdf:resource=\"urn:issn:1\"/>") "\n " JOURNAL "\n" },
  { "collection", ITEM ("") "<z:Collection rdf:about=\"#c\"><dc:title>Mine</dc:title></z:Collection>", "record " ITEM ("") "\n" },
  { "no-end", "<bib:Article rdf:about=\"#a\"><dc:title>Buzzing</dc:title>" ITEM (""),
    "record <bib:Article rdf:about=\"#a\"><dc:title>Buzzing</dc:title>\nrecord " ITEM ("") "\n" },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strconcat ("<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\">", cuts[i].body, "</rdf:RDF>\n", NULL);
  g_autofree char *ranges = read_test_parts (text, strlen (text));
  g_auto (GStrv) lines = g_strsplit (ranges, "\n", -1);
  g_autoptr (GString) parts = g_string_new (NULL);

  for (gsize line = 0; lines[line] != NULL; line++)
    {
      char kind[16];
      guint start, length;

      if (sscanf (lines[line], "%15s %*u %u+%u", kind, &start, &length) == 3)
        g_string_append_printf (parts, "%s %.*s\n", kind, (int) length, text + start);
    }
  g_assert_cmpstr (parts->str, ==, cuts[i].parts);
}

/* A thousand attachments are enough; the others are named, and nothing hangs. */
static void
test_many_parts (void)
{
  g_autoptr (GString) text = g_string_new ("<rdf:RDF xmlns:z=\"http://www.zotero.org/namespaces/export#\"><bib:Article rdf:about=\"#a\">"
                                           "<dc:title>Humming</dc:title>");
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *parts = NULL;
  guint n_unknown = 0;
  TcSource *source;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (text, "<link:link rdf:resource=\"#item_%u\"/>", i);
  g_string_append (text, "</bib:Article>");
  for (guint i = 1200; i > 0; i--)
    g_string_append_printf (text, "<z:Attachment rdf:about=\"#item_%u\"><dc:title>PDF</dc:title></z:Attachment>\n", i - 1);
  g_string_append (text, "</rdf:RDF>");
  sources = read_test_read_bytes (text->str, text->len);
  source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->text, ==, "Title: Humming\n");
  parts = read_test_parts (text->str, text->len);
  for (const char *p = strstr (parts, "unknown "); p != NULL; p = strstr (p + 1, "unknown "))
    n_unknown++;
  g_assert_true (g_str_has_prefix (parts, "record "));
  g_assert_null (strstr (parts, "\nrecord "));
  g_assert_cmpuint (n_unknown, ==, 200);
}

/* Journals that are parts of themselves, and an item that names the same note many times. */
static void
test_circles (void)
{
  g_autoptr (GString) text = g_string_new ("<rdf:RDF xmlns:z=\"http://www.zotero.org/namespaces/export#\"><bib:Article rdf:about=\"#a\">"
                                           "<dc:title>Humming</dc:title><dcterms:isPartOf rdf:resource=\"#j\"/>");
  g_autoptr (GPtrArray) sources = NULL;
  TcSource *source;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "<dcterms:isReferencedBy rdf:resource=\"#n\"/>");
  g_string_append (text, "</bib:Article><bib:Journal rdf:about=\"#j\"><dc:title>J Sample</dc:title>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "<dcterms:isPartOf rdf:resource=\"#j\"/>");
  g_string_append (text, "</bib:Journal>" NOTE ("#n") "</rdf:RDF>");
  sources = read_test_read_bytes (text->str, text->len);
  source = g_ptr_array_index (sources, 0);

  g_assert_true (g_str_has_prefix (source->text, "Title: Humming\nJournal: J Sample\n"));
  g_assert_cmpuint (strlen (source->text), <, 20000);
}

static void
test_truncated (void)
{
  g_autofree char *text = read_test_load ("zotero.rdf");

  read_test_check_cut (text, strlen (text), 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/zotero-rdf/fixture", test_fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/zotero-rdf/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/read/zotero-rdf/many-parts", test_many_parts);
  g_test_add_func ("/read/zotero-rdf/circles", test_circles);
  g_test_add_func ("/read/zotero-rdf/truncated", test_truncated);

  return g_test_run ();
}
