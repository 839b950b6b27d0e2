/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trial-curator"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "tc-application.h"
#include "tc-cli.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(TcApplication) application = NULL;
  int status;
  const char *localedir = g_getenv ("TC_LOCALEDIR");     /* for running from the build folder */

  /* A file that may not grow and a reader that is gone are errors to tell, not to die of. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (tc_cli_is_command (argc, argv))
    return tc_cli_run (argc, argv);

  application = tc_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (tc_application_wants_restart (application))
    tc_application_restart (application, argv[0]);

  return status;
}
