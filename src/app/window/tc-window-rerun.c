/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-rerun-dialog.h"
#include "tc-window-private.h"

/* Reading the project again with the rules of this version: first what would change is shown, then
 * it is changed or not. */

static gboolean
tell_failure (TcWindow     *self,
              const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tc_window_show_message (self, _("The reports could not be read again"), error->message);

  return TRUE;
}

static void
apply_finished (TcWindow     *self,
                TcJob        *job,
                const GError *error)
{
  TcRerunJob *rerun = TC_RERUN_JOB (job);
  g_autofree char *text = NULL;
  guint n, n_discrepancies;

  if (tell_failure (self, error))
    return;
  n = tc_rerun_job_count_changes (rerun, TC_RERUN_SUGGESTION);
  n_discrepancies = tc_rerun_job_count_changes (rerun, TC_RERUN_DISCREPANCY);
  if (n == 0 && n_discrepancies > 0)
    text = g_strdup_printf (ngettext ("%u discrepancy was changed", "%u discrepancies were changed",
                                      n_discrepancies), n_discrepancies);
  else if (n_discrepancies > 0)
    /* Translators: the number of both together */
    text = g_strdup_printf (ngettext ("%u suggestion or discrepancy was changed",
                                      "%u suggestions and discrepancies were changed", n + n_discrepancies),
                            n + n_discrepancies);
  else
    text = g_strdup_printf (ngettext ("%u suggestion was changed", "%u suggestions were changed", n), n);
  tc_window_toast (self, text);
}

static void
apply_cb (TcRerunDialog *dialog,
          TcWindow      *self)
{
  g_autoptr(TcRerunJob) job = NULL;

  if (!tc_window_is_writable (self))
    return;

  tc_project_page_commit (self->page);
  job = tc_rerun_job_new (self->workspace, TRUE);
  tc_window_run_job (self, TC_JOB (job), _("Changing the suggestions"), apply_finished);
}

static void
show_study_cb (TcRerunDialog *dialog,
               gint64         study_id,
               TcWindow      *self)
{
  tc_studies_pane_select (tc_project_page_get_studies (self->page), study_id);
}

static void
look_finished (TcWindow     *self,
               TcJob        *job,
               const GError *error)
{
  TcRerunDialog *dialog;

  if (tell_failure (self, error))
    return;
  if (tc_rerun_job_get_changes (TC_RERUN_JOB (job))->len == 0)
    {
      tc_window_show_message (self, _("Nothing Would Change"),
                              _("The rules of this version suggest what the project already holds."));
      return;
    }

  dialog = tc_rerun_dialog_new (GTK_WINDOW (self), TC_RERUN_JOB (job), tc_workspace_get_codebook (self->workspace),
                                tc_window_is_writable (self));
  g_signal_connect_object (dialog, "apply", G_CALLBACK (apply_cb), self, 0);
  g_signal_connect_object (dialog, "show-study", G_CALLBACK (show_study_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tc_window_rerun:
 *
 * Reads all reports again and shows what would change. The curator works on meanwhile.
 */
void
tc_window_rerun (TcWindow *self)
{
  g_autoptr(TcRerunJob) job = tc_rerun_job_new (self->workspace, FALSE);

  tc_project_page_commit (self->page);
  tc_window_run_job (self, TC_JOB (job), _("Reading the reports again"), look_finished);
}
