/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-jats.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-rendering.h"

/* JATS XML, the format of articles in PubMed Central, Europe PMC, SciELO and of most publishers:
 * one <article>, or many in <pmc-articleset> and what other archives wrap around them. */

#define RULE_PREFIX "reader.jats."

static const char * const records[] = { "article", NULL };
static const char * const roots[] = {
  "article", "pmc-articleset", "articles", "article-set", "articleset", "OAI-PMH", "jats", "response", NULL,
};

/* Other formats call their root an article too. */
static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };

  return tc_xml_sniff_root (document, roots) && tc_slice_find (text, "<article") != NULL
         && (tc_slice_find (text, "<article-meta") != NULL || tc_slice_find (text, "<journal-meta") != NULL
             || tc_slice_find (text, "<front>") != NULL);
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_xml_cut (records, bytes, length, last);
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  g_autoptr (TcRecord) record = tc_record_new ();
  TcXmlNode *article;
  TcSheet *sheet;

  if (xml == NULL)
    return NULL;

  article = tc_xml_child (tc_xml_get_root (xml), "article");
  if (article != NULL)
    tc_jats_read_front (record, article);
  if (!tc_record_has_content (record) && tc_xml_child (article, "body") == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The article has neither a front nor a text."));
      return NULL;
    }
  if (tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  sheet = tc_rendering_begin (record, RULE_PREFIX);
  tc_jats_write_body (sheet, article);

  return tc_rendering_finish (sheet, record, NULL);
}

const TcReader tc_reader_jats = { .id = "jats", .sniff = sniff, .cut = cut, .read_record = read_record };
