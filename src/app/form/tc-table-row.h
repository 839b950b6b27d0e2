/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

/**
 * TcTableRow:
 * @field: the table
 * @n_cells: as many as the table has columns
 * @record: (nullable): what the row was filled from
 * @box: the widget of the row, borrowed from the list
 * @arms: (nullable): what the arms of the study are called
 * @error: what is wrong with the cells, below them, borrowed from the row
 * @warning: what in the row cannot be right, though it is stored, borrowed from the row
 * @cells: the editors of the columns, each below its caption, borrowed from the row
 * @remove: the button that removes the row, borrowed from the row
 *
 * A row of a #TcEditorTable: the widgets of one record. Side by side where there is room, else on several lines.
 *
 * Members of the record that are no column of the codebook stay in it untouched.
 */
typedef struct
{
  const TcField *field;
  guint n_cells;
  TcValue *record;
  GtkWidget *box;
  char **arms;
  GtkWidget *error;
  GtkWidget *warning;
  TcFieldEditor **cells;
  GtkWidget *remove;
} TcTableRow;

/* Makes the widgets and appends them to @list. */
TcTableRow *tc_table_row_new          (const TcField  *field,
                                       GtkBox         *list) G_GNUC_WARN_UNUSED_RESULT;
void        tc_table_row_free         (TcTableRow     *self);
/* Puts it where its place in the list is, from 0 on, and names it by that. */
void        tc_table_row_place        (TcTableRow     *self,
                                       GtkWidget      *before,
                                       guint           index);
void        tc_table_row_show         (TcTableRow     *self,
                                       gboolean        visible,
                                       gboolean        editable);
void        tc_table_row_set_editable (TcTableRow     *self,
                                       gboolean        editable);
void        tc_table_row_fill         (TcTableRow     *self,
                                       TcValue        *record);
/* Which arms a result can belong to; NULL where nobody knows. */
void        tc_table_row_set_arms     (TcTableRow     *self,
                                       const char * const *arms);
/* To be called when cells have changed. */
void        tc_table_row_show_warning (TcTableRow     *self);
/* The column that @inside stands in, n_cells for the button, G_MAXUINT for none. */
guint       tc_table_row_find         (TcTableRow     *self,
                                       GtkWidget      *inside);
/* Marks the cells that hold no value and says below them why; with FALSE none. Returns whether there are any. */
gboolean    tc_table_row_show_problem (TcTableRow     *self,
                                       gboolean        show);
/* @bad: (out) (optional): the column that could not be understood */
TcValue    *tc_table_row_dup_record   (TcTableRow     *self,
                                       guint          *bad,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
