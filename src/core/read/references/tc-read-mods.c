/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-named.h"
#include "tc-reader.h"
#include "tc-xml.h"

/* MODS of the Library of Congress, which libraries and bibutils give: <modsCollection><mods>. What
 * the report stands in is a "host" with a title and a part of its own. */

static const char * const records[] = { "mods", "mods:mods", NULL };
static const char * const roots[] = { "modsCollection", "mods", NULL };

static void
add_text (TcNamed         *named,
          const char      *tag,
          const TcXmlNode *node)
{
  if (node != NULL)
    {
      g_autofree char *name = g_strndup (node->name.p, node->name.end - node->name.p);

      tc_named_add_tag (named, tag, name, tc_xml_dup_text (node));
    }
}

static gboolean
has_type (const TcXmlNode *node,
          const char      *type)
{
  return tc_xml_attribute_is (node, "type", type);
}

/* "The" and "Humming" and "a trial" are one title. */
static void
add_title (TcNamed         *named,
           const char      *tag,
           const TcXmlNode *info)
{
  static const struct { const char *name; const char *before; } parts[] = {
    { "nonSort", "" }, { "title", " " }, { "subTitle", ": " },
  };
  g_autoptr (GString) title = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const TcXmlNode *part = tc_xml_child (info, parts[i].name);
      g_autofree char *text = part != NULL ? tc_xml_dup_text (part) : NULL;

      if (text != NULL && *g_strstrip (text) != '\0')
        g_string_append_printf (title, "%s%s", title->len > 0 ? parts[i].before : "", text);
    }
  if (has_type (info, "abbreviated"))
    tag = g_str_equal (tag, "JO") ? "JA" : NULL;
  else if (has_type (info, "translated"))
    tag = g_str_equal (tag, "JO") ? NULL : "TT";
  else if (has_type (info, "alternative") || has_type (info, "uniform"))
    tag = NULL;
  tc_named_add_tag (named, tag, "titleInfo", g_strdup (title->str));
}

/* Who has no role is an author. */
static gboolean
is_author (const TcXmlNode *name)
{
  gboolean role = FALSE;

  for (const TcXmlNode *node = tc_xml_child (name, "role"); node != NULL; node = tc_xml_next (node, "role"))
    for (const TcXmlNode *term = tc_xml_child (node, "roleTerm"); term != NULL; term = tc_xml_next (term, "roleTerm"))
      {
        g_autofree char *text = tc_xml_dup_text (term);

        if (g_ascii_strcasecmp (text, "author") == 0 || g_ascii_strcasecmp (text, "aut") == 0 ||
            g_ascii_strcasecmp (text, "creator") == 0)
          return TRUE;
        role = TRUE;
      }

  return !role;
}

/* "Probe, Bert C.", of its parts; given names stand in parts of their own. */
static void
add_name (TcNamed         *named,
          const TcXmlNode *name,
          gboolean         host)
{
  g_autoptr (GString) family = g_string_new (NULL);
  g_autoptr (GString) given = g_string_new (NULL);

  for (const TcXmlNode *part = tc_xml_child (name, "namePart"); part != NULL; part = tc_xml_next (part, "namePart"))
    {
      g_autofree char *text = tc_xml_dup_text (part);
      GString *to = has_type (part, "given") ? given : family;

      if (!has_type (part, "date") && !has_type (part, "termsOfAddress"))
        g_string_append_printf (to, "%s%s", to->len > 0 ? " " : "", text);
    }
  if (given->len > 0)
    g_string_append_printf (family, "%s%s", family->len > 0 ? ", " : "", given->str);
  tc_named_add_tag (named, !host && is_author (name) ? has_type (name, "corporate") ? "GA" : "AU" : NULL, "name",
                    g_strdup (family->str));
  for (const TcXmlNode *node = tc_xml_child (name, "affiliation"); node != NULL;
       node = tc_xml_next (node, "affiliation"))
    add_text (named, "AD", node);
}

