/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-intake.h"

#include "tc-read.h"

/* Inputs that are worked on or wait to be asked for, for each processor. */
#define AHEAD 8

struct _TcIntake
{
  GPtrArray *inputs;
  TcExtractor *extractor;
  GCancellable *cancellable;
  GThreadPool *pool;

  GMutex lock;
  GCond item_done;
  TcIntakeItem **items;           /* one an input; under the lock */
  guint n_pushed;
  guint n_taken;
};

static TcIntakeItem *
item_new (const TcInput *input)
{
  TcIntakeItem *item = g_new0 (TcIntakeItem, 1);

  item->input = input;

  return item;
}

static GPtrArray *
read_input (const TcInput  *input,
            GCancellable   *cancellable,
            GError        **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (input->error != NULL)
    {
      g_propagate_error (error, g_error_copy (input->error));
      return NULL;
    }
  if (input->bytes != NULL)
    return tc_read_bytes (input->name, input->bytes, cancellable, error);

  return tc_read_file (input->file, cancellable, error);
}

/* Fills in what extraction adds to a source. */
static gboolean
extract_source (TcIntake      *self,
                TcSource      *source,
                TcIntakeItem  *item,
                GError       **error)
{
  g_autoptr(TcExtraction) extraction =
    tc_extractor_run (self->extractor, source, self->cancellable, error);

  if (extraction == NULL)
    return FALSE;

  g_free (source->kind);
  source->kind = g_strdup (extraction->kind);
  g_ptr_array_unref (source->suggestions);
  source->suggestions = g_ptr_array_ref (extraction->suggestions);
  for (guint i = 0; i < extraction->warnings->len; i++)
    tc_source_add_warning (source, g_ptr_array_index (extraction->warnings, i));
  g_ptr_array_add (item->discrepancies, g_ptr_array_ref (extraction->discrepancies));

  return TRUE;
}

static void
fill_item (TcIntake     *self,
           TcIntakeItem *item)
{
  item->sources = read_input (item->input, self->cancellable, &item->error);
  if (item->sources == NULL)
    return;

  item->discrepancies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < item->sources->len; i++)
    if (!extract_source (self, g_ptr_array_index (item->sources, i), item, &item->error))
      {
        g_clear_pointer (&item->sources, g_ptr_array_unref);
        g_clear_pointer (&item->discrepancies, g_ptr_array_unref);
        return;
      }
}

static void
run_in_pool (gpointer data,
             gpointer user_data)
{
  TcIntake *self = user_data;
  guint index = GPOINTER_TO_UINT (data) - 1;
  TcIntakeItem *item = item_new (g_ptr_array_index (self->inputs, index));

  fill_item (self, item);

  g_mutex_lock (&self->lock);
  self->items[index] = item;
  g_cond_signal (&self->item_done);
  g_mutex_unlock (&self->lock);
}

static void
push_ahead (TcIntake *self)
{
  guint ahead = AHEAD * g_get_num_processors ();

  while (self->n_pushed < self->inputs->len && self->n_pushed < self->n_taken + ahead)
    g_thread_pool_push (self->pool, GUINT_TO_POINTER (++self->n_pushed), NULL);
}

/**
 * tc_intake_item_free:
 *
 * Frees an item; its input stays.
 */
void
tc_intake_item_free (TcIntakeItem *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->discrepancies, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * tc_intake_new:
 * @inputs: (element-type TcInput): must not change any more
 *
 * Returns: an intake that has begun to read
 */
TcIntake *
tc_intake_new (GPtrArray    *inputs,
               TcExtractor  *extractor,
               GCancellable *cancellable)
{
  TcIntake *self = g_new0 (TcIntake, 1);

  self->inputs = g_ptr_array_ref (inputs);
  self->extractor = tc_extractor_ref (extractor);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  self->items = g_new0 (TcIntakeItem *, inputs->len);
  g_mutex_init (&self->lock);
  g_cond_init (&self->item_done);
  self->pool = g_thread_pool_new (run_in_pool, self, g_get_num_processors (), FALSE, NULL);
  push_ahead (self);

  return self;
}

/**
 * tc_intake_next:
 *
 * Waits for the next input in order. After a cancellation the inputs that were not read come with that
 * error.
 *
 * Returns: (transfer full) (nullable): the input, %NULL behind the last one
 */
TcIntakeItem *
tc_intake_next (TcIntake *self)
{
  TcIntakeItem *item;

  if (self->n_taken == self->inputs->len)
    return NULL;

  g_mutex_lock (&self->lock);
  while (self->items[self->n_taken] == NULL)
    g_cond_wait (&self->item_done, &self->lock);
  item = g_steal_pointer (&self->items[self->n_taken]);
  g_mutex_unlock (&self->lock);

  self->n_taken++;
  push_ahead (self);

  return item;
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
  for (guint i = 0; i < self->inputs->len; i++)
    g_clear_pointer (&self->items[i], tc_intake_item_free);
  g_free (self->items);
  g_ptr_array_unref (self->inputs);
  tc_extractor_unref (self->extractor);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->item_done);
  g_free (self);
}
