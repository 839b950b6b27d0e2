/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-jats-private.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* The front of an article in JATS: what stands in <front> (or <front-stub>) as the fields of a
 * record. What was read is marked in the tree; the rest is kept as text. */

/* --- texts ----------------------------------------------------------------------------------------- */

/**
 * tc_jats_is_element:
 *
 * Returns: whether @node is no text
 */
gboolean
tc_jats_is_element (const TcXmlNode *node)
{
  return node->name.p != node->name.end;
}

/**
 * tc_jats_dup_line:
 * @node: an element, which is marked as read
 *
 * Returns: (transfer full): its text on one line
 */
char *
tc_jats_dup_line (TcXmlNode *node)
{
  node->taken = TRUE;

  return g_strdelimit (tc_xml_dup_text (node), "\n", ' ');
}

/**
 * tc_jats_dup_child:
 *
 * Returns: (transfer full): the text of the first child of the name, or ""
 */
char *
tc_jats_dup_child (const TcXmlNode *node,
                   const char      *name)
{
  TcXmlNode *child = tc_xml_child (node, name);

  return child != NULL ? tc_jats_dup_line (child) : g_strdup ("");
}

/**
 * tc_jats_keep:
 * @label: words for it
 *
 * Keeps the text of an element as text only.
 */
void
tc_jats_keep (TcRecord   *record,
              const char *label,
              TcXmlNode  *node)
{
  g_autofree char *text = tc_jats_dup_line (node);

  tc_record_add_other (record, label, text);
}

/**
 * tc_jats_take_field:
 * @label: words for it where the record says something else already
 *
 * Takes the text of an element as a field.
 */
void
tc_jats_take_field (TcRecord      *record,
                    TcRecordField  field,
                    const char    *label,
                    TcXmlNode     *node)
{
  g_autofree char *text = tc_jats_dup_line (node);

  if (!tc_record_add (record, field, text))
    tc_record_add_other (record, label, text);
}

/* --- titles and the journal ------------------------------------------------------------------------ */

/* "Title: subtitle", without the marks of footnotes. */
static void
take_title (TcRecord   *record,
            TcXmlNode  *group,
            const char *title,
            const char *subtitle,
            const char *label)
{
  static const char * const notes[] = { "xref", "fn", NULL };
  TcXmlNode *main_title = tc_xml_child (group, title);
  TcXmlNode *second = tc_xml_child (group, subtitle);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *more = NULL;

  if (main_title == NULL)
    return;

  tc_jats_detach (main_title, notes, NULL);
  text = tc_jats_dup_line (main_title);
  g_string_append (all, text);
  if (second != NULL)
    {
      more = tc_jats_dup_line (second);
      g_string_append_printf (
        all, "%s%s", g_str_has_suffix (text, ":") || g_str_has_suffix (text, "?") ? " " : ": ",
        more);
    }
  if (!tc_record_add (record, TC_RECORD_TITLE, all->str))
    tc_record_add_other (record, label, all->str);
}

static void
take_titles (TcRecord  *record,
             TcXmlNode *meta)
{
  TcXmlNode *group = tc_xml_child (meta, "title-group");

  if (group == NULL)
    return;

  take_title (record, group, "article-title", "subtitle", "Title");
  take_title (record, group, "trans-title", "trans-subtitle", "Translated title");
  for (TcXmlNode *node = tc_xml_child (group, "trans-title-group"); node != NULL;
       node = tc_xml_next (node, "trans-title-group"))
    take_title (record, node, "trans-title", "trans-subtitle", "Translated title");
}

