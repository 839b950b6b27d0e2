/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-gradual-list.h"

/* "n_shown" items from the start of "model" are handed on; while that is not all, "source" brings more. */
struct _TcGradualList
{
  GObject parent_instance;

  /* Owned */
  GListModel *model;

  guint n_shown;
  guint source;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcGradualList, tc_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
emit (TcGradualList *self,
      guint          position,
      guint          removed,
      guint          added)
{
  if (removed == 0 && added == 0)
    return;

  self->n_shown += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* How many of @n items behind those that are shown come next. */
static guint
next_step (guint shown,
           guint n)
{
  return shown < TC_GRADUAL_LIST_WIDGETS ? MIN (n, TC_GRADUAL_LIST_STEP) : n;
}

static gboolean
show_more_cb (gpointer user_data)
{
  TcGradualList *self = user_data;
  guint n = g_list_model_get_n_items (self->model);

  emit (self, self->n_shown, 0, next_step (self->n_shown, n - self->n_shown));
  if (self->n_shown < g_list_model_get_n_items (self->model))
    return G_SOURCE_CONTINUE;

  self->source = 0;

  return G_SOURCE_REMOVE;
}

static void
schedule (TcGradualList *self)
{
  if (self->source == 0 && self->n_shown < g_list_model_get_n_items (self->model))
    self->source = g_idle_add (show_more_cb, self);
}

static void
items_changed_cb (TcGradualList *self,
                  guint          position,
                  guint          removed,
                  guint          added)
{
  guint shown_removed;

  if (position <= self->n_shown)
    {
      shown_removed = MIN (removed, self->n_shown - position);
      /* What stands before an item that stays has to come with it. */
      if (position + shown_removed < self->n_shown)
        emit (self, position, shown_removed, added);
      else
        emit (self, position, shown_removed, next_step (position, added));
    }
  schedule (self);
}

static GType
tc_gradual_list_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (TC_GRADUAL_LIST (list)->model);
}

static guint
tc_gradual_list_get_n_items (GListModel *list)
{
  return TC_GRADUAL_LIST (list)->n_shown;
}

static gpointer
tc_gradual_list_get_item (GListModel *list,
                          guint       position)
{
  TcGradualList *self = TC_GRADUAL_LIST (list);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = tc_gradual_list_get_item_type;
  iface->get_n_items = tc_gradual_list_get_n_items;
  iface->get_item = tc_gradual_list_get_item;
}

static void
tc_gradual_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, TC_GRADUAL_LIST (object)->n_shown);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_gradual_list_dispose (GObject *object)
{
  TcGradualList *self = TC_GRADUAL_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->n_shown = 0;
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tc_gradual_list_parent_class)->dispose (object);
}

static void
tc_gradual_list_class_init (TcGradualListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_gradual_list_get_property;
  object_class->dispose = tc_gradual_list_dispose;

  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_gradual_list_init (TcGradualList *self)
{
}

/**
 * tc_gradual_list_new:
 * @model: (transfer full): the items
 *
 * A list of the items of @model, of which the first are there at once.
 */
TcGradualList *
tc_gradual_list_new (GListModel *model)
{
  TcGradualList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (TC_TYPE_GRADUAL_LIST, NULL);
  self->model = model;
  self->n_shown = next_step (0, g_list_model_get_n_items (model));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  schedule (self);

  return self;
}

/**
 * tc_gradual_list_get_model:
 *
 * Returns: the list of all items
 */
GListModel *
tc_gradual_list_get_model (TcGradualList *self)
{
  g_return_val_if_fail (TC_IS_GRADUAL_LIST (self), NULL);

  return self->model;
}

void
tc_gradual_list_show_all (TcGradualList *self)
{
  g_return_if_fail (TC_IS_GRADUAL_LIST (self));

  g_clear_handle_id (&self->source, g_source_remove);
  emit (self, self->n_shown, 0, g_list_model_get_n_items (self->model) - self->n_shown);
}
