/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-pubmed-xml-private.h"

#include "tc-statement-shapes.h"

/* Elements of PubMed XML whose children say one thing together: dates, people, abstracts, headings. */

/* The text of a child, or "". */
static char *
dup_child (const TcXmlNode *node,
           const char      *name)
{
  const TcXmlNode *child = tc_xml_child (node, name);

  return child != NULL ? tc_xml_dup_text (child) : g_strdup ("");
}

static void
append_child (GString         *text,
              const TcXmlNode *node,
              const char      *name)
{
  const TcXmlNode *child = tc_xml_child (node, name);

  if (child != NULL)
    tc_xml_append_text (child, text);
}

/**
 * tc_pubmed_take_pages:
 *
 * Takes the pages of a Pagination.
 */
void
tc_pubmed_take_pages (TcPubmed        *self,
                      const TcXmlNode *node,
                      const char      *label)
{
  static const char * const whole[] = { "MedlinePgn", NULL };
  static const char * const ends[] = { "StartPage", "EndPage", NULL };
  const char *pages = tc_pubmed_join (self, node, whole, "");

  if (*pages == '\0')
    pages = tc_pubmed_join (self, node, ends, "-");
  tc_record_add (self->record, TC_RECORD_PAGES, pages);
}

/* --- dates ----------------------------------------------------------------------------------------- */

/**
 * tc_pubmed_take_publication_date:
 *
 * Takes a PubDate: "2031 May 17", "2031-05-17", "2031 Spring", "2031 Nov-Dec".
 */
void
tc_pubmed_take_publication_date (TcPubmed        *self,
                                 const TcXmlNode *node,
                                 const char      *label)
{
  static const char * const parts[] = { "Year", "Season", "Month", "Day", "MedlineDate", NULL };
  g_autofree char *month = dup_child (node, "Month");
  const char *date = tc_pubmed_join (self, node, parts, g_ascii_isdigit (*month) ? "-" : " ");
  TcSlice all = { date, date + strlen (date) };
  TcSlice year;

  if (!tc_slice_find_year (all, &year))
    {
      tc_record_add_other (self->record, label, date);
      return;
    }
  if (strlen (date) > 4)
    tc_record_add (self->record, TC_RECORD_DATE, date);
  tc_record_add_slice (self->record, TC_RECORD_YEAR, year.p, year.end - year.p);
}

/**
 * tc_pubmed_take_date:
 *
 * Keeps a date that is not that of the publication: "2031-05-17".
 */
void
tc_pubmed_take_date (TcPubmed        *self,
                     const TcXmlNode *node,
                     const char      *label)
{
  static const char * const parts[] = { "Year", "Month", "Day", NULL };

  tc_record_add_other (self->record, label, tc_pubmed_join (self, node, parts, "-"));
}

/**
 * tc_pubmed_take_electronic_date:
 *
 * Keeps an ArticleDate. Of a paper that is only published on the web, the day on which it was may be all that is known.
 */
void
tc_pubmed_take_electronic_date (TcPubmed        *self,
                                const TcXmlNode *node,
                                const char      *label)
{
  tc_pubmed_take_date (self, node, label);
  if (self->record->values[TC_RECORD_YEAR] == NULL)
    tc_pubmed_take_publication_date (self, node, label);
}

/**
 * tc_pubmed_take_history:
 *
 * Keeps a date of the history of a record with what happened then.
 */
void
tc_pubmed_take_history (TcPubmed        *self,
                        const TcXmlNode *node,
                        const char      *label)
{
  static const char * const parts[] = { "Year", "Month", "Day", NULL };
  g_autofree char *status = tc_xml_dup_attribute (node, "PubStatus");

  tc_pubmed_join (self, node, parts, "-");
  if (status != NULL)
    {
      g_string_append_c (self->text, ' ');
      g_string_append (self->text, status);
    }
  tc_record_add_other (self->record, label, self->text->str);
}

/**
 * tc_pubmed_take_data_bank:
 *
 * Takes the numbers of a DataBank: "ClinicalTrials.gov/NCT99900001" is a registration, others are kept.
 */
void
tc_pubmed_take_data_bank (TcPubmed        *self,
                          const TcXmlNode *node,
                          const char      *label)
{
  g_autofree char *bank = dup_child (node, "DataBankName");
  const TcXmlNode *list = tc_xml_child (node, "AccessionNumberList");

  for (const TcXmlNode *id = tc_xml_child (list, "AccessionNumber"); id != NULL;
       id = tc_xml_next (id, "AccessionNumber"))
    {
      g_autofree char *number = tc_xml_dup_text (id);
      g_autofree char *text = g_strjoin ("/", bank, number, NULL);

      if (tc_slice_names_registry ((TcSlice) { text, text + strlen (text) }) ||
          tc_slice_names_registry ((TcSlice) { number, number + strlen (number) }))
        tc_record_add (self->record, TC_RECORD_REGISTRATION, text);
      else
        tc_record_add_other (self->record, label, text);
    }
  if (tc_xml_child (list, "AccessionNumber") == NULL)
    tc_record_add_other (self->record, label, bank);
}

/* --- people ---------------------------------------------------------------------------------------- */

