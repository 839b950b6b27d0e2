/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcMatcher:
 *
 * Finds all of many words in one pass over a text.
 *
 * Forms are folded as texts are. A form that begins or ends with a letter or digit matches whole words
 * only; a `*` at its end lets the word go on, a `*` at its start lets it begin earlier.
 */
typedef struct _TcMatcher TcMatcher;

typedef void (*TcMatcherFunc) (guint    id,
                               gsize    start,
                               gsize    end,
                               gpointer data);

TcMatcher *tc_matcher_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void       tc_matcher_free    (TcMatcher       *self);
void       tc_matcher_add     (TcMatcher       *self,
                               const char      *form,
                               guint            id);
void       tc_matcher_add_part (TcMatcher      *self,
                               const char      *part,
                               gboolean         border,
                               guint            id);
void       tc_matcher_compile (TcMatcher       *self);
void       tc_matcher_scan    (const TcMatcher *self,
                               const char      *text,
                               gsize            start,
                               gsize            end,
                               TcMatcherFunc    func,
                               gpointer         data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcMatcher, tc_matcher_free)

G_END_DECLS
