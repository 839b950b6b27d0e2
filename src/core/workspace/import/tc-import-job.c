/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-import-job.h"

#include <glib/gi18n-lib.h>

#include "tc-column-keeping.h"
#include "tc-import-job-private.h"
#include "tc-import-run.h"
#include "tc-linking.h"
#include "tc-workspace-private.h"

#define SAMPLES "/io/github/trialcurator/TrialCurator/data/samples/"

/* What was asked for, before folders are looked into: a file, bytes, or standard input. */
typedef struct
{
  char *name;
  GFile *file;
  GBytes *bytes;
} Wish;

struct _TcImportJob
{
  TcJob parent_instance;

  TcSession *session;
  char *reviewer;
  TcId newest_pair;               /* of reports that look alike, before the import */
  GPtrArray *wishes;
  GPtrArray *inputs;              /* (nullable): of TcInput: what the wishes are, once looked for */
  TcColumnMaps *columns;          /* (nullable): what was said about the tables of this import */
  TcImportTally *tally;           /* the job's thread, until it ends */
  GListStore *results;
  GPtrArray *unread;              /* of char: names of files, each with what was not read of it */
};

G_DEFINE_FINAL_TYPE (TcImportJob, tc_import_job, TC_TYPE_JOB)

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->name);
  g_clear_object (&wish->file);
  g_clear_pointer (&wish->bytes, g_bytes_unref);
  g_free (wish);
}

static Wish *
add_wish (TcImportJob *self,
          const char  *name)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->name = g_strdup (name);
  g_ptr_array_add (self->wishes, wish);

  return wish;
}

/**
 * tc_import_job_expand:
 * @teller: the job that runs, and tells what it does
 *
 * Looks for the files in what was asked for: once, as standard input can be read once only. On the thread of a job.
 *
 * Returns: (transfer none) (element-type TcInput): the inputs
 */
GPtrArray *
tc_import_job_expand (TcImportJob  *self,
                      TcJob        *teller,
                      GCancellable *cancellable)
{
  if (self->inputs != NULL)
    return self->inputs;

  self->inputs = tc_inputs_new ();
  tc_job_report (teller, -1.0, _("Looking for files…"));
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const Wish *wish = g_ptr_array_index (self->wishes, i);

      if (wish->bytes != NULL)
        tc_inputs_add_bytes (self->inputs, wish->name, wish->bytes);
      else if (wish->file != NULL)
        tc_inputs_add_file (self->inputs, wish->file, wish->name, cancellable);
      else
        tc_inputs_add_stdin (self->inputs, wish->name, cancellable);
    }

  return self->inputs;
}

/* What was said now, and what was said before. */
static TcColumnMaps *
prepare_columns (TcImportJob  *self,
                 GError      **error)
{
  TcColumnMaps *maps;

  if (self->columns != NULL && !tc_column_keeping_keep (self->session, self->reviewer, self->columns, error))
    return NULL;
  maps = tc_column_keeping_load (self->session, error);
  if (maps != NULL && self->columns != NULL)
    tc_column_maps_merge (maps, self->columns);

  return maps;
}

static gboolean
import_all (TcImportJob   *self,
            TcExtractor   *extractor,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(TcColumnMaps) maps = prepare_columns (self, error);
  gboolean done;

  if (maps == NULL)
    return FALSE;
  done = tc_import_run (TC_JOB (self), self->session, self->reviewer,
                        tc_import_job_expand (self, TC_JOB (self), cancellable), maps, extractor, self->tally,
                        cancellable, error);
  /* The job lives as long as somebody looks at its results; the bytes of archives need not. */
  g_clear_pointer (&self->inputs, g_ptr_array_unref);

  return done;
}

static gboolean
tc_import_job_run (TcJob         *job,
                   GCancellable  *cancellable,
                   GError       **error)
{
  TcImportJob *self = TC_IMPORT_JOB (job);
  g_autoptr(TcExtractor) extractor = tc_extractor_dup_default (error);
  gboolean done;

  if (extractor == NULL || !tc_session_begin_job (self->session, error))
    return FALSE;

  done = import_all (self, extractor, cancellable, error);
  tc_session_end_batches (self->session);
  tc_session_end_job (self->session);

  return done;
}

static void
tc_import_job_ended (TcJob *job)
{
  TcImportJob *self = TC_IMPORT_JOB (job);

  GPtrArray *results = tc_import_tally_get_results (self->tally);

  g_list_store_splice (self->results, 0, 0, results->pdata, results->len);
}

static void
tc_import_job_finalize (GObject *object)
{
  TcImportJob *self = TC_IMPORT_JOB (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_free (self->reviewer);
  g_ptr_array_unref (self->wishes);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->columns, tc_column_maps_unref);
  tc_import_tally_free (self->tally);
  g_object_unref (self->results);
  g_ptr_array_unref (self->unread);

  G_OBJECT_CLASS (tc_import_job_parent_class)->finalize (object);
}

static void
tc_import_job_class_init (TcImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tc_import_job_finalize;
  TC_JOB_CLASS (klass)->run = tc_import_job_run;
  TC_JOB_CLASS (klass)->ended = tc_import_job_ended;
}

static void
tc_import_job_init (TcImportJob *self)
{
  self->wishes = g_ptr_array_new_with_free_func (wish_free);
  self->tally = tc_import_tally_new ();
  self->results = g_list_store_new (TC_TYPE_IMPORT_RESULT);
  self->unread = g_ptr_array_new_with_free_func (g_free);
}

/**
 * tc_import_job_new:
 *
 * Returns: a job that imports nothing yet
 */
