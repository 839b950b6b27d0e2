/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-field-edit.h"

#include "tc-list-item.h"

/* What an answer says about the discrepancies of its field: whoever takes one of two values that exclude each other has
 * decided between them, and need not say so again at the card. */

static gboolean
says (const TcValue *answer,
      const TcValue *statement)
{
  guint index;

  if (answer == NULL || statement == NULL)
    return FALSE;
  if (tc_value_get_kind (answer) == TC_VALUE_LIST && tc_value_get_kind (statement) != TC_VALUE_LIST)
    return tc_list_item_find (answer, statement, &index);

  return tc_value_equal (answer, statement);
}

/* Whether the answer says what one statement says and not what another one says. A list that holds both has decided nothing. */
static gboolean
is_decided_by (const TcDiscrepancy *discrepancy,
               const TcValue       *answer)
{
  guint n_said = 0;

  if (discrepancy->values->len != discrepancy->quotes->len)
    return FALSE;

  for (guint i = 0; i < discrepancy->values->len; i++)
    n_said += says (answer, discrepancy->values->pdata[i]);

  return n_said > 0 && n_said < discrepancy->values->len;
}

/**
 * tc_field_edit_settle:
 * @answer: (nullable): the value that a person has just given the field; %NULL where the answer was taken away
 *
 * Decides the open discrepancies of the field between whose statements the answer chooses. Without an answer those that a value
 * decided are open again; what was dismissed stays so.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_field_edit_settle (TcChange       *change,
                      TcId            study_id,
                      const char     *field,
                      const TcValue  *answer,
                      GError        **error)
{
  g_autoptr(GPtrArray) discrepancies = tc_store_list_discrepancies (change->store, study_id, error);

  if (discrepancies == NULL)
    return FALSE;

  for (guint i = 0; i < discrepancies->len; i++)
    {
      const TcDiscrepancy *one = discrepancies->pdata[i];
      TcDiscrepancyDecision decision = one->decision;

      if (g_strcmp0 (one->field, field) != 0)
        continue;
      if (answer == NULL && decision == TC_DECISION_VALUE)
        decision = TC_DECISION_OPEN;
      else if (decision == TC_DECISION_OPEN && is_decided_by (one, answer))
        decision = TC_DECISION_VALUE;
      if (!tc_change_decision (change, one->id, decision, error))
        return FALSE;
    }

  return TRUE;
}
