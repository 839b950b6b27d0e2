/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-import-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-import-result-private.h"
#include "tc-import-store.h"
#include "tc-link-change.h"

/* A batch is committed when it has this many records, or when reading them took this long: of a
 * large import longer, since each commit writes the pages again on which all indexes end. Edits
 * wait for the storing of a batch only. */
#define BATCH_RECORDS 1024
/* Texts and files of a batch are in memory until it is stored. */
#define BATCH_BYTES (32 * 1024 * 1024)
#define BATCH_TIME (500 * G_TIME_SPAN_MILLISECOND)
#define BULK_TIME (2 * G_TIME_SPAN_SECOND)
/* From this many inputs on, or for one that comes in pieces, the store prepares for many rows. */
#define BULK_FILES 32

/* An item and what became of it. */
typedef struct
{
  TcIntakeItem *item;
  GPtrArray *results;             /* of TcImportResult */
} Piece;

/* An import on its way: the job's thread. */
typedef struct
{
  TcJob *job;
  TcSession *session;
  const char *reviewer;
  TcImportTally *tally;
  GPtrArray *inputs;
  TcIntake *intake;
  GCancellable *cancellable;
  TcChangeGroup group;
  gboolean bulk;

  guint n_done;                   /* inputs that are read to their ends */
  guint n_records;                /* of the input that is not */
  gboolean in_input;
  GArray *studies;                /* what it made or moved, to be taken back if its rest does not come */
  GArray *copies;
  GArray *moves;
} Run;

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  tc_intake_item_free (piece->item);
  g_ptr_array_unref (piece->results);
  g_free (piece);
}

static void
add_failure (GPtrArray    *results,
             const char   *name,
             const GError *error)
{
  g_ptr_array_add (results, tc_import_result_new (name, TC_IMPORT_FAILED, error->message, 0, NULL, 0, 1));
}

/* Whether going on with the next file makes no sense. */
static gboolean
is_fatal (const GError *error)
{
  return g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_FULL)
         || g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED);
}

static void
forget_piece (Piece *piece)
{
  g_ptr_array_set_size (piece->results, 0);
  g_array_set_size (piece->item->studies, 0);
  g_array_set_size (piece->item->copies, 0);
  g_array_set_size (piece->item->moves, 0);
}

/* Stores one item whole, or nothing of it. */
static gboolean
store_piece (TcChange  *change,
             Piece     *piece,
             GError   **error)
{
  g_autoptr(GError) store_error = NULL;
  TcId group = change->group;
  gboolean undoable = change->undoable;

  if (piece->item->error != NULL)
    return TRUE;

  if (!tc_store_savepoint (change->store, error))
    return FALSE;
  if (tc_import_store_item (change, piece->item, piece->results, &store_error))
    return tc_store_release (change->store, error);

  tc_store_rollback_to (change->store);
  forget_piece (piece);
  change->group = group;
  change->undoable = undoable;
  if (is_fatal (store_error))
    {
      g_propagate_error (error, g_steal_pointer (&store_error));
      return FALSE;
    }
  add_failure (piece->results, piece->item->input->name, store_error);

  return TRUE;
}

static gboolean
store_batch (TcChange  *change,
             gpointer   data,
             GError   **error)
{
  GPtrArray *batch = data;

  change->edits = FALSE;
  for (guint i = 0; i < batch->len; i++)
    if (!store_piece (change, g_ptr_array_index (batch, i), error))
      return FALSE;
  if (!tc_change_finish (change, error))
    return FALSE;
  for (guint i = 0; i < batch->len; i++)
    tc_import_store_name_results (change, ((Piece *) g_ptr_array_index (batch, i))->results);

  return TRUE;
}

static gboolean
take_back (TcChange  *change,
           gpointer   data,
           GError   **error)
{
  Run *run = data;

  change->edits = FALSE;

  return tc_link_take_apart (change, run->moves, error)
         && tc_import_store_take_back (change, run->studies, run->copies, error);
}

