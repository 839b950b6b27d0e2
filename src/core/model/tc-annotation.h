/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"

G_BEGIN_DECLS

/**
 * TcAnnotation:
 *
 * A highlight that a person made: a span of a source, perhaps a field or a tag, and a comment.
 *
 * Properties (read only): id, study-id, source-id (int64), start, end (code points, uint), text,
 * field (key or ""), tag, comment, reviewer (string), created-at (int64, microseconds UTC).
 * The quote is copied; %NULL strings become "".
 */
#define TC_TYPE_ANNOTATION (tc_annotation_get_type ())
G_DECLARE_FINAL_TYPE (TcAnnotation, tc_annotation, TC, ANNOTATION, GObject)

TcAnnotation *tc_annotation_new            (TcId           id,
                                            TcId           study_id,
                                            const TcQuote *quote,
                                            const char    *field,
                                            const char    *tag,
                                            const char    *comment,
                                            const char    *reviewer,
                                            gint64         created_at) G_GNUC_WARN_UNUSED_RESULT;
TcId          tc_annotation_get_id         (TcAnnotation  *self);
TcId          tc_annotation_get_study_id   (TcAnnotation  *self);
TcId          tc_annotation_get_source_id  (TcAnnotation  *self);
TcSpan        tc_annotation_get_span       (TcAnnotation  *self);
const char   *tc_annotation_get_text       (TcAnnotation  *self);
const char   *tc_annotation_get_field      (TcAnnotation  *self);
const char   *tc_annotation_get_tag        (TcAnnotation  *self);
const char   *tc_annotation_get_comment    (TcAnnotation  *self);
const char   *tc_annotation_get_reviewer   (TcAnnotation  *self);
gint64        tc_annotation_get_created_at (TcAnnotation  *self);
char         *tc_annotation_to_json        (TcAnnotation  *self) G_GNUC_WARN_UNUSED_RESULT;
TcAnnotation *tc_annotation_from_json      (const char    *json,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
