/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sys/resource.h>

#include "tc-import-job.h"
#include "tc-intake.h"
#include "tc-linking.h"

/* Imports files into a project and prints, on one line: records that arrived, records that were there, records that failed,
 * studies, pairs of possible duplicates (1000 stands for more), processor seconds, seconds, peak memory in KiB. With "-" for
 * a project the files are read and extracted, and nothing is stored. See run-import and run-links.
 * Usage: bench-import PROJECT.trialcurator|- FILE… */

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

static void
print (guint  n_done,
       guint  n_present,
       guint  n_failed,
       guint  n_studies,
       guint  n_pairs,
       gint64 begun_at)
{
  g_print ("%u %u %u %u %u %.3f %.3f %ld\n", n_done, n_present, n_failed, n_studies, n_pairs, get_cpu (),
           (g_get_monotonic_time () - begun_at) / 1e6, get_peak ());
}

/* What comes before anything is stored. */
static void
extract_files (char   **paths,
               gint64   begun_at)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) inputs = tc_inputs_new ();
  g_autoptr(TcExtractor) extractor = tc_extractor_dup_default (&error);
  TcIntake *intake;
  TcIntakeItem *item;
  guint n_done = 0;
  guint n_failed = 0;

  if (extractor == NULL)
    g_error ("%s", error->message);
  for (; *paths != NULL; paths++)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (*paths);

      tc_inputs_add_file (inputs, file, *paths, NULL);
    }
  intake = tc_intake_new (inputs, NULL, extractor, NULL);
  while ((item = tc_intake_next (intake)) != NULL)
    {
      for (guint i = 0; i < item->records->len; i++)
        if (((TcIntakeRecord *) g_ptr_array_index (item->records, i))->sources != NULL)
          n_done++;
        else
          n_failed++;
      tc_intake_item_free (item);
    }
  tc_intake_free (intake);
  print (n_done, 0, n_failed, 0, 0, begun_at);
}

static void
import_files (const char  *project,
              char       **paths,
              gint64       begun_at)
{
  g_autoptr(TcWorkspace) workspace = open_project (project);
  g_autoptr(TcImportJob) job = tc_import_job_new (workspace);
  g_autoptr(GError) error = NULL;
  guint n_studies, n_pairs;

  for (; *paths != NULL; paths++)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (*paths);

      tc_import_job_add_file (job, file);
    }
  if (!tc_job_run (TC_JOB (job), NULL, &error) || !tc_workspace_flush (workspace, &error))
    g_error ("%s", error->message);

  n_studies = tc_workspace_get_n_studies (workspace);
  n_pairs = tc_workspace_count_duplicates (workspace, 0);
  if (!tc_workspace_close (workspace, &error))
    g_error ("%s", error->message);
  print (count (job, TC_IMPORT_DONE) + count (job, TC_IMPORT_WARNING), count (job, TC_IMPORT_PRESENT),
         count (job, TC_IMPORT_FAILED), n_studies, n_pairs, begun_at);
}

int
main (int   argc,
      char *argv[])
{
  gint64 begun_at = g_get_monotonic_time ();

  setlocale (LC_ALL, "");
  if (argc < 3)
    g_error ("Usage: bench-import PROJECT.trialcurator|- FILE…");

  if (g_str_equal (argv[1], "-"))
    extract_files (argv + 2, begun_at);
  else
    import_files (argv[1], argv + 2, begun_at);

  return 0;
}
