/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-list-item.h"

static guint
count_items (const TcValue *list)
{
  return list != NULL ? tc_value_get_n_items (list) : 0;
}

/**
 * tc_list_item_find:
 * @list: (nullable): a list
 * @index: (out): which item it is, where there is one
 *
 * Returns: whether an item of the list is equal to @item
 */
gboolean
tc_list_item_find (const TcValue *list,
                   const TcValue *item,
                   guint         *index)
{
  for (guint i = 0; i < count_items (list); i++)
    if (tc_value_equal (tc_value_get_item (list, i), item))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* How much of the passages is common to both: 0 for none of them, 1 where they are the same. */
static double
get_overlap (const TcQuote *a,
             const TcQuote *b)
{
  guint start = MAX (a->span.start, b->span.start);
  guint end = MIN (a->span.end, b->span.end);

  if (a->source_id != b->source_id || start >= end)
    return 0;

  return (double) (end - start)
         / (MAX (a->span.end, b->span.end) - MIN (a->span.start, b->span.start));
}

/* The item whose quote has most in common with a statement; a quote may cover several items at once. */
static guint
find_quoted (GPtrArray *quotes,
             guint      n_items,
             GPtrArray *statements)
{
  guint found = n_items;
  double most = 0;

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    for (guint j = 0; j < statements->len; j++)
      {
        const TcQuote *quote = g_ptr_array_index (quotes, i);
        double overlap = get_overlap (quote, g_ptr_array_index (statements, j));

        if (quote->item < n_items && overlap > most)
          {
            most = overlap;
            found = quote->item;
          }
      }

  return found;
}

/**
 * tc_list_item_find_disputed:
 * @list: (nullable): a list
 * @quotes: (nullable) (element-type TcQuote): what its items rest on
 *
 * Finds the item that the statements of a discrepancy are about: one that is equal to what a statement says, else the
 * one whose quote overlaps a statement.
 *
 * Returns: its index; the number of items where the statements are about none of them
 */
guint
tc_list_item_find_disputed (const TcValue       *list,
                            GPtrArray           *quotes,
                            const TcDiscrepancy *discrepancy)
{
  guint index;

  for (guint i = 0; i < discrepancy->values->len; i++)
    if (tc_list_item_find (list, g_ptr_array_index (discrepancy->values, i), &index))
      return index;

  return find_quoted (quotes, count_items (list), discrepancy->quotes);
}

/**
 * tc_list_item_replace:
 * @list: (nullable): a list
 *
 * Returns: the list with another item there; at the end where the list is shorter
 */
TcValue *
tc_list_item_replace (const TcValue *list,
                      guint          index,
                      TcValue       *item)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < count_items (list); i++)
    g_ptr_array_add (items, tc_value_get_item (list, i));
  if (index < items->len)
    items->pdata[index] = item;
  else
    g_ptr_array_add (items, item);

  return tc_value_new_list_from_array (items);
}

/**
 * tc_list_item_replace_quotes:
 * @quotes: (nullable) (element-type TcQuote): what the items of a list rest on
 * @item_quotes: (element-type TcQuote): what the other item rests on
 *
 * Returns: (element-type TcQuote): the quotes of the other items, and these for the item
 */
GPtrArray *
tc_list_item_replace_quotes (GPtrArray *quotes,
                             guint      index,
                             GPtrArray *item_quotes)
{
  GPtrArray *replaced = tc_quotes_new ();

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      if (quote->item != index)
        g_ptr_array_add (replaced, tc_quote_copy (quote));
    }
  for (guint i = 0; i < item_quotes->len; i++)
    {
      TcQuote *quote = tc_quote_copy (g_ptr_array_index (item_quotes, i));

      quote->item = index;
      g_ptr_array_add (replaced, quote);
    }

  return replaced;
}
