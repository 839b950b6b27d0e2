/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-columns-dialog.h"
#include "tc-window-private.h"

/* Before an import: are there tables among the files whose columns a person should be asked about? */

static void
columns_said_cb (TcColumnsDialog *dialog,
                 TcImportJob     *import,
                 TcWindow        *self)
{
  if (tc_window_is_writable (self))
    tc_window_run_import (self, import);
}

static void
scan_finished (TcWindow     *self,
               TcJob        *job,
               const GError *error)
{
  TcTableScanJob *scan = TC_TABLE_SCAN_JOB (job);
  TcColumnsDialog *dialog;

  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tc_window_show_message (self, _("The import stopped"), error->message);
      return;
    }
  if (tc_table_scan_job_get_previews (scan)->len == 0)
    {
      if (tc_table_scan_job_is_for_all (scan))
        tc_window_show_message (self, _("No Table Was Found"),
                                _("None of the files is a table with a header above its rows. Nothing was imported."));
      else
        tc_window_run_import (self, tc_table_scan_job_get_import (scan));
      return;
    }

  dialog = tc_columns_dialog_new (GTK_WINDOW (self), scan, tc_workspace_get_codebook (self->workspace));
  g_signal_connect_object (dialog, "import", G_CALLBACK (columns_said_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tc_window_scan_import:
 * @import: an import that does not run yet
 * @tables: whether a person says that the files are tables, and wants to see their columns
 *
 * Runs the import; where a person has to say first what the columns of a table are, they are asked.
 */
void
tc_window_scan_import (TcWindow    *self,
                       TcImportJob *import,
                       gboolean     tables)
{
  g_autoptr(TcTableScanJob) scan = tc_table_scan_job_new (self->workspace, import, tables);

  tc_window_run_job (self, TC_JOB (scan), _("Importing"), scan_finished);
}
