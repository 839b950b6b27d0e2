/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-change.h"

#include "tc-snapshot.h"

/* Whether a read that found nothing failed, or just found nothing. */
static gboolean
is_missing (GError **error)
{
  if (!g_error_matches (*error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND))
    return *error == NULL;

  g_clear_error (error);

  return TRUE;
}

static void
set_text (char       **member,
          const char  *text)
{
  g_free (*member);
  *member = g_strdup (text != NULL ? text : "");
}

/**
 * tc_change_new:
 *
 * Returns: a change without events yet, which counts as curation
 */
TcChange *
tc_change_new (TcStore    *store,
               const char *action,
               const char *reviewer)
{
  TcChange *self = g_new0 (TcChange, 1);

  self->store = store;
  self->action = action;
  self->reviewer = g_strdup (reviewer);
  self->now = g_get_real_time ();
  self->edits = TRUE;
  self->studies = g_array_new (FALSE, FALSE, sizeof (TcId));
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->answered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

/**
 * tc_change_free:
 *
 * Frees the change; what it did to the store stays in the transaction.
 */
void
tc_change_free (TcChange *self)
{
  g_free (self->reviewer);
  g_array_unref (self->studies);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->answered);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_free (self);
}

/**
 * tc_change_touch:
 * @content: whether more than its status is another, so that its row must be computed anew
 *
 * Notes that a study is another.
 */
void
tc_change_touch (TcChange *self,
                 TcId      study_id,
                 gboolean  content)
{
  gboolean *known = g_hash_table_lookup (self->seen, &study_id);

  if (known == NULL)
    {
      g_array_append_val (self->studies, study_id);
      g_hash_table_insert (self->seen,
                           g_memdup2 (&study_id, sizeof study_id),
                           g_memdup2 (&content, sizeof content));
    }
  else if (content)
    {
      *known = TRUE;
    }
}

/**
 * tc_change_append_event:
 * @object: what changed: "answer", "annotation", "study", "discrepancy", "discrepancies",
 * "suggestions", "source", "pair", "codebook"
 * @object_id: of an annotation, discrepancy, source or pair, else 0
 * @field: (nullable): key of the field
 * @before: (nullable): snapshot, %NULL for none
 * @after: (nullable): snapshot, %NULL for none
 *
 * Appends one row to the history, in the group of this change.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_append_event (TcChange    *self,
                        const char  *object,
                        TcId         study_id,
                        TcId         object_id,
                        const char  *field,
                        const char  *before,
                        const char  *after,
                        GError     **error)
{
  g_autoptr(TcEventRow) event = tc_event_row_new ();

  event->group = self->group;
  event->at = self->now;
  event->study_id = study_id;
  event->object_id = object_id;
  set_text (&event->reviewer, self->reviewer);
  set_text (&event->action, self->action);
  set_text (&event->object, object);
  set_text (&event->field, field);
  set_text (&event->before, before);
  set_text (&event->after, after);
  set_text (&event->app_version, APP_VERSION);

  if (!tc_store_append_event (self->store, event, error))
    return FALSE;
  self->undoable = TRUE;
  if (self->group == 0)
    self->group = event->group != 0 ? event->group : event->id;

  return TRUE;
}

/**
 * tc_change_answer:
 * @suggested: (nullable): what stood in the field where there was no answer, its state "suggested"
 * @after: (nullable): the new answer; %NULL takes the answer away
 *
 * Puts or takes away the answer of one field. The history says what the first answer of a field took the place
 * of, which is what a correction is to be judged by.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_answer (TcChange        *self,
                  TcId             study_id,
                  const char      *field,
                  const TcAnswer  *suggested,
                  const TcAnswer  *after,
                  GError         **error)
{
  g_autoptr(GError) read_error = NULL;
  g_autoptr(TcAnswer) before = tc_store_get_answer (self->store, study_id, field, &read_error);
  g_autofree char *before_json = NULL;
  g_autofree char *after_json = NULL;

  if (before == NULL && !is_missing (&read_error))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  if (before == NULL && after == NULL)
    return TRUE;
  if (before != NULL && after != NULL && tc_answer_equal (before, after))
    return TRUE;

  if (before != NULL || suggested != NULL)
    before_json = tc_answer_to_json (before != NULL ? before : suggested);
  after_json = after != NULL ? tc_answer_to_json (after) : NULL;
  if (after != NULL ? !tc_store_put_answer (self->store, after, error)
                    : !tc_store_delete_answer (self->store, study_id, field, error))
    return FALSE;

  tc_change_touch (self, study_id, TRUE);
  g_hash_table_add (self->answered, g_memdup2 (&study_id, sizeof study_id));

  return tc_change_append_event (self, "answer", study_id, 0, field, before_json, after_json, error);
}

/**
 * tc_change_status:
 * @exclusion_reason: (nullable)
 *
 * Sets the status of a study.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_status (TcChange       *self,
                  TcId            study_id,
                  TcStudyStatus   status,
                  const char     *exclusion_reason,
                  GError        **error)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (self->store, study_id, error);
  const char *reason = exclusion_reason != NULL ? exclusion_reason : "";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (row == NULL)
    return FALSE;
  if (row->status == status && g_strcmp0 (row->exclusion_reason, reason) == 0)
    return TRUE;

  before = tc_snapshot_of_status (row->status, row->exclusion_reason);
  after = tc_snapshot_of_status (status, reason);
  if (!tc_store_set_study_status (self->store, study_id, status, reason, error))
    return FALSE;

  tc_change_touch (self, study_id, FALSE);

  return tc_change_append_event (self, "study", study_id, 0, NULL, before, after, error);
}

static gboolean
begin_review (TcChange       *self,
              TcId            study_id,
              TcStudyStatus   from,
              GError        **error)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (self->store, study_id, error);
  const char *action = self->action;
  gboolean begun;

  if (row == NULL)
    return FALSE;
  if (row->status != from)
    return TRUE;

  self->action = "status";
  begun = tc_change_status (self, study_id, TC_STUDY_IN_REVIEW, NULL, error);
  self->action = action;

  return begun;
}

/**
 * tc_change_begin_review:
 *
 * Makes a study "in review" that is "to review". The event's action is "status".
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_begin_review (TcChange  *self,
                        TcId       study_id,
                        GError   **error)
{
  return begin_review (self, study_id, TC_STUDY_TO_REVIEW, error);
}

/* Who said "reviewed" had seen the answers as they were. An annotation does not change what was confirmed, so that
 * reviewed studies can be marked up; an exclusion does not go by the values. */
