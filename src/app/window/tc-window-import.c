/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tc-import-clipboard.h"
#include "tc-import-results.h"
#include "tc-linking.h"
#include "tc-window-private.h"

static void
show_study_cb (TcImportResults *results,
               gint64           study_id,
               TcWindow        *self)
{
  tc_studies_pane_select (tc_project_page_get_studies (self->page), study_id);
  gtk_window_destroy (GTK_WINDOW (results));
}

static void
show_duplicates_cb (TcImportResults *results,
                    TcWindow        *self)
{
  gtk_window_destroy (GTK_WINDOW (results));
  tc_window_show_duplicates (self);
}

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_failure (TcWindow     *self,
              const GError *error)
{
  g_autofree char *body = NULL;

  if (error == NULL || was_cancelled (error))
    return;

  /* Translators: %s is what went wrong, a sentence. */
  body = g_strdup_printf (_("%s What was imported before that stays in the project."),
                          error->message);
  tc_window_show_message (self, _("The import stopped"), body);
}

/* A job whose files could not be imported one by one still ends well; the results say which. */
static void
import_finished (TcWindow     *self,
                 TcJob        *job,
                 const GError *error)
{
  TcImportJob *import = TC_IMPORT_JOB (job);
  TcImportResults *results;

  if (g_list_model_get_n_items (tc_import_job_get_results (import)) == 0 && error != NULL)
    {
      show_failure (self, error);
      return;
    }

  results = tc_import_results_new (GTK_WINDOW (self), import, was_cancelled (error));
  tc_import_results_set_n_duplicates (results,
    tc_workspace_count_duplicates (self->workspace, tc_import_job_get_newest_pair (import)));
  g_signal_connect_object (results, "show-study", G_CALLBACK (show_study_cb), self, 0);
  g_signal_connect_object (results, "show-duplicates", G_CALLBACK (show_duplicates_cb), self, 0);
  gtk_window_present (GTK_WINDOW (results));
}

static void
samples_finished (TcWindow     *self,
                  TcJob        *job,
                  const GError *error)
{
  show_failure (self, error);
}

/**
 * tc_window_run_import:
 * @job: what is imported
 *
 * Runs an import and shows what became of it.
 */
void
tc_window_run_import (TcWindow    *self,
                      TcImportJob *job)
{
  tc_window_run_job (self, TC_JOB (job), _("Importing"), import_finished);
}

void
tc_window_import_samples (TcWindow *self)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (self->workspace);

  tc_import_job_add_samples (job);
  tc_window_run_job (self, TC_JOB (job), _("Importing"), samples_finished);
}

static void
import_files (TcWindow  *self,
              GPtrArray *files,
              gboolean   tables)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (self->workspace);

  for (guint i = 0; i < files->len; i++)
    tc_import_job_add_file (job, g_ptr_array_index (files, i));
  tc_window_scan_import (self, job, tables);
}

void
tc_window_import_files (TcWindow  *self,
                        GPtrArray *files)
{
  g_return_if_fail (TC_IS_WINDOW (self));
  g_return_if_fail (tc_window_is_writable (self));

  if (files->len > 0)
    import_files (self, files, FALSE);
}

/* --- files that came from outside, perhaps before there is a project ------------------------------ */

void
tc_window_import_pending (TcWindow *self)
{
  g_autoptr(GPtrArray) files = g_steal_pointer (&self->pending_files);

  if (files == NULL)
    return;

  if (tc_window_is_writable (self))
    tc_window_import_files (self, files);
  else
    tc_window_show_message (self, _("Nothing was imported"),
                            _("This project can only be read. Open another one and import the "
                              "files there."));
}

