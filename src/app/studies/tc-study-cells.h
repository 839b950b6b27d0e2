/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tc_study_cells_factory_new:
 * @column: id of the column: "status", "label", "title", "journal", "year", "phase", "n-enrolled",
 *   "progress" or "flags"
 *
 * The cells of a column of the study list: one label each, whatever it shows.
 *
 * A list view keeps some 200 rows, so a widget more in a cell is 200 widgets more to make at every new order. Cells
 * built from templates (boxes, images and a progress bar, bound by expressions) kept the window from answering at every
 * click on a header. Tooltips are composed when they are asked for.
 */
GtkListItemFactory *tc_study_cells_factory_new (const char *column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
