/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trial-curator"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "tc-application.h"
#include "tc-cli.h"

/* Under the prefix where the program lies, which need not be the one that it was built for. */
static char *
find_locales (void)
{
  const char *given = g_getenv ("TC_LOCALEDIR");         /* for running from the build folder */
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "..", "share", "locale", NULL) : NULL;
  g_autofree char *catalogue = beside != NULL
                                 ? g_build_filename (beside, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL)
                                 : NULL;

  if (given != NULL)
    return g_strdup (given);
  if (catalogue != NULL && g_file_test (catalogue, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);

  return g_strdup (LOCALEDIR);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(TcApplication) application = NULL;
  int status;
  g_autofree char *localedir = find_locales ();

  /* A file that may not grow and a reader that is gone are errors to tell, not to die of. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir);
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
