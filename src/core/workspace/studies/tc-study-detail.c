/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-study-detail-private.h"

#include "tc-evidence.h"

G_DEFINE_BOXED_TYPE (TcStudyDetail, tc_study_detail, tc_study_detail_ref, tc_study_detail_unref)

static void
free_field (gpointer data)
{
  TcStudyField *field = data;

  g_clear_pointer (&field->value, tc_value_unref);
  g_clear_pointer (&field->quotes, g_ptr_array_unref);
  g_clear_pointer (&field->suggested_quotes, g_ptr_array_unref);
  g_clear_pointer (&field->answer, tc_answer_free);
  g_clear_pointer (&field->suggestions, g_ptr_array_unref);
  g_clear_pointer (&field->discrepancies, g_ptr_array_unref);
  g_free (field);
}

static TcStudyField *
add_field (TcStudyDetail *self,
           const TcField *field)
{
  TcStudyField *row = g_new0 (TcStudyField, 1);

  row->field = field;
  row->state = TC_ANSWER_EMPTY;
  row->suggestions = tc_suggestions_new ();
  row->discrepancies = tc_discrepancies_new ();
  g_ptr_array_add (self->fields, row);

  return row;
}

/* The list of one source, and those of the others as alternatives. */
static void
arrange (TcStudyField *row)
{
  GPtrArray *arranged = tc_suggestions_arrange (row->suggestions);

  g_ptr_array_unref (row->suggestions);
  row->suggestions = arranged;
}

static void
resolve_field (TcStudyField *row)
{
  gboolean list = tc_field_is_repeating (row->field)
                  || tc_field_get_kind (row->field) == TC_FIELD_TABLE;
  g_autoptr(TcValue) suggested = NULL;
  g_autoptr(GPtrArray) quotes = NULL;

  suggested = tc_suggestions_compose (row->suggestions, list, &quotes);
  if (row->answer != NULL)
    row->suggested_quotes = tc_evidence_find_suggested (row->answer, row->suggestions);
  else
    row->suggested_quotes = tc_quotes_new ();
  if (list && row->suggestions->len > 0)
    arrange (row);
  else
    g_ptr_array_sort (row->suggestions, tc_suggestion_compare);
  if (row->answer != NULL)
    {
      row->state = row->answer->state;
      row->value = row->answer->value != NULL ? tc_value_ref (row->answer->value) : NULL;
      row->quotes = row->answer->quotes != NULL ? tc_quotes_copy (row->answer->quotes) : NULL;
    }
  else if (row->suggestions->len > 0)
    {
      row->state = TC_ANSWER_SUGGESTED;
      row->value = g_steal_pointer (&suggested);
      row->quotes = g_steal_pointer (&quotes);
    }
  if (row->quotes == NULL)
    row->quotes = tc_quotes_new ();
}

/**
 * tc_study_detail_new:
 *
 * Returns: the detail of no study yet: every field of the codebook, empty
 */
TcStudyDetail *
tc_study_detail_new (TcCodebook *codebook)
{
  TcStudyDetail *self = g_new0 (TcStudyDetail, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->codebook = tc_codebook_ref (codebook);
  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tc_codebook_get_n_fields (codebook); i++)
    add_field (self, tc_codebook_get_field (codebook, i));

  return self;
}

/**
 * tc_study_detail_add_suggestion:
 *
 * Copies a suggestion to its field; one for a field that the codebook does not have is left out.
 */
void
tc_study_detail_add_suggestion (TcStudyDetail      *self,
                                const TcSuggestion *suggestion)
{
  TcStudyField *row = tc_study_detail_find (self, suggestion->field);

  if (row != NULL)
    g_ptr_array_add (row->suggestions, tc_suggestion_copy (suggestion));
}

/**
 * tc_study_detail_add_discrepancy:
 *
 * The same for a discrepancy.
 */
void
tc_study_detail_add_discrepancy (TcStudyDetail       *self,
                                 const TcDiscrepancy *discrepancy)
{
  TcStudyField *row = tc_study_detail_find (self, discrepancy->field);

  if (row != NULL)
    g_ptr_array_add (row->discrepancies, tc_discrepancy_copy (discrepancy));
}

/**
 * tc_study_detail_set_answer:
 *
 * The same for an answer.
 */
void
tc_study_detail_set_answer (TcStudyDetail  *self,
                            const TcAnswer *answer)
{
  TcStudyField *row = tc_study_detail_find (self, answer->field);

  if (row == NULL)
    return;

  g_clear_pointer (&row->answer, tc_answer_free);
  row->answer = tc_answer_copy (answer);
}

/**
 * tc_study_detail_resolve:
 *
 * Computes state, value and quotes of each field from its answer, or else from its suggestions.
 */
void
tc_study_detail_resolve (TcStudyDetail *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    resolve_field (g_ptr_array_index (self->fields, i));
}

/**
 * tc_study_detail_ref:
 *
 * Returns: (transfer full): @self
 */
TcStudyDetail *
tc_study_detail_ref (TcStudyDetail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * tc_study_detail_unref:
 *
 * Gives a reference back; the last one frees the detail.
 */
void
tc_study_detail_unref (TcStudyDetail *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->row, tc_study_row_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_free (self);
}

/**
 * tc_study_detail_find:
 * @field: key of a field
 *
 * Returns: (nullable): the field's row, %NULL where the codebook has no such field
 */
TcStudyField *
tc_study_detail_find (TcStudyDetail *self,
                      const char    *field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      TcStudyField *row = g_ptr_array_index (self->fields, i);

      if (g_strcmp0 (tc_field_get_key (row->field), field) == 0)
        return row;
    }

  return NULL;
}

/**
 * tc_study_detail_find_source:
 *
 * Returns: (nullable): the source with that id, %NULL where it is not the study's
 */
TcSource *
tc_study_detail_find_source (TcStudyDetail *self,
                             TcId           source_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (self->sources, i);

      if (source->id == source_id)
        return source;
    }

  return NULL;
}

/**
 * tc_study_detail_count_open:
 *
 * Returns: the number of discrepancies that nobody has decided
 */
guint
tc_study_detail_count_open (TcStudyDetail *self)
{
  guint n_open = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->fields->len; i++)
    {
      TcStudyField *row = g_ptr_array_index (self->fields, i);

      for (guint j = 0; j < row->discrepancies->len; j++)
        {
          TcDiscrepancy *discrepancy = g_ptr_array_index (row->discrepancies, j);

          n_open += discrepancy->decision == TC_DECISION_OPEN;
        }
    }

  return n_open;
}
