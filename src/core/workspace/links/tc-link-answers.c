/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-change.h"

#include <glib/gi18n-lib.h>

/*
 * What people said of two studies that become one, and of one that becomes two: nothing of it is lost without a word.
 */

/* Of a discrepancy between people; it has no source, so that no reading of the reports takes it away. */
static const char between_answers[] = N_("answer vs answer");

static const TcAnswer *
find_answer (GPtrArray  *answers,
             const char *field)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const TcAnswer *answer = g_ptr_array_index (answers, i);

      if (g_strcmp0 (answer->field, field) == 0)
        return answer;
    }

  return NULL;
}

/* Whether @text says something that @other does not. */
static gboolean
adds (const char *text,
      const char *other)
{
  return text != NULL && *text != '\0' && g_strcmp0 (text, other) != 0;
}

static gboolean
is_other (const TcAnswer *kept,
          const TcAnswer *lost)
{
  if (kept->value == NULL || lost->value == NULL)
    return kept->value != lost->value || kept->state != lost->state || adds (lost->note, kept->note);

  return !tc_value_equal (kept->value, lost->value) || adds (lost->note, kept->note)
         || adds (lost->reported, kept->reported);
}

/* Two reports of one study are cited differently, and both citations stand beside each other as suggestions. */
static gboolean
is_other_citation (TcChange        *change,
                   const TcAnswer  *kept,
                   const TcAnswer  *lost)
{
  const TcField *field = tc_codebook_find_field (tc_store_get_codebook (change->store), lost->field);

  return field != NULL && g_strcmp0 (tc_field_get_group (field), "citation") == 0
         && kept->state == TC_ANSWER_ACCEPTED && lost->state == TC_ANSWER_ACCEPTED
         && !adds (lost->note, kept->note);
}

static TcDiscrepancy *
new_discrepancy (const char *field,
                 const char *kind,
                 const char *message,
                 const char *first,
                 const char *second)
{
  TcDiscrepancy *discrepancy = tc_discrepancy_new (field, kind, message);
  const TcSpan nowhere = { 0, 0 };

  tc_discrepancy_take_statement (discrepancy, tc_quote_new (nowhere, first), NULL);
  tc_discrepancy_take_statement (discrepancy, tc_quote_new (nowhere, second), NULL);

  return discrepancy;
}

/* "12 (Reviewer A): a note" */
static char *
describe_answer (const TcAnswer *answer)
{
  g_autofree char *value = answer->value != NULL ? tc_value_to_display (answer->value)
                                                 : g_strdup (tc_answer_state_to_string (answer->state));
  GString *text = g_string_new (value);

  if (answer->reviewer != NULL && *answer->reviewer != '\0')
    g_string_append_printf (text, " (%s)", answer->reviewer);
  if (answer->note != NULL && *answer->note != '\0')
    g_string_append_printf (text, ": %s", answer->note);

  return g_string_free (text, FALSE);
}

static TcDiscrepancy *
compare_answers (const TcAnswer *kept,
                 const TcAnswer *lost)
{
  g_autofree char *first = describe_answer (kept);
  g_autofree char *second = describe_answer (lost);
  TcDiscrepancy *discrepancy =
    new_discrepancy (kept->field, between_answers,
                     N_("The two studies that were made one had different answers."), first, second);

  if (kept->value != NULL && lost->value != NULL)
    {
      g_ptr_array_add (discrepancy->values, tc_value_ref (kept->value));
      g_ptr_array_add (discrepancy->values, tc_value_ref (lost->value));
    }

  return discrepancy;
}