static gboolean
review_again (TcChange  *self,
              TcId       study_id,
              GError   **error)
{
  return !g_hash_table_contains (self->answered, &study_id)
         || begin_review (self, study_id, TC_STUDY_REVIEWED, error);
}

/**
 * tc_change_removed:
 *
 * Hides a study, or shows it again.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_removed (TcChange  *self,
                   TcId       study_id,
                   gboolean   removed,
                   GError   **error)
{
  gboolean before = tc_store_is_study_removed (self->store, study_id);

  if (before == removed)
    return TRUE;
  if (!tc_store_set_study_removed (self->store, study_id, removed, error))
    return FALSE;

  tc_change_touch (self, study_id, FALSE);
  self->set_changed = TRUE;

  return tc_change_append_event (self, "study", study_id, 0, NULL,
                                 tc_snapshot_of_removed (before),
                                 tc_snapshot_of_removed (removed), error);
}

/**
 * tc_change_source_removed:
 *
 * Takes a source out of its study, or puts it back.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_source_removed (TcChange  *self,
                          TcId       study_id,
                          TcId       source_id,
                          gboolean   removed,
                          GError   **error)
{
  gboolean before = tc_store_is_source_removed (self->store, source_id);

  if (before == removed)
    return TRUE;
  if (!tc_store_set_source_removed (self->store, source_id, removed, error))
    return FALSE;

  tc_change_touch (self, study_id, TRUE);

  return tc_change_append_event (self, "source", study_id, source_id, NULL,
                                 tc_snapshot_of_removed (before),
                                 tc_snapshot_of_removed (removed), error);
}

static gboolean
is_of_source (const TcSuggestion *suggestion,
              TcId                source_id)
{
  return suggestion->source_id == source_id;
}

/* What a source suggests now. */
static GPtrArray *
list_suggestions (TcStore  *store,
                  TcId      study_id,
                  TcId      source_id,
                  GError  **error)
{
  g_autoptr(GPtrArray) all = tc_store_list_suggestions (store, study_id, error);
  GPtrArray *of_source;

  if (all == NULL)
    return NULL;

  of_source = tc_suggestions_new ();
  for (guint i = 0; i < all->len; i++)
    if (is_of_source (g_ptr_array_index (all, i), source_id))
      g_ptr_array_add (of_source, tc_suggestion_copy (g_ptr_array_index (all, i)));

  return of_source;
}

