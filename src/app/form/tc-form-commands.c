/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-commands"

#include "config.h"

#include "tc-form-pane-private.h"

#include <glib/gi18n.h>

#include "tc-form-popovers.h"
#include "tc-form-quote.h"
#include "tc-form-suggestions.h"

/*
 * What a curator does in the form: the commands of the keyboard, which act on the current field, and the
 * actions "form.…" of rows and cards, which name the field. Both come down to the same few functions.
 */

static TcId
get_study (TcFormPane *self)
{
  return tc_form_pane_get_detail (self)->row->id;
}

static gboolean
accept_row (TcFormPane *self,
            TcFieldRow *row)
{
  if (row == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  if (tc_field_row_is_edited (row))
    {
      if (!tc_field_row_commit (row))
        return FALSE;
      tc_field_row_mark_handled (row);
      return TRUE;
    }
  if (!tc_field_row_is_to_check (row))
    return FALSE;

  tc_workspace_accept (tc_form_pane_get_workspace (self), get_study (self), tc_field_row_get_key (row));
  tc_field_row_mark_handled (row);

  return TRUE;
}

static gboolean
accept_group (TcFormPane *self,
              const char *key)
{
  TcFormGroup *group = tc_form_pane_find_group (self, key);
  g_auto(GStrv) fields = NULL;

  if (group == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  /* Typing that is not finished comes first; it would be overtaken otherwise. */
  tc_form_pane_commit (self);
  fields = tc_form_group_dup_acceptable (group);
  if (fields[0] == NULL)
    return FALSE;

  tc_workspace_accept_fields (tc_form_pane_get_workspace (self), get_study (self),
                              (const char * const *) fields);
  for (guint i = 0; fields[i] != NULL; i++)
    tc_field_row_mark_handled (tc_form_pane_find_row (self, fields[i]));

  return TRUE;
}

static gboolean
set_row_state (TcFormPane    *self,
               TcFieldRow    *row,
               TcAnswerState  state)
{
  if (row == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  tc_field_row_restore (row);
  tc_workspace_set_state (tc_form_pane_get_workspace (self), get_study (self),
                          tc_field_row_get_key (row), state);
  tc_field_row_mark_handled (row);

  return TRUE;
}

static gboolean
revert_row (TcFormPane *self,
            TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL || !tc_form_pane_is_editable (self))
    return FALSE;
  if (tc_field_row_restore (row))
    return TRUE;
  if (data->answer == NULL)
    return FALSE;

  tc_workspace_revert (tc_form_pane_get_workspace (self), get_study (self), tc_field_row_get_key (row));

  return TRUE;
}

/* The row may have been scrolled away since it was the current one. */
static void
present (TcFormPane *self,
         TcFieldRow *row,
         GtkWidget  *popover)
{
  tc_form_pane_scroll_to (self, row);
  tc_field_row_present (row, popover);
}

static gboolean
edit_row_note (TcFormPane *self,
               TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  present (self, row, tc_form_note_popover_new (tc_field_row_get_field (row),
                                                data->answer != NULL ? data->answer->note : NULL));

  return TRUE;
}

static gboolean
show_row_history (TcFormPane *self,
                  TcFieldRow *row)
{
  TcWorkspace *workspace = tc_form_pane_get_workspace (self);
  g_autoptr(GListModel) events = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (row == NULL || workspace == NULL || tc_field_row_get_data (row) == NULL)
    return FALSE;

  events = tc_workspace_get_history (workspace, get_study (self), tc_field_row_get_key (row), &error);
  if (events != NULL)
    {
      present (self, row, tc_form_history_popover_new (tc_field_row_get_field (row), events));
      return TRUE;
    }

  /* Translators: %s is the reason. */
  message = g_strdup_printf (_("The history cannot be read: %s"), error->message);
  present (self, row, tc_form_message_popover_new (message));

  return TRUE;
}

static gboolean
show_row_suggestions (TcFormPane *self,
                      TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL)
    return FALSE;

  present (self, row, tc_form_suggestions_popover_new (data, tc_form_pane_is_editable (self)));

  return TRUE;
}

/* Goes to the first row behind the current one, round the end, of which @wanted is true. */
static gboolean
go_to_next (TcFormPane *self,
            gboolean  (*wanted) (TcFieldRow *row))
{
  GPtrArray *rows = tc_form_pane_get_rows (self);
  guint first = 0;

  if (tc_form_pane_get_detail (self) == NULL)
    return FALSE;
  if (tc_form_pane_get_current (self) != NULL &&
      g_ptr_array_find (rows, tc_form_pane_get_current (self), &first))
    first++;

  for (guint i = 0; i < rows->len; i++)
    {
      TcFieldRow *row = rows->pdata[(first + i) % rows->len];

      if (wanted (row))
        {
          tc_form_pane_focus_row (self, row);
          /* Who goes through a study by keyboard wants to see what the value rests on, not to look for it. */
          tc_field_row_show_first_quote (row);
          return TRUE;
        }
    }

  return FALSE;
}

/* --- actions ---------------------------------------------------------------------------------------- */

static void
field_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  TcFieldRow *row = tc_form_pane_find_row (self, g_variant_get_string (parameter, NULL));

  if (g_str_equal (action, "form.accept-field"))
    accept_row (self, row);
  else if (g_str_equal (action, "form.revert"))
    revert_row (self, row);
  else if (g_str_equal (action, "form.edit-note"))
    edit_row_note (self, row);
  else if (g_str_equal (action, "form.show-history"))
    show_row_history (self, row);
  else if (g_str_equal (action, "form.show-suggestions"))
    show_row_suggestions (self, row);
}

