/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-discrepancy.h"

G_DEFINE_BOXED_TYPE (TcDiscrepancy, tc_discrepancy, tc_discrepancy_copy, tc_discrepancy_free)

/**
 * tc_discrepancy_new:
 *
 * Makes an open discrepancy without statements.
 */
TcDiscrepancy *
tc_discrepancy_new (const char *field,
                    const char *kind,
                    const char *message)
{
  TcDiscrepancy *self;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  self = g_new0 (TcDiscrepancy, 1);
  self->field = g_strdup (field);
  self->kind = g_strdup (kind);
  self->message = g_strdup (message);
  self->quotes = tc_quotes_new ();
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  return self;
}

/**
 * tc_discrepancy_take_statement:
 * @quote: (transfer full): what is said
 * @value: (transfer full) (nullable): what it means
 *
 * Adds a statement. Either all statements of a discrepancy have a value or none.
 */
void
tc_discrepancy_take_statement (TcDiscrepancy *self,
                               TcQuote       *quote,
                               TcValue       *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (quote != NULL);

  g_ptr_array_add (self->quotes, quote);
  if (value != NULL)
    g_ptr_array_add (self->values, value);
}

TcDiscrepancy *
tc_discrepancy_copy (const TcDiscrepancy *self)
{
  TcDiscrepancy *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tc_discrepancy_new (self->field, self->kind, self->message);
  copy->id = self->id;
  copy->source_id = self->source_id;
  copy->other_source_id = self->other_source_id;
  copy->decision = self->decision;
  g_ptr_array_unref (copy->quotes);
  copy->quotes = tc_quotes_copy (self->quotes);
  for (guint i = 0; i < self->values->len; i++)
    g_ptr_array_add (copy->values, tc_value_ref (g_ptr_array_index (self->values, i)));
  return copy;
}

void
tc_discrepancy_free (TcDiscrepancy *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->quotes, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->field);
  g_free (self->kind);
  g_free (self->message);
  g_free (self);
}

/**
 * tc_discrepancies_new:
 *
 * Makes an empty array that frees its discrepancies.
 */
GPtrArray *
tc_discrepancies_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tc_discrepancy_free);
}
