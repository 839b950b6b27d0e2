/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-annotation-editor.h"

#include <glib/gi18n.h>

struct _TcAnnotationEditor
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkLabel *passage;
  GtkWidget *field_box;
  GtkDropDown *field;
  GtkEditable *tag;
  GtkTextView *comment;
  GtkEventController *keys;

  /* Owned */
  TcAnnotation *annotation;
  TcQuote *quote;
  TcCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (TcAnnotationEditor, tc_annotation_editor, GTK_TYPE_POPOVER)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "No field" first, then the fields in the order of the codebook. */
static void
fill_fields (TcAnnotationEditor *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("No field"));
  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    gtk_string_list_append (labels, tc_field_get_label (tc_codebook_get_field (self->codebook, i)));
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->field, 0);
}

static void
set_codebook (TcAnnotationEditor *self,
              TcCodebook         *codebook)
{
  tc_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = codebook;
  fill_fields (self);
}

static void
set_passage (TcAnnotationEditor *self,
             const char         *text)
{
  g_autofree char *passage = g_strdup_printf ("“%s”", text);

  gtk_label_set_text (self->passage, passage);
}

static void
set_comment (TcAnnotationEditor *self,
             const char         *comment)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->comment), comment, -1);
}

static void
save_cb (TcAnnotationEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SAVED], 0);
}

static void
cancel_cb (TcAnnotationEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Ahead of the comment, which would take Ctrl+Enter for a new line. */
static gboolean
key_pressed_cb (TcAnnotationEditor *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  save_cb (self);
  return TRUE;
}

static void
tc_annotation_editor_dispose (GObject *object)
{
  TcAnnotationEditor *self = TC_ANNOTATION_EDITOR (object);

  g_clear_object (&self->annotation);
  g_clear_pointer (&self->quote, tc_quote_free);
  g_clear_pointer (&self->codebook, tc_codebook_unref);

  G_OBJECT_CLASS (tc_annotation_editor_parent_class)->dispose (object);
}

static void
tc_annotation_editor_class_init (TcAnnotationEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_annotation_editor_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-annotation-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, title);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, passage);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, field_box);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, field);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, tag);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, comment);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationEditor, keys);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tc_annotation_editor_init (TcAnnotationEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->field, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT,
                                                                          NULL, "string"));
}

/* Empty, for a new annotation of @quote. */
void
tc_annotation_editor_begin (TcAnnotationEditor *self,
                            TcCodebook         *codebook,
                            const TcQuote      *quote)
{
  TcQuote *copy;

  g_return_if_fail (TC_IS_ANNOTATION_EDITOR (self));
  g_return_if_fail (codebook != NULL);
  g_return_if_fail (quote != NULL);

  copy = tc_quote_copy (quote);
  g_clear_pointer (&self->quote, tc_quote_free);
  self->quote = copy;
  g_clear_object (&self->annotation);
  set_codebook (self, codebook);
  set_passage (self, quote->text);
  gtk_label_set_text (self->title, _("New annotation"));
  gtk_widget_set_visible (self->field_box, TRUE);
  gtk_editable_set_text (self->tag, "");
  set_comment (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->comment));
}

/* The field of an annotation stays as it was. */
void
tc_annotation_editor_edit (TcAnnotationEditor *self,
                           TcCodebook         *codebook,
                           TcAnnotation       *annotation)
{
  g_return_if_fail (TC_IS_ANNOTATION_EDITOR (self));
  g_return_if_fail (codebook != NULL);
  g_return_if_fail (TC_IS_ANNOTATION (annotation));

  g_clear_pointer (&self->quote, tc_quote_free);
  g_set_object (&self->annotation, annotation);
  set_codebook (self, codebook);
  set_passage (self, tc_annotation_get_text (annotation));
  gtk_label_set_text (self->title, _("Edit annotation"));
  gtk_widget_set_visible (self->field_box, FALSE);
  gtk_editable_set_text (self->tag, tc_annotation_get_tag (annotation));
  set_comment (self, tc_annotation_get_comment (annotation));
  gtk_widget_grab_focus (GTK_WIDGET (self->comment));
}

TcAnnotation *
tc_annotation_editor_get_annotation (TcAnnotationEditor *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION_EDITOR (self), NULL);

  return self->annotation;
}

const TcQuote *
tc_annotation_editor_get_quote (TcAnnotationEditor *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION_EDITOR (self), NULL);

  return self->quote;
}

const char *
tc_annotation_editor_get_field (TcAnnotationEditor *self)
{
  guint selected;

  g_return_val_if_fail (TC_IS_ANNOTATION_EDITOR (self), NULL);

  selected = gtk_drop_down_get_selected (self->field);
  if (self->codebook == NULL || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return "";
  return tc_field_get_key (tc_codebook_get_field (self->codebook, selected - 1));
}

const char *
tc_annotation_editor_get_tag (TcAnnotationEditor *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION_EDITOR (self), NULL);

  return gtk_editable_get_text (self->tag);
}

char *
tc_annotation_editor_dup_comment (TcAnnotationEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (TC_IS_ANNOTATION_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->comment);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}
