/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcAnnotationList:
 *
 * The annotations of a study: Enter or a click shows one in its text, F2 edits, Delete deletes.
 *
 * Properties: n-items (uint, read only); read-only (boolean, writable).
 *
 * Signals, each with the TcAnnotation: "show-annotation", "edit-annotation", "delete-annotation".
 * The list itself changes nothing.
 */
#define TC_TYPE_ANNOTATION_LIST (tc_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (TcAnnotationList, tc_annotation_list, TC, ANNOTATION_LIST, GtkWidget)

/* %NULL empties the list. Rows that stay keep their widgets, and the selection stays where it was. */
void          tc_annotation_list_set_detail  (TcAnnotationList *self,
                                              TcStudyDetail    *detail);
guint         tc_annotation_list_get_n_items (TcAnnotationList *self);
void          tc_annotation_list_select      (TcAnnotationList *self,
                                              TcId              annotation_id);
TcAnnotation *tc_annotation_list_get_selected (TcAnnotationList *self);

G_END_DECLS
