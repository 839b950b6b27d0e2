/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

#define TC_TYPE_EDITOR_ENTRY (tc_editor_entry_get_type ())
G_DECLARE_FINAL_TYPE (TcEditorEntry, tc_editor_entry, TC, EDITOR_ENTRY, GtkWidget)

GtkWidget *tc_editor_entry_new         (const TcField *field);
void       tc_editor_entry_set_compact (TcEditorEntry *self,
                                        int            n_chars);
/* @texts: (nullable): what the entry proposes while a person is in it. */
void       tc_editor_entry_set_choices (TcEditorEntry      *self,
                                        const char * const *texts);

G_END_DECLS
