/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-table"

#include "config.h"

#include "tc-editor-table.h"

#include <glib/gi18n.h>

#include "tc-editor-entry.h"
#include "tc-reveal.h"
#include "tc-table-choices.h"
#include "tc-table-row.h"

/**
 * TcEditorTable:
 *
 * The editor of a list of records: one row a record and one cell a column of the field.
 *
 * Tab goes from cell to cell, Enter down the column and below the last row to the first cell of a new one; Alt+Shift+Up
 * and Alt+Shift+Down move a row, Alt+Delete removes it. Removed rows stay in a pool, as in #TcEditorList.
 */

struct _TcEditorTable
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *list;
  GtkWidget *add;

  /* Owned */
  GPtrArray *rows;                /* TcTableRow; the first n_rows of them are shown */
  GPtrArray *widths;              /* GtkSizeGroup: one a column, so that all rows break at the same columns */

  char **arms;                    /* (nullable): what the arms of the study are called */
  TcTableChoices *choices;

  /* Borrowed */
  const TcField *field;

  guint n_rows;
  guint n_columns;
  gboolean editable;
  gboolean setting;
  gboolean changed;               /* since the last cell was left */
};

static void tc_editor_table_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorTable, tc_editor_table, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_table_iface_init))

static TcTableRow *
get_row (TcEditorTable *self,
         guint          index)
{
  return self->rows->pdata[index];
}

/* Finds the cell that @inside stands in; G_MAXUINT for none. Column n_columns is the remove button. */
static guint
find_row (TcEditorTable *self,
          GtkWidget     *inside,
          guint         *column)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      *column = tc_table_row_find (get_row (self, i), inside);
      if (*column != G_MAXUINT)
        return i;
    }

  return G_MAXUINT;
}

static void
changed_cb (TcEditorTable *self)
{
  if (self->setting)
    return;

  self->changed = TRUE;
  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
}

static void
show_warnings (TcEditorTable *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    tc_table_row_show_warning (get_row (self, i));
}

/* While a person is in it, a cell proposes what it may hold. */
static void
cell_entered_cb (TcEditorTable      *self,
                 GtkEventController *focus)
{
  GtkWidget *cell = gtk_event_controller_get_widget (focus);
  guint column = 0;
  g_autoptr(TcValue) rows = NULL;
  g_auto(GStrv) texts = NULL;

  if (!self->editable || !TC_IS_EDITOR_ENTRY (cell) || find_row (self, cell, &column) == G_MAXUINT)
    return;

  rows = tc_field_editor_dup_value (TC_FIELD_EDITOR (self), NULL);
  texts = tc_table_choices_list (self->choices, column, (const char * const *) self->arms, rows);
  tc_editor_entry_set_choices (TC_EDITOR_ENTRY (cell), (const char * const *) texts);
}

static void
remember (TcEditorTable *self,
          GtkWidget     *cell)
{
  guint column;
  guint index = find_row (self, cell, &column);
  g_autoptr(TcValue) record = index != G_MAXUINT ? tc_table_row_dup_record (get_row (self, index), NULL, NULL) : NULL;

  if (record != NULL)
    tc_table_choices_remember (self->choices, record);
}

