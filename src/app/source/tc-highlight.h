/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcHighlightKind:
 * @TC_HIGHLIGHT_SUGGESTED: a quote of a value that nobody has checked
 * @TC_HIGHLIGHT_ANSWERED: a quote of an answer
 * @TC_HIGHLIGHT_ANNOTATED: a person's annotation
 */
typedef enum
{
  TC_HIGHLIGHT_SUGGESTED,
  TC_HIGHLIGHT_ANSWERED,
  TC_HIGHLIGHT_ANNOTATED
} TcHighlightKind;

/**
 * TcHighlightMode:
 *
 * Which fields are highlighted. Annotations are shown in every mode but NONE.
 */
typedef enum
{
  TC_HIGHLIGHT_ALL,
  TC_HIGHLIGHT_CURRENT,
  TC_HIGHLIGHT_NONE
} TcHighlightMode;

/**
 * TcHighlight:
 * @span: code points of the source
 * @group: index of the field's group in the codebook
 * @field: (nullable): borrowed from the detail; %NULL for an annotation without a field
 * @annotation: (nullable): borrowed from the detail
 *
 * A passage of a source that something rests on.
 */
typedef struct
{
  TcHighlightKind kind;
  TcSpan span;
  guint group;
  TcStudyField *field;
  TcAnnotation *annotation;
} TcHighlight;

/**
 * TcHighlightRun:
 * @span: code points of the source
 * @filled: whether a field is shown here (else only an annotation)
 *
 * What a stretch of the text looks like. Runs do not overlap and stand in text order.
 */
typedef struct
{
  TcSpan span;
  guint group;
  guint filled : 1;
  guint answered : 1;
  guint current : 1;
  guint annotated : 1;
} TcHighlightRun;

GArray          *tc_highlights_collect (TcStudyDetail   *detail,
                                        TcSource        *source) G_GNUC_WARN_UNUSED_RESULT;
GArray          *tc_highlights_flatten (GArray          *highlights,
                                        TcHighlightMode  mode,
                                        const char      *current_field) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *tc_highlights_at      (GArray          *highlights,
                                        TcHighlightMode  mode,
                                        const char      *current_field,
                                        guint            offset) G_GNUC_WARN_UNUSED_RESULT;
char            *tc_highlight_describe (const TcHighlight *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
