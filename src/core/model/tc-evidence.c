/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-evidence.h"

/* Stands for an item that has no counterpart. */
#define NONE G_MAXUINT

static gboolean
is_list (const TcValue *value)
{
  return value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST;
}

/* A value that is no list counts as a list of one. */
static guint
count_items (const TcValue *value)
{
  if (value == NULL)
    return 0;

  return is_list (value) ? tc_value_get_n_items (value) : 1;
}

/* Whether all that @before says stands in @after, too: a row of a table may have got further cells. */
static gboolean
still_says (const TcValue *before,
            const TcValue *after)
{
  if (tc_value_get_kind (before) != TC_VALUE_RECORD || tc_value_get_kind (after) != TC_VALUE_RECORD)
    return tc_value_equal (before, after);

  for (guint i = 0; i < tc_value_get_n_items (before); i++)
    if (!tc_value_equal (tc_value_get_item (before, i), tc_value_get_member (after, tc_value_get_key (before, i))))
      return FALSE;

  return TRUE;
}

static guint
find_free (const TcValue *before,
           const TcValue *item,
           const guint   *places,
           guint          n_before,
           guint          first)
{
  for (guint i = 0; i < n_before; i++)
    {
      guint k = (first + i) % n_before;

      if (places[k] == NONE && still_says (tc_evidence_get_item (before, k), item))
        return k;
    }

  return NONE;
}

/* For each item of @before the place in @after where it still stands, or NONE; the same place first. */
static guint *
match_items (const TcValue *before,
             const TcValue *after)
{
  guint n_before = count_items (before);
  guint *places = g_new (guint, n_before + 1);

  for (guint i = 0; i < n_before; i++)
    places[i] = NONE;
  for (guint i = 0; n_before > 0 && i < count_items (after); i++)
    {
      guint found = find_free (before, tc_evidence_get_item (after, i), places, n_before, i % n_before);

      if (found != NONE)
        places[found] = i;
    }

  return places;
}

static gboolean
is_taken (const guint *places,
          guint        n_places,
          guint        place)
{
  for (guint i = 0; i < n_places; i++)
    if (places[i] == place)
      return TRUE;

  return FALSE;
}

/* Turns the places of items that still stand into those of the items that took the place of the others, in order. */
static void
pair_others (guint *places,
             guint  n_places,
             guint  n_after)
{
  g_autofree guint *pairs = g_new (guint, n_places + 1);
  guint next = 0;

  for (guint i = 0; i < n_places; i++)
    {
      pairs[i] = NONE;
      if (places[i] != NONE)
        continue;
      while (next < n_after && is_taken (places, n_places, next))
        next++;
      if (next < n_after)
        pairs[i] = next++;
    }
  for (guint i = 0; i < n_places; i++)
    places[i] = pairs[i];
}

static GPtrArray *
move_quotes (GPtrArray   *quotes,
             const guint *places,
             guint        n_places)
{
  GPtrArray *moved = tc_quotes_new ();

  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      if (quote->item < n_places && places[quote->item] != NONE)
        tc_evidence_add (moved, quote, places[quote->item]);
    }

  return moved;
}

static gboolean
is_same_passage (const TcQuote *a,
                 const TcQuote *b)
{
  return a->source_id == b->source_id && a->span.start == b->span.start && a->span.end == b->span.end;
}

static gboolean
has_quote (GPtrArray     *quotes,
           const TcQuote *quote,
           guint          item)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *other = g_ptr_array_index (quotes, i);

      if (other->item == item && is_same_passage (other, quote))
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_evidence_get_item:
 * @value: (nullable): a value
 * @item: index of an item
 *
 * Returns: (nullable): the item of a list; of any other value the value itself, which is its item 0
 */
const TcValue *
tc_evidence_get_item (const TcValue *value,
                      guint          item)
{
  if (is_list (value))
    return item < tc_value_get_n_items (value) ? tc_value_get_item (value, item) : NULL;

  return item == 0 ? value : NULL;
}

