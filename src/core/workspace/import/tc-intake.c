/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-intake.h"

#include <glib/gi18n-lib.h>

#include "tc-feed.h"
#include "tc-link-change.h"
#include "tc-read.h"

/* Pieces of work that wait to be asked for, for each processor. */
#define AHEAD 8
/* Bytes that are read ahead: behind a piece with which there are more, none is begun before one was taken. */
#define AHEAD_BYTES (64 * 1024 * 1024)
/* Inputs up to this size are cut by the thread that reads them. */
#define SMALL_BYTES (1024 * 1024)
/* Where a piece of work of a large input ends. */
#define PIECE_RECORDS 64
#define PIECE_BYTES (512 * 1024)

/* What one thread does at a time: parts that were cut, or a small input from its beginning. */
typedef struct
{
  TcIntakeItem *item;
  GPtrArray *parts;               /* of TcFeedPart; NULL for a small input */
  guint64 n_bytes;
  gboolean done;                  /* under the lock */
} Work;

struct _TcIntake
{
  GPtrArray *inputs;
  TcColumnMaps *maps;             /* (nullable) */
  TcExtractor *extractor;
  GCancellable *cancellable;
  GThreadPool *pool;

  guint n_begun;                  /* inputs */
  TcFeed *feed;                   /* of the large input that is being cut */
  gboolean feed_begun;
  GQueue works;                   /* of Work, in order */
  guint64 n_waiting;              /* bytes of them */

  GMutex lock;
  GCond work_done;
};

static TcIntakeItem *
item_new (const TcInput *input)
{
  TcIntakeItem *item = g_new0 (TcIntakeItem, 1);

  item->input = input;
  item->records = g_ptr_array_new ();
  item->studies = g_array_new (FALSE, FALSE, sizeof (TcId));
  item->copies = g_array_new (FALSE, FALSE, sizeof (TcId));
  item->moves = g_array_new (FALSE, FALSE, sizeof (TcLinkMove));

  return item;
}

static void
record_free (TcIntakeRecord *record)
{
  g_clear_pointer (&record->sources, g_ptr_array_unref);
  g_clear_pointer (&record->discrepancies, g_ptr_array_unref);
  g_clear_error (&record->error);
  g_free (record);
}

/**
 * tc_intake_item_free:
 *
 * Frees an item; its input stays.
 */
void
tc_intake_item_free (TcIntakeItem *self)
{
  for (guint i = 0; i < self->records->len; i++)
    record_free (g_ptr_array_index (self->records, i));
  g_ptr_array_unref (self->records);
  g_array_unref (self->studies);
  g_array_unref (self->copies);
  g_array_unref (self->moves);
  g_clear_error (&self->error);
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->item, tc_intake_item_free);
  g_clear_pointer (&work->parts, g_ptr_array_unref);
  g_free (work);
}

/* --- on the threads of the pool ---------------------------------------------------------------------- */

/**
 * tc_intake_extract:
 * @source: gets kind, suggestions and warnings
 *
 * Fills in what extraction adds to a source.
 *
 * Returns: (transfer full) (element-type TcDiscrepancy) (nullable): its discrepancies, %NULL with @error
 */
GPtrArray *
tc_intake_extract (TcExtractor   *extractor,
                   TcSource      *source,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(TcExtraction) extraction = tc_extractor_run (extractor, source, cancellable, error);

  if (extraction == NULL)
    return NULL;

  g_free (source->kind);
  source->kind = g_strdup (extraction->kind);
  g_ptr_array_unref (source->suggestions);
  source->suggestions = g_ptr_array_ref (extraction->suggestions);
  for (guint i = 0; i < extraction->warnings->len; i++)
    tc_source_add_warning (source, g_ptr_array_index (extraction->warnings, i));

  return g_ptr_array_ref (extraction->discrepancies);
}

static void
read_part (TcIntake       *self,
           TcFeedPart     *part,
           TcIntakeRecord *record)
{
  record->sources = tc_feed_part_read (part, self->cancellable, &record->error);
  if (record->sources == NULL)
    return;

  record->discrepancies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < record->sources->len; i++)
    {
      GPtrArray *discrepancies = tc_intake_extract (self->extractor, g_ptr_array_index (record->sources, i),
                                                    self->cancellable, &record->error);

      if (discrepancies == NULL)
        {
          g_clear_pointer (&record->sources, g_ptr_array_unref);
          g_clear_pointer (&record->discrepancies, g_ptr_array_unref);
          return;
        }
      g_ptr_array_add (record->discrepancies, discrepancies);
    }
}

