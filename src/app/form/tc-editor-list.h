/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

#define TC_TYPE_EDITOR_LIST (tc_editor_list_get_type ())
G_DECLARE_FINAL_TYPE (TcEditorList, tc_editor_list, TC, EDITOR_LIST, GtkWidget)

GtkWidget *tc_editor_list_new (const TcField *field);

G_END_DECLS
