/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-project-page-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TcProjectPage, tc_project_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DETAIL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
tc_project_page_show_error (TcProjectPage *self,
                            const char    *text)
{
  gtk_label_set_text (self->error_label, text);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

void
tc_project_page_set_detail (TcProjectPage *self,
                            TcStudyDetail *detail)
{
  TcStudyDetail *old = self->detail;

  self->detail = detail != NULL ? tc_study_detail_ref (detail) : NULL;
  tc_form_pane_set_detail (self->form, detail != NULL ? self->workspace : NULL, detail);
  /* Of the first study the source comes a frame later. */
  if (self->first_study == 0)
    tc_project_page_show_source (self);
  g_clear_pointer (&old, tc_study_detail_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

static void
study_chosen_cb (TcProjectPage *self,
                 gint64         study_id)
{
  if (study_id == tc_project_page_get_study_id (self))
    return;

  tc_project_page_commit (self);
  tc_project_page_choose_study (self, study_id);
}

static void
search_failed_cb (TcProjectPage *self,
                  GError        *error)
{
  g_autofree char *text = NULL;

  /* Translators: %s is what went wrong, a sentence. */
  text = g_strdup_printf (_("The studies could not be searched: %s The list shows what it showed "
                            "before."),
                          error->message);
  tc_project_page_show_error (self, text);
}

static void
study_changed_cb (TcProjectPage *self,
                  gint64         study_id)
{
  if (study_id == tc_project_page_get_study_id (self))
    tc_project_page_load_study (self, study_id);
}

/* The form shows other fields. */
static void
codebook_changed_cb (TcProjectPage *self)
{
  TcId study_id = tc_project_page_get_study_id (self);

  if (study_id != 0)
    tc_project_page_load_study (self, study_id);
}

/* An import that was undone has taken its studies away. */
static void
list_loaded_cb (TcProjectPage *self)
{
  TcId study_id = tc_project_page_get_study_id (self);

  if (study_id == 0 || tc_studies_pane_may_hold (self->studies, study_id))
    return;

  tc_project_page_stop_first_study (self);
  tc_project_page_set_detail (self, NULL);
  tc_studies_pane_move (self->studies, 0, 1);
}

static void
write_failed_cb (TcProjectPage *self,
                 GError        *error)
{
  g_autofree char *text = NULL;

  /* Translators: %s is what went wrong, a sentence. */
  text = g_strdup_printf (_("A change could not be saved: %s The project is as it was before it; "
                            "everything that was shown as saved is safe. Make room on the disk or "
                            "check its permissions, then make the change again."),
                          error->message);
  tc_project_page_show_error (self, text);

  /* Show what is stored, not what was typed. */
  tc_project_page_load_study (self, tc_project_page_get_study_id (self));
}

static void
quote_activated_cb (TcProjectPage *self,
                    const TcQuote *quote)
{
  tc_source_pane_show_quote (self->source, quote);
}

/* What is no value cannot be stored; the message keeps the words, so that they can be typed again. */
static void
typing_dropped_cb (TcProjectPage *self,
                   const char    *label,
                   const char    *problem)
{
  g_autofree char *text = NULL;

  /* Translators: a person left a study; the first %s is a field, such as "Dose", the second a sentence that
   * says what was typed and why it is no value. */
  text = g_strdup_printf (_("What was typed for “%s” in the study before was not stored. %s"), label,
                          problem);
  tc_project_page_show_error (self, text);
}

static void
field_activated_cb (TcProjectPage *self,
                    const char    *field)
{
  tc_form_pane_focus_field (self->form, field);
}

static void
error_response_cb (GtkInfoBar *bar,
                   int         response)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
update_read_only (TcProjectPage *self)
{
  g_autofree char *reason = NULL;
  gboolean read_only;

  g_object_get (self->workspace, "read-only", &read_only, "read-only-reason", &reason, NULL);
  gtk_label_set_text (self->read_only_label,
                      reason != NULL && *reason != '\0'
                        ? reason : _("This project can be read but not changed."));
  gtk_info_bar_set_revealed (self->read_only_bar, read_only);
}

static void
tc_project_page_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (TC_PROJECT_PAGE (widget)->box, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
tc_project_page_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  tc_project_page_allocate_panes (TC_PROJECT_PAGE (widget), width, height);
}

static void
tc_project_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TcProjectPage *self = TC_PROJECT_PAGE (object);

  switch (prop_id)
    {
    case PROP_DETAIL:
      g_value_set_boxed (value, self->detail);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_project_page_dispose (GObject *object)
{
  TcProjectPage *self = TC_PROJECT_PAGE (object);

  if (self->workspace != NULL)
    tc_project_page_set_workspace (self, NULL);
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_project_page_parent_class)->dispose (object);
}

static void
tc_project_page_class_init (TcProjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tc_project_page_get_property;
  object_class->dispose = tc_project_page_dispose;
  widget_class->measure = tc_project_page_measure;
  widget_class->size_allocate = tc_project_page_size_allocate;

  properties[PROP_DETAIL] =
    g_param_spec_boxed ("detail", NULL, NULL, TC_TYPE_STUDY_DETAIL,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TC_TYPE_STUDIES_PANE);
  g_type_ensure (TC_TYPE_FORM_PANE);
  g_type_ensure (TC_TYPE_SOURCE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, box);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, outer);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, inner);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, studies);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, form);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, source);
  gtk_widget_class_bind_template_child (widget_class, TcProjectPage, jobs);
  gtk_widget_class_bind_template_callback (widget_class, study_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typing_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, error_response_cb);
}

