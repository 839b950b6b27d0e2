/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-editor"

#include "config.h"

#include "tc-field-editor.h"

#include "tc-editor-entry.h"
#include "tc-editor-list.h"
#include "tc-editor-option.h"
#include "tc-editor-quantity.h"
#include "tc-editor-table.h"
#include "tc-editor-text.h"

/*
 * The interface of all editors, and the choice among them: the only place that knows which class
 * stands for which kind of field.
 */

G_DEFINE_INTERFACE (TcFieldEditor, tc_field_editor, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tc_field_editor_default_init (TcFieldEditorInterface *iface)
{
  /**
   * TcFieldEditor::changed:
   *
   * A person changed what stands in the editor.
   */
  signals[CHANGED] = g_signal_new ("changed", TC_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TcFieldEditor::committed:
   *
   * A person finished a change.
   */
  signals[COMMITTED] = g_signal_new ("committed", TC_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * tc_field_editor_focus:
 * @widget: an editor
 * @direction: where to
 *
 * The focus function of an editor that hands the focus to a child when it is given it. GTK gives
 * the focus to the widget itself where Shift+Tab finds nothing before it inside; then it would come
 * back to where it was.
 *
 * Returns: whether the focus moved
 */
gboolean
tc_field_editor_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  GtkWidgetClass *widget_class = g_type_class_peek (GTK_TYPE_WIDGET);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *before = root != NULL ? gtk_root_get_focus (root) : NULL;

  return widget_class->focus (widget, direction) && root != NULL && gtk_root_get_focus (root) != before;
}

/**
 * tc_field_editor_new:
 * @field: a field; must outlive the editor
 *
 * Makes the editor that fits the field's kind.
 *
 * Returns: (transfer floating): the editor
 */
TcFieldEditor *
tc_field_editor_new (const TcField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (tc_field_get_kind (field) == TC_FIELD_TABLE)
    return TC_FIELD_EDITOR (tc_editor_table_new (field));
  if (tc_field_is_repeating (field))
    return TC_FIELD_EDITOR (tc_editor_list_new (field));

  return tc_field_editor_new_for_item (field);
}

/**
 * tc_field_editor_new_for_item:
 * @field: a field that is no table; must outlive the editor
 *
 * Makes an editor for one value of the field, whether it repeats or not.
 *
 * Returns: (transfer floating): the editor
 */
TcFieldEditor *
tc_field_editor_new_for_item (const TcField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  switch (tc_field_get_kind (field))
    {
    case TC_FIELD_INTEGER:
    case TC_FIELD_NUMBER:
      return TC_FIELD_EDITOR (tc_editor_entry_new (field));
    case TC_FIELD_OPTION:
      return TC_FIELD_EDITOR (tc_editor_option_new (field));
    case TC_FIELD_QUANTITY:
    case TC_FIELD_DURATION:
      return TC_FIELD_EDITOR (tc_editor_quantity_new (field));
    case TC_FIELD_TEXT:
    case TC_FIELD_LONG_TEXT:
    case TC_FIELD_TABLE:
    default:
      return TC_FIELD_EDITOR (tc_editor_text_new (field));
    }
}

/**
 * tc_field_editor_set_value:
 * @self: an editor
 * @value: (nullable): what to show
 *
 * Shows a value, in the place of whatever stood there.
 */
void
tc_field_editor_set_value (TcFieldEditor *self,
                           TcValue       *value)
{
  g_return_if_fail (TC_IS_FIELD_EDITOR (self));

  TC_FIELD_EDITOR_GET_IFACE (self)->set_value (self, value);
}

/**
 * tc_field_editor_dup_value:
 * @self: an editor
 * @error: what is wrong with the text, in plain words
 *
 * Reads what stands in the editor.
 *
 * Returns: (transfer full) (nullable): the value; %NULL without an error where the editor is empty
 */
TcValue *
tc_field_editor_dup_value (TcFieldEditor  *self,
                           GError        **error)
{
  g_return_val_if_fail (TC_IS_FIELD_EDITOR (self), NULL);

  return TC_FIELD_EDITOR_GET_IFACE (self)->dup_value (self, error);
}

/**
 * tc_field_editor_set_editable:
 * @self: an editor
 * @editable: whether a person may change the value
 *
 * Opens or closes the editor for changes.
 */
void
tc_field_editor_set_editable (TcFieldEditor *self,
                              gboolean       editable)
{
  g_return_if_fail (TC_IS_FIELD_EDITOR (self));

  TC_FIELD_EDITOR_GET_IFACE (self)->set_editable (self, editable);
}

/**
 * tc_field_editor_set_label:
 * @self: an editor
 * @label: the widget that shows the field's name
 * @text: the field's name
 *
 * Names the editor for assistive technology.
 */
void
tc_field_editor_set_label (TcFieldEditor *self,
                           GtkWidget     *label,
                           const char    *text)
{
  g_return_if_fail (TC_IS_FIELD_EDITOR (self));

  TC_FIELD_EDITOR_GET_IFACE (self)->set_label (self, label, text);
}

/**
 * tc_field_editor_show_problem:
 * @self: an editor
 * @words: (nullable): sentences that say why what stands in it is not stored; %NULL where nothing is wrong
 *
 * Marks the controls that hold what is no value, for the eye and for assistive technology, and no others.
 *
 * Returns: whether the editor says itself, beside them, what is wrong
 */
gboolean
tc_field_editor_show_problem (TcFieldEditor *self,
                              const char    *words)
{
  g_return_val_if_fail (TC_IS_FIELD_EDITOR (self), FALSE);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (TC_FIELD_EDITOR_GET_IFACE (self)->show_problem == NULL)
    return FALSE;

  return TC_FIELD_EDITOR_GET_IFACE (self)->show_problem (self, words);
}

/**
 * tc_field_editor_mark_control:
 * @control: an entry or the like
 * @words: (nullable): what is wrong with what stands in it
 *
 * Marks a control as one that holds no value, or as a good one. What is wrong becomes its description.
 */
void
tc_field_editor_mark_control (GtkWidget  *control,
                              const char *words)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (control);

  if (words == NULL)
    {
      if (!gtk_widget_has_css_class (control, "error"))
        return;
      gtk_widget_remove_css_class (control, "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  gtk_widget_add_css_class (control, "error");
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/**
 * tc_field_editor_emit_changed:
 * @self: an editor
 *
 * Tells that a person changed something.
 */
void
tc_field_editor_emit_changed (TcFieldEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tc_field_editor_emit_committed:
 * @self: an editor
 *
 * Tells that a person finished a change.
 */
void
tc_field_editor_emit_committed (TcFieldEditor *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

/**
 * tc_field_editor_name_widget:
 * @widget: a control of an editor
 * @label: (nullable): the widget that names it
 * @text: its name
 *
 * Gives a control its accessible name, and the relation to the label that shows it.
 */
void
tc_field_editor_name_widget (GtkWidget  *widget,
                             GtkWidget  *label,
                             const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/**
 * tc_field_editor_read_move:
 * @keyval: a key
 * @state: what is held down with it
 *
 * Knows the keys that move a row of a table or an entry of a list: Alt, Shift and an arrow. Alt and an arrow alone go to
 * another study, here as everywhere.
 *
 * Returns: 1 for down, -1 for up, 0 for any other key
 */
int
tc_field_editor_read_move (guint           keyval,
                           GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    default:
      return 0;
    }
}
