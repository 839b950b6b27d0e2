/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcTyping:
 *
 * What a person has typed into the focused entry or text view and not yet handed over.
 *
 * Undo is one key for two things: typing, and changes of the project. This object keeps them apart.
 */
#define TC_TYPE_TYPING (tc_typing_get_type ())
G_DECLARE_FINAL_TYPE (TcTyping, tc_typing, TC, TYPING, GObject)

/* Follows the focus of @window, which owns the object. */
TcTyping *tc_typing_new      (GtkWindow *window) G_GNUC_WARN_UNUSED_RESULT;
/* What stands in the entry now is stored; only what comes after it is unfinished. */
void      tc_typing_reset    (TcTyping  *self);
gboolean  tc_typing_can_undo (TcTyping  *self);
gboolean  tc_typing_can_redo (TcTyping  *self);
/* Undoes a step of the unfinished typing. FALSE where there is none. */
gboolean  tc_typing_undo     (TcTyping  *self);
gboolean  tc_typing_redo     (TcTyping  *self);

G_END_DECLS
