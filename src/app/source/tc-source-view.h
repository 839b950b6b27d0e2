/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source-text.h"

G_BEGIN_DECLS

/**
 * TcSourceView:
 *
 * One page of the source pane: the header and the text of one source.
 */
#define TC_TYPE_SOURCE_VIEW (tc_source_view_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceView, tc_source_view, TC, SOURCE_VIEW, GtkWidget)

TcSourceView *tc_source_view_new          (TcSource     *source) G_GNUC_WARN_UNUSED_RESULT;
void          tc_source_view_set_source   (TcSourceView *self,
                                           TcSource     *source);
void          tc_source_view_set_can_split (TcSourceView *self,
                                           gboolean      can_split);
TcSourceText *tc_source_view_get_text     (TcSourceView *self);
GtkAdjustment *tc_source_view_get_adjustment (TcSourceView *self);

G_END_DECLS
