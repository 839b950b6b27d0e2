/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-value.h"

#include <math.h>
#include <string.h>

#include "tc-utf8.h"

/**
 * TcValue:
 *
 * What a field of a study says: text, a number, a quantity, a list of these, or a record.
 *
 * Immutable and reference counted (atomically), so that suggestions, answers and history may share
 * it.
 */
struct _TcValue
{
  gatomicrefcount ref_count;
  TcValueKind kind;
  const char *text;               /* TEXT; of a QUANTITY the unit, "" for none; in @string */
  double number;                  /* NUMBER, QUANTITY */
  double sd;                      /* QUANTITY; NaN for none */
  GPtrArray *items;               /* LIST, RECORD; owned */
  GPtrArray *keys;                /* RECORD, one an item; owned */
  char string[];
};

G_DEFINE_BOXED_TYPE (TcValue, tc_value, tc_value_ref, tc_value_unref)

/* @n_items: how many members or items it will have. */
static TcValue *
value_new (TcValueKind  kind,
           const char  *text,
           guint        n_items)
{
  gsize size = text != NULL ? strlen (text) + 1 : 0;
  TcValue *self = g_malloc (sizeof *self + size);

  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  if (text != NULL)
    self->text = memcpy (self->string, text, size);
  self->sd = (double) NAN;
  if (kind == TC_VALUE_LIST || kind == TC_VALUE_RECORD)
    self->items = g_ptr_array_new_full (n_items, (GDestroyNotify) tc_value_unref);
  if (kind == TC_VALUE_RECORD)
    self->keys = g_ptr_array_new_full (n_items, g_free);
  return self;
}

static int
find_key (const TcValue *self,
          const char    *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->keys, i), key))
        return (int) i;
    }
  return -1;
}

static void
add_member (TcValue    *self,
            const char *key,
            TcValue    *value)
{
  g_ptr_array_add (self->keys, g_strdup (key));
  g_ptr_array_add (self->items, tc_value_ref (value));
}

/**
 * tc_value_new_text:
 * @text: valid UTF-8
 *
 * Makes a text.
 */
TcValue *
tc_value_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (tc_utf8_is_valid (text, strlen (text)), NULL);

  return value_new (TC_VALUE_TEXT, text, 0);
}

/**
 * tc_value_new_number:
 * @number: finite
 *
 * Makes a number.
 */
TcValue *
tc_value_new_number (double number)
{
  TcValue *self;

  g_return_val_if_fail (isfinite (number), NULL);

  self = value_new (TC_VALUE_NUMBER, NULL, 0);
  self->number = number;
  return self;
}

/**
 * tc_value_new_quantity:
 * @number: finite
 * @unit: (nullable): a unit as the codebook writes it, or another one; %NULL counts as ""
 *
 * Makes a number with a unit.
 */
TcValue *
tc_value_new_quantity (double      number,
                       const char *unit)
{
  TcValue *self;

  g_return_val_if_fail (isfinite (number), NULL);
  g_return_val_if_fail (unit == NULL || g_utf8_validate (unit, -1, NULL), NULL);

  self = value_new (TC_VALUE_QUANTITY, unit != NULL ? unit : "", 0);
  self->number = number;
  return self;
}

/**
 * tc_value_new_quantity_with_sd:
 * @number: finite
 * @unit: (nullable): unit of both numbers
 * @sd: standard deviation, finite
 *
 * Makes a mean with its standard deviation.
 */
TcValue *
tc_value_new_quantity_with_sd (double      number,
                               const char *unit,
                               double      sd)
{
  TcValue *self;

  g_return_val_if_fail (isfinite (sd), NULL);

  self = tc_value_new_quantity (number, unit);
  if (self != NULL)
    self->sd = sd;
  return self;
}

/**
 * tc_value_new_list:
 * @items: (array length=n_items): borrowed; the list takes references of its own
 * @n_items: how many, perhaps none
 *
 * Makes a list.
 */
TcValue *
tc_value_new_list (TcValue **items,
                   guint     n_items)
{
  TcValue *self = value_new (TC_VALUE_LIST, NULL, n_items);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (self->items, tc_value_ref (items[i]));
  return self;
}

/**
 * tc_value_new_list_from_array:
 * @items: (element-type TcValue): borrowed; the list takes references of its own
 *
 * Makes a list.
 */
TcValue *
tc_value_new_list_from_array (GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  return tc_value_new_list ((TcValue **) items->pdata, items->len);
}

/**
 * tc_value_new_record:
 * @keys: (array length=n_members): different names
 * @values: (array length=n_members): borrowed; the record takes references of its own
 * @n_members: how many, perhaps none
 *
 * Makes a record.
 */
TcValue *
tc_value_new_record (const char **keys,
                     TcValue    **values,
                     guint        n_members)
{
  g_autoptr (TcValue) self = value_new (TC_VALUE_RECORD, NULL, n_members);

  for (guint i = 0; i < n_members; i++)
    {
      g_return_val_if_fail (find_key (self, keys[i]) < 0, NULL);
      add_member (self, keys[i], values[i]);
    }
  return g_steal_pointer (&self);
}

