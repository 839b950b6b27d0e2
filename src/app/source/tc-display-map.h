/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"

G_BEGIN_DECLS

/**
 * TcDisplayMap:
 *
 * The text of a source as it is shown, and the way between its offsets and those of the source.
 *
 * Shown text differs from the source's in two ways only: a character that would not be seen or would turn
 * the reading direction stands as a mark such as ⟦U+202E⟧, and a line of more than
 * %TC_DISPLAY_LINE characters is broken, because GTK lays out a paragraph as a whole.
 * Line ends (CRLF, CR, LF, U+2028, U+2029) stay as they are, so they count alike on both sides.
 */
typedef struct _TcDisplayMap TcDisplayMap;

/* The longest line that is shown unbroken, in characters as shown. */
#define TC_DISPLAY_LINE 4000

TcDisplayMap *tc_display_map_new         (const char         *text) G_GNUC_WARN_UNUSED_RESULT;
void          tc_display_map_free        (TcDisplayMap       *self);
const char   *tc_display_map_get_text    (const TcDisplayMap *self,
                                          gsize              *n_bytes);
guint         tc_display_map_get_n_chars (const TcDisplayMap *self);   /* as shown */
TcSpan        tc_display_map_to_display  (const TcDisplayMap *self,
                                          TcSpan              source);
TcSpan        tc_display_map_to_source   (const TcDisplayMap *self,
                                          TcSpan              display);
guint         tc_display_map_get_n_marks (const TcDisplayMap *self);
TcSpan        tc_display_map_get_mark    (const TcDisplayMap *self,
                                          guint               index);  /* as shown; neighbours joined */
gboolean      tc_display_map_is_hidden   (gunichar            character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcDisplayMap, tc_display_map_free)

G_END_DECLS
