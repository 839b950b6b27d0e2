/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-quantity"

#include "config.h"

#include "tc-editor-quantity.h"

#include <glib/gi18n.h>

#include "tc-choice-button.h"
#include "tc-form-words.h"

/**
 * TcEditorQuantity:
 *
 * The editor of a number with a unit, and for quantities a standard deviation.
 *
 * The unit is typed or chosen from the field's units; a unit of another name stays possible. A whole
 * quantity typed or pasted into the number ("3 weeks", "1.5×10⁶ ± 2×10⁵ cells/kg") is understood too.
 */

struct _TcEditorQuantity
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *flow;                /* the numbers, then the unit, below them where it is narrow */

  /* Of the flow */
  GtkWidget *number_box;
  GtkWidget *number;
  GtkWidget *sd;                  /* (nullable) */
  GtkWidget *unit_box;
  GtkWidget *unit;
  GtkWidget *choices;             /* (nullable) */

  /* Borrowed */
  const TcField *field;

  gboolean setting;
};

static void tc_editor_quantity_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorQuantity, tc_editor_quantity, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_quantity_iface_init))

static char *
dup_entry (GtkWidget *entry)
{
  if (entry == NULL)
    return g_strdup ("");

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
set_entry (GtkWidget  *entry,
           const char *text)
{
  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static const char *
find_unit_label (TcEditorQuantity *self,
                 const char       *unit)
{
  for (guint i = 0; i < tc_field_get_n_units (self->field); i++)
    {
      if (g_strcmp0 (tc_field_get_unit (self->field, i), unit) == 0)
        return tc_field_get_unit_label (self->field, i);
    }

  return unit != NULL ? unit : "";
}

static void
changed_cb (TcEditorQuantity *self)
{
  if (!self->setting)
    tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
}

static void
chosen_cb (TcEditorQuantity *self,
           guint             index)
{
  g_autofree char *number = dup_entry (self->number);

  gtk_editable_set_text (GTK_EDITABLE (self->unit), tc_field_get_unit_label (self->field, index));
  /* A unit without a number is no answer yet. */
  if (*number != '\0')
    tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

static void
tc_editor_quantity_set_value (TcFieldEditor *editor,
                              TcValue       *value)
{
  TcEditorQuantity *self = TC_EDITOR_QUANTITY (editor);
  g_autofree char *number = NULL;
  g_autofree char *sd_text = NULL;
  double sd;

  if (value != NULL)
    {
      number = tc_form_words_number (tc_value_get_number (value));
      if (tc_value_get_sd (value, &sd))
        sd_text = tc_form_words_number (sd);
    }

  self->setting = TRUE;
  set_entry (self->number, number != NULL ? number : "");
  set_entry (self->sd, sd_text != NULL ? sd_text : "");
  set_entry (self->unit, value != NULL ? find_unit_label (self, tc_value_get_unit (value)) : "");
  self->setting = FALSE;
}

/* Reads a number with the unit beside it; a unit typed into the number ("3 weeks") goes first. */
static TcValue *
parse_number (TcEditorQuantity  *self,
              const char        *number,
              const char        *unit,
              GError           **error)
{
  g_autoptr(TcValue) alone = tc_field_parse (self->field, number, NULL);
  g_autofree char *typed = NULL;

  if (alone != NULL && *tc_value_get_unit (alone) != '\0')
    return g_steal_pointer (&alone);
  if (*unit == '\0' && tc_field_get_n_units (self->field) == 1)
    unit = tc_field_get_unit (self->field, 0);
  typed = g_strconcat (number, " ", unit, NULL);

  return tc_field_parse (self->field, typed, error);
}

static TcValue *
tc_editor_quantity_dup_value (TcFieldEditor  *editor,
                              GError        **error)
{
  TcEditorQuantity *self = TC_EDITOR_QUANTITY (editor);
  g_autofree char *number = dup_entry (self->number);
  g_autofree char *sd = dup_entry (self->sd);
  g_autofree char *unit = dup_entry (self->unit);
  g_autoptr(TcValue) value = NULL;
  g_autoptr(TcValue) deviation = NULL;

  if (*number == '\0' && *sd == '\0')
    return NULL;
  if (*number == '\0')
    {
      g_set_error_literal (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                           _("Enter the number before its standard deviation."));
      return NULL;
    }

  value = parse_number (self, number, unit, error);
  if (value == NULL || *sd == '\0')
    return g_steal_pointer (&value);

  deviation = parse_number (self, sd, unit, error);
  if (deviation == NULL)
    return NULL;

  return tc_value_new_quantity_with_sd (tc_value_get_number (value), tc_value_get_unit (value),
                                        tc_value_get_number (deviation));
}

static void
tc_editor_quantity_set_editable (TcFieldEditor *editor,
                                 gboolean       editable)
{
  TcEditorQuantity *self = TC_EDITOR_QUANTITY (editor);

  gtk_editable_set_editable (GTK_EDITABLE (self->number), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->unit), editable);
  if (self->sd != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->sd), editable);
  if (self->choices != NULL)
    gtk_widget_set_sensitive (self->choices, editable);
}

static void
tc_editor_quantity_set_label (TcFieldEditor *editor,
                              GtkWidget     *label,
                              const char    *text)
{
  TcEditorQuantity *self = TC_EDITOR_QUANTITY (editor);
  /* Translators: accessible names of the parts of a quantity; %s is the field, such as "Dose". */
  g_autofree char *unit_name = g_strdup_printf (_("%s: unit"), text);
  g_autofree char *sd_name = g_strdup_printf (_("%s: standard deviation"), text);

  tc_field_editor_name_widget (self->number, label, text);
  tc_field_editor_name_widget (self->unit, NULL, unit_name);
  if (self->sd != NULL)
    tc_field_editor_name_widget (self->sd, NULL, sd_name);
}

static gboolean
is_number (TcEditorQuantity *self,
           const char       *number,
           const char       *unit)
{
  g_autoptr(TcValue) value = parse_number (self, number, unit, NULL);

  return value != NULL;
}

/* What cannot be read: the number, unless it can be with another unit, or with its own. */
static GtkWidget *
find_culprit (TcEditorQuantity *self)
{
  g_autofree char *number = dup_entry (self->number);
  g_autofree char *sd = dup_entry (self->sd);
  g_autofree char *unit = dup_entry (self->unit);

  if (is_number (self, number, unit))
    return *sd != '\0' && !is_number (self, sd, unit) ? self->sd : self->number;
  if (tc_field_get_n_units (self->field) > 0 && is_number (self, number, tc_field_get_unit (self->field, 0)))
    return self->unit;

  return self->number;
}

static gboolean
tc_editor_quantity_show_problem (TcFieldEditor *editor,
                                 const char    *words)
{
  TcEditorQuantity *self = TC_EDITOR_QUANTITY (editor);
  GtkWidget *culprit = words != NULL ? find_culprit (self) : NULL;
  GtkWidget *controls[] = { self->number, self->sd, self->unit };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (controls[i] != NULL)
      tc_field_editor_mark_control (controls[i], controls[i] == culprit ? words : NULL);

  return FALSE;
}

static void
tc_editor_quantity_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_quantity_set_value;
  iface->dup_value = tc_editor_quantity_dup_value;
  iface->set_editable = tc_editor_quantity_set_editable;
  iface->set_label = tc_editor_quantity_set_label;
  iface->show_problem = tc_editor_quantity_show_problem;
}

