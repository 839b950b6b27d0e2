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
 * @at_start: met where the text begins
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
  gboolean at_start;
  double score;
} TcClause;

TcClause *tc_clause_new (guint min,
                         guint max);
TcClause *tc_clause_new_digits (void);
TcClause *tc_clause_new_start (void);
TcClause *tc_clause_copy (const TcClause *self) G_GNUC_WARN_UNUSED_RESULT;
/* For free functions of containers. */
void tc_clause_free (gpointer data);
void tc_clause_add_byte (TcClause *clause,
                         guchar    byte);
void tc_clause_add_word (TcClause   *clause,
                         const char *word);
/* Makes @clause be met also where @other is. */
void tc_clause_widen (TcClause       *clause,
                      const TcClause *other);
/* Whether no member is a letter or digit. */
gboolean tc_clause_is_apart (const TcClause *clause);
guint tc_clause_count (const TcClause *clause);
gboolean tc_clause_is_same (const TcClause *a,
                            const TcClause *b);
/* The same for the same words, whatever their distance. */
char *tc_clause_get_key (const TcClause *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
