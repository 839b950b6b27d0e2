/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-archive.h"
#include "tc-feed-private.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-workbook.h"

/* Workbooks of spreadsheets: each sheet is read as the same table in a text file would be. Where
 * one sheet is a table of reports, those that are none are not read; where none is, all of them are
 * text. */

/* All rows of a workbook are in memory at once, some 4 KiB each. */
#define MAX_ROWS 50000

/* What became of the rows of a sheet. */
typedef struct
{
  GPtrArray *sources;
  gboolean is_table;
  guint n_failed;
} Sheet;

static void
sheet_clear (Sheet *sheet)
{
  g_clear_pointer (&sheet->sources, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static gboolean
set_too_many (GError **error)
{
  g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
               /* Translators: %d is the largest number of rows */
               _("The workbook has more than %d rows. Save its sheets as CSV: such files may have "
                 "any number of rows."), MAX_ROWS);

  return FALSE;
}

/* @n_before rows of other sheets are read already. */
static gboolean
read_sheet (Sheet              *sheet,
            const char         *text,
            guint               n_before,
            const TcWholeFile  *file,
            GError            **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes (file->name, bytes, file->maps, file->cancellable, error);
  g_autoptr (GError) feed_error = NULL;
  TcFeedPart *part;

  if (feed == NULL)
    return FALSE;
  sheet->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  sheet->is_table = tc_feed_has_many (feed);
  while ((part = tc_feed_next (feed, &feed_error)) != NULL)
    {
      GPtrArray *read = part->kind == TC_FEED_RECORD ? tc_feed_part_read (part, file->cancellable, NULL) : NULL;

      if (read != NULL)
        g_ptr_array_extend_and_steal (sheet->sources, read);
      else
        sheet->n_failed++;
      tc_feed_part_free (part);
      if (n_before + sheet->sources->len + sheet->n_failed > MAX_ROWS)
        return set_too_many (error);
    }
  for (guint i = 0; i < sheet->sources->len; i++)
    tc_read_forget_bytes (g_ptr_array_index (sheet->sources, i));
  if (feed_error == NULL)
    return !g_cancellable_set_error_if_cancelled (file->cancellable, error);
  g_propagate_error (error, g_steal_pointer (&feed_error));

  return FALSE;
}

static void
take_sheet (GPtrArray *sources,
            Sheet     *sheet)
{
  if (sheet->n_failed > 0 && sheet->sources->len > 0)
    tc_source_add_warning (g_ptr_array_index (sheet->sources, 0),
                           N_("Rows of the sheet that stand before the names of its columns, or "
                              "say nothing, were left out."));
  g_ptr_array_extend_and_steal (sources, g_steal_pointer (&sheet->sources));
}

/* Tables only, or all sheets. */
static gboolean
read_sheets (GPtrArray          *sheets,
             gboolean            tables,
             const TcWholeFile  *file,
             GPtrArray          *sources,
             gboolean           *left_out,
             GError            **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const TcWorkbookSheet *sheet = g_ptr_array_index (sheets, i);
      g_auto (Sheet) read = { NULL };

      if (!read_sheet (&read, sheet->text, sources->len, file, error))
        return FALSE;
      if (!tables || (read.is_table && read.sources->len > 0))
        take_sheet (sources, &read);
      else
        *left_out = TRUE;
    }

  return TRUE;
}

static GPtrArray *
read_workbook (const TcWholeFile  *file,
               const char        **encoding,
               GError            **error)
{
  g_autoptr (GPtrArray) sheets = tc_workbook_read (file->bytes, file->cancellable, error);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  gboolean left_out = FALSE;

  if (sheets == NULL || !read_sheets (sheets, TRUE, file, sources, &left_out, error))
    return NULL;
  if (sources->len > 0 && left_out)
    tc_source_add_warning (g_ptr_array_index (sources, 0),
                           N_("A sheet of the workbook is no table of reports and was left out."));
  if (sources->len == 0 && !read_sheets (sheets, FALSE, file, sources, &left_out, error))
    return NULL;
  if (sources->len > 0)
    return g_steal_pointer (&sources);

  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("Nothing stands in the workbook."));

  return NULL;
}

const TcReader tc_reader_xlsx = { .id = "xlsx", .sniff_bytes = tc_archive_is_xlsx, .read_bytes = read_workbook };
const TcReader tc_reader_ods = { .id = "ods", .sniff_bytes = tc_archive_is_ods, .read_bytes = read_workbook };
