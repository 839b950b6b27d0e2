/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-pane-private.h"

#include <glib/gi18n.h>

#include "tc-evidence.h"
#include "tc-source-assign.h"

static TcStudyField *
find_field (TcSourcePane *self,
            const char   *key)
{
  if (self->detail == NULL || key == NULL || *key == '\0')
    return NULL;
  return tc_study_detail_find (self->detail, key);
}

static gboolean
is_list (const TcField *field)
{
  return tc_field_is_repeating (field) || tc_field_get_kind (field) == TC_FIELD_TABLE;
}

static TcQuote *
dup_selection (TcSourcePane *self)
{
  TcSourceText *text = tc_source_pane_get_text (self);

  return text != NULL ? tc_source_text_dup_selection (text) : NULL;
}

/* Opens @popover beside the passage of @quote, which is in the visible text. */
static void
open_at_quote (TcSourcePane  *self,
               const TcQuote *quote,
               GtkPopover    *popover)
{
  TcSourceText *text = tc_source_pane_get_text (self);

  gtk_popover_popdown (GTK_POPOVER (self->selection_menu));
  tc_source_pane_point_to (self, text, quote->span, popover);
  gtk_popover_popup (popover);
}

/* A value was taken from the selection: it has become a highlight, which the selection would cover. */
static void
drop_selection (TcSourcePane  *self,
                const TcQuote *quote)
{
  TcSourceText *text = tc_source_pane_get_text (self);

  if (text != NULL)
    tc_source_text_select (text, (TcSpan) { quote->span.end, quote->span.end });
}

/* Takes the passage as the field's value; where it cannot be read, asks a person to write it. */
static void
assign_quote (TcSourcePane  *self,
              TcStudyField  *field,
              const TcQuote *quote)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *typed = tc_source_fold (quote->text);
  g_autofree char *guess = NULL;

  if (tc_source_assign_value (self->workspace, self->detail->row->id, field, typed, quote, &error))
    {
      drop_selection (self, quote);
      return;
    }
  open_at_quote (self, quote, GTK_POPOVER (self->entry));
  guess = tc_source_guess (field->field, typed);
  tc_source_entry_ask (self->entry, field->field, quote, guess, error->message);
}

static void
ask_field (TcSourcePane *self,
           TcQuote      *quote)
{
  g_clear_pointer (&self->pending, tc_quote_free);
  self->pending = quote;
  open_at_quote (self, quote, GTK_POPOVER (self->chooser));
  tc_source_field_chooser_set_detail (self->chooser, self->detail, self->current_field);
}

static void
show_annotation (TcSourcePane *self,
                 TcAnnotation *annotation)
{
  g_autoptr(TcQuote) quote = tc_quote_new (tc_annotation_get_span (annotation),
                                           tc_annotation_get_text (annotation));

  quote->source_id = tc_annotation_get_source_id (annotation);
  tc_source_pane_show_quote (self, quote);
}

/* --- callbacks ------------------------------------------------------------------------------------ */

static void
field_chosen_cb (TcSourcePane *self,
                 const char   *key)
{
  g_autoptr(TcQuote) quote = g_steal_pointer (&self->pending);
  TcStudyField *field = find_field (self, key);

  if (quote != NULL && field != NULL && tc_source_pane_can_write (self))
    assign_quote (self, field, quote);
}

static void
value_submitted_cb (TcSourcePane *self,
                    const char   *typed)
{
  g_autoptr(GError) error = NULL;
  TcStudyField *field = find_field (self, tc_source_entry_get_field (self->entry));
  const TcQuote *quote = tc_source_entry_get_quote (self->entry);

  if (field == NULL || !tc_source_pane_can_write (self))
    return;
  if (!tc_source_assign_value (self->workspace, self->detail->row->id, field, typed, quote, &error))
    {
      tc_source_entry_set_reason (self->entry, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->entry));
  drop_selection (self, quote);
}

static void
annotation_saved_cb (TcSourcePane *self)
{
  TcAnnotation *annotation = tc_annotation_editor_get_annotation (self->editor);
  const TcQuote *quote = tc_annotation_editor_get_quote (self->editor);
  const char *tag = tc_annotation_editor_get_tag (self->editor);
  g_autofree char *comment = tc_annotation_editor_dup_comment (self->editor);

  if (!tc_source_pane_can_write (self))
    return;
  if (annotation != NULL)
    {
      tc_workspace_edit_annotation (self->workspace, tc_annotation_get_id (annotation), tag, comment);
    }
  else if (quote != NULL)
    {
      tc_workspace_annotate (self->workspace, self->detail->row->id, quote,
                             tc_annotation_editor_get_field (self->editor), tag, comment);
      drop_selection (self, quote);
    }
}

