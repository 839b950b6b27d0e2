/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-change-run.h"
#include "tc-job.h"
#include "tc-worker.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/* Runs on the main thread. */
typedef void (*TcMainFunc) (TcWorkspace *workspace,
                            gpointer     data);

/**
 * TcSession:
 * @writer: owns the writing connection
 * @searcher: owns a reading connection for long queries
 * @reader: the main thread's reading connection
 * @undo: the writer thread's
 * @read_only: whether changes fail
 * @read_only_reason: (nullable): why
 *
 * The connections and threads of one open project, and the way back to its main thread. A job holds a
 * reference, so that it can ask whether the project is still open.
 */
typedef struct
{
  gatomicrefcount ref_count;
  TcWorker *writer;
  TcWorker *searcher;
  TcStore *reader;
  TcUndoState undo;
  gboolean read_only;
  char *read_only_reason;

  TcWorkspace *workspace;
  GSource *source;
  GAsyncQueue *inbox;

  GMutex lock;
  GCond jobs_ended;
  guint n_jobs;
  gboolean closing;
} TcSession;

TcSession *tc_session_open      (const char       *path,
                                 TcWorkspaceMode   mode,
                                 TcCodebook       *codebook,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
TcSession *tc_session_ref       (TcSession        *self);
void       tc_session_unref     (TcSession        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSession, tc_session_unref)

void       tc_session_attach    (TcSession        *self,
                                 TcWorkspace      *workspace,
                                 GMainContext     *context);
gboolean   tc_session_close     (TcSession        *self,
                                 GError          **error);
void       tc_session_call_main (TcSession        *self,
                                 TcMainFunc        function,
                                 gpointer          data,
                                 GDestroyNotify    destroy);
gboolean   tc_session_dispatch  (TcSession        *self,
                                 gboolean          wait);
gboolean   tc_session_begin_job (TcSession        *self,
                                 GError          **error);
void       tc_session_end_job   (TcSession        *self);
TcStore   *tc_session_open_reader (TcSession      *self,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- changes: in tc-session-change.c ------------------------------------------------------------- */
void       tc_session_change    (TcSession        *self,
                                 const char       *action,
                                 const char       *reviewer,
                                 TcChangeFunc      function,
                                 gpointer          data,
                                 GDestroyNotify    destroy,
                                 TcMainFunc        show_outcome);
gboolean   tc_session_change_batch (TcSession     *self,
                                 const char       *action,
                                 const char       *reviewer,
                                 TcChangeGroup    *group,
                                 TcChangeFunc      function,
                                 gpointer          data,
                                 GError          **error);
void       tc_session_end_batches (TcSession      *self);
void       tc_session_set_bulk  (TcSession        *self,
                                 gboolean          bulk);
/* See tc-session-catch-up.c. */
void       tc_session_begin_catch_up (TcSession   *self);
void       tc_session_finish_catch_up (TcSession  *self,
                                       TcJob      *job,
                                       GCancellable *cancellable);

G_END_DECLS
