/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls @widget wholly into sight once it has its place, if the focus is in @around then. */
void tc_reveal (GtkWidget *widget,
                GtkWidget *around);

G_END_DECLS
