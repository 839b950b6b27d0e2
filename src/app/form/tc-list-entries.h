/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-list-entry.h"

G_BEGIN_DECLS

/**
 * TcListEntries:
 *
 * The entries of a #TcEditorList that are shown, below each other. Removed ones stay in a pool, because making
 * widgets is what takes the time when one study follows another.
 *
 * Signals: "changed", "committed" (TcFieldEditor), "remove-clicked" (index).
 */
#define TC_TYPE_LIST_ENTRIES (tc_list_entries_get_type ())
G_DECLARE_FINAL_TYPE (TcListEntries, tc_list_entries, TC, LIST_ENTRIES, GtkWidget)

GtkWidget     *tc_list_entries_new          (const TcField *field);
guint          tc_list_entries_get_n        (TcListEntries *self);
void           tc_list_entries_set_n        (TcListEntries *self,
                                             guint          n_entries);
TcListEntry   *tc_list_entries_get_entry    (TcListEntries *self,
                                             guint          index);
TcFieldEditor *tc_list_entries_get_editor   (TcListEntries *self,
                                             guint          index);
/* The entry that @inside stands in, G_MAXUINT for none. */
guint          tc_list_entries_find         (TcListEntries *self,
                                             GtkWidget     *inside);
/* Puts the entry at @from where @to is. */
void           tc_list_entries_move         (TcListEntries *self,
                                             guint          from,
                                             guint          to);
void           tc_list_entries_set_editable (TcListEntries *self,
                                             gboolean       editable);
void           tc_list_entries_set_name     (TcListEntries *self,
                                             const char    *field_label);

G_END_DECLS