static void
add_origin (TcNamed         *named,
            const TcXmlNode *origin)
{
  for (const TcXmlNode *node = origin->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "dateIssued"))
      add_text (named, "YR", node);
    else if (tc_xml_is (node, "dateCreated") || tc_xml_is (node, "copyrightDate"))
      add_text (named, "DA", node);
    else if (tc_xml_is (node, "publisher") || tc_xml_is (node, "edition"))
      add_text (named, NULL, node);
}

/* <part>: volume, issue and pages. */
static void
add_part (TcNamed         *named,
          const TcXmlNode *part)
{
  for (const TcXmlNode *node = part->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "detail"))
      {
        const char *tag = has_type (node, "volume")                               ? "VL"
                          : has_type (node, "issue") || has_type (node, "number") ? "IS"
                                                                                  : NULL;

        add_text (named, tag, tc_xml_child (node, "number"));
      }
    else if (tc_xml_is (node, "extent"))
      {
        add_text (named, "SP", tc_xml_child (node, "start"));
        add_text (named, "EP", tc_xml_child (node, "end"));
        add_text (named, "PG", tc_xml_child (node, "list"));
      }
    else if (tc_xml_is (node, "date"))
      add_text (named, "DA", node);
}

static void
add_identifier (TcNamed         *named,
                const TcXmlNode *node,
                gboolean         host)
{
  static const struct { const char *type; const char *tag; } types[] = {
    { "doi", "DO" }, { "pmid", "PM" }, { "pubmed", "PM" }, { "pmc", "PC" }, { "uri", "LK" },
  };
  const char *tag = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (types) && tag == NULL && !host; i++)
    if (has_type (node, types[i].type))
      tag = types[i].tag;
  add_text (named, tag, node);
}

static void
add_subject (TcNamed         *named,
             const TcXmlNode *subject,
             gboolean         host)
{
  for (const TcXmlNode *node = subject->first; node != NULL; node = node->next)
    if (node->name.p != node->name.end)
      add_text (named, tc_xml_is (node, "topic") && !host ? "KW" : NULL, node);
}

/* What is said of a host, but for its title and the part, is no more than text: its DOI is not that of the report. */
static void
add_children (TcNamed         *named,
              const TcXmlNode *top,
              gboolean         host)
{
  for (const TcXmlNode *node = top->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "titleInfo"))
      add_title (named, host ? "JO" : "TI", node);
    else if (tc_xml_is (node, "name"))
      add_name (named, node, host);
    else if (tc_xml_is (node, "originInfo"))
      add_origin (named, node);
    else if (tc_xml_is (node, "part"))
      add_part (named, node);
    else if (tc_xml_is (node, "identifier"))
      add_identifier (named, node, host);
    else if (tc_xml_is (node, "abstract"))
      add_text (named, host ? NULL : "AB", node);
    else if (tc_xml_is (node, "subject"))
      add_subject (named, node, host);
    else if (tc_xml_is (node, "genre") && !host)
      add_text (named, "PT", node);
    else if (tc_xml_is (node, "location"))
      add_text (named, host ? NULL : "LK", tc_xml_child (node, "url"));
    else if (tc_xml_is (node, "relatedItem") && has_type (node, "host") && !host)
      add_children (named, node, TRUE);
    else if (node->name.p != node->name.end && !tc_xml_is (node, "recordInfo") && !tc_xml_is (node, "genre"))
      add_text (named, NULL, node);
}

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };

  return tc_xml_sniff_root (document, roots) && tc_slice_find (text, "titleInfo") != NULL;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_xml_cut (records, bytes, length, last);
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  g_autoptr (TcNamed) named = tc_named_new ();
  TcXmlNode *root;
  TcRecord *record;

  if (xml == NULL)
    return NULL;

  root = tc_xml_get_root (xml);
  add_children (named, tc_xml_child (root, "mods") != NULL ? tc_xml_child (root, "mods") : root, FALSE);
  record = tc_named_finish (named, error);
  if (record != NULL && tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return record;
}

const TcReader tc_reader_mods = { .id = "mods", .sniff = sniff, .cut = cut, .parse_record = parse_record };
