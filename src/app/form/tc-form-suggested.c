/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-suggested"

#include "config.h"

#include "tc-form-suggested.h"

#include <glib/gi18n.h>

#include "tc-form-quotes.h"

struct _TcFormSuggested
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *label;
  GtkWidget *quotes;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (TcFormSuggested, tc_form_suggested, GTK_TYPE_WIDGET)

static void
tc_form_suggested_dispose (GObject *object)
{
  TcFormSuggested *self = TC_FORM_SUGGESTED (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->quotes, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_form_suggested_parent_class)->dispose (object);
}

static void
tc_form_suggested_class_init (TcFormSuggestedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tc_form_suggested_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
tc_form_suggested_init (TcFormSuggested *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  /* Translators: below a value that a person corrected; the passage that the suggestion was read from follows. */
  self->label = gtk_label_new (_("The suggestion was read from:"));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dim-label");
  self->quotes = tc_form_quotes_new ();
  self->button = gtk_button_new_with_mnemonic (_("This Is Evidence for My Value"));
  gtk_widget_set_tooltip_text (self->button,
                               _("The export gives this passage as what the corrected value rests on (Ctrl+Shift+J)"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "tc-link");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->quotes, GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * tc_form_suggested_new:
 * @field: key of the field
 *
 * Makes it without a quote, which is not visible.
 */
GtkWidget *
tc_form_suggested_new (const char *field)
{
  TcFormSuggested *self = g_object_new (TC_TYPE_FORM_SUGGESTED, "visible", FALSE, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "form.keep-evidence");

  return GTK_WIDGET (self);
}

/**
 * tc_form_suggested_set_quotes:
 * @self: the widget
 * @quotes: (nullable) (element-type TcQuote): what to show
 * @editable: whether a person may make them evidence
 *
 * Shows other quotes.
 */
void
tc_form_suggested_set_quotes (TcFormSuggested *self,
                              GPtrArray       *quotes,
                              gboolean         editable)
{
  g_return_if_fail (TC_IS_FORM_SUGGESTED (self));

  tc_form_quotes_set_quotes (TC_FORM_QUOTES (self->quotes), quotes);
  gtk_widget_set_visible (self->button, editable);
  gtk_widget_set_visible (GTK_WIDGET (self), quotes != NULL && quotes->len > 0);
}

/**
 * tc_form_suggested_show_first:
 * @self: the widget
 *
 * Shows the first quote in the source.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_suggested_show_first (TcFormSuggested *self)
{
  g_return_val_if_fail (TC_IS_FORM_SUGGESTED (self), FALSE);

  return tc_form_quotes_show_first (TC_FORM_QUOTES (self->quotes));
}