static void
show_annotation_cb (TcSourcePane *self,
                    TcAnnotation *annotation)
{
  show_annotation (self, annotation);
}

static void
edit_annotation_cb (TcSourcePane *self,
                    TcAnnotation *annotation)
{
  TcSourceText *text;

  if (!tc_source_pane_can_write (self))
    return;
  show_annotation (self, annotation);
  text = tc_source_pane_get_text (self);
  tc_source_pane_point_to (self, text, tc_annotation_get_span (annotation),
                           GTK_POPOVER (self->editor));
  gtk_popover_popup (GTK_POPOVER (self->editor));
  tc_annotation_editor_edit (self->editor, self->detail->codebook, annotation);
}

static void
delete_annotation_cb (TcSourcePane *self,
                      TcAnnotation *annotation)
{
  if (tc_source_pane_can_write (self))
    tc_workspace_delete_annotation (self->workspace, tc_annotation_get_id (annotation));
}

/* The focus goes back to where the question came from; GTK would leave it nowhere. */
static void
popover_closed_cb (TcSourcePane *self)
{
  TcSourceText *text = tc_source_pane_get_text (self);

  if (text != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
editor_closed_cb (TcSourcePane *self)
{
  if (tc_annotation_editor_get_annotation (self->editor) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->annotations));
  else
    popover_closed_cb (self);
}

/* --- actions -------------------------------------------------------------------------------------- */

static void
assign_current_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  TcSourcePane *self = TC_SOURCE_PANE (widget);

  tc_source_pane_assign (self, self->current_field);
}

static void
assign_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tc_source_pane_assign (TC_SOURCE_PANE (widget), NULL);
}

static void
add_evidence_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TcSourcePane *self = TC_SOURCE_PANE (widget);

  tc_source_pane_add_evidence (self, self->current_field);
}

static void
annotate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  tc_source_pane_annotate (TC_SOURCE_PANE (widget));
}

static void
change_encoding_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  TcSourcePane *self = TC_SOURCE_PANE (widget);
  const char *encoding;
  gint64 source_id;

  g_variant_get (parameter, "(x&s)", &source_id, &encoding);
  if (tc_source_pane_can_write (self))
    tc_workspace_change_encoding (self->workspace, source_id, encoding);
}

/* --- for the pane --------------------------------------------------------------------------------- */

void
tc_source_pane_bind_commands (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, field_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotation_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_annotation_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_annotation_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_annotation_cb);

  gtk_widget_class_install_action (widget_class, "source.assign-current", NULL,
                                   assign_current_action);
  gtk_widget_class_install_action (widget_class, "source.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "source.add-evidence", NULL, add_evidence_action);
  gtk_widget_class_install_action (widget_class, "source.annotate", NULL, annotate_action);
  gtk_widget_class_install_action (widget_class, "source.change-encoding", "(xs)", change_encoding_action);
}

static gboolean
has_answer (const TcStudyField *field)
{
  return field != NULL && field->answer != NULL && field->answer->value != NULL;
}

