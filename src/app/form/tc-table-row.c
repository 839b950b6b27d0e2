/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-table-row"

#include "config.h"

#include "tc-table-row.h"

#include <glib/gi18n.h>

#include "tc-editor-entry.h"

static TcFieldEditor *
make_cell (const TcField *column)
{
  TcFieldEditor *cell;

  /* Cells are one line high: what is a growing text elsewhere is an entry here. */
  if (tc_field_get_kind (column) == TC_FIELD_OPTION)
    cell = tc_field_editor_new_for_item (column);
  else
    cell = TC_FIELD_EDITOR (tc_editor_entry_new (column));
  gtk_widget_add_css_class (GTK_WIDGET (cell), "tc-cell");

  return cell;
}

/**
 * tc_table_row_new:
 * @field: a table; must outlive the row
 * @grid: where the widgets go
 *
 * Makes an empty row. Place it before it is shown.
 *
 * Returns: (transfer full): the row
 */
TcTableRow *
tc_table_row_new (const TcField *field,
                  GtkGrid       *grid)
{
  TcTableRow *self = g_new0 (TcTableRow, 1);

  self->field = field;
  self->n_cells = tc_field_get_n_columns (field);
  self->cells = g_new (TcFieldEditor *, self->n_cells);
  for (guint j = 0; j < self->n_cells; j++)
    {
      self->cells[j] = make_cell (tc_field_get_column (field, j));
      gtk_grid_attach (grid, GTK_WIDGET (self->cells[j]), j, 1, 1, 1);
    }

  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _("Remove this row (Alt+Delete)"));
  gtk_grid_attach (grid, self->remove, self->n_cells, 1, 1, 1);

  return self;
}

/**
 * tc_table_row_free:
 * @self: a row
 *
 * Frees the row. Its widgets belong to the grid.
 */
void
tc_table_row_free (TcTableRow *self)
{
  g_clear_pointer (&self->record, tc_value_unref);
  g_free (self->cells);
  g_free (self);
}

static void
place_widget (GtkGrid   *grid,
              GtkWidget *widget,
              guint      index)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (grid));
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, widget);

  /* Row 0 holds the names of the columns. */
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), index + 1);
}

/**
 * tc_table_row_place:
 * @self: a row
 * @grid: the grid that it was made for
 * @index: its place in the list, from 0 on
 *
 * Puts the widgets where the row's place in the list is, and names them by it.
 */
void
tc_table_row_place (TcTableRow *self,
                    GtkGrid    *grid,
                    guint       index)
{
  /* Translators: accessible name of a button: a table, such as "Arms", and the number of the row. */
  g_autofree char *label = g_strdup_printf (_("Remove row %2$u of %1$s"), tc_field_get_label (self->field), index + 1);

  for (guint j = 0; j < self->n_cells; j++)
    {
      const TcField *column = tc_field_get_column (self->field, j);
      /* Translators: accessible name of a cell: the column's name and the number of the row. */
      g_autofree char *name = g_strdup_printf (_("%s, row %u"), tc_field_get_label (column), index + 1);

      place_widget (grid, GTK_WIDGET (self->cells[j]), index);
      tc_field_editor_set_label (self->cells[j], NULL, name);
    }
  place_widget (grid, self->remove, index);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * tc_table_row_show:
 * @self: a row
 * @visible: whether the row is one of the list
 * @editable: whether it can be removed
 *
 * Shows or hides the row.
 */
void
tc_table_row_show (TcTableRow *self,
                   gboolean    visible,
                   gboolean    editable)
{
  for (guint j = 0; j < self->n_cells; j++)
    gtk_widget_set_visible (GTK_WIDGET (self->cells[j]), visible);
  gtk_widget_set_visible (self->remove, visible && editable);
}

/**
 * tc_table_row_set_editable:
 * @self: a row
 * @editable: whether a person may change it
 *
 * Opens or closes the cells for changes.
 */
void
tc_table_row_set_editable (TcTableRow *self,
                           gboolean    editable)
{
  for (guint j = 0; j < self->n_cells; j++)
    tc_field_editor_set_editable (self->cells[j], editable);
}

/**
 * tc_table_row_fill:
 * @self: a row
 * @record: (nullable): the record to show
 *
 * Shows a record.
 */
void
tc_table_row_fill (TcTableRow *self,
                   TcValue    *record)
{
  g_clear_pointer (&self->record, tc_value_unref);
  self->record = record != NULL ? tc_value_ref (record) : NULL;
  for (guint j = 0; j < self->n_cells; j++)
    {
      const char *key = tc_field_get_key (tc_field_get_column (self->field, j));

      tc_field_editor_set_value (self->cells[j], record != NULL ? tc_value_get_member (record, key) : NULL);
    }
}

/**
 * tc_table_row_find:
 * @self: a row
 * @inside: a widget
 *
 * Returns: the column that @inside stands in, n_cells for the button, %G_MAXUINT for none
 */
guint
tc_table_row_find (TcTableRow *self,
                   GtkWidget  *inside)
{
  for (guint j = 0; j < self->n_cells; j++)
    {
      GtkWidget *cell = GTK_WIDGET (self->cells[j]);

      if (inside == cell || gtk_widget_is_ancestor (inside, cell))
        return j;
    }

  return inside == self->remove ? self->n_cells : G_MAXUINT;
}

/**
 * tc_table_row_dup_record:
 * @self: a row
 * @index: its place in the list, for the error
 * @bad: (out) (optional): the column of the error
 * @error: the column, the row and what is wrong, in plain words
 *
 * Reads the cells.
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error for a row without any value
 */
TcValue *
tc_table_row_dup_record (TcTableRow  *self,
                         guint        index,
                         guint       *bad,
                         GError     **error)
{
  g_autoptr(TcValue) record = self->record != NULL ? tc_value_ref (self->record) : NULL;

  for (guint j = 0; j < self->n_cells; j++)
    {
      const TcField *column = tc_field_get_column (self->field, j);
      const char *key = tc_field_get_key (column);
      g_autoptr(GError) local_error = NULL;
      g_autoptr(TcValue) value = tc_field_editor_dup_value (self->cells[j], &local_error);
      g_autoptr(TcValue) old = g_steal_pointer (&record);

      if (local_error != NULL)
        {
          /* Translators: the first %s is the name of a column, the second one a sentence. */
          g_set_error (error, local_error->domain, local_error->code, _("%s, row %u: %s"),
                       tc_field_get_label (column), index + 1, local_error->message);
          if (bad != NULL)
            *bad = j;
          return NULL;
        }
      if (value == NULL && (old == NULL || tc_value_get_member (old, key) == NULL))
        record = g_steal_pointer (&old);
      else
        record = tc_value_record_with (old, key, value);
    }

  if (record != NULL && tc_value_get_n_items (record) == 0)
    return NULL;

  return g_steal_pointer (&record);
}
