/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-session.h"

G_BEGIN_DECLS

TcWorkspace *tc_workspace_new_for_session (TcSession  *session,
                                      const char      *path,
                                      const char      *name,
                                      GMainContext    *context) G_GNUC_WARN_UNUSED_RESULT;
TcSession *tc_workspace_get_session  (TcWorkspace     *self,
                                      GError         **error);
TcSession *tc_workspace_ref_session  (TcWorkspace     *self) G_GNUC_WARN_UNUSED_RESULT;
void       tc_workspace_change       (TcWorkspace     *self,
                                      const char      *action,
                                      TcChangeFunc     function,
                                      gpointer         data,
                                      GDestroyNotify   destroy);
void       tc_workspace_show_outcome (TcWorkspace     *self,
                                      gpointer         data);

G_END_DECLS
