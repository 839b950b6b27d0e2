/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-bitset-selection.h"

#include "tc-row-list.h"

/**
 * TcBitsetSelection:
 *
 * TcStudyList → TcRowList → TcBitsetSelection → GtkColumnView
 *
 * "positions" says what is selected now; "ids", sorted, what a person selected. The second finds the
 * first again when items come back.
 *
 * A TcRowList comes after its own list, step by step. What is selected is true at once: it follows the list behind.
 */
struct _TcBitsetSelection
{
  GObject parent_instance;

  /* Owned */
  GListModel *model;
  GtkBitset *positions;
  GArray *ids;

  /* Borrowed */
  GListModel *items;              /* what is selected from: @model, or of a TcRowList the list behind it */

  TcBitsetSelectionIdFunc get_id;
  gboolean untold;                /* whether a selection-changed is due */
};

static void list_model_iface_init      (GListModelInterface        *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcBitsetSelection, tc_bitset_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_iface_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 *id_a = a;
  const gint64 *id_b = b;

  return (*id_a > *id_b) - (*id_a < *id_b);
}

static GArray *
collect_ids (TcBitsetSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  if (!gtk_bitset_iter_init_first (&iter, self->positions, &position))
    return ids;

  do
    {
      gint64 id = self->get_id (self->items, position);

      g_array_append_val (ids, id);
    }
  while (gtk_bitset_iter_next (&iter, &position));

  return ids;
}

static void
remember (TcBitsetSelection *self)
{
  g_array_set_size (self->ids, 0);
  if (gtk_bitset_get_size (self->positions) > TC_BITSET_SELECTION_REMEMBERED)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = collect_ids (self);
  g_array_sort (self->ids, compare_ids);
}

/* Selects what is remembered among the items that came. Returns whether there was any. */
static gboolean
find_again (TcBitsetSelection *self,
            guint              position,
            guint              added)
{
  guint64 before = gtk_bitset_get_size (self->positions);

  for (guint i = 0; i < added; i++)
    {
      gint64 id;

      if (gtk_bitset_get_size (self->positions) >= self->ids->len)
        break;
      id = self->get_id (self->items, position + i);
      if (g_array_binary_search (self->ids, &id, compare_ids, NULL))
        gtk_bitset_add (self->positions, position + i);
    }

  return gtk_bitset_get_size (self->positions) != before;
}

/* Says that the selection changed in a range, of which only a part may be handed on. */
static void
tell (TcBitsetSelection *self,
      guint              position,
      guint              n_items)
{
  guint n_shown = g_list_model_get_n_items (self->model);

  self->untold = n_shown == 0;
  if (n_shown == 0)
    return;

  position = MIN (position, n_shown - 1);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, MIN (n_items, n_shown - position));
}

static void
hand_on (TcBitsetSelection *self,
         guint              position,
         guint              removed,
         guint              added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
items_changed_cb (GListModel        *items,
                  guint              position,
                  guint              removed,
                  guint              added,
                  TcBitsetSelection *self)
{
  gboolean found;

  gtk_bitset_splice (self->positions, position, removed, added);
  found = find_again (self, position, added);
  if (items != self->model)
    {
      self->untold = self->untold || found;
      return;
    }

  hand_on (self, position, removed, added);
  if (found)
    tell (self, position, added);
}

static void
rows_changed_cb (GListModel        *rows,
                 guint              position,
                 guint              removed,
                 guint              added,
                 TcBitsetSelection *self)
{
  hand_on (self, position, removed, added);
  if (self->untold)
    tell (self, 0, G_MAXUINT);
}

static void
rows_followed_cb (TcRowList         *rows,
                  gboolean           moved,
                  TcBitsetSelection *self)
{
  if (moved || self->untold)
    tell (self, 0, G_MAXUINT);
}

static GType
tc_bitset_selection_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (TC_BITSET_SELECTION (list)->model);
}

