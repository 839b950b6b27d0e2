/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "tc-codebook.h"
#include "tc-rerun-job.h"

G_BEGIN_DECLS

/**
 * TcRerunItem:
 *
 * One change of a #TcRerunJob in the words of the interface.
 *
 * Read-only properties: kind (int, #TcRerunKind), place (string: study and field), change (string:
 * the old and the new value).
 */
#define TC_TYPE_RERUN_ITEM (tc_rerun_item_get_type ())
G_DECLARE_FINAL_TYPE (TcRerunItem, tc_rerun_item, TC, RERUN_ITEM, GObject)

TcRerunItem *tc_rerun_item_new          (GPtrArray   *changes,
                                         guint        index,
                                         TcCodebook  *codebook) G_GNUC_WARN_UNUSED_RESULT;
TcRerunKind  tc_rerun_item_get_kind     (TcRerunItem *self);
TcId         tc_rerun_item_get_study_id (TcRerunItem *self);
char        *tc_rerun_item_dup_place    (TcRerunItem *self) G_GNUC_WARN_UNUSED_RESULT;
char        *tc_rerun_item_dup_change   (TcRerunItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
