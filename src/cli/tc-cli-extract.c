/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <signal.h>

#include "tc-cli-private.h"
#include "tc-extract-run.h"

typedef struct
{
  gboolean json;
  TcCliRecordFlags flags;
} Options;

static void
print_record_cb (TcSource     *source,
                 GPtrArray    *discrepancies,
                 const char   *name,
                 const GError *error,
                 gpointer      user_data)
{
  const Options *options = user_data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      tc_cli_fail (name, error->message);
      return;
    }

  if (options->json)
    text = tc_cli_record_to_json (source, discrepancies, name, options->flags);
  else
    text = tc_cli_record_to_text (source, discrepancies, name, options->flags);
  tc_cli_print_line (text);
}

/**
 * tc_cli_extract:
 *
 * The command `extract`: prints what the rules read, record by record.
 *
 * Returns: the exit status
 */
int
tc_cli_extract (int    argc,
                char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *project = NULL;
  g_auto(GStrv) inputs = NULL;
  Options options = { TRUE, 0 };
  gboolean with_text = FALSE;
  gboolean explain = FALSE;
  gboolean apply = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      N_("“json” (one object a line) or “text” (for people)"), "json|text" },
    { "with-text", 0, 0, G_OPTION_ARG_NONE, &with_text,
      N_("Print the text of each source, too"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain,
      N_("Say of each suggestion why it is made"), NULL },
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project,
      N_("Read the sources of a project again and say what would change"), "P" },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &apply,
      N_("Change the suggestions of the project; answers stay"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &inputs, NULL, NULL },
    { NULL }
  };

  if (!tc_cli_parse (argc, argv, _("FILE|DIR|-…"),
                     _("Prints what the rules read in reports, without a project. With --project "
                       "and no files: what would change in a project if its reports were read "
                       "again; with --apply that is done."),
                     entries)
      || !tc_cli_parse_format (format, TRUE, &options.json))
    return TC_CLI_USAGE;
  if (project != NULL && inputs != NULL)
    return tc_cli_usage_error (_("Name a project or files, not both."));
  if (apply && project == NULL)
    return tc_cli_usage_error (_("No project was named (--project=P)."));
  if (project != NULL && (format != NULL || with_text || explain))
    return tc_cli_usage_error (_("--format, --with-text and --explain are for files, not for a project."));
  if (project != NULL)
    return tc_cli_rerun (project, apply);
  if (inputs == NULL)
    return tc_cli_usage_error (_("No file was named."));

  options.flags = (with_text ? TC_CLI_RECORD_WITH_TEXT : 0) | (explain ? TC_CLI_RECORD_EXPLAIN : 0);

  /* A filter: when nobody reads on, it ends. */
  signal (SIGPIPE, SIG_DFL);

  return tc_cli_end_output (tc_extract_run ((const char * const *) inputs, print_record_cb, &options)
                            ? TC_CLI_DONE : TC_CLI_FAILED);
}
