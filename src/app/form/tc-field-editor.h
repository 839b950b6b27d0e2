/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcFieldEditor:
 *
 * A widget in which a person sees and changes the value of one field.
 *
 * Setting the value by program emits nothing. What a person does emits "changed" at once and "committed"
 * when it is meant as finished: Enter in an entry, a choice from a list, a removed row. Leaving the editor
 * is noticed by its row, not by the editor.
 *
 * Signals: "changed", "committed".
 */
#define TC_TYPE_FIELD_EDITOR (tc_field_editor_get_type ())
G_DECLARE_INTERFACE (TcFieldEditor, tc_field_editor, TC, FIELD_EDITOR, GtkWidget)

/**
 * TcFieldEditorInterface:
 * @set_value: shows a value; %NULL empties the editor
 * @dup_value: reads what stands in the editor; %NULL without an error where it is empty
 * @set_editable: whether a person may change it; the text can be selected and copied either way
 * @set_label: the widget that names the editor for assistive technology, and its text
 * @show_problem: (nullable): marks what is no value, see tc_field_editor_show_problem()
 */
struct _TcFieldEditorInterface
{
  GTypeInterface parent_iface;

  void      (*set_value)    (TcFieldEditor  *self,
                             TcValue        *value);
  TcValue * (*dup_value)    (TcFieldEditor  *self,
                             GError        **error);
  void      (*set_editable) (TcFieldEditor  *self,
                             gboolean        editable);
  void      (*set_label)    (TcFieldEditor  *self,
                             GtkWidget      *label,
                             const char     *text);
  gboolean  (*show_problem) (TcFieldEditor  *self,
                             const char     *words);
};

/* The editor that fits the field; for_item makes that of one entry of a repeating field. */
TcFieldEditor *tc_field_editor_new             (const TcField  *field);
TcFieldEditor *tc_field_editor_new_for_item    (const TcField  *field);

void           tc_field_editor_set_value       (TcFieldEditor  *self,
                                                TcValue        *value);
TcValue       *tc_field_editor_dup_value       (TcFieldEditor  *self,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           tc_field_editor_set_editable    (TcFieldEditor  *self,
                                                gboolean        editable);
void           tc_field_editor_set_label       (TcFieldEditor  *self,
                                                GtkWidget      *label,
                                                const char     *text);
/* @words: (nullable): why what stands there is not stored. Returns whether the editor says so itself. */
gboolean       tc_field_editor_show_problem    (TcFieldEditor  *self,
                                                const char     *words);
/* For implementations. */
void           tc_field_editor_mark_control    (GtkWidget      *control,
                                                const char     *words);
void           tc_field_editor_emit_changed    (TcFieldEditor  *self);
void           tc_field_editor_emit_committed  (TcFieldEditor  *self);
int            tc_field_editor_read_move       (guint           keyval,
                                                GdkModifierType state);
gboolean       tc_field_editor_focus           (GtkWidget       *widget,
                                                GtkDirectionType direction);
void           tc_field_editor_name_widget     (GtkWidget      *widget,
                                                GtkWidget      *label,
                                                const char     *text);

G_END_DECLS
