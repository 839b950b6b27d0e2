/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-change.h"

G_BEGIN_DECLS

/* Does a change; on the worker's thread, inside a transaction that is rolled back where it fails. */
typedef gboolean (*TcChangeFunc) (TcChange  *change,
                                  gpointer   data,
                                  GError   **error);

/**
 * TcChangeGroup:
 * @group: the group of events, 0 before the first one
 * @pushed: whether it is on the undo stack
 * @held: whether it cannot be undone yet, because more batches follow
 *
 * A group that several transactions share: the batches of an import.
 */
typedef struct
{
  TcId group;
  gboolean pushed;
  gboolean held;
} TcChangeGroup;

/**
 * TcUndoState:
 * @undo: the group that an undo would take back, 0 for none
 * @redo: the group that a redo would do again, 0 for none
 * @held: a group that cannot be undone yet, because its job still runs
 * @undo_label: what @undo is, translated
 * @redo_label: what @redo is, translated
 *
 * Where the undo stack stands. Belongs to the worker's thread; labels are computed once a group.
 */
typedef struct
{
  TcId undo;
  TcId redo;
  TcId held;
  char *undo_label;
  char *redo_label;
} TcUndoState;

void       tc_undo_state_update (TcUndoState   *self,
                                 TcStore       *store);
void       tc_undo_state_clear  (TcUndoState   *self);

/**
 * TcOutcome:
 * @error: (nullable): why nothing was changed
 * @studies: (element-type gint64) (nullable): the studies that are another
 * @set_changed: whether the set of visible studies is another; then @n_studies counts them
 * @codebook: (nullable): the new codebook of the project
 * @last_study: the study of an undo or redo, else 0
 *
 * What came of a change: what the main thread has to know.
 */
typedef struct
{
  GError *error;
  GArray *studies;
  gboolean set_changed;
  guint n_studies;
  TcId last_study;
  TcCodebook *codebook;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
} TcOutcome;

TcOutcome *tc_outcome_new       (TcUndoState   *undo,
                                 TcStore       *store) G_GNUC_WARN_UNUSED_RESULT;
void       tc_outcome_free      (TcOutcome     *self);
TcOutcome *tc_change_run        (TcStore       *store,
                                 TcUndoState   *undo,
                                 const char    *action,
                                 const char    *reviewer,
                                 TcChangeGroup *group,
                                 TcChangeFunc   function,
                                 gpointer       data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
