/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-markup.h"
#include "tc-reader.h"
#include "tc-slice-text.h"
#include "tc-xml-fields.h"

/* The format "Zotero RDF": <rdf:RDF> holds the items. The journal, the notes and the attachments of
 * an item stand in it, or behind it as elements that it names by their address; these are a part of
 * its record. */

/* Elements at the top, in the order of tc_xml_cut(): what can stand in an item comes behind it. */
static const char * const elements[] = {
  "z:Collection", "bib:Memo", "z:Attachment",
  "bib:Article", "bib:BookSection", "bib:ConferenceProceedings", "bib:Data", "bib:Document",
  "bib:Illustration", "bib:Image",
  "bib:Interview", "bib:Legislation", "bib:Letter", "bib:Manuscript", "bib:MotionPicture",
  "bib:Patent", "bib:Recording",
  "bib:Report", "bib:Software", "bib:Thesis", "rdf:Description", "bib:Book",
  "bib:Journal", "bib:Periodical", "bib:Newspaper", NULL
};

/* Those that are no items. A collection lists items. */
static const char * const parts[] = { "bib:Memo", "z:Attachment", "bib:Journal", "bib:Periodical",
                                      "bib:Newspaper", NULL };
static const char * const frames[] = { "z:Collection", NULL };

static const char * const roots[] = { "RDF", NULL };

/* No item has so many notes and attachments, or names so many. */
#define MAX_PARTS 1000
#define MAX_NAMED 10000
/* A journal in a series, and a few more. */
#define MAX_CONTAINERS 16

/* What stands in an item. Links to its attachments and to other items say nothing of the report. */
static const TcXmlField item_fields[] = {
  { "title", NULL, "TI" }, { "date", NULL, "DA" }, { "pages", NULL, "PG" }, { "volume", NULL, "VL" },
  { "itemType", NULL, "TY" }, { "link", NULL, "" }, { "relation", NULL, "" }, { "isReferencedBy", NULL, "" },
};

/* What stands in what it is a part of. */
static const TcXmlField container_fields[] = {
  { "title", NULL, "JO" }, { "alternative", NULL, "JA" }, { "volume", NULL, "VL" }, { "number", NULL, "IS" },
};

/* --- cutting --------------------------------------------------------------------------------------- */

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };

  return tc_xml_sniff_root (document, roots) &&
         (tc_slice_find (text, "http://www.zotero.org/namespaces/export#") != NULL || tc_slice_find
          (text, "<bib:") != NULL);
}

/* Whether a start tag of one of the names is at @p. */
static gboolean
is_one_of (const char * const *names,
           const char         *p,
           const char         *end)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      gsize length = strlen (names[i]);

      if ((gsize) (end - p) > length + 1 && memcmp (p + 1, names[i], length) == 0 &&
          (g_ascii_isspace (p[length + 1]) || p[length + 1] == '>' || p[length + 1] == '/'))
        return TRUE;
    }

  return FALSE;
}

/* Cuts the value of the first attribute off that begins @text: rdf:resource="…". */
static char *
take_address (TcSlice    *text,
              const char *attribute)
{
  const char *p = tc_slice_find (*text, attribute);
  const char *end;

  p = p != NULL ? p + strlen (attribute) : text->end;
  end = memchr (p, '"', text->end - p);
  text->p = end != NULL ? end + 1 : text->end;

  return end != NULL ? g_strndup (p, end - p) : NULL;
}

/* Returns: (element-type utf8 utf8): the addresses that the item names, as a set */
static GHashTable *
list_named (TcSlice item)
{
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *address;

  while (g_hash_table_size (named) < MAX_NAMED && (address = take_address (&item, "resource=\"")) != NULL)
    g_hash_table_add (named, address);

  return named;
}

/* Whether the address of the element at @part is one of @named. */
static gboolean
is_named (GHashTable *named,
          TcSlice     part)
{
  const char *close = memchr (part.p, '>', part.end - part.p);
  g_autofree char *address = NULL;

  if (close == NULL)
    return FALSE;
  part.end = close;
  address = take_address (&part, "rdf:about=\"");

  return address != NULL && g_hash_table_contains (named, address);
}

