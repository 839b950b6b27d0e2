/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-rerun-dialog.h"

#include <glib/gi18n.h>

#include "tc-choice-list.h"
#include "tc-rerun-item.h"

/**
 * TcRerunDialog:
 *
 * GListStore of TcRerunItem, in the order of the studies → GtkFilterListModel (kind) → GtkSingleSelection
 */
struct _TcRerunDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkLabel *heading;
  GtkLabel *summary;
  GtkLabel *kept;
  GtkDropDown *kind_filter;
  GtkListView *view;
  GtkWidget *show_button;
  GtkWidget *apply_button;

  /* Owned */
  TcChoiceList list;
};

G_DEFINE_FINAL_TYPE (TcRerunDialog, tc_rerun_dialog, ADW_TYPE_WINDOW)

enum
{
  APPLY,
  SHOW_STUDY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *label;
} kinds[TC_RERUN_N_KINDS] = {
  [TC_RERUN_NEW] = { "list-add-symbolic", N_("New") },
  [TC_RERUN_CHANGED] = { "document-edit-symbolic", N_("Changed") },
  [TC_RERUN_GONE] = { "list-remove-symbolic", N_("Gone") },
  [TC_RERUN_KEPT] = { "object-select-symbolic", N_("Kept for an answer") },
};

static char *
kind_icon (GtkListItem *item,
           int          kind)
{
  return g_strdup (kinds[CLAMP (kind, 0, TC_RERUN_N_KINDS - 1)].icon);
}

static char *
kind_label (GtkListItem *item,
            int          kind)
{
  return g_strdup (_(kinds[CLAMP (kind, 0, TC_RERUN_N_KINDS - 1)].label));
}

/* The first choice is all kinds. */
static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  TcRerunDialog *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->kind_filter);

  return selected == 0 || selected > TC_RERUN_N_KINDS || tc_rerun_item_get_kind (item) == (TcRerunKind) (selected - 1);
}

static void
filter_changed_cb (TcRerunDialog *self)
{
  tc_choice_list_refilter (&self->list);
}

static void
selection_changed_cb (TcRerunDialog *self)
{
  gtk_widget_set_sensitive (self->show_button, tc_choice_list_get_chosen (&self->list) != NULL);
}

static void
show_study_cb (TcRerunDialog *self)
{
  TcRerunItem *item = tc_choice_list_get_chosen (&self->list);
  g_autoptr(TcRerunDialog) kept = g_object_ref (self);

  if (item == NULL)
    return;
  g_signal_emit (self, signals[SHOW_STUDY], 0, tc_rerun_item_get_study_id (item));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
row_activated_cb (TcRerunDialog *self,
                  guint          position)
{
  show_study_cb (self);
}

static void
apply_cb (TcRerunDialog *self)
{
  g_autoptr(TcRerunDialog) kept = g_object_ref (self);

  g_signal_emit (self, signals[APPLY], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
update_words (TcRerunDialog *self,
              TcRerunJob    *job,
              gboolean       writable)
{
  guint n = tc_rerun_job_count_changes (job, TC_RERUN_SUGGESTION);
  guint n_discrepancies = tc_rerun_job_count_changes (job, TC_RERUN_DISCREPANCY);
  guint n_kept = tc_rerun_job_count (job, TC_RERUN_SUGGESTION, TC_RERUN_KEPT);
  g_autofree char *heading = NULL;
  g_autofree char *summary = tc_rerun_job_dup_summary (job);
  g_autofree char *kept = NULL;

  if (n == 0 && n_discrepancies > 0)
    heading = g_strdup_printf (ngettext ("%u discrepancy would change", "%u discrepancies would change",
                                         n_discrepancies), n_discrepancies);
  else if (n_discrepancies > 0)
    /* Translators: the number of both together */
    heading = g_strdup_printf (ngettext ("%u suggestion or discrepancy would change",
                                         "%u suggestions and discrepancies would change", n + n_discrepancies),
                               n + n_discrepancies);
  else
    heading = g_strdup_printf (ngettext ("%u suggestion would change", "%u suggestions would change", n), n);
  kept = g_strdup_printf (ngettext ("%u suggestion is kept, because an answer rests on it",
                                    "%u suggestions are kept, because answers rest on them", n_kept), n_kept);
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->kept, kept);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), n_kept > 0);
  gtk_widget_set_sensitive (self->apply_button, writable && n + n_discrepancies > 0);
}

static GtkListItemFactory *
create_factory (void)
{
  g_autoptr(GtkBuilderScope) scope = gtk_builder_cscope_new ();

  gtk_builder_cscope_add_callback_symbols (GTK_BUILDER_CSCOPE (scope),
                                           "kind_icon", G_CALLBACK (kind_icon),
                                           "kind_label", G_CALLBACK (kind_label),
                                           NULL);

  return gtk_builder_list_item_factory_new_from_resource (scope,
    "/io/github/trialcurator/TrialCurator/cells/rerun-change.ui");
}

static GListModel *
list_changes (GPtrArray  *changes,
              TcCodebook *codebook)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_full (changes->len, g_object_unref);
  GListStore *store = g_list_store_new (TC_TYPE_RERUN_ITEM);

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (items, tc_rerun_item_new (changes, i, codebook));
  g_list_store_splice (store, 0, 0, items->pdata, items->len);

  return G_LIST_MODEL (store);
}

static void
set_changes (TcRerunDialog *self,
             GListModel    *changes)
{
  g_autoptr(GtkListItemFactory) factory = create_factory ();

  tc_choice_list_show (&self->list, tc_choice_list_filter (&self->list, changes, match_cb, self), self->view, factory,
                       G_CALLBACK (selection_changed_cb), self);
}

static void
tc_rerun_dialog_dispose (GObject *object)
{
  TcRerunDialog *self = TC_RERUN_DIALOG (object);

  tc_choice_list_clear (&self->list);

  G_OBJECT_CLASS (tc_rerun_dialog_parent_class)->dispose (object);
}

static void
tc_rerun_dialog_class_init (TcRerunDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_rerun_dialog_dispose;

  signals[APPLY] =
    g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_STUDY] =
    g_signal_new ("show-study", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trialcurator/TrialCurator/tc-rerun-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, kept);
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, view);
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, show_button);
  gtk_widget_class_bind_template_child (widget_class, TcRerunDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_study_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tc_rerun_dialog_init (TcRerunDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_rerun_dialog_new:
 * @job: a job that has ended
 * @codebook: the codebook of the project
 * @writable: whether the changes can be made
 *
 * Returns: what would change
 */
TcRerunDialog *
tc_rerun_dialog_new (GtkWindow  *parent,
                     TcRerunJob *job,
                     TcCodebook *codebook,
                     gboolean    writable)
{
  g_autoptr(GListModel) changes = NULL;
  TcRerunDialog *self;

  g_return_val_if_fail (TC_IS_RERUN_JOB (job), NULL);

  self = g_object_new (TC_TYPE_RERUN_DIALOG, "transient-for", parent, NULL);
  update_words (self, job, writable);
  changes = list_changes (tc_rerun_job_get_changes (job), codebook);
  set_changes (self, changes);

  return self;
}

GListModel *
tc_rerun_dialog_get_model (TcRerunDialog *self)
{
  g_return_val_if_fail (TC_IS_RERUN_DIALOG (self), NULL);

  return G_LIST_MODEL (self->list.selection);
}
