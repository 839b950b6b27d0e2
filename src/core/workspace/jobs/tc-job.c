/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-job.h"

/* What a job reports is shown at most this often, so that a fast job does not keep the window busy. */
#define REPORT_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)
/* Before so much is done for so long, how long the rest takes is a guess. */
#define MIN_FRACTION 0.02
#define MIN_ELAPSED (3 * G_TIME_SPAN_SECOND)

typedef struct
{
  GMutex lock;
  GCancellable *cancellable;
  GSource *source;                /* wakes the starting thread; while running */
  GThread *thread;                /* of an asynchronous run */
  GTask *task;                    /* likewise */
  GError *error;                  /* of the run, when it has ended */
  gboolean done;

  double next_fraction;           /* under the lock */
  char *next_message;
  gboolean scheduled;
  gboolean ended;
  gint64 shown_at;

  double fraction;                /* starting thread only */
  int seconds_left;
  gint64 started_at;
  char *message;
  gboolean running;
  gboolean started;
} TcJobPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TcJob, tc_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FRACTION,
  PROP_MESSAGE,
  PROP_SECONDS_LEFT,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* As long as what is done took for each part of it. Said only when there is something to go by. */
static int
estimate_seconds_left (TcJob  *self,
                       double  fraction)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);
  gint64 elapsed = g_get_monotonic_time () - priv->started_at;

  if (fraction < MIN_FRACTION || elapsed < MIN_ELAPSED)
    return -1;

  return elapsed / G_TIME_SPAN_SECOND * (1.0 - fraction) / fraction;
}

static void
show_report (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);
  g_autofree char *message = NULL;
  double fraction;
  int seconds_left;

  g_mutex_lock (&priv->lock);
  priv->scheduled = FALSE;
  priv->shown_at = g_get_monotonic_time ();
  fraction = priv->next_fraction;
  message = g_strdup (priv->next_message);
  g_mutex_unlock (&priv->lock);

  seconds_left = estimate_seconds_left (self, fraction);
  g_object_freeze_notify (G_OBJECT (self));
  if (seconds_left != priv->seconds_left)
    {
      priv->seconds_left = seconds_left;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
    }
  if (fraction != priv->fraction)
    {
      priv->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
  if (g_strcmp0 (message, priv->message) != 0)
    {
      g_free (priv->message);
      priv->message = g_steal_pointer (&message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
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

static gboolean has_ended (TcJob *self);
static void finish_async (TcJob *self);

static gboolean
woken_cb (gpointer user_data)
{
  TcJob *self = TC_JOB (user_data);

  if (has_ended (self))
    {
      finish_async (self);
      return G_SOURCE_REMOVE;
    }
  show_report (self);

  return G_SOURCE_CONTINUE;
}

static void
set_running (TcJob    *self,
             gboolean  running)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  priv->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
start (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();
  GSource *source = g_source_new (&source_funcs, sizeof (GSource));

  g_source_set_callback (source, woken_cb, self, NULL);
  g_source_set_static_name (source, "TcJob");
  g_source_attach (source, context);

  g_mutex_lock (&priv->lock);
  priv->source = source;
  if (priv->scheduled)
    g_source_set_ready_time (source, 0);
  g_mutex_unlock (&priv->lock);

  priv->started = TRUE;
  priv->started_at = g_get_monotonic_time ();
  set_running (self, TRUE);
}

static void
end (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_mutex_lock (&priv->lock);
  g_source_destroy (priv->source);
  g_clear_pointer (&priv->source, g_source_unref);
  g_mutex_unlock (&priv->lock);

  show_report (self);
  if (TC_JOB_GET_CLASS (self)->ended != NULL)
    TC_JOB_GET_CLASS (self)->ended (self);
  set_running (self, FALSE);
}

static gpointer
run_in_thread (gpointer data)
{
  TcJob *self = data;
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  priv->done = TC_JOB_GET_CLASS (self)->run (self, priv->cancellable, &priv->error);

  g_mutex_lock (&priv->lock);
  priv->ended = TRUE;
  g_source_set_ready_time (priv->source, 0);
  g_mutex_unlock (&priv->lock);

  return NULL;
}

static gboolean
has_ended (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);
  gboolean ended;

  g_mutex_lock (&priv->lock);
  ended = priv->ended;
  g_mutex_unlock (&priv->lock);

  return ended;
}

/* On the thread that started the job, after its own thread has nothing more to do. */
static void
finish_async (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);
  g_autoptr(GTask) task = g_steal_pointer (&priv->task);

  g_thread_join (g_steal_pointer (&priv->thread));
  end (self);
  if (priv->done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&priv->error));
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  tc_job_cancel (TC_JOB (user_data));
}

