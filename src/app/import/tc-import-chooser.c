/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-import-chooser.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *parent;              /* weak */
  TcSettings *settings;
  TcImportChosenFunc function;
} Question;

static void
question_free (Question *question)
{
  g_clear_weak_pointer (&question->parent);
  g_clear_object (&question->chooser);
  g_clear_object (&question->settings);
  g_free (question);
}

static void
remember_folder (TcSettings *settings,
                 GFile      *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    g_object_set (settings, "import-folder", path, NULL);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Question *question = user_data;
  g_autoptr(GListModel) chosen = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));

  if (files->len > 0 && question->parent != NULL)
    {
      remember_folder (question->settings, g_ptr_array_index (files, 0));
      question->function (question->parent, files);
    }
  question_free (question);
}

/**
 * tc_import_chooser_show:
 * @choice: what to choose
 *
 * Asks what shall be imported.
 */
void
tc_import_chooser_show (GtkWindow          *parent,
                        TcSettings         *settings,
                        TcImportChoice      choice,
                        TcImportChosenFunc  function)
{
  Question *question = g_new0 (Question, 1);
  /* In the order of TcImportChoice. */
  const char *titles[] = { _("Import Files"), _("Import Folders"), _("Import Tables") };
  GtkFileChooserNative *chooser;
  const char *last = tc_settings_get_string (settings, "import-folder");

  chooser = gtk_file_chooser_native_new (titles[choice], parent,
                                         choice == TC_IMPORT_CHOICE_FOLDERS
                                                 ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                 : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Import"), _("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  if (last != NULL && *last != '\0')
    {
      g_autoptr(GFile) folder = g_file_new_for_path (last);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }

  question->chooser = chooser;
  question->settings = g_object_ref (settings);
  question->function = function;
  g_set_weak_pointer (&question->parent, parent);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
