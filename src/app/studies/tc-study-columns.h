/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-settings.h"
#include "tc-study.h"

G_BEGIN_DECLS

/**
 * TcStudyColumns:
 *
 * The columns of the list of studies: their cells, what the headers sort by, and which of them are shown.
 *
 * Signals: "sort-changed": a person chose another order in the headers.
 */
#define TC_TYPE_STUDY_COLUMNS (tc_study_columns_get_type ())
G_DECLARE_FINAL_TYPE (TcStudyColumns, tc_study_columns, TC, STUDY_COLUMNS, GObject)

/* Adds the columns to @view, which must outlive the object or be told by tc_study_columns_detach(). */
TcStudyColumns     *tc_study_columns_new          (GtkColumnView  *view) G_GNUC_WARN_UNUSED_RESULT;
void                tc_study_columns_detach       (TcStudyColumns *self);
/* Shows the columns that the settings name, and keeps the two alike. */
void                tc_study_columns_set_settings (TcStudyColumns *self,
                                                   TcSettings     *settings);
void                tc_study_columns_set_width    (TcStudyColumns *self,
                                                   int             width);
/* A stateful action of the name "show-ID" for each column. */
GActionGroup       *tc_study_columns_get_actions  (TcStudyColumns *self);
/* The menu over these actions, with the prefix "columns". */
GMenuModel         *tc_study_columns_get_menu     (TcStudyColumns *self);
/* The order that the headers show; TC_SORT_ADDED where none does. */
TcStudySort         tc_study_columns_get_sort     (TcStudyColumns *self,
                                                   gboolean       *descending);

G_END_DECLS
