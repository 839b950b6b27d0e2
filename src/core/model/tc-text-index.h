/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"

G_BEGIN_DECLS

/**
 * TcTextIndex:
 * @text: borrowed; must stay as it is
 * @n_bytes: its length
 * @n_chars: its length in code points
 * @marks: byte offsets of every 16th code point; %NULL where each code point is one byte
 *
 * Finds the bytes of spans of one text without going through it each time.
 */
typedef struct
{
  const char *text;
  gsize n_bytes;
  guint n_chars;
  GArray *marks;
} TcTextIndex;

void        tc_text_index_init  (TcTextIndex       *self,
                                 const char        *text);
void        tc_text_index_clear (TcTextIndex       *self);
gsize       tc_text_index_find  (const TcTextIndex *self,
                                 guint              offset);
gboolean    tc_text_index_slice (const TcTextIndex *self,
                                 TcSpan             span,
                                 const char       **start,
                                 gsize             *n_bytes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcTextIndex, tc_text_index_clear)

G_END_DECLS
