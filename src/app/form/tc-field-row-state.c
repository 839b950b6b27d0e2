/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-row"

#include "config.h"

#include "tc-field-row-private.h"

/* What is left to do in a row. */

/**
 * tc_field_row_get_state:
 * @self: a row
 *
 * Returns: the state of the answer, or %TC_ANSWER_SUGGESTED, to check, while something stands in
 * the editor that is not stored because it is no value
 */
TcAnswerState
tc_field_row_get_state (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), TC_ANSWER_EMPTY);

  if (self->problem != NULL)
    return TC_ANSWER_SUGGESTED;

  return self->data != NULL ? self->data->state : TC_ANSWER_EMPTY;
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
 * tc_field_row_is_empty:
 * @self: a row
 *
 * Whether nothing is suggested, nobody has answered, and no answer is on its way.
 */
gboolean
tc_field_row_is_empty (TcFieldRow *self)
{
  return tc_field_row_get_state (self) == TC_ANSWER_EMPTY && !self->handled;
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
 * tc_field_row_is_to_decide:
 * @self: a row
 *
 * Whether statements about the field disagree, and no answer is on its way that may decide.
 */
gboolean
tc_field_row_is_to_decide (TcFieldRow *self)
{
  return tc_field_row_has_open_conflict (self) && !self->handled;
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
