/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-application.h"
#include "tc-window.h"

G_BEGIN_DECLS

struct _TcApplication
{
  AdwApplication parent_instance;

  /* Owned */
  TcSettings *settings;
  GPtrArray *reopen;              /* paths to open again; NULL where no restart is wanted */
  guint terminate_id;             /* of the signals that end the program */
  guint hang_up_id;

  /* Borrowed */
  char ***arguments;              /* of the command line while it is read; options are taken out */

  gboolean ending;                /* there will be no window any more */
};

/* tc-application.c */
/* Returns: (nullable): the window that was used last; of a dialog its window */
TcWindow *tc_application_find_active (TcApplication *self);

/* tc-application-actions.c: what can be done without a project. */
void      tc_application_add_actions (TcApplication *self);

G_END_DECLS
