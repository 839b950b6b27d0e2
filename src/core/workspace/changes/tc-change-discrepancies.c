/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-change.h"

static gboolean
delete_all (TcChange   *self,
            GPtrArray  *discrepancies,
            GError    **error)
{
  for (guint i = 0; i < discrepancies->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (discrepancies, i);

      if (!tc_store_delete_discrepancy (self->store, one->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_all (TcChange   *self,
         TcId        study_id,
         GPtrArray  *discrepancies,
         GError    **error)
{
  for (guint i = 0; i < discrepancies->len; i++)
    {
      TcDiscrepancy *one = g_ptr_array_index (discrepancies, i);

      one->id = tc_store_put_discrepancy (self->store, study_id, one, error);
      if (one->id == 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * tc_change_discrepancies:
 * @source_id: the source that they were found in, 0 where they are between reports
 * @gone: (element-type TcDiscrepancy): stored ones that nobody has decided
 * @added: (element-type TcDiscrepancy): those that take their place; new ones get their ids
 *
 * Puts discrepancies in the place of others.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_discrepancies (TcChange   *self,
                         TcId        study_id,
                         TcId        source_id,
                         GPtrArray  *gone,
                         GPtrArray  *added,
                         GError    **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (gone->len == 0 && added->len == 0)
    return TRUE;
  if (!delete_all (self, gone, error) || !put_all (self, study_id, added, error))
    return FALSE;

  before = tc_discrepancies_to_json (gone);
  after = tc_discrepancies_to_json (added);
  tc_change_touch (self, study_id, TRUE);

  return tc_change_append_event (self, "discrepancies", study_id, source_id, NULL, before, after, error);
}

/**
 * tc_change_apply_discrepancies:
 * @gone: a snapshot of tc_change_discrepancies(): what is there
 * @added: the other one: what shall be there
 *
 * Takes the change back, or does it again.
 *
 * Returns: %FALSE with @error where it cannot be
 */
gboolean
tc_change_apply_discrepancies (TcChange    *self,
                               TcId         study_id,
                               TcId         source_id,
                               const char  *gone,
                               const char  *added,
                               GError     **error)
{
  g_autoptr(GPtrArray) to_delete = tc_discrepancies_from_json (gone, error);
  g_autoptr(GPtrArray) to_put = to_delete != NULL ? tc_discrepancies_from_json (added, error) : NULL;

  return to_put != NULL && tc_change_discrepancies (self, study_id, source_id, to_delete, to_put, error);
}
