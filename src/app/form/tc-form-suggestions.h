/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study-detail.h"

G_BEGIN_DECLS

/* What else was found for a field: the suggestions whose value is not the one that is shown. */
guint      tc_form_suggestions_count_others (const TcStudyField *data);
/* A popover that lists them; its buttons activate "form.accept-suggestion" (field, index). */
GtkWidget *tc_form_suggestions_popover_new  (const TcStudyField *data,
                                             gboolean            editable);

G_END_DECLS