/* Cell by cell: a table takes long to type, and "All changes saved" must be true. */
static void
cell_left_cb (TcEditorTable      *self,
              GtkEventController *focus)
{
  GtkWidget *cell = gtk_event_controller_get_widget (focus);

  if (TC_IS_EDITOR_ENTRY (cell))
    tc_editor_entry_set_choices (TC_EDITOR_ENTRY (cell), NULL);
  if (!self->changed || self->setting)
    return;

  remember (self, cell);

  self->changed = FALSE;
  show_warnings (self);
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

static void
watch_focus (TcEditorTable *self,
             GtkWidget     *cell)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (cell_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (cell_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell, focus);
}

static void cell_committed_cb (TcEditorTable *self,
                               TcFieldEditor *cell);
static void remove_cb         (TcEditorTable *self,
                               GtkWidget     *button);

static void
place_row (TcEditorTable *self,
           guint          index)
{
  tc_table_row_place (get_row (self, index), index > 0 ? get_row (self, index - 1)->box : NULL, index);
}

static void
make_row (TcEditorTable *self)
{
  TcTableRow *row = tc_table_row_new (self->field, GTK_BOX (self->list));

  for (guint j = 0; j < row->n_cells; j++)
    {
      /* A choice is as wide as what is chosen. The others are of one width anyway, and a group
       * measures all of its members again for each of them. */
      if (tc_field_get_kind (tc_field_get_column (self->field, j)) == TC_FIELD_OPTION)
        gtk_size_group_add_widget (self->widths->pdata[j], GTK_WIDGET (row->cells[j]));
      watch_focus (self, GTK_WIDGET (row->cells[j]));
      g_signal_connect_object (row->cells[j], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row->cells[j], "committed", G_CALLBACK (cell_committed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (row->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  tc_table_row_set_editable (row, self->editable);
  tc_table_row_set_arms (row, (const char * const *) self->arms);
  g_ptr_array_add (self->rows, row);
  place_row (self, self->rows->len - 1);
}

static void
set_n_rows (TcEditorTable *self,
            guint          n_rows)
{
  while (self->rows->len < n_rows)
    make_row (self);
  for (guint i = MIN (n_rows, self->n_rows); i < self->rows->len; i++)
    tc_table_row_show (get_row (self, i), i < n_rows, self->editable);
  self->n_rows = n_rows;
  gtk_widget_set_visible (self->list, n_rows > 0);
}

static void
focus_cell (TcEditorTable *self,
            guint          index,
            guint          column)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self, index)->cells[column]));
}

static void
move_row (TcEditorTable *self,
          guint          from,
          guint          to)
{
  TcTableRow *row = g_ptr_array_steal_index (self->rows, from);

  g_ptr_array_insert (self->rows, to, row);
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    place_row (self, i);
}

static void
append_row (TcEditorTable *self)
{
  set_n_rows (self, self->n_rows + 1);
  self->setting = TRUE;
  tc_table_row_fill (get_row (self, self->n_rows - 1), NULL);
  self->setting = FALSE;
  focus_cell (self, self->n_rows - 1, 0);
  tc_reveal (get_row (self, self->n_rows - 1)->box, GTK_WIDGET (self));
}

static void
remove_row (TcEditorTable *self,
            guint          index,
            guint          column)
{
  if (index < self->n_rows - 1)
    move_row (self, index, self->n_rows - 1);
  if (self->n_rows > 1)
    focus_cell (self, MIN (index, self->n_rows - 2), MIN (column, self->n_columns - 1));
  else
    gtk_widget_grab_focus (self->add);
  set_n_rows (self, self->n_rows - 1);

  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

static void
cell_committed_cb (TcEditorTable *self,
                   TcFieldEditor *cell)
{
  guint column = 0;
  guint index = find_row (self, GTK_WIDGET (cell), &column);
  g_autoptr(TcValue) record = NULL;

  if (self->setting || index == G_MAXUINT)
    return;

  show_warnings (self);
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
  if (!TC_IS_EDITOR_ENTRY (cell) || !self->editable)
    return;

  record = tc_table_row_dup_record (get_row (self, index), NULL, NULL);
  if (index + 1 < self->n_rows)
    focus_cell (self, index + 1, column);
  else if (record != NULL)
    append_row (self);
}

static void
remove_cb (TcEditorTable *self,
           GtkWidget     *button)
{
  guint column = 0;
  guint index = find_row (self, button, &column);

  if (index != G_MAXUINT && self->editable)
    remove_row (self, index, 0);
}

static void
add_cb (TcEditorTable *self)
{
  append_row (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TcEditorTable         *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint column = 0;
  guint index = focus != NULL ? find_row (self, focus, &column) : G_MAXUINT;
  int step = tc_field_editor_read_move (keyval, state);

  if (index == G_MAXUINT || !self->editable || (state & GDK_ALT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    {
      remove_row (self, index, column);
      return GDK_EVENT_STOP;
    }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if ((step < 0 && index == 0) || (step > 0 && index + 1 >= self->n_rows))
    return GDK_EVENT_STOP;

  move_row (self, index, index + step);
  changed_cb (self);

  return GDK_EVENT_STOP;
}

static void
tc_editor_table_set_value (TcFieldEditor *editor,
                           TcValue       *value)
{
  TcEditorTable *self = TC_EDITOR_TABLE (editor);
  gboolean list = value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST;
  guint n_rows = list ? tc_value_get_n_items (value) : 0;

  self->setting = TRUE;
  self->changed = FALSE;
  set_n_rows (self, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      tc_table_row_fill (get_row (self, i), tc_value_get_item (value, i));
      tc_table_choices_remember (self->choices, tc_value_get_item (value, i));
    }
  self->setting = FALSE;
}

static TcValue *
tc_editor_table_dup_value (TcFieldEditor  *editor,
                           GError        **error)
{
  TcEditorTable *self = TC_EDITOR_TABLE (editor);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr(GError) local_error = NULL;
      guint bad = 0;
      TcValue *record = tc_table_row_dup_record (get_row (self, i), &bad, &local_error);

      if (local_error != NULL)
        {
          /* Translators: the first %s is the name of a column, the second one a sentence. */
          g_set_error (error, local_error->domain, local_error->code, _("%s, row %u: %s"),
                       tc_field_get_label (tc_field_get_column (self->field, bad)), i + 1, local_error->message);
          return NULL;
        }
      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return records->len > 0 ? tc_value_new_list_from_array (records) : NULL;
}

static void
tc_editor_table_set_editable (TcFieldEditor *editor,
                              gboolean       editable)
{
  TcEditorTable *self = TC_EDITOR_TABLE (editor);

  self->editable = editable;
  gtk_widget_set_visible (self->add, editable);
  for (guint i = 0; i < self->rows->len; i++)
    {
      tc_table_row_set_editable (get_row (self, i), editable);
      tc_table_row_show (get_row (self, i), i < self->n_rows, editable);
    }
}

static void
tc_editor_table_set_label (TcFieldEditor *editor,
                           GtkWidget     *label,
                           const char    *text)
{
  TcEditorTable *self = TC_EDITOR_TABLE (editor);
  /* Translators: %s is a table, such as "Arms". */
  g_autofree char *add_name = g_strdup_printf (_("Add a row to %s"), text);

  tc_field_editor_name_widget (self->list, label, text);
  tc_field_editor_name_widget (self->add, NULL, add_name);
}

/* A person is told at the cell, which may be far above the end of the table. */
static gboolean
tc_editor_table_show_problem (TcFieldEditor *editor,
                              const char    *words)
{
  TcEditorTable *self = TC_EDITOR_TABLE (editor);
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any = tc_table_row_show_problem (get_row (self, i), words != NULL && i < self->n_rows) || any;

  return any;
}

static void
tc_editor_table_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_table_set_value;
  iface->dup_value = tc_editor_table_dup_value;
  iface->set_editable = tc_editor_table_set_editable;
  iface->set_label = tc_editor_table_set_label;
  iface->show_problem = tc_editor_table_show_problem;
}

/* To what is no value, if there is any: that is what a person is sent to the table for. */
static gboolean
tc_editor_table_grab_focus (GtkWidget *widget)
{
  TcEditorTable *self = TC_EDITOR_TABLE (widget);

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) record = NULL;
      guint bad = 0;

      record = tc_table_row_dup_record (get_row (self, i), &bad, &error);
      if (error != NULL)
        {
          tc_reveal (get_row (self, i)->box, widget);
          return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)->cells[bad]));
        }
    }
  if (self->n_rows > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, 0)->cells[0]));

  return gtk_widget_grab_focus (self->add);
}