static void
offer_response_cb (TcWindow   *self,
                   const char *response)
{
  if (g_strcmp0 (response, "import") == 0)
    tc_window_import_pending (self);
  else if (g_strcmp0 (response, "new") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.new-project", NULL);
  else if (g_strcmp0 (response, "open") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-project", NULL);
  else
    g_clear_pointer (&self->pending_files, g_ptr_array_unref);
}

static void
add_offers (TcWindow         *self,
            AdwMessageDialog *dialog)
{
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (self->workspace != NULL)
    {
      adw_message_dialog_add_response (dialog, "import", _("_Import"));
      adw_message_dialog_set_response_appearance (dialog, "import", ADW_RESPONSE_SUGGESTED);
      return;
    }
  adw_message_dialog_add_responses (dialog,
                                    "open", _("_Open Project…"),
                                    "new", _("_New Project…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "new", ADW_RESPONSE_SUGGESTED);
}

static char *
describe_offer (TcWindow *self,
                guint     n_files)
{
  if (self->workspace == NULL)
    return g_strdup (_("Reports are imported into a project. Choose one, or make a new one."));

  /* Translators: %s is the name of the open project. */
  return g_strdup_printf (ngettext ("It will be imported into the project “%s”.",
                                    "They will be imported into the project “%s”.", n_files),
                          tc_workspace_get_name (self->workspace));
}

/* Of local files only: nobody waits for a server to name them. */
static gboolean
is_folder (GFile *file)
{
  return g_file_is_native (file) &&
         g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* The question of the offer: what was dropped or given, by its kind. */
static char *
ask_offer (GPtrArray *files)
{
  guint n_folders = 0;

  for (guint i = 0; i < files->len; i++)
    n_folders += is_folder (g_ptr_array_index (files, i));

  if (n_folders == 0)
    return g_strdup_printf (ngettext ("Import %u File?", "Import %u Files?", files->len), files->len);
  if (n_folders == files->len)
    return g_strdup_printf (ngettext ("Import %u Folder?", "Import %u Folders?", n_folders), n_folders);

  /* Translators: %u is how many files and folders there are together, at least 2. */
  return g_strdup_printf (ngettext ("Import %u File and Folder?", "Import %u Files and Folders?", files->len),
                          files->len);
}

void
tc_window_offer_import (TcWindow  *self,
                        GPtrArray *files)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  g_return_if_fail (TC_IS_WINDOW (self));
  g_return_if_fail (files != NULL);

  g_clear_pointer (&self->pending_files, g_ptr_array_unref);
  self->pending_files = g_ptr_array_ref (files);
  if (self->opening != NULL)
    return;
  if (self->workspace != NULL && !tc_window_is_writable (self))
    {
      tc_window_import_pending (self);
      return;
    }

  heading = ask_offer (files);
  body = describe_offer (self, files->len);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  add_offers (self, ADW_MESSAGE_DIALOG (dialog));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (offer_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- chosen files --------------------------------------------------------------------------------- */

static void
files_chosen (GtkWindow *parent,
              GPtrArray *files)
{
  TcWindow *self = TC_WINDOW (parent);

  if (tc_window_is_writable (self))
    tc_window_import_files (self, files);
}

static void
tables_chosen (GtkWindow *parent,
               GPtrArray *files)
{
  TcWindow *self = TC_WINDOW (parent);

  if (tc_window_is_writable (self))
    import_files (self, files, TRUE);
}

void
tc_window_choose_import (TcWindow       *self,
                         TcImportChoice  choice)
{
  tc_import_chooser_show (GTK_WINDOW (self), self->settings, choice,
                          choice == TC_IMPORT_CHOICE_TABLES ? tables_chosen : files_chosen);
}

/* --- the clipboard -------------------------------------------------------------------------------- */

static void
import_text (TcWindow   *self,
             const char *text)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (self->workspace);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *name = NULL;

  /* A stored name: the same in every language. */
  name = g_strdup_printf ("Pasted text %s.txt", time);
  tc_import_job_add_bytes (job, name, bytes);
  tc_window_scan_import (self, job, FALSE);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(TcWindow) self = user_data;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  files = tc_import_clipboard_read_finish (GDK_CLIPBOARD (source), result, &text, &error);
  if (!tc_window_is_writable (self))
    return;

  if (error != NULL)
    tc_window_toast (self, error->message);
  else if (files != NULL)
    tc_window_import_files (self, files);
  else if (text == NULL || is_blank (text))
    tc_window_toast (self, _("The clipboard is empty"));
  else
    import_text (self, text);
}

void
tc_window_import_clipboard (TcWindow *self)
{
  tc_import_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                  clipboard_read_cb, g_object_ref (self));
}
