/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-suggestion.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (TcSuggestion, tc_suggestion, tc_suggestion_copy, tc_suggestion_free)

/**
 * tc_suggestion_new:
 * @item: index of the list item, 0 for single values
 * @value: the suggestion takes a reference of its own
 * @confidence: from 0 to 1
 *
 * Makes a suggestion without quotes.
 */
TcSuggestion *
tc_suggestion_new (const char *field,
                   guint       item,
                   TcValue    *value,
                   const char *language,
                   const char *rule,
                   double      confidence)
{
  gsize field_size, language_size, rule_size;
  TcSuggestion *self;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (confidence >= 0.0 && confidence <= 1.0, NULL);

  if (language == NULL)
    language = "";
  field_size = strlen (field) + 1;
  language_size = strlen (language) + 1;
  rule_size = strlen (rule) + 1;
  self = g_malloc (sizeof *self + field_size + language_size + rule_size);
  self->id = 0;
  self->source_id = 0;
  self->item = item;
  self->report = 0;
  self->value = tc_value_ref (value);
  self->field = memcpy (self->strings, field, field_size);
  self->language = memcpy (self->strings + field_size, language, language_size);
  self->rule = memcpy (self->strings + field_size + language_size, rule, rule_size);
  self->confidence = confidence;
  self->quotes = tc_quotes_new ();
  return self;
}

/**
 * tc_suggestion_take_quote:
 * @quote: (transfer full): a quote that the value rests on; its item becomes that of the suggestion
 *
 * Adds a quote.
 */
void
tc_suggestion_take_quote (TcSuggestion *self,
                          TcQuote      *quote)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (quote != NULL);

  quote->item = self->item;
  g_ptr_array_add (self->quotes, quote);
}

TcSuggestion *
tc_suggestion_copy (const TcSuggestion *self)
{
  TcSuggestion *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tc_suggestion_new (self->field, self->item, self->value, self->language, self->rule,
                            self->confidence);
  copy->id = self->id;
  copy->source_id = self->source_id;
  copy->report = self->report;
  g_ptr_array_unref (copy->quotes);
  copy->quotes = tc_quotes_copy (self->quotes);
  return copy;
}

void
tc_suggestion_free (TcSuggestion *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->value, tc_value_unref);
  g_clear_pointer (&self->quotes, g_ptr_array_unref);
  g_free (self);
}

/**
 * tc_suggestion_compare:
 * @a: (type gpointer): address of a pointer to a suggestion, as g_ptr_array_sort() gives it
 * @b: (type gpointer): another one
 *
 * Orders suggestions for display.
 *
 * Equal ones are ordered by where they stand and by row, so that the order never depends on chance.
 */
int
tc_suggestion_compare (gconstpointer a,
                       gconstpointer b)
{
  const TcSuggestion *left = *(const TcSuggestion * const *) a;
  const TcSuggestion *right = *(const TcSuggestion * const *) b;
  const TcQuote *left_quote, *right_quote;
  int order;

  if (left->item != right->item)
    return left->item < right->item ? -1 : 1;
  if (left->report != right->report)
    return left->report < right->report ? -1 : 1;
  if (left->confidence != right->confidence)
    return left->confidence > right->confidence ? -1 : 1;
  order = strcmp (left->rule, right->rule);
  if (order != 0)
    return order;
  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  left_quote = left->quotes->len > 0 ? g_ptr_array_index (left->quotes, 0) : NULL;
  right_quote = right->quotes->len > 0 ? g_ptr_array_index (right->quotes, 0) : NULL;
  if (left_quote == NULL || right_quote == NULL)
    return (left_quote == NULL) - (right_quote == NULL);
  return (left_quote->span.start > right_quote->span.start) -
         (left_quote->span.start < right_quote->span.start);
}

/**
 * tc_suggestions_new:
 *
 * Makes an empty array that frees its suggestions.
 */
GPtrArray *
tc_suggestions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tc_suggestion_free);
}

/**
 * tc_suggestions_pick:
 * @all: (element-type TcSuggestion): suggestions
 * @field: key of a field
 *
 * Returns: (transfer full) (element-type TcSuggestion): copies of those for one field, the most certain first
 */
GPtrArray *
tc_suggestions_pick (GPtrArray  *all,
                     const char *field)
{
  GPtrArray *picked = tc_suggestions_new ();

  g_return_val_if_fail (all != NULL && field != NULL, picked);

  for (guint i = 0; i < all->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (all, i);

      if (g_str_equal (suggestion->field, field))
        g_ptr_array_add (picked, tc_suggestion_copy (suggestion));
    }
  g_ptr_array_sort (picked, tc_suggestion_compare);
  return picked;
}