static guint
tc_bitset_selection_get_n_items (GListModel *list)
{
  TcBitsetSelection *self = TC_BITSET_SELECTION (list);

  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static gpointer
tc_bitset_selection_get_item (GListModel *list,
                              guint       position)
{
  return g_list_model_get_item (TC_BITSET_SELECTION (list)->model, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = tc_bitset_selection_get_item_type;
  iface->get_n_items = tc_bitset_selection_get_n_items;
  iface->get_item = tc_bitset_selection_get_item;
}

static gboolean
tc_bitset_selection_is_selected (GtkSelectionModel *model,
                                 guint              position)
{
  return gtk_bitset_contains (TC_BITSET_SELECTION (model)->positions, position);
}

static GtkBitset *
tc_bitset_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint              position,
                                            guint              n_items)
{
  return gtk_bitset_ref (TC_BITSET_SELECTION (model)->positions);
}

/* The one entry point: all other ways to select come here. */
static gboolean
tc_bitset_selection_set_selection (GtkSelectionModel *model,
                                   GtkBitset         *selected,
                                   GtkBitset         *mask)
{
  TcBitsetSelection *self = TC_BITSET_SELECTION (model);
  g_autoptr(GtkBitset) changed = gtk_bitset_copy (self->positions);
  g_autoptr(GtkBitset) all = NULL;
  guint first;
  guint last;

  all = gtk_bitset_new_range (0, g_list_model_get_n_items (self->items));
  gtk_bitset_difference (changed, selected);      /* symmetric */
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_intersect (changed, all);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  gtk_bitset_difference (self->positions, changed);
  remember (self);
  tell (self, first, last - first + 1);

  return TRUE;
}

/* The defaults of the following know only the rows that are handed on. */
static GtkBitset *
make_all (TcBitsetSelection *self)
{
  return gtk_bitset_new_range (0, g_list_model_get_n_items (self->items));
}

static gboolean
tc_bitset_selection_select_item (GtkSelectionModel *model,
                                 guint              position,
                                 gboolean           unselect_rest)
{
  g_autoptr(GtkBitset) item = gtk_bitset_new_range (position, 1);
  g_autoptr(GtkBitset) mask = unselect_rest ? make_all (TC_BITSET_SELECTION (model)) : gtk_bitset_ref (item);

  return tc_bitset_selection_set_selection (model, item, mask);
}

static gboolean
tc_bitset_selection_select_range (GtkSelectionModel *model,
                                  guint              position,
                                  guint              n_items,
                                  gboolean           unselect_rest)
{
  g_autoptr(GtkBitset) range = gtk_bitset_new_range (position, n_items);
  g_autoptr(GtkBitset) mask = unselect_rest ? make_all (TC_BITSET_SELECTION (model)) : gtk_bitset_ref (range);

  return tc_bitset_selection_set_selection (model, range, mask);
}

static gboolean
tc_bitset_selection_select_all (GtkSelectionModel *model)
{
  g_autoptr(GtkBitset) all = make_all (TC_BITSET_SELECTION (model));

  return tc_bitset_selection_set_selection (model, all, all);
}

static gboolean
tc_bitset_selection_unselect_all (GtkSelectionModel *model)
{
  g_autoptr(GtkBitset) none = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = make_all (TC_BITSET_SELECTION (model));

  return tc_bitset_selection_set_selection (model, none, all);
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = tc_bitset_selection_is_selected;
  iface->get_selection_in_range = tc_bitset_selection_get_selection_in_range;
  iface->set_selection = tc_bitset_selection_set_selection;
  iface->select_item = tc_bitset_selection_select_item;
  iface->select_range = tc_bitset_selection_select_range;
  iface->select_all = tc_bitset_selection_select_all;
  iface->unselect_all = tc_bitset_selection_unselect_all;
}

static void
tc_bitset_selection_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, tc_bitset_selection_get_n_items (G_LIST_MODEL (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_bitset_selection_dispose (GObject *object)
{
  TcBitsetSelection *self = TC_BITSET_SELECTION (object);

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_func (self->items, items_changed_cb, self);
  self->items = NULL;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tc_bitset_selection_parent_class)->dispose (object);
}

static void
tc_bitset_selection_finalize (GObject *object)
{
  TcBitsetSelection *self = TC_BITSET_SELECTION (object);

  g_clear_pointer (&self->positions, gtk_bitset_unref);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (tc_bitset_selection_parent_class)->finalize (object);
}

static void
tc_bitset_selection_class_init (TcBitsetSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_bitset_selection_get_property;
  object_class->dispose = tc_bitset_selection_dispose;
  object_class->finalize = tc_bitset_selection_finalize;

  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_bitset_selection_init (TcBitsetSelection *self)
{
  self->positions = gtk_bitset_new_empty ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * tc_bitset_selection_new:
 * @model: (transfer full): the items, or a TcRowList of them
 * @get_id: tells the items apart; it is not asked about rows
 *
 * A selection over @model, empty at first.
 */
TcBitsetSelection *
tc_bitset_selection_new (GListModel              *model,
                         TcBitsetSelectionIdFunc  get_id)
{
  TcBitsetSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  g_return_val_if_fail (get_id != NULL, NULL);

  self = g_object_new (TC_TYPE_BITSET_SELECTION, NULL);
  self->model = model;
  self->items = model;
  self->get_id = get_id;
  if (TC_IS_ROW_LIST (model))
    {
      self->items = tc_row_list_get_model (TC_ROW_LIST (model));
      g_signal_connect (model, "items-changed", G_CALLBACK (rows_changed_cb), self);
      g_signal_connect (model, "followed", G_CALLBACK (rows_followed_cb), self);
    }
  g_signal_connect (self->items, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

void
tc_bitset_selection_select_id (TcBitsetSelection *self,
                               gint64             id)
{
  guint n_items;

  g_return_if_fail (TC_IS_BITSET_SELECTION (self));
  g_return_if_fail (id != 0);

  n_items = g_list_model_get_n_items (self->items);
  gtk_bitset_remove_all (self->positions);
  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, id);
  find_again (self, 0, n_items);

  if (n_items > 0)
    tell (self, 0, n_items);
}

guint
tc_bitset_selection_get_n_selected (TcBitsetSelection *self)
{
  g_return_val_if_fail (TC_IS_BITSET_SELECTION (self), 0);

  return gtk_bitset_get_size (self->positions);
}

gboolean
tc_bitset_selection_is_remembering (TcBitsetSelection *self)
{
  g_return_val_if_fail (TC_IS_BITSET_SELECTION (self), FALSE);

  return self->ids->len > 0 || !gtk_bitset_is_empty (self->positions);
}

GArray *
tc_bitset_selection_dup_ids (TcBitsetSelection *self)
{
  g_return_val_if_fail (TC_IS_BITSET_SELECTION (self), NULL);

  return collect_ids (self);
}
