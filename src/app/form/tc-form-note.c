/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-note"

#include "config.h"

#include "tc-form-popovers.h"

#include <glib/gi18n.h>

/*
 * TcFormNote: the popover in which a curator writes a note about a field. Closing it in any way keeps what
 * was written: a note is undone, never lost.
 */

#define TC_TYPE_FORM_NOTE (tc_form_note_get_type ())
G_DECLARE_FINAL_TYPE (TcFormNote, tc_form_note, TC, FORM_NOTE, GtkPopover)

struct _TcFormNote
{
  GtkPopover parent_instance;

  /* Template children */
  GtkTextView *view;
  GtkLabel *title;

  /* Owned */
  char *field;
  char *note;
};

G_DEFINE_FINAL_TYPE (TcFormNote, tc_form_note, GTK_TYPE_POPOVER)

static void
tc_form_note_closed (GtkPopover *popover)
{
  TcFormNote *self = TC_FORM_NOTE (popover);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *note = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (g_str_equal (note, self->note))
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "form.set-note", "(ss)", self->field, note);
  g_free (self->note);
  self->note = g_steal_pointer (&note);
}

static void
tc_form_note_finalize (GObject *object)
{
  TcFormNote *self = TC_FORM_NOTE (object);

  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (tc_form_note_parent_class)->finalize (object);
}

static void
tc_form_note_class_init (TcFormNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tc_form_note_finalize;
  GTK_POPOVER_CLASS (klass)->closed = tc_form_note_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-form-note.ui");
  gtk_widget_class_bind_template_child (widget_class, TcFormNote, view);
  gtk_widget_class_bind_template_child (widget_class, TcFormNote, title);
}

static void
tc_form_note_init (TcFormNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_form_note_popover_new:
 * @field: the field that the note is about
 * @note: (nullable): the note as it is
 *
 * Makes a popover to write a note in.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
tc_form_note_popover_new (const TcField *field,
                          const char    *note)
{
  TcFormNote *self = g_object_new (TC_TYPE_FORM_NOTE, NULL);
  /* Translators: heading and accessible name; %s is a field, such as "Dose". */
  g_autofree char *title = g_strdup_printf (_("Note on %s"), tc_field_get_label (field));

  self->field = g_strdup (tc_field_get_key (field));
  self->note = g_strdup (note != NULL ? note : "");
  gtk_label_set_text (self->title, title);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->note, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}