static void
take_journal (TcRecord  *record,
              TcXmlNode *meta)
{
  TcXmlNode *group = tc_xml_child (meta, "journal-title-group");
  TcXmlNode *title = tc_xml_child (group != NULL ? group : meta, "journal-title");

  if (title != NULL)
    tc_jats_take_field (record, TC_RECORD_JOURNAL, "Journal", title);
  for (TcXmlNode *id = tc_xml_child (meta, "journal-id"); id != NULL; id = tc_xml_next (id, "journal-id"))
    if (title == NULL && (tc_xml_attribute_is (id, "journal-id-type", "nlm-ta")
                          || tc_xml_attribute_is (id, "journal-id-type", "iso-abbrev")))
      tc_jats_take_field (record, TC_RECORD_JOURNAL, "Journal (abbreviated)", id);
}

/* --- identifiers ----------------------------------------------------------------------------------- */

static void
take_id (TcRecord  *record,
         TcXmlNode *node)
{
  g_autofree char *text = tc_jats_dup_line (node);
  TcSlice type = tc_xml_attribute (node, "pub-id-type");
  gboolean taken = TRUE;

  if (type.p != NULL && tc_slice_equal (type, "doi"))
    taken = tc_record_add (record, TC_RECORD_DOI, text);
  else if (type.p != NULL && tc_slice_equal (type, "pmid"))
    taken = tc_record_add (record, TC_RECORD_PMID, text);
  else if (type.p != NULL && (tc_slice_equal (type, "pmc") || tc_slice_equal (type, "pmcid")))
    {
      g_autofree char *number = g_ascii_isdigit (*text) ? g_strconcat ("PMC", text, NULL) : g_strdup (text);

      taken = tc_record_add (record, TC_RECORD_PMCID, number);
    }
  else
    taken = FALSE;
  if (!taken)
    {
      g_autofree char *name = type.p != NULL ? tc_slice_dup (type) : g_strdup ("?");
      g_autofree char *label = g_strdup_printf ("Article id (%s)", name);

      tc_record_add_other (record, label, text);
    }
}

/* --- abstracts ------------------------------------------------------------------------------------- */

/* What stands on the line before the text of a part: "Methods: ". */
static void
append_label (GString   *label,
              TcXmlNode *title)
{
  g_autofree char *text = tc_jats_dup_line (title);
  gsize length = strlen (text);

  while (length > 0 && (text[length - 1] == ':' || text[length - 1] == '.' || text[length - 1] == ' '))
    length--;
  if (length >= 3 && memcmp (text + length - 3, "\uff1a", 3) == 0)
    length -= 3;
  if (length > 0)
    g_string_append_printf (label, "%.*s: ", (int) length, text);
}

/* Paragraphs as lines, with the titles of the parts before them. */
static void
append_abstract (GString   *all,
                 TcXmlNode *node,
                 GString   *label)
{
  for (TcXmlNode *child = node->first; child != NULL; child = child->next)
    {
      g_autofree char *text = NULL;

      if (tc_jats_is_element (child) && tc_xml_is (child, "title"))
        {
          if (tc_xml_is (node, "sec"))
            append_label (label, child);
          continue;
        }
      if (tc_xml_is (child, "sec"))
        {
          append_abstract (all, child, label);
          continue;
        }
      if (tc_xml_is (child, "label") || tc_xml_is (child, "object-id"))
        continue;
      text = tc_jats_is_element (child) ? tc_xml_dup_text (child) : g_strstrip (tc_slice_dup (child->text));
      if (*text == '\0')
        continue;
      g_string_append_printf (all, "%s%s%s", all->len > 0 ? "\n" : "", label->str, text);
      g_string_truncate (label, 0);
    }
}

/* Of what a report has several kinds, the one without a kind is the abstract. */
static gboolean
is_main_abstract (const TcXmlNode *node)
{
  static const char * const kinds[] = { "section", "sections", "structured", "short", "abstract", "full", "normal" };
  TcSlice type = tc_xml_attribute (node, "abstract-type");

  for (gsize i = 0; type.p != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (tc_slice_equal (type, kinds[i]))
      return TRUE;

  return type.p == NULL || type.p == type.end;
}

static void
take_abstract (TcRecord  *record,
               TcXmlNode *node)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) label = g_string_new (NULL);
  g_autofree char *kind = tc_xml_dup_attribute (node, "abstract-type");

  node->taken = TRUE;
  append_abstract (all, node, label);
  if (is_main_abstract (node) && tc_record_add (record, TC_RECORD_ABSTRACT, all->str))
    return;
  if (all->len > 0)
    {
      g_autofree char *name = g_strdup_printf ("Abstract (%s)", kind != NULL ? kind : "another");

      tc_record_add_other (record, name, all->str);
    }
}

