/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-table-exports.h"

#include <string.h>

#include "tc-named.h"

/* Tables that programs and databases write have columns that say nothing of a report: "Date Added",
 * "Times cited". Nobody needs to be asked about these; about those that a person put between or
 * behind them, somebody does. */

#define MAX_MARKS 3
#define PERISH_MARKS "GSRank", "QueryDate"

/* What divides names: no column has it in its own. */
#define NEXT "|"

typedef struct
{
  const char *marks[MAX_MARKS]; /* names that stand together in the header of one program and in no
                                   table of a person */
  const char *written;            /* its other columns */
  gboolean (*is_written) (const char *name); /* (nullable): knows more of its columns by how they look */
} Export;

/* Web of Science names columns by its tags: "PT", "Z9". */
static gboolean
is_tag (const char *name)
{
  return g_ascii_isupper (name[0]) && (g_ascii_isupper (name[1]) || g_ascii_isdigit (name[1])) && name[2] == '\0';
}

static gboolean
has_beginning (const char *name,
               const char *beginning)
{
  return g_ascii_strncasecmp (name, beginning, strlen (beginning)) == 0;
}

/* "Fields of Research (ANZSRC 2020)", "City of standardized research organization": their names
 * change with the years. Beginnings are as long as those of a person's columns are not: "Country of
 * trial" is none of them. */
