/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

#define TC_TYPE_EDITOR_QUANTITY (tc_editor_quantity_get_type ())
G_DECLARE_FINAL_TYPE (TcEditorQuantity, tc_editor_quantity, TC, EDITOR_QUANTITY, GtkWidget)

GtkWidget *tc_editor_quantity_new (const TcField *field);

G_END_DECLS
