/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-highlight-tags.h"

G_BEGIN_DECLS

/**
 * TcSourceReveal:
 *
 * Brings a passage of a text view before the reader's eyes: caret, scrolling, a flash.
 */
typedef struct _TcSourceReveal TcSourceReveal;

/* Borrows both; free it before them. */
TcSourceReveal *tc_source_reveal_new   (GtkTextView          *view,
                                        TcHighlightTags      *tags) G_GNUC_WARN_UNUSED_RESULT;
void            tc_source_reveal_free  (TcSourceReveal       *self);
void            tc_source_reveal_show  (TcSourceReveal       *self,
                                        TcSpan                display,
                                        const TcHighlightRun *below);
void            tc_source_reveal_open  (TcSourceReveal       *self,
                                        guint                 offset);
void            tc_source_reveal_stop  (TcSourceReveal       *self);

G_END_DECLS
