/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-settings.h"
#include "tc-study-list.h"

G_BEGIN_DECLS

/**
 * TcStudiesPane:
 *
 * The list of studies with search, filters, sortable columns and a selection of many.
 *
 * Properties: n-selected (uint).
 *
 * Signals: "study-chosen" (gint64): the selection became this one study;
 * "failed" (GError): the studies could not be searched.
 */
#define TC_TYPE_STUDIES_PANE (tc_studies_pane_get_type ())
G_DECLARE_FINAL_TYPE (TcStudiesPane, tc_studies_pane, TC, STUDIES_PANE, GtkWidget)

void         tc_studies_pane_set_settings   (TcStudiesPane *self,
                                             TcSettings    *settings);
/* %NULL: no project. */
void         tc_studies_pane_set_workspace  (TcStudiesPane *self,
                                             TcWorkspace   *workspace);
TcStudyList *tc_studies_pane_get_list       (TcStudiesPane *self);
guint        tc_studies_pane_get_n_selected (TcStudiesPane *self);
/* Returns: (transfer full): the ids of the selected studies, as TcId */
GArray      *tc_studies_pane_dup_selected   (TcStudiesPane *self) G_GNUC_WARN_UNUSED_RESULT;
/* Selects one study and shows it; filters that hide it are taken away. */
void         tc_studies_pane_select         (TcStudiesPane *self,
                                             TcId           study_id);
/* Selects the study @step rows after the one with that id (before it for -1). FALSE at the ends. */
gboolean     tc_studies_pane_move           (TcStudiesPane *self,
                                             TcId           from,
                                             int            step);
/* FALSE only where the study is certainly gone: it is not in the whole list. */
gboolean     tc_studies_pane_may_hold       (TcStudiesPane *self,
                                             TcId           study_id);
void         tc_studies_pane_focus_search   (TcStudiesPane *self);

G_END_DECLS
