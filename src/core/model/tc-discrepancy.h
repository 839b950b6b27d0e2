/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"
#include "tc-value.h"

G_BEGIN_DECLS

/**
 * TcDiscrepancyDecision:
 * @TC_DECISION_OPEN: nobody has decided
 * @TC_DECISION_VALUE: a person chose a value (it is the field's answer)
 * @TC_DECISION_DISMISSED: a person saw it and found no conflict
 */
typedef enum
{
  TC_DECISION_OPEN,
  TC_DECISION_VALUE,
  TC_DECISION_DISMISSED
} TcDiscrepancyDecision;

/**
 * TcDiscrepancy:
 * @source_id: the source of the statements, or of the first one
 * @other_source_id: where two reports disagree the source of the other one, else 0
 * @field: key of the field that the statements disagree about
 * @kind: stable English name, marked with N_() where it is made: "lost superscript", "different
 *   numbers", …
 * @message: one English sentence
 * @quotes: (element-type TcQuote): the statements, at least two
 * @values: (element-type TcValue): what each statement says, in the order of @quotes; may be empty
 *
 * Statements of one study that cannot all be right.
 */
struct _TcDiscrepancy
{
  TcId id;
  TcId source_id;
  TcId other_source_id;
  char *field;
  char *kind;
  char *message;
  GPtrArray *quotes;
  GPtrArray *values;
  TcDiscrepancyDecision decision;
};

#define TC_TYPE_DISCREPANCY (tc_discrepancy_get_type ())
GType          tc_discrepancy_get_type (void) G_GNUC_CONST;
TcDiscrepancy *tc_discrepancy_new      (const char          *field,
                                        const char          *kind,
                                        const char          *message) G_GNUC_WARN_UNUSED_RESULT;
/* Takes both; @value may be %NULL, then it adds none to values. */
void           tc_discrepancy_take_statement (TcDiscrepancy *self,
                                        TcQuote             *quote,
                                        TcValue             *value);
TcDiscrepancy *tc_discrepancy_copy     (const TcDiscrepancy *self) G_GNUC_WARN_UNUSED_RESULT;
void           tc_discrepancy_free     (TcDiscrepancy       *self);
GPtrArray     *tc_discrepancies_new    (void) G_GNUC_WARN_UNUSED_RESULT;
/* For the history: open ones, with their ids. Errors: TC_JSON_ERROR. */
char          *tc_discrepancies_to_json (GPtrArray          *discrepancies) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *tc_discrepancies_from_json (const char       *json,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcDiscrepancy, tc_discrepancy_free)

G_END_DECLS
