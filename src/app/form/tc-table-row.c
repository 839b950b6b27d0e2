/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-table-row"

#include "config.h"

#include "tc-table-row.h"

#include <glib/gi18n.h>

#include "tc-editor-entry.h"
#include "tc-form-words.h"
#include "tc-result-check.h"
#include "tc-reveal.h"
#include "tc-wrap-layout.h"

#define SPACING 6

/* Characters of a text that are seen at least: what a record is called by gets a line of its own in a narrow form. */
#define NAME_CHARS 24
#define TEXT_CHARS 11

static TcFieldEditor *
make_editor (const TcField *column,
             gboolean       is_name)
{
  TcFieldEditor *cell;

  /* Cells are one line high: what is a growing text elsewhere is an entry here. */
  if (tc_field_get_kind (column) == TC_FIELD_OPTION)
    cell = tc_field_editor_new_for_item (column);
  else
    {
      cell = TC_FIELD_EDITOR (tc_editor_entry_new (column));
      tc_editor_entry_set_compact (TC_EDITOR_ENTRY (cell), is_name ? NAME_CHARS : TEXT_CHARS);
    }
  gtk_widget_add_css_class (GTK_WIDGET (cell), "tc-cell");

  return cell;
}

/* The editor below the name of its column. */
static TcFieldEditor *
add_cell (GtkWidget     *cells,
          const TcField *column)
{
  TcFieldEditor *editor = make_editor (column, gtk_widget_get_first_child (cells) == NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = gtk_label_new (tc_field_get_label (column));

  gtk_label_set_xalign (GTK_LABEL (caption), 0.0);
  /* A label that is not focusable, but could be, ends the way of the focus in GTK 4.8. */
  gtk_widget_set_can_focus (caption, FALSE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_tooltip_text (caption, tc_field_get_help (column));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (editor));
  gtk_widget_insert_before (box, cells, NULL);

  return editor;
}

/* Hidden until something is wrong. */
static GtkWidget *
add_words (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/**
 * tc_table_row_new:
 * @field: a table; must outlive the row
 * @list: where the widgets go
 *
 * Makes an empty row. Place it before it is shown.
 *
 * Returns: (transfer full): the row
 */
TcTableRow *
tc_table_row_new (const TcField *field,
                  GtkBox        *list)
{
  TcTableRow *self = g_new0 (TcTableRow, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->box, "tc-table-row");
  gtk_box_append (GTK_BOX (self->box), line);
  self->error = add_words (self->box, "error");
  self->warning = add_words (self->box, "warning");
  gtk_widget_set_layout_manager (cells, tc_wrap_layout_new (SPACING));
  gtk_widget_set_hexpand (cells, TRUE);
  gtk_box_append (GTK_BOX (line), cells);
  self->field = field;
  self->n_cells = tc_field_get_n_columns (field);
  self->cells = g_new (TcFieldEditor *, self->n_cells);
  for (guint j = 0; j < self->n_cells; j++)
    self->cells[j] = add_cell (cells, tc_field_get_column (field, j));

  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "tc-small");
  gtk_widget_set_tooltip_text (self->remove, _("Remove this row (Alt+Delete)"));
  /* Tab goes by the middle of what stands side by side: as high as the cells, it comes behind them. */
  gtk_box_append (GTK_BOX (side), self->remove);
  gtk_box_append (GTK_BOX (line), side);
  gtk_box_append (list, self->box);

  return self;
}

/**
 * tc_table_row_free:
 * @self: a row
 *
 * Frees the row. Its widgets belong to the list.
 */
void
tc_table_row_free (TcTableRow *self)
{
  g_clear_pointer (&self->record, tc_value_unref);
  g_strfreev (self->arms);
  g_free (self->cells);
  g_free (self);
}

/**
 * tc_table_row_place:
 * @self: a row
 * @before: (nullable): the widget of the row before it
 * @index: its place in the list, from 0 on
 *
 * Puts the widgets where the row's place in the list is, and names them by it.
 */
void
tc_table_row_place (TcTableRow *self,
                    GtkWidget  *before,
                    guint       index)
{
  /* Translators: accessible name of a button: a table, such as "Arms", and the number of the row. */
  g_autofree char *label = g_strdup_printf (_("Remove row %2$u of %1$s"), tc_field_get_label (self->field), index + 1);

  for (guint j = 0; j < self->n_cells; j++)
    {
      const TcField *column = tc_field_get_column (self->field, j);
      /* Translators: accessible name of a cell: the column's name and the number of the row. */
      g_autofree char *name = g_strdup_printf (_("%s, row %u"), tc_field_get_label (column), index + 1);

      tc_field_editor_set_label (self->cells[j], NULL, name);
    }
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (self->box)), self->box, before);
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
  gtk_widget_set_visible (self->box, visible);
  gtk_widget_set_visible (self->remove, editable);
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
  tc_table_row_show_problem (self, FALSE);
  for (guint j = 0; j < self->n_cells; j++)
    {
      const char *key = tc_field_get_key (tc_field_get_column (self->field, j));

      tc_field_editor_set_value (self->cells[j], record != NULL ? tc_value_get_member (record, key) : NULL);
    }
  tc_table_row_show_warning (self);
}

