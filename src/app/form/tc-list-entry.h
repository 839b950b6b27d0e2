/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

/**
 * TcListEntry:
 *
 * One entry of a #TcEditorList: the editor of an item, and the button that removes it.
 *
 * Signals: "remove-clicked".
 */
#define TC_TYPE_LIST_ENTRY (tc_list_entry_get_type ())
G_DECLARE_FINAL_TYPE (TcListEntry, tc_list_entry, TC, LIST_ENTRY, GtkWidget)

GtkWidget     *tc_list_entry_new           (const TcField *field);
TcFieldEditor *tc_list_entry_get_editor    (TcListEntry   *self);
/* The number from 1 on is part of the name for assistive technology. */
void           tc_list_entry_set_name      (TcListEntry   *self,
                                            const char    *field_label,
                                            guint          number);
void           tc_list_entry_set_removable (TcListEntry   *self,
                                            gboolean       removable);

G_END_DECLS
