/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-archive.h"
#include "tc-read.h"

/* The sheets of a workbook as text that the reader of tables takes. A cell may stand in the last
 * column of the last row, and one text may stand in every cell: what comes of it is bounded by what
 * is read from one file. */

/* Columns of the widest sheets that programs make. */
#define MAX_COLUMNS 16384

struct _TcWorkbookRows
{
  GPtrArray *lines;               /* of char: what was read, without the cells that are missing at their ends */
  GArray *widths;                 /* of guint: cells of each line */
  GString *line;
  guint n_cells;                  /* in @line */
  guint width;                    /* of the widest line */
  gsize n_bytes;
  gboolean too_large;
};

/**
 * tc_workbook_rows_new:
 *
 * Returns: (transfer full): no rows
 */
TcWorkbookRows *
tc_workbook_rows_new (void)
{
  TcWorkbookRows *self = g_new0 (TcWorkbookRows, 1);

  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->line = g_string_new (NULL);

  return self;
}

/**
 * tc_workbook_rows_free:
 *
 * Frees rows.
 */
void
tc_workbook_rows_free (TcWorkbookRows *self)
{
  g_ptr_array_unref (self->lines);
  g_array_unref (self->widths);
  g_string_free (self->line, TRUE);
  g_free (self);
}

static void
append_cell (GString    *line,
             const char *text)
{
  if (strpbrk (text, "\"\t,;\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

/**
 * tc_workbook_rows_wants:
 * @column: from 0
 *
 * Returns: whether a cell of that column can come next: to be asked before a text is copied for nothing
 */
gboolean
tc_workbook_rows_wants (const TcWorkbookRows *self,
                        guint                 column)
{
  return column < MAX_COLUMNS && column >= self->n_cells && !self->too_large;
}

/**
 * tc_workbook_rows_set:
 * @column: from 0; cells come in their order
 * @text: what stands in the cell
 *
 * Adds a cell to the row.
 */
void
tc_workbook_rows_set (TcWorkbookRows *self,
                      guint           column,
                      const char     *text)
{
  if (*text == '\0' || !tc_workbook_rows_wants (self, column))
    return;

  for (guint i = MAX (self->n_cells, 1); i <= column; i++)
    g_string_append_c (self->line, '\t');
  append_cell (self->line, text);
  self->n_cells = column + 1;
  self->too_large = self->n_bytes + self->line->len > TC_READ_MAX_BYTES;
}

/**
 * tc_workbook_rows_end:
 * @n_times: how often the row is there, at least once
 *
 * Ends the row.
 */
void
tc_workbook_rows_end (TcWorkbookRows *self,
                      guint           n_times)
{
  if (self->n_cells == 0)
    return;

  for (guint i = 0; i < n_times && !self->too_large; i++)
    {
      self->n_bytes += self->line->len + 1;
      self->too_large = self->n_bytes > TC_READ_MAX_BYTES;
      g_ptr_array_add (self->lines, g_strndup (self->line->str, self->line->len));
      g_array_append_val (self->widths, self->n_cells);
    }
  self->width = MAX (self->width, self->n_cells);
  self->n_cells = 0;
  g_string_truncate (self->line, 0);
}

/**
 * tc_workbook_rows_finish:
 * @error: return location for %TC_READ_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): the rows as the text of a #TcWorkbookSheet
 */
char *
tc_workbook_rows_finish (TcWorkbookRows  *self,
                         GError         **error)
{
  GString *text;

  tc_workbook_rows_end (self, 1);
  if (self->too_large || (guint64) self->width * self->lines->len + self->n_bytes > TC_READ_MAX_BYTES)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE, _("A sheet of the workbook is too large."));
      return NULL;
    }

  text = g_string_sized_new (self->n_bytes);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_string_append (text, g_ptr_array_index (self->lines, i));
      for (guint n = g_array_index (self->widths, guint, i); n < self->width; n++)
        g_string_append_c (text, '\t');
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* --- parts ----------------------------------------------------------------------------------------- */

/**
 * tc_workbook_find_part:
 * @entries: (element-type TcArchiveEntry): what was in the archive
 * @name: of a part, with or without a slash before it
 *
 * Returns: its text, %NULL pointers where it is not there, damaged, or no UTF-8
 */
TcSlice
tc_workbook_find_part (GPtrArray  *entries,
                       const char *name)
{
  if (*name == '/')
    name++;
  for (guint i = 0; i < entries->len; i++)
    {
      const TcArchiveEntry *entry = g_ptr_array_index (entries, i);
      const char *data;
      gsize length;

      if (entry->bytes == NULL || g_ascii_strcasecmp (entry->name, name) != 0)
        continue;
      data = g_bytes_get_data (entry->bytes, &length);
      if (data != NULL && g_utf8_validate_len (data, length, NULL))
        return (TcSlice) { data, data + length };
    }

  return (TcSlice) { NULL, NULL };
}

/* "x:" where the elements of the part have a prefix. */
static char *
dup_prefix (TcSlice part)
{
  const char *p = part.p;

  while ((p = memchr (p, '<', part.end - p)) != NULL && p + 1 < part.end && !g_ascii_isalpha (p[1]))
    p++;
  if (p == NULL)
    return g_strdup ("");
  for (const char *end = ++p; end < part.end && end - p < 40 && (g_ascii_isalnum (*end) || *end == ':'); end++)
    if (*end == ':')
      return g_strndup (p, end + 1 - p);

  return g_strdup ("");
}

/**
 * tc_workbook_each_text:
 * @part: XML
 * @name: of elements that do not stand in each other; without a prefix, that of the root is meant
 * @take: called for the text of each of them
 *
 * Goes through a part.
 */
void
tc_workbook_each_text (TcSlice             part,
                       const char         *name,
                       TcWorkbookTakeText  take,
                       gpointer            data)
{
  g_autofree char *prefix = part.p != NULL && strchr (name, ':') == NULL ? dup_prefix (part) : g_strdup ("");
  g_autofree char *full = g_strconcat (prefix, name, NULL);
  const char * const names[] = { full, NULL };

  while (part.p < part.end)
    {
      TcCut cut = tc_xml_cut (names, part.p, part.end - part.p, TRUE);

      if (cut.kind == TC_CUT_RECORD)
        take ((TcSlice) { part.p, part.p + cut.length }, data);
      part.p += cut.length;
    }
}

typedef struct
{
  TcWorkbookTake take;
  gpointer data;
} Each;

static void
parse_element (TcSlice  element,
               gpointer data)
{
  const Each *each = data;
  g_autofree char *text = tc_slice_dup (element);
  g_autoptr (TcXml) xml = tc_xml_parse (text, strlen (text), NULL);

  if (xml != NULL && tc_xml_get_root (xml)->first != NULL)
    each->take (tc_xml_get_root (xml)->first, each->data);
}

/**
 * tc_workbook_each:
 * @part: XML
 * @name: as for tc_workbook_each_text()
 * @take: called for each of the elements
 *
 * Goes through a part of any length with one element in memory.
 */
void
tc_workbook_each (TcSlice         part,
                  const char     *name,
                  TcWorkbookTake  take,
                  gpointer        data)
{
  Each each = { take, data };

  tc_workbook_each_text (part, name, parse_element, &each);
}

/* --- sheets ---------------------------------------------------------------------------------------- */

static void
sheet_free (TcWorkbookSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->text);
  g_free (sheet);
}

/**
 * tc_workbook_sheets_new:
 *
 * Returns: (element-type TcWorkbookSheet) (transfer full): no sheets
 */
GPtrArray *
tc_workbook_sheets_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
}

