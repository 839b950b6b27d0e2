/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-row"

#include "config.h"

#include "tc-field-row-private.h"

#include <glib/gi18n.h>

#include "tc-form-suggestions.h"

G_DEFINE_FINAL_TYPE (TcFieldRow, tc_field_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  VALUE_COMMITTED,
  PROBLEM_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- callbacks -------------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TcFieldRow            *self)
{
  if (keyval == GDK_KEY_Escape && tc_field_row_restore (self))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      tc_field_menu_popup (self->menu);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
create_others_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  TcFieldRow *self = user_data;

  gtk_menu_button_set_popover (button, tc_form_suggestions_popover_new (self->data, self->editable));
}

static void
create_info_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  TcFieldRow *self = user_data;
  GtkWidget *label = gtk_label_new (tc_field_get_help (self->field));
  GtkWidget *popover = gtk_popover_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_popover (button, popover);
}

/* --- focus ------------------------------------------------------------------------------------------ */

static gboolean
move_within (GtkWidget        *part,
             GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* GTK 4.8 now and then says yes and stays where it is. */
  return gtk_widget_get_visible (part) && gtk_widget_child_focus (part, direction) &&
         root != NULL && gtk_root_get_focus (root) != focus;
}

/* Tab goes from editor to editor, which is what forty fields a study ask for, and stops between them only
 * at a conflict. The other buttons have keys of their own, and Shift+F10 opens the menu. */
static gboolean
tc_field_row_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  TcFieldRow *self = TC_FIELD_ROW (widget);
  GtkWidget *editor = GTK_WIDGET (self->editor);
  GtkWidget *cards = GTK_WIDGET (self->cards);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  gboolean in_editor = inside && gtk_widget_is_ancestor (focus, editor);
  gboolean in_cards = inside && gtk_widget_is_ancestor (focus, cards);

  if (direction == GTK_DIR_TAB_FORWARD)
    return ((!inside || in_editor) && move_within (editor, direction)) || move_within (cards, direction);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return ((!inside || in_cards) && move_within (cards, direction)) ||
           (inside && !in_editor ? gtk_widget_grab_focus (editor) : move_within (editor, direction));

  return GTK_WIDGET_CLASS (tc_field_row_parent_class)->focus (widget, direction);
}

static gboolean
tc_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TC_FIELD_ROW (widget)->editor));
}

static void
tc_field_row_dispose (GObject *object)
{
  TcFieldRow *self = TC_FIELD_ROW (object);

  g_clear_pointer (&self->detail, tc_study_detail_unref);
  g_clear_pointer (&self->sent, tc_value_unref);
  g_clear_pointer (&self->problem, g_free);
  self->data = NULL;

  G_OBJECT_CLASS (tc_field_row_parent_class)->dispose (object);
}

static void
tc_field_row_class_init (TcFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_field_row_dispose;
  widget_class->focus = tc_field_row_focus;
  widget_class->grab_focus = tc_field_row_grab_focus;

  /**
   * TcFieldRow::value-committed:
   * @value: (nullable): what the editor holds; %NULL where it was emptied
   *
   * A person finished a change of the value.
   */
  signals[VALUE_COMMITTED] = g_signal_new ("value-committed", TC_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, TC_TYPE_VALUE);

  /**
   * TcFieldRow::problem-changed:
   *
   * Something that is no value came into the editor, or is gone from it.
   */
  signals[PROBLEM_CHANGED] = g_signal_new ("problem-changed", TC_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TC_TYPE_FIELD_MENU);
  g_type_ensure (TC_TYPE_FORM_QUOTES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, grid);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, title);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, state);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, body);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, info);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, accept);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, menu);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, editor_box);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, error);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, quotes);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, extra);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, note);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, others);
  gtk_widget_class_bind_template_child (widget_class, TcFieldRow, cards);
}

static void
tc_field_row_init (TcFieldRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->others, create_others_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->info, create_info_cb, self, NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
take_name (GtkWidget *widget,
           char      *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
set_field (TcFieldRow    *self,
           const TcField *field)
{
  const char *label = tc_field_get_label (field);
  const char *key = tc_field_get_key (field);
  const char *help = tc_field_get_help (field);

  self->field = field;
  gtk_label_set_text (self->label, label);
  if (help != NULL && *help != '\0')
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), help);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->info), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->accept), "s", key);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note), "s", key);
  tc_field_menu_set_field (self->menu, field);

  self->editor = tc_field_editor_new (field);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (self->editor_box, GTK_WIDGET (self->editor));
  tc_field_editor_set_label (self->editor, GTK_WIDGET (self->label), label);
  tc_field_row_connect_editor (self);

  /* Translators: accessible names of the buttons of a field; %s is the field, such as "Dose". */
  take_name (self->accept, g_strdup_printf (_("Accept %s"), label));
  take_name (GTK_WIDGET (self->info), g_strdup_printf (_("About %s"), label));
}

