/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "tc-cli-private.h"
#include "tc-verify-job.h"

/* What somebody may note, to compare it later. */
static void
print_head (TcVerifyJob *job)
{
  gint64 n = tc_verify_job_get_n_entries (job);

  if (n > 0)
    tc_cli_take_line (g_strdup_printf (ngettext ("The history has %" PRId64 " entry; its head is %s.",
                                                 "The history has %" PRId64 " entries; its head is %s.", n),
                                       n, tc_verify_job_get_head (job)));
}

static int
verify (TcWorkspace *workspace,
        const char  *head)
{
  g_autoptr(TcVerifyJob) job = tc_verify_job_new (workspace);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_name (tc_workspace_get_path (workspace));
  g_autofree char *visible = NULL;
  g_autofree char *line = NULL;
  GPtrArray *problems = tc_verify_job_get_problems (job);
  gboolean done;

  if (head != NULL)
    tc_verify_job_set_head (job, head);
  done = tc_job_run (TC_JOB (job), NULL, &error);

  for (guint i = 0; i < problems->len; i++)
    tc_cli_fail (name, g_ptr_array_index (problems, i));
  if (!done)
    tc_cli_fail (name, error->message);
  if (!done || problems->len > 0)
    return TC_CLI_FAILED;

  visible = tc_cli_dup_visible_line (name);
  line = g_strdup_printf ("%s: %s", visible, _("All is as it was written."));
  tc_cli_print_line (line);
  print_head (job);

  return TC_CLI_DONE;
}

/**
 * tc_cli_verify:
 *
 * The command `verify`: whether a project is as it was written.
 *
 * Returns: the exit status
 */
int
tc_cli_verify (int    argc,
               char **argv)
{
  g_autofree char *project = NULL;
  g_autofree char *head = NULL;
  g_auto(GStrv) rest = NULL;
  g_autoptr(TcWorkspace) workspace = NULL;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project, N_("The project"), "P" },
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, N_("A head of the history that was noted before"), "HASH" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!tc_cli_parse (argc, argv, NULL,
                     _("Checks the file, the hashes and the history of a project."), entries))
    return TC_CLI_USAGE;
  if (project == NULL)
    return tc_cli_usage_error (_("No project was named (--project=P)."));
  if (rest != NULL)
    return tc_cli_usage_error (_("This command takes options only."));

  workspace = tc_cli_open (project, TC_WORKSPACE_READ);
  if (workspace == NULL)
    return TC_CLI_FAILED;

  return tc_cli_close (workspace, verify (workspace, head));
}
