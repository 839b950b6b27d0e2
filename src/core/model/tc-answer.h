/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"
#include "tc-value.h"

G_BEGIN_DECLS

/**
 * TcAnswerState:
 * @TC_ANSWER_EMPTY: neither an answer nor a suggestion
 * @TC_ANSWER_SUGGESTED: no answer, but a suggestion to check (never stored as an answer)
 * @TC_ANSWER_ACCEPTED: a person took the suggestion as it was
 * @TC_ANSWER_CORRECTED: a person changed the suggestion
 * @TC_ANSWER_ENTERED: a person typed the value where nothing was suggested
 * @TC_ANSWER_NOT_REPORTED: the reports do not say it
 * @TC_ANSWER_NOT_APPLICABLE: the field has no meaning for this study
 * @TC_ANSWER_UNCLEAR: the reports do not say it clearly
 *
 * States are stored by the name that tc_answer_state_to_string() gives.
 */
typedef enum
{
  TC_ANSWER_EMPTY,
  TC_ANSWER_SUGGESTED,
  TC_ANSWER_ACCEPTED,
  TC_ANSWER_CORRECTED,
  TC_ANSWER_ENTERED,
  TC_ANSWER_NOT_REPORTED,
  TC_ANSWER_NOT_APPLICABLE,
  TC_ANSWER_UNCLEAR
} TcAnswerState;

const char *tc_answer_state_to_string   (TcAnswerState  state);
gboolean    tc_answer_state_from_string (const char    *name,
                                         TcAnswerState *state);

/**
 * TcAnswer:
 * @study_id: the study
 * @field: key of the field
 * @state: never EMPTY or SUGGESTED in the store: those are the absence of an answer
 * @reported: (nullable): the value as reported, verbatim, where it differs from the parsed one
 * @value: (nullable): the parsed value; %NULL for not reported, not applicable and perhaps unclear
 * @quotes: (element-type TcQuote): what the answer rests on
 * @note: (nullable): the curator's note
 * @reviewer: who
 * @rule: (nullable): the rule whose suggestion was accepted or corrected
 * @updated_at: when, microseconds since 1970 UTC
 *
 * The curator's value of one field of one study.
 */
struct _TcAnswer
{
  TcId study_id;
  char *field;
  TcAnswerState state;
  char *reported;
  TcValue *value;
  GPtrArray *quotes;
  char *note;
  char *reviewer;
  char *rule;
  gint64 updated_at;
};

#define TC_TYPE_ANSWER (tc_answer_get_type ())
GType     tc_answer_get_type  (void) G_GNUC_CONST;
/* Takes a reference of its own to @value. */
TcAnswer *tc_answer_new       (TcId             study_id,
                               const char      *field,
                               TcAnswerState    state,
                               TcValue         *value) G_GNUC_WARN_UNUSED_RESULT;
TcAnswer *tc_answer_copy      (const TcAnswer  *self) G_GNUC_WARN_UNUSED_RESULT;
void      tc_answer_free      (TcAnswer        *self);
gboolean  tc_answer_equal     (const TcAnswer  *a,
                               const TcAnswer  *b);
/* The snapshot that history rows hold: everything, updated_at too. tc_answer_equal() leaves
 * updated_at out. */
char     *tc_answer_to_json   (const TcAnswer  *self) G_GNUC_WARN_UNUSED_RESULT;
TcAnswer *tc_answer_from_json (const char      *json,
                               GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcAnswer, tc_answer_free)

G_END_DECLS