/**
 * tc_change_suggestions:
 * @suggestions: (element-type TcSuggestion): what the source suggests from now on
 *
 * Puts suggestions in the place of those that a source had; no answer is touched.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_suggestions (TcChange   *self,
                       TcId        study_id,
                       TcId        source_id,
                       GPtrArray  *suggestions,
                       GError    **error)
{
  g_autoptr(GPtrArray) now = list_suggestions (self->store, study_id, source_id, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (now == NULL)
    return FALSE;

  before = tc_suggestions_to_json (now);
  after = tc_suggestions_to_json (suggestions);
  if (g_str_equal (before, after))
    return TRUE;
  if (!tc_store_replace_suggestions (self->store, source_id, suggestions, error))
    return FALSE;

  tc_change_touch (self, study_id, TRUE);

  return tc_change_append_event (self, "suggestions", study_id, source_id, NULL, before, after, error);
}

/**
 * tc_change_decision:
 *
 * Sets what was decided about a discrepancy.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_decision (TcChange               *self,
                    TcId                    discrepancy_id,
                    TcDiscrepancyDecision   decision,
                    GError                **error)
{
  TcDiscrepancyDecision now;
  TcId study_id;
  g_autofree char *field = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!tc_store_get_discrepancy_decision (self->store, discrepancy_id, &study_id, &field, &now, error))
    return FALSE;
  if (now == decision)
    return TRUE;

  before = tc_snapshot_of_decision (now);
  after = tc_snapshot_of_decision (decision);
  if (!tc_store_set_discrepancy_decision (self->store, discrepancy_id, decision, error))
    return FALSE;

  tc_change_touch (self, study_id, TRUE);
  if (decision == TC_DECISION_OPEN)
    g_hash_table_add (self->answered, g_memdup2 (&study_id, sizeof study_id));

  return tc_change_append_event (self, "discrepancy", study_id, discrepancy_id, field,
                                 before, after, error);
}

/**
 * tc_change_add_annotation:
 * @annotation: with id 0
 *
 * Adds an annotation.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_add_annotation (TcChange      *self,
                          TcAnnotation  *annotation,
                          GError       **error)
{
  TcId id = tc_store_put_annotation (self->store, annotation, error);
  g_autoptr(TcAnnotation) stored = NULL;
  g_autofree char *after = NULL;

  if (id == 0)
    return FALSE;
  stored = tc_store_get_annotation (self->store, id, error);
  if (stored == NULL)
    return FALSE;

  after = tc_annotation_to_json (stored);
  tc_change_touch (self, tc_annotation_get_study_id (stored), TRUE);

  return tc_change_append_event (self, "annotation", tc_annotation_get_study_id (stored), id,
                                 tc_annotation_get_field (stored), NULL, after, error);
}

/**
 * tc_change_annotation:
 * @after: (nullable): with the id of the annotation; %NULL deletes it
 *
 * Replaces, deletes or puts back an annotation.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_annotation (TcChange      *self,
                      TcId           annotation_id,
                      TcAnnotation  *after,
                      GError       **error)
{
  g_autoptr(GError) read_error = NULL;
  g_autoptr(TcAnnotation) before = tc_store_get_annotation (self->store, annotation_id, &read_error);
  g_autofree char *before_json = NULL;
  g_autofree char *after_json = NULL;
  TcAnnotation *one;

  if (before == NULL && (after == NULL || !is_missing (&read_error)))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }

  before_json = before != NULL ? tc_annotation_to_json (before) : NULL;
  after_json = after != NULL ? tc_annotation_to_json (after) : NULL;
  if (g_strcmp0 (before_json, after_json) == 0)
    return TRUE;
  if (after != NULL ? tc_store_put_annotation (self->store, after, error) == 0
                    : !tc_store_delete_annotation (self->store, annotation_id, error))
    return FALSE;

  one = after != NULL ? after : before;
  tc_change_touch (self, tc_annotation_get_study_id (one), TRUE);

  return tc_change_append_event (self, "annotation", tc_annotation_get_study_id (one), annotation_id,
                                 tc_annotation_get_field (one), before_json, after_json, error);
}

/**
 * tc_change_finish:
 *
 * Makes curated studies "in review", reviewed ones too whose answers are others now, and computes the rows of changed studies anew. To be called
 * before the commit; once more is free.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_finish (TcChange  *self,
                  GError   **error)
{
  for (guint i = 0; i < self->studies->len; i++)
    {
      TcId study_id = g_array_index (self->studies, TcId, i);
      gboolean *content = g_hash_table_lookup (self->seen, &study_id);

      if (self->edits
          && (!tc_change_begin_review (self, study_id, error) || !review_again (self, study_id, error)))
        return FALSE;
      if (*content && !tc_store_refresh_study (self->store, study_id, error))
        return FALSE;
      *content = FALSE;
    }

  return TRUE;
}