static void
add_part (TcIntake     *self,
          TcIntakeItem *item,
          TcFeedPart   *part)
{
  TcIntakeRecord *record = g_new0 (TcIntakeRecord, 1);

  record->line = part->line;
  record->length = part->length;
  record->understood = part->kind == TC_FEED_RECORD;
  if (record->understood)
    read_part (self, part, record);
  g_ptr_array_add (item->records, record);
  if (g_error_matches (record->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && item->error == NULL)
    item->error = g_error_copy (record->error);
}

static TcFeed *
open_input (TcIntake      *self,
            const TcInput *input,
            GError       **error)
{
  if (input->error != NULL)
    {
      g_propagate_error (error, g_error_copy (input->error));
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;

  if (input->bytes != NULL)
    return tc_feed_new_for_bytes (input->name, input->bytes, self->maps, self->cancellable, error);

  return input->part != NULL
         ? tc_feed_new_for_part (input->name, input->part, self->maps, self->cancellable, error)
         : tc_feed_new_for_file (input->file, self->maps, self->cancellable, error);
}

/* What the file of an item's records is, so that its bytes can be stored. */
static void
take_bytes (TcIntakeItem *item,
            TcFeed       *feed)
{
  if (!tc_feed_has_many (feed))
    return;

  item->sha256 = g_strdup (tc_feed_get_sha256 (feed));
  item->size = tc_feed_get_size (feed);
  item->bytes = tc_feed_take_bytes (feed, &item->start, item->error == NULL ? &item->error : NULL);
}

/* One file that cannot be read is that file's failure, not that of a record. */
static void
blame_input (TcIntakeItem *item)
{
  TcIntakeRecord *record = item->records->len == 1 ? g_ptr_array_index (item->records, 0) : NULL;

  if (item->error != NULL || item->sha256 != NULL || record == NULL || record->error == NULL)
    return;

  item->error = g_steal_pointer (&record->error);
  record_free (record);
  g_ptr_array_set_size (item->records, 0);
}

static void
read_small (TcIntake     *self,
            TcIntakeItem *item)
{
  g_autoptr(TcFeed) feed = open_input (self, item->input, &item->error);

  if (feed == NULL)
    return;

  while (item->error == NULL)
    {
      g_autoptr(TcFeedPart) part = tc_feed_next (feed, &item->error);

      if (part == NULL)
        break;
      add_part (self, item, part);
    }
  take_bytes (item, feed);
}

static void
run_in_pool (gpointer data,
             gpointer user_data)
{
  TcIntake *self = user_data;
  Work *work = data;

  if (work->parts == NULL)
    read_small (self, work->item);
  else
    for (guint i = 0; i < work->parts->len; i++)
      add_part (self, work->item, g_ptr_array_index (work->parts, i));
  g_clear_pointer (&work->parts, g_ptr_array_unref);
  blame_input (work->item);

  g_mutex_lock (&self->lock);
  work->done = TRUE;
  g_cond_signal (&self->work_done);
  g_mutex_unlock (&self->lock);
}

/* --- on the thread that asks ----------------------------------------------------------------------- */

static void
push_work (TcIntake     *self,
           TcIntakeItem *item,
           GPtrArray    *parts,
           guint64       n_bytes)
{
  Work *work = g_new0 (Work, 1);

  work->item = item;
  work->parts = parts;
  work->n_bytes = n_bytes;
  self->n_waiting += n_bytes;
  g_queue_push_tail (&self->works, work);
  g_thread_pool_push (self->pool, work, NULL);
}

/* Its bytes; none of a file that is not there, which is left to the reader, who says so. */
static guint64
get_size (const TcInput *input)
{
  g_autoptr(GFileInfo) info = NULL;

  if (input->error != NULL)
    return 0;
  if (input->bytes != NULL)
    return g_bytes_get_size (input->bytes);
  if (input->part != NULL)
    return input->part->length;
  info = g_file_query_info (input->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

static void
free_part (gpointer data)
{
  tc_feed_part_free (data);
}

/* The next records of the large input. */
static void
push_piece (TcIntake *self)
{
  TcIntakeItem *item = item_new (g_ptr_array_index (self->inputs, self->n_begun - 1));
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  guint64 n_bytes = 0;

  while (parts->len < PIECE_RECORDS && n_bytes < PIECE_BYTES && !item->ends)
    {
      TcFeedPart *part = tc_feed_next (self->feed, &item->error);

      if (part == NULL)
        item->ends = TRUE;
      else
        {
          n_bytes += part->length;
          g_ptr_array_add (parts, part);
        }
    }
  item->begins = !self->feed_begun;
  self->feed_begun = TRUE;
  item->fraction = item->ends ? 1.0 : (double) tc_feed_get_position (self->feed)
                                      / tc_feed_get_size (self->feed);
  take_bytes (item, self->feed);
  if (item->ends)
    g_clear_pointer (&self->feed, tc_feed_free);
  push_work (self, item, parts, n_bytes);
}

static void
push_input (TcIntake *self)
{
  const TcInput *input = g_ptr_array_index (self->inputs, self->n_begun++);
  g_autoptr(GError) error = NULL;
  guint64 size = get_size (input);
  TcIntakeItem *item;

  if (size > SMALL_BYTES)
    {
      self->feed_begun = FALSE;
      self->feed = open_input (self, input, &error);
      if (self->feed != NULL)
        {
          push_piece (self);
          return;
        }
    }

  item = item_new (input);
  item->begins = item->ends = TRUE;
  item->fraction = 1.0;
  item->error = g_steal_pointer (&error);
  push_work (self, item, item->error != NULL ? g_ptr_array_new () : NULL, size);
}

static void
push_ahead (TcIntake *self)
{
  guint ahead = AHEAD * g_get_num_processors ();

  while (g_queue_get_length (&self->works) < ahead && self->n_waiting < AHEAD_BYTES)
    if (self->feed != NULL)
      push_piece (self);
    else if (self->n_begun < self->inputs->len)
      push_input (self);
    else
      break;
}

/**
 * tc_intake_record_get_problem:
 * @record: a record that was not understood or has an error
 *
 * Returns: (transfer full): what is to be said about it, with the line where it begins
 */
GError *
tc_intake_record_get_problem (const TcIntakeRecord *record)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, record->line);
  g_autofree char *size = NULL;

  if (record->error != NULL)
    /* Translators: the number of a line in a file, and a whole sentence */
    return g_error_new (record->error->domain, record->error->code, _("Record on line %s: %s"), line,
                        record->error->message);

  size = g_format_size_full (record->length, G_FORMAT_SIZE_LONG_FORMAT | G_FORMAT_SIZE_IEC_UNITS);
  return g_error_new (TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                      /* Translators: the number of a line in a file, and a size such as "120 bytes" */
                      _("What begins on line %s (%s) belongs to no record and was not read."), line, size);
}

/**
 * tc_intake_new:
 * @inputs: (element-type TcInput): must not change any more
 * @maps: (nullable): what people said about the columns of tables
 *
 * Returns: an intake that has begun to read
 */
TcIntake *
tc_intake_new (GPtrArray    *inputs,
               TcColumnMaps *maps,
               TcExtractor  *extractor,
               GCancellable *cancellable)
{
  TcIntake *self = g_new0 (TcIntake, 1);

  self->inputs = g_ptr_array_ref (inputs);
  self->maps = maps != NULL ? tc_column_maps_ref (maps) : NULL;
  self->extractor = tc_extractor_ref (extractor);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->work_done);
  g_queue_init (&self->works);
  self->pool = g_thread_pool_new (run_in_pool, self, g_get_num_processors (), FALSE, NULL);
  push_ahead (self);

  return self;
}

/**
 * tc_intake_next:
 *
 * Waits for the next item in order. After a cancellation the inputs that were not read come with that
 * error.
 *
 * Returns: (transfer full) (nullable): the item, %NULL behind the last one
 */
TcIntakeItem *
tc_intake_next (TcIntake *self)
{
  Work *work = g_queue_peek_head (&self->works);
  TcIntakeItem *item;

  if (work == NULL)
    return NULL;

  g_mutex_lock (&self->lock);
  while (!work->done)
    g_cond_wait (&self->work_done, &self->lock);
  g_mutex_unlock (&self->lock);

  g_queue_pop_head (&self->works);
  self->n_waiting -= work->n_bytes;
  item = g_steal_pointer (&work->item);
  work_free (work);
  push_ahead (self);

  return item;
}

/**
 * tc_intake_get_n_waiting:
 *
 * Returns: the bytes of what was begun and not yet asked for
 */
guint64
tc_intake_get_n_waiting (TcIntake *self)
{
  return self->n_waiting;
}

/**
 * tc_intake_free:
 *
 * Stops reading, waits for what is being read, and frees everything that was not taken.
 */
void
tc_intake_free (TcIntake *self)
{
  g_thread_pool_free (self->pool, TRUE, TRUE);
  g_clear_pointer (&self->feed, tc_feed_free);
  g_queue_clear_full (&self->works, work_free);
  g_ptr_array_unref (self->inputs);
  g_clear_pointer (&self->maps, tc_column_maps_unref);
  tc_extractor_unref (self->extractor);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->work_done);
  g_free (self);
}
