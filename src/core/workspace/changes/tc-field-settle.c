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

/* Whether the answer says what one statement says and not what another one says. A list that holds
 * both has decided nothing. */
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

/* What was chosen at the card may be decided without @before telling so: it stays decided as long
 * as there is a value. */
static TcDiscrepancyDecision
judge (const TcDiscrepancy *discrepancy,
       const TcValue       *before,
       const TcValue       *answer)
{
  TcDiscrepancyDecision decision = discrepancy->decision;

  if (decision == TC_DECISION_VALUE
      && (answer == NULL || (is_decided_by (discrepancy, before) && !is_decided_by (discrepancy, answer))))
    return TC_DECISION_OPEN;
  if (decision == TC_DECISION_OPEN && is_decided_by (discrepancy, answer))
    return TC_DECISION_VALUE;

  return decision;
}

/**
 * tc_field_edit_settle:
 * @before: (nullable): the value of the answer that the new one takes the place of
 * @answer: (nullable): the value that a person has just given the field; %NULL where there is none
 * any more
 *
 * Decides the open discrepancies of the field between whose statements the answer chooses. Those
 * that the value before decided and this one does not, and without a value all that one decided,
 * are open again; what was dismissed stays so.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_field_edit_settle (TcChange       *change,
                      TcId            study_id,
                      const char     *field,
                      const TcValue  *before,
                      const TcValue  *answer,
                      GError        **error)
{
  g_autoptr(GPtrArray) discrepancies = tc_store_list_discrepancies (change->store, study_id, error);

  if (discrepancies == NULL)
    return FALSE;

  for (guint i = 0; i < discrepancies->len; i++)
    {
      const TcDiscrepancy *one = discrepancies->pdata[i];

      if (g_strcmp0 (one->field, field) == 0 &&
          !tc_change_decision (change, one->id, judge (one, before, answer), error))
        return FALSE;
    }

  return TRUE;
}
