/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

#define TC_TYPE_EDITOR_TEXT (tc_editor_text_get_type ())
G_DECLARE_FINAL_TYPE (TcEditorText, tc_editor_text, TC, EDITOR_TEXT, GtkWidget)

GtkWidget *tc_editor_text_new (const TcField *field);

G_END_DECLS
