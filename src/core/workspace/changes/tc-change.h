/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store.h"

G_BEGIN_DECLS

/**
 * TcChange:
 * @store: the writing connection, inside a transaction
 * @action: the word that the events get: "answer", "status", …
 * @reviewer: who
 * @now: microseconds since 1970 UTC, the same for every event of the change
 * @group: (id of) the group of events; 0 until the first event, or the group that is continued
 * @undoable: whether an event of it can be undone
 * @restores: whether it is an undo or redo, which has its place on the undo stack already
 * @edits: whether the change is curation, which makes a study "in review"; a reviewed one only where its data change
 * @studies: ids of the studies that were touched, each once, in order
 * @answered: (element-type gint64): studies whose answers are others, or a decision of theirs is open again
 * @set_changed: whether the set of visible studies is another
 * @last_study: the study that the window should show after an undo
 * @codebook: (nullable): the new codebook of the project
 *
 * One change on its way into the project, on the worker's thread.
 *
 * Each tc_change_…() function reads what is there, changes it, and appends an event with both snapshots;
 * where nothing would change it does nothing.
 */
typedef struct
{
  TcStore *store;
  const char *action;
  char *reviewer;
  gint64 now;
  TcId group;
  gboolean undoable;
  gboolean restores;
  gboolean edits;
  GArray *studies;
  GHashTable *seen;
  GHashTable *answered;
  gboolean set_changed;
  TcId last_study;
  TcCodebook *codebook;
} TcChange;

TcChange *tc_change_new             (TcStore               *store,
                                     const char            *action,
                                     const char            *reviewer) G_GNUC_WARN_UNUSED_RESULT;
void      tc_change_free            (TcChange              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcChange, tc_change_free)

void      tc_change_touch           (TcChange              *self,
                                     TcId                   study_id,
                                     gboolean               content);
gboolean  tc_change_append_event    (TcChange              *self,
                                     const char            *object,
                                     TcId                   study_id,
                                     TcId                   object_id,
                                     const char            *field,
                                     const char            *before,
                                     const char            *after,
                                     GError               **error);

gboolean  tc_change_answer          (TcChange              *self,
                                     TcId                   study_id,
                                     const char            *field,
                                     const TcAnswer        *suggested,
                                     const TcAnswer        *after,
                                     GError               **error);
gboolean  tc_change_status          (TcChange              *self,
                                     TcId                   study_id,
                                     TcStudyStatus          status,
                                     const char            *exclusion_reason,
                                     GError               **error);
gboolean  tc_change_begin_review    (TcChange              *self,
                                     TcId                   study_id,
                                     GError               **error);
gboolean  tc_change_removed         (TcChange              *self,
                                     TcId                   study_id,
                                     gboolean               removed,
                                     GError               **error);
gboolean  tc_change_source_removed  (TcChange              *self,
                                     TcId                   study_id,
                                     TcId                   source_id,
                                     gboolean               removed,
                                     GError               **error);
gboolean  tc_change_suggestions     (TcChange              *self,
                                     TcId                   study_id,
                                     TcId                   source_id,
                                     GPtrArray             *suggestions,
                                     GError               **error);
gboolean  tc_change_discrepancies   (TcChange              *self,
                                     TcId                   study_id,
                                     TcId                   source_id,
                                     GPtrArray             *gone,
                                     GPtrArray             *added,
                                     GError               **error);
gboolean  tc_change_apply_discrepancies (TcChange          *self,
                                     TcId                   study_id,
                                     TcId                   source_id,
                                     const char            *gone,
                                     const char            *added,
                                     GError               **error);
gboolean  tc_change_decision        (TcChange              *self,
                                     TcId                   discrepancy_id,
                                     TcDiscrepancyDecision  decision,
                                     GError               **error);
gboolean  tc_change_add_annotation  (TcChange              *self,
                                     TcAnnotation          *annotation,
                                     GError               **error);
gboolean  tc_change_annotation      (TcChange              *self,
                                     TcId                   annotation_id,
                                     TcAnnotation          *after,
                                     GError               **error);
gboolean  tc_change_codebook        (TcChange              *self,
                                     TcCodebook            *after,
                                     GError               **error);
gboolean  tc_change_apply_codebook  (TcChange              *self,
                                     const char            *snapshot,
                                     GError               **error);
gboolean  tc_change_finish          (TcChange              *self,
                                     GError               **error);

/* --- undo ----------------------------------------------------------------------------------------- */
gboolean  tc_change_undo            (TcChange              *self,
                                     TcId                   group,
                                     GError               **error);
gboolean  tc_change_redo            (TcChange              *self,
                                     TcId                   group,
                                     GError               **error);
char     *tc_undo_label             (TcStore               *store,
                                     TcId                   group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
