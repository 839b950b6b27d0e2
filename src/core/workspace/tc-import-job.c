/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-import-job.h"

#include <glib/gi18n-lib.h>

#include "tc-import-result-private.h"
#include "tc-import-store.h"
#include "tc-workspace-private.h"

/* A batch is committed when it has this many files or is this old. */
#define BATCH_FILES 64
#define BATCH_TIME (500 * G_TIME_SPAN_MILLISECOND)
/* From this many inputs on the store prepares for many rows. */
#define BULK_FILES 32
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
  GPtrArray *wishes;
  GPtrArray *found;               /* of TcImportResult; the job's thread */
  GListStore *results;
};

/* What one transaction stores. */
typedef struct
{
  GPtrArray *items;               /* of TcIntakeItem */
  GPtrArray *results;             /* of TcImportResult */
  gint64 begun_at;
} Batch;

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

static void
free_item (gpointer data)
{
  tc_intake_item_free (data);
}

static Batch *
batch_new (void)
{
  Batch *batch = g_new (Batch, 1);

  batch->items = g_ptr_array_new_with_free_func (free_item);
  batch->results = g_ptr_array_new_with_free_func (g_object_unref);
  batch->begun_at = g_get_monotonic_time ();

  return batch;
}

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->items);
  g_ptr_array_unref (batch->results);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
add_failure (GPtrArray    *results,
             const char   *name,
             const GError *error)
{
  g_ptr_array_add (results, tc_import_result_new (name, TC_IMPORT_FAILED, error->message, 0, NULL));
}

/* Whether going on with the next file makes no sense. */
static gboolean
is_fatal (const GError *error)
{
  return g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_FULL)
         || g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
}

/* Stores one file whole, or nothing of it. */
static gboolean
store_item (TcChange      *change,
            TcIntakeItem  *item,
            GPtrArray     *results,
            GError       **error)
{
  g_autoptr(GError) store_error = NULL;
  guint n_results = results->len;
  TcId group = change->group;
  gboolean undoable = change->undoable;

  if (item->error != NULL)
    {
      add_failure (results, item->input->name, item->error);
      return TRUE;
    }

  if (!tc_store_savepoint (change->store, error))
    return FALSE;
  if (tc_import_store_item (change, item, results, &store_error))
    return tc_store_release (change->store, error);

  tc_store_rollback_to (change->store);
  g_ptr_array_set_size (results, n_results);
  change->group = group;
  change->undoable = undoable;
  if (is_fatal (store_error))
    {
      g_propagate_error (error, g_steal_pointer (&store_error));
      return FALSE;
    }
  add_failure (results, item->input->name, store_error);

  return TRUE;
}

static gboolean
store_batch (TcChange  *change,
             gpointer   data,
             GError   **error)
{
  Batch *batch = data;

  change->edits = FALSE;
  for (guint i = 0; i < batch->items->len; i++)
    if (!store_item (change, g_ptr_array_index (batch->items, i), batch->results, error))
      return FALSE;

  return TRUE;
}

static gboolean
commit_batch (TcImportJob    *self,
              Batch          *batch,
              TcChangeGroup  *group,
              GError        **error)
{
  g_autoptr(GError) store_error = NULL;

  if (!tc_session_change_batch (self->session, "import", self->reviewer, group,
                                store_batch, batch, &store_error))
    {
      g_ptr_array_set_size (batch->results, 0);
      for (guint i = 0; i < batch->items->len; i++)
        {
          TcIntakeItem *item = g_ptr_array_index (batch->items, i);

          add_failure (batch->results, item->input->name,
                       item->error != NULL ? item->error : store_error);
        }
    }
  g_ptr_array_extend_and_steal (self->found, g_steal_pointer (&batch->results));
  batch->results = g_ptr_array_new_with_free_func (g_object_unref);

  if (store_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&store_error));

  return FALSE;
}

/* The next inputs, as many as are stored in one transaction. Empty behind the last one, or where the job
 * was cancelled: what was read until then is stored. */
