/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statements.h"

G_BEGIN_DECLS

/* The first one from @index on that says nothing of the record yet. */
static inline TcStatement *
tc_statements_skip_used (TcStatements *self,
                         int           index)
{
  while (index >= 0 && self->list[index].used)
    index = self->list[index].next;

  return index >= 0 ? &self->list[index] : NULL;
}

/**
 * tc_statements_first:
 *
 * Returns: (nullable): the first statement of a role that says nothing of the record yet
 */
static inline TcStatement *
tc_statements_first (TcStatements *self,
                     TcRole        role)
{
  return tc_statements_skip_used (self, self->first[role]);
}

/**
 * tc_statements_next:
 *
 * Returns: (nullable): the one behind @s
 */
static inline TcStatement *
tc_statements_next (TcStatements *self,
                    TcStatement  *s)
{
  return tc_statements_skip_used (self, s->next);
}

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
