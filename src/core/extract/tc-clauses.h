/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A distance that has no limit. */
#define TC_CLAUSE_FAR G_MAXUINT

#define TC_CLAUSE_BORDER '\b'
#define TC_CLAUSE_MARK '\1'

/**
 * TcClause:
 * @words: (element-type utf8): parts of folded text of two bytes or more, sorted; %TC_CLAUSE_BORDER stands before a
 *   part that does not begin within a word, %TC_CLAUSE_MARK before the name of a mark
 * @bytes: a bit for each single ASCII character
 * @min: least distance from the start of the match to the start of the word, in bytes
 * @max: greatest one, or %TC_CLAUSE_FAR
 * @score: how often a member is expected in a sentence
 *
 * Words of which one must stand in a text where an expression matches.
 */
typedef struct
{
  GPtrArray *words;
  guint64 bytes[2];
  guint min;
  guint max;
  double score;
} TcClause;

/**
 * TcClauses:
 * @all: (element-type TcClause): each must be met
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
  guint max_length;
  gboolean at_end;
} TcClauses;

TcClauses *tc_clauses_new      (const char      *expression) G_GNUC_WARN_UNUSED_RESULT;
void       tc_clauses_free     (TcClauses       *self);
/* The same for the same words, whatever their distance. */
char      *tc_clause_get_key   (const TcClause  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcClauses, tc_clauses_free)

G_END_DECLS