/* With the elements behind the item that belong to it. */
static TcCut
cut_item (const char *bytes,
          gsize       item_length,
          const char *end,
          gboolean    last)
{
  g_autoptr (GHashTable) named = list_named ((TcSlice) { bytes, bytes + item_length });
  const char *p = bytes + item_length;

  for (guint n = 0; n < MAX_PARTS; n++)
    {
      const char *next = p;
      TcCut part;

      while (next < end && g_ascii_isspace (*next))
        next++;
      if (next == end)
        return last ? tc_cut_at (TC_CUT_RECORD, bytes, p) : (TcCut) { TC_CUT_MORE, 0 };
      part = tc_xml_cut (elements, next, end - next, last);
      if (part.kind == TC_CUT_MORE && next - bytes < TC_TAGS_MAX_PART)
        return part;
      if (part.kind != TC_CUT_RECORD || !is_one_of (parts, next, end) ||
          !is_named (named, (TcSlice){ next, next + part.length }))
        break;
      p = next + part.length;
    }

  return tc_cut_at (TC_CUT_RECORD, bytes, p);
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  TcCut found = tc_xml_cut (elements, bytes, length, last);

  if (found.kind != TC_CUT_RECORD)
    return found;
  if (is_one_of (frames, bytes, end))
    return (TcCut) { TC_CUT_FRAME, found.length };
  if (is_one_of (parts, bytes, end))
    return (TcCut) { TC_CUT_UNKNOWN, found.length };

  return cut_item (bytes, found.length, end, last);
}

/* --- reading --------------------------------------------------------------------------------------- */

/* What the element stands for: what is in it, or the element at the top whose address it gives. */
static const TcXmlNode *
follow (const TcXmlNode *node,
        const TcXmlNode *root)
{
  TcSlice resource = tc_xml_attribute (node, "resource");
  const TcXmlNode *found = resource.p != NULL ? root->first : node->first;

  for (; found != NULL; found = found->next)
    {
      TcSlice about = tc_xml_attribute (found, "about");

      if (found->name.p == found->name.end)
        continue;
      if (resource.p == NULL || (about.p != NULL && about.end - about.p == resource.end - resource.p &&
                                 memcmp (about.p, resource.p, about.end - about.p) == 0))
        return found;
    }

  return NULL;
}

static void
add_text (TcNamed         *named,
          const char      *tag,
          const char      *name,
          const TcXmlNode *node)
{
  if (node != NULL)
    tc_named_add_tag (named, tag, name, tc_xml_dup_text (node));
}

/* "Probe, Bert", of <foaf:Person>; of Chinese names the parts stand together, and a group has one name only. */
static char *
dup_person (const TcXmlNode *person)
{
  const TcXmlNode *given_node = tc_xml_child (person, "givenName");
  const TcXmlNode *surname_node = tc_xml_child (person, "surname");
  g_autofree char *surname = surname_node != NULL ? tc_xml_dup_text (surname_node) : g_strdup ("");
  g_autofree char *given = NULL;

  if (given_node == NULL)
    given_node = tc_xml_child (person, "givenname");
  given = given_node != NULL ? tc_xml_dup_text (given_node) : g_strdup ("");
  if (*given == '\0' || *surname == '\0' || tc_slice_is_chinese ((TcSlice) { surname, surname + strlen (surname) }))
    return g_strconcat (surname, given, NULL);

  return g_strconcat (surname, ", ", given, NULL);
}

/* <bib:authors><rdf:Seq><rdf:li>; editors and others are no authors. */
static void
add_people (TcNamed         *named,
            const TcXmlNode *people)
{
  const TcXmlNode *list = tc_xml_child (people, "Seq");
  g_autofree char *name = g_strndup (people->name.p, people->name.end - people->name.p);

  for (const TcXmlNode *item = tc_xml_child (list, "li"); item != NULL; item = tc_xml_next (item, "li"))
    tc_named_add_tag (named, tc_xml_is (people, "authors") ? "AU" : NULL, name,
                      dup_person (tc_xml_child (item, "Person")));
}

/* "DOI 10.5555/x", "ISSN 1234-5678", or the address of a page in an element of its own. */
static void
add_identifier (TcNamed         *named,
                const TcXmlNode *node,
                gboolean         is_item)
{
  const TcXmlNode *address = tc_xml_find (node, "URI/value");
  g_autofree char *text = tc_xml_dup_text (node);

  if (address != NULL)
    add_text (named, is_item ? "LK" : NULL, "identifier", address);
  else if (g_str_has_prefix (text, "DOI "))
    tc_named_add_tag (named, is_item ? "DO" : "ID", "DOI", g_strdup (text + strlen ("DOI ")));
  else
    tc_named_add_tag (named, NULL, "identifier", g_steal_pointer (&text));
}

