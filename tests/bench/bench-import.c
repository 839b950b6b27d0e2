/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sys/resource.h>

#include "tc-import-job.h"
#include "tc-linking.h"

/* Imports files into a project and prints, on one line: records that arrived, records that were there, records that failed,
 * studies, pairs of possible duplicates (1000 stands for more), processor seconds, seconds, peak memory in KiB. See
 * run-import and run-links.
 * Usage: bench-import PROJECT.trialcurator FILE… */

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static long
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

static TcWorkspace *
open_project (const char *path)
{
  g_autoptr(GError) error = NULL;
  TcWorkspace *workspace = tc_workspace_open (path, TC_WORKSPACE_OPEN_OR_CREATE, &error);

  if (workspace == NULL)
    g_error ("%s: %s", path, error->message);

  return workspace;
}

static guint
count (TcImportJob     *job,
       TcImportOutcome  outcome)
{
  return tc_import_job_count (job, outcome);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TcWorkspace) workspace = NULL;
  g_autoptr(TcImportJob) job = NULL;
  g_autoptr(GError) error = NULL;
  gint64 begun_at = g_get_monotonic_time ();
  guint n_studies, n_pairs;

  setlocale (LC_ALL, "");
  if (argc < 3)
    g_error ("Usage: bench-import PROJECT.trialcurator FILE…");

  workspace = open_project (argv[1]);
  job = tc_import_job_new (workspace);
  for (int i = 2; i < argc; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (argv[i]);

      tc_import_job_add_file (job, file);
    }
  if (!tc_job_run (TC_JOB (job), NULL, &error) || !tc_workspace_flush (workspace, &error))
    g_error ("%s", error->message);

  n_studies = tc_workspace_get_n_studies (workspace);
  n_pairs = tc_workspace_count_duplicates (workspace);
  if (!tc_workspace_close (workspace, &error))
    g_error ("%s", error->message);
  g_print ("%u %u %u %u %u %.3f %.3f %ld\n", count (job, TC_IMPORT_DONE) + count (job, TC_IMPORT_WARNING),
           count (job, TC_IMPORT_PRESENT), count (job, TC_IMPORT_FAILED), n_studies, n_pairs, get_cpu (),
           (g_get_monotonic_time () - begun_at) / 1e6, get_peak ());

  return 0;
}