TcImportJob *
tc_import_job_new (TcWorkspace *workspace)
{
  TcImportJob *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (TC_TYPE_IMPORT_JOB, NULL);
  self->session = tc_workspace_ref_session (workspace);
  self->reviewer = g_strdup (tc_workspace_get_reviewer (workspace));
  self->newest_pair = tc_workspace_get_newest_pair (workspace);

  return self;
}

/**
 * tc_import_job_add_file:
 * @file: a file, or a folder whose files are imported with those of its folders
 *
 * Adds to what the job imports. Only before it runs.
 */
void
tc_import_job_add_file (TcImportJob *self,
                        GFile       *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (TC_IS_IMPORT_JOB (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);
  tc_import_job_add_named_file (self, name != NULL ? name : "?", file);
}

/**
 * tc_import_job_add_named_file:
 * @name: a file name: the path as a person typed it
 *
 * The same under another name.
 */
void
tc_import_job_add_named_file (TcImportJob *self,
                              const char  *name,
                              GFile       *file)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (TC_IS_IMPORT_JOB (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (G_IS_FILE (file));

  shown = g_filename_display_name (name);
  add_wish (self, shown)->file = g_object_ref (file);
}

/**
 * tc_import_job_add_stdin:
 *
 * Adds what comes on standard input; it is read when the job runs.
 */
void
tc_import_job_add_stdin (TcImportJob *self)
{
  g_return_if_fail (TC_IS_IMPORT_JOB (self));

  add_wish (self, "standard-input");
}

/**
 * tc_import_job_add_bytes:
 * @name: under which people will see it
 *
 * Adds pasted or embedded text. Only before the job runs.
 */
void
tc_import_job_add_bytes (TcImportJob *self,
                         const char  *name,
                         GBytes      *bytes)
{
  g_return_if_fail (TC_IS_IMPORT_JOB (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (bytes != NULL);

  add_wish (self, name)->bytes = g_bytes_ref (bytes);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/**
 * tc_import_job_add_samples:
 *
 * Adds the invented reports that ship with the program, in the order of their names.
 */
void
tc_import_job_add_samples (TcImportJob *self)
{
  g_auto(GStrv) names = NULL;

  g_return_if_fail (TC_IS_IMPORT_JOB (self));

  names = g_resources_enumerate_children (SAMPLES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SAMPLES, names[i], NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        tc_import_job_add_bytes (self, names[i], bytes);
    }
}

/**
 * tc_import_job_set_columns:
 * @maps: what the columns of tables mean
 *
 * Tells how to read tables. Only before the job runs; @maps must not change any more. The project keeps it.
 */
void
tc_import_job_set_columns (TcImportJob  *self,
                           TcColumnMaps *maps)
{
  g_return_if_fail (TC_IS_IMPORT_JOB (self));
  g_return_if_fail (maps != NULL);

  tc_column_maps_ref (maps);
  g_clear_pointer (&self->columns, tc_column_maps_unref);
  self->columns = maps;
}

/**
 * tc_import_job_get_results:
 *
 * Returns: (transfer none): a #GListModel of #TcImportResult; empty until the job has ended, then with one
 *   for each record and each failed file, in order
 */
GListModel *
tc_import_job_get_results (TcImportJob *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_JOB (self), NULL);

  return G_LIST_MODEL (self->results);
}

/**
 * tc_import_job_count:
 *
 * Returns: the number of records with that outcome, also of those that are not listed one by one; for a job that
 *   has ended
 */
guint
tc_import_job_count (TcImportJob     *self,
                     TcImportOutcome  outcome)
{
  g_return_val_if_fail (TC_IS_IMPORT_JOB (self), 0);

  return tc_import_tally_count (self->tally, outcome);
}

/**
 * tc_import_job_get_newest_pair:
 *
 * Returns: the pair of reports behind which stand those that the import found to look alike; 0 where there was none
 */
TcId
tc_import_job_get_newest_pair (TcImportJob *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_JOB (self), 0);

  return self->newest_pair;
}

/**
 * tc_import_job_add_unread:
 * @name: a file, as shown to people
 * @reason: a translated sentence: which of its columns are not read
 *
 * Adds what tc_import_job_save_report() says of a file.
 */
void
tc_import_job_add_unread (TcImportJob *self,
                          const char  *name,
                          const char  *reason)
{
  g_return_if_fail (TC_IS_IMPORT_JOB (self));

  g_ptr_array_add (self->unread, g_strdup (name));
  g_ptr_array_add (self->unread, g_strdup (reason));
}

/**
 * tc_import_job_get_unread:
 *
 * Returns: (transfer none) (element-type utf8): what was added, in pairs
 */
GPtrArray *
tc_import_job_get_unread (TcImportJob *self)
{
  return self->unread;
}

/**
 * tc_import_job_dup_imported:
 *
 * Returns: a translated line: how many records were imported, and how many of them with warnings
 */
char *
tc_import_job_dup_imported (TcImportJob *self)
{
  guint n_warning = tc_import_job_count (self, TC_IMPORT_WARNING);
  guint n = tc_import_job_count (self, TC_IMPORT_DONE) + n_warning;

  if (n_warning == 0)
    return g_strdup_printf (ngettext ("%u imported", "%u imported", n), n);

  /* Translators: The second number is a part of the first one: "5 imported, 3 of them with warnings". */
  return g_strdup_printf (ngettext ("%u imported, %u of them with a warning", "%u imported, %u of them with warnings",
                                    n_warning),
                          n, n_warning);
}
