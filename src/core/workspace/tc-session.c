/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-session.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TcMainFunc function;
  gpointer data;
  GDestroyNotify destroy;
} MainCall;

static void
main_call_free (MainCall *call)
{
  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MainCall, main_call_free)

static void
main_call_free_cb (gpointer data)
{
  main_call_free (data);
}

static gboolean
dispatch_source (GSource     *source,
                 GSourceFunc  callback,
                 gpointer     user_data)
{
  g_source_set_ready_time (source, -1);

  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch_source };

static gboolean
dispatch_cb (gpointer user_data)
{
  TcSession *self = user_data;
  g_autoptr(GObject) keep_alive = g_object_ref (G_OBJECT (self->workspace));

  /* A callback may close the project, and with it this session. */
  while (!g_source_is_destroyed (g_main_current_source ()) && tc_session_dispatch (self, FALSE))
    continue;

  return G_SOURCE_CONTINUE;
}

typedef struct
{
  TcStore *reader;
  GError *error;
} ReaderCall;

static void
open_reader (TcStore  *store,
             gpointer  data)
{
  ReaderCall *call = data;

  call->reader = tc_store_open_reader (store, &call->error);
}

static TcStore *
open_store (const char       *path,
            TcWorkspaceMode   mode,
            TcCodebook       *codebook,
            GError          **error)
{
  g_autoptr(GError) refusal = NULL;
  const char *reason;
  TcStore *store;

  switch (mode)
    {
    case TC_WORKSPACE_CREATE:
      return tc_store_open (path, TC_STORE_CREATE, codebook, error);
    case TC_WORKSPACE_READ:
      return tc_store_open (path, TC_STORE_READ, NULL, error);
    case TC_WORKSPACE_OPEN_OR_CREATE:
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        break;
      store = tc_store_open (path, TC_STORE_CREATE, codebook, &refusal);
      if (store != NULL)
        return store;
      /* Another process may have made it meanwhile. */
      if (g_error_matches (refusal, G_IO_ERROR, G_IO_ERROR_EXISTS))
        break;
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    case TC_WORKSPACE_OPEN:
    default:
      return tc_store_open (path, TC_STORE_WRITE, NULL, error);
    }

  store = tc_store_open (path, TC_STORE_WRITE, NULL, error);
  if (store == NULL || !tc_store_is_read_only (store))
    return store;

  reason = tc_store_get_read_only_reason (store);
  g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_IN_USE,
                       reason != NULL ? reason : _("The project can only be read."));
  tc_store_close (store, NULL);

  return NULL;
}

/**
 * tc_session_open:
 * @codebook: (nullable): of a project that is made, %NULL for the default one
 *
 * Opens the connections of a project and starts its threads. Blocking; any thread.
 *
 * Returns: (nullable): the session, %NULL with @error where the project could not be opened
 */
TcSession *
tc_session_open (const char       *path,
                 TcWorkspaceMode   mode,
                 TcCodebook       *codebook,
                 GError          **error)
{
  TcStore *writer = open_store (path, mode, codebook, error);
  TcStore *reader, *searcher = NULL;
  TcSession *self;

  if (writer == NULL)
    return NULL;

  reader = tc_store_open_reader (writer, error);
  if (reader != NULL)
    searcher = tc_store_open_reader (writer, error);
  if (searcher == NULL)
    {
      if (reader != NULL)
        tc_store_close (reader, NULL);
      tc_store_close (writer, NULL);
      return NULL;
    }

  self = g_new0 (TcSession, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  g_cond_init (&self->jobs_ended);
  self->inbox = g_async_queue_new_full (main_call_free_cb);
  self->reader = reader;
  tc_undo_state_update (&self->undo, writer);
  self->read_only = tc_store_is_read_only (writer);
  self->read_only_reason = g_strdup (tc_store_get_read_only_reason (writer));
  self->writer = tc_worker_new ("tc-writer", writer);
  self->searcher = tc_worker_new ("tc-searcher", searcher);

  return self;
}

/**
 * tc_session_attach:
 * @workspace: borrowed: it owns the session
 *
 * Makes @context the one on which tc_session_call_main() calls.
 */
void
tc_session_attach (TcSession    *self,
                   TcWorkspace  *workspace,
                   GMainContext *context)
{
  self->workspace = workspace;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, dispatch_cb, self, NULL);
  g_source_set_static_name (self->source, "TcSession");
  g_source_attach (self->source, context);
}

