/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-read.h"
#include "tc-rendering.h"
#include "tc-statement-shapes.h"
#include "tc-xml.h"

/* PubMed XML: <PubmedArticleSet> with an element for each record; also one record alone, books, and the older
 * <MedlineCitationSet>. Elements say the same as the tags of the MEDLINE format do. */

static const char * const records[] = {
  "PubmedArticle", "PubmedBookArticle", "MedlineCitation", NULL,
};
static const char * const roots[] = {
  "PubmedArticleSet", "PubmedArticle", "PubmedBookArticleSet", "PubmedBookArticle", "MedlineCitationSet",
  "MedlineCitation", "pubmed-document", NULL,
};

typedef struct
{
  TcRecord *record;
} Run;

typedef void (*Take) (Run             *run,
                      const TcXmlNode *node,
                      const char      *label);

static void take_children (Run             *run,
                           const TcXmlNode *node);

/* --- single values --------------------------------------------------------------------------------- */

static void
take_other (Run             *run,
            const TcXmlNode *node,
            const char      *label)
{
  g_autofree char *text = tc_xml_dup_text (node);
  g_autofree char *name = label != NULL ? g_strdup (label) : g_strndup (node->name.p, node->name.end - node->name.p);

  tc_record_add_other (run->record, name, text);
}

static void
take_field (Run             *run,
            TcRecordField    field,
            const TcXmlNode *node,
            const char      *label)
{
  g_autofree char *text = tc_xml_dup_text (node);

  g_strdelimit (text, "\n", ' ');
  if (!tc_record_add (run->record, field, text))
    tc_record_add_other (run->record, label, text);
}

/* The text of a child, or "". */
static char *
dup_child (const TcXmlNode *node,
           const char      *name)
{
  const TcXmlNode *child = tc_xml_child (node, name);

  return child != NULL ? tc_xml_dup_text (child) : g_strdup ("");
}

/* The texts of children with what divides them, without those that are empty. */
static char *
dup_joined (const TcXmlNode    *node,
            const char * const *names,
            const char         *divider)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = dup_child (node, names[i]);

      if (*text != '\0' && all->len > 0)
        g_string_append (all, divider);
      g_string_append (all, text);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* "[Not Available]." stands for a title that was not translated: that in its language, which stands behind it, counts. */
static void
take_title (Run             *run,
            const TcXmlNode *node,
            const char      *label)
{
  g_autofree char *text = tc_xml_dup_text (node);

  if (g_str_has_prefix (text, "[Not Available]"))
    tc_record_add_other (run->record, label, text);
  else
    take_field (run, TC_RECORD_TITLE, node, label);
}

/* Of a chapter, the book is what it stands in. */
static void
take_book_title (Run             *run,
                 const TcXmlNode *node,
                 const char      *label)
{
  const TcXmlNode *document = node->parent->parent;
  const TcXmlNode *chapter = tc_xml_child (document, "ArticleTitle");

  take_field (run, chapter != NULL && chapter->first != NULL ? TC_RECORD_JOURNAL : TC_RECORD_TITLE, node, label);
}

static void
take_volume (Run             *run,
             const TcXmlNode *node,
             const char      *label)
{
  take_field (run, TC_RECORD_VOLUME, node, label);
}

static void
take_issue (Run             *run,
            const TcXmlNode *node,
            const char      *label)
{
  take_field (run, TC_RECORD_ISSUE, node, label);
}

static void
take_pmid (Run             *run,
           const TcXmlNode *node,
           const char      *label)
{
  take_field (run, TC_RECORD_PMID, node, label);
}

static void
take_type (Run             *run,
           const TcXmlNode *node,
           const char      *label)
{
  take_field (run, TC_RECORD_TYPES, node, label);
}

static void
take_keyword (Run             *run,
              const TcXmlNode *node,
              const char      *label)
{
  take_field (run, TC_RECORD_KEYWORDS, node, label);
}

static void
take_pages (Run             *run,
            const TcXmlNode *node,
            const char      *label)
{
  static const char * const ends[] = { "StartPage", "EndPage", NULL };
  g_autofree char *pages = dup_child (node, "MedlinePgn");
  g_autofree char *range = dup_joined (node, ends, "-");

  tc_record_add (run->record, TC_RECORD_PAGES, *pages != '\0' ? pages : range);
}

