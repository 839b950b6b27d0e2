/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcListMore:
 *
 * The button below a long list that says what is folded away ("24 more: …") and unfolds it, and folds it again.
 */
#define TC_TYPE_LIST_MORE (tc_list_more_get_type ())
G_DECLARE_FINAL_TYPE (TcListMore, tc_list_more, TC, LIST_MORE, GtkButton)

GtkWidget *tc_list_more_new          (const TcField *field);
/* @values (element-type TcValue): what is folded away; none: the whole list is shown */
void       tc_list_more_set_folded   (TcListMore    *self,
                                      GPtrArray     *values);

G_END_DECLS
