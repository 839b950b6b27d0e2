/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-gate.h"
#include "tc-prose.h"

G_BEGIN_DECLS

typedef struct
{
  guint hit;
  guint sign;
  gboolean has_digit;
  TcGateIndex index;
} TcSearcherFirst;

/**
 * TcSearcher:
 * @gates: (nullable): the clauses of all expressions
 * @document: (nullable): the document that is searched
 * @met: (element-type guint64): for each sentence the set of clauses that it meets
 * @hits: (array length=n_hits): the words of clauses, sentence by sentence
 * @signs: (array length=n_signs): where signs stand (see tc_gate_is_sign()), as bytes of the folded text
 * @firsts: (element-type TcSearcherFirst): for each sentence where its hits and signs begin
 * @number: the word that is noted where a whole number may begin
 * @last: index of the sentence that was searched last
 * @pool: matches that are not in use
 *
 * Tries expressions only where their words stand.
 *
 * Sentences are noted in order, once each. For one thread.
 */
typedef struct
{
  const TcGates *gates;
  const TcProse *document;
  GArray *met;
  TcGateHit *hits;
  guint n_hits;
  guint room_for_hits;
  guint32 *signs;
  guint n_signs;
  guint room_for_signs;
  GArray *firsts;
  guint number;
  guint last;
  TcMatchPool pool;
} TcSearcher;

void           tc_searcher_init           (TcSearcher       *self);
void           tc_searcher_clear          (TcSearcher       *self);
void           tc_searcher_begin          (TcSearcher       *self,
                                           const TcGates    *gates,
                                           const TcProse    *document);
void           tc_searcher_begin_sentence (TcSearcher       *self);
void           tc_searcher_note_word      (TcSearcher       *self,
                                           guint             word,
                                           gsize             start);
void           tc_searcher_end_sentence   (TcSearcher       *self,
                                           guint             number);
guint          tc_searcher_get_first_hit  (const TcSearcher *self,
                                           guint             sentence);
const guint64 *tc_searcher_get_met        (const TcSearcher *self,
                                           guint             sentence);
static inline gboolean
tc_searcher_has_noted (const TcSearcher *self,
                       guint             sentence)
{
  return sentence < self->firsts->len;
}

gboolean       tc_searcher_holds_word     (const TcSearcher *self,
                                           guint             sentence,
                                           guint             word,
                                           gsize             start);
guint          tc_searcher_find_word      (const TcSearcher *self,
                                           guint             sentence,
                                           guint             word,
                                           guint32          *places,
                                           guint             max);
gboolean       tc_searcher_has_number     (const TcSearcher *self,
                                           guint             sentence);
TcSearch       tc_searcher_search         (TcSearcher       *self,
                                           const TcPattern  *pattern,
                                           const char       *text,
                                           gsize             length,
                                           TcMatch         **match);

G_END_DECLS
