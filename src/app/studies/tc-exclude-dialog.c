/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-exclude-dialog.h"

#include <glib/gi18n.h>

#include "tc-study-labels.h"

struct _TcExcludeDialog
{
  AdwMessageDialog parent_instance;

  /* Template children */
  GtkDropDown *reasons;
  GtkWidget *other_box;
  GtkEditable *other;
};

G_DEFINE_FINAL_TYPE (TcExcludeDialog, tc_exclude_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* The choice that is none: a reason is given, not left as it was found. */
#define NO_REASON 0
/* The reasons stand between it and one's own words. */
#define FIRST_REASON 1

static gboolean
is_other (TcExcludeDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->reasons);

  return selected != NO_REASON && tc_exclusion_reasons_get ()[selected - FIRST_REASON] == NULL;
}

static void
update_cb (TcExcludeDialog *self)
{
  g_autofree char *reason = tc_exclude_dialog_dup_reason (self);

  gtk_widget_set_visible (self->other_box, is_other (self));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "exclude", *reason != '\0');
}

static void
reason_changed_cb (TcExcludeDialog *self)
{
  update_cb (self);
  if (is_other (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->other));
}

static void
tc_exclude_dialog_class_init (TcExcludeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-exclude-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TcExcludeDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, TcExcludeDialog, other_box);
  gtk_widget_class_bind_template_child (widget_class, TcExcludeDialog, other);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
tc_exclude_dialog_init (TcExcludeDialog *self)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  const char * const *reasons = tc_exclusion_reasons_get ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (model, _("Choose a reason"));
  for (guint i = 0; reasons[i] != NULL; i++)
    gtk_string_list_append (model, tc_exclusion_reason_to_label (reasons[i]));
  gtk_string_list_append (model, _("Other reason…"));
  gtk_drop_down_set_model (self->reasons, G_LIST_MODEL (model));
  g_signal_connect_swapped (self->reasons, "notify::selected", G_CALLBACK (reason_changed_cb),
                            self);
  update_cb (self);
}

static void
preset (TcExcludeDialog *self,
        const char      *kind)
{
  const char *reason = tc_exclusion_reason_for_kind (kind);
  const char * const *reasons = tc_exclusion_reasons_get ();

  for (guint i = 0; reason != NULL && reasons[i] != NULL; i++)
    {
      if (g_str_equal (reasons[i], reason))
        gtk_drop_down_set_selected (self->reasons, FIRST_REASON + i);
    }
}

TcExcludeDialog *
tc_exclude_dialog_new (GtkWindow  *parent,
                       guint       n_studies,
                       const char *kind)
{
  TcExcludeDialog *self = g_object_new (TC_TYPE_EXCLUDE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *heading = NULL;

  heading = g_strdup_printf (ngettext ("Exclude This Study?", "Exclude %u Studies?", n_studies),
                             n_studies);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  preset (self, kind);

  return self;
}

char *
tc_exclude_dialog_dup_reason (TcExcludeDialog *self)
{
  g_return_val_if_fail (TC_IS_EXCLUDE_DIALOG (self), NULL);

  if (gtk_drop_down_get_selected (self->reasons) == NO_REASON)
    return g_strdup ("");
  if (is_other (self))
    return g_strstrip (g_strdup (gtk_editable_get_text (self->other)));

  return g_strdup (tc_exclusion_reasons_get ()[gtk_drop_down_get_selected (self->reasons) - FIRST_REASON]);
}
