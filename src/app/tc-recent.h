/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-settings.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the name of the project at @path, as people know it */
char *tc_recent_dup_name    (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): @path with the home folder as a tilde */
char *tc_recent_dup_place   (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Fills @menu with the recent projects that are still there. */
void  tc_recent_update_menu (TcSettings *settings,
                             GMenu      *menu);

G_END_DECLS