static void
accept_group_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  accept_group (TC_FORM_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
set_state_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  const char *field;
  guint state;

  g_variant_get (parameter, "(&su)", &field, &state);
  set_row_state (self, tc_form_pane_find_row (self, field), state);
}

static void
set_note_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  const char *field;
  const char *note;

  g_variant_get (parameter, "(&s&s)", &field, &note);
  if (tc_form_pane_is_editable (self))
    tc_workspace_set_note (tc_form_pane_get_workspace (self), get_study (self), field, note);
}

static void
accept_suggestion_action (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  const TcStudyField *data;
  TcFieldRow *row;
  const char *field;
  guint index;

  g_variant_get (parameter, "(&su)", &field, &index);
  row = tc_form_pane_find_row (self, field);
  data = row != NULL ? tc_field_row_get_data (row) : NULL;
  if (data == NULL || index >= data->suggestions->len || !tc_form_pane_is_editable (self))
    return;

  tc_field_row_restore (row);
  tc_workspace_accept_suggestion (tc_form_pane_get_workspace (self), get_study (self),
                                  data->suggestions->pdata[index]);
  tc_field_row_mark_handled (row);
}

static void
decide_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  gint64 discrepancy;
  int statement;

  g_variant_get (parameter, "(xi)", &discrepancy, &statement);
  if (tc_form_pane_is_editable (self))
    tc_workspace_decide (tc_form_pane_get_workspace (self), get_study (self), discrepancy, statement);
}

static void
show_quote_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  g_autoptr(TcQuote) quote = tc_form_quote_from_variant (parameter);

  tc_form_pane_emit_quote (TC_FORM_PANE (widget), quote);
}

static void
next_conflict_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  go_to_next (TC_FORM_PANE (widget), tc_field_row_has_open_conflict);
}

