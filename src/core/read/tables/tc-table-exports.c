/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-table-exports.h"

/* Tables that programs and databases write have columns that say nothing of a report: "Date Added", "Times cited". Nobody needs
 * to be asked about these. */

#define MAX_MARKS 3

/* Names that stand together in the header of one program and in no table that a person made. */
static const char * const exports[][MAX_MARKS] = {
  { "Item Type", "Abstract Note", "Manual Tags" },              /* Zotero */
  { "Source title", "EID" },                                    /* Scopus */
  { "Article Title", "UT (Unique WOS ID)" },                    /* Web of Science, workbook */
  { "PT", "TI", "UT" },                                         /* Web of Science, tab-delimited */
  { "Journal/Book", "Create Date" },                            /* PubMed */
  { "Covidence #", "Abstract", "Accession Number" },            /* Covidence, references */
  { "key", "pubmed_id", "pmc_id" },                             /* Rayyan */
  { "Lens ID", "Source Title" },                                /* Lens */
  { "Publication ID", "Dimensions URL" },                       /* Dimensions */
  { "Title", "Embase Link" },                                   /* Embase */
  { "ItemId", "ParentTitle" },                                  /* EPPI-Reviewer */
  { "Document Title", "IEEE Terms" },                           /* IEEE Xplore */
  { "Item Title", "Item DOI" },                                 /* SpringerLink */
  { "EXTERNAL_ID", "JOURNAL_TITLE" },                           /* Europe PMC */
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
is_export (const TcColumnMap *map)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      gsize n = 0;

      while (n < MAX_MARKS && exports[i][n] != NULL && has_column (map, exports[i][n]))
        n++;
      if (n == MAX_MARKS || exports[i][n] == NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_table_exports_guess:
 * @map: the columns of a table, with the roles that their names tell
 *
 * Takes the other columns for text where the header is that of a program or database whose columns are known.
 */
void
tc_table_exports_guess (TcColumnMap *map)
{
  if (!is_export (map))
    return;

  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    if (tc_column_map_get_role (map, i) == NULL)
      tc_column_map_set_role (map, i, TC_COLUMN_TEXT);
}
