/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-export-dialog.h"
#include "tc-export-job.h"
#include "tc-window-private.h"

static void
open_folder (GtkWindow  *parent,
             const char *folder)
{
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

static void
toast_clicked_cb (AdwToast *toast,
                  gpointer  user_data)
{
  TcExportJob *job = user_data;

  open_folder (NULL, tc_export_job_get_folder (job));
}

static char *
describe (TcExportJob *job)
{
  guint n_studies = tc_export_job_get_n_studies (job);
  guint n_guarded = tc_export_job_get_n_guarded (job);
  g_autofree char *studies = NULL;
  g_autofree char *guarded = NULL;

  if (n_studies == 0)
    return g_strdup (_("No study is reviewed yet: the tables have no rows"));

  studies = g_strdup_printf (ngettext ("%u study exported", "%u studies exported", n_studies),
                             n_studies);
  if (n_guarded == 0)
    return g_steal_pointer (&studies);

  guarded = g_strdup_printf (ngettext ("%u text cell made safe for spreadsheets",
                                       "%u text cells made safe for spreadsheets", n_guarded),
                             n_guarded);

  /* Translators: What was exported, and how many cells begin with an apostrophe. */
  return g_strdup_printf (_("%s; %s"), studies, guarded);
}

static void
export_finished (TcWindow     *self,
                 TcJob        *job,
                 const GError *error)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tc_window_toast (self, _("The export was cancelled"));
      return;
    }
  if (error != NULL)
    {
      /* Translators: %s is what went wrong, a sentence. */
      text = g_strdup_printf (_("%s The project is unchanged. Choose another folder or make room, "
                                "then export again."),
                              error->message);
      tc_window_show_message (self, _("The export failed"), text);
      return;
    }

  text = describe (TC_EXPORT_JOB (job));
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Open Folder"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (toast_clicked_cb),
                         g_object_ref (job), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
export_cb (TcWindow       *self,
           const char     *folder,
           gboolean        all_studies,
           gboolean        excel,
           TcExportDialog *dialog)
{
  g_autoptr(TcExportJob) job = NULL;

  if (self->workspace == NULL)
    return;

  job = tc_export_job_new (self->workspace, folder, all_studies, excel);
  tc_window_run_job (self, TC_JOB (job), _("Exporting"), export_finished);
}

void
tc_window_export (TcWindow *self)
{
  TcExportDialog *dialog;

  tc_project_page_commit (self->page);
  dialog = tc_export_dialog_new (GTK_WINDOW (self), self->workspace, self->settings);
  g_signal_connect_object (dialog, "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
