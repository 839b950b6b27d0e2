/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-import-results.h"

#include <glib/gi18n.h>

#include "tc-choice-list.h"
#include "tc-import-report-chooser.h"

/**
 * TcImportResults:
 *
 * results of the job → GtkFilterListModel (outcome) → GtkSortListModel (worst first) → GtkSingleSelection
 */
struct _TcImportResults
{
  AdwWindow parent_instance;

  /* Template children */
  GtkLabel *heading;
  GtkLabel *summary;
  GtkDropDown *outcome_filter;
  GtkListView *view;
  GtkWidget *show_button;
  GtkWidget *cancelled_bar;
  GtkWidget *duplicates_bar;
  GtkLabel *duplicates_label;

  /* Owned */
  TcImportJob *job;
  TcChoiceList list;
};

G_DEFINE_FINAL_TYPE (TcImportResults, tc_import_results, ADW_TYPE_WINDOW)

enum
{
  SHOW_STUDY,
  SHOW_DUPLICATES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What has to be looked at comes first. The order of the drop-down too, after "all". */
static const TcImportOutcome order[] = {
  TC_IMPORT_FAILED, TC_IMPORT_WARNING, TC_IMPORT_PRESENT, TC_IMPORT_DONE
};

static guint
rank (TcImportResult *result)
{
  TcImportOutcome outcome = tc_import_result_get_outcome (result);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (order[i] == outcome)
        return i;
    }

  return G_N_ELEMENTS (order);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  return gtk_ordering_from_cmpfunc ((int) rank ((gpointer) a) - (int) rank ((gpointer) b));
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  TcImportResults *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->outcome_filter);

  if (selected == 0 || selected > G_N_ELEMENTS (order))
    return TRUE;

  return tc_import_result_get_outcome (item) == order[selected - 1];
}

static char *
outcome_icon (GtkListItem *item,
              int          outcome)
{
  switch ((TcImportOutcome) outcome)
    {
    case TC_IMPORT_DONE:
      return g_strdup ("object-select-symbolic");
    case TC_IMPORT_WARNING:
      return g_strdup ("dialog-warning-symbolic");
    case TC_IMPORT_PRESENT:
      return g_strdup ("emblem-documents-symbolic");
    case TC_IMPORT_FAILED:
    default:
      return g_strdup ("dialog-error-symbolic");
    }
}

static char *
outcome_label (GtkListItem *item,
               int          outcome)
{
  switch ((TcImportOutcome) outcome)
    {
    case TC_IMPORT_DONE:
      return g_strdup (_("Imported"));
    case TC_IMPORT_WARNING:
      return g_strdup (_("Imported, with a warning"));
    case TC_IMPORT_PRESENT:
      return g_strdup (_("Already in the project"));
    case TC_IMPORT_FAILED:
    default:
      return g_strdup (_("Failed"));
    }
}

/* Which record of a file it is: a file of hundreds would be hundreds of rows that say the same. */
static char *
describe_record (TcImportResult *result)
{
  const char *label = tc_import_result_get_label (result);
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, tc_import_result_get_line (result));

  /* The first one needs no number, and all of a file begins there too. What has no study failed,
   * and the reason says where. */
  if (tc_import_result_get_line (result) <= 1 || *label == '\0')
    return g_strdup (label);

  /* Translators: a record of a file: the label of its study, such as "Probe 2031", and where it begins. */
  return g_strdup_printf (_("%s (line %s)"), label, line);
}

/* What stands below the name of the file: the record, and what there is to say about it. */
static char *
result_detail (GtkListItem    *item,
               TcImportResult *result)
{
  g_autofree char *record = NULL;
  const char *reason;

  if (result == NULL)
    return g_strdup ("");

  record = describe_record (result);
  reason = tc_import_result_get_reason (result);
  if (*record == '\0' || g_strcmp0 (record, tc_import_result_get_name (result)) == 0)
    return g_strdup (reason);
  if (*reason == '\0')
    return g_steal_pointer (&record);

  /* Translators: a record of an imported file, and what there is to say about it, a sentence. */
  return g_strdup_printf (_("%s: %s"), record, reason);
}

static gboolean
has_text (GtkListItem *item,
          const char  *text)
{
  return text != NULL && *text != '\0';
}

static void
filter_changed_cb (TcImportResults *self)
{
  tc_choice_list_refilter (&self->list);
}

static TcId
get_selected_study (TcImportResults *self)
{
  TcImportResult *result = tc_choice_list_get_chosen (&self->list);

  return result != NULL ? tc_import_result_get_study_id (result) : 0;
}

static void
selection_changed_cb (TcImportResults *self)
{
  gtk_widget_set_sensitive (self->show_button, get_selected_study (self) != 0);
}

static void
show_study_cb (TcImportResults *self)
{
  TcId study_id = get_selected_study (self);

  if (study_id != 0)
    g_signal_emit (self, signals[SHOW_STUDY], 0, study_id);
}

static void
show_duplicates_cb (TcImportResults *self)
{
  g_signal_emit (self, signals[SHOW_DUPLICATES], 0);
}

