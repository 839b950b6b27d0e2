/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statements.h"

G_BEGIN_DECLS

TcStatement *tc_statements_first            (TcStatements  *self,
                                             TcRole         role);
TcStatement *tc_statements_next             (TcStatements  *self,
                                             TcStatement   *s);
TcStatement *tc_statements_find_best        (TcStatements  *self,
                                             TcRole         role);
gboolean     tc_statements_add_text         (TcStatements  *self,
                                             TcRecordField  field,
                                             TcStatement   *s,
                                             gboolean       paragraphs);
gboolean     tc_statements_add_text_slice   (TcStatements  *self,
                                             TcRecordField  field,
                                             TcSlice        slice,
                                             gboolean       paragraphs);
void         tc_statements_add_slice        (TcStatements  *self,
                                             TcRecordField  field,
                                             TcSlice        slice);
void         tc_statements_take_all         (TcStatements  *self,
                                             TcRole         role,
                                             TcRecordField  field,
                                             gboolean       paragraphs);
void         tc_statements_take_citation    (TcStatements  *self);
void         tc_statements_take_identifiers (TcStatements  *self);
void         tc_statements_take_lists       (TcStatements  *self);

G_END_DECLS