/**
 * tc_link_answers_put:
 * @study_id: the study that gets a copy of the answer
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_answers_put (TcChange        *change,
                     const TcAnswer  *answer,
                     TcId             study_id,
                     GError         **error)
{
  g_autoptr(TcAnswer) copy = tc_answer_copy (answer);

  copy->study_id = study_id;

  return tc_change_answer (change, study_id, copy->field, NULL, copy, error);
}

static char *
describe_status (const TcStudyRow *row)
{
  const char *status = tc_study_status_to_string (row->status);

  return row->exclusion_reason != NULL && *row->exclusion_reason != '\0'
         ? g_strdup_printf ("%s: %s", status, row->exclusion_reason) : g_strdup (status);
}

/* An exclusion, and the reason for it, stand at the first field: they are about the whole study. */
static gboolean
compare_statuses (TcChange   *change,
                  TcId        from,
                  TcId        into,
                  GPtrArray  *differences,
                  GError    **error)
{
  g_autoptr(TcStudyRow) lost = tc_store_get_study (change->store, from, error);
  g_autoptr(TcStudyRow) kept = lost != NULL ? tc_store_get_study (change->store, into, error) : NULL;
  TcCodebook *codebook = tc_store_get_codebook (change->store);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (kept == NULL)
    return FALSE;
  if (lost->status != TC_STUDY_EXCLUDED || tc_codebook_get_n_fields (codebook) == 0
      || (kept->status == TC_STUDY_EXCLUDED && g_strcmp0 (kept->exclusion_reason, lost->exclusion_reason) == 0))
    return TRUE;

  first = describe_status (kept);
  second = describe_status (lost);
  g_ptr_array_add (differences,
                   new_discrepancy (tc_field_get_key (tc_codebook_get_field (codebook, 0)), N_("one study excluded"),
                                    N_("One of the two studies that were made one was excluded."), first, second));

  return kept->status == TC_STUDY_EXCLUDED
         || tc_change_status (change, into, TC_STUDY_IN_REVIEW, NULL, error);
}

/**
 * tc_link_answers_merge:
 * @from: the study that is about to be hidden
 * @into: the study that stays
 *
 * Gives @into the answers that it has none of; that makes it in review. Where both have one, and they differ in value,
 * state, note or wording, both stand in a discrepancy with their reviewers; so does an exclusion of @from. How the two
 * reports are cited, where both were accepted as suggested, is no contradiction.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_answers_merge (TcChange  *change,
                       TcId       from,
                       TcId       into,
                       GError   **error)
{
  g_autoptr(GPtrArray) answers = tc_store_list_answers (change->store, from, error);
  g_autoptr(GPtrArray) kept = answers != NULL ? tc_store_list_answers (change->store, into, error) : NULL;
  g_autoptr(GPtrArray) differences = tc_discrepancies_new ();
  g_autoptr(GPtrArray) none = tc_discrepancies_new ();
  gboolean any = FALSE;

  if (kept == NULL || !compare_statuses (change, from, into, differences, error))
    return FALSE;

  for (guint i = 0; i < answers->len; i++)
    {
      const TcAnswer *answer = g_ptr_array_index (answers, i);
      const TcAnswer *other = find_answer (kept, answer->field);

      if (other != NULL && is_other (other, answer) && !is_other_citation (change, other, answer))
        g_ptr_array_add (differences, compare_answers (other, answer));
      if (other != NULL)
        continue;
      if (!tc_link_answers_put (change, answer, into, error))
        return FALSE;
      any = TRUE;
    }

  return tc_change_discrepancies (change, into, 0, none, differences, error)
         && ((!any && differences->len == 0) || tc_change_begin_review (change, into, error));
}

/* The hidden study that had one of the sources before, by the history; 0 for none. */
static gboolean
find_former_study (TcChange  *change,
                   TcId       study_id,
                   GArray    *sources,
                   TcId      *former,
                   GError   **error)
{
  g_autoptr(GPtrArray) events = tc_store_list_events (change->store, study_id, "", 0, G_MAXINT, error);

  *former = 0;
  if (events == NULL)
    return FALSE;

  for (guint i = 0; i < events->len && *former == 0; i++)
    {
      const TcEventRow *event = g_ptr_array_index (events, i);
      gboolean is_moved = FALSE;
      TcId before;

      for (guint j = 0; !is_moved && j < sources->len; j++)
        is_moved = event->object_id == g_array_index (sources, TcId, j);
      if (is_moved && g_strcmp0 (event->object, "source") == 0 && g_strcmp0 (event->action, "undo") != 0
          && tc_place_snapshot_get_study (event->before, &before) && before != study_id
          && tc_store_is_study_removed (change->store, before))
        *former = before;
    }

  return TRUE;
}

