/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcChoiceButton:
 *
 * A small arrow beside an entry that proposes what may be typed there.
 *
 * The list is made when it is opened, so that a form with dozens of them stays quick to build.
 *
 * Signals: "chosen" (uint index).
 */
#define TC_TYPE_CHOICE_BUTTON (tc_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (TcChoiceButton, tc_choice_button, TC, CHOICE_BUTTON, GtkWidget)

GtkWidget *tc_choice_button_new     (void);
void       tc_choice_button_add     (TcChoiceButton *self,
                                     const char     *label);
void       tc_choice_button_set_tip (TcChoiceButton *self,
                                     const char     *tip);

G_END_DECLS
