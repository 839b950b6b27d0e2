/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-highlight.h"

G_BEGIN_DECLS

/**
 * TcSourceText:
 *
 * The exact text of one source, read-only, with highlights. All offsets are code points of the source.
 *
 * Copying gives the source's characters, without the marks and breaks that are only shown.
 *
 * Signals: "clicked" (uint offset): a single click on a character, with nothing selected;
 * "selection-finished": the pointer has just selected something.
 */
#define TC_TYPE_SOURCE_TEXT (tc_source_text_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceText, tc_source_text, TC, SOURCE_TEXT, GtkTextView)

void       tc_source_text_set_source     (TcSourceText    *self,
                                          TcSource        *source);
TcSource  *tc_source_text_get_source     (TcSourceText    *self);
/* The highlights borrow from @detail, which is kept. */
void       tc_source_text_set_detail     (TcSourceText    *self,
                                          TcStudyDetail   *detail);
void       tc_source_text_set_emphasis   (TcSourceText    *self,
                                          TcHighlightMode  mode,
                                          const char      *current_field);
void       tc_source_text_set_text_size  (TcSourceText    *self,
                                          double           points);
void       tc_source_text_show_span      (TcSourceText    *self,
                                          TcSpan           span);
gboolean   tc_source_text_get_selection  (TcSourceText    *self,
                                          TcSpan          *span);
/* Returns: (nullable): the selected text as a quote with its source; %NULL where nothing is selected */
TcQuote   *tc_source_text_dup_selection  (TcSourceText    *self) G_GNUC_WARN_UNUSED_RESULT;
void       tc_source_text_select         (TcSourceText    *self,
                                          TcSpan           span);
/* Where @span is on the screen, in coordinates of the widget, cut to what is visible. */
void       tc_source_text_get_rectangle  (TcSourceText    *self,
                                          TcSpan           span,
                                          GdkRectangle    *rectangle);
gboolean   tc_source_text_find_offset    (TcSourceText    *self,
                                          double           x,
                                          double           y,
                                          guint           *offset);
GPtrArray *tc_source_text_get_highlights_at (TcSourceText *self,
                                          guint            offset) G_GNUC_WARN_UNUSED_RESULT;
void       tc_source_text_set_found      (TcSourceText    *self,
                                          GArray          *found);
TcSpan     tc_source_text_to_display     (TcSourceText    *self,
                                          TcSpan           span);

G_END_DECLS
