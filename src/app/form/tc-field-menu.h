/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcFieldMenu:
 *
 * The menu button of a field: its menu of actions "form.…", and the place where popovers about the field open.
 */
#define TC_TYPE_FIELD_MENU (tc_field_menu_get_type ())
G_DECLARE_FINAL_TYPE (TcFieldMenu, tc_field_menu, TC, FIELD_MENU, GtkWidget)

void tc_field_menu_set_field (TcFieldMenu   *self,
                              const TcField *field);
/* What the menu offers from now on. */
void tc_field_menu_update    (TcFieldMenu   *self,
                              gboolean       editable,
                              gboolean       has_answer);
void tc_field_menu_popup     (TcFieldMenu   *self);
void tc_field_menu_popdown   (TcFieldMenu   *self);
/* Shows a popover in the place of the menu, once. */
void tc_field_menu_present   (TcFieldMenu   *self,
                              GtkWidget     *popover);

G_END_DECLS
