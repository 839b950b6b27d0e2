/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-span.h"

G_BEGIN_DECLS

/**
 * TcFormQuotes:
 *
 * The quotes that a value rests on, below each other; when there are many, the first ones and a button that
 * shows the others.
 */
#define TC_TYPE_FORM_QUOTES (tc_form_quotes_get_type ())
G_DECLARE_FINAL_TYPE (TcFormQuotes, tc_form_quotes, TC, FORM_QUOTES, GtkWidget)

GtkWidget *tc_form_quotes_new        (void);
/* (element-type TcQuote) */
void       tc_form_quotes_set_quotes (TcFormQuotes *self,
                                      GPtrArray    *quotes);
/* Shows the first quote in the source, and leaves alone which one is the next; FALSE where there is none. */
gboolean   tc_form_quotes_show_first (TcFormQuotes *self);
/* Shows the next quote in the source, the first one after the last; FALSE where there is none. */
gboolean   tc_form_quotes_show_next  (TcFormQuotes *self);

G_END_DECLS
