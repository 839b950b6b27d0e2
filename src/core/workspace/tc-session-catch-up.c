/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-session.h"

#include <glib/gi18n-lib.h>

#include "tc-link.h"
#include "tc-workspace-private.h"

/*
 * A project that was made by an earlier version has no keys by which near-duplicates are found. They are made by the
 * writer, a few at a time, between whatever else it is asked to do; an import does not begin before all are there.
 */

/* So many that an edit waits for a moment at most. */
#define AT_ONCE 64

/* Returns: whether there may be more to do */
static gboolean
catch_up (TcStore *store)
{
  g_autoptr(GError) error = NULL;
  gboolean more;

  if (tc_link_catch_up (store, AT_ONCE, &more, &error))
    return more;

  /* Nothing is lost: it is tried again when the project is opened the next time. */
  g_info ("Reports of an earlier version could not be prepared for linking: %s", error->message);

  return FALSE;
}

/* There may be pairs to judge now. */
static void
tell (TcSession *self,
      TcStore   *store)
{
  TcOutcome *outcome = tc_outcome_new (&self->undo, store);

  outcome->studies = g_array_new (FALSE, FALSE, sizeof (TcId));
  outcome->set_changed = TRUE;
  outcome->n_studies = tc_store_count_studies (store, -1);
  tc_session_call_main (self, tc_workspace_show_outcome, outcome, (GDestroyNotify) tc_outcome_free);
}

static void
catch_up_and_go_on (TcStore  *store,
                    gpointer  data)
{
  TcSession *self = data;
  gboolean more = catch_up (store);

  if (!more)
    {
      tell (self, store);
      return;
    }

  g_mutex_lock (&self->lock);
  if (!self->closing)
    tc_worker_push (self->writer, catch_up_and_go_on, self, NULL);
  g_mutex_unlock (&self->lock);
}

static void
begin (TcStore  *store,
       gpointer  data)
{
  g_autoptr(GArray) unlinked = tc_store_list_unlinked (store, 1, NULL);

  if (unlinked != NULL && unlinked->len > 0)
    catch_up_and_go_on (store, data);
}

static void
catch_up_wholly (TcStore  *store,
                 gpointer  data)
{
  gboolean *more = data;

  *more = catch_up (store);
}

/**
 * tc_session_begin_catch_up:
 *
 * Has the writer make the keys that are missing, behind everything that was handed in. Returns at once.
 */
void
tc_session_begin_catch_up (TcSession *self)
{
  if (!self->read_only)
    tc_worker_push (self->writer, begin, self, NULL);
}

/**
 * tc_session_finish_catch_up:
 * @job: tells that it waits
 *
 * Waits until no keys are missing, or until @cancellable is cancelled. Any thread but the writer's.
 */
void
tc_session_finish_catch_up (TcSession    *self,
                            TcJob        *job,
                            GCancellable *cancellable)
{
  gboolean more = TRUE;

  tc_worker_run (self->writer, catch_up_wholly, &more);
  if (more)
    tc_job_report (job, -1.0, _("Preparing earlier reports for linking…"));
  while (more && !g_cancellable_is_cancelled (cancellable))
    tc_worker_run (self->writer, catch_up_wholly, &more);
}
