/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-commands"

#include "config.h"

#include "tc-form-work.h"

/* The commands of the keyboard, which act on the current field. */

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
 * Focuses the next field whose suggestion nobody has looked at, from the current one on, round the
 * end; where there is none, the next one whose discrepancy nobody has decided.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_next_to_check (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return tc_form_work_go_to_open (self, 1);
}

/**
 * tc_form_pane_previous_to_check:
 * @self: a pane
 *
 * The same backwards.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_previous_to_check (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return tc_form_work_go_to_open (self, -1);
}

/**
 * tc_form_pane_next_group:
 * @self: a pane
 *
 * Focuses the first field of the next group, also where everything in it is checked.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_next_group (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return tc_form_work_go_to_group (self, 1);
}

/**
 * tc_form_pane_previous_group:
 * @self: a pane
 *
 * The same backwards.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_previous_group (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return tc_form_work_go_to_group (self, -1);
}

/**
 * tc_form_pane_show_problem:
 * @self: a pane
 *
 * Focuses the first field in which something stands that could not be stored, because it is no value.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_show_problem (TcFormPane *self)
{
  GPtrArray *rows;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  rows = tc_form_pane_get_rows (self);
  for (guint i = 0; i < rows->len; i++)
    if (*tc_field_row_get_problem (rows->pdata[i]) != '\0')
      {
        tc_form_pane_focus_row (self, rows->pdata[i]);
        return TRUE;
      }

  return FALSE;
}

/* To what is left to do in the study, or tells that nothing is. */
static gboolean
go_on (TcFormPane *self)
{
  if (tc_form_pane_next_to_check (self))
    return TRUE;

  tc_form_pane_emit_empty (self);

  return FALSE;
}

/**
 * tc_form_pane_accept:
 * @self: a pane
 *
 * Accepts the current field's suggestion, or commits what was typed there, and goes on to the next field to
 * check. Typing that cannot be understood stays, and the focus is there, where it is said why; also where it is all
 * that is left to do in the study.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_accept (TcFormPane *self)
{
  TcFieldRow *row;
  gboolean accepted;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  row = tc_form_pane_get_current (self);
  if (tc_form_pane_get_detail (self) == NULL)
    return FALSE;
  accepted = tc_form_work_accept (self, row);
  if (row != NULL && tc_field_row_is_edited (row))
    {
      tc_form_pane_focus_row (self, row);
      return TRUE;
    }

  return go_on (self) || accepted;
}

/**
 * tc_form_pane_accept_group:
 * @self: a pane
 *
 * Accepts every suggestion of the current field's group that has no open conflict, and goes on to
 * the next field to check.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_pane_accept_group (TcFormPane *self)
{
  TcFieldRow *row;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  row = tc_form_pane_get_current (self);

  if (row == NULL || !tc_form_work_accept_group (self, tc_field_get_group (tc_field_row_get_field (row))))
    return FALSE;

  go_on (self);

  return TRUE;
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

  return tc_form_work_set_state (self, tc_form_pane_get_current (self), state);
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
 * tc_form_pane_keep_evidence:
 * @self: a pane
 *
 * Makes what the suggestion for the current field was read from evidence for the value that corrects it.
 *
 * Returns: whether there is such a passage
 */
gboolean
tc_form_pane_keep_evidence (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  return tc_form_work_keep_evidence (self, tc_form_pane_get_current (self));
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

  return tc_form_work_edit_note (self, tc_form_pane_get_current (self));
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

  return tc_form_work_show_history (self, tc_form_pane_get_current (self));
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

  return tc_form_work_show_suggestions (self, tc_form_pane_get_current (self));
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

  return tc_form_work_revert (self, tc_form_pane_get_current (self));
}
