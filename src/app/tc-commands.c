/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-commands.h"

/* The only place that names accelerators; ui/tc-shortcuts-window.ui shows them (a test compares the two).
 *
 * Left alone: Ctrl+Space (input methods), Ctrl+Shift+U and Ctrl+. (characters by code, emoji), what text
 * entries do with Ctrl and the arrow keys, Alt and letters (access keys). */
static const TcCommand commands[] = {
  { "app.new-project", { "<Control>n" } },
  { "app.open-project", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.menu", { "F10" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },

  { "win.import", { "<Control>i" } },
  { "win.import-folder", { "<Control><Shift>i" } },
  { "win.import-tables", { "<Control><Alt>i" } },
  { "win.import-clipboard", { "<Control><Shift>v" } },
  { "win.export", { "<Control>e" } },

  { "win.search", { "<Control>f" } },
  { "win.next-study", { "<Alt>Down", "<Control>Page_Down" } },
  { "win.previous-study", { "<Alt>Up", "<Control>Page_Up" } },
  { "win.focus-pane(1)", { "<Alt>1" } },
  { "win.focus-pane(2)", { "<Alt>2" } },
  { "win.focus-pane(3)", { "<Alt>3" } },
  { "win.next-pane", { "F6" } },

  { "win.next-to-check", { "F8" } },
  { "win.previous-to-check", { "<Shift>F8" } },
  { "win.next-group", { "<Alt>Page_Down" } },
  { "win.previous-group", { "<Alt>Page_Up" } },
  { "win.accept", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.accept-group", { "<Control><Shift>Return", "<Control><Shift>KP_Enter" } },
  { "win.not-reported", { "<Control>1" } },
  { "win.not-applicable", { "<Control>2" } },
  { "win.unclear", { "<Control>3" } },
  { "win.show-suggestions", { "<Control>k" } },
  { "win.edit-note", { "<Control>m" } },
  { "win.show-history", { "<Control>h" } },
  { "win.revert", { "<Control>r" } },
  { "win.show-quote", { "<Control>j" } },

  { "win.add-evidence", { "<Control><Shift>j" } },
  { "win.assign", { "<Control>t" } },
  { "win.assign-choose", { "<Control><Shift>t" } },
  { "win.annotate", { "<Control>b" } },
  { "win.show-annotations", { "<Control><Shift>b" } },

  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.mark-reviewed", { "<Control>d" } },
  { "win.exclude", { "<Control><Shift>x" } },
  { "win.back-to-review", { "<Control><Shift>d" } },
  { "win.merge", { "<Control><Shift>m" } },
  { "win.split-report", { "<Control><Shift>l" } },
  { "win.show-duplicates", { "<Control>l" } },
  { "win.rerun", { "<Control><Shift>r" } },
  { "win.codebook", { "<Control><Shift>k" } },
};

/**
 * tc_commands_get:
 *
 * All commands that have a key.
 */
const TcCommand *
tc_commands_get (guint *n_commands)
{
  g_return_val_if_fail (n_commands != NULL, NULL);

  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}

/**
 * tc_commands_apply:
 *
 * Gives the commands their keys in every window of @application.
 */
void
tc_commands_apply (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_application_set_accels_for_action (application, commands[i].action,
                                           (const char * const *) commands[i].accels);
}