/* --- all of it ------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  void (*take) (TcRecord  *record,
                TcXmlNode *node);
} takers[] = {
  { "article-id", take_id }, { "article-categories", tc_jats_take_subjects }, { "abstract", take_abstract },
  { "trans-abstract", take_abstract }, { "kwd-group", tc_jats_take_keywords },
  { "funding-group", tc_jats_take_funding },
  { "related-object", tc_jats_take_related }, { "author-notes", tc_jats_take_notes },
};

static void
take_elements (TcRecord  *record,
               TcXmlNode *meta)
{
  for (TcXmlNode *node = meta->first; node != NULL; node = node->next)
    for (gsize i = 0; i < G_N_ELEMENTS (takers); i++)
      if (tc_xml_is (node, takers[i].name))
        takers[i].take (record, node);
}

static void
take_number (TcRecord      *record,
             TcXmlNode     *meta,
             const char    *name,
             TcRecordField  field)
{
  TcXmlNode *node = tc_xml_child (meta, name);

  if (node != NULL)
    tc_jats_take_field (record, field, name, node);
}

/* "research-article" as words; with it comes nothing that the journal does not say. */
static void
take_type (TcRecord        *record,
           const TcXmlNode *article)
{
  g_autofree char *type = tc_xml_dup_attribute (article, "article-type");

  if (type == NULL || g_str_equal (type, "other"))
    return;
  g_strdelimit (type, "-_", ' ');
  tc_record_add (record, TC_RECORD_TYPES, type);
}

/* Words with marks among them belong together. */
static gboolean
has_words (const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (!tc_jats_is_element (child) && !tc_slice_is_blank (child->text))
      return TRUE;

  return tc_xml_is_leaf (node);
}

/* What nothing took: "issn: 1234-5679". */
static void
keep_rest (TcRecord  *record,
           TcXmlNode *front)
{
  TcXmlNode *node = front->first;

  while (node != NULL)
    {
      if (tc_jats_is_element (node) && !node->taken && (has_words (node) || tc_xml_is (node, "p")))
        {
          g_autofree char *name = tc_slice_dup (node->name);

          tc_jats_keep (record, name, node);
        }
      node = node->first != NULL && !node->taken ? node->first : tc_xml_after (node, front);
    }
}

/**
 * tc_jats_read_front:
 * @record: gets the fields
 * @article: an article, or a part of one that has a front of its own
 *
 * Reads what stands before the text of an article.
 */
void
tc_jats_read_front (TcRecord  *record,
                    TcXmlNode *article)
{
  TcXmlNode *front = tc_xml_child (article, "front");
  TcXmlNode *meta;

  if (front == NULL)
    front = tc_xml_child (article, "front-stub");
  if (front == NULL)
    return;
  meta = tc_xml_child (front, "article-meta");
  if (meta == NULL)
    meta = front;

  take_type (record, article);
  if (tc_xml_child (front, "journal-meta") != NULL)
    take_journal (record, tc_xml_child (front, "journal-meta"));
  take_titles (record, meta);
  tc_jats_take_people (record, meta);
  tc_jats_take_dates (record, meta);
  take_number (record, meta, "volume", TC_RECORD_VOLUME);
  take_number (record, meta, "issue", TC_RECORD_ISSUE);
  tc_jats_take_pages (record, meta);
  take_elements (record, meta);
  tc_jats_take_history (record, meta);
  keep_rest (record, front);
}
