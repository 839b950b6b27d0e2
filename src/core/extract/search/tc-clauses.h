/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-clause.h"

G_BEGIN_DECLS

/**
 * TcClauses:
 * @all: (element-type TcClause): each must be met
 * @starts: (element-type TcClause) (nullable): one must be met at its distance from the start of the match; %NULL where
 *   nothing is known
 * @max_length: greatest length of a match in bytes, or %TC_CLAUSE_FAR
 * @at_end: every match ends where the text ends
 *
 * What must be true of a text in which a regular expression matches.
 *
 * Read from the expression itself, so that whoever writes one need not know of it. A comment "(?#name)" is a mark: it
 * says that a match has a place there that was noted under this name before.
 */
typedef struct
{
  GPtrArray *all;
  GPtrArray *starts;
  guint max_length;
  gboolean at_end;
} TcClauses;

TcClauses *tc_clauses_new      (const char      *expression) G_GNUC_WARN_UNUSED_RESULT;
void       tc_clauses_free     (TcClauses       *self);

/* What it takes to try an expression at the places that @starts tell, in bytes that are tried. */
double     tc_clauses_get_cost (GPtrArray       *starts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcClauses, tc_clauses_free)

G_END_DECLS
