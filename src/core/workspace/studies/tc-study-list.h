/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcStudyList:
 *
 * The studies of a query, as a #GListModel of #TcStudy that is backed by the store.
 *
 * Holds 8 bytes a study (the row id) and a page of at most %TC_STUDY_LIST_PAGE objects, read from
 * the store when asked for. A new query runs on the worker; when its ids arrive, the smallest true
 * items-changed is emitted: nothing for the same ids, one splice for an insertion or removal in one
 * place, and for another order (0, n, 0) followed by (0, 0, m). Rows that only came or only went,
 * in a few places, are one splice a place, and one row that moved is a removal and an insertion. A
 * changed study updates its #TcStudy in place and emits nothing.
 *
 * Properties: n-items (uint), loading (boolean).
 *
 * Signals: "failed" (GError): a query could not be run; the list stays as it was.
 */
#define TC_TYPE_STUDY_LIST (tc_study_list_get_type ())
G_DECLARE_FINAL_TYPE (TcStudyList, tc_study_list, TC, STUDY_LIST, GObject)

#define TC_STUDY_LIST_PAGE 1024

TcStudyList        *tc_study_list_new       (TcWorkspace        *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* Copies @query and runs it on the worker; a newer query cancels an older one. */
void                tc_study_list_set_query (TcStudyList        *self,
                                             const TcStudyQuery *query);
const TcStudyQuery *tc_study_list_get_query (TcStudyList        *self);
gboolean            tc_study_list_is_loading (TcStudyList       *self);
TcId                tc_study_list_get_id    (TcStudyList        *self,
                                             guint               position);
/* Returns: the position of a study, or %G_MAXUINT where it is not in the list */
guint               tc_study_list_find      (TcStudyList        *self,
                                             TcId                study_id);

G_END_DECLS
