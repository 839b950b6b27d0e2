/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-table-exports.h"

/* Tables that programs and databases write have columns that say nothing of a report: "Date Added", "Times cited". Nobody needs
 * to be asked about these. */

#define MAX_MARKS 3

#define MAX_LAST 2

/* @marks: names that stand together in the header of one program and in no table that a person made
 * @last: names of which one is its last column, of one version or another; none where the order is not known */
static const struct
{
  const char *marks[MAX_MARKS];
  const char *last[MAX_LAST];
} exports[] = {
  { { "Item Type", "Abstract Note", "Manual Tags" }, { "Legislative Body" } },               /* Zotero */
  { { "Source title", "EID" }, { "EID" } },                                                  /* Scopus */
  { { "Article Title", "UT (Unique WOS ID)" }, { "UT (Unique WOS ID)", "Web of Science Record" } }, /* Web of Science, workbook */
  { { "PT", "TI", "UT" }, { "UT", "DA" } },                                                  /* Web of Science, tab-delimited */
  { { "Journal/Book", "Create Date" }, { "DOI" } },                                          /* PubMed */
  { { "Covidence #", "Abstract", "Accession Number" }, { "Tags" } },                         /* Covidence, references */
  { { "key", "pubmed_id", "pmc_id" }, { "pmc_id" } },                                        /* Rayyan */
  { { "Lens ID", "Source Title" }, { "Open Access Colour" } },                               /* Lens */
  { { "Publication ID", "Dimensions URL" }, { NULL } },                                      /* Dimensions */
  { { "Title", "Embase Link" }, { "Copyright" } },                                           /* Embase */
  { { "ItemId", "ParentTitle" }, { NULL } },                                                 /* EPPI-Reviewer */
  { { "Document Title", "IEEE Terms" }, { "Document Identifier" } },                         /* IEEE Xplore */
  { { "Item Title", "Item DOI" }, { "Content Type" } },                                      /* SpringerLink */
  { { "EXTERNAL_ID", "JOURNAL_TITLE" }, { NULL } },                                          /* Europe PMC */
};

/* Returns: how many columns there are up to the one of that name, 0 without it */
static guint
count_to (const TcColumnMap *map,
          const char        *name)
{
  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    if (g_ascii_strcasecmp (tc_column_map_get_name (map, i), name) == 0)
      return i + 1;

  return 0;
}

static gboolean
has_marks (const TcColumnMap  *map,
           const char * const *marks)
{
  for (gsize i = 0; i < MAX_MARKS && marks[i] != NULL; i++)
    if (count_to (map, marks[i]) == 0)
      return FALSE;

  return TRUE;
}

/* How many columns a program wrote: those behind its last one are of a person. */
static guint
count_written (const TcColumnMap *map)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      guint n = 0;

      if (!has_marks (map, exports[i].marks))
        continue;
      for (gsize k = 0; k < MAX_LAST && exports[i].last[k] != NULL; k++)
        n = MAX (n, count_to (map, exports[i].last[k]));

      return n > 0 ? n : tc_column_map_get_n (map);
    }

  return 0;
}

/**
 * tc_table_exports_guess:
 * @map: the columns of a table, with the roles that their names tell
 *
 * Takes the other columns for text where the header is that of a program or database whose columns are known, up to the
 * last one that it writes.
 */
void
tc_table_exports_guess (TcColumnMap *map)
{
  guint n = count_written (map);

  for (guint i = 0; i < n; i++)
    if (tc_column_map_get_role (map, i) == NULL)
      tc_column_map_set_role (map, i, TC_COLUMN_TEXT);
}
