/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"
#include "tc-utf8.h"

G_BEGIN_DECLS

/**
 * TcPiece:
 * @p: (not nullable): the first byte
 * @end: behind the last byte
 * @start: offset of the first code point in the source's text
 *
 * A piece of a text that knows where it stands, so that its parts become spans without counting
 * from the beginning of the text again.
 */
typedef struct
{
  const char *p;
  const char *end;
  guint start;
} TcPiece;

/**
 * TcLine:
 * @piece: the line without the blanks at its ends
 * @n_chars: length of @piece in code points
 * @n_han: Chinese characters in it
 * @n_words: runs of letters of other scripts in it
 * @n_blank_before: blank lines between the line before and this one
 *
 * A line that is not blank.
 */
typedef struct
{
  TcPiece piece;
  guint n_chars;
  guint n_han;
  guint n_words;
  guint n_blank_before;
} TcLine;

GArray     *tc_lines_split        (const char    *text,
                                   guint          start) G_GNUC_WARN_UNUSED_RESULT;
#define     tc_lines_get(lines, i) (&g_array_index ((lines), TcLine, (i)))

TcPiece     tc_piece_from         (TcPiece        piece,
                                   const char    *p);
TcPiece     tc_piece_to           (TcPiece        piece,
                                   const char    *end);
TcPiece     tc_piece_trim         (TcPiece        piece);
TcSpan      tc_piece_span         (TcPiece        piece);
gboolean    tc_piece_equal        (TcPiece        piece,
                                   const char    *text);
gboolean    tc_piece_has_prefix   (TcPiece        piece,
                                   const char    *prefix);
const char *tc_piece_find         (TcPiece        piece,
                                   const char    *text);
const char *tc_piece_language     (TcPiece        piece);

gboolean    tc_is_han             (gunichar       c);
const char *tc_language_from_counts (gsize        n_han,
                                   gsize          n_words);

G_END_DECLS