static void
save_cb (TcImportResults *self)
{
  tc_import_report_chooser_show (GTK_WINDOW (self), self->job);
}

static void
row_activated_cb (TcImportResults *self,
                  guint            position)
{
  show_study_cb (self);
}

static void
add_count (GString    *text,
           const char *format,
           guint       count)
{
  if (count == 0)
    return;

  if (text->len > 0)
    /* Translators: Separates the counts of an import: "3 imported · 1 failed". */
    g_string_append (text, _(" · "));
  /* The formats are those of update_summary(), each with one %u. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, count);
#pragma GCC diagnostic pop
}

static void
update_summary (TcImportResults *self,
                TcImportJob     *job)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_present = tc_import_job_count (job, TC_IMPORT_PRESENT);
  guint n_failed = tc_import_job_count (job, TC_IMPORT_FAILED);
  guint n_new = tc_import_job_count (job, TC_IMPORT_DONE) + tc_import_job_count (job, TC_IMPORT_WARNING);
  g_autofree char *imported = tc_import_job_dup_imported (job);
  /* Copies of a report are no studies of their own. */
  g_autofree char *heading = g_strdup_printf (ngettext ("%u record imported", "%u records imported", n_new), n_new);

  gtk_label_set_text (self->heading, heading);

  if (n_new > 0)
    g_string_append (text, imported);
  add_count (text, ngettext ("%u already there", "%u already there", n_present), n_present);
  add_count (text, ngettext ("%u failed", "%u failed", n_failed), n_failed);
  if (text->len == 0)
    g_string_assign (text, _("Nothing was found to import."));
  gtk_label_set_text (self->summary, text->str);
}

static GtkListItemFactory *
create_factory (void)
{
  g_autoptr(GtkBuilderScope) scope = gtk_builder_cscope_new ();

  gtk_builder_cscope_add_callback_symbols (GTK_BUILDER_CSCOPE (scope),
                                           "outcome_icon", G_CALLBACK (outcome_icon),
                                           "outcome_label", G_CALLBACK (outcome_label),
                                           "result_detail", G_CALLBACK (result_detail),
                                           "has_text", G_CALLBACK (has_text),
                                           NULL);

  return gtk_builder_list_item_factory_new_from_resource (scope,
    "/io/github/trialcurator/TrialCurator/cells/import-result.ui");
}

static void
set_results (TcImportResults *self,
             GListModel      *results)
{
  g_autoptr(GtkListItemFactory) factory = create_factory ();
  g_autoptr(GtkSortListModel) sorted = NULL;
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, NULL, NULL));

  sorted = gtk_sort_list_model_new (
    g_object_ref (tc_choice_list_filter (&self->list, results, match_cb, self)), sorter);
  tc_choice_list_show (&self->list, G_LIST_MODEL (sorted), self->view, factory,
                       G_CALLBACK (selection_changed_cb), self);
}

static void
tc_import_results_dispose (GObject *object)
{
  TcImportResults *self = TC_IMPORT_RESULTS (object);

  tc_choice_list_clear (&self->list);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (tc_import_results_parent_class)->dispose (object);
}

static void
tc_import_results_class_init (TcImportResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_import_results_dispose;

  signals[SHOW_STUDY] =
    g_signal_new ("show-study", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * TcImportResults::show-duplicates:
   *
   * A person wants to look at the reports that may be the same.
   */
  signals[SHOW_DUPLICATES] =
    g_signal_new ("show-duplicates", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-import-results.ui");
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, heading);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, summary);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, outcome_filter);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, view);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, show_button);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, cancelled_bar);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, duplicates_bar);
  gtk_widget_class_bind_template_child (widget_class, TcImportResults, duplicates_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_study_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_duplicates_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tc_import_results_init (TcImportResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TcImportResults *
tc_import_results_new (GtkWindow   *parent,
                       TcImportJob *job,
                       gboolean     cancelled)
{
  TcImportResults *self;

  g_return_val_if_fail (TC_IS_IMPORT_JOB (job), NULL);

  self = g_object_new (TC_TYPE_IMPORT_RESULTS, "transient-for", parent, NULL);
  self->job = g_object_ref (job);
  gtk_widget_set_visible (self->cancelled_bar, cancelled);
  update_summary (self, job);
  set_results (self, tc_import_job_get_results (job));

  return self;
}

/**
 * tc_import_results_set_n_duplicates:
 * @self: results
 * @n: how many pairs of reports the import found to look alike
 *
 * Offers to look at them, where there are any.
 */
void
tc_import_results_set_n_duplicates (TcImportResults *self,
                                    guint            n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TC_IS_IMPORT_RESULTS (self));

  text = g_strdup_printf (ngettext ("%u pair of reports may be the same.", "%u pairs of reports may be the same.", n),
                          n);
  gtk_label_set_text (self->duplicates_label, text);
  gtk_widget_set_visible (self->duplicates_bar, n > 0);
}

GListModel *
tc_import_results_get_model (TcImportResults *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULTS (self), NULL);

  return G_LIST_MODEL (self->list.selection);
}