/**
 * tc_session_ref:
 *
 * Returns: (transfer full): @self
 */
TcSession *
tc_session_ref (TcSession *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * tc_session_unref:
 *
 * Gives a reference back; the last one, after closing, frees the session.
 */
void
tc_session_unref (TcSession *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_assert (self->closing);
  g_async_queue_unref (self->inbox);
  g_source_unref (self->source);
  tc_undo_state_clear (&self->undo);
  g_free (self->read_only_reason);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->jobs_ended);
  g_free (self);
}

/**
 * tc_session_close:
 *
 * Waits for the jobs and everything handed in, and closes the connections. What was still to be called
 * on the main thread is dropped.
 *
 * Returns: %FALSE with @error where the project was not closed cleanly
 */
gboolean
tc_session_close (TcSession  *self,
                  GError    **error)
{
  gboolean closed;

  g_mutex_lock (&self->lock);
  self->closing = TRUE;
  while (self->n_jobs > 0)
    g_cond_wait (&self->jobs_ended, &self->lock);
  g_mutex_unlock (&self->lock);

  g_source_destroy (self->source);

  /* The readers go first: only the last connection can leave one file. */
  tc_worker_interrupt (self->searcher);
  closed = tc_worker_free (g_steal_pointer (&self->searcher), error);
  closed = tc_store_close (g_steal_pointer (&self->reader), closed ? error : NULL) && closed;
  closed = tc_worker_free (g_steal_pointer (&self->writer), closed ? error : NULL) && closed;

  return closed;
}

/**
 * tc_session_call_main:
 * @data: (transfer full): freed with @destroy
 *
 * Has a function called on the main thread, soon and in order. Any thread.
 */
void
tc_session_call_main (TcSession      *self,
                      TcMainFunc      function,
                      gpointer        data,
                      GDestroyNotify  destroy)
{
  MainCall *call = g_new (MainCall, 1);

  call->function = function;
  call->data = data;
  call->destroy = destroy;
  g_async_queue_push (self->inbox, call);
  g_source_set_ready_time (self->source, 0);
}

/**
 * tc_session_dispatch:
 * @wait: whether to wait until there is something to call
 *
 * Calls the next function, without running anything else of the main loop. Main thread.
 *
 * Returns: whether there was one
 */
gboolean
tc_session_dispatch (TcSession *self,
                     gboolean   wait)
{
  g_autoptr(MainCall) call = wait ? g_async_queue_pop (self->inbox)
                                  : g_async_queue_try_pop (self->inbox);

  if (call == NULL)
    return FALSE;
  call->function (self->workspace, call->data);

  return TRUE;
}

/**
 * tc_session_begin_job:
 *
 * Returns: %FALSE with @error where the project is closed, so that no job may begin
 */
gboolean
tc_session_begin_job (TcSession  *self,
                      GError    **error)
{
  gboolean begun;

  g_mutex_lock (&self->lock);
  begun = !self->closing;
  self->n_jobs += begun;
  g_mutex_unlock (&self->lock);

  if (!begun)
    g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CLOSED,
                         _("The project was closed."));

  return begun;
}

/**
 * tc_session_end_job:
 *
 * Says that a job that began has let go of the session.
 */
void
tc_session_end_job (TcSession *self)
{
  g_mutex_lock (&self->lock);
  self->n_jobs--;
  g_cond_broadcast (&self->jobs_ended);
  g_mutex_unlock (&self->lock);
}

/**
 * tc_session_open_reader:
 *
 * Opens one more reading connection, for the thread of a running job. Any thread but the writer's.
 *
 * Returns: (nullable): to be closed with tc_store_close() before the job ends
 */
TcStore *
tc_session_open_reader (TcSession  *self,
                        GError    **error)
{
  ReaderCall call = { NULL };

  tc_worker_run (self->writer, open_reader, &call);
  if (call.reader == NULL)
    g_propagate_error (error, call.error);

  return call.reader;
}
