/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @menu on a right click in @view, whose row is then selected. @view must not outlive @menu. */
void tc_row_menu_attach (GtkColumnView *view,
                         GtkPopover    *menu);
/* Opens @menu at a point of @view; not where nothing is selected. */
void tc_row_menu_popup  (GtkColumnView *view,
                         GtkPopover    *menu,
                         double         x,
                         double         y);

G_END_DECLS
