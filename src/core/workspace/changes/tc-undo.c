/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-change.h"
#include "tc-link-change.h"
#include "tc-snapshot.h"

/* An import has as many events as it has records. */
#define EVENTS_AT_ONCE 1000

/* Reads an answer from a snapshot, or the suggestion that stood where none was; both may be NULL after. */
static gboolean
read_answer (const TcEventRow  *event,
             const char        *snapshot,
             TcAnswer         **answer,
             TcAnswer         **suggested,
             GError           **error)
{
  g_autoptr(TcAnswer) read = NULL;

  if (snapshot == NULL || *snapshot == '\0')
    return TRUE;

  read = tc_answer_from_json (snapshot, error);
  if (read == NULL)
    return FALSE;

  read->study_id = event->study_id;
  g_free (read->field);
  read->field = g_strdup (event->field);
  if (read->state == TC_ANSWER_SUGGESTED)
    *suggested = g_steal_pointer (&read);
  else
    *answer = g_steal_pointer (&read);

  return TRUE;
}

static gboolean
apply_answer (TcChange          *self,
              const TcEventRow  *event,
              const char        *snapshot,
              GError           **error)
{
  g_autoptr(TcAnswer) before = NULL;
  g_autoptr(TcAnswer) suggested = NULL;
  g_autoptr(TcAnswer) answer = NULL;

  /* A suggestion is never brought back as an answer: it stands there by itself once the answer is gone. */
  if (!read_answer (event, event->before, &before, &suggested, error))
    return FALSE;
  if (snapshot == event->before)
    answer = g_steal_pointer (&before);
  else if (!read_answer (event, snapshot, &answer, &suggested, error))
    return FALSE;

  return tc_change_answer (self, event->study_id, event->field, suggested, answer, error);
}

static gboolean
apply_annotation (TcChange          *self,
                  const TcEventRow  *event,
                  const char        *snapshot,
                  GError           **error)
{
  g_autoptr(TcAnnotation) annotation = NULL;

  if (*snapshot != '\0')
    {
      annotation = tc_annotation_from_json (snapshot, error);
      if (annotation == NULL)
        return FALSE;
    }

  return tc_change_annotation (self, event->object_id, annotation, error);
}

static gboolean
apply_study (TcChange          *self,
             const TcEventRow  *event,
             const char        *snapshot,
             GError           **error)
{
  TcStudySnapshot study;
  g_autofree char *reason = NULL;

  if (!tc_snapshot_read_study (snapshot, &study, error))
    return FALSE;

  reason = g_steal_pointer (&study.exclusion_reason);
  if (study.has_removed && !tc_change_removed (self, event->study_id, study.removed, error))
    return FALSE;

  return !study.has_status
         || tc_change_status (self, event->study_id, study.status, reason, error);
}

static gboolean
apply_decision (TcChange          *self,
                const TcEventRow  *event,
                const char        *snapshot,
                GError           **error)
{
  TcDiscrepancyDecision decision;

  return tc_snapshot_read_decision (snapshot, &decision, error)
         && tc_change_decision (self, event->object_id, decision, error);
}

/* Copies that were imported before sources could be taken out have no state to go back to. */
static gboolean
apply_source (TcChange          *self,
              const TcEventRow  *event,
              const char        *snapshot,
              GError           **error)
{
  TcStudySnapshot source;
  gboolean moved;

  if (event->before == NULL || *event->before == '\0')
    return TRUE;
  if (!tc_change_apply_place (self, event->object_id, snapshot, &moved, error))
    return FALSE;
  if (moved)
    return TRUE;
  if (!tc_snapshot_read_study (snapshot, &source, error))
    return FALSE;

  g_free (source.exclusion_reason);

  return tc_change_source_removed (self, event->study_id, event->object_id, source.removed, error);
}

static gboolean
apply_suggestions (TcChange          *self,
                   const TcEventRow  *event,
                   const char        *snapshot,
                   GError           **error)
{
  g_autoptr(GPtrArray) suggestions = tc_suggestions_from_json (snapshot, error);

  return suggestions != NULL
         && tc_change_suggestions (self, event->study_id, event->object_id, suggestions, error);
}

static gboolean
apply_discrepancies (TcChange          *self,
                     const TcEventRow  *event,
                     const char        *snapshot,
                     GError           **error)
{
  const char *now = snapshot == event->before ? event->after : event->before;

  return tc_change_apply_discrepancies (self, event->study_id, event->object_id, now != NULL ? now : "",
                                        snapshot, error);
}

/* Brings the object of an event into the state of a snapshot. */
static gboolean
apply (TcChange          *self,
       const TcEventRow  *event,
       const char        *snapshot,
       GError           **error)
{
  const char *text = snapshot != NULL ? snapshot : "";

  if (g_str_equal (event->object, "answer"))
    return apply_answer (self, event, text, error);
  if (g_str_equal (event->object, "annotation"))
    return apply_annotation (self, event, text, error);
  if (g_str_equal (event->object, "study"))
    return apply_study (self, event, text, error);
  if (g_str_equal (event->object, "discrepancy"))
    return apply_decision (self, event, text, error);
  if (g_str_equal (event->object, "source"))
    return apply_source (self, event, text, error);
  if (g_str_equal (event->object, "suggestions"))
    return apply_suggestions (self, event, text, error);
  if (g_str_equal (event->object, "discrepancies"))
    return apply_discrepancies (self, event, text, error);
  if (g_str_equal (event->object, "pair"))
    return tc_change_apply_pair (self, event->object_id, text, error);
  if (g_str_equal (event->object, "codebook"))
    return tc_change_apply_codebook (self, text, error);

  return TRUE;
}

/* @last: (out): the last event that was applied, 0 where there was none left */
static gboolean
apply_part (TcChange  *self,
            TcId       group,
            gboolean   undo,
            TcId      *last,
            GError   **error)
{
  g_autoptr(GPtrArray) events = tc_store_list_group (self->store, group, *last, undo, EVENTS_AT_ONCE, error);

  if (events == NULL)
    return FALSE;

  *last = 0;
  for (guint i = 0; i < events->len; i++)
    {
      TcEventRow *event = g_ptr_array_index (events, i);

      if (!apply (self, event, undo ? event->before : event->after, error))
        return FALSE;
      *last = event->id;
      /* The group is named after its first event. */
      if (event->id == group)
        self->last_study = event->study_id;
    }

  return TRUE;
}

static gboolean
apply_group (TcChange  *self,
             TcId       group,
             gboolean   undo,
             GError   **error)
{
  TcId last = 0;

  self->edits = FALSE;
  self->restores = TRUE;
  do
    if (!apply_part (self, group, undo, &last, error))
      return FALSE;
  while (last != 0);

  return tc_change_finish (self, error)
         && tc_store_mark_undone (self->store, group, undo, error);
}

/**
 * tc_change_undo:
 *
 * Applies what was before each event of the group, last one first. The history gets rows of its own.
 *
 * Returns: %FALSE with @error where something could not be brought back
 */
gboolean
tc_change_undo (TcChange  *self,
                TcId       group,
                GError   **error)
{
  return apply_group (self, group, TRUE, error);
}

/**
 * tc_change_redo:
 *
 * Applies what was after each event of an undone group, first one first.
 *
 * Returns: %FALSE with @error where something could not be done again
 */
gboolean
tc_change_redo (TcChange  *self,
                TcId       group,
                GError   **error)
{
  return apply_group (self, group, FALSE, error);
}
