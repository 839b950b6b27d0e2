/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source-text.h"

G_BEGIN_DECLS

/**
 * TcSourceFind:
 *
 * A bar that finds words in the text that it is given: Enter goes to the next find, Shift+Enter back,
 * Escape closes.
 */
#define TC_TYPE_SOURCE_FIND (tc_source_find_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceFind, tc_source_find, TC, SOURCE_FIND, GtkWidget)

void    tc_source_find_set_text (TcSourceFind *self,
                                 TcSourceText *text);
void    tc_source_find_open     (TcSourceFind *self);
void    tc_source_find_close    (TcSourceFind *self);
GArray *tc_source_find_all      (const char   *text,
                                 const char   *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
