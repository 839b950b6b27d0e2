/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-span.h"

G_BEGIN_DECLS

/**
 * TcFormQuote:
 *
 * A button that shows a quote in quotation marks with its language; it leads to the passage in the source.
 *
 * Activates "form.show-quote" of a widget above it.
 */
#define TC_TYPE_FORM_QUOTE (tc_form_quote_get_type ())
G_DECLARE_FINAL_TYPE (TcFormQuote, tc_form_quote, TC, FORM_QUOTE, GtkWidget)

/* The parameter of "form.show-quote": source, item, start, end, text. */
#define TC_FORM_QUOTE_TYPE "(xuuus)"

GtkWidget     *tc_form_quote_new          (void);
void           tc_form_quote_set_quote    (TcFormQuote   *self,
                                           const TcQuote *quote);
/* For narrow places: wraps at about so many characters, into as many lines. */
void           tc_form_quote_set_shape    (TcFormQuote   *self,
                                           int            width_chars,
                                           int            n_lines);
void           tc_form_quote_activate     (TcFormQuote   *self);

TcQuote       *tc_form_quote_from_variant (GVariant      *variant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