static gboolean
has_column (TcTableRow *self,
            const char *key)
{
  return tc_field_find_column (self->field, key) != NULL;
}

/* A cell of the results; what was there before a person came is no mistake of theirs. */
static gboolean
check_cell (TcTableRow  *self,
            guint        column,
            TcValue     *value,
            GError     **error)
{
  const char *key = tc_field_get_key (tc_field_get_column (self->field, column));
  TcValue *old = self->record != NULL ? tc_value_get_member (self->record, key) : NULL;

  if (value == NULL || tc_value_get_kind (value) != TC_VALUE_TEXT || !g_str_equal (key, "p") ||
      !has_column (self, "value") || (old != NULL && tc_value_equal (old, value)))
    return TRUE;

  return tc_result_check_p (tc_value_get_text (value), error);
}

static TcValue *
read_cell (TcTableRow  *self,
           guint        column,
           GError     **error)
{
  g_autoptr(TcValue) value = tc_field_editor_dup_value (self->cells[column], error);

  return check_cell (self, column, value, error) ? g_steal_pointer (&value) : NULL;
}

/**
 * tc_table_row_set_arms:
 * @self: a row
 * @arms: (nullable): what the arms of the study are called
 *
 * Says which arms a result can belong to.
 */
void
tc_table_row_set_arms (TcTableRow         *self,
                       const char * const *arms)
{
  g_strfreev (self->arms);
  self->arms = g_strdupv ((char **) arms);
  tc_table_row_show_warning (self);
}

/**
 * tc_table_row_show_warning:
 * @self: a row
 *
 * Says below a row of results what in it cannot be right, though it is stored. To be called when cells have changed.
 */
void
tc_table_row_show_warning (TcTableRow *self)
{
  g_autoptr(TcValue) record = NULL;
  g_autofree char *words = NULL;

  if (!has_column (self, "ci_low"))
    return;

  record = tc_table_row_dup_record (self, NULL, NULL);
  if (record != NULL)
    words = tc_result_check_row (record, (const char * const *) self->arms);
  gtk_label_set_text (GTK_LABEL (self->warning), words != NULL ? words : "");
  gtk_widget_set_visible (self->warning, words != NULL);
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
 * tc_table_row_show_problem:
 * @self: a row
 * @show: whether to look for what is wrong
 *
 * Marks the cells that hold what is no value, and says below the row what is wrong with the first
 * of them. With @show %FALSE takes the marks away.
 *
 * Returns: whether a cell is marked
 */
gboolean
tc_table_row_show_problem (TcTableRow *self,
                           gboolean    show)
{
  g_autofree char *first = NULL;

  for (guint j = 0; j < self->n_cells; j++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) value = show ? read_cell (self, j, &error) : NULL;
      g_autofree char *words = error != NULL ? tc_form_words_not_stored (error->message) : NULL;

      tc_field_editor_show_problem (self->cells[j], words);
      if (first == NULL)
        first = g_steal_pointer (&words);
    }
  if (first != NULL && !g_str_equal (first, gtk_label_get_text (GTK_LABEL (self->error))))
    tc_reveal (self->box, gtk_widget_get_parent (self->box));
  gtk_label_set_text (GTK_LABEL (self->error), first != NULL ? first : "");
  gtk_widget_set_visible (self->error, first != NULL);

  return first != NULL;
}

/**
 * tc_table_row_dup_record:
 * @self: a row
 * @bad: (out) (optional): the column of the error
 * @error: what is wrong with a cell, in plain words
 *
 * Reads the cells.
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error for a row without any value
 */
TcValue *
tc_table_row_dup_record (TcTableRow  *self,
                         guint       *bad,
                         GError     **error)
{
  g_autoptr(TcValue) record = self->record != NULL ? tc_value_ref (self->record) : NULL;

  for (guint j = 0; j < self->n_cells; j++)
    {
      const TcField *column = tc_field_get_column (self->field, j);
      const char *key = tc_field_get_key (column);
      g_autoptr(GError) local_error = NULL;
      g_autoptr(TcValue) value = read_cell (self, j, &local_error);
      g_autoptr(TcValue) old = g_steal_pointer (&record);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
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
