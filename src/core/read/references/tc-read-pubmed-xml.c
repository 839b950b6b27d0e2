/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-pubmed-xml-private.h"
#include "tc-read.h"

/* PubMed XML: <PubmedArticleSet> with an element for each record; also one record alone, books, and the older
 * <MedlineCitationSet>. Elements say the same as the tags of the MEDLINE format do. */

static const char * const records[] = {
  "PubmedArticle", "PubmedBookArticle", "MedlineCitation", NULL,
};
static const char * const roots[] = {
  "PubmedArticleSet", "PubmedArticle", "PubmedBookArticleSet", "PubmedBookArticle", "MedlineCitationSet",
  "MedlineCitation", "pubmed-document", NULL,
};

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };

  return tc_xml_sniff_root (document, roots) ||
         (tc_slice_find (text, "<PubmedArticle>") != NULL && tc_slice_find (text, "<MedlineCitation ") != NULL &&
          tc_slice_find (text, "<PMID Version=") != NULL);
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_xml_cut (records, bytes, length, last);
}

static gboolean
says_something (const TcRecord *record)
{
  gboolean any = record->authors.len > 0;

  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    any |= record->values[i] != NULL;

  return any;
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  g_autoptr (TcRecord) record = NULL;

  if (xml == NULL)
    return NULL;

  record = tc_record_new ();
  tc_pubmed_take_all (record, tc_xml_get_root (xml));
  if (!says_something (record))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The record has no field with a value."));
      return NULL;
    }
  if (tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return g_steal_pointer (&record);
}

const TcReader tc_reader_pubmed_xml = { .id = "pubmed-xml", .sniff = sniff, .cut = cut, .parse_record = parse_record };
