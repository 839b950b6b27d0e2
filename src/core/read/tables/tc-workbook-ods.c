/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-read.h"

/* ODS (OASIS OpenDocument 1.2, part 1, chapter 9): all sheets in one part; cells and rows that are
 * alike stand once with a number. */

/* A row that is there more often is formatted, not filled in. */
#define MAX_REPEATED 1000
/* The same for a cell. */
#define MAX_REPEATED_CELLS 100

typedef struct
{
  GPtrArray *sheets;
  TcWorkbookRows *rows;
  GError *error;
  gsize n_bytes;
} Run;

/**
 * tc_workbook_wants_ods:
 *
 * Returns: whether a part of an ODS file holds its cells
 */
gboolean
tc_workbook_wants_ods (const char *name)
{
  return g_str_equal (name, "content.xml");
}

static guint
get_repeated (const TcXmlNode *node,
              const char      *name)
{
  g_autofree char *text = tc_xml_dup_attribute (node, name);
  guint64 n = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return CLAMP (n, 1, G_MAXINT);
}

/* Paragraphs as lines; notes on a cell stand in an element of their own. */
static char *
dup_cell (const TcXmlNode *cell)
{
  char *date = tc_xml_dup_attribute (cell, "date-value");
  char *number = date == NULL && tc_xml_attribute_is (cell, "value-type", "float")
                   ? tc_xml_dup_attribute (cell, "value")
                   : NULL;
  GString *text;

  if (date != NULL && g_str_has_suffix (date, "T00:00:00"))
    *strchr (date, 'T') = '\0';
  if (date != NULL || number != NULL)
    return date != NULL ? date : number;

  text = g_string_new (NULL);
  for (const TcXmlNode *p = tc_xml_child (cell, "p"); p != NULL; p = tc_xml_next (p, "p"))
    {
      g_autofree char *line = tc_xml_dup_text (p);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static void
take_row (const TcXmlNode *row,
          gpointer         data)
{
  Run *run = data;
  guint column = 0;

  for (const TcXmlNode *cell = row->first; cell != NULL && column < G_MAXINT / 2; cell = cell->next)
    {
      guint n_cells = get_repeated (cell, "number-columns-repeated");
      g_autofree char *text = NULL;

      if (!tc_xml_is (cell, "table-cell") && !tc_xml_is (cell, "covered-table-cell"))
        continue;
      if (tc_workbook_rows_wants (run->rows, column))
        text = dup_cell (cell);
      for (guint i = 0; text != NULL && i < MIN (n_cells, MAX_REPEATED_CELLS); i++)
        tc_workbook_rows_set (run->rows, column + i, text);
      column += MIN (n_cells, G_MAXINT / 2);
    }
  tc_workbook_rows_end (run->rows, MIN (get_repeated (row, "number-rows-repeated"), MAX_REPEATED));
}

/* The start tag alone, which may be that of a very long element. */
static char *
dup_table_name (TcSlice table)
{
  const char *end = memchr (table.p, '>', table.end - table.p);
  g_autofree char *tag = g_strndup (table.p, end != NULL ? end + 1 - table.p : 0);
  g_autoptr (TcXml) xml = tc_xml_parse (tag, strlen (tag), NULL);
  char *name = xml != NULL && tc_xml_get_root (xml)->first != NULL
                 ? tc_xml_dup_attribute (tc_xml_get_root (xml)->first, "name")
                 : NULL;

  return name != NULL ? name : g_strdup ("");
}

static void
take_table (TcSlice  table,
            gpointer data)
{
  Run *run = data;
  g_autoptr (TcWorkbookRows) rows = tc_workbook_rows_new ();
  char *text;

  if (run->error != NULL)
    return;
  run->rows = rows;
  tc_workbook_each (table, "table:table-row", take_row, run);
  text = tc_workbook_rows_finish (rows, &run->error);
  if (text == NULL)
    return;
  run->n_bytes += strlen (text);
  tc_workbook_sheets_add (run->sheets, dup_table_name (table), text);
  if (run->n_bytes > TC_READ_MAX_BYTES)
    g_set_error_literal (&run->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE, _("The workbook is too large."));
}

/**
 * tc_workbook_read_ods:
 * @entries: (element-type TcArchiveEntry): the parts
 * @error: return location for an error of #TcReadError
 *
 * Returns: (element-type TcWorkbookSheet) (transfer full) (nullable): the sheets in which something stands
 */
GPtrArray *
tc_workbook_read_ods (GPtrArray  *entries,
                      GError    **error)
{
  TcSlice part = tc_workbook_find_part (entries, "content.xml");
  g_autoptr (GPtrArray) sheets = tc_workbook_sheets_new ();
  Run run = { sheets, NULL, NULL, 0 };

  if (part.p == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The workbook is damaged and cannot be read."));
      return NULL;
    }

  tc_workbook_each_text (part, "table:table", take_table, &run);
  if (run.error != NULL)
    {
      g_propagate_error (error, run.error);
      return NULL;
    }

  return g_steal_pointer (&sheets);
}
