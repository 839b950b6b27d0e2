/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-named.h"
#include "tc-reader.h"
#include "tc-rendering.h"
#include "tc-xml.h"

/* EndNote XML: <xml><records><record>, every value in <style> elements that say how it looks. */

static const char * const records[] = { "record", NULL };
static const char * const roots[] = { "xml", "records", NULL };

/* What the elements say; others are kept as text. */
static const struct
{
  const char *name;
  const char *parent;             /* NULL for any */
  const char *tag;
} elements[] = {
  { "author", "authors", "AU" }, { "auth-address", NULL, "AD" }, { "title", "titles", "TI" },
  { "translated-title", NULL, "TT" }, { "secondary-title", "titles", "JS" }, { "full-title", "periodical", "JO" },
  { "abbr-1", "periodical", "JA" }, { "pages", NULL, "PG" }, { "volume", NULL, "VL" }, { "number", NULL, "IS" },
  { "year", "dates", "YR" }, { "date", "pub-dates", "DA" }, { "abstract", NULL, "AB" }, { "keyword", NULL, "KW" },
  { "electronic-resource-num", NULL, "DO" }, { "accession-num", NULL, "AN" }, { "remote-database-name", NULL, "DB" },
  { "url", NULL, "LK" }, { "work-type", NULL, "PT" }, { "custom2", NULL, "ID" }, { "custom1", NULL, "ID" },
  { "custom7", NULL, "AR" }, { "database", NULL, "" }, { "source-app", NULL, "" }, { "key", NULL, "" }, { "rec-number", NULL, "" },
};

static const char *
find_tag (const TcXmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (tc_xml_is (node, elements[i].name) && (elements[i].parent == NULL || tc_xml_is (node->parent, elements[i].parent)))
      return elements[i].tag;

  return NULL;
}

/* Whether nothing but how the text looks stands in an element. */
static gboolean
is_value (const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (child->name.p != child->name.end && !tc_xml_is (child, "style"))
      return FALSE;

  return TRUE;
}

static void
add_elements (TcNamed         *named,
              const TcXmlNode *top)
{
  const TcXmlNode *node = top->first;

  while (node != NULL)
    {
      gboolean element = node->name.p != node->name.end;

      if (element && is_value (node))
        {
          const char *tag = find_tag (node);
          g_autofree char *name = g_strndup (node->name.p, node->name.end - node->name.p);

          if (tc_xml_is (node, "ref-type"))
            {
              char *type = tc_xml_dup_attribute (node, "name");

              tc_named_add_tag (named, "TY", "Type", type != NULL ? type : tc_xml_dup_text (node));
            }
          else if (tag == NULL || *tag != '\0')
            tc_named_add_tag (named, tag, name, tc_xml_dup_text (node));
          node = tc_xml_after (node, top);
        }
      else
        node = element && node->first != NULL ? node->first : tc_xml_after (node, top);
    }
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

  add_elements (named, tc_xml_get_root (xml));
  record = tc_named_finish (named, error);
  if (record == NULL)
    return NULL;
  if (tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return tc_rendering_new_source (record, NULL, "reader.endnote-xml.");
}

const TcReader tc_reader_endnote_xml = { .id = "endnote-xml", .sniff = sniff, .cut = cut, .read_record = read_record };
