/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-row-list.h"

#include "tc-list-row.h"

/* The rows that may be in sight get their items before the next frame, the others when nothing else is to do. */
#define IN_SIGHT (2 * TC_ROW_LIST_STEP)

/* "n_shown" rows are handed on. While these are not as many as the items of "model", or hold items that stand elsewhere
 * by now, "source" works on it. */
struct _TcRowList
{
  GObject parent_instance;

  /* Owned */
  GListModel *model;
  GPtrArray *rows;                /* TcListRow, borrowed: those that a view holds, some 200 */

  guint n_shown;
  guint stale_from;               /* position of the first row whose item may be another; G_MAXUINT for none */
  guint n_refreshed;              /* rows since the last change that made some stale */
  guint n_passed;                 /* rows in changes that were handed on since the main loop ran */
  guint source;
  gboolean urgent;                /* whether the source comes before the next frame */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcRowList, tc_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

enum
{
  FOLLOWED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- the rows that a view holds ------------------------------------------------------------------- */

static void
row_gone_cb (gpointer  user_data,
             GObject  *row)
{
  g_ptr_array_remove_fast (TC_ROW_LIST (user_data)->rows, row);
}

static TcListRow *
find_row (TcRowList *self,
          guint      position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (tc_list_row_get_position (self->rows->pdata[i]) == position)
        return self->rows->pdata[i];
    }

  return NULL;
}

static TcListRow *
make_row (TcRowList *self,
          guint      position)
{
  TcListRow *row = tc_list_row_new (position);

  tc_list_row_set_item (row, g_list_model_get_item (self->model, position));
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  g_ptr_array_add (self->rows, row);

  return row;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint position_a = tc_list_row_get_position (*(TcListRow **) a);
  guint position_b = tc_list_row_get_position (*(TcListRow **) b);

  return (position_a > position_b) - (position_a < position_b);
}

static guint
count_rows (TcRowList *self,
            guint      position,
            guint      n)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint at = tc_list_row_get_position (self->rows->pdata[i]);

      n_rows += at >= position && at - position < n ? 1 : 0;
    }

  return n_rows;
}

/* Rows behind a change stand elsewhere; those within are given up, whoever may still hold them. */
static void
move_rows (TcRowList *self,
           guint      position,
           guint      removed,
           guint      added)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      TcListRow *row = self->rows->pdata[i - 1];
      guint at = tc_list_row_get_position (row);

      if (at < position)
        continue;
      if (at - position >= removed)
        {
          tc_list_row_set_position (row, at - removed + added);
          continue;
        }
      g_object_weak_unref (G_OBJECT (row), row_gone_cb, self);
      g_ptr_array_remove_index_fast (self->rows, i - 1);
    }
}

