/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcFormHeader:
 *
 * The top of the form: which study it is, how far it is checked, and what to look at first.
 */
#define TC_TYPE_FORM_HEADER (tc_form_header_get_type ())
G_DECLARE_FINAL_TYPE (TcFormHeader, tc_form_header, TC, FORM_HEADER, GtkWidget)

GtkWidget *tc_form_header_new        (void);
void       tc_form_header_set_detail (TcFormHeader  *self,
                                      TcStudyDetail *detail,
                                      gboolean       editable);
/* How many fields are answered, and how many are that or to check. */
void       tc_form_header_set_progress (TcFormHeader *self,
                                        guint         n_checked,
                                        guint         n_known);

G_END_DECLS
