/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

#define TC_TYPE_EDITOR_OPTION (tc_editor_option_get_type ())
G_DECLARE_FINAL_TYPE (TcEditorOption, tc_editor_option, TC, EDITOR_OPTION, GtkWidget)

GtkWidget *tc_editor_option_new (const TcField *field);

G_END_DECLS
