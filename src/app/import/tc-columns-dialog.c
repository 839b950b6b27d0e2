/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-columns-dialog.h"

#include <glib/gi18n.h>

struct _TcColumnsDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwPreferencesPage *page;
  GtkWidget *import_button;

  /* Owned */
  TcImportJob *import;
  TcCodebook *codebook;
  GPtrArray *groups;              /* of TcColumnsGroup, borrowed */
};

G_DEFINE_FINAL_TYPE (TcColumnsDialog, tc_columns_dialog, ADW_TYPE_WINDOW)

enum
{
  IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
import_cb (TcColumnsDialog *self)
{
  g_autoptr(TcColumnsDialog) kept = g_object_ref (self);
  g_autoptr(TcColumnMaps) maps = tc_column_maps_new (self->codebook);

  for (guint i = 0; i < self->groups->len; i++)
    tc_column_maps_take (maps, tc_columns_group_dup_map (g_ptr_array_index (self->groups, i)));
  tc_import_job_set_columns (self->import, maps);
  g_signal_emit (self, signals[IMPORT], 0, self->import);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_tables (TcColumnsDialog *self,
            GPtrArray       *previews)
{
  for (guint i = 0; i < previews->len; i++)
    {
      GtkWidget *group = tc_columns_group_new (g_ptr_array_index (previews, i), self->codebook);

      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
      g_ptr_array_add (self->groups, group);
    }
}

/* The page is made for settings; here it is a form with something to read first. */
static void
add_explanation (TcColumnsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
    _("What stands in a column that is a field of the codebook is suggested for that field, with "
      "its cell as the quote. What you say here is kept in the project, for the next table with "
      "the same columns."));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
tc_columns_dialog_dispose (GObject *object)
{
  TcColumnsDialog *self = TC_COLUMNS_DIALOG (object);

  g_clear_object (&self->import);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_columns_dialog_parent_class)->dispose (object);
}

static void
tc_columns_dialog_class_init (TcColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_columns_dialog_dispose;

  signals[IMPORT] =
    g_signal_new ("import", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, TC_TYPE_IMPORT_JOB);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TcColumnsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, TcColumnsDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tc_columns_dialog_init (TcColumnsDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_columns_dialog_new:
 * @scan: a job that has ended and found tables
 * @codebook: the codebook of the project
 *
 * Returns: the question
 */
TcColumnsDialog *
tc_columns_dialog_new (GtkWindow      *parent,
                       TcTableScanJob *scan,
                       TcCodebook     *codebook)
{
  TcColumnsDialog *self;

  g_return_val_if_fail (TC_IS_TABLE_SCAN_JOB (scan), NULL);

  self = g_object_new (TC_TYPE_COLUMNS_DIALOG, "transient-for", parent, NULL);
  self->import = g_object_ref (tc_table_scan_job_get_import (scan));
  self->codebook = tc_codebook_ref (codebook);
  add_explanation (self);
  add_tables (self, tc_table_scan_job_get_previews (scan));

  return self;
}

/**
 * tc_columns_dialog_get_group:
 * @table: from 0
 *
 * Returns: (transfer none): the columns of one of the tables
 */
TcColumnsGroup *
tc_columns_dialog_get_group (TcColumnsDialog *self,
                             guint            table)
{
  g_return_val_if_fail (TC_IS_COLUMNS_DIALOG (self), NULL);
  g_return_val_if_fail (table < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, table);
}
