/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-table-choices"

#include "config.h"

#include "tc-table-choices.h"

/* Texts of a column that are kept; the one that was not used for longest is forgotten first. */
#define MAX_REMEMBERED 60

struct _TcTableChoices
{
  const TcField *field;           /* borrowed */
  GPtrArray *used;                /* of GPtrArray of char: one a column, what was used last stands first */
};

/**
 * tc_table_choices_new:
 * @field: a table; must outlive the choices
 *
 * Returns: (transfer full): choices that know the options of the codebook only
 */
TcTableChoices *
tc_table_choices_new (const TcField *field)
{
  TcTableChoices *self = g_new0 (TcTableChoices, 1);

  self->field = field;
  self->used = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < tc_field_get_n_columns (field); i++)
    g_ptr_array_add (self->used, g_ptr_array_new_with_free_func (g_free));

  return self;
}

/**
 * tc_table_choices_free:
 * @self: (transfer full): choices
 *
 * Frees choices.
 */
void
tc_table_choices_free (TcTableChoices *self)
{
  g_ptr_array_unref (self->used);
  g_free (self);
}

static gboolean
is_arm (const TcField *column)
{
  return g_str_equal (tc_field_get_key (column), "arm");
}

/* Names that come again. What an arm is called, a P value and the words of a report come once. */
static gboolean
has_choices (const TcField *column)
{
  static const char * const unique[] = { "label", "value_reported", "p", NULL };

  return tc_field_get_kind (column) == TC_FIELD_TEXT && !g_strv_contains (unique, tc_field_get_key (column));
}

/* Returns: (transfer full) (nullable): the text of a cell, as it is shown */
static char *
dup_text (const TcField *column,
          TcValue       *record)
{
  TcValue *value = tc_value_get_kind (record) == TC_VALUE_RECORD
                   ? tc_value_get_member (record, tc_field_get_key (column)) : NULL;

  return value != NULL && tc_value_get_kind (value) == TC_VALUE_TEXT ? tc_field_format (column, value) : NULL;
}

static void
remember_text (GPtrArray *used,
               char      *text)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (used, text, g_str_equal, &index))
    g_ptr_array_remove_index (used, index);
  g_ptr_array_insert (used, 0, text);
  if (used->len > MAX_REMEMBERED)
    g_ptr_array_set_size (used, MAX_REMEMBERED);
}

/**
 * tc_table_choices_remember:
 * @self: choices
 * @record: a row that is shown, or that a person made
 *
 * Keeps what stands in the row, for the rows of other studies. Arms are those of one study, and are not kept.
 */
void
tc_table_choices_remember (TcTableChoices *self,
                           TcValue        *record)
{
  for (guint i = 0; i < self->used->len; i++)
    {
      const TcField *column = tc_field_get_column (self->field, i);
      char *text = has_choices (column) && !is_arm (column) ? dup_text (column, record) : NULL;

      if (text != NULL)
        remember_text (self->used->pdata[i], text);
    }
}

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static void
add_rows (GPtrArray     *texts,
          const TcField *column,
          TcValue       *rows)
{
  for (guint i = 0; rows != NULL && i < tc_value_get_n_items (rows); i++)
    {
      g_autofree char *text = dup_text (column, tc_value_get_item (rows, i));

      add_text (texts, text);
    }
}

/**
 * tc_table_choices_list:
 * @self: choices
 * @column: of the table, from 0 on
 * @arms: (nullable): what the arms of the study are called
 * @rows: (nullable): the rows that are shown
 *
 * Lists what a cell of the column may hold: what belongs to this study first.
 *
 * Returns: (transfer full): texts as they are shown, none of them twice
 */
char **
tc_table_choices_list (TcTableChoices     *self,
                       guint               column,
                       const char * const *arms,
                       TcValue            *rows)
{
  const TcField *field = tc_field_get_column (self->field, column);
  GPtrArray *used = self->used->pdata[column];
  GPtrArray *texts = g_ptr_array_new ();

  if (has_choices (field))
    {
      for (guint i = 0; is_arm (field) && arms != NULL && arms[i] != NULL; i++)
        add_text (texts, arms[i]);
      add_rows (texts, field, rows);
      for (guint i = 0; i < used->len; i++)
        add_text (texts, used->pdata[i]);
      for (guint i = 0; i < tc_field_get_n_options (field); i++)
        add_text (texts, tc_field_get_option_label (field, i));
    }
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (texts, FALSE);
}