static void
take_journal (Run             *run,
              const TcXmlNode *node,
              const char      *label)
{
  const TcXmlNode *title = tc_xml_child (node, "Title");
  const TcXmlNode *abbreviation = tc_xml_child (node, "ISOAbbreviation");

  if (title != NULL)
    take_field (run, TC_RECORD_JOURNAL, title, label);
  if (abbreviation != NULL)
    take_field (run, TC_RECORD_JOURNAL, abbreviation, "Journal (abbreviated)");
  take_children (run, node);
}

/* What was taken with the element around it. */
static void
take_nothing (Run             *run,
              const TcXmlNode *node,
              const char      *label)
{
}

static void
take_abbreviation (Run             *run,
                   const TcXmlNode *node,
                   const char      *label)
{
  g_autofree char *text = tc_xml_dup_text (node);
  g_autofree char *known = g_strconcat (label, ": ", text, NULL);

  for (guint i = 0; i < run->record->others->len; i++)
    if (g_str_equal (g_ptr_array_index (run->record->others, i), known))
      return;
  if (!tc_record_add (run->record, TC_RECORD_JOURNAL, text))
    tc_record_add_other (run->record, label, text);
}

/* --- dates ----------------------------------------------------------------------------------------- */

/* "2031 May 17", "2031-05-17", "2031 Spring", "2031 Nov-Dec". */
static void
take_publication_date (Run             *run,
                       const TcXmlNode *node,
                       const char      *label)
{
  static const char * const parts[] = { "Year", "Season", "Month", "Day", "MedlineDate", NULL };
  g_autofree char *month = dup_child (node, "Month");
  g_autofree char *date = dup_joined (node, parts, g_ascii_isdigit (*month) ? "-" : " ");
  TcSlice all = { date, date + strlen (date) };
  g_autofree char *number = NULL;
  TcSlice year;

  if (!tc_slice_find_year (all, &year))
    {
      tc_record_add_other (run->record, label, date);
      return;
    }
  if (strlen (date) > 4)
    tc_record_add (run->record, TC_RECORD_DATE, date);
  number = g_strndup (year.p, year.end - year.p);
  tc_record_add (run->record, TC_RECORD_YEAR, number);
}

/* A date that is not that of the publication: "2031-05-17". */
static void
take_date (Run             *run,
           const TcXmlNode *node,
           const char      *label)
{
  static const char * const parts[] = { "Year", "Month", "Day", NULL };
  g_autofree char *date = dup_joined (node, parts, "-");

  tc_record_add_other (run->record, label, date);
}

/* Of a paper that is only published on the web, the day on which it was may be all that is known. */
static void
take_electronic_date (Run             *run,
                      const TcXmlNode *node,
                      const char      *label)
{
  take_date (run, node, label);
  if (run->record->values[TC_RECORD_YEAR] == NULL)
    take_publication_date (run, node, label);
}

static void
take_history (Run             *run,
              const TcXmlNode *node,
              const char      *label)
{
  static const char * const parts[] = { "Year", "Month", "Day", NULL };
  g_autofree char *date = dup_joined (node, parts, "-");
  g_autofree char *status = tc_xml_dup_attribute (node, "PubStatus");
  g_autofree char *text = g_strdup_printf ("%s%s%s", date, status != NULL ? " " : "", status != NULL ? status : "");

  tc_record_add_other (run->record, label, text);
}

/* --- identifiers ----------------------------------------------------------------------------------- */

static void
take_location (Run             *run,
               const TcXmlNode *node,
               const char      *label)
{
  if (tc_xml_attribute_is (node, "EIdType", "doi") && !tc_xml_attribute_is (node, "ValidYN", "N"))
    take_field (run, TC_RECORD_DOI, node, label);
  else
    take_other (run, node, tc_xml_attribute_is (node, "EIdType", "pii") ? "PII" : label);
}