/**
 * tc_value_record_with:
 * @record: (nullable): a record, or %NULL for an empty one
 * @key: name of the member
 * @value: (nullable): its new value, or %NULL to leave it out
 *
 * Copies a record with one member set; a new member comes last.
 */
TcValue *
tc_value_record_with (TcValue    *record,
                      const char *key,
                      TcValue    *value)
{
  gboolean found = FALSE;
  TcValue *self;

  g_return_val_if_fail (record == NULL || record->kind == TC_VALUE_RECORD, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  self = value_new (TC_VALUE_RECORD, NULL, record != NULL ? record->items->len + 1 : 1);
  for (guint i = 0; record != NULL && i < record->items->len; i++)
    {
      const char *name = g_ptr_array_index (record->keys, i);
      const gboolean same = g_str_equal (name, key);

      found |= same;
      if (!same)
        add_member (self, name, g_ptr_array_index (record->items, i));
      else if (value != NULL)
        add_member (self, name, value);
    }
  if (!found && value != NULL)
    add_member (self, key, value);
  return self;
}

TcValue *
tc_value_ref (TcValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tc_value_unref (TcValue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self);
}

TcValueKind
tc_value_get_kind (const TcValue *self)
{
  g_return_val_if_fail (self != NULL, TC_VALUE_TEXT);

  return self->kind;
}

/**
 * tc_value_get_text:
 *
 * Gets the text of a text.
 *
 * Returns: (nullable): %NULL for every other kind
 */
const char *
tc_value_get_text (const TcValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind == TC_VALUE_TEXT ? self->text : NULL;
}

/**
 * tc_value_get_number:
 *
 * Gets the number of a number or a quantity; 0 for every other kind.
 */
double
tc_value_get_number (const TcValue *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->number;
}

/**
 * tc_value_get_unit:
 *
 * Gets the unit of a quantity, "" for none.
 *
 * Returns: (nullable): %NULL for every other kind
 */
const char *
tc_value_get_unit (const TcValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind == TC_VALUE_QUANTITY ? self->text : NULL;
}

/**
 * tc_value_get_sd:
 * @sd: (out) (optional): the standard deviation
 *
 * Tells whether a quantity has a standard deviation.
 */
gboolean
tc_value_get_sd (const TcValue *self,
                 double        *sd)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (isnan (self->sd))
    return FALSE;
  if (sd != NULL)
    *sd = self->sd;
  return TRUE;
}

/**
 * tc_value_get_n_items:
 *
 * Counts the items of a list or the members of a record.
 */
guint
tc_value_get_n_items (const TcValue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items != NULL ? self->items->len : 0;
}

/**
 * tc_value_get_item:
 *
 * Gets an item of a list or the value of a member of a record.
 *
 * Returns: (transfer none) (nullable): %NULL behind the last one
 */
TcValue *
tc_value_get_item (const TcValue *self,
                   guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < tc_value_get_n_items (self) ? g_ptr_array_index (self->items, index) : NULL;
}

/**
 * tc_value_get_key:
 *
 * Gets the name of a member of a record.
 *
 * Returns: (nullable): %NULL behind the last one and for every other kind
 */
const char *
tc_value_get_key (const TcValue *self,
                  guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->keys == NULL || index >= self->keys->len)
    return NULL;
  return g_ptr_array_index (self->keys, index);
}

/**
 * tc_value_get_member:
 *
 * Gets the value of the member with that name.
 *
 * Returns: (transfer none) (nullable): %NULL where there is none
 */
TcValue *
tc_value_get_member (const TcValue *self,
                     const char    *key)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (self->kind != TC_VALUE_RECORD)
    return NULL;
  index = find_key (self, key);
  return index >= 0 ? g_ptr_array_index (self->items, index) : NULL;
}

static gboolean
lists_equal (const TcValue *a,
             const TcValue *b)
{
  for (guint i = 0; i < a->items->len; i++)
    {
      if (!tc_value_equal (g_ptr_array_index (a->items, i), g_ptr_array_index (b->items, i)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
records_equal (const TcValue *a,
               const TcValue *b)
{
  for (guint i = 0; i < a->items->len; i++)
    {
      const TcValue *other = tc_value_get_member (b, g_ptr_array_index (a->keys, i));

      if (other == NULL || !tc_value_equal (g_ptr_array_index (a->items, i), other))
        return FALSE;
    }
  return TRUE;
}

/**
 * tc_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another one
 *
 * Compares exactly: kind, text byte for byte, numbers, order of lists. The order of members does
 * not count.
 */
gboolean
tc_value_equal (const TcValue *a,
                const TcValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind ||
      tc_value_get_n_items (a) != tc_value_get_n_items (b))
    return FALSE;
  if (a->kind == TC_VALUE_LIST)
    return lists_equal (a, b);
  if (a->kind == TC_VALUE_RECORD)
    return records_equal (a, b);
  return g_strcmp0 (a->text, b->text) == 0 && a->number == b->number &&
         ((isnan (a->sd) && isnan (b->sd)) || a->sd == b->sd);
}