/* Takes back what is stored of an input whose rest does not come. */
static gboolean
take_input_back (Run     *run,
                 GError **error)
{
  gboolean taken = TRUE;

  tc_import_tally_forget_input (run->tally);
  if (run->studies->len + run->copies->len > 0)
    taken = tc_session_change_batch (run->session, "import", run->reviewer, &run->group,
                                     take_back, run, error);
  run->in_input = FALSE;

  return taken;
}

/* What is known of an item once it is stored. */
static gboolean
account (Run     *run,
         Piece   *piece,
         GError **error)
{
  TcIntakeItem *item = piece->item;

  if (item->begins)
    {
      tc_import_tally_begin_input (run->tally, item->input->name);
      g_array_set_size (run->studies, 0);
      g_array_set_size (run->copies, 0);
      g_array_set_size (run->moves, 0);
      run->in_input = TRUE;
    }
  tc_import_tally_add (run->tally, piece->results);
  g_array_append_vals (run->studies, item->studies->data, item->studies->len);
  g_array_append_vals (run->copies, item->copies->data, item->copies->len);
  g_array_append_vals (run->moves, item->moves->data, item->moves->len);
  if (item->error != NULL)
    {
      gboolean taken = take_input_back (run, error);

      tc_import_tally_fail (run->tally, item->input->name, item->error);
      return taken;
    }
  if (item->ends)
    {
      tc_import_tally_end_input (run->tally);
      run->in_input = FALSE;
    }

  return TRUE;
}

/* After a failure of the whole project: of what could not be stored and of what was not reached. */
static void
fail_rest (Run          *run,
           GPtrArray    *batch,
           const GError *error)
{
  const TcInput *last = NULL;

  for (guint i = 0; i < batch->len; i++)
    {
      TcIntakeItem *item = ((Piece *) g_ptr_array_index (batch, i))->item;

      if (item->input != last)
        tc_import_tally_fail (run->tally, item->input->name,
                              item->error != NULL ? item->error : error);
      last = item->input;
    }
  for (guint i = run->n_done; i < run->inputs->len; i++)
    if (g_ptr_array_index (run->inputs, i) != last)
      tc_import_tally_fail (run->tally, ((TcInput *) g_ptr_array_index (run->inputs, i))->name,
                            error);
}

static gboolean
commit_batch (Run        *run,
              GPtrArray  *batch,
              GError    **error)
{
  g_autoptr(GError) store_error = NULL;

  if (!tc_session_change_batch (run->session, "import", run->reviewer, &run->group,
                                store_batch, batch, &store_error))
    {
      fail_rest (run, batch, store_error);
      g_propagate_error (error, g_steal_pointer (&store_error));
      return FALSE;
    }

  for (guint i = 0; i < batch->len; i++)
    if (!account (run, g_ptr_array_index (batch, i), error))
      return FALSE;

  return TRUE;
}

static void
report_item (Run          *run,
             TcIntakeItem *item)
{
  double fraction = (run->n_done + item->fraction) / run->inputs->len;
  g_autofree char *message = NULL;

  if (item->begins)
    run->n_records = 0;
  run->n_records += item->records->len;
  if (item->begins && item->ends)
    /* Translators: a file's name, its number, and how many files there are */
    message = g_strdup_printf (_("%s (%u of %u)"), item->input->name, run->n_done + 1,
                               run->inputs->len);
  else
    /* Translators: a file's name, how many of its records were read, its number, and how many files
       there are */
    message = g_strdup_printf (ngettext ("%s: %u record (%u of %u)", "%s: %u records (%u of %u)",
                                         run->n_records),
                               item->input->name, run->n_records, run->n_done + 1, run->inputs->len);
  if (item->ends)
    run->n_done++;
  tc_job_report (run->job, item->ends ? (double) run->n_done / run->inputs->len : fraction,
                 message);
}

