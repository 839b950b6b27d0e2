/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-change-run.h"

static void
update_label (TcId    *group,
              char   **label,
              TcId     now,
              TcStore *store)
{
  if (*label != NULL && *group == now)
    return;

  *group = now;
  g_free (*label);
  *label = tc_undo_label (store, now);
}

static gboolean
run_in_transaction (TcChange       *change,
                    TcChangeGroup  *group,
                    TcChangeFunc    function,
                    gpointer        data,
                    GError        **error)
{
  gboolean push;

  if (!tc_store_begin (change->store, error))
    return FALSE;

  if (!function (change, data, error) || !tc_change_finish (change, error))
    {
      tc_store_rollback (change->store);
      return FALSE;
    }

  push = change->undoable && !change->restores && !group->pushed;
  if (push && !tc_store_push_undo (change->store, change->group, error))
    {
      tc_store_rollback (change->store);
      return FALSE;
    }
  /* Takes the change back itself where it fails. */
  if (!tc_store_commit (change->store, error))
    return FALSE;

  group->group = change->group;
  group->pushed |= push;

  return TRUE;
}

/**
 * tc_undo_state_update:
 *
 * Reads where the undo stack of the project stands.
 */
void
tc_undo_state_update (TcUndoState *self,
                      TcStore     *store)
{
  TcId undo = tc_store_peek_undo (store);

  /* The label of a running import would be computed anew for each batch. */
  if (undo == self->held)
    undo = 0;
  update_label (&self->undo, &self->undo_label, undo, store);
  update_label (&self->redo, &self->redo_label, tc_store_peek_redo (store), store);
}

/**
 * tc_undo_state_clear:
 *
 * Frees what the state holds.
 */
void
tc_undo_state_clear (TcUndoState *self)
{
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);
}

/**
 * tc_outcome_new:
 *
 * Returns: the outcome of no change, with the undo stack as it stands now
 */
TcOutcome *
tc_outcome_new (TcUndoState *undo,
                TcStore     *store)
{
  TcOutcome *self = g_new0 (TcOutcome, 1);

  tc_undo_state_update (undo, store);
  self->can_undo = undo->undo != 0;
  self->can_redo = undo->redo != 0;
  self->undo_label = g_strdup (undo->undo_label);
  self->redo_label = g_strdup (undo->redo_label);

  return self;
}

/**
 * tc_outcome_free:
 *
 * Frees an outcome.
 */
void
tc_outcome_free (TcOutcome *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->studies, g_array_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

/**
 * tc_change_run:
 * @group: (inout): the group to continue
 *
 * Runs one change as one transaction: the change, its events and its place on the undo stack are in the
 * project together, or nothing of it is.
 *
 * Returns: what came of it
 */
TcOutcome *
tc_change_run (TcStore       *store,
               TcUndoState   *undo,
               const char    *action,
               const char    *reviewer,
               TcChangeGroup *group,
               TcChangeFunc   function,
               gpointer       data)
{
  g_autoptr(TcChange) change = tc_change_new (store, action, reviewer);
  g_autoptr(GError) error = NULL;
  gboolean done;
  TcOutcome *outcome;

  change->group = group->group;
  done = run_in_transaction (change, group, function, data, &error);

  if (group->held)
    undo->held = group->group;
  outcome = tc_outcome_new (undo, store);
  if (!done)
    {
      outcome->error = g_steal_pointer (&error);
      return outcome;
    }

  outcome->studies = g_array_ref (change->studies);
  outcome->last_study = change->last_study;
  outcome->codebook = g_steal_pointer (&change->codebook);
  outcome->set_changed = change->set_changed;
  if (change->set_changed)
    outcome->n_studies = tc_store_count_studies (store, -1);

  return outcome;
}