/**
 * tc_field_row_new:
 * @field: the field; must outlive the row
 *
 * Makes the row of a field, which shows no study yet.
 */
GtkWidget *
tc_field_row_new (const TcField *field)
{
  TcFieldRow *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (TC_TYPE_FIELD_ROW, NULL);
  set_field (self, field);

  return GTK_WIDGET (self);
}

/**
 * tc_field_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): the field of the row
 */
const TcField *
tc_field_row_get_field (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/**
 * tc_field_row_get_key:
 * @self: a row
 *
 * Returns: the key of the row's field
 */
const char *
tc_field_row_get_key (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), NULL);

  return tc_field_get_key (self->field);
}

/**
 * tc_field_row_set_detail:
 * @self: a row
 * @detail: a study of the codebook of the row's field
 * @editable: whether a person may change it
 * @keep: whether a change is still on its way, so that what stands in the editor is newer than @detail
 *
 * Shows a study, or newer data of the same one. In the same study unfinished typing stays.
 */
void
tc_field_row_set_detail (TcFieldRow    *self,
                         TcStudyDetail *detail,
                         gboolean       editable,
                         gboolean       keep)
{
  g_autoptr(TcStudyDetail) old_detail = NULL;
  g_autoptr(TcValue) old = NULL;
  gboolean same_study;

  g_return_if_fail (TC_IS_FIELD_ROW (self));
  g_return_if_fail (detail != NULL);

  old_detail = g_steal_pointer (&self->detail);
  same_study = old_detail != NULL && old_detail->row->id == detail->row->id;
  if (self->data != NULL && self->data->value != NULL)
    old = tc_value_ref (self->data->value);
  self->detail = tc_study_detail_ref (detail);
  self->data = tc_study_detail_find (detail, tc_field_row_get_key (self));
  if (self->editable != editable || old_detail == NULL)
    tc_field_editor_set_editable (self->editor, editable);
  self->editable = editable;
  self->handled = self->handled && keep && same_study;

  tc_field_row_show_value (self, same_study, old, keep);
  tc_field_row_show (self);
}

/**
 * tc_field_row_close_popovers:
 * @self: a row
 *
 * Closes what is open at the row, before another one is scrolled to.
 */
void
tc_field_row_close_popovers (TcFieldRow *self)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  tc_field_menu_popdown (self->menu);
  gtk_menu_button_popdown (self->others);
  gtk_menu_button_popdown (self->info);
}

/**
 * tc_field_row_get_data:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is known about the field in the study that is shown
 */
const TcStudyField *
tc_field_row_get_data (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), NULL);

  return self->data;
}

static gboolean
show_suggested (TcFieldRow *self)
{
  return self->suggested != NULL && tc_form_suggested_show_first (TC_FORM_SUGGESTED (self->suggested));
}

/**
 * tc_field_row_show_first_quote:
 * @self: a row
 *
 * Shows the first quote in the source, and leaves alone which one is the next. A corrected value without a quote of its
 * own shows where the suggestion came from.
 *
 * Returns: whether there is one
 */
gboolean
tc_field_row_show_first_quote (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  return tc_form_quotes_show_first (self->quotes) || show_suggested (self);
}

/**
 * tc_field_row_show_next_quote:
 * @self: a row
 *
 * Shows the next quote of the value in the source.
 *
 * Returns: whether there is one
 */
gboolean
tc_field_row_show_next_quote (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  return tc_form_quotes_show_next (self->quotes) || show_suggested (self);
}

/* Who worked in a popover goes on where it was opened; without the focus no key would be heard. */
static void
popover_closed_cb (TcFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * tc_field_row_present:
 * @self: a row
 * @popover: (transfer floating): a popover
 *
 * Shows a popover at the row's menu button, after a menu that is perhaps still open has closed and the row
 * was scrolled into view.
 */
void
tc_field_row_present (TcFieldRow *self,
                      GtkWidget  *popover)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  tc_field_menu_present (self->menu, popover);
}

/* --- for its other files ---------------------------------------------------------------------------- */

void
tc_field_row_emit_committed (TcFieldRow *self,
                             TcValue    *value)
{
  g_signal_emit (self, signals[VALUE_COMMITTED], 0, value);
}

void
tc_field_row_emit_problem_changed (TcFieldRow *self)
{
  g_signal_emit (self, signals[PROBLEM_CHANGED], 0);
}