static void
take_article_id (Run             *run,
                 const TcXmlNode *node,
                 const char      *label)
{
  if (tc_xml_attribute_is (node, "IdType", "doi"))
    take_field (run, TC_RECORD_DOI, node, label);
  else if (tc_xml_attribute_is (node, "IdType", "pubmed"))
    take_field (run, TC_RECORD_PMID, node, label);
  else if (tc_xml_attribute_is (node, "IdType", "pmc"))
    take_field (run, TC_RECORD_PMCID, node, label);
  else
    {
      g_autofree char *type = tc_xml_dup_attribute (node, "IdType");
      g_autofree char *name = g_strdup_printf ("%s (%s)", label, type != NULL ? type : "?");

      take_other (run, node, name);
    }
}

/* Registers of trials, and other data banks: "ClinicalTrials.gov/NCT99900001". */
static void
take_data_bank (Run             *run,
                const TcXmlNode *node,
                const char      *label)
{
  g_autofree char *bank = dup_child (node, "DataBankName");
  const TcXmlNode *list = tc_xml_child (node, "AccessionNumberList");

  for (const TcXmlNode *id = tc_xml_child (list, "AccessionNumber"); id != NULL; id = tc_xml_next (id, "AccessionNumber"))
    {
      g_autofree char *number = tc_xml_dup_text (id);
      g_autofree char *text = g_strjoin ("/", bank, number, NULL);

      if (tc_slice_names_registry ((TcSlice) { text, text + strlen (text) }) ||
          tc_slice_names_registry ((TcSlice) { number, number + strlen (number) }))
        tc_record_add (run->record, TC_RECORD_REGISTRATION, text);
      else
        tc_record_add_other (run->record, label, text);
    }
  if (tc_xml_child (list, "AccessionNumber") == NULL)
    tc_record_add_other (run->record, label, bank);
}

/* --- people ---------------------------------------------------------------------------------------- */

/* "Testperson, Anna B Jr", or the name of a group. */
static char *
dup_name (const TcXmlNode *node)
{
  static const char * const given[] = { "ForeName", "Suffix", NULL };
  static const char * const initials[] = { "Initials", "Suffix", NULL };
  g_autofree char *group = dup_child (node, "CollectiveName");
  g_autofree char *family = dup_child (node, "LastName");
  g_autofree char *first = dup_joined (node, tc_xml_child (node, "ForeName") != NULL ? given : initials, " ");

  if (*group != '\0')
    return g_strdelimit (g_steal_pointer (&group), "\n", ' ');
  if (*family == '\0' || *first == '\0')
    return g_strconcat (family, first, NULL);

  return g_strdelimit (g_strconcat (family, ", ", first, NULL), "\n", ' ');
}

static void
take_affiliations (Run             *run,
                   const TcXmlNode *person)
{
  for (const TcXmlNode *child = person->first; child != NULL; child = child->next)
    {
      const TcXmlNode *place = tc_xml_is (child, "AffiliationInfo") ? tc_xml_child (child, "Affiliation") : child;

      if (place != NULL && tc_xml_is (place, "Affiliation"))
        take_field (run, TC_RECORD_AFFILIATIONS, place, "Affiliation");
    }
}

static void
take_author (Run             *run,
             const TcXmlNode *node,
             const char      *label)
{
  g_autofree char *name = dup_name (node);
  const TcXmlNode *id = tc_xml_child (node, "Identifier");

  if (tc_xml_attribute_is (node->parent, "Type", "editors"))
    tc_record_add_other (run->record, "Editor", name);
  else
    tc_record_add_author (run->record, name);
  take_affiliations (run, node);
  if (id != NULL)
    {
      g_autofree char *number = tc_xml_dup_text (id);
      g_autofree char *text = g_strdup_printf ("%s, %s", name, number);

      tc_record_add_other (run->record, label, text);
    }
}

static void
take_investigator (Run             *run,
                   const TcXmlNode *node,
                   const char      *label)
{
  g_autofree char *name = dup_name (node);

  tc_record_add_other (run->record, label, name);
}

/* --- abstracts and lists --------------------------------------------------------------------------- */

static void
append_part (GString         *all,
             const TcXmlNode *node)
{
  g_autofree char *label = tc_xml_dup_attribute (node, "Label");
  g_autofree char *text = tc_xml_dup_text (node);

  if (*text == '\0')
    return;
  if (all->len > 0)
    g_string_append_c (all, '\n');
  if (label != NULL && *label != '\0' && !g_str_equal (label, "UNLABELLED"))
    g_string_append_printf (all, "%s: ", label);
  g_string_append (all, text);
}

