/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-normalise.h"

G_BEGIN_DECLS

/* Longer sentences are cut at a blank, so that no expression ever sees more than this. Bytes. */
#define TC_SENTENCE_MAX 3000

/* A sentence: a half-open range of bytes of the folded text, without outer blanks. */
typedef struct
{
  gsize start;
  gsize end;
  gboolean new_paragraph;
} TcSentence;

void tc_sentences_split (const TcNormal *normal,
                         gsize           start,
                         gsize           end,
                         GArray         *sentences);

G_END_DECLS
