/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-pubmed-xml-private.h"

#include "tc-statement-shapes.h"

/* The elements of a record in PubMed XML, and what each of them says. */

/* --- for all elements ------------------------------------------------------------------------------ */

/**
 * tc_pubmed_join_lines:
 *
 * Makes one line of a text.
 */
void
tc_pubmed_join_lines (GString *text)
{
  for (char *p = text->str; (p = strchr (p, '\n')) != NULL;)
    *p = ' ';
}

/* The text of an element on one line, until the next text is put together. */
static GString *
put_line (TcPubmed        *self,
          const TcXmlNode *node)
{
  g_string_truncate (self->text, 0);
  tc_xml_append_text (node, self->text);
  tc_pubmed_join_lines (self->text);

  return self->text;
}

/**
 * tc_pubmed_take_field:
 *
 * Takes the text of an element for a field of the record; where that says something else already, for text with the
 * label.
 */
void
tc_pubmed_take_field (TcPubmed        *self,
                      TcRecordField    field,
                      const TcXmlNode *node,
                      const char      *label)
{
  const GString *text = put_line (self, node);

  if (!tc_record_add_slice (self->record, field, text->str, text->len))
    tc_record_add_other (self->record, label, text->str);
}

/**
 * tc_pubmed_take_other:
 * @label: (nullable): words for the element, %NULL for its name
 *
 * Keeps the text of an element.
 */
void
tc_pubmed_take_other (TcPubmed        *self,
                      const TcXmlNode *node,
                      const char      *label)
{
  TcSlice name = label != NULL ? (TcSlice) { label, label + strlen (label) } : node->name;

  g_string_truncate (self->text, 0);
  tc_xml_append_text (node, self->text);
  tc_record_add_other_slice (self->record, name.p, name.end - name.p, self->text->str, self->text->len);
}

/**
 * tc_pubmed_join:
 * @names: names of elements, %NULL behind the last one
 * @divider: what stands between two texts
 *
 * Puts the texts of children together, without those that are empty.
 *
 * Returns: (transfer none): the text, until the next one is put together
 */
const char *
tc_pubmed_join (TcPubmed           *self,
                const TcXmlNode    *node,
                const char * const *names,
                const char         *divider)
{
  g_string_truncate (self->text, 0);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const TcXmlNode *child = tc_xml_child (node, names[i]);
      gsize before = self->text->len;
      gsize begin;

      if (child == NULL)
        continue;
      if (before > 0)
        g_string_append (self->text, divider);
      begin = self->text->len;
      tc_xml_append_text (child, self->text);
      if (self->text->len == begin)
        g_string_truncate (self->text, before);
    }

  return self->text->str;
}

static void take_children (TcPubmed        *self,
                           const TcXmlNode *node);

/* --- single values --------------------------------------------------------------------------------- */

/* "[Not Available]." stands for a title that was not translated: that in its language, which stands
 * behind it, counts. */
static void
take_title (TcPubmed        *self,
            const TcXmlNode *node,
            const char      *label)
{
  const GString *text = put_line (self, node);

  if (g_str_has_prefix (text->str, "[Not Available]"))
    tc_record_add_other (self->record, label, text->str);
  else
    tc_pubmed_take_field (self, TC_RECORD_TITLE, node, label);
}

/* Of a chapter, the book is what it stands in. */
static void
take_book_title (TcPubmed        *self,
                 const TcXmlNode *node,
                 const char      *label)
{
  const TcXmlNode *document = node->parent->parent;
  const TcXmlNode *chapter = tc_xml_child (document, "ArticleTitle");

  tc_pubmed_take_field (
    self, chapter != NULL && chapter->first != NULL ? TC_RECORD_JOURNAL : TC_RECORD_TITLE, node,
    label);
}

static void
take_volume (TcPubmed        *self,
             const TcXmlNode *node,
             const char      *label)
{
  tc_pubmed_take_field (self, TC_RECORD_VOLUME, node, label);
}

static void
take_issue (TcPubmed        *self,
            const TcXmlNode *node,
            const char      *label)
{
  tc_pubmed_take_field (self, TC_RECORD_ISSUE, node, label);
}

static void
take_pmid (TcPubmed        *self,
           const TcXmlNode *node,
           const char      *label)
{
  tc_pubmed_take_field (self, TC_RECORD_PMID, node, label);
}

