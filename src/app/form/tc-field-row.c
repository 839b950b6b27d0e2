/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-row"

#include "config.h"

#include "tc-field-row.h"

#include <glib/gi18n.h>

#include "tc-discrepancy-card.h"
#include "tc-field-editor.h"
#include "tc-form-quotes.h"
#include "tc-form-suggestions.h"
#include "tc-form-words.h"

struct _TcFieldRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkGrid *grid;
  GtkWidget *title;
  GtkWidget *state;
  GtkWidget *buttons;
  GtkWidget *body;
  GtkLabel *label;
  GtkMenuButton *info;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkWidget *accept;
  GtkMenuButton *menu;
  GtkBox *editor_box;
  GtkLabel *error;
  TcFormQuotes *quotes;
  GtkBox *extra;
  GtkWidget *note;
  GtkLabel *note_label;
  GtkMenuButton *others;
  GtkBox *cards;

  /* Owned */
  TcStudyDetail *detail;          /* (nullable) */
  TcValue *sent;                  /* (nullable): what was last handed out */
  GtkWidget *popover;             /* (nullable): to show in the place of the menu, once */
  guint present_id;               /* of a tick callback */
  guint present_frames;

  /* Borrowed */
  const TcField *field;
  TcStudyField *data;             /* of detail */
  TcFieldEditor *editor;

  gboolean wide;
  gboolean editable;
  gboolean edited;                /* a person typed something that was not handed out */
  gboolean handled;               /* an acceptance is on its way */
};

/* Width of the column of labels in a wide form, in pixels. */
#define LABEL_WIDTH 168
/* Room for both buttons, so that the editors end on one line whether there is something to accept or not. */
#define BUTTONS_WIDTH 64
/* A layout, a scroll, and the layout after it: then a row is where a popover may point at it. GTK 4.8 fails
 * an assertion for a popover that points off the monitor. */
#define PRESENT_FRAMES 4

G_DEFINE_FINAL_TYPE (TcFieldRow, tc_field_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  VALUE_COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
value_equal (TcValue *a,
             TcValue *b)
{
  return a == b || (a != NULL && b != NULL && tc_value_equal (a, b));
}

static void
show_error (TcFieldRow   *self,
            const GError *error)
{
  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* --- what the row shows ---------------------------------------------------------------------------- */

static void
show_state (TcFieldRow *self)
{
  static const char * const classes[] = { "empty", "suggested", "checked" };
  TcAnswerState state = self->data != NULL ? self->data->state : TC_ANSWER_EMPTY;
  const char *css_class = tc_form_words_state_class (state);

  gtk_image_set_from_icon_name (self->state_icon, tc_form_words_state_icon (state));
  gtk_label_set_text (self->state_label, tc_form_words_state (state));
  gtk_widget_set_visible (self->accept, self->editable && state == TC_ANSWER_SUGGESTED);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (g_str_equal (classes[i], css_class))
        gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
    }
}

static void
show_note (TcFieldRow *self)
{
  const TcAnswer *answer = self->data != NULL ? self->data->answer : NULL;
  const char *note = answer != NULL && answer->note != NULL ? answer->note : "";
  g_autofree char *line = tc_form_words_one_line (note);

  gtk_label_set_text (self->note_label, line);
  gtk_widget_set_visible (self->note, *note != '\0');
}

static void
show_others (TcFieldRow *self)
{
  guint n = self->data != NULL ? tc_form_suggestions_count_others (self->data) : 0;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->others), n > 0);
  if (n == 0)
    return;

  /* Translators: a button that lists what else was found in the reports for a field. */
  label = g_strdup_printf (ngettext ("%u other suggestion", "%u other suggestions", n), n);
  gtk_menu_button_set_label (self->others, label);
}

static void
show_cards (TcFieldRow *self)
{
  GPtrArray *discrepancies = self->data != NULL ? self->data->discrepancies : NULL;
  guint n = discrepancies != NULL ? discrepancies->len : 0;
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < n; i++)
    {
      if (card == NULL)
        {
          card = tc_discrepancy_card_new (self->field);
          gtk_box_append (self->cards, card);
        }
      tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancies->pdata[i],
                                           self->editable);
      gtk_widget_set_visible (card, TRUE);
      card = gtk_widget_get_next_sibling (card);
    }
  for (; card != NULL; card = gtk_widget_get_next_sibling (card))
    gtk_widget_set_visible (card, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), n > 0);
}

static void
update_extra (TcFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->extra),
                          gtk_widget_get_visible (self->note) ||
                          gtk_widget_get_visible (GTK_WIDGET (self->others)));
}

/* Whether the editor already holds @value: then cursor, selection and an entry just begun stay. */
static gboolean
editor_shows (TcFieldRow *self,
              TcValue    *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) shown = tc_field_editor_dup_value (self->editor, &error);

  return error == NULL && value_equal (shown, value);
}

