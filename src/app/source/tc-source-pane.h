/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcSourcePane:
 *
 * The sources of one study: a tab each with the exact text, highlights of suggestions, answers and
 * annotations, and the list of annotations.
 *
 * Properties: current-field (string, writable): the field that "assign" offers first;
 * text-size (double, points, writable).
 *
 * Signals: "field-activated" (string field): a highlight of that field was clicked.
 */
#define TC_TYPE_SOURCE_PANE (tc_source_pane_get_type ())
G_DECLARE_FINAL_TYPE (TcSourcePane, tc_source_pane, TC, SOURCE_PANE, GtkWidget)

/* %NULL for both: no study is chosen. The same study again updates highlights and annotations in place. */
void     tc_source_pane_set_detail     (TcSourcePane  *self,
                                        TcWorkspace   *workspace,
                                        TcStudyDetail *detail);
/* Opens the quote's source, scrolls to it and flashes it. */
void     tc_source_pane_show_quote     (TcSourcePane  *self,
                                        const TcQuote *quote);
/* The keyboard commands on the selected text; FALSE where nothing is selected. */
gboolean tc_source_pane_assign         (TcSourcePane  *self,
                                        const char    *field);   /* %NULL: ask which */
/* Also FALSE where the field has no answer with a value. */
gboolean tc_source_pane_add_evidence   (TcSourcePane  *self,
                                        const char    *field);
gboolean tc_source_pane_annotate       (TcSourcePane  *self);
gboolean tc_source_pane_has_selection  (TcSourcePane  *self);
/* The report of the visible source, 0 where it is the only one of the study. */
TcId     tc_source_pane_get_report_id  (TcSourcePane  *self);
void     tc_source_pane_show_annotations (TcSourcePane *self);

G_END_DECLS
