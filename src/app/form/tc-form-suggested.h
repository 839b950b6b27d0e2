/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-span.h"

G_BEGIN_DECLS

/**
 * TcFormSuggested:
 *
 * What a suggestion rested on that a person has corrected: the quotes, which are no evidence for the value above them,
 * and a button by which a person says that they are.
 */
#define TC_TYPE_FORM_SUGGESTED (tc_form_suggested_get_type ())
G_DECLARE_FINAL_TYPE (TcFormSuggested, tc_form_suggested, TC, FORM_SUGGESTED, GtkWidget)

GtkWidget *tc_form_suggested_new        (const char      *field);
/* (element-type TcQuote) */
void       tc_form_suggested_set_quotes (TcFormSuggested *self,
                                         GPtrArray       *quotes,
                                         gboolean         editable);
/* Shows the first quote in the source; FALSE where there is none. */
gboolean   tc_form_suggested_show_first (TcFormSuggested *self);

G_END_DECLS