/* What nobody has decided between the answers of this field is no question any more. */
static gboolean
forget_differences (TcChange    *change,
                    TcId         study_id,
                    const char  *field,
                    GError     **error)
{
  g_autoptr(GPtrArray) all = tc_store_list_discrepancies (change->store, study_id, error);
  g_autoptr(GPtrArray) gone = tc_discrepancies_new ();
  g_autoptr(GPtrArray) none = tc_discrepancies_new ();

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (all, i);

      if (one->decision == TC_DECISION_OPEN && g_str_equal (one->kind, between_answers)
          && g_str_equal (one->field, field))
        g_ptr_array_add (gone, tc_discrepancy_copy (one));
    }

  return tc_change_discrepancies (change, study_id, 0, gone, none, error);
}

/**
 * tc_link_answers_are_of:
 * @quotes: (element-type TcQuote): what an answer rests on
 * @sources: (element-type gint64): ids of sources
 *
 * Returns: whether there are quotes, and all are of these sources
 */
gboolean
tc_link_answers_are_of (GPtrArray *quotes,
                        GArray    *sources)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);
      gboolean found = FALSE;

      for (guint j = 0; !found && j < sources->len; j++)
        found = quote->source_id == g_array_index (sources, TcId, j);
      if (!found)
        return FALSE;
    }

  return quotes->len > 0;
}

/* The copy that the merge made goes; an answer that was given since stays. */
static gboolean
take_copy (TcChange        *change,
           const TcAnswer  *former,
           const TcAnswer  *now,
           TcId             from,
           guint           *n_taken,
           GError         **error)
{
  g_autoptr(TcAnswer) copy = tc_answer_copy (former);

  copy->study_id = from;
  if (now == NULL || !tc_answer_equal (copy, now) || former->updated_at != now->updated_at)
    return TRUE;
  (*n_taken)++;

  return tc_change_answer (change, from, former->field, NULL, NULL, error);
}

/**
 * tc_link_answers_give_back:
 * @from: a study that a report was split off from
 * @to: the study that the report is now
 * @sources: (element-type gint64): those of the report
 * @n_given: (inout): counts the answers that @to got
 * @n_taken: (inout): counts those of them that @from had by the merge only, and loses
 *
 * Gives a report that was split off the answers that its study had before it was merged, where it has none.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_answers_give_back (TcChange  *change,
                           TcId       from,
                           TcId       to,
                           GArray    *sources,
                           guint     *n_given,
                           guint     *n_taken,
                           GError   **error)
{
  g_autoptr(GPtrArray) former = NULL;
  g_autoptr(GPtrArray) have = NULL;
  g_autoptr(GPtrArray) left = NULL;
  TcId study_id;

  if (!find_former_study (change, from, sources, &study_id, error))
    return FALSE;
  if (study_id == 0)
    return TRUE;
  if ((former = tc_store_list_answers (change->store, study_id, error)) == NULL
      || (have = tc_store_list_answers (change->store, to, error)) == NULL
      || (left = tc_store_list_answers (change->store, from, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < former->len; i++)
    {
      const TcAnswer *answer = g_ptr_array_index (former, i);

      if (find_answer (have, answer->field) != NULL
          || (answer->quotes->len > 0 && !tc_link_answers_are_of (answer->quotes, sources)))
        continue;
      if (!tc_link_answers_put (change, answer, to, error)
          || !take_copy (change, answer, find_answer (left, answer->field), from, n_taken, error)
          || !forget_differences (change, from, answer->field, error))
        return FALSE;
      (*n_given)++;
    }

  return TRUE;
}