/**
 * tc_workbook_sheets_add:
 * @name: (transfer full): of a sheet
 * @text: (transfer full): its rows
 *
 * Adds a sheet, unless it is empty.
 */
void
tc_workbook_sheets_add (GPtrArray *sheets,
                        char      *name,
                        char      *text)
{
  TcWorkbookSheet *sheet = g_new0 (TcWorkbookSheet, 1);

  sheet->name = name;
  sheet->text = text;
  if (*text != '\0')
    g_ptr_array_add (sheets, sheet);
  else
    sheet_free (sheet);
}

/**
 * tc_workbook_read:
 * @bytes: a workbook: XLSX or ODS
 * @error: return location for an error of #TcReadError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (element-type TcWorkbookSheet) (transfer full) (nullable): the sheets in which something
 * stands, at least one
 */
GPtrArray *
tc_workbook_read (GBytes        *bytes,
                  GCancellable  *cancellable,
                  GError       **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean ods = tc_archive_is_ods (data, length);
  g_autoptr (GPtrArray) entries = tc_archive_read (
    bytes, ods ? tc_workbook_wants_ods : tc_workbook_wants_xlsx, NULL, cancellable, error);
  g_autoptr (GPtrArray) sheets = NULL;

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const TcArchiveEntry *entry = g_ptr_array_index (entries, i);

      if (entry->error != NULL)
        {
          g_propagate_error (error, g_error_copy (entry->error));
          return NULL;
        }
    }
  sheets = (ods ? tc_workbook_read_ods : tc_workbook_read_xlsx) (entries, error);
  if (sheets != NULL && sheets->len == 0)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("Nothing stands in the workbook."));
      return NULL;
    }

  return g_steal_pointer (&sheets);
}