static void
emit (TcRowList *self,
      guint      position,
      guint      removed,
      guint      added)
{
  if (removed == 0 && added == 0)
    return;

  move_rows (self, position, removed, added);
  self->n_shown += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* --- step by step --------------------------------------------------------------------------------- */

/* How many of @n items behind those that are shown come next. */
static guint
next_step (guint shown,
           guint n)
{
  return shown < TC_ROW_LIST_WIDGETS ? MIN (n, TC_ROW_LIST_STEP) : n;
}

static guint
get_n_behind (TcRowList *self)
{
  guint n = g_list_model_get_n_items (self->model);

  return n > self->n_shown ? n - self->n_shown : 0;
}

static guint
get_n_too_many (TcRowList *self)
{
  guint n = g_list_model_get_n_items (self->model);

  return self->n_shown > n ? self->n_shown - n : 0;
}

/* Takes rows from the end, with no more than a step of those that have widgets. */
static void
shrink (TcRowList *self)
{
  guint end = g_list_model_get_n_items (self->model);
  guint n_rows = count_rows (self, end, G_MAXUINT);

  if (n_rows > TC_ROW_LIST_STEP)
    {
      g_ptr_array_sort (self->rows, compare_rows);
      end = tc_list_row_get_position (self->rows->pdata[self->rows->len - TC_ROW_LIST_STEP]);
    }
  emit (self, end, self->n_shown - end, 0);
}

static void
refresh (TcRowList *self,
         guint      n)
{
  g_autoptr(GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  guint next = G_MAXUINT;

  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint position = tc_list_row_get_position (self->rows->pdata[i]);

      if (position < self->stale_from)
        continue;
      if (batch->len == n)
        {
          next = position;
          break;
        }
      g_ptr_array_add (batch, g_object_ref (self->rows->pdata[i]));
    }

  self->stale_from = next;
  self->n_refreshed += batch->len;
  for (guint i = 0; i < batch->len; i++)
    {
      TcListRow *row = batch->pdata[i];

      tc_list_row_set_item (row, g_list_model_get_item (self->model, tc_list_row_get_position (row)));
    }
}

static gboolean
is_done (TcRowList *self)
{
  return get_n_too_many (self) == 0 && self->stale_from == G_MAXUINT && get_n_behind (self) == 0;
}

static gboolean
is_urgent (TcRowList *self)
{
  return get_n_too_many (self) > 0 || (self->stale_from != G_MAXUINT && self->n_refreshed < IN_SIGHT)
         || self->n_shown == 0;
}

static void schedule (TcRowList *self);

static gboolean
step_cb (gpointer user_data)
{
  TcRowList *self = user_data;

  self->n_passed = 0;
  if (get_n_too_many (self) > 0)
    shrink (self);
  else if (self->stale_from != G_MAXUINT)
    refresh (self, TC_ROW_LIST_STEP);
  else
    emit (self, self->n_shown, 0, next_step (self->n_shown, get_n_behind (self)));

  if (!is_done (self) && is_urgent (self) == self->urgent)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  schedule (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (TcRowList *self)
{
  if (is_done (self) && self->n_passed == 0)
    return;
  if (self->source != 0 && self->urgent == is_urgent (self))
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->urgent = is_urgent (self);
  self->source = g_idle_add_full (self->urgent ? G_PRIORITY_HIGH_IDLE : G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
}

/* --- following the other list --------------------------------------------------------------------- */

/* Whether a change is so small that it can be handed on as it is, and nothing before it waits. */
static gboolean
may_pass (TcRowList *self,
          guint      position,
          guint      removed,
          guint      added)
{
  guint n = g_list_model_get_n_items (self->model);

  if (self->stale_from != G_MAXUINT || self->n_shown > n - added + removed || n == added)
    return FALSE;

  return self->n_passed + count_rows (self, position, removed) + added <= TC_ROW_LIST_STEP;
}

static void
pass (TcRowList *self,
      guint      position,
      guint      removed,
      guint      added)
{
  guint shown_removed = MIN (removed, self->n_shown - position);

  self->n_passed += count_rows (self, position, removed) + added;
  emit (self, position, shown_removed, added);
}

static void
items_changed_cb (TcRowList *self,
                  guint      position,
                  guint      removed,
                  guint      added)
{
  gboolean moved = FALSE;

  if (position < self->n_shown)
    {
      moved = !may_pass (self, position, removed, added);
      if (moved)
        {
          self->stale_from = MIN (self->stale_from, position);
          self->n_refreshed = 0;
        }
      else
        {
          pass (self, position, removed, added);
        }
    }
  schedule (self);
  g_signal_emit (self, signals[FOLLOWED], 0, moved);
}

/* --- class ---------------------------------------------------------------------------------------- */

static GType
tc_row_list_get_item_type (GListModel *list)
{
  return TC_TYPE_LIST_ROW;
}

static guint
tc_row_list_get_n_items (GListModel *list)
{
  return TC_ROW_LIST (list)->n_shown;
}

static gpointer
tc_row_list_get_item (GListModel *list,
                      guint       position)
{
  TcRowList *self = TC_ROW_LIST (list);
  TcListRow *row;

  if (position >= self->n_shown)
    return NULL;

  row = find_row (self, position);

  return row != NULL ? g_object_ref (row) : make_row (self, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = tc_row_list_get_item_type;
  iface->get_n_items = tc_row_list_get_n_items;
  iface->get_item = tc_row_list_get_item;
}

static void
tc_row_list_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, TC_ROW_LIST (object)->n_shown);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_row_list_dispose (GObject *object)
{
  TcRowList *self = TC_ROW_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->n_shown = 0;
  move_rows (self, 0, G_MAXUINT, 0);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tc_row_list_parent_class)->dispose (object);
}

static void
tc_row_list_finalize (GObject *object)
{
  g_ptr_array_unref (TC_ROW_LIST (object)->rows);

  G_OBJECT_CLASS (tc_row_list_parent_class)->finalize (object);
}

static void
tc_row_list_class_init (TcRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_row_list_get_property;
  object_class->dispose = tc_row_list_dispose;
  object_class->finalize = tc_row_list_finalize;

  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FOLLOWED] =
    g_signal_new ("followed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
tc_row_list_init (TcRowList *self)
{
  self->rows = g_ptr_array_new ();
  self->stale_from = G_MAXUINT;
}

/**
 * tc_row_list_new:
 * @model: (transfer full): the items
 *
 * A list of rows for the items of @model, which come when the main loop runs.
 *
 * It follows @model after everybody who listens to it in the usual way.
 */
TcRowList *
tc_row_list_new (GListModel *model)
{
  TcRowList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (TC_TYPE_ROW_LIST, NULL);
  self->model = model;
  g_signal_connect_data (model, "items-changed", G_CALLBACK (items_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  schedule (self);

  return self;
}

/**
 * tc_row_list_get_model:
 *
 * Returns: (transfer none): the list of the items
 */
GListModel *
tc_row_list_get_model (TcRowList *self)
{
  g_return_val_if_fail (TC_IS_ROW_LIST (self), NULL);

  return self->model;
}

void
tc_row_list_show_all (TcRowList *self)
{
  guint n;

  g_return_if_fail (TC_IS_ROW_LIST (self));

  n = g_list_model_get_n_items (self->model);
  if (self->n_shown > n)
    emit (self, n, self->n_shown - n, 0);
  emit (self, self->n_shown, 0, get_n_behind (self));
  if (self->stale_from != G_MAXUINT)
    refresh (self, G_MAXUINT);
}
