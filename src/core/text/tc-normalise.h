/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"

G_BEGIN_DECLS

/* Set in a member of #TcNormal.chars where the character was a capital letter. */
#define TC_NORMAL_UPPER 0x80000000u

/**
 * TcNormal:
 * @text: the folded text, UTF-8
 * @length: length of @text in bytes
 * @chars: for each byte of @text the code point of the source it stands for, with %TC_NORMAL_UPPER
 *   where that was a capital; @length + 1 members, the last one is the length of the source
 *
 * A text folded for matching, with the way back to the code points it came from.
 *
 * Lower case; full-width forms, dashes, quotes, blanks and Roman numeral characters in their plain
 * form; traditional characters of the trade in simplified form; superscripts as `^` and subscripts as
 * `_` before the plain characters; no blank beside a Chinese character. One '\n' ends a paragraph;
 * the line ends of hard-wrapped text become blanks. Never stored, never shown.
 */
typedef struct
{
  char *text;
  gsize length;
  guint32 *chars;
} TcNormal;

TcNormal *tc_normalise           (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
void      tc_normal_free         (TcNormal       *self);
TcSpan    tc_normal_to_span      (const TcNormal *self,
                                  gsize           start,
                                  gsize           end);
gsize     tc_normal_from_char    (const TcNormal *self,
                                  guint           offset);
gboolean  tc_normal_is_upper     (const TcNormal *self,
                                  gsize           byte);

/* Whether @c is a Chinese character (Han, CJK punctuation not included). */
gboolean  tc_char_is_han         (gunichar        c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcNormal, tc_normal_free)

G_END_DECLS
