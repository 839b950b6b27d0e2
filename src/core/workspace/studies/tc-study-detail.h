/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-annotation.h"
#include "tc-answer.h"
#include "tc-codebook.h"
#include "tc-discrepancy.h"
#include "tc-source.h"
#include "tc-study.h"
#include "tc-suggestion.h"

G_BEGIN_DECLS

/**
 * TcStudyField:
 * @field: the field, borrowed from the codebook
 * @state: the answer's state, or SUGGESTED or EMPTY
 * @value: (nullable): the answer's value, or what the suggestions compose
 * @quotes: (element-type TcQuote): what @value rests on, each with its source
 * @suggested_quotes: (element-type TcQuote): what the suggestion rested on that the answer corrects: no evidence for
 *   @value unless a person says so
 * @answer: (nullable): the stored answer
 * @suggestions: (element-type TcSuggestion): all of the field's, best first item by item
 * @discrepancies: (element-type TcDiscrepancy): open and decided
 *
 * What the form shows in one row.
 */
typedef struct
{
  const TcField *field;
  TcAnswerState state;
  TcValue *value;
  GPtrArray *quotes;
  GPtrArray *suggested_quotes;
  TcAnswer *answer;
  GPtrArray *suggestions;
  GPtrArray *discrepancies;
} TcStudyField;

/**
 * TcStudyDetail:
 * @row: the study's row
 * @fields: (element-type TcStudyField): in the order of the codebook
 * @sources: (element-type TcSource): the same, with texts
 * @annotations: (element-type TcAnnotation): by source and start
 *
 * Everything about one study: a snapshot, taken when it is asked for.
 */
typedef struct
{
  gatomicrefcount ref_count;
  TcCodebook *codebook;
  TcStudyRow *row;
  GPtrArray *fields;
  GPtrArray *sources;
  GPtrArray *annotations;
} TcStudyDetail;

#define TC_TYPE_STUDY_DETAIL (tc_study_detail_get_type ())
GType          tc_study_detail_get_type   (void) G_GNUC_CONST;
TcStudyDetail *tc_study_detail_ref        (TcStudyDetail *self);
void           tc_study_detail_unref      (TcStudyDetail *self);
TcStudyField  *tc_study_detail_find       (TcStudyDetail *self,
                                           const char    *field);
TcSource      *tc_study_detail_find_source (TcStudyDetail *self,
                                           TcId           source_id);
guint          tc_study_detail_count_open (TcStudyDetail *self);  /* open discrepancies */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStudyDetail, tc_study_detail_unref)

G_END_DECLS