static void
show_value (TcFieldRow *self,
            gboolean    same_study,
            TcValue    *old,
            gboolean    keep)
{
  TcValue *value = self->data != NULL ? self->data->value : NULL;

  if (same_study && self->edited)
    return;
  if (same_study && keep && self->sent != NULL && !value_equal (value, self->sent))
    return;
  g_clear_pointer (&self->sent, tc_value_unref);
  if (same_study && (value_equal (old, value) || editor_shows (self, value)))
    return;

  self->edited = FALSE;
  show_error (self, NULL);
  /* A list that a person unfolded and is in keeps so while its study is shown; the next study's is folded. */
  if (!same_study && (gtk_widget_get_state_flags (GTK_WIDGET (self->editor)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    tc_field_editor_set_value (self->editor, NULL);
  tc_field_editor_set_value (self->editor, value);
}

/* --- callbacks -------------------------------------------------------------------------------------- */

static void
changed_cb (TcFieldRow *self)
{
  self->edited = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "edited");
}

static void
committed_cb (TcFieldRow *self)
{
  tc_field_row_commit (self);
}

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
      gtk_menu_button_popup (self->menu);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_state (GMenu         *menu,
              const char    *label,
              const char    *key,
              TcAnswerState  state)
{
  append_item (menu, label, "form.set-state", g_variant_new ("(su)", key, (guint) state));
}

static GMenuModel *
make_menu (TcFieldRow *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) changes = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();
  const char *key = tc_field_row_get_key (self);

  if (self->editable)
    {
      append_state (changes, _("_Not Reported"), key, TC_ANSWER_NOT_REPORTED);
      append_state (changes, _("Not _Applicable"), key, TC_ANSWER_NOT_APPLICABLE);
      append_state (changes, _("_Unclear"), key, TC_ANSWER_UNCLEAR);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
    }
  append_item (more, _("Other _Suggestions…"), "form.show-suggestions", g_variant_new_string (key));
  if (self->editable)
    append_item (more, _("No_te…"), "form.edit-note", g_variant_new_string (key));
  append_item (more, _("_History…"), "form.show-history", g_variant_new_string (key));
  if (self->editable && self->data != NULL && self->data->answer != NULL)
    append_item (more, _("_Revert"), "form.revert", g_variant_new_string (key));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  TcFieldRow *self = user_data;
  g_autoptr(GMenuModel) model = NULL;
  g_autoptr(GtkWidget) popover = g_steal_pointer (&self->popover);

  if (popover == NULL)
    {
      model = make_menu (self);
      popover = g_object_ref_sink (gtk_popover_menu_new_from_model (model));
    }
  gtk_menu_button_set_popover (button, popover);
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

static gboolean
present_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  TcFieldRow *self = TC_FIELD_ROW (widget);

  if (++self->present_frames < PRESENT_FRAMES)
    return G_SOURCE_CONTINUE;

  self->present_id = 0;
  gtk_menu_button_popup (self->menu);

  return G_SOURCE_REMOVE;
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

  if (self->present_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->present_id);
  self->present_id = 0;
  g_clear_object (&self->popover);
  g_clear_pointer (&self->detail, tc_study_detail_unref);
  g_clear_pointer (&self->sent, tc_value_unref);
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
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
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

  self->editor = tc_field_editor_new (field);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (self->editor_box, GTK_WIDGET (self->editor));
  tc_field_editor_set_label (self->editor, GTK_WIDGET (self->label), label);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);

  /* Translators: accessible names of the buttons of a field; %s is the field, such as "Dose". */
  take_name (self->accept, g_strdup_printf (_("Accept %s"), label));
  take_name (GTK_WIDGET (self->menu), g_strdup_printf (_("Menu of %s"), label));
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

  show_value (self, same_study, old, keep);
  if (!self->edited)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "edited");
  show_state (self);
  tc_form_quotes_set_quotes (self->quotes, self->data != NULL ? self->data->quotes : NULL);
  show_note (self);
  show_others (self);
  show_cards (self);
  update_extra (self);
}

/* Puts a child of the grid elsewhere. */
static void
place (TcFieldRow *self,
       GtkWidget  *child,
       int         column,
       int         row,
       int         width,
       int         height)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkGridLayoutChild *cell = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));

  gtk_grid_layout_child_set_column (cell, column);
  gtk_grid_layout_child_set_row (cell, row);
  gtk_grid_layout_child_set_column_span (cell, width);
  gtk_grid_layout_child_set_row_span (cell, height);
}

/**
 * tc_field_row_set_wide:
 * @self: a row
 * @wide: whether there is room for a column of labels
 *
 * Puts the label beside the editor or above it. Beside, half as many fields more are seen at once.
 */
