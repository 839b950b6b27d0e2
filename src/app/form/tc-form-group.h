/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-row.h"

G_BEGIN_DECLS

/**
 * TcFormGroup:
 *
 * A group of the codebook: a heading with its progress, and a boxed list with a row a field.
 */
#define TC_TYPE_FORM_GROUP (tc_form_group_get_type ())
G_DECLARE_FINAL_TYPE (TcFormGroup, tc_form_group, TC, FORM_GROUP, GtkWidget)

GtkWidget  *tc_form_group_new     (const char   *key,
                                   const char   *label);
const char *tc_form_group_get_key (TcFormGroup  *self);
void        tc_form_group_add_row (TcFormGroup  *self,
                                   TcFieldRow   *row);
TcFieldRow *tc_form_group_get_first_row (TcFormGroup *self);
/* Counts the rows again, after they were given other data. */
void        tc_form_group_update  (TcFormGroup  *self,
                                   gboolean      editable);
/* Keys of the fields that "Accept group" would accept: suggested, and without an open conflict. */
char      **tc_form_group_dup_acceptable (TcFormGroup *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
