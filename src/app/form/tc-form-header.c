/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-header"

#include "config.h"

#include "tc-form-header.h"

#include <glib/gi18n.h>

#include "tc-form-words.h"
#include "tc-study-labels.h"

/* The least width of the reason of an exclusion, in characters of Latin script */
#define MIN_REASON_CHARS 16

struct _TcFormHeader
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkLabel *label;
  GtkLabel *title;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkProgressBar *bar;
  GtkLabel *progress;
  GtkWidget *warning;
  GtkLabel *warning_label;
  GtkWidget *exclude;
  GtkWidget *conflicts;
  GtkLabel *conflicts_label;
};

G_DEFINE_FINAL_TYPE (TcFormHeader, tc_form_header, GTK_TYPE_WIDGET)

static void
show_status (TcFormHeader     *self,
             const TcStudyRow *row)
{
  g_autofree char *text = NULL;

  if (row->status == TC_STUDY_EXCLUDED && row->exclusion_reason != NULL && *row->exclusion_reason != '\0')
    /* Translators: of a study; %s is the reason that the curator gave. */
    text = g_strdup_printf (_("Excluded: %s"),
                            tc_exclusion_reason_to_label (row->exclusion_reason));

  gtk_image_set_from_icon_name (self->status_icon, tc_study_status_to_icon (row->status));
  gtk_label_set_text (self->status, text != NULL ? text : tc_study_status_to_label (row->status));
  /* Chinese may break after any character: without a least width it would stand one below the other. */
  gtk_label_set_wrap (self->status, text != NULL);
  gtk_label_set_width_chars (self->status, text != NULL ? MIN_REASON_CHARS : -1);
}

static void
show_warning (TcFormHeader     *self,
              const TcStudyRow *row,
              gboolean          editable)
{
  const char *warning = row->status != TC_STUDY_EXCLUDED ? tc_form_words_kind_warning (row->kind) : NULL;

  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_widget_set_visible (self->exclude, editable);
  if (warning != NULL)
    gtk_label_set_text (self->warning_label, warning);
}

static void
show_conflicts (TcFormHeader  *self,
                TcStudyDetail *detail)
{
  guint n_open = tc_study_detail_count_open (detail);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->conflicts, n_open > 0);
  /* Translators: a button that goes to the next place where statements of the reports disagree. */
  text = g_strdup_printf (ngettext ("%u discrepancy to decide", "%u discrepancies to decide", n_open),
                          n_open);
  gtk_label_set_text (self->conflicts_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->conflicts),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
tc_form_header_dispose (GObject *object)
{
  TcFormHeader *self = TC_FORM_HEADER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_form_header_parent_class)->dispose (object);
}

static void
tc_form_header_class_init (TcFormHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_form_header_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-form-header.ui");
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, box);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, label);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, title);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, status_icon);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, status);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, progress);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, warning);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, warning_label);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, exclude);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, conflicts);
  gtk_widget_class_bind_template_child (widget_class, TcFormHeader, conflicts_label);
}

static void
tc_form_header_init (TcFormHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_form_header_new:
 *
 * Makes a header without a study.
 */
GtkWidget *
tc_form_header_new (void)
{
  return g_object_new (TC_TYPE_FORM_HEADER, NULL);
}

/**
 * tc_form_header_set_detail:
 * @self: a header
 * @detail: a study
 * @editable: whether a person may change it
 *
 * Shows a study.
 */
void
tc_form_header_set_detail (TcFormHeader  *self,
                           TcStudyDetail *detail,
                           gboolean       editable)
{
  const TcStudyRow *row = detail->row;
  g_autofree char *title = NULL;

  g_return_if_fail (TC_IS_FORM_HEADER (self));

  title = tc_form_words_one_line (row->title != NULL ? row->title : "");
  gtk_label_set_text (self->label, row->label != NULL ? row->label : "");
  /* Setting it again would take away what a person has selected in it. */
  if (g_strcmp0 (gtk_label_get_text (self->title), title) != 0)
    gtk_label_set_text (self->title, title);
  /* A report without a title of its own is called by its file name twice: once says it. */
  gtk_widget_set_visible (GTK_WIDGET (self->title),
                          *title != '\0' && g_strcmp0 (row->title, row->label) != 0);
  show_status (self, row);
  show_warning (self, row, editable);
  show_conflicts (self, detail);
}

/**
 * tc_form_header_set_progress:
 * @self: a header
 * @n_checked: fields that a person has answered
 * @n_known: those and the ones to check
 *
 * Shows how far the study is checked.
 */
void
tc_form_header_set_progress (TcFormHeader *self,
                             guint         n_checked,
                             guint         n_known)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TC_IS_FORM_HEADER (self));

  /* Translators: of a study: the fields that a person has answered, and those plus the ones to check. */
  text = g_strdup_printf (_("%u of %u checked"), n_checked, n_known);
  gtk_label_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->bar, n_known > 0 ? (double) n_checked / n_known : 0.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}
