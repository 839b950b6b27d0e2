/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-read.h"
#include "tc-reader.h"
#include "tc-table-row.h"
#include "tc-table.h"

/* Tables of reports: CSV, with semicolons or tabs too. Columns are known by their names, in English and Chinese, or a
 * person said what they mean. */

static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;

  for (guint i = 0; i < TC_TABLE_LINES_BEFORE && p < end; i++)
    {
      TcCut cut = tc_table_cut (p, end - p, TRUE);

      if (cut.kind == TC_CUT_PROLOGUE
          || (cut.kind == TC_CUT_RECORD && tc_table_is_mapped ((TcSlice) { p, p + cut.length }, document->maps)))
        return TRUE;
      if (cut.kind == TC_CUT_MORE || cut.length > 64 * 1024)
        return FALSE;
      p += cut.length;
    }

  return FALSE;
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) values = NULL;
  TcSlice row = { text->text, text->text + text->length };
  TcSlice header = { text->prologue, text->prologue };

  if (text->prologue == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The row stands before the header of the table."));
      return NULL;
    }

  header.end += strlen (text->prologue);
  names = tc_table_split (header, tc_table_divider (header));
  values = tc_table_split (row, tc_table_divider (header));

  return tc_table_row_read (names, values, text->maps, error);
}

const TcReader tc_reader_table = { .id = "table", .sniff = sniff, .cut = tc_table_cut, .read_record = read_record };
