/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-list-row.h"

struct _TcListRow
{
  GObject parent_instance;

  /* Owned */
  GObject *item;                  /* (nullable) */

  guint position;
};

G_DEFINE_FINAL_TYPE (TcListRow, tc_list_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
item_changed_cb (TcListRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
take_item (TcListRow *self,
           GObject   *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, item_changed_cb, self);
  g_clear_object (&self->item);
  self->item = item;
  if (item != NULL)
    g_signal_connect_swapped (item, "notify", G_CALLBACK (item_changed_cb), self);
}

static void
tc_list_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TC_LIST_ROW (object)->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_list_row_dispose (GObject *object)
{
  take_item (TC_LIST_ROW (object), NULL);

  G_OBJECT_CLASS (tc_list_row_parent_class)->dispose (object);
}

static void
tc_list_row_class_init (TcListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_list_row_get_property;
  object_class->dispose = tc_list_row_dispose;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_list_row_init (TcListRow *self)
{
}

/**
 * tc_list_row_new:
 * @position: the place, from 0
 *
 * Makes a row that holds nothing.
 */
TcListRow *
tc_list_row_new (guint position)
{
  TcListRow *self = g_object_new (TC_TYPE_LIST_ROW, NULL);

  self->position = position;

  return self;
}

/**
 * tc_list_row_get_position:
 *
 * Returns: the place of the row in its list, from 0
 */
guint
tc_list_row_get_position (TcListRow *self)
{
  g_return_val_if_fail (TC_IS_LIST_ROW (self), 0);

  return self->position;
}

/**
 * tc_list_row_set_position:
 *
 * Tells a row where it stands after rows in front of it came or went.
 */
void
tc_list_row_set_position (TcListRow *self,
                          guint      position)
{
  g_return_if_fail (TC_IS_LIST_ROW (self));

  self->position = position;
}

/**
 * tc_list_row_get_item:
 *
 * Returns: (transfer none) (nullable) (type GObject): what stands there
 */
gpointer
tc_list_row_get_item (TcListRow *self)
{
  g_return_val_if_fail (TC_IS_LIST_ROW (self), NULL);

  return self->item;
}

/**
 * tc_list_row_set_item:
 * @item: (transfer full) (nullable) (type GObject): what stands there from now on
 */
void
tc_list_row_set_item (TcListRow *self,
                      gpointer   item)
{
  g_autoptr(GObject) same = NULL;

  g_return_if_fail (TC_IS_LIST_ROW (self));
  g_return_if_fail (item == NULL || G_IS_OBJECT (item));

  if (self->item == item)
    {
      same = item;
      return;
    }

  take_item (self, item);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
