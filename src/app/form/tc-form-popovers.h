/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-codebook.h"

G_BEGIN_DECLS

/* A popover to write the note of a field; closing it activates "form.set-note" (field, note) where the
 * note is another one. */
GtkWidget *tc_form_note_popover_new    (const TcField *field,
                                        const char    *note);
/* A popover that lists the history of a field. @events: a list of TcEvent, newest first. */
GtkWidget *tc_form_history_popover_new (const TcField *field,
                                        GListModel    *events);
/* The same for an error in the place of the history. */
GtkWidget *tc_form_message_popover_new (const char    *message);

/* What the popovers about a field have in common: they scroll where they are long, and their texts break. */
GtkWidget *tc_form_popover_new         (GtkWidget     *content);
GtkWidget *tc_form_popover_label_new   (const char    *text,
                                        const char    *css_class);

G_END_DECLS
