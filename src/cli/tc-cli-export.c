/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-cli-private.h"
#include "tc-export-job.h"

static void
print_counts (TcExportJob *job)
{
  guint n_studies = tc_export_job_get_n_studies (job);
  guint n_guarded = MIN (tc_export_job_get_n_guarded (job), G_MAXUINT);

  tc_cli_take_line (g_strdup_printf (ngettext ("%u study exported", "%u studies exported", n_studies),
                                     n_studies));
  if (n_guarded > 0)
    tc_cli_take_line (g_strdup_printf (ngettext ("%u text cell made safe for spreadsheets",
                                                 "%u text cells made safe for spreadsheets",
                                                 n_guarded),
                                       n_guarded));
}

/* Tables without rows look like a failure; nobody should have to guess that it is none. */
static void
explain_nothing (TcWorkspace *workspace,
                 gboolean     all_studies)
{
  g_autofree char *name = g_filename_display_name (tc_workspace_get_path (workspace));

  if (tc_workspace_get_n_studies (workspace) == 0)
    tc_cli_fail (name, _("The project has no studies yet, so the tables have no rows."));
  else if (!all_studies)
    tc_cli_fail (name, _("No study is marked as reviewed yet, so the tables have no rows. "
                         "Export all studies with --studies=all."));
}

static int
export (TcWorkspace *workspace,
        const char  *output,
        gboolean     all_studies,
        gboolean     excel)
{
  g_autoptr(TcExportJob) job = tc_export_job_new (workspace, output, all_studies, excel);
  g_autoptr(GError) error = NULL;
  const char * const *paths;

  if (!tc_job_run (TC_JOB (job), NULL, &error))
    {
      g_autofree char *name = g_filename_display_name (output);

      tc_cli_fail (name, error->message);
      return TC_CLI_FAILED;
    }

  paths = tc_export_job_get_paths (job);
  for (guint i = 0; paths[i] != NULL; i++)
    tc_cli_print_line (paths[i]);
  print_counts (job);
  if (tc_export_job_get_n_studies (job) == 0)
    explain_nothing (workspace, all_studies);

  return TC_CLI_DONE;
}

/**
 * tc_cli_export:
 *
 * The command `export`: the CSV files of a project.
 *
 * Returns: the exit status
 */
int
tc_cli_export (int    argc,
               char **argv)
{
  g_autofree char *project = NULL;
  g_autofree char *output = NULL;
  g_autofree char *studies = NULL;
  g_auto(GStrv) rest = NULL;
  gboolean excel = FALSE, all_studies;
  g_autoptr(TcWorkspace) workspace = NULL;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project, N_("The project"), "P" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output,
      N_("The folder to write into; it is made if it is not there"), "DIR" },
    { "studies", 0, 0, G_OPTION_ARG_FILENAME, &studies,
      N_("“reviewed” studies only, or “all”"), "reviewed|all" },
    { "excel", 0, 0, G_OPTION_ARG_NONE, &excel,
      N_("Begin each file with the mark by which Excel knows UTF-8"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!tc_cli_parse (argc, argv, NULL, _("Writes the CSV files of a project into a folder."), entries))
    return TC_CLI_USAGE;
  if (project == NULL)
    return tc_cli_usage_error (_("No project was named (--project=P)."));
  if (output == NULL)
    return tc_cli_usage_error (_("No folder was named (--output=DIR)."));
  if (rest != NULL)
    return tc_cli_usage_error (_("This command takes options only."));
  all_studies = g_strcmp0 (studies, "all") == 0;
  if (studies != NULL && !all_studies && !g_str_equal (studies, "reviewed"))
    return tc_cli_usage_error (_("The studies must be “reviewed” or “all”."));

  workspace = tc_cli_open (project, TC_WORKSPACE_READ);
  if (workspace == NULL)
    return TC_CLI_FAILED;

  return tc_cli_close (workspace, export (workspace, output, all_studies, excel));
}
