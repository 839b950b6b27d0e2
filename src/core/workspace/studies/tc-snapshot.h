/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-discrepancy.h"
#include "tc-study.h"

G_BEGIN_DECLS

/**
 * TcStudySnapshot:
 *
 * What a history row of a study holds: its status and reason, or whether it is removed.
 */
typedef struct
{
  gboolean has_status;
  TcStudyStatus status;
  char *exclusion_reason;
  gboolean has_removed;
  gboolean removed;
} TcStudySnapshot;

char       *tc_snapshot_of_status     (TcStudyStatus           status,
                                       const char             *exclusion_reason) G_GNUC_WARN_UNUSED_RESULT;
const char *tc_snapshot_of_removed    (gboolean                removed);
char       *tc_snapshot_of_decision   (TcDiscrepancyDecision   decision) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_snapshot_of_codebook   (TcId                    id,
                                       guint                   version,
                                       const char             *sha256) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tc_snapshot_read_codebook (const char             *json,
                                       TcId                   *id,
                                       GError                **error);
gboolean    tc_snapshot_read_study    (const char             *json,
                                       TcStudySnapshot        *snapshot,
                                       GError                **error);
gboolean    tc_snapshot_read_decision (const char             *json,
                                       TcDiscrepancyDecision  *decision,
                                       GError                **error);
gboolean    tc_snapshot_refuse        (GError                **error);
gboolean    tc_snapshot_get_id        (JsonObject             *object,
                                       const char             *name,
                                       TcId                   *id);

G_END_DECLS
