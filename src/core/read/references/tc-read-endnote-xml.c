/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-reader.h"
#include "tc-rendering.h"
#include "tc-xml-fields.h"

/* EndNote XML: <xml><records><record>, every value in <style> elements that say how it looks. */

static const char * const records[] = { "record", NULL };
static const char * const roots[] = { "xml", "records", NULL };

/* What the elements say; others are kept as text. The type stands in an attribute. */
static const TcXmlField fields[] = {
  { "author", "authors", "AU" }, { "auth-address", NULL, "AD" }, { "title", "titles", "TI" },
  { "translated-title", NULL, "TT" }, { "secondary-title", "titles", "JS" }, { "full-title", "periodical", "JO" },
  { "abbr-1", "periodical", "JA" }, { "pages", NULL, "PG" }, { "volume", NULL, "VL" }, { "number", NULL, "IS" },
  { "year", "dates", "YR" }, { "date", "pub-dates", "DA" }, { "abstract", NULL, "AB" }, { "keyword", NULL, "KW" },
  { "electronic-resource-num", NULL, "DO" }, { "accession-num", NULL, "AN" }, { "remote-database-name", NULL, "DB" },
  { "url", NULL, "LK" }, { "work-type", NULL, "PT" }, { "custom2", NULL, "ID" }, { "custom1", NULL, "ID" },
  { "custom7", NULL, "AR" }, { "database", NULL, "" }, { "source-app", NULL, "" },
  { "key", NULL, "" }, { "rec-number", NULL, "" },
  { "ref-type", NULL, "" },
};

static void
add_type (TcNamed         *named,
          const TcXmlNode *top)
{
  const TcXmlNode *node = tc_xml_find (top, "ref-type");
  char *type = node != NULL ? tc_xml_dup_attribute (node, "name") : NULL;

  if (node != NULL)
    tc_named_add_tag (named, "TY", "Type", type != NULL ? type : tc_xml_dup_text (node));
}

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };

  return tc_xml_sniff_root (document, roots) && tc_slice_find (text, "<record") != NULL &&
         (tc_slice_find (text, "<ref-type") != NULL || tc_slice_find (text, "<contributors>") != NULL ||
          tc_slice_find (text, "<titles>") != NULL);
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
  g_autoptr (TcNamed) named = tc_named_new ();
  g_autoptr (TcRecord) record = NULL;

  if (xml == NULL)
    return NULL;

  add_type (named, tc_xml_get_root (xml));
  tc_xml_fields_add (named, tc_xml_get_root (xml), fields, G_N_ELEMENTS (fields));
  record = tc_named_finish (named, error);
  if (record == NULL)
    return NULL;
  if (tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return tc_rendering_new_source (record, NULL, "reader.endnote-xml.");
}

const TcReader tc_reader_endnote_xml = { .id = "endnote-xml", .sniff = sniff, .cut = cut, .read_record = read_record };
