/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-column-map.h"

G_BEGIN_DECLS

/**
 * TcColumnsGroup:
 *
 * The columns of one table, a row each: its name, some of its values, and what a person says that it is.
 */
#define TC_TYPE_COLUMNS_GROUP (tc_columns_group_get_type ())
G_DECLARE_FINAL_TYPE (TcColumnsGroup, tc_columns_group, TC, COLUMNS_GROUP, AdwPreferencesGroup)

GtkWidget   *tc_columns_group_new      (const TcTablePreview *preview,
                                        TcCodebook           *codebook) G_GNUC_WARN_UNUSED_RESULT;
TcColumnMap *tc_columns_group_dup_map  (TcColumnsGroup       *self) G_GNUC_WARN_UNUSED_RESULT;
/* The list of what a column can be; its items are in the order of tc_column_roles_list(). */
GtkDropDown *tc_columns_group_get_choice (TcColumnsGroup     *self,
                                          guint               column);

G_END_DECLS
