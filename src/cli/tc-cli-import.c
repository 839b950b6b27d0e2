/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "tc-cli-columns.h"
#include "tc-cli-interrupt.h"
#include "tc-cli-private.h"
#include "tc-import-job.h"

static void
add_inputs (TcImportJob  *job,
            char        **inputs)
{
  for (guint i = 0; inputs[i] != NULL; i++)
    if (g_str_equal (inputs[i], "-"))
      {
        tc_import_job_add_stdin (job);
      }
    else
      {
        g_autoptr(GFile) file = g_file_new_for_commandline_arg (inputs[i]);

        tc_import_job_add_named_file (job, inputs[i], file);
      }
}

static void
print_result (TcImportResult *result)
{
  const char *name = tc_import_result_get_name (result);
  const char *reason = tc_import_result_get_reason (result);
  g_autofree char *line = NULL;
  g_autofree char *visible = NULL;

  if (tc_import_result_get_outcome (result) == TC_IMPORT_FAILED)
    {
      tc_cli_fail (name, reason);
      return;
    }

  if (*reason != '\0')
    line = g_strdup_printf ("%s: %s: %s", name, tc_import_result_get_label (result), reason);
  else
    line = g_strdup_printf ("%s: %s", name, tc_import_result_get_label (result));
  visible = tc_cli_dup_visible_line (line);
  tc_cli_print_line (visible);
}

/* What became of the records: whole phrases, since the order of number and word differs by language. */
static void
print_counts (TcImportJob *job)
{
  guint n_present = tc_import_job_count (job, TC_IMPORT_PRESENT);
  guint n_failed = tc_import_job_count (job, TC_IMPORT_FAILED);

  tc_cli_take_line (tc_import_job_dup_imported (job));
  tc_cli_take_line (g_strdup_printf (ngettext ("%u already there", "%u already there", n_present),
                                     n_present));
  tc_cli_take_line (g_strdup_printf (ngettext ("%u failed", "%u failed", n_failed), n_failed));
}

/* What is in the project stays as it was read. */
static void
tell_unused_columns (TcImportJob *job)
{
  guint n_present = tc_import_job_count (job, TC_IMPORT_PRESENT);

  if (n_present == 0)
    return;

  tc_cli_fail ("--map",
               ngettext ("What was already there stays as it was read before: this was not used for it. To read it "
                         "so, import the file into a new project.",
                         "What was already there stays as it was read before: this was not used for it. To read it "
                         "so, import the files into a new project.", n_present));
}

static gboolean
save_report (TcImportJob *job,
             const char  *report)
{
  g_autoptr(GError) error = NULL;

  if (report == NULL || tc_import_job_save_report (job, report, &error))
    return TRUE;
  tc_cli_fail (report, error->message);

  return FALSE;
}

static int
import (TcWorkspace  *workspace,
        char        **inputs,
        const char   *columns,
        const char   *report)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (workspace);
  g_autoptr(GError) error = NULL;
  gboolean done;
  GListModel *results;
  int status;

  add_inputs (job, inputs);
  status = tc_cli_choose_columns (workspace, job, columns);
  if (status == TC_CLI_FAILED)
    save_report (job, report);
  if (status != TC_CLI_DONE)
    return status;
  done = tc_cli_run_job (TC_JOB (job), &error);

  results = tc_import_job_get_results (job);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr(TcImportResult) result = g_list_model_get_item (results, i);

      print_result (result);
    }
  print_counts (job);
  if (columns != NULL)
    tell_unused_columns (job);

  if (!done)
    tc_cli_fail_job (workspace, error);

  return save_report (job, report) && done && tc_import_job_count (job, TC_IMPORT_FAILED) == 0
           ? TC_CLI_DONE
           : TC_CLI_FAILED;
}

/* A project that is there keeps its codebook. */
static TcWorkspace *
create (const char *project,
        const char *path)
{
  g_autoptr(TcCodebook) codebook = NULL;
  g_autoptr(GError) error = NULL;
  TcWorkspace *workspace;

  if (g_file_test (project, G_FILE_TEST_EXISTS))
    {
      tc_cli_fail (project, _("The project is there already. “trial-curator codebook --set=FILE” changes its codebook."));
      return NULL;
    }
  codebook = tc_cli_read_codebook (path);
  if (codebook == NULL)
    return NULL;
  workspace = tc_workspace_create (project, codebook, &error);
  if (workspace == NULL)
    tc_cli_fail (error->domain == TC_CODEBOOK_ERROR ? path : project, error->message);

  return workspace;
}

static int
refuse_report (const char   *report,
               const GError *error)
{
  g_autofree char *name = g_filename_display_name (report);
  g_autofree char *message = g_strdup_printf ("--report=%s: %s", name, error->message);

  return tc_cli_usage_error (message);
}

/* A call that was wrong leaves no project that was made for it. */
static int
finish (TcWorkspace *workspace,
        gboolean     made,
        int          status)
{
  gboolean unused = made && status == TC_CLI_USAGE && tc_workspace_get_n_studies (workspace) == 0;
  g_autofree char *path = g_strdup (tc_workspace_get_path (workspace));

  status = tc_cli_close (workspace, status);
  if (unused && g_unlink (path) != 0)
    tc_cli_fail (path, g_strerror (errno));

  return tc_cli_end_signals (status);
}

/**
 * tc_cli_import:
 *
 * The command `import`: files and folders into a project.
 *
 * Returns: the exit status
 */
int
tc_cli_import (int    argc,
               char **argv)
{
  g_autofree char *project = NULL;
  g_autofree char *codebook = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *report = NULL;
  g_auto(GStrv) inputs = NULL;
  g_autoptr(TcWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  gboolean made;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project,
      N_("The project; it is made if it is not there"), "P" },
    { "codebook", 0, 0, G_OPTION_ARG_FILENAME, &codebook,
      N_("The codebook of a new project; “trial-curator codebook” prints one"), "FILE" },
    { "map", 0, 0, G_OPTION_ARG_STRING, &columns,
      N_("What columns of tables are: fields of the codebook, “abstract”, “keywords”, “affiliations”, “links”, "
         "“first_page”, “last_page”, “database”, “accession_number”, “text” or “ignore”; a name with a comma in "
         "\"…\"; or a file with one such line a column"),
      "COLUMN=FIELD,…|@FILE" },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &report,
      N_("Write what became of every record into a CSV file"), "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &inputs, NULL, NULL },
    { NULL }
  };

  if (!tc_cli_parse (argc, argv, _("FILE|DIR|-…"),
                     _("Imports reports into a project. Says of each file what became of it, and "
                       "of tables which columns were not "
                       "read; those are named with --map."),
                     entries))
    return TC_CLI_USAGE;
  if (project == NULL)
    return tc_cli_usage_error (_("No project was named (--project=P)."));
  if (inputs == NULL)
    return tc_cli_usage_error (_("No file was named."));
  if (report != NULL
      && !tc_import_report_check_path (report, project, (const char * const *) inputs, &error))
    return refuse_report (report, error);

  tc_cli_catch_signals ();
  made = !g_file_test (project, G_FILE_TEST_EXISTS);
  workspace = codebook != NULL ? create (project, codebook)
                               : tc_cli_open (project, TC_WORKSPACE_OPEN_OR_CREATE);
  if (workspace == NULL)
    return TC_CLI_FAILED;

  return finish (workspace, made, import (workspace, inputs, columns, report));
}
