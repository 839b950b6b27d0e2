/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcSourceFieldChooser:
 *
 * A popover that asks for a field: typing filters, the arrow keys choose, Enter takes.
 *
 * Signals: "chosen" (string field).
 */
#define TC_TYPE_SOURCE_FIELD_CHOOSER (tc_source_field_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceFieldChooser, tc_source_field_chooser, TC, SOURCE_FIELD_CHOOSER, GtkPopover)

/* Fills the list anew and clears the search; @current (nullable) is selected. */
void tc_source_field_chooser_set_detail (TcSourceFieldChooser *self,
                                         TcStudyDetail        *detail,
                                         const char           *current);

G_END_DECLS
