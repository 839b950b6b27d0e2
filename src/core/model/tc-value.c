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
  guint n_items;                  /* LIST, RECORD */
  const char *text;               /* TEXT; of a QUANTITY the unit, "" for none; in @more */
  double number;                  /* NUMBER, QUANTITY */
  double sd;                      /* QUANTITY; NaN for none */
  TcValue **items;                /* LIST, RECORD: references; in @more */
  const char **keys;              /* RECORD, one an item; in @more, and their characters behind them */
  gpointer more[];
};

G_DEFINE_BOXED_TYPE (TcValue, tc_value, tc_value_ref, tc_value_unref)

/* @size: how many bytes are needed behind the structure. */
static TcValue *
value_new (TcValueKind kind,
           gsize       size)
{
  TcValue *self = g_malloc (sizeof *self + size);

  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->sd = (double) NAN;
  return self;
}

static TcValue *
value_new_with_text (TcValueKind kind,
                     const char *text)
{
  gsize size = strlen (text) + 1;
  TcValue *self = value_new (kind, size);

  self->text = memcpy (self->more, text, size);
  return self;
}

/* Room for a list or record; its members are added one after the other. @key_size: bytes of all keys. */
static TcValue *
value_new_with_items (TcValueKind kind,
                      guint       n_items,
                      gsize       key_size)
{
  gsize n_pointers = kind == TC_VALUE_RECORD ? 2 * (gsize) n_items : n_items;
  TcValue *self = value_new (kind, n_pointers * sizeof (gpointer) + key_size);

  self->items = (TcValue **) self->more;
  if (kind == TC_VALUE_RECORD)
    self->keys = (const char **) self->more + n_items;
  return self;
}

static int
find_key (const TcValue *self,
          const char    *key)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      if (g_str_equal (self->keys[i], key))
        return (int) i;
    }
  return -1;
}

/* @characters: (inout): where the key goes; moved behind it */
static void
add_member (TcValue     *self,
            const char  *key,
            TcValue     *value,
            char       **characters)
{
  gsize size = strlen (key) + 1;

  self->keys[self->n_items] = memcpy (*characters, key, size);
  self->items[self->n_items++] = tc_value_ref (value);
  *characters += size;
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

  return value_new_with_text (TC_VALUE_TEXT, text);
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

  self = value_new (TC_VALUE_NUMBER, 0);
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

  self = value_new_with_text (TC_VALUE_QUANTITY, unit != NULL ? unit : "");
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
  TcValue *self = value_new_with_items (TC_VALUE_LIST, n_items, 0);

  for (guint i = 0; i < n_items; i++)
    self->items[self->n_items++] = tc_value_ref (items[i]);
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
  g_autoptr (TcValue) self = NULL;
  gsize key_size = 0;
  char *characters;

  for (guint i = 0; i < n_members; i++)
    key_size += strlen (keys[i]) + 1;
  self = value_new_with_items (TC_VALUE_RECORD, n_members, key_size);
  characters = (char *) (self->keys + n_members);
  for (guint i = 0; i < n_members; i++)
    {
      g_return_val_if_fail (find_key (self, keys[i]) < 0, NULL);
      add_member (self, keys[i], values[i], &characters);
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
  guint n = record != NULL ? record->n_items : 0;
  gsize key_size;
  gboolean found = FALSE;
  char *characters;
  TcValue *self;

  g_return_val_if_fail (record == NULL || record->kind == TC_VALUE_RECORD, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  key_size = strlen (key) + 1;
  for (guint i = 0; i < n; i++)
    key_size += strlen (record->keys[i]) + 1;
  self = value_new_with_items (TC_VALUE_RECORD, n + 1, key_size);
  characters = (char *) (self->keys + n + 1);
  for (guint i = 0; i < n; i++)
    {
      const gboolean same = g_str_equal (record->keys[i], key);

      found |= same;
      if (!same)
        add_member (self, record->keys[i], record->items[i], &characters);
      else if (value != NULL)
        add_member (self, key, value, &characters);
    }
  if (!found && value != NULL)
    add_member (self, key, value, &characters);
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
  for (guint i = 0; i < self->n_items; i++)
    tc_value_unref (self->items[i]);
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

  return self->n_items;
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

  return index < self->n_items ? self->items[index] : NULL;
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

  if (self->keys == NULL || index >= self->n_items)
    return NULL;
  return self->keys[index];
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
  return index >= 0 ? self->items[index] : NULL;
}

static gboolean
lists_equal (const TcValue *a,
             const TcValue *b)
{
  for (guint i = 0; i < a->n_items; i++)
    {
      if (!tc_value_equal (a->items[i], b->items[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
records_equal (const TcValue *a,
               const TcValue *b)
{
  for (guint i = 0; i < a->n_items; i++)
    {
      const TcValue *other = tc_value_get_member (b, a->keys[i]);

      if (other == NULL || !tc_value_equal (a->items[i], other))
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
