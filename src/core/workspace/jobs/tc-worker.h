/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store.h"

G_BEGIN_DECLS

/* Runs on the worker's thread. */
typedef void (*TcWorkerFunc) (TcStore  *store,
                              gpointer  data);

/**
 * TcWorker:
 *
 * A thread that owns one connection to the project and runs functions on it, in the order in which they
 * came.
 */
typedef struct _TcWorker TcWorker;

TcWorker *tc_worker_new       (const char     *name,
                               TcStore        *store) G_GNUC_WARN_UNUSED_RESULT;
void      tc_worker_push      (TcWorker       *self,
                               TcWorkerFunc    function,
                               gpointer        data,
                               GDestroyNotify  destroy);
void      tc_worker_run       (TcWorker       *self,
                               TcWorkerFunc    function,
                               gpointer        data);
void      tc_worker_interrupt (TcWorker       *self);
gboolean  tc_worker_free      (TcWorker       *self,
                               GError        **error);

G_END_DECLS
