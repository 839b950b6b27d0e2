/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-workspace-object.h"

#include <glib/gi18n-lib.h>

/* Changes on their way: handing them in, what came of them, and waiting for the last one. */

static void
update_properties (TcWorkspace     *self,
                   const TcOutcome *outcome)
{
  g_object_freeze_notify (G_OBJECT (self));
  tc_workspace_set_flag (self, &self->can_undo, outcome->can_undo, "can-undo");
  tc_workspace_set_flag (self, &self->can_redo, outcome->can_redo, "can-redo");
  tc_workspace_set_string (self, &self->undo_label, outcome->undo_label, "undo-label");
  tc_workspace_set_string (self, &self->redo_label, outcome->redo_label, "redo-label");
  if (outcome->set_changed && outcome->n_studies != self->n_studies)
    {
      self->n_studies = outcome->n_studies;
      g_object_notify (G_OBJECT (self), "n-studies");
    }
  /* Notified for each undo, also for another one in the same study: the window goes there. A codebook is
   * of no study. */
  if (outcome->last_study != 0 || outcome->codebook != NULL)
    {
      self->last_study = outcome->last_study;
      g_object_notify (G_OBJECT (self), "last-study");
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* First of all: whoever reads a study anew reads it with this codebook. */
static void
show_codebook (TcWorkspace *self,
               TcCodebook  *codebook)
{
  tc_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = codebook;
  tc_store_set_codebook (self->session->reader, codebook);
  g_object_notify (G_OBJECT (self), "codebook");
}

/**
 * tc_workspace_show_outcome:
 * @data: a #TcOutcome
 *
 * Emits the signals of a change and updates the properties. Main thread.
 */
void
tc_workspace_show_outcome (TcWorkspace *self,
                           gpointer     data)
{
  const TcOutcome *outcome = data;

  if (outcome->error != NULL)
    {
      if (self->flush_error == NULL)
        self->flush_error = g_error_copy (outcome->error);
      if (!self->closing)
        g_signal_emit_by_name (self, "write-failed", outcome->error);
    }
  if (self->closing)
    return;
  if (outcome->codebook != NULL)
    show_codebook (self, outcome->codebook);
  if (outcome->set_changed)
    g_signal_emit_by_name (self, "studies-changed");
  for (guint i = 0; outcome->studies != NULL && i < outcome->studies->len; i++)
    g_signal_emit_by_name (self, "study-changed", g_array_index (outcome->studies, TcId, i));
  update_properties (self, outcome);
}

/* The same for a change that was counted as pending. */
static void
show_pending_outcome_cb (TcWorkspace *self,
                         gpointer     data)
{
  g_assert (self->n_pending > 0);

  self->n_pending--;
  tc_workspace_show_outcome (self, data);
  if (!self->closing)
    tc_workspace_set_flag (self, &self->saving, self->n_pending > 0, "saving");
}

/**
 * tc_workspace_get_session:
 *
 * Returns: (nullable): the connections, %NULL with @error after closing
 */
TcSession *
tc_workspace_get_session (TcWorkspace  *self,
                          GError      **error)
{
  if (!self->closed)
    return self->session;
  g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CLOSED,
                       _("The project was closed."));

  return NULL;
}

/**
 * tc_workspace_change:
 * @action: a static string: the word of the events
 * @data: (transfer full): for @function, which runs on the worker's thread; freed with @destroy
 *
 * Hands in a change; its signals follow. Main thread.
 */
void
tc_workspace_change (TcWorkspace    *self,
                     const char     *action,
                     TcChangeFunc    function,
                     gpointer        data,
                     GDestroyNotify  destroy)
{
  g_autoptr(GError) error = NULL;

  if (tc_workspace_get_session (self, &error) == NULL)
    {
      if (destroy != NULL)
        destroy (data);
      g_signal_emit_by_name (self, "write-failed", error);
      return;
    }

  self->n_pending++;
  tc_workspace_set_flag (self, &self->saving, TRUE, "saving");
  tc_session_change (self->session, action, self->reviewer, function, data, destroy,
                     show_pending_outcome_cb);
}

/**
 * tc_workspace_flush:
 *
 * Blocks until every change handed in so far is on the disk, or has failed, and emits its signals. Runs
 * nothing else of the main loop.
 *
 * Returns: %FALSE with @error, the first one, where a change failed
 */
gboolean
tc_workspace_flush (TcWorkspace  *self,
                    GError      **error)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), FALSE);

  g_clear_error (&self->flush_error);
  while (!self->closed && self->n_pending > 0)
    tc_session_dispatch (self->session, TRUE);
  while (!self->closed && tc_session_dispatch (self->session, FALSE))
    continue;

  if (self->flush_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->flush_error));

  return FALSE;
}

/**
 * tc_workspace_close:
 *
 * Waits for all changes and jobs, then leaves one file. Emits nothing. Only the plain properties may be
 * used afterwards; closing again does nothing.
 *
 * Returns: %FALSE with @error where a last change failed or the file could not be closed cleanly; it is
 *   closed anyway
 */
gboolean
tc_workspace_close (TcWorkspace  *self,
                    GError      **error)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), FALSE);

  if (self->closed)
    return TRUE;

  self->closing = TRUE;
  g_clear_error (&self->flush_error);
  while (self->n_pending > 0)
    tc_session_dispatch (self->session, TRUE);

  self->closed = TRUE;
  if (!tc_session_close (self->session, error))
    return FALSE;
  if (self->flush_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->flush_error));

  return FALSE;
}
