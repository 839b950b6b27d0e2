/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-annotation.h"
#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcAnnotationEditor:
 *
 * A popover in which a person writes an annotation: field (only of a new one), tag, comment.
 *
 * Signals: "saved": the person is done; the getters say what was written.
 */
#define TC_TYPE_ANNOTATION_EDITOR (tc_annotation_editor_get_type ())
G_DECLARE_FINAL_TYPE (TcAnnotationEditor, tc_annotation_editor, TC, ANNOTATION_EDITOR, GtkPopover)

void           tc_annotation_editor_begin    (TcAnnotationEditor *self,
                                              TcCodebook         *codebook,
                                              const TcQuote      *quote);
void           tc_annotation_editor_edit     (TcAnnotationEditor *self,
                                              TcCodebook         *codebook,
                                              TcAnnotation       *annotation);
/* The annotation that is edited, %NULL while a new one is written; then the quote. */
TcAnnotation  *tc_annotation_editor_get_annotation (TcAnnotationEditor *self);
const TcQuote *tc_annotation_editor_get_quote (TcAnnotationEditor *self);
const char    *tc_annotation_editor_get_field (TcAnnotationEditor *self);  /* key, or "" */
const char    *tc_annotation_editor_get_tag  (TcAnnotationEditor *self);
char          *tc_annotation_editor_dup_comment (TcAnnotationEditor *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
