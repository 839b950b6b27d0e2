/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-field-row.h"
#include "tc-form-pane.h"

G_BEGIN_DECLS

/* A real window with a form, and ways to its widgets. */
void        form_window_init       (int         *argc,
                                    char      ***argv);
GtkWidget  *form_window_new        (TcFormPane **pane);
/* Also asserts that the pane is finalised. */
void        form_window_close      (GtkWidget   *window,
                                    TcFormPane  *pane);
/* Lets frames and signals happen. */
void        form_window_pump       (void);
TcFieldRow *form_window_find_row   (TcFormPane  *pane,
                                    const char  *field);
/* The n-th widget of a type inside @widget that can be seen; NULL for none. */
GtkWidget  *form_window_find       (GtkWidget   *widget,
                                    GType        type,
                                    guint        n);
GtkWidget  *form_window_find_entry (GtkWidget   *widget,
                                    guint        n);

G_END_DECLS