/* Each part on a line, with its label. */
static void
take_abstract (Run             *run,
               const TcXmlNode *node,
               const char      *label)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (tc_xml_is (child, "AbstractText"))
      append_part (all, child);
    else if (tc_xml_is (child, "CopyrightInformation"))
      take_other (run, child, "Copyright");
  if (!tc_record_add (run->record, TC_RECORD_ABSTRACT, all->str))
    tc_record_add_other (run->record, label, all->str);
}

/* "Humming/drug therapy/psychology". */
static void
take_heading (Run             *run,
              const TcXmlNode *node,
              const char      *label)
{
  g_autofree char *descriptor = dup_child (node, "DescriptorName");
  g_autoptr (GString) all = g_string_new (descriptor);

  for (const TcXmlNode *q = tc_xml_child (node, "QualifierName"); q != NULL; q = tc_xml_next (q, "QualifierName"))
    {
      g_autofree char *text = tc_xml_dup_text (q);

      g_string_append_printf (all, "/%s", text);
    }
  tc_record_add (run->record, TC_RECORD_KEYWORDS, all->str);
}

static void
take_grant (Run             *run,
            const TcXmlNode *node,
            const char      *label)
{
  static const char * const parts[] = { "GrantID", "Acronym", "Agency", "Country", NULL };
  g_autofree char *text = dup_joined (node, parts, "/");

  tc_record_add (run->record, TC_RECORD_FUNDING, text);
}

static void
take_chemical (Run             *run,
               const TcXmlNode *node,
               const char      *label)
{
  static const char * const parts[] = { "NameOfSubstance", "RegistryNumber", NULL };
  g_autofree char *text = dup_joined (node, parts, ", ");

  tc_record_add_other (run->record, label, text);
}

static void
take_reference (Run             *run,
                const TcXmlNode *node,
                const char      *label)
{
  g_autofree char *citation = dup_child (node, "Citation");

  tc_record_add_other (run->record, label, citation);
}

/* Comments, errata, retractions: "Comment in: Sample J. 2031;1:2 (PMID 99900001)". */
static void
take_comment (Run             *run,
              const TcXmlNode *node,
              const char      *label)
{
  static const struct { const char *type; const char *words; } types[] = {
    { "AssociatedDataset", "Dataset" }, { "AssociatedPublication", "Publication of the dataset" },
    { "CommentIn", "Comment in" }, { "CommentOn", "Comment on" }, { "CorrectedandRepublishedFrom", "Corrected from" },
    { "CorrectedandRepublishedIn", "Corrected in" }, { "ErratumFor", "Erratum for" }, { "ErratumIn", "Erratum in" },
    { "ExpressionOfConcernFor", "Expression of concern for" }, { "ExpressionOfConcernIn", "Expression of concern in" },
    { "OriginalReportIn", "Original report in" }, { "RepublishedFrom", "Republished from" },
    { "RepublishedIn", "Republished in" }, { "RetractionIn", "Retraction in" }, { "RetractionOf", "Retraction of" },
    { "SummaryForPatientsIn", "Summary for patients in" }, { "UpdateIn", "Update in" }, { "UpdateOf", "Update of" },
  };
  g_autofree char *source = dup_child (node, "RefSource");
  g_autofree char *pmid = dup_child (node, "PMID");
  g_autofree char *text = *pmid != '\0' ? g_strdup_printf ("%s (PMID %s)", source, pmid) : g_strdup (source);
  g_autofree char *type = tc_xml_dup_attribute (node, "RefType");
  const char *words = label;

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].type))
      words = types[i].words;
  tc_record_add_other (run->record, words, text);
}

/* --- the elements ---------------------------------------------------------------------------------- */

