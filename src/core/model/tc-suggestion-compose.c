/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-suggestion.h"

/*
 * What the suggestions of one field say together. A single value is the best of all. A list is that
 * of one source: the third author of one export and the fourth of another are not the authors of
 * anything. Of a citation the first report says both.
 */

/* How many of the items of a source are expected to be right, less those that are expected to be wrong. */
typedef struct
{
  TcId source_id;
  guint report;
  double score;
} Rank;

static GPtrArray *
sort (GPtrArray *suggestions)
{
  GPtrArray *sorted = g_ptr_array_sized_new (suggestions->len);

  for (guint i = 0; i < suggestions->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (suggestions, i));
  g_ptr_array_sort (sorted, tc_suggestion_compare);

  return sorted;
}

static Rank *
find_rank (GArray             *ranks,
           const TcSuggestion *suggestion)
{
  Rank rank = { suggestion->source_id, suggestion->report, 0 };

  for (guint i = 0; i < ranks->len; i++)
    if (g_array_index (ranks, Rank, i).source_id == rank.source_id)
      return &g_array_index (ranks, Rank, i);
  g_array_append_val (ranks, rank);

  return &g_array_index (ranks, Rank, ranks->len - 1);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Rank *left = a;
  const Rank *right = b;

  if (left->report != right->report)
    return left->report < right->report ? -1 : 1;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;

  return (left->source_id > right->source_id) - (left->source_id < right->source_id);
}

/* Returns: (transfer container): the best suggestion of each item of @source_id, in the order of the items */
static GPtrArray *
pick_items (GPtrArray *sorted,
            TcId       source_id)
{
  GPtrArray *items = g_ptr_array_new ();
  const TcSuggestion *previous = NULL;

  for (guint i = 0; i < sorted->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (sorted, i);

      if (suggestion->source_id != source_id || (previous != NULL && previous->item == suggestion->item))
        continue;
      g_ptr_array_add (items, suggestion);
      previous = suggestion;
    }

  return items;
}

/* The sources, those of the first report first, of these the best list, of equal ones the older source. */
static GArray *
rank_sources (GPtrArray *sorted)
{
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (Rank));

  for (guint i = 0; i < sorted->len; i++)
    find_rank (ranks, g_ptr_array_index (sorted, i));
  for (guint i = 0; ranks->len > 1 && i < ranks->len; i++)
    {
      Rank *rank = &g_array_index (ranks, Rank, i);
      g_autoptr (GPtrArray) items = pick_items (sorted, rank->source_id);

      for (guint j = 0; j < items->len; j++)
        rank->score += 2 * ((const TcSuggestion *) g_ptr_array_index (items, j))->confidence - 1;
    }
  g_array_sort (ranks, compare_ranks);

  return ranks;
}

static TcValue *
join (GPtrArray *items)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (values, ((const TcSuggestion *) g_ptr_array_index (items, i))->value);

  return tc_value_new_list_from_array (values);
}

/* The item of each quote is the index in the list, also where items of the suggestions were missing. */
static GPtrArray *
join_quotes (GPtrArray *items)
{
  GPtrArray *quotes = tc_quotes_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (items, i);

      for (guint j = 0; j < suggestion->quotes->len; j++)
        {
          TcQuote *quote = tc_quote_copy (g_ptr_array_index (suggestion->quotes, j));

          quote->item = i;
          g_ptr_array_add (quotes, quote);
        }
    }

  return quotes;
}

/**
 * tc_suggestions_compose:
 * @suggestions: (element-type TcSuggestion): the suggestions of one field, in any order
 * @list: whether the field takes a list (repeating fields and tables)
 * @quotes: (out) (optional) (element-type TcQuote) (transfer full): the quotes of what was taken;
 *   the item of each is the index in the composed list, also where items of the suggestions were
 *   missing
 *
 * Takes the best suggestion, or puts the best suggestion of each item of one source together: of the source whose list
 * is the best.
 *
 * Returns: (transfer full) (nullable): the value; %NULL, with no quotes, where there is no
 * suggestion
 */
TcValue *
tc_suggestions_compose (GPtrArray  *suggestions,
                        gboolean    list,
                        GPtrArray **quotes)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (suggestions != NULL, NULL);

  sorted = sort (suggestions);
  if (list && sorted->len > 0)
    {
      g_autoptr (GArray) ranks = rank_sources (sorted);

      items = pick_items (sorted, g_array_index (ranks, Rank, 0).source_id);
    }
  else
    {
      items = g_ptr_array_new ();
      if (sorted->len > 0)
        g_ptr_array_add (items, g_ptr_array_index (sorted, 0));
    }

  if (quotes != NULL)
    *quotes = join_quotes (items);
  if (items->len == 0)
    return NULL;

  return list ? join (items) : tc_value_ref (((TcSuggestion *) g_ptr_array_index (items, 0))->value);
}

/* The list of a source as one suggestion. */
static TcSuggestion *
make_alternative (GPtrArray *items)
{
  const TcSuggestion *first = g_ptr_array_index (items, 0);
  g_autoptr (TcValue) value = join (items);
  double confidence = 0;
  TcSuggestion *alternative;

  for (guint i = 0; i < items->len; i++)
    confidence += ((const TcSuggestion *) g_ptr_array_index (items, i))->confidence / items->len;
  alternative = tc_suggestion_new (first->field, 0, value, first->language, first->rule, MIN (confidence, 1));
  alternative->id = first->id;
  alternative->source_id = first->source_id;
  alternative->report = first->report;
  g_ptr_array_unref (alternative->quotes);
  alternative->quotes = join_quotes (items);

  return alternative;
}

static gboolean
is_known (GPtrArray     *arranged,
          const TcValue *shown,
          const TcValue *value)
{
  gboolean known = tc_value_equal (shown, value);

  for (guint i = 0; i < arranged->len && !known; i++)
    known = tc_value_equal (((const TcSuggestion *) g_ptr_array_index (arranged, i))->value, value);

  return known;
}

/**
 * tc_suggestions_arrange:
 * @suggestions: (element-type TcSuggestion): the suggestions of one field that takes a list
 *
 * Makes of the suggestions of several sources what a person can choose from: those of the source
 * whose list tc_suggestions_compose() takes, item by item, and behind them each other list that
 * another source has, as one suggestion whose value is a list and whose quotes name their items.
 *
 * Returns: (transfer full) (element-type TcSuggestion): copies, in order
 */
GPtrArray *
tc_suggestions_arrange (GPtrArray *suggestions)
{
  g_autoptr (GPtrArray) sorted = sort (suggestions);
  g_autoptr (GArray) ranks = rank_sources (sorted);
  g_autoptr (TcValue) shown = tc_suggestions_compose (suggestions, TRUE, NULL);
  GPtrArray *arranged = tc_suggestions_new ();

  for (guint i = 0; i < sorted->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (sorted, i);

      if (suggestion->source_id == g_array_index (ranks, Rank, 0).source_id)
        g_ptr_array_add (arranged, tc_suggestion_copy (suggestion));
    }
  for (guint i = 1; i < ranks->len; i++)
    {
      g_autoptr (GPtrArray) items = pick_items (sorted, g_array_index (ranks, Rank, i).source_id);
      g_autoptr (TcSuggestion) alternative = make_alternative (items);

      if (!is_known (arranged, shown, alternative->value))
        g_ptr_array_add (arranged, g_steal_pointer (&alternative));
    }

  return arranged;
}