static void
take_type (TcPubmed        *self,
           const TcXmlNode *node,
           const char      *label)
{
  tc_pubmed_take_field (self, TC_RECORD_TYPES, node, label);
}

static void
take_keyword (TcPubmed        *self,
              const TcXmlNode *node,
              const char      *label)
{
  tc_pubmed_take_field (self, TC_RECORD_KEYWORDS, node, label);
}

static void
take_journal (TcPubmed        *self,
              const TcXmlNode *node,
              const char      *label)
{
  const TcXmlNode *title = tc_xml_child (node, "Title");
  const TcXmlNode *abbreviation = tc_xml_child (node, "ISOAbbreviation");

  if (title != NULL)
    tc_pubmed_take_field (self, TC_RECORD_JOURNAL, title, label);
  if (abbreviation != NULL)
    tc_pubmed_take_field (self, TC_RECORD_JOURNAL, abbreviation, "Journal (abbreviated)");
  take_children (self, node);
}

/* What was taken with the element around it. */
static void
take_nothing (TcPubmed        *self,
              const TcXmlNode *node,
              const char      *label)
{
}

static void
take_abbreviation (TcPubmed        *self,
                   const TcXmlNode *node,
                   const char      *label)
{
  g_autofree char *text = tc_xml_dup_text (node);
  g_autofree char *known = g_strconcat (label, ": ", text, NULL);

  for (guint i = 0; i < self->record->others.len; i++)
    if (g_str_equal (self->record->others.items[i], known))
      return;
  tc_pubmed_take_field (self, TC_RECORD_JOURNAL, node, label);
}

/* --- identifiers ----------------------------------------------------------------------------------- */

static void
take_location (TcPubmed        *self,
               const TcXmlNode *node,
               const char      *label)
{
  if (tc_xml_attribute_is (node, "EIdType", "doi") && !tc_xml_attribute_is (node, "ValidYN", "N"))
    tc_pubmed_take_field (self, TC_RECORD_DOI, node, label);
  else
    tc_pubmed_take_other (self, node, tc_xml_attribute_is (node, "EIdType", "pii") ? "PII" : label);
}

static void
take_article_id (TcPubmed        *self,
                 const TcXmlNode *node,
                 const char      *label)
{
  if (tc_xml_attribute_is (node, "IdType", "doi"))
    tc_pubmed_take_field (self, TC_RECORD_DOI, node, label);
  else if (tc_xml_attribute_is (node, "IdType", "pubmed"))
    tc_pubmed_take_field (self, TC_RECORD_PMID, node, label);
  else if (tc_xml_attribute_is (node, "IdType", "pmc"))
    tc_pubmed_take_field (self, TC_RECORD_PMCID, node, label);
  else
    {
      g_autofree char *type = tc_xml_dup_attribute (node, "IdType");
      g_autofree char *name = g_strdup_printf ("%s (%s)", label, type != NULL ? type : "?");

      tc_pubmed_take_other (self, node, name);
    }
}

/* --- the table ------------------------------------------------------------------------------------- */

#define ELEMENT(name, take, label) { name, sizeof name - 1, take, label }