/* @format: with %s for the label of the field */
static void
append_field_item (TcSourcePane       *self,
                   const TcStudyField *field,
                   const char         *format,
                   const char         *action)
{
  g_auto(GStrv) parts = g_strsplit (tc_field_get_label (field->field), "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, label);
#pragma GCC diagnostic pop
  g_menu_append (self->context_menu, text, action);
}

static void
append_current_field (TcSourcePane       *self,
                      const TcStudyField *field)
{
  append_field_item (self, field,
                     is_list (field->field)
                     /* Translators: a menu item; %s is the label of a field that holds a list */
                     ? _("Add to “%s”")
                     /* Translators: a menu item; %s is the label of a field */
                     : _("Assign to “%s”"),
                     "source.assign-current");
  if (has_answer (field))
    /* Translators: a menu item: the value stays, and rests on the selected passage; %s is the label of a field */
    append_field_item (self, field, _("Evidence for “%s”"), "source.add-evidence");
}

/**
 * tc_source_pane_update_commands:
 *
 * The one place that says which commands there are and which of them can be used now.
 */
void
tc_source_pane_update_commands (TcSourcePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TcStudyField *field = find_field (self, self->current_field);
  gboolean can_write = tc_source_pane_can_write (self);
  gboolean ready = can_write && tc_source_pane_has_selection (self);

  gtk_widget_action_set_enabled (widget, "source.assign-current", ready && field != NULL);
  gtk_widget_action_set_enabled (widget, "source.add-evidence", ready && has_answer (field));
  gtk_widget_action_set_enabled (widget, "source.assign", ready);
  gtk_widget_action_set_enabled (widget, "source.annotate", ready);
  gtk_widget_action_set_enabled (widget, "source.change-encoding", can_write);
  g_object_set (self->annotations, "read-only", !can_write, NULL);

  g_menu_remove_all (self->context_menu);
  if (!can_write)
    return;
  if (field != NULL)
    append_current_field (self, field);
  g_menu_append (self->context_menu, _("A_ssign to…"), "source.assign");
  g_menu_append (self->context_menu, _("A_nnotate…"), "source.annotate");
}

/* Another study or page is coming: what the popovers ask about is no longer there. */
void
tc_source_pane_close_popovers (TcSourcePane *self)
{
  g_clear_pointer (&self->pending, tc_quote_free);
  g_clear_pointer (&self->field_menu, gtk_widget_unparent);
  gtk_popover_popdown (GTK_POPOVER (self->selection_menu));
  gtk_popover_popdown (GTK_POPOVER (self->chooser));
  gtk_popover_popdown (GTK_POPOVER (self->entry));
  gtk_popover_popdown (GTK_POPOVER (self->editor));
}

/* Shows the commands beside the end of the selection, without taking the focus. */
void
tc_source_pane_offer_commands (TcSourcePane *self,
                               TcSourceText *text)
{
  TcSpan span;

  if (!tc_source_pane_can_write (self) || !tc_source_text_get_selection (text, &span))
    return;
  tc_source_pane_point_to (self, text, (TcSpan) { span.end - 1, span.end },
                           GTK_POPOVER (self->selection_menu));
  gtk_popover_popup (GTK_POPOVER (self->selection_menu));
}

/* --- public --------------------------------------------------------------------------------------- */

/**
 * tc_source_pane_assign:
 * @field: (nullable): key of the field; %NULL asks which
 *
 * Makes the selected text the value of a field; where it cannot be read as one, asks for the value.
 *
 * Returns: FALSE where nothing is selected, the project is read-only or there is no such field
 */
gboolean
tc_source_pane_assign (TcSourcePane *self,
                       const char   *field)
{
  g_autoptr(TcQuote) quote = NULL;
  TcStudyField *study_field;

  g_return_val_if_fail (TC_IS_SOURCE_PANE (self), FALSE);

  quote = dup_selection (self);
  if (quote == NULL || !tc_source_pane_can_write (self))
    return FALSE;
  if (field == NULL)
    {
      ask_field (self, g_steal_pointer (&quote));
      return TRUE;
    }

  study_field = find_field (self, field);
  if (study_field == NULL)
    return FALSE;
  assign_quote (self, study_field, quote);
  return TRUE;
}

/**
 * tc_source_pane_add_evidence:
 * @field: key of a field
 *
 * Makes the selected text a passage that the answer of the field rests on. The value stays as it is.
 *
 * Returns: FALSE where nothing is selected, the project is read-only or the field has no answer with a value
 */
gboolean
tc_source_pane_add_evidence (TcSourcePane *self,
                             const char   *field)
{
  g_autoptr(TcQuote) quote = NULL;
  g_autoptr(GPtrArray) quotes = tc_quotes_new ();
  TcStudyField *study_field;

  g_return_val_if_fail (TC_IS_SOURCE_PANE (self), FALSE);

  quote = dup_selection (self);
  study_field = find_field (self, field);
  if (quote == NULL || !has_answer (study_field) || !tc_source_pane_can_write (self))
    return FALSE;

  tc_evidence_add (quotes, quote, tc_source_find_item (study_field, quote->text));
  tc_workspace_add_evidence (self->workspace, self->detail->row->id, field, quotes);
  gtk_popover_popdown (GTK_POPOVER (self->selection_menu));
  drop_selection (self, quote);

  return TRUE;
}

/**
 * tc_source_pane_annotate:
 *
 * Asks for a comment on the selected text.
 *
 * Returns: FALSE where nothing is selected or the project is read-only
 */
gboolean
tc_source_pane_annotate (TcSourcePane *self)
{
  g_autoptr(TcQuote) quote = NULL;

  g_return_val_if_fail (TC_IS_SOURCE_PANE (self), FALSE);

  quote = dup_selection (self);
  if (quote == NULL || !tc_source_pane_can_write (self))
    return FALSE;
  open_at_quote (self, quote, GTK_POPOVER (self->editor));
  tc_annotation_editor_begin (self->editor, self->detail->codebook, quote);
  return TRUE;
}

/* Opens the list of annotations and moves the focus there. */
void
tc_source_pane_show_annotations (TcSourcePane *self)
{
  g_return_if_fail (TC_IS_SOURCE_PANE (self));

  gtk_toggle_button_set_active (self->annotations_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->annotations));
}