static gboolean
tc_editor_quantity_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TC_EDITOR_QUANTITY (widget)->number);
}

static void
tc_editor_quantity_dispose (GObject *object)
{
  TcEditorQuantity *self = TC_EDITOR_QUANTITY (object);

  g_clear_pointer (&self->flow, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_editor_quantity_parent_class)->dispose (object);
}

static void
tc_editor_quantity_class_init (TcEditorQuantityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_editor_quantity_dispose;
  widget_class->grab_focus = tc_editor_quantity_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_entry (TcEditorQuantity *self,
           int               width_chars,
           int               max_width_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), max_width_chars);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (tc_field_editor_emit_committed), self);

  return entry;
}

static void
append_part (TcEditorQuantity *self,
             GtkWidget        *part)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (part, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), part);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), child, -1);
}

static void
add_sd (TcEditorQuantity *self)
{
  self->sd = new_entry (self, 6, 7);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->sd), _("SD"));
  gtk_widget_set_tooltip_text (self->sd, _("Standard deviation, where the report gives one"));
  gtk_box_append (GTK_BOX (self->number_box), gtk_label_new ("±"));
  gtk_box_append (GTK_BOX (self->number_box), self->sd);
}

static void
add_unit (TcEditorQuantity *self)
{
  self->unit_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->unit_box, "linked");
  self->unit = new_entry (self, 6, 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->unit), _("Unit"));
  gtk_box_append (GTK_BOX (self->unit_box), self->unit);
  append_part (self, self->unit_box);

  if (tc_field_get_n_units (self->field) == 0)
    return;
  self->choices = tc_choice_button_new ();
  for (guint i = 0; i < tc_field_get_n_units (self->field); i++)
    tc_choice_button_add (TC_CHOICE_BUTTON (self->choices),
                          tc_field_get_unit_label (self->field, i));
  tc_choice_button_set_tip (TC_CHOICE_BUTTON (self->choices), _("Usual units"));
  gtk_box_append (GTK_BOX (self->unit_box), self->choices);
  g_signal_connect_object (self->choices, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
tc_editor_quantity_init (TcEditorQuantity *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));

  self->number_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->number = new_entry (self, 8, 9);
  gtk_box_append (GTK_BOX (self->number_box), self->number);
  append_part (self, self->number_box);
}

/**
 * tc_editor_quantity_new:
 * @field: a quantity or duration field
 *
 * Makes an empty editor; only quantities have a standard deviation.
 */
GtkWidget *
tc_editor_quantity_new (const TcField *field)
{
  TcEditorQuantity *self = g_object_new (TC_TYPE_EDITOR_QUANTITY, NULL);

  self->field = field;
  if (tc_field_get_kind (field) == TC_FIELD_QUANTITY)
    add_sd (self);
  add_unit (self);

  return GTK_WIDGET (self);
}