static void
tc_job_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  TcJob *self = TC_JOB (object);

  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, tc_job_get_fraction (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, tc_job_get_message (self));
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_int (value, tc_job_get_seconds_left (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, tc_job_is_running (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_job_finalize (GObject *object)
{
  TcJobPrivate *priv = tc_job_get_instance_private (TC_JOB (object));

  g_clear_object (&priv->cancellable);
  g_clear_error (&priv->error);
  g_free (priv->next_message);
  g_free (priv->message);
  g_mutex_clear (&priv->lock);

  G_OBJECT_CLASS (tc_job_parent_class)->finalize (object);
}

static void
tc_job_class_init (TcJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tc_job_get_property;
  object_class->finalize = tc_job_finalize;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, -1.0, 1.0, -1.0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  properties[PROP_SECONDS_LEFT] =
    g_param_spec_int ("seconds-left", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_job_init (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_mutex_init (&priv->lock);
  priv->cancellable = g_cancellable_new ();
  priv->fraction = priv->next_fraction = -1.0;
  priv->seconds_left = -1;
  priv->message = g_strdup ("");
  priv->next_message = g_strdup ("");
}

/**
 * tc_job_run:
 * @cancellable: (nullable): cancels the job
 *
 * Runs the job on the calling thread. A job runs once.
 *
 * Returns: %FALSE with @error where it failed or was cancelled
 */
gboolean
tc_job_run (TcJob         *self,
            GCancellable  *cancellable,
            GError       **error)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);
  gulong handler = 0;
  gboolean done;

  g_return_val_if_fail (TC_IS_JOB (self), FALSE);
  g_return_val_if_fail (!priv->started, FALSE);

  start (self);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
  done = TC_JOB_GET_CLASS (self)->run (self, priv->cancellable, error);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  end (self);

  return done;
}

/**
 * tc_job_run_async:
 *
 * Runs the job on a thread of its own; @callback comes after the last notification.
 */
void
tc_job_run_async (TcJob               *self,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_if_fail (TC_IS_JOB (self));
  g_return_if_fail (!priv->started);

  priv->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (priv->task, tc_job_run_async);
  start (self);
  /* Not a thread of a pool: it is joined, so that nothing of the job is left when its callback comes. */
  priv->thread = g_thread_new ("tc-job", run_in_thread, self);
}

/**
 * tc_job_run_finish:
 *
 * Returns: %FALSE with @error where the job failed or was cancelled
 */
gboolean
tc_job_run_finish (TcJob         *self,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tc_job_cancel:
 *
 * Asks the job to stop soon. May be called from any thread, and before the job runs.
 */
void
tc_job_cancel (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_if_fail (TC_IS_JOB (self));

  g_cancellable_cancel (priv->cancellable);
}

/**
 * tc_job_get_fraction:
 *
 * Returns: how much is done, 0 to 1, or -1 while unknown
 */
double
tc_job_get_fraction (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_val_if_fail (TC_IS_JOB (self), -1.0);

  return priv->fraction;
}

/**
 * tc_job_get_message:
 *
 * Returns: a translated sentence about what is being done, "" before the first one
 */
const char *
tc_job_get_message (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_val_if_fail (TC_IS_JOB (self), NULL);

  return priv->message;
}

/**
 * tc_job_get_seconds_left:
 *
 * Returns: how many seconds the rest will take if it goes on as before, or -1 while unknown
 */
int
tc_job_get_seconds_left (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_val_if_fail (TC_IS_JOB (self), -1);

  return priv->seconds_left;
}

/**
 * tc_job_is_running:
 *
 * Returns: whether the job was started and has not ended
 */
gboolean
tc_job_is_running (TcJob *self)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_val_if_fail (TC_IS_JOB (self), FALSE);

  return priv->running;
}

/**
 * tc_job_report:
 * @fraction: 0 to 1, or -1 while unknown
 * @message: copied
 *
 * Says how far the job is. For subclasses, from any thread, as often as they like.
 */
void
tc_job_report (TcJob      *self,
               double      fraction,
               const char *message)
{
  TcJobPrivate *priv = tc_job_get_instance_private (self);

  g_return_if_fail (TC_IS_JOB (self));

  g_mutex_lock (&priv->lock);
  priv->next_fraction = CLAMP (fraction, -1.0, 1.0);
  if (g_strcmp0 (message, priv->next_message) != 0)
    {
      g_free (priv->next_message);
      priv->next_message = g_strdup (message);
    }
  if (!priv->scheduled)
    {
      priv->scheduled = TRUE;
      if (priv->source != NULL)
        g_source_set_ready_time (priv->source, priv->shown_at + REPORT_INTERVAL);
    }
  g_mutex_unlock (&priv->lock);
}