/* Sorted by name. Elements that are not here are kept as text where no element stands in them. */
static const struct
{
  const char *name;
  Take take;
  const char *label;
} elements[] = {
  { "Abstract", take_abstract, "Abstract" },
  { "ArticleDate", take_electronic_date, "Date of electronic publication" },
  { "ArticleId", take_article_id, "Article identifier" },
  { "ArticleTitle", take_title, "Title" },
  { "Author", take_author, "Author identifier" },
  { "BookTitle", take_book_title, "Book title" },
  { "Chemical", take_chemical, "Substance" },
  { "CitationSubset", take_other, "Subset" },
  { "CoiStatement", take_other, "Conflict of interest" },
  { "CollectionTitle", take_other, "Collection title" },
  { "CommentsCorrections", take_comment, "Comment or correction" },
  { "ContributionDate", take_date, "Contribution date" },
  { "Country", take_other, "Country of publication" },
  { "DataBank", take_data_bank, "Data bank" },
  { "DateCompleted", take_date, "Date completed" },
  { "DateCreated", take_date, "Date created" },
  { "DateRevised", take_date, "Date revised" },
  { "ELocationID", take_location, "Location identifier" },
  { "GeneralNote", take_other, "Note" },
  { "Grant", take_grant, "Grant" },
  { "ISOAbbreviation", take_nothing, NULL },
  { "ISSN", take_other, "ISSN" },
  { "ISSNLinking", take_nothing, NULL },
  { "Investigator", take_investigator, "Investigator" },
  { "Isbn", take_other, "ISBN" },
  { "Issue", take_issue, "Issue" },
  { "Journal", take_journal, "Journal" },
  { "Keyword", take_keyword, "Keyword" },
  { "Language", take_other, "Language" },
  { "MedlineTA", take_abbreviation, "Journal (abbreviated)" },
  { "MeshHeading", take_heading, "Keyword" },
  { "NlmUniqueID", take_other, "NLM journal ID" },
  { "OtherAbstract", take_abstract, "Other abstract" },
  { "PMID", take_pmid, "PMID" },
  { "Pagination", take_pages, "Pages" },
  { "PersonalNameSubject", take_investigator, "Personal name as subject" },
  { "PubDate", take_publication_date, "Date" },
  { "PubMedPubDate", take_history, "History" },
  { "PublicationStatus", take_other, "Publication status" },
  { "PublicationType", take_type, "Publication type" },
  { "PublisherLocation", take_other, "Place of publication" },
  { "PublisherName", take_other, "Publisher" },
  { "Reference", take_reference, "Reference" },
  { "SectionTitle", take_other, "Section" },
  { "SupplMeshName", take_keyword, "Keyword" },
  { "Title", take_nothing, NULL },
  { "VernacularTitle", take_title, "Title in its language" },
  { "Volume", take_volume, "Volume" },
};

static int
compare_name (gconstpointer key,
              gconstpointer element)
{
  const TcSlice *name = key;
  const char *other = *(const char * const *) element;
  gsize length = name->end - name->p;
  int order = strncmp (name->p, other, length);

  return order != 0 ? order : other[length] == '\0' ? 0 : -1;
}

static void
take_element (Run             *run,
              const TcXmlNode *node)
{
  const char * const *found = bsearch (&node->name, elements, G_N_ELEMENTS (elements), sizeof elements[0],
                                       compare_name);

  if (found != NULL)
    {
      gsize i = ((const char *) found - (const char *) elements) / sizeof elements[0];

      elements[i].take (run, node, elements[i].label);
    }
  else if (tc_xml_is_leaf (node))
    take_other (run, node, NULL);
  else
    take_children (run, node);
}

static void
take_children (Run             *run,
               const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (child->name.p < child->name.end)
      take_element (run, child);
    else if (!tc_slice_is_blank (child->text))
      {
        g_autofree char *text = tc_slice_dup_text (child->text, FALSE);

        tc_record_add_other (run->record, "Text without a tag", text);
      }
}

/* --- the format ------------------------------------------------------------------------------------ */

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
  gboolean any = record->authors->len > 0;

  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    any |= record->values[i] != NULL;

  return any;
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  g_autoptr (TcRecord) record = NULL;
  Run run = { NULL };

  if (xml == NULL)
    return NULL;

  record = tc_record_new ();
  run.record = record;
  take_children (&run, tc_xml_get_root (xml));
  if (!says_something (record))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The record has no field with a value."));
      return NULL;
    }
  if (tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return tc_rendering_new_source (record, NULL, "reader.pubmed-xml.");
}

const TcReader tc_reader_pubmed_xml = { .id = "pubmed-xml", .sniff = sniff, .cut = cut, .read_record = read_record };
