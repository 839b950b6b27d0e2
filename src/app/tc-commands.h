/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcCommand:
 * @action: detailed name of the action
 * @accels: its accelerators, the one to show first
 *
 * A command and its keys.
 */
typedef struct
{
  const char *action;
  const char *accels[4];
} TcCommand;

const TcCommand *tc_commands_get   (guint          *n_commands);
void             tc_commands_apply (GtkApplication *application);

G_END_DECLS
