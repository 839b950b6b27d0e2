/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

#define TC_TYPE_EDITOR_TABLE (tc_editor_table_get_type ())
G_DECLARE_FINAL_TYPE (TcEditorTable, tc_editor_table, TC, EDITOR_TABLE, GtkWidget)

GtkWidget *tc_editor_table_new      (const TcField      *field);
/* Which arms a result can belong to; NULL where nobody knows. */
void       tc_editor_table_set_arms (TcEditorTable      *self,
                                     const char * const *arms);

G_END_DECLS
