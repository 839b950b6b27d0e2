/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-workspace-private.h"

G_BEGIN_DECLS

/* For the files of the class alone: tc-workspace.c and tc-workspace-changes.c. */
struct _TcWorkspace
{
  GObject parent_instance;

  TcSession *session;
  TcCodebook *codebook;
  char *path;
  char *name;
  gboolean read_only;
  char *read_only_reason;
  char *reviewer;

  gboolean closing;               /* nothing is emitted any more */
  gboolean closed;
  guint n_pending;                /* changes whose outcome has not come back */
  gboolean saving;
  GError *flush_error;            /* the first one since a flush began */
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
  guint n_studies;
  TcId last_study;
};

void tc_workspace_set_flag   (TcWorkspace  *self,
                              gboolean     *member,
                              gboolean      value,
                              const char   *property);
void tc_workspace_set_string (TcWorkspace  *self,
                              char        **member,
                              const char   *value,
                              const char   *property);

G_END_DECLS
