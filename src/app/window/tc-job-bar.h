/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-job.h"

G_BEGIN_DECLS

/**
 * TcJobBar:
 *
 * One line about a job that runs: what it does, how far it is, and a button that cancels it.
 */
#define TC_TYPE_JOB_BAR (tc_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (TcJobBar, tc_job_bar, TC, JOB_BAR, GtkWidget)

GtkWidget *tc_job_bar_new (TcJob      *job,
                           const char *title);

G_END_DECLS