static void
add_field (TcNamed          *named,
           const TcXmlNode  *node,
           const TcXmlField *fields,
           gsize             n_fields)
{
  g_autofree char *name = g_strndup (node->name.p, node->name.end - node->name.p);

  for (gsize i = 0; i < n_fields; i++)
    if (tc_xml_is (node, fields[i].name))
      {
        if (*fields[i].tag != '\0')
          add_text (named, fields[i].tag, name, node);
        return;
      }
  add_text (named, NULL, name, node);
}

/* A section and a series have titles that are no journal's. @n_left: how many may still be gone to */
static void
add_container (TcNamed         *named,
               const TcXmlNode *part_of,
               const TcXmlNode *root,
               guint           *n_left)
{
  const TcXmlNode *container = *n_left > 0 ? follow (part_of, root) : NULL;
  gboolean other = container != NULL && (tc_xml_is (container, "Series") || tc_xml_is (container, "Part"));
  TcSlice resource = tc_xml_attribute (part_of, "resource");

  if (container == NULL && resource.p != NULL && *n_left > 0)
    tc_named_add_tag (named, NULL, "isPartOf", g_strndup (resource.p, resource.end - resource.p));
  *n_left -= *n_left > 0;
  for (const TcXmlNode *node = container != NULL ? container->first : NULL; node != NULL; node = node->next)
    if (node->name.p == node->name.end)
      continue;
    else if (tc_xml_is (node, "isPartOf"))
      add_container (named, node, root, n_left);
    else if (other)
      add_text (named, NULL, tc_xml_is (container, "Series") ? "series" : "section", node);
    else if (tc_xml_is (node, "identifier"))
      add_identifier (named, node, FALSE);
    else
      add_field (named, node, container_fields, G_N_ELEMENTS (container_fields));
}

/* A note is a page in HTML. */
static void
add_note (TcNamed         *named,
          const TcXmlNode *node,
          const TcXmlNode *root)
{
  const TcXmlNode *value = tc_xml_child (follow (node, root), "value");
  g_autofree char *markup = value != NULL ? tc_xml_dup_text (value) : NULL;

  if (markup != NULL)
    tc_named_add_tag (named, NULL, "note", tc_markup_render (markup));
}

/* Line ends mean something in an abstract and in what Zotero calls "Extra". */
static char *
dup_lines (TcXmlNode *node)
{
  for (TcXmlNode *child = node->first; child != NULL; child = child->next)
    child->lines = TRUE;

  return tc_xml_dup_text (node);
}

static void
add_extra (TcNamed   *named,
           TcXmlNode *node)
{
  g_autofree char *text = dup_lines (node);

  tc_named_add_note (named, "extra", text);
}

static void
add_item (TcNamed         *named,
          const TcXmlNode *item,
          const TcXmlNode *root)
{
  guint n_containers = MAX_CONTAINERS;
  guint n_notes = 0;

  for (TcXmlNode *node = item->first; node != NULL; node = node->next)
    if (node->name.p == node->name.end)
      continue;
    else if (tc_xml_child (node, "Seq") != NULL)
      add_people (named, node);
    else if (tc_xml_is (node, "isPartOf"))
      add_container (named, node, root, &n_containers);
    else if (tc_xml_is (node, "identifier"))
      add_identifier (named, node, TRUE);
    else if (tc_xml_is (node, "subject"))
      add_text (named, "KW", "subject", node);
    else if (tc_xml_is (node, "isReferencedBy"))
      {
        if (n_notes++ < MAX_PARTS)
          add_note (named, node, root);
      }
    else if (tc_xml_is (node, "abstract"))
      tc_named_add_tag (named, "AB", "abstract", dup_lines (node));
    else if (tc_xml_is (node, "description"))
      add_extra (named, node);
    else
      add_field (named, node, item_fields, G_N_ELEMENTS (item_fields));
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  g_autoptr (TcNamed) named = tc_named_new ();
  const TcXmlNode *item;
  TcRecord *record;

  if (xml == NULL)
    return NULL;

  item = tc_xml_get_root (xml)->first;
  while (item != NULL && item->name.p == item->name.end)
    item = item->next;
  if (item != NULL)
    add_item (named, item, tc_xml_get_root (xml));
  record = tc_named_finish (named, error);
  if (record != NULL && tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return record;
}

const TcReader tc_reader_zotero_rdf = { .id = "zotero-rdf", .sniff = sniff, .cut = cut, .parse_record = parse_record };
