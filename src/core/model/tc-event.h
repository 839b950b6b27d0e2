/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-types.h"

G_BEGIN_DECLS

/**
 * TcEvent:
 *
 * One append-only row of the history.
 *
 * Read-only properties: id (int64), at (int64, microseconds UTC), reviewer, action, object, field,
 * before, after, app-version, hash (string), study-id (int64), group (int64: events of one change).
 *
 * action is a stable English word: "import", "answer", "annotate", "status", "decide", "undo",
 * "redo". object names what changed: "answer", "annotation", "study", "discrepancy". before and
 * after are JSON snapshots of that object, "" for none.
 */
#define TC_TYPE_EVENT (tc_event_get_type ())
G_DECLARE_FINAL_TYPE (TcEvent, tc_event, TC, EVENT, GObject)

typedef struct
{
  TcId id;
  TcId group;
  gint64 at;
  char *reviewer;
  char *action;
  char *object;
  TcId study_id;
  TcId object_id;                 /* annotation or discrepancy; 0 for the others */
  char *field;
  char *before;
  char *after;
  char *app_version;
  char *previous_hash;
  char *hash;                     /* lower-case hexadecimal SHA-256 */
} TcEventRow;

TcEventRow       *tc_event_row_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void              tc_event_row_free  (TcEventRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcEventRow, tc_event_row_free)

/* SHA-256 over the previous hash and every other member, each preceded by its length in bytes. */
char             *tc_event_row_hash  (const TcEventRow *self) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @row. */
TcEvent          *tc_event_new       (TcEventRow *row) G_GNUC_WARN_UNUSED_RESULT;
const TcEventRow *tc_event_get_row   (TcEvent    *self);

G_END_DECLS
