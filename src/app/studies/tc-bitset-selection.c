/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-bitset-selection.h"

/**
 * TcBitsetSelection:
 *
 * TcStudyList → TcBitsetSelection → GtkColumnView
 *
 * "positions" says what is selected now; "ids", sorted, what a person selected. The second finds the
 * first again when items come back.
 */
struct _TcBitsetSelection
{
  GObject parent_instance;

  /* Owned */
  GListModel *model;
  GtkBitset *positions;
  GArray *ids;

  TcBitsetSelectionIdFunc get_id;
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
      gint64 id = self->get_id (self->model, position);

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
      id = self->get_id (self->model, position + i);
      if (g_array_binary_search (self->ids, &id, compare_ids, NULL))
        gtk_bitset_add (self->positions, position + i);
    }

  return gtk_bitset_get_size (self->positions) != before;
}

static void
items_changed_cb (GListModel        *model,
                  guint              position,
                  guint              removed,
                  guint              added,
                  TcBitsetSelection *self)
{
  gboolean found;

  gtk_bitset_splice (self->positions, position, removed, added);
  found = find_again (self, position, added);

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  if (found)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, added);
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

/* The one entry point: the interface's defaults of all other ways to select come here. */
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

  all = gtk_bitset_new_range (0, tc_bitset_selection_get_n_items (G_LIST_MODEL (self)));
  gtk_bitset_difference (changed, selected);      /* symmetric */
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_intersect (changed, all);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  gtk_bitset_difference (self->positions, changed);
  remember (self);
  gtk_selection_model_selection_changed (model, first, last - first + 1);

  return TRUE;
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = tc_bitset_selection_is_selected;
  iface->get_selection_in_range = tc_bitset_selection_get_selection_in_range;
  iface->set_selection = tc_bitset_selection_set_selection;
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

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
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
 * @model: (transfer full): the items
 * @get_id: tells the items apart
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
  self->get_id = get_id;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

void
tc_bitset_selection_select_id (TcBitsetSelection *self,
                               gint64             id)
{
  guint n_items;

  g_return_if_fail (TC_IS_BITSET_SELECTION (self));
  g_return_if_fail (id != 0);

  n_items = tc_bitset_selection_get_n_items (G_LIST_MODEL (self));
  gtk_bitset_remove_all (self->positions);
  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, id);
  find_again (self, 0, n_items);

  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
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
