/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-matcher.h"
#include "tc-starts.h"

G_BEGIN_DECLS

/* How many clauses of one expression are looked at. */
#define TC_GATE_MAX_CLAUSES 4

/**
 * TcGateClause:
 * @number: of the clause
 * @min: least distance from the start of a match to its word, in bytes
 * @max: greatest one, or %TC_CLAUSE_FAR
 * @places: (nullable): what finds its words; %NULL where #TcGate.starts does
 *
 * A clause that must be met.
 */
typedef struct
{
  guint number;
  guint min;
  guint max;
  const TcStarts *places;
} TcGateClause;

/**
 * TcGate:
 * @clauses: clauses that must all be met
 * @n_clauses: how many
 * @starts: (nullable): what tells where a match can begin
 * @tail: a match stands within that many bytes before the end of the text, or %TC_CLAUSE_FAR
 *
 * What must stand in a text for an expression to be tried on it, and where.
 */
typedef struct
{
  TcGateClause clauses[TC_GATE_MAX_CLAUSES];
  guint n_clauses;
  const TcStarts *starts;
  guint tail;
} TcGate;

/**
 * TcGates:
 *
 * The clauses of all expressions, each once, and the words in them.
 *
 * Filled while expressions are compiled; tc_gates_add_words() ends that.
 */
typedef struct _TcGates TcGates;

TcGates  *tc_gates_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void      tc_gates_free      (TcGates          *self);
void      tc_gates_register  (TcGates          *self,
                              const char       *expression,
                              TcGate           *gate);
/* The words' ids begin with @first_id. */
void      tc_gates_add_words (TcGates          *self,
                              TcMatcher        *matcher,
                              guint             first_id);
/* The number of the word that stands for a mark, %G_MAXUINT if no expression has it. */
guint     tc_gates_get_mark  (const TcGates    *self,
                              const char       *name) G_GNUC_WARN_UNUSED_RESULT;
/* Size of a set of clauses in 64-bit words. */
guint     tc_gates_get_size  (const TcGates    *self);

/* Notes in @met which clauses a sentence meets. */
void      tc_gates_note_word (const TcGates    *self,
                              guint             word,
                              guint64          *met);
void      tc_gates_note_bytes (const TcGates   *self,
                              const guint64    *bytes,
                              guint64          *met);
gboolean  tc_gate_is_open    (const TcGate     *self,
                              const guint64    *met);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcGates, tc_gates_free)

G_END_DECLS