/* Sorted by length, then by name. Elements that are not here are kept as text where no element stands in them. */
static const struct
{
  const char *name;
  gsize length;
  TcPubmedTake take;
  const char *label;
} elements[] = {
  ELEMENT ("ISSN", tc_pubmed_take_other, "ISSN"),
  ELEMENT ("Isbn", tc_pubmed_take_other, "ISBN"),
  ELEMENT ("PMID", take_pmid, "PMID"),
  ELEMENT ("Grant", tc_pubmed_take_grant, "Grant"),
  ELEMENT ("Issue", take_issue, "Issue"),
  ELEMENT ("Title", take_nothing, NULL),
  ELEMENT ("Author", tc_pubmed_take_author, "Author identifier"),
  ELEMENT ("Volume", take_volume, "Volume"),
  ELEMENT ("Country", tc_pubmed_take_other, "Country of publication"),
  ELEMENT ("Journal", take_journal, "Journal"),
  ELEMENT ("Keyword", take_keyword, "Keyword"),
  ELEMENT ("PubDate", tc_pubmed_take_publication_date, "Date"),
  ELEMENT ("Abstract", tc_pubmed_take_abstract, "Abstract"),
  ELEMENT ("Chemical", tc_pubmed_take_chemical, "Substance"),
  ELEMENT ("DataBank", tc_pubmed_take_data_bank, "Data bank"),
  ELEMENT ("Language", tc_pubmed_take_other, "Language"),
  ELEMENT ("ArticleId", take_article_id, "Article identifier"),
  ELEMENT ("BookTitle", take_book_title, "Book title"),
  ELEMENT ("MedlineTA", take_abbreviation, "Journal (abbreviated)"),
  ELEMENT ("Reference", tc_pubmed_take_reference, "Reference"),
  ELEMENT ("Pagination", tc_pubmed_take_pages, "Pages"),
  ELEMENT ("ArticleDate", tc_pubmed_take_electronic_date, "Date of electronic publication"),
  ELEMENT ("DateCreated", tc_pubmed_take_date, "Date created"),
  ELEMENT ("DateRevised", tc_pubmed_take_date, "Date revised"),
  ELEMENT ("ELocationID", take_location, "Location identifier"),
  ELEMENT ("GeneralNote", tc_pubmed_take_other, "Note"),
  ELEMENT ("ISSNLinking", take_nothing, NULL),
  ELEMENT ("MeshHeading", tc_pubmed_take_heading, "Keyword"),
  ELEMENT ("NlmUniqueID", tc_pubmed_take_other, "NLM journal ID"),
  ELEMENT ("ArticleTitle", take_title, "Title"),
  ELEMENT ("CoiStatement", tc_pubmed_take_other, "Conflict of interest"),
  ELEMENT ("Investigator", tc_pubmed_take_investigator, "Investigator"),
  ELEMENT ("SectionTitle", tc_pubmed_take_other, "Section"),
  ELEMENT ("DateCompleted", tc_pubmed_take_date, "Date completed"),
  ELEMENT ("OtherAbstract", tc_pubmed_take_abstract, "Other abstract"),
  ELEMENT ("PubMedPubDate", tc_pubmed_take_history, "History"),
  ELEMENT ("PublisherName", tc_pubmed_take_other, "Publisher"),
  ELEMENT ("SupplMeshName", take_keyword, "Keyword"),
  ELEMENT ("CitationSubset", tc_pubmed_take_other, "Subset"),
  ELEMENT ("CollectionTitle", tc_pubmed_take_other, "Collection title"),
  ELEMENT ("ISOAbbreviation", take_nothing, NULL),
  ELEMENT ("PublicationType", take_type, "Publication type"),
  ELEMENT ("VernacularTitle", take_title, "Title in its language"),
  ELEMENT ("ContributionDate", tc_pubmed_take_date, "Contribution date"),
  ELEMENT ("PublicationStatus", tc_pubmed_take_other, "Publication status"),
  ELEMENT ("PublisherLocation", tc_pubmed_take_other, "Place of publication"),
  ELEMENT ("CommentsCorrections", tc_pubmed_take_comment, "Comment or correction"),
  ELEMENT ("PersonalNameSubject", tc_pubmed_take_investigator, "Personal name as subject"),
};

/* Its place in the table, or -1. */
static int
find_element (TcSlice name)
{
  gsize length = name.end - name.p;
  int low = 0;
  int high = G_N_ELEMENTS (elements) - 1;

  while (low <= high)
    {
      int middle = (low + high) / 2;
      int order = elements[middle].length != length ? (elements[middle].length < length ? 1 : -1)
                                                    : memcmp (name.p, elements[middle].name, length);

      if (order == 0)
        return middle;
      if (order > 0)
        low = middle + 1;
      else
        high = middle - 1;
    }

  return -1;
}

static void
take_element (TcPubmed        *self,
              const TcXmlNode *node)
{
  int i = find_element (node->name);

  if (i >= 0)
    elements[i].take (self, node, elements[i].label);
  else if (tc_xml_is_leaf (node))
    tc_pubmed_take_other (self, node, NULL);
  else
    take_children (self, node);
}

static void
take_children (TcPubmed        *self,
               const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (child->name.p < child->name.end)
      take_element (self, child);
    else if (!tc_slice_is_blank (child->text))
      {
        g_autofree char *text = tc_slice_dup_text (child->text, FALSE);

        tc_record_add_other (self->record, "Text without a tag", text);
      }
}

/**
 * tc_pubmed_take_all:
 * @root: what holds a record
 *
 * Takes what a record says, element by element.
 */
void
tc_pubmed_take_all (TcRecord        *record,
                    const TcXmlNode *root)
{
  TcPubmed self = { record, g_string_sized_new (1024) };

  take_children (&self, root);
  g_string_free (self.text, TRUE);
}
