/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-import-report-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *parent;              /* weak */
  TcImportJob *job;
} Question;

static void
question_free (Question *question)
{
  g_clear_weak_pointer (&question->parent);
  g_clear_object (&question->chooser);
  g_clear_object (&question->job);
  g_free (question);
}

static void
show_failure (GtkWindow    *parent,
              const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The Table Could Not Be Saved"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Question *question = user_data;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && !tc_import_job_save_report (question->job, path, &error)
      && question->parent != NULL)
    show_failure (question->parent, error);
  question_free (question);
}

/**
 * tc_import_report_chooser_show:
 *
 * Asks where the results of an import shall be saved as a table, and saves them.
 */
void
tc_import_report_chooser_show (GtkWindow   *parent,
                               TcImportJob *job)
{
  Question *question = g_new0 (Question, 1);

  question->chooser = gtk_file_chooser_native_new (_("Save the Results"), parent,
                                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  question->job = g_object_ref (job);
  g_set_weak_pointer (&question->parent, parent);
  /* Translators: the file name that is offered for the results of an import. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (question->chooser), _("import.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (question->chooser), TRUE);
  g_signal_connect (question->chooser, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question->chooser));
}
