/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-worker.h"

struct _TcWorker
{
  GThread *thread;
  GAsyncQueue *tasks;
  TcStore *store;
};

typedef struct
{
  TcWorkerFunc function;          /* NULL: stop */
  gpointer data;
  GDestroyNotify destroy;
} Task;

/* A task that somebody waits for. */
typedef struct
{
  TcWorkerFunc function;
  gpointer data;
  GMutex lock;
  GCond done_cond;
  gboolean done;
} Call;

static gpointer
run_tasks (gpointer data)
{
  TcWorker *self = data;

  for (;;)
    {
      g_autofree Task *task = g_async_queue_pop (self->tasks);

      if (task->function == NULL)
        return NULL;
      task->function (self->store, task->data);
      if (task->destroy != NULL)
        task->destroy (task->data);
    }
}

static void
run_call (TcStore  *store,
          gpointer  data)
{
  Call *call = data;

  call->function (store, call->data);

  g_mutex_lock (&call->lock);
  call->done = TRUE;
  g_cond_signal (&call->done_cond);
  g_mutex_unlock (&call->lock);
}

/**
 * tc_worker_new:
 * @name: of the thread, for debuggers
 * @store: (transfer full): from now on only the worker's thread touches it
 *
 * Returns: a worker with its thread running
 */
TcWorker *
tc_worker_new (const char *name,
               TcStore    *store)
{
  TcWorker *self = g_new0 (TcWorker, 1);

  self->store = store;
  self->tasks = g_async_queue_new ();
  self->thread = g_thread_new (name, run_tasks, self);

  return self;
}

/**
 * tc_worker_push:
 * @destroy: (nullable): frees @data, on the worker's thread
 *
 * Hands in a function to run. Returns at once.
 */
void
tc_worker_push (TcWorker       *self,
                TcWorkerFunc    function,
                gpointer        data,
                GDestroyNotify  destroy)
{
  Task *task = g_new (Task, 1);

  task->function = function;
  task->data = data;
  task->destroy = destroy;
  g_async_queue_push (self->tasks, task);
}

/**
 * tc_worker_run:
 *
 * Hands in a function and waits until it has run. Never to be called on the worker's own thread.
 */
void
tc_worker_run (TcWorker     *self,
               TcWorkerFunc  function,
               gpointer      data)
{
  Call call = { .function = function, .data = data };

  g_assert (g_thread_self () != self->thread);

  g_mutex_init (&call.lock);
  g_cond_init (&call.done_cond);

  tc_worker_push (self, run_call, &call, NULL);
  g_mutex_lock (&call.lock);
  while (!call.done)
    g_cond_wait (&call.done_cond, &call.lock);
  g_mutex_unlock (&call.lock);

  g_cond_clear (&call.done_cond);
  g_mutex_clear (&call.lock);
}

/**
 * tc_worker_interrupt:
 *
 * Makes the statement that runs just now fail soon. For workers that only read.
 */
void
tc_worker_interrupt (TcWorker *self)
{
  tc_store_interrupt (self->store);
}

/**
 * tc_worker_free:
 *
 * Waits for everything that was handed in, ends the thread and closes the connection.
 *
 * Returns: %FALSE with @error where the connection could not be closed; @self is freed anyway
 */
gboolean
tc_worker_free (TcWorker  *self,
                GError   **error)
{
  gboolean closed;

  tc_worker_push (self, NULL, NULL, NULL);
  g_thread_join (self->thread);
  closed = tc_store_close (self->store, error);
  g_async_queue_unref (self->tasks);
  g_free (self);

  return closed;
}