static void
tc_project_page_init (TcProjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self->form, "current-field", self->source, "current-field",
                          G_BINDING_SYNC_CREATE);
}

void
tc_project_page_set_settings (TcProjectPage *self,
                              TcSettings    *settings)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  g_return_if_fail (TC_IS_PROJECT_PAGE (self));
  g_return_if_fail (TC_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  tc_project_page_watch_widths (self);
  tc_studies_pane_set_settings (self->studies, settings);
  g_object_bind_property (settings, "source-text-size", self->source, "text-size", both);
}

void
tc_project_page_set_workspace (TcProjectPage *self,
                               TcWorkspace   *workspace)
{
  g_return_if_fail (TC_IS_PROJECT_PAGE (self));
  g_return_if_fail (workspace == NULL || TC_IS_WORKSPACE (workspace));

  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL)
    {
      tc_project_page_commit (self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      tc_studies_pane_set_workspace (self->studies, NULL);
      tc_project_page_stop_first_study (self);
      tc_project_page_set_detail (self, NULL);
    }
  g_set_object (&self->workspace, workspace);
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  gtk_info_bar_set_revealed (self->read_only_bar, FALSE);
  if (workspace == NULL)
    return;

  g_signal_connect_swapped (workspace, "study-changed", G_CALLBACK (study_changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::codebook", G_CALLBACK (codebook_changed_cb), self);
  g_signal_connect_swapped (workspace, "write-failed", G_CALLBACK (write_failed_cb), self);
  g_signal_connect_swapped (workspace, "notify::read-only", G_CALLBACK (update_read_only), self);
  update_read_only (self);
  tc_studies_pane_set_workspace (self->studies, workspace);
  g_signal_connect_object (tc_studies_pane_get_list (self->studies), "notify::loading",
                           G_CALLBACK (list_loaded_cb), self, G_CONNECT_SWAPPED);
}

TcStudiesPane *
tc_project_page_get_studies (TcProjectPage *self)
{
  g_return_val_if_fail (TC_IS_PROJECT_PAGE (self), NULL);

  return self->studies;
}

TcFormPane *
tc_project_page_get_form (TcProjectPage *self)
{
  g_return_val_if_fail (TC_IS_PROJECT_PAGE (self), NULL);

  return self->form;
}

TcSourcePane *
tc_project_page_get_source (TcProjectPage *self)
{
  g_return_val_if_fail (TC_IS_PROJECT_PAGE (self), NULL);

  return self->source;
}

TcStudyDetail *
tc_project_page_get_detail (TcProjectPage *self)
{
  g_return_val_if_fail (TC_IS_PROJECT_PAGE (self), NULL);

  return self->detail;
}

TcId
tc_project_page_get_study_id (TcProjectPage *self)
{
  g_return_val_if_fail (TC_IS_PROJECT_PAGE (self), 0);

  return self->detail != NULL ? self->detail->row->id : 0;
}

void
tc_project_page_commit (TcProjectPage *self)
{
  g_return_if_fail (TC_IS_PROJECT_PAGE (self));

  tc_form_pane_commit (self->form);
}

void
tc_project_page_add_job (TcProjectPage *self,
                         GtkWidget     *bar)
{
  g_return_if_fail (TC_IS_PROJECT_PAGE (self));

  gtk_box_append (self->jobs, bar);
}

void
tc_project_page_remove_job (TcProjectPage *self,
                            GtkWidget     *bar)
{
  g_return_if_fail (TC_IS_PROJECT_PAGE (self));

  gtk_box_remove (self->jobs, bar);
}