/**
 * tc_evidence_add:
 * @quotes: (element-type TcQuote): quotes
 *
 * Adds a copy of @quote for an item; the same passage for the same item once.
 *
 * Returns: whether it was not there
 */
gboolean
tc_evidence_add (GPtrArray     *quotes,
                 const TcQuote *quote,
                 guint          item)
{
  TcQuote *added;

  g_return_val_if_fail (quotes != NULL, FALSE);
  g_return_val_if_fail (quote != NULL, FALSE);

  if (has_quote (quotes, quote, item))
    return FALSE;

  added = tc_quote_copy (quote);
  added->item = item;
  g_ptr_array_add (quotes, added);

  return TRUE;
}

/**
 * tc_evidence_keep:
 * @before: (nullable): a value
 * @after: (nullable): the value that takes its place
 * @quotes: (element-type TcQuote): what @before rests on
 *
 * Picks the quotes that are evidence for the new value as well: those of the items that it still has, wherever they
 * stand in it now. A row of a table that only got further cells is still the same; one cell with another value makes
 * another row.
 *
 * Returns: (transfer full) (element-type TcQuote): copies, with the items of the new value
 */
GPtrArray *
tc_evidence_keep (const TcValue *before,
                  const TcValue *after,
                  GPtrArray     *quotes)
{
  g_autofree guint *places = NULL;

  g_return_val_if_fail (quotes != NULL, NULL);

  places = match_items (before, after);

  return move_quotes (quotes, places, count_items (before));
}

/**
 * tc_evidence_find_suggested:
 * @answer: an answer
 * @suggestions: (element-type TcSuggestion): the suggestions of its field
 *
 * Finds what the suggestion rested on that a corrected answer took the place of. These quotes are no evidence for
 * the answer unless a person says so; one that a person has marked is left out.
 *
 * Returns: (transfer full) (element-type TcQuote): copies, with the items of the answer; empty for any other state
 */
GPtrArray *
tc_evidence_find_suggested (const TcAnswer *answer,
                            GPtrArray      *suggestions)
{
  g_autoptr (GPtrArray) quotes = NULL;
  g_autoptr (TcValue) suggested = NULL;
  g_autofree guint *places = NULL;
  GPtrArray *found;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (suggestions != NULL, NULL);

  if (answer->state != TC_ANSWER_CORRECTED || answer->value == NULL || suggestions->len == 0)
    return tc_quotes_new ();

  suggested = tc_suggestions_compose (suggestions, is_list (answer->value), &quotes);
  places = match_items (suggested, answer->value);
  pair_others (places, count_items (suggested), count_items (answer->value));
  found = move_quotes (quotes, places, count_items (suggested));
  for (guint i = found->len; i > 0; i--)
    {
      const TcQuote *quote = g_ptr_array_index (found, i - 1);

      if (has_quote (answer->quotes, quote, quote->item))
        g_ptr_array_remove_index (found, i - 1);
    }

  return found;
}

/**
 * tc_evidence_find_rule:
 * @suggestions: (element-type TcSuggestion): the suggestions of a field
 * @quote: a quote
 * @value: (nullable): what the suggestion must say; %NULL: anything
 *
 * Returns: (nullable): the rule that found the passage, %NULL where none did
 */
const char *
tc_evidence_find_rule (GPtrArray     *suggestions,
                       const TcQuote *quote,
                       const TcValue *value)
{
  g_return_val_if_fail (suggestions != NULL, NULL);
  g_return_val_if_fail (quote != NULL, NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (value != NULL && !still_says (suggestion->value, value))
        continue;
      for (guint k = 0; k < suggestion->quotes->len; k++)
        if (is_same_passage (g_ptr_array_index (suggestion->quotes, k), quote))
          return suggestion->rule;
    }

  return NULL;
}
