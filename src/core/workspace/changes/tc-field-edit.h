/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-change.h"

G_BEGIN_DECLS

/* What a person does to the answer of one field; on the worker's thread. They decide the new answer's
 * state, rule and quotes, and leave the rest to tc_change_answer(). */

gboolean tc_field_edit_accept     (TcChange            *change,
                                   TcId                 study_id,
                                   const char          *field,
                                   GError             **error);
gboolean tc_field_edit_accept_one (TcChange            *change,
                                   TcId                 study_id,
                                   const TcSuggestion  *suggestion,
                                   GError             **error);
gboolean tc_field_edit_accept_all (TcChange            *change,
                                   TcId                 study_id,
                                   const char * const  *fields,
                                   GError             **error);
gboolean tc_field_edit_set_value  (TcChange            *change,
                                   TcId                 study_id,
                                   const char          *field,
                                   TcValue             *value,
                                   const char          *reported,
                                   GPtrArray           *quotes,
                                   GError             **error);
gboolean tc_field_edit_set_state  (TcChange            *change,
                                   TcId                 study_id,
                                   const char          *field,
                                   TcAnswerState        state,
                                   GError             **error);
/* In tc-field-settle.c */
gboolean tc_field_edit_settle     (TcChange            *change,
                                   TcId                 study_id,
                                   const char          *field,
                                   const TcValue       *before,
                                   const TcValue       *answer,
                                   GError             **error);
/* In tc-field-evidence.c */
gboolean tc_field_edit_add_evidence (TcChange          *change,
                                   TcId                 study_id,
                                   const char          *field,
                                   GPtrArray           *quotes,
                                   GError             **error);
gboolean tc_field_edit_set_note   (TcChange            *change,
                                   TcId                 study_id,
                                   const char          *field,
                                   const char          *note,
                                   GError             **error);
gboolean tc_field_edit_choose     (TcChange            *change,
                                   TcId                 study_id,
                                   const TcDiscrepancy *discrepancy,
                                   guint                statement,
                                   GError             **error);

G_END_DECLS
