/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TcJob:
 *
 * Something that takes long: import, export, verification.
 *
 * Properties (notified on the main thread, at most about 20 times a second): fraction (double, 0 to
 * 1, or -1 while unknown), message (string, translated), seconds-left (int, -1 while unknown),
 * running (boolean). A job runs once, on a thread of its own; tc_job_run() runs it on the calling
 * thread instead (command line). A cancelled job ends with %G_IO_ERROR_CANCELLED; what it had
 * finished stays.
 */
#define TC_TYPE_JOB (tc_job_get_type ())
G_DECLARE_DERIVABLE_TYPE (TcJob, tc_job, TC, JOB, GObject)

struct _TcJobClass
{
  GObjectClass parent_class;

  /* Runs on the job's thread. */
  gboolean (*run) (TcJob         *self,
                   GCancellable  *cancellable,
                   GError       **error);
  /* Runs on the thread that started the job, before its callback: hands results over. */
  void     (*ended) (TcJob      *self);
};

gboolean      tc_job_run          (TcJob                *self,
                                   GCancellable         *cancellable,
                                   GError              **error);
void          tc_job_run_async    (TcJob                *self,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean      tc_job_run_finish   (TcJob                *self,
                                   GAsyncResult         *result,
                                   GError              **error);
void          tc_job_cancel       (TcJob                *self);
double        tc_job_get_fraction (TcJob                *self);
const char   *tc_job_get_message  (TcJob                *self);
int           tc_job_get_seconds_left (TcJob            *self);
gboolean      tc_job_is_running   (TcJob                *self);
/* For subclasses, from any thread. @message is copied. */
void          tc_job_report       (TcJob                *self,
                                   double                fraction,
                                   const char           *message);

G_END_DECLS
