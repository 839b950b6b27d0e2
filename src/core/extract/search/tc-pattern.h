/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcPattern:
 *
 * A regular expression over folded text, compiled to machine code when it is first needed.
 *
 * Immutable; any number of threads may search with it. The syntax is Perl's (PCRE2) with Unicode word
 * boundaries; groups may share a name.
 */
typedef struct _TcPattern TcPattern;

TcPattern  *tc_pattern_new            (const char       *expression,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void        tc_pattern_free           (TcPattern        *self);
const char *tc_pattern_get_expression (const TcPattern  *self);
/* For who decides where it is worth searching. */
gpointer    tc_pattern_get_gate       (const TcPattern  *self);
void        tc_pattern_take_gate      (TcPattern        *self,
                                       gpointer          gate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcPattern, tc_pattern_free)

G_END_DECLS
