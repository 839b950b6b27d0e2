/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-annotation.h"
#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcAnnotationItem:
 *
 * An annotation as a row of the list shows it. Read-only properties, all strings, "" where there is
 * nothing: quote (one line), subject (field and tag), comment, byline (who and when); and has-comment (boolean).
 */
#define TC_TYPE_ANNOTATION_ITEM (tc_annotation_item_get_type ())
G_DECLARE_FINAL_TYPE (TcAnnotationItem, tc_annotation_item, TC, ANNOTATION_ITEM, GObject)

TcAnnotationItem *tc_annotation_item_new            (TcAnnotation     *annotation,
                                                     TcCodebook       *codebook) G_GNUC_WARN_UNUSED_RESULT;
TcAnnotation     *tc_annotation_item_get_annotation (TcAnnotationItem *self);
/* Whether a row for @annotation would look the same. */
gboolean          tc_annotation_item_shows          (TcAnnotationItem *self,
                                                     TcAnnotation     *annotation);

G_END_DECLS
