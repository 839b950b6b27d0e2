/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-export-dialog.h"

#include <glib/gi18n.h>

#include "tc-study-list.h"

struct _TcExportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwActionRow *reviewed_row;
  GtkCheckButton *reviewed;
  AdwActionRow *all_row;
  GtkCheckButton *all;
  GtkCheckButton *excel;
  GtkCheckButton *r;
  AdwActionRow *folder_row;
  GtkLabel *warning;
  GtkWidget *warning_box;
  GtkWidget *export_button;

  /* Owned */
  TcWorkspace *workspace;
  TcSettings *settings;
  TcStudyList *reviewed_list;     /* counts the reviewed studies */
  GtkFileChooserNative *chooser;
  char *folder;
};

G_DEFINE_FINAL_TYPE (TcExportDialog, tc_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
count_studies (guint n_studies)
{
  return g_strdup_printf (ngettext ("%u study", "%u studies", n_studies), n_studies);
}

static void
update (TcExportDialog *self)
{
  guint n_all = tc_workspace_get_n_studies (self->workspace);
  guint n_reviewed = g_list_model_get_n_items (G_LIST_MODEL (self->reviewed_list));
  gboolean all = gtk_check_button_get_active (self->all);
  gboolean loading = tc_study_list_is_loading (self->reviewed_list);
  g_autofree char *reviewed_text = count_studies (n_reviewed);
  g_autofree char *all_text = count_studies (n_all);
  const char *warning = NULL;

  adw_action_row_set_subtitle (self->reviewed_row, loading ? "" : reviewed_text);
  adw_action_row_set_subtitle (self->all_row, all_text);

  if (!all && n_reviewed == 0 && !loading)
    warning = _("No study is marked as reviewed yet, so the tables would hold no rows. Mark studies "
                "as reviewed first, or export all of them.");
  else if (all && n_reviewed < n_all && !loading)
    warning = _("Studies that are not reviewed are among them. Their status stands in the table "
                "studies.csv; suggestions that nobody accepted are not exported.");
  gtk_widget_set_visible (self->warning_box, warning != NULL);
  gtk_label_set_text (self->warning, warning != NULL ? warning : "");

  adw_action_row_set_subtitle (self->folder_row,
                               self->folder != NULL ? self->folder : _("No folder chosen yet"));
  gtk_widget_set_sensitive (self->export_button, self->folder != NULL);
}

static void
update_cb (TcExportDialog *self)
{
  /* The buttons of a group change one after the other; the template sets them before there is a list. */
  if (self->reviewed_list != NULL)
    update (self);
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     TcExportDialog  *self)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    tc_export_dialog_set_folder (self, path);
}

static void
choose_folder_cb (TcExportDialog *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Folder for the Tables"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _("_Choose"), _("_Cancel"));
  gtk_file_chooser_set_create_folders (GTK_FILE_CHOOSER (self->chooser), TRUE);
  if (self->folder != NULL)
    {
      g_autoptr(GFile) folder = g_file_new_for_path (self->folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_cb (TcExportDialog *self)
{
  gboolean all = gtk_check_button_get_active (self->all);
  gboolean excel = gtk_check_button_get_active (self->excel);

  g_object_set (self->settings,
                "export-folder", self->folder,
                "export-all", all,
                "export-excel", excel,
                NULL);
  g_signal_emit (self, signals[EXPORT], 0, self->folder, all, excel);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
tc_export_dialog_dispose (GObject *object)
{
  TcExportDialog *self = TC_EXPORT_DIALOG (object);

  g_clear_object (&self->reviewed_list);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (tc_export_dialog_parent_class)->dispose (object);
}

static void
tc_export_dialog_class_init (TcExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_export_dialog_dispose;

  signals[EXPORT] =
    g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, reviewed_row);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, reviewed);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, all_row);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, all);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, excel);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, r);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, warning_box);
  gtk_widget_class_bind_template_child (widget_class, TcExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* A row names its widget once more than the widget does itself, and with the underscore of the access key. */
static void
name_once (GtkCheckButton *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
tc_export_dialog_init (TcExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  name_once (self->reviewed);
  name_once (self->all);
  name_once (self->r);
  name_once (self->excel);
}

static void
load_settings (TcExportDialog *self)
{
  const char *folder = tc_settings_get_string (self->settings, "export-folder");

  if (folder != NULL && *folder != '\0')
    self->folder = g_strdup (folder);
  if (tc_settings_get_boolean (self->settings, "export-all"))
    gtk_check_button_set_active (self->all, TRUE);
  if (tc_settings_get_boolean (self->settings, "export-excel"))
    gtk_check_button_set_active (self->excel, TRUE);
}

TcExportDialog *
tc_export_dialog_new (GtkWindow   *parent,
                      TcWorkspace *workspace,
                      TcSettings  *settings)
{
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();
  TcExportDialog *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (TC_IS_SETTINGS (settings), NULL);

  self = g_object_new (TC_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  load_settings (self);

  query->status = TC_STUDY_REVIEWED;
  self->reviewed_list = tc_study_list_new (workspace);
  g_signal_connect_object (self->reviewed_list, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reviewed_list, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  tc_study_list_set_query (self->reviewed_list, query);
  update (self);

  return self;
}

void
tc_export_dialog_set_folder (TcExportDialog *self,
                             const char     *folder)
{
  g_return_if_fail (TC_IS_EXPORT_DIALOG (self));
  g_return_if_fail (folder != NULL);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  update (self);
}
