/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-matcher.h"
#include "tc-pattern.h"

G_BEGIN_DECLS

/* How many clauses of one expression are looked at. */
#define TC_GATE_MAX_CLAUSES 4

#define TC_GATE_MAX_NEAR 2

/**
 * TcNear:
 * @clause: number of a clause
 * @min: least distance from where the match begins to a word of the clause, in bytes
 * @max: greatest one
 */
typedef struct
{
  guint clause;
  guint min;
  guint max;
} TcNear;

/**
 * TcGate:
 * @clauses: numbers of clauses that must all be met
 * @n_clauses: how many
 * @near: what tells where a match can begin
 * @n_near: how many of these there are
 * @tail: a match stands within that many bytes before the end of the text, or %TC_CLAUSE_FAR
 *
 * What must stand in a text for an expression to be tried on it, and where.
 */
typedef struct
{
  guint clauses[TC_GATE_MAX_CLAUSES];
  guint n_clauses;
  TcNear near[TC_GATE_MAX_NEAR];
  guint n_near;
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

/* A word of a clause where it stands: its number and its first byte. */
typedef struct
{
  guint32 word;
  guint32 start;
} TcGateHit;

/**
 * TcGateText:
 * @text: a part of a sentence
 * @start: where it stands in the folded text
 * @length: its length in bytes
 * @hits: (array length=n_hits): the words in the sentence
 * @digits: (array length=n_digits): where digits stand in the sentence, as bytes of the folded text
 */
typedef struct
{
  const char *text;
  gsize start;
  gsize length;
  const TcGateHit *hits;
  guint n_hits;
  const guint32 *digits;
  guint n_digits;
} TcGateText;

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
/* Where in a part of a sentence a match can begin. FALSE where that is anywhere. */
gboolean  tc_gates_find_windows (const TcGates   *self,
                                 const TcGate    *gate,
                                 const TcGateText *text,
                                 TcWindows       *windows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcGates, tc_gates_free)

G_END_DECLS