static Batch *
read_batch (TcImportJob  *self,
            TcIntake     *intake,
            guint        *n_done,
            guint         n_inputs,
            GCancellable *cancellable)
{
  Batch *batch = batch_new ();

  while (batch->items->len < BATCH_FILES && g_get_monotonic_time () < batch->begun_at + BATCH_TIME)
    {
      TcIntakeItem *item = tc_intake_next (intake);
      g_autofree char *message = NULL;

      if (item == NULL)
        break;
      if (g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          tc_intake_item_free (item);
          break;
        }
      g_ptr_array_add (batch->items, item);
      ++*n_done;
      /* Translators: a file's name, its number, and how many files there are */
      message = g_strdup_printf (_("%s (%u of %u)"), item->input->name, *n_done, n_inputs);
      tc_job_report (TC_JOB (self), (double) *n_done / n_inputs, message);
    }

  return batch;
}

static GPtrArray *
expand_wishes (TcImportJob  *self,
               GCancellable *cancellable)
{
  GPtrArray *inputs = tc_inputs_new ();

  tc_job_report (TC_JOB (self), -1.0, _("Looking for files…"));
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const Wish *wish = g_ptr_array_index (self->wishes, i);

      if (wish->bytes != NULL)
        tc_inputs_add_bytes (inputs, wish->name, wish->bytes);
      else if (wish->file != NULL)
        tc_inputs_add_file (inputs, wish->file, wish->name, cancellable);
      else
        tc_inputs_add_stdin (inputs, wish->name);
    }

  return inputs;
}

/* After a failure of the whole project: the files that were not reached. */
static void
fail_rest (TcImportJob  *self,
           GPtrArray    *inputs,
           guint         n_done,
           const GError *error)
{
  for (guint i = n_done; i < inputs->len; i++)
    add_failure (self->found, ((TcInput *) g_ptr_array_index (inputs, i))->name, error);
}

static gboolean
import_inputs (TcImportJob   *self,
               GPtrArray     *inputs,
               TcExtractor   *extractor,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(TcIntake) intake = tc_intake_new (inputs, extractor, cancellable);
  TcChangeGroup group = { .held = TRUE };
  guint n_done = 0;

  for (;;)
    {
      g_autoptr(Batch) batch = read_batch (self, intake, &n_done, inputs->len, cancellable);
      g_autoptr(GError) store_error = NULL;

      if (batch->items->len == 0)
        return !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!commit_batch (self, batch, &group, &store_error))
        {
          fail_rest (self, inputs, n_done, store_error);
          g_propagate_error (error, g_steal_pointer (&store_error));
          return FALSE;
        }
    }
}

static gboolean
tc_import_job_run (TcJob         *job,
                   GCancellable  *cancellable,
                   GError       **error)
{
  TcImportJob *self = TC_IMPORT_JOB (job);
  g_autoptr(TcExtractor) extractor = tc_extractor_new (error);
  g_autoptr(GPtrArray) inputs = NULL;
  gboolean bulk, done;

  if (extractor == NULL || !tc_session_begin_job (self->session, error))
    return FALSE;

  inputs = expand_wishes (self, cancellable);
  bulk = inputs->len >= BULK_FILES;
  if (bulk)
    tc_session_set_bulk (self->session, TRUE);
  done = import_inputs (self, inputs, extractor, cancellable, error);
  if (bulk)
    tc_session_set_bulk (self->session, FALSE);

  tc_session_end_batches (self->session);
  tc_session_end_job (self->session);

  return done;
}

static void
tc_import_job_ended (TcJob *job)
{
  TcImportJob *self = TC_IMPORT_JOB (job);

  g_list_store_splice (self->results, 0, 0, self->found->pdata, self->found->len);
  g_ptr_array_set_size (self->found, 0);
}

static void
tc_import_job_finalize (GObject *object)
{
  TcImportJob *self = TC_IMPORT_JOB (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_free (self->reviewer);
  g_ptr_array_unref (self->wishes);
  g_ptr_array_unref (self->found);
  g_object_unref (self->results);

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
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->results = g_list_store_new (TC_TYPE_IMPORT_RESULT);
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
 * Returns: the number of results with that outcome
 */
guint
tc_import_job_count (TcImportJob     *self,
                     TcImportOutcome  outcome)
{
  GListModel *results;
  guint n = 0;

  g_return_val_if_fail (TC_IS_IMPORT_JOB (self), 0);

  results = G_LIST_MODEL (self->results);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr(TcImportResult) result = g_list_model_get_item (results, i);

      n += tc_import_result_get_outcome (result) == outcome;
    }

  return n;
}