static void
tc_editor_table_dispose (GObject *object)
{
  TcEditorTable *self = TC_EDITOR_TABLE (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->widths, g_ptr_array_unref);
  g_clear_pointer (&self->arms, g_strfreev);
  g_clear_pointer (&self->choices, tc_table_choices_free);
  self->n_rows = 0;

  G_OBJECT_CLASS (tc_editor_table_parent_class)->dispose (object);
}

static void
tc_editor_table_class_init (TcEditorTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_editor_table_dispose;
  widget_class->focus = tc_field_editor_focus;
  widget_class->grab_focus = tc_editor_table_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-editor-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TcEditorTable, list);
  gtk_widget_class_bind_template_child (widget_class, TcEditorTable, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tc_editor_table_init (TcEditorTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->editable = TRUE;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_table_row_free);
  self->widths = g_ptr_array_new_with_free_func (g_object_unref);

  /* Before the text in a cell takes the keys for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tc_editor_table_new:
 * @field: a table field
 *
 * Makes an editor of a table without rows.
 */
GtkWidget *
tc_editor_table_new (const TcField *field)
{
  TcEditorTable *self = g_object_new (TC_TYPE_EDITOR_TABLE, NULL);

  self->field = field;
  self->n_columns = tc_field_get_n_columns (field);
  self->choices = tc_table_choices_new (field);
  for (guint j = 0; j < self->n_columns; j++)
    g_ptr_array_add (self->widths, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));

  return GTK_WIDGET (self);
}

/**
 * tc_editor_table_set_arms:
 * @self: an editor
 * @arms: (nullable) (array zero-terminated=1): what the arms of the study are called
 *
 * Tells a table of results which arms there are. A row of another arm says so.
 */
void
tc_editor_table_set_arms (TcEditorTable      *self,
                          const char * const *arms)
{
  g_return_if_fail (TC_IS_EDITOR_TABLE (self));

  if (arms != NULL && self->arms != NULL && g_strv_equal (arms, (const char * const *) self->arms))
    return;

  g_strfreev (self->arms);
  self->arms = g_strdupv ((char **) arms);
  for (guint i = 0; i < self->rows->len; i++)
    tc_table_row_set_arms (get_row (self, i), arms);
}