void
tc_form_commands_install (GtkWidgetClass *widget_class)
{
  static const char * const field_actions[] = {
    "form.accept-field", "form.revert", "form.edit-note", "form.show-history", "form.show-suggestions",
  };

  for (guint i = 0; i < G_N_ELEMENTS (field_actions); i++)
    gtk_widget_class_install_action (widget_class, field_actions[i], "s", field_action);
  gtk_widget_class_install_action (widget_class, "form.accept-group", "s", accept_group_action);
  gtk_widget_class_install_action (widget_class, "form.set-state", "(su)", set_state_action);
  gtk_widget_class_install_action (widget_class, "form.set-note", "(ss)", set_note_action);
  gtk_widget_class_install_action (widget_class, "form.accept-suggestion", "(su)", accept_suggestion_action);
  gtk_widget_class_install_action (widget_class, "form.decide", "(xi)", decide_action);
  gtk_widget_class_install_action (widget_class, "form.show-quote", TC_FORM_QUOTE_TYPE, show_quote_action);
  gtk_widget_class_install_action (widget_class, "form.next-conflict", NULL, next_conflict_action);
}

/* --- the keyboard ----------------------------------------------------------------------------------- */

/**
 * tc_form_pane_focus_field:
 * @self: a pane
 * @field: key of a field
 *
 * Scrolls to the field and focuses its editor.
 */
void
tc_form_pane_focus_field (TcFormPane *self,
                          const char *field)
{
  TcFieldRow *row;

  g_return_if_fail (TC_IS_FORM_PANE (self));

  row = tc_form_pane_find_row (self, field);
  if (row != NULL && tc_form_pane_get_detail (self) != NULL)
    tc_form_pane_focus_row (self, row);
}

/**
 * tc_form_pane_next_to_check:
 * @self: a pane
 *
 * Focuses the next field whose suggestion nobody has looked at, from the current one on, round the end.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_next_to_check (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return go_to_next (self, tc_field_row_is_to_check);
}

/**
 * tc_form_pane_accept:
 * @self: a pane
 *
 * Accepts the current field's suggestion, or commits what was typed there, and goes on to the next field to
 * check. Typing that cannot be understood stays, and so does the focus.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_accept (TcFormPane *self)
{
  TcFieldRow *row;
  gboolean accepted;
  gboolean moved;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  row = tc_form_pane_get_current (self);
  if (tc_form_pane_get_detail (self) == NULL)
    return FALSE;
  accepted = accept_row (self, row);
  if (row != NULL && tc_field_row_is_edited (row))
    return FALSE;

  moved = tc_form_pane_next_to_check (self);
  if (!moved)
    tc_form_pane_emit_empty (self);

  return accepted || moved;
}

/**
 * tc_form_pane_accept_group:
 * @self: a pane
 *
 * Accepts every suggestion of the current field's group that has no open conflict.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_accept_group (TcFormPane *self)
{
  TcFieldRow *row;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  row = tc_form_pane_get_current (self);

  return row != NULL && accept_group (self, tc_field_get_group (tc_field_row_get_field (row)));
}

/**
 * tc_form_pane_set_state:
 * @self: a pane
 * @state: not reported, not applicable or unclear
 *
 * Answers the current field without a value.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_set_state (TcFormPane    *self,
                        TcAnswerState  state)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return set_row_state (self, tc_form_pane_get_current (self), state);
}

/**
 * tc_form_pane_show_quote:
 * @self: a pane
 *
 * Shows a quote of the current field in the source: each call the next one.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_show_quote (TcFormPane *self)
{
  TcFieldRow *row;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  row = tc_form_pane_get_current (self);

  return row != NULL && tc_field_row_show_next_quote (row);
}

/**
 * tc_form_pane_edit_note:
 * @self: a pane
 *
 * Opens the note of the current field.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_edit_note (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return edit_row_note (self, tc_form_pane_get_current (self));
}

/**
 * tc_form_pane_show_history:
 * @self: a pane
 *
 * Shows the history of the current field.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_show_history (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return show_row_history (self, tc_form_pane_get_current (self));
}

/**
 * tc_form_pane_show_suggestions:
 * @self: a pane
 *
 * Lists what else was found for the current field.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_show_suggestions (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return show_row_suggestions (self, tc_form_pane_get_current (self));
}

/**
 * tc_form_pane_revert:
 * @self: a pane
 *
 * Takes unfinished typing in the current field back, else the field's answer.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_revert (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return revert_row (self, tc_form_pane_get_current (self));
}