static void
prepare_for_many (Run *run)
{
  if (run->bulk)
    return;

  tc_session_set_bulk (run->session, TRUE);
  run->bulk = TRUE;
}

static gsize
count_bytes (const TcIntakeItem *item)
{
  gsize n = item->bytes != NULL ? g_bytes_get_size (item->bytes) : 0;

  for (guint i = 0; i < item->records->len; i++)
    {
      GPtrArray *sources = ((const TcIntakeRecord *) g_ptr_array_index (item->records, i))->sources;

      for (guint j = 0; sources != NULL && j < sources->len; j++)
        {
          const TcSource *source = g_ptr_array_index (sources, j);

          n += strlen (source->text);
          /* All sources of a file hold the same bytes. */
          n += i + j == 0 && source->bytes != NULL ? g_bytes_get_size (source->bytes) : 0;
        }
    }

  return n;
}

/* The next items, as many as are stored in one transaction. Empty behind the last one, or where the job
 * was cancelled: what was read until then is stored. */
static GPtrArray *
read_batch (Run *run)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func (free_piece);
  gint64 begun_at = g_get_monotonic_time ();
  guint n_records = 0;
  gsize n_bytes = 0;

  while (n_records < BATCH_RECORDS && n_bytes < BATCH_BYTES
         && g_get_monotonic_time () < begun_at + (run->bulk ? BULK_TIME : BATCH_TIME))
    {
      TcIntakeItem *item = tc_intake_next (run->intake);
      Piece *piece;

      if (item == NULL)
        break;
      if (g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          tc_intake_item_free (item);
          break;
        }
      piece = g_new0 (Piece, 1);
      piece->item = item;
      piece->results = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (batch, piece);
      n_records += MAX (item->records->len, 1);
      n_bytes += count_bytes (item);
      report_item (run, item);
      if (!item->ends)
        prepare_for_many (run);
    }

  return batch;
}

static gboolean
import_batches (Run     *run,
                GError **error)
{
  for (;;)
    {
      g_autoptr(GPtrArray) batch = read_batch (run);

      if (batch->len == 0)
        break;
      if (!commit_batch (run, batch, error))
        return FALSE;
    }
  if (run->in_input && !take_input_back (run, error))
    return FALSE;

  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

/**
 * tc_import_run:
 * @job: gets the progress
 * @inputs: (element-type TcInput): what is imported
 * @maps: (nullable): what people said about the columns of tables
 * @tally: gets the results
 *
 * Reads, extracts and stores inputs, in transactions of some hundred records that are one change to
 * undo. An input whose rest does not come, because it cannot be read or the job is cancelled, is
 * taken back.
 *
 * Returns: %FALSE with @error where the job was cancelled or the project failed
 */
gboolean
tc_import_run (TcJob          *job,
               TcSession      *session,
               const char     *reviewer,
               GPtrArray      *inputs,
               TcColumnMaps   *maps,
               TcExtractor    *extractor,
               TcImportTally  *tally,
               GCancellable   *cancellable,
               GError        **error)
{
  Run run = { .job = job, .session = session, .reviewer = reviewer, .tally = tally, .inputs = inputs,
              .cancellable = cancellable, .group = { .held = TRUE } };
  gboolean done;

  tc_session_finish_catch_up (session, job, cancellable);
  if (inputs->len >= BULK_FILES)
    prepare_for_many (&run);
  run.intake = tc_intake_new (inputs, maps, extractor, cancellable);
  run.studies = g_array_new (FALSE, FALSE, sizeof (TcId));
  run.copies = g_array_new (FALSE, FALSE, sizeof (TcId));
  run.moves = g_array_new (FALSE, FALSE, sizeof (TcLinkMove));
  done = import_batches (&run, error);
  g_array_unref (run.moves);
  g_array_unref (run.copies);
  g_array_unref (run.studies);
  tc_intake_free (run.intake);
  if (run.bulk)
    tc_session_set_bulk (session, FALSE);

  return done;
}