static gboolean
is_of_dimensions (const char *name)
{
  static const char * const beginnings[] = {
    "Fields of Research", "HRCS ", "RCDC ", "ICRP ", "Units of Assessment",
    "Research Organizations", "Authors (Raw ", "Authors Affiliations",
    "Publication Date (", "Altmetric", "Health Research Areas", "Broad Research Areas", "Sustainable Development Goals",
  };
  static const char * const places[] = { "City of ", "State of ", "Country of " };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (has_beginning (name, beginnings[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (has_beginning (name, places[i]))
      return has_beginning (name + strlen (places[i]), "Research Organization")
             || has_beginning (name + strlen (places[i]), "Standardized Research Organization");

  return FALSE;
}

/* Rayyan, from one version on: "customizations_raw". */
static gboolean
is_of_rayyan (const char *name)
{
  return has_beginning (name, "customization");
}

/* Columns of many of them. */
static const char common[] = "ISSN|ISBN|eISSN|Publisher|Language|URL|Notes";

static const Export exports[] = {
  /* Zotero */
  { { "Item Type", "Abstract Note", "Manual Tags" },
    "Key|Date Added|Date Modified|Access Date|Num Pages|Number Of Volumes|Short Title|Series"
    "|Series Number|Series Text|Series Title|Publisher|"
    "Place|Language|Rights|Type|Archive|Archive Location|Library Catalog|Call Number|Extra|Notes"
    "|File Attachments|Link Attachments|"
    "Automatic Tags|Editor|Series Editor|Translator|Contributor|Attorney Agent|Book Author"
    "|Cast Member|Commenter|Composer|Cosponsor|"
    "Counsel|Interviewer|Producer|Recipient|Reviewed Author|Scriptwriter|Words By|Guest|Number"
    "|Edition|Running Time|Scale|Medium|"
    "Artwork Size|Filing Date|Application Number|Assignee|Issuing Authority|Country|Meeting Name"
    "|Conference Name|Court|References|"
    "Reporter|Legal Status|Priority Numbers|Programming Language|Version|System|Code|Code Number"
    "|Section|Session|Committee|History|"
    "Legislative Body", NULL },
  /* Scopus */
  { { "Source title", "EID" },
    "Author full names|Author(s) ID|Art. No.|Page count|Cited by|Link|Affiliations"
    "|Authors with affiliations|Molecular Sequence Numbers|"
    "Chemicals/CAS|Tradenames|Manufacturers|Funding Details|Funding Text|Funding Texts"
    "|Funding Text 1|Funding Text 2|Funding Text 3|"
    "Funding Text 4|Funding Text 5|References|Correspondence Address|Editors|Publisher|Sponsors"
    "|Conference name|Conference date|"
    "Conference location|Conference code|ISSN|ISBN|CODEN|Language of Original Document"
    "|Abbreviated Source Title|Document Type|"
    "Publication Stage|Open Access|Access Type|Source|Index Keywords", NULL },
  /* Web of Science, workbook */
  { { "Article Title", "UT (Unique WOS ID)" },
    "Publication Type|Book Authors|Book Editors|Book Group Authors|Author Full Names"
    "|Book Author Full Names|Group Authors|Book Series Title|"
    "Book Series Subtitle|Language|Document Type|Conference Title|Conference Date"
    "|Conference Location|Conference Sponsor|Conference Host|"
    "Keywords Plus|Addresses|Affiliations|Reprint Addresses|Email Addresses|Researcher Ids|ORCIDs"
    "|Funding Orgs|Funding Name Preferred|"
    "Funding Text|Cited References|Cited Reference Count|Times Cited, WoS Core"
    "|Times Cited, All Databases|180 Day Usage Count|"
    "Since 2013 Usage Count|Publisher|Publisher City|Publisher Address|ISSN|eISSN|ISBN"
    "|Journal Abbreviation|Journal ISO Abbreviation|"
    "Part Number|Supplement|Special Issue|Meeting Abstract|Article Number|DOI Link|Book DOI"
    "|Early Access Date|Number of Pages|"
    "WoS Categories|Web of Science Index|Research Areas|IDS Number|Open Access Designations"
    "|Highly Cited Status|Hot Paper Status|"
    "Date of Export|Web of Science Record|Citation Topics|Sustainable Development Goals", NULL },
  /* Web of Science, tab-delimited */
  { { "PT", "TI", "UT" }, "", is_tag },
  /* PubMed */
  { { "Journal/Book", "Create Date" }, "Citation|First Author|NIHMS ID", NULL },
  /* Covidence, references */
  { { "Covidence #", "Abstract", "Accession Number" }, "Ref|Study|Notes|Tags|Published Month", NULL },
  /* Rayyan */
  { { "key", "pubmed_id", "pmc_id" },
    "month|day|issn|url|language|publisher|location|notes|year_original|abstract_original"
    "|publication_types|topics|user-notes",
    is_of_rayyan },
  /* Lens */
  { { "Lens ID", "Source Title" },
    "Date Published|ISSNs|Publisher|Source Country|Fields of Study|MeSH Terms|Chemicals|Funding"
    "|Source URLs|External URL|"
    "Microsoft Academic ID|Citing Patents Count|References|Citing Works Count|Is Open Access"
    "|Open Access License|Open Access Colour", NULL },
  /* Dimensions */
  { { "Publication ID", "Dimensions URL" },
    "Rank|ISBN|Acknowledgements|Funding|Anthology title|Book editors|Publisher|ISSN|PubYear"
    "|Open Access|Document Type|GRID IDs|ROR IDs|RCR|FCR|"
    "Source Linkout|Cited references|Source UID|Journal lists|Dimensions ID|Clinical Trial mentions|Patent mentions|"
    "Corresponding Authors|Funder|Funder Group|Funder Country|UIDs of supporting grants"
    "|Supporting Grants|Times cited|Recent citations|"
    "Cancer Types|CSO Categories", is_of_dimensions },
  /* Embase */
  { { "Title", "Embase Link" },
    "Original Title|Author Addresses|Author Emails|Correspondence Address|Editors|AiP/IP Entry Date"
    "|Full Record Entry Date|Source|"
    "Date of Publication|Publication Type|Conference Name|Conference Location|Conference Date"
    "|Conference Editors|ISSN|ISBN|"
    "Book Publisher|Original Abstract|Emtree Drug Index Terms (Major Focus)|Emtree Drug Index Terms|"
    "Emtree Medical Index Terms (Major Focus)|Emtree Medical Index Terms|Drug Tradenames"
    "|Drug Manufacturer|Device Tradenames|"
    "Device Manufacturer|CAS Registry Numbers|Molecular Sequence Numbers|Embase Classification"
    "|Clinical Trial Numbers|Article Language|"
    "Summary Language|Embase Accession ID|Medline PMID|PUI|Full Text Link|Open URL Link|Copyright", NULL },
  /* EPPI-Reviewer: behind these it writes a column for each code of the review. */
  { { "ItemId", "ParentTitle" },
    "ID|Imported ID|OldItemId|ShortTitle|ParentAuthors|TypeName|TypeId|DateCreated|CreatedBy|DateEdited|EditedBy"
    "|Month|StandardNumber|City|Country|Publisher|Institution|Edition|Availability|Comments|IsIncluded|IsLocal"
    "|ItemStatus|ItemStatusTooltip|QuickCitation|MasterItemId|SearchText|Rank", NULL },
  /* IEEE Xplore */
  { { "Document Title", "IEEE Terms" },
    "Author Affiliations|Date Added To Xplore|ISSN|ISBNs|Funding Information|PDF Link"
    "|INSPEC Controlled Terms|INSPEC Non-Controlled Terms|"
    "Mesh_Terms|DOE Terms|PACS Terms|Article Citation Count|Patent Citation Count|Reference Count"
    "|Copyright Year|License|Online Date|"
    "Issue Date|Meeting Date|Publisher|Document Identifier", NULL },
  /* SpringerLink */
  { { "Item Title", "Item DOI" }, "Book Series Title|Journal Volume|Journal Issue|URL|Content Type", NULL },
  /* Publish or Perish */
  { { PERISH_MARKS },
    "Cites|ArticleURL|CitesURL|CitationURL|ECC|CitesPerYear|CitesPerAuthor|AuthorCount|Age"
    "|FullTextURL|RelatedURL", NULL },
  /* Europe PMC */
  { { "EXTERNAL_ID", "JOURNAL_TITLE" },
    "SOURCE|ID|AUTHOR_STRING|JOURNAL_ISSN|PUB_YEAR|PUB_TYPE|IS_OPEN_ACCESS|INEPMC|IN_EPMC|INPMC"
    "|IN_PMC|HAS_PDF|HAS_BOOK|HAS_SUPPL|"
    "CITED_BY_COUNT|HAS_REFERENCES|HAS_TEXT_MINED_TERMS|HAS_DB_CROSS_REFERENCES|HAS_LABS_LINKS"
    "|HAS_TM_ACCESSION_NUMBERS|HAS_EVALUATIONS|"
    "FIRST_INDEX_DATE|FIRST_PUBLICATION_DATE|VERSION_NUMBER|BOOK_OR_REPORT_DETAILS|LICENSE", NULL },
};

static gboolean
has_column (const TcColumnMap *map,
            const char        *name)
{
  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    if (g_ascii_strcasecmp (tc_column_map_get_name (map, i), name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_marks (const TcColumnMap  *map,
           const char * const *marks)
{
  for (gsize i = 0; i < MAX_MARKS && marks[i] != NULL; i++)
    if (!has_column (map, marks[i]))
      return FALSE;

  return TRUE;
}

static const Export *
find_export (const TcColumnMap *map)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    if (has_marks (map, exports[i].marks))
      return &exports[i];

  return NULL;
}

static gboolean
is_mark (const Export *export,
         const char   *name)
{
  for (gsize i = 0; i < MAX_MARKS && export->marks[i] != NULL; i++)
    if (g_ascii_strcasecmp (export->marks[i], name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_listed (const char *list,
           const char *name)
{
  gsize length = strlen (name);

  while (*list != '\0')
    {
      gsize n = strcspn (list, NEXT);

      if (n == length && g_ascii_strncasecmp (list, name, n) == 0)
        return TRUE;
      list += n + (list[n] != '\0');
    }

  return FALSE;
}

/* Whether the program wrote a column, as far as is known. A name that readers know is not in its list. */
static gboolean
is_written (const Export *export,
            const char   *name)
{
  return *name == '\0' || is_mark (export, name) ||
         is_listed (export->written, name) || is_listed (common, name) ||
         (export->is_written != NULL && export->is_written (name)) ||
         tc_named_find_tag (name) != NULL;
}

/* "First Author" beside "Authors" says nothing more. */
static gboolean
is_said_elsewhere (const TcColumnMap *map,
                   const char        *name)
{
  return g_ascii_strcasecmp (name, "First Author") == 0 && has_column (map, "Authors");
}

/**
 * tc_table_exports_guess:
 * @map: the columns of a table, with the roles that their names tell
 *
 * Takes the other columns for text where the header is that of a program or database and the
 * program writes them, and the first author where all of them have a column. Those that a person
 * put between or behind them are left without a role, as they are in a table that a person made.
 */
void
tc_table_exports_guess (TcColumnMap *map)
{
  const Export *export = find_export (map);

  for (guint i = 0; export != NULL && i < tc_column_map_get_n (map); i++)
    {
      const char *name = tc_column_map_get_name (map, i);

      if (is_said_elsewhere (map, name) || (tc_column_map_get_role (map, i) == NULL && is_written (export, name)))
        tc_column_map_set_role (map, i, TC_COLUMN_TEXT);
    }
}

static gboolean
is_same_name (gconstpointer a,
              gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

/**
 * tc_table_exports_is_filled:
 * @names: (element-type utf8): the header of a table
 *
 * Returns: whether it is that of Publish or Perish, which writes "0" for a volume, an issue, a page
 * or a year that it does not know
 */
gboolean
tc_table_exports_is_filled (GPtrArray *names)
{
  static const char * const marks[] = { PERISH_MARKS };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (!g_ptr_array_find_with_equal_func (names, marks[i], is_same_name, NULL))
      return FALSE;

  return TRUE;
}
