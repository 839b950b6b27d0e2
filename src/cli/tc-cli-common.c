/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "tc-cli-private.h"

/* The first error on standard output; 0 while there is none. */
static int output_errno;

/**
 * tc_cli_parse:
 * @parameters: what follows the options, such as "FILE…"
 * @summary: a translated sentence
 *
 * Parses the options of a command; prints its help and ends the program where that is asked for.
 *
 * Returns: %FALSE where the arguments are wrong, which was said
 */
gboolean
tc_cli_parse (int                  argc,
              char               **argv,
              const char          *parameters,
              const char          *summary,
              const GOptionEntry  *entries)
{
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strconcat ("trial-curator ", argv[0], NULL);
  g_auto(GStrv) copy = g_new0 (char *, argc + 1);

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  g_set_prgname (name);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, &copy, &error))
    return TRUE;

  tc_cli_usage_error (error->message);

  return FALSE;
}

/**
 * tc_cli_usage_error:
 * @message: a translated sentence
 *
 * Says what is wrong with the arguments.
 *
 * Returns: the exit status for it
 */
int
tc_cli_usage_error (const char *message)
{
  const char *name = g_get_prgname ();

  if (name == NULL || !g_str_has_prefix (name, "trial-curator"))
    name = "trial-curator";
  g_printerr ("%s: %s\n", name, message);
  /* Translators: %s is a command, such as “trial-curator list” */
  g_printerr (_("“%s --help” says how it is used."), name);
  g_printerr ("\n");

  return TC_CLI_USAGE;
}

/**
 * tc_cli_parse_format:
 * @format: (nullable): the option as typed
 * @by_default: whether it is JSON where the option is not there
 *
 * Reads the option --format.
 *
 * Returns: %FALSE where it is neither json nor text, which was said
 */
gboolean
tc_cli_parse_format (const char *format,
                     gboolean    by_default,
                     gboolean   *json)
{
  *json = format == NULL ? by_default : g_str_equal (format, "json");
  if (format == NULL || *json || g_str_equal (format, "text"))
    return TRUE;

  tc_cli_usage_error (_("The format must be “json” or “text”."));

  return FALSE;
}

/* A project that an update left behind is brought up to date by whoever may write it. Returns FALSE where that did not
 * go: what is told then is why it could not be read. */
static gboolean
bring_up_to_date (const char *path,
                  const char *name)
{
  g_autofree char *backup = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (!tc_workspace_upgrade (path, &backup, NULL))
    return FALSE;
  if (backup == NULL)
    return TRUE;

  shown = g_filename_display_basename (backup);
  /* Translators: %s is a file name */
  message = g_strdup_printf (_("The project was of an older version and was brought up to date. As it was before, it is "
                               "kept in “%s”."), shown);
  tc_cli_fail (name, message);

  return TRUE;
}

/**
 * tc_cli_open:
 * @path: (nullable): the option --project
 *
 * Opens a project. One of an older version is brought up to date first, also where it is only read, and that is said.
 *
 * Returns: (nullable): the project; %NULL where it could not be opened, which was said
 */
TcWorkspace *
tc_cli_open (const char      *path,
             TcWorkspaceMode  mode)
{
  g_autoptr(GError) error = NULL;
  TcWorkspace *workspace = tc_workspace_open (path, mode, &error);
  g_autofree char *name = g_filename_display_name (path);

  if (workspace == NULL && tc_workspace_error_is_older (error) && bring_up_to_date (path, name))
    {
      g_clear_error (&error);
      workspace = tc_workspace_open (path, mode, &error);
    }
  if (workspace == NULL)
    tc_cli_fail (name, error->message);

  return workspace;
}

/**
 * tc_cli_close:
 * @status: the exit status so far
 *
 * Closes the project and the output.
 *
 * Returns: the exit status
 */
int
tc_cli_close (TcWorkspace *workspace,
              int          status)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_name (tc_workspace_get_path (workspace));

  if (!tc_workspace_close (workspace, &error))
    {
      tc_cli_fail (name, error->message);
      status = TC_CLI_FAILED;
    }

  return tc_cli_end_output (status);
}

/**
 * tc_cli_print:
 *
 * Writes UTF-8 to standard output, whatever the locale: it is read by programs. Errors are kept for
 * tc_cli_end_output().
 */
void
tc_cli_print (const char *text)
{
  errno = 0;
  if (output_errno == 0 && fputs (text, stdout) == EOF)
    output_errno = errno != 0 ? errno : EIO;
}

/**
 * tc_cli_print_line:
 *
 * The same, with an end of line.
 */
void
tc_cli_print_line (const char *text)
{
  tc_cli_print (text);
  tc_cli_print ("\n");
}

/**
 * tc_cli_take_line:
 * @text: (transfer full): a line that was made for this
 *
 * The same, and frees the line.
 */
void
tc_cli_take_line (char *text)
{
  tc_cli_print_line (text);
  g_free (text);
}

/**
 * tc_cli_fail:
 *
 * Says on standard error what failed, as `name: reason`, after what was printed so far.
 */
void
tc_cli_fail (const char *name,
             const char *reason)
{
  g_autofree char *visible_name = tc_cli_dup_visible_line (name);
  g_autofree char *visible_reason = tc_cli_dup_visible_line (reason);

  fflush (stdout);
  g_printerr ("%s: %s\n", visible_name, visible_reason);
}

/**
 * tc_cli_fail_job:
 * @error: why a job on the project failed
 *
 * The same of a job, with what a person has to know who ended it.
 */
void
tc_cli_fail_job (TcWorkspace  *workspace,
                 const GError *error)
{
  g_autofree char *name = g_filename_display_name (tc_workspace_get_path (workspace));

  tc_cli_fail (name, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                       ? _("Ended before all was done. What was finished until then is in the project.")
                       : error->message);
}

/**
 * tc_cli_end_output:
 * @status: the exit status so far
 *
 * Returns: the exit status; failed where something could not be written. A closed pipe is no surprise and
 *   is not spoken of.
 */
int
tc_cli_end_output (int status)
{
  errno = 0;
  if (fflush (stdout) == EOF && output_errno == 0)
    output_errno = errno != 0 ? errno : EIO;
  if (output_errno == 0)
    return status;
  if (output_errno != EPIPE)
    tc_cli_fail (_("standard output"), g_strerror (output_errno));

  return TC_CLI_FAILED;
}
