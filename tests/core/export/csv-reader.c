/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-reader.h"

typedef enum
{
  CELL_START,
  BARE,
  QUOTED,
  QUOTE_IN_QUOTED,
  AFTER_CR
} State;

typedef struct
{
  GPtrArray *table;
  GPtrArray *row;
  GString *cell;
} Reader;

static void
end_cell (Reader *reader)
{
  g_ptr_array_add (reader->row, g_strdup (reader->cell->str));
  g_string_truncate (reader->cell, 0);
}

static void
end_row (Reader *reader)
{
  g_ptr_array_add (reader->row, NULL);
  g_ptr_array_add (reader->table, g_ptr_array_free (reader->row, FALSE));
  reader->row = g_ptr_array_new ();
}

static State
step (Reader *reader,
      State   state,
      char    c)
{
  switch (state)
    {
    case CELL_START:
      if (c == '"')
        return QUOTED;
      G_GNUC_FALLTHROUGH;
    case BARE:
      g_assert_cmpint (c, !=, '"');
      g_assert_cmpint (c, !=, '\n');
      if (c == ',' || c == '\r')
        {
          end_cell (reader);
          return c == ',' ? CELL_START : AFTER_CR;
        }
      g_string_append_c (reader->cell, c);
      return BARE;

    case QUOTED:
      if (c == '"')
        return QUOTE_IN_QUOTED;
      g_string_append_c (reader->cell, c);
      return QUOTED;

    case QUOTE_IN_QUOTED:
      if (c == '"')
        {
          g_string_append_c (reader->cell, c);
          return QUOTED;
        }
      g_assert_true (c == ',' || c == '\r');
      end_cell (reader);
      return c == ',' ? CELL_START : AFTER_CR;

    case AFTER_CR:
      g_assert_cmpint (c, ==, '\n');
      end_row (reader);
      return CELL_START;

    default:
      g_assert_not_reached ();
    }
}

GPtrArray *
csv_read (const char *path)
{
  Reader reader = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev),
                    g_ptr_array_new (), g_string_new (NULL) };
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  State state = CELL_START;
  gsize length, start;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate_len (bytes, length, NULL));
  start = g_str_has_prefix (bytes, "\xef\xbb\xbf") ? 3 : 0;
  for (gsize i = start; i < length; i++)
    state = step (&reader, state, bytes[i]);
  g_assert_cmpint (state, ==, CELL_START);
  g_assert_cmpuint (reader.row->len, ==, 0);
  g_ptr_array_unref (reader.row);
  g_string_free (reader.cell, TRUE);
  g_assert_cmpuint (reader.table->len, >, 0);
  for (guint i = 1; i < reader.table->len; i++)
    g_assert_cmpuint (g_strv_length (g_ptr_array_index (reader.table, i)), ==,
                      g_strv_length (g_ptr_array_index (reader.table, 0)));
  return reader.table;
}

guint
csv_n_rows (GPtrArray *table)
{
  return table->len - 1;
}

static int
find_column (GPtrArray  *table,
             const char *column)
{
  char **header = g_ptr_array_index (table, 0);

  for (int i = 0; header[i] != NULL; i++)
    {
      if (g_str_equal (header[i], column))
        return i;
    }
  return -1;
}

gboolean
csv_has (GPtrArray  *table,
         const char *column)
{
  return find_column (table, column) >= 0;
}

const char *
csv_get (GPtrArray  *table,
         guint       row,
         const char *column)
{
  const int index = find_column (table, column);

  g_test_message ("column %s", column);
  g_assert_cmpint (index, >=, 0);
  g_assert_cmpuint (row, <, csv_n_rows (table));
  return ((char **) g_ptr_array_index (table, row + 1))[index];
}
