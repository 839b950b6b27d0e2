/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-session.h"

#include "tc-workspace-private.h"

/* A change on its way to the writer. */
typedef struct
{
  TcSession *session;             /* borrowed: it waits for its workers */
  const char *action;
  char *reviewer;
  TcChangeFunc function;
  gpointer data;
  GDestroyNotify destroy;
  TcMainFunc show_outcome;
} Request;

/* A part of a change that a job waits for. */
typedef struct
{
  TcSession *session;
  const char *action;
  const char *reviewer;
  TcChangeGroup *group;
  TcChangeFunc function;
  gpointer data;
  GError *error;
} Batch;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request->reviewer);
  g_free (request);
}

static void
outcome_free (gpointer data)
{
  tc_outcome_free (data);
}

static void
run_request (TcStore  *store,
             gpointer  data)
{
  Request *request = data;
  TcChangeGroup group = { 0 };
  TcOutcome *outcome = tc_change_run (store, &request->session->undo, request->action,
                                      request->reviewer, &group, request->function, request->data);

  tc_session_call_main (request->session, request->show_outcome, outcome, outcome_free);
}

static void
run_batch (TcStore  *store,
           gpointer  data)
{
  Batch *batch = data;
  TcOutcome *outcome = tc_change_run (store, &batch->session->undo, batch->action,
                                      batch->reviewer, batch->group, batch->function, batch->data);

  batch->error = g_steal_pointer (&outcome->error);
  tc_session_call_main (batch->session, tc_workspace_show_outcome, outcome, outcome_free);
}

static void
release_group (TcStore  *store,
               gpointer  data)
{
  TcSession *self = data;

  self->undo.held = 0;
  tc_session_call_main (self, tc_workspace_show_outcome,
                        tc_outcome_new (&self->undo, store), outcome_free);
}

static void
set_bulk (TcStore  *store,
          gpointer  data)
{
  tc_store_set_bulk (store, GPOINTER_TO_INT (data));
}

/**
 * tc_session_change:
 * @action: a static string: the word of the events
 * @data: (transfer full): freed with @destroy on the writer's thread
 * @show_outcome: gets the #TcOutcome on the main thread
 *
 * Hands in a change. Returns at once.
 */
void
tc_session_change (TcSession      *self,
                   const char     *action,
                   const char     *reviewer,
                   TcChangeFunc    function,
                   gpointer        data,
                   GDestroyNotify  destroy,
                   TcMainFunc      show_outcome)
{
  Request *request = g_new0 (Request, 1);

  request->session = self;
  request->action = action;
  request->reviewer = g_strdup (reviewer);
  request->function = function;
  request->data = data;
  request->destroy = destroy;
  request->show_outcome = show_outcome;
  tc_worker_push (self->writer, run_request, request, request_free);
}

/**
 * tc_session_change_batch:
 * @group: (inout): the group that the batch continues, and where it stands afterwards
 *
 * Runs one part of a job's change as a transaction of its own, and waits for it. The group cannot be
 * undone until tc_session_end_batches(). Any thread but the writer's.
 *
 * Returns: %FALSE with @error where nothing of the batch was stored
 */
gboolean
tc_session_change_batch (TcSession      *self,
                         const char     *action,
                         const char     *reviewer,
                         TcChangeGroup  *group,
                         TcChangeFunc    function,
                         gpointer        data,
                         GError        **error)
{
  Batch batch = { self, action, reviewer, group, function, data, NULL };

  tc_worker_run (self->writer, run_batch, &batch);
  if (batch.error == NULL)
    return TRUE;
  g_propagate_error (error, batch.error);

  return FALSE;
}

/**
 * tc_session_end_batches:
 *
 * Lets the group of the batches be undone. Any thread but the writer's; waits, so that the job's last
 * word to the main thread stands before its end.
 */
void
tc_session_end_batches (TcSession *self)
{
  tc_worker_run (self->writer, release_group, self);
}

/**
 * tc_session_set_bulk:
 *
 * Prepares the writing connection for many rows, or for single edits again.
 */
void
tc_session_set_bulk (TcSession *self,
                     gboolean   bulk)
{
  tc_worker_push (self->writer, set_bulk, GINT_TO_POINTER (bulk), NULL);
}