void
tc_field_row_set_wide (TcFieldRow *self,
                       gboolean    wide)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  if (self->wide == wide)
    return;

  self->wide = wide;
  gtk_widget_set_size_request (self->title, wide ? LABEL_WIDTH : -1, -1);
  gtk_widget_set_size_request (self->buttons, wide ? BUTTONS_WIDTH : -1, -1);
  gtk_widget_set_hexpand (self->title, !wide);
  gtk_widget_set_valign (self->title, wide ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_vexpand (self->state, wide);
  gtk_widget_set_valign (self->state, wide ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  if (wide)
    {
      place (self, self->state, 0, 1, 1, 1);
      place (self, self->body, 1, 0, 1, 2);
    }
  else
    {
      place (self, self->state, 1, 0, 1, 1);
      place (self, self->body, 0, 1, 3, 1);
    }
  place (self, self->buttons, 2, 0, 1, wide ? 2 : 1);
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

  gtk_menu_button_popdown (self->menu);
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

/**
 * tc_field_row_is_to_check:
 * @self: a row
 *
 * Whether there is a suggestion that no person has looked at.
 */
gboolean
tc_field_row_is_to_check (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  return self->data != NULL && self->data->state == TC_ANSWER_SUGGESTED && !self->handled;
}

/**
 * tc_field_row_has_open_conflict:
 * @self: a row
 *
 * Whether statements about the field disagree and nobody has decided.
 */
gboolean
tc_field_row_has_open_conflict (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  for (guint i = 0; self->data != NULL && i < self->data->discrepancies->len; i++)
    {
      const TcDiscrepancy *discrepancy = self->data->discrepancies->pdata[i];

      if (discrepancy->decision == TC_DECISION_OPEN)
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_field_row_mark_handled:
 * @self: a row
 *
 * Tells the row that an acceptance is on its way, so that going on does not come back to it.
 */
void
tc_field_row_mark_handled (TcFieldRow *self)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  self->handled = TRUE;
}

/**
 * tc_field_row_is_edited:
 * @self: a row
 *
 * Whether a person typed something that was not handed out.
 */
gboolean
tc_field_row_is_edited (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  return self->edited;
}

/**
 * tc_field_row_get_problem:
 * @self: a row
 *
 * Returns: the sentence that says why what was typed is no value, "" where nothing is wrong
 */
const char *
tc_field_row_get_problem (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), "");

  return gtk_label_get_text (self->error);
}

/**
 * tc_field_row_commit:
 * @self: a row
 *
 * Hands unfinished typing out. What cannot be understood stays as it was typed, with the reason below it.
 *
 * Returns: whether nothing unfinished is left
 */
gboolean
tc_field_row_commit (TcFieldRow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) value = NULL;

  g_return_val_if_fail (TC_IS_FIELD_ROW (self), TRUE);

  if (!self->edited)
    return TRUE;

  value = tc_field_editor_dup_value (self->editor, &error);
  show_error (self, error);
  if (error != NULL)
    return FALSE;

  self->edited = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "edited");
  /* "1e6" and full-width digits are shown as what they were understood to be; in lists and tables the
   * cursor may already be in an entry that is empty still. */
  if (!tc_field_is_repeating (self->field) && tc_field_get_kind (self->field) != TC_FIELD_TABLE)
    tc_field_editor_set_value (self->editor, value);
  if (self->data == NULL || value_equal (value, self->sent != NULL ? self->sent : self->data->value))
    return TRUE;

  g_clear_pointer (&self->sent, tc_value_unref);
  self->sent = value != NULL ? tc_value_ref (value) : NULL;
  g_signal_emit (self, signals[VALUE_COMMITTED], 0, value);

  return TRUE;
}

/**
 * tc_field_row_mark_unsaved:
 * @self: a row
 *
 * Tells the row that a change could not be written. What it handed out is unfinished typing again, so that
 * leaving the editor tries once more and nothing typed is lost.
 */
void
tc_field_row_mark_unsaved (TcFieldRow *self)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  self->handled = FALSE;
  if (self->sent == NULL)
    return;

  g_clear_pointer (&self->sent, tc_value_unref);
  self->edited = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "edited");
}

/**
 * tc_field_row_restore:
 * @self: a row
 *
 * Takes unfinished typing back.
 *
 * Returns: whether there was any
 */
gboolean
tc_field_row_restore (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  if (!self->edited)
    return FALSE;

  self->edited = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "edited");
  show_error (self, NULL);
  tc_field_editor_set_value (self->editor,
                             self->sent != NULL ? self->sent :
                             self->data != NULL ? self->data->value : NULL);

  return TRUE;
}

/**
 * tc_field_row_show_first_quote:
 * @self: a row
 *
 * Shows the first quote in the source, and leaves alone which one is the next.
 *
 * Returns: whether there is one
 */
gboolean
tc_field_row_show_first_quote (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  return tc_form_quotes_show_first (self->quotes);
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

  return tc_form_quotes_show_next (self->quotes);
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
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_clear_object (&self->popover);
  self->popover = g_object_ref_sink (popover);
  self->present_frames = 0;
  if (self->present_id == 0)
    self->present_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), present_cb, NULL, NULL);
}
