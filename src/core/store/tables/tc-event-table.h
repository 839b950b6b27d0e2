/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store-private.h"

G_BEGIN_DECLS

/* The columns of an event in the order of tc_event_row_read(). */
#define TC_EVENT_COLUMNS \
  "id, group_id, at, reviewer, action, object, study_id, object_id, field, before, after, app_version, " \
  "previous_hash, hash"

TcEventRow *tc_event_row_read (TcStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
