/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-clause.h"
#include "tc-match.h"

G_BEGIN_DECLS

/* A word of a clause where it stands: its number and its first byte. @next leads to another one of the sentence, see
 * #TcGateIndex. */
typedef struct
{
  guint32 word;
  guint32 start;
  guint32 next;
} TcGateHit;

#define TC_GATE_BUCKETS 32

/**
 * TcGateIndex:
 * @filled: the buckets that hold hits, as bits
 * @heads: for each bucket one of its hits, as its index in all hits + 1; the others follow by #TcGateHit.next, up to 0
 *
 * The words of a sentence by their number, modulo %TC_GATE_BUCKETS.
 */
typedef struct
{
  guint32 filled;
  guint32 heads[TC_GATE_BUCKETS];
} TcGateIndex;

/* Whether a byte of folded text is neither a small letter, a blank nor beyond ASCII: one in twelve is. */
static inline gboolean
tc_gate_is_sign (guchar byte)
{
  return !((byte >= 'a' && byte <= 'z') || byte == ' ' || byte >= 0x80);
}

/**
 * TcGateText:
 * @text: a part of a sentence
 * @start: where it stands in the folded text
 * @length: its length in bytes
 * @hits: the words in the document
 * @index: which of them stand in the sentence
 * @signs: (array length=n_signs): where tc_gate_is_sign() is true in the sentence, as bytes of the folded text
 */
typedef struct
{
  const char *text;
  gsize start;
  gsize length;
  const TcGateHit *hits;
  const TcGateIndex *index;
  const guint32 *signs;
  guint n_signs;
} TcGateText;

/**
 * TcStarts:
 *
 * Where the matches of an expression can begin: so far before one of some words, each with its own distance.
 */
typedef struct _TcStarts TcStarts;

TcStarts *tc_starts_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void      tc_starts_free      (TcStarts         *self);
/* A match can begin from @max to @min bytes before the word. */
void      tc_starts_add_word  (TcStarts         *self,
                               guint             word,
                               guint             min,
                               guint             max);
/* The single bytes of a clause, and the start of the text if it has that. */
void      tc_starts_add_bytes (TcStarts         *self,
                               const TcClause   *clause);
/* No word can be added any more. */
void      tc_starts_close     (TcStarts         *self);
/* FALSE where there are too many places to tell them apart. */
gboolean  tc_starts_find      (const TcStarts   *self,
                               const TcGateText *text,
                               TcWindows        *windows);

/* Where the first and the last of the words and bytes stand, without their distances; FALSE where there is none. */
gboolean  tc_starts_find_ends (const TcStarts   *self,
                               const TcGateText *text,
                               guint32          *first,
                               guint32          *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStarts, tc_starts_free)

G_END_DECLS