/* "Testperson, Anna B Jr", or the name of a group; until the next text is put together. */
static const char *
join_name (TcPubmed        *self,
           const TcXmlNode *node)
{
  static const char * const given[] = { "ForeName", "Suffix", NULL };
  static const char * const initials[] = { "Initials", "Suffix", NULL };
  GString *text = self->text;
  gsize length;

  g_string_truncate (text, 0);
  append_child (text, node, "CollectiveName");
  if (text->len == 0)
    {
      tc_pubmed_join (self, node, tc_xml_child (node, "ForeName") != NULL ? given : initials, " ");
      length = text->len;
      append_child (text, node, "LastName");
      /* The family name comes first. */
      if (length > 0 && text->len > length)
        {
          g_string_append (text, ", ");
          g_string_append_len (text, text->str, length);
          g_string_erase (text, 0, length);
        }
    }

  tc_pubmed_join_lines (text);

  return text->str;
}

static void
take_affiliations (TcPubmed        *self,
                   const TcXmlNode *person)
{
  for (const TcXmlNode *child = person->first; child != NULL; child = child->next)
    {
      const TcXmlNode *place = tc_xml_is (child, "AffiliationInfo") ? tc_xml_child (child, "Affiliation") : child;

      if (place != NULL && tc_xml_is (place, "Affiliation"))
        tc_pubmed_take_field (self, TC_RECORD_AFFILIATIONS, place, "Affiliation");
    }
}

/**
 * tc_pubmed_take_author:
 *
 * Takes an author with the affiliations; editors are kept as text.
 */
void
tc_pubmed_take_author (TcPubmed        *self,
                       const TcXmlNode *node,
                       const char      *label)
{
  const TcXmlNode *id = tc_xml_child (node, "Identifier");
  const char *name = join_name (self, node);

  if (tc_xml_attribute_is (node->parent, "Type", "editors"))
    tc_record_add_other (self->record, "Editor", name);
  else
    tc_record_add_author_slice (self->record, name, self->text->len);
  if (id != NULL)
    {
      g_string_append (self->text, ", ");
      tc_xml_append_text (id, self->text);
      tc_record_add_other (self->record, label, self->text->str);
    }
  take_affiliations (self, node);
}

/**
 * tc_pubmed_take_investigator:
 *
 * Keeps the name of somebody who is no author.
 */
void
tc_pubmed_take_investigator (TcPubmed        *self,
                             const TcXmlNode *node,
                             const char      *label)
{
  tc_record_add_other (self->record, label, join_name (self, node));
}

/* --- abstracts and lists --------------------------------------------------------------------------- */

static void
append_part (GString         *all,
             const TcXmlNode *node)
{
  g_autofree char *label = tc_xml_dup_attribute (node, "Label");
  gsize before = all->len;
  gsize begin;

  if (all->len > 0)
    g_string_append_c (all, '\n');
  if (label != NULL && *label != '\0' && !g_str_equal (label, "UNLABELLED"))
    {
      g_string_append (all, label);
      g_string_append (all, ": ");
    }
  begin = all->len;
  tc_xml_append_text (node, all);
  if (all->len == begin)
    g_string_truncate (all, before);
}

/**
 * tc_pubmed_take_abstract:
 *
 * Takes an abstract: each part on a line, with its label.
 */
void
tc_pubmed_take_abstract (TcPubmed        *self,
                         const TcXmlNode *node,
                         const char      *label)
{
  g_autoptr (GString) all = g_string_sized_new (2048);

  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (tc_xml_is (child, "AbstractText"))
      append_part (all, child);
    else if (tc_xml_is (child, "CopyrightInformation"))
      tc_pubmed_take_other (self, child, "Copyright");
  if (!tc_record_add_slice (self->record, TC_RECORD_ABSTRACT, all->str, all->len))
    tc_record_add_other (self->record, label, all->str);
}

/**
 * tc_pubmed_take_heading:
 *
 * Takes a MeshHeading: "Humming/drug therapy/psychology".
 */
void
tc_pubmed_take_heading (TcPubmed        *self,
                        const TcXmlNode *node,
                        const char      *label)
{
  GString *text = self->text;

  g_string_truncate (text, 0);
  append_child (text, node, "DescriptorName");
  for (const TcXmlNode *q = tc_xml_child (node, "QualifierName"); q != NULL; q = tc_xml_next (q, "QualifierName"))
    {
      g_string_append_c (text, '/');
      tc_xml_append_text (q, text);
    }
  tc_record_add_slice (self->record, TC_RECORD_KEYWORDS, text->str, text->len);
}

/**
 * tc_pubmed_take_grant:
 *
 * Takes a grant.
 */
void
tc_pubmed_take_grant (TcPubmed        *self,
                      const TcXmlNode *node,
                      const char      *label)
{
  static const char * const parts[] = { "GrantID", "Acronym", "Agency", "Country", NULL };

  tc_record_add (self->record, TC_RECORD_FUNDING, tc_pubmed_join (self, node, parts, "/"));
}

/**
 * tc_pubmed_take_chemical:
 *
 * Keeps a substance with its number.
 */
void
tc_pubmed_take_chemical (TcPubmed        *self,
                         const TcXmlNode *node,
                         const char      *label)
{
  static const char * const parts[] = { "NameOfSubstance", "RegistryNumber", NULL };

  tc_record_add_other (self->record, label, tc_pubmed_join (self, node, parts, ", "));
}

/**
 * tc_pubmed_take_reference:
 *
 * Keeps a reference.
 */
void
tc_pubmed_take_reference (TcPubmed        *self,
                          const TcXmlNode *node,
                          const char      *label)
{
  g_autofree char *citation = dup_child (node, "Citation");

  tc_record_add_other (self->record, label, citation);
}

/**
 * tc_pubmed_take_comment:
 *
 * Keeps comments, errata, retractions: "Comment in: Sample J. 2031;1:2 (PMID 99900001)".
 */
void
tc_pubmed_take_comment (TcPubmed        *self,
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
  tc_record_add_other (self->record, words, text);
}
