/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tc_cli_is_command:
 *
 * Whether the arguments name one of the headless commands (or --help, --version), so that no display is
 * needed: extract, import, list, export, verify.
 */
gboolean tc_cli_is_command (int     argc,
                            char  **argv);

/**
 * tc_cli_run:
 *
 * Returns: the exit status: 0 all well, 1 some input failed, 2 wrong usage
 */
int      tc_cli_run        (int     argc,
                            char  **argv);

G_END_DECLS
