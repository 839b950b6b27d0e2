/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-statement-private.h"

/* What stands in the columns of the row that a statement is on. */

/**
 * tc_statement_get_int:
 * @self: a statement on a row
 * @column: number of the column, from 0
 *
 * Gets a whole number.
 *
 * Returns: the number, 0 for NULL
 */
gint64
tc_statement_get_int (TcStatement *self,
                      int          column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * tc_statement_get_double:
 * @self: a statement on a row
 * @column: number of the column, from 0
 *
 * Gets a number.
 *
 * Returns: the number, 0 for NULL
 */
double
tc_statement_get_double (TcStatement *self,
                         int          column)
{
  return sqlite3_column_double (self->statement, column);
}

/**
 * tc_statement_get_text:
 * @self: a statement on a row
 * @column: number of the column, from 0
 *
 * Gets a text as it is stored; in a damaged file it may not be UTF-8.
 *
 * Returns: (nullable): the text, valid until the next step; %NULL for NULL
 */
const char *
tc_statement_get_text (TcStatement *self,
                       int          column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * tc_statement_dup_nullable:
 * @self: a statement on a row
 * @column: number of the column, from 0
 *
 * Copies a text that may be missing, with what is not UTF-8 replaced.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for NULL
 */
char *
tc_statement_dup_nullable (TcStatement *self,
                           int          column)
{
  const char *text = tc_statement_get_text (self, column);

  if (text == NULL)
    return NULL;

  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}

/**
 * tc_statement_dup_text:
 * @self: a statement on a row
 * @column: number of the column, from 0
 *
 * Copies a text that is never missing, with what is not UTF-8 replaced. In a damaged file even a column that
 * is NOT NULL may hold NULL.
 *
 * Returns: (transfer full): the text, "" for NULL
 */
char *
tc_statement_dup_text (TcStatement *self,
                       int          column)
{
  char *text = tc_statement_dup_nullable (self, column);

  return text != NULL ? text : g_strdup ("");
}

/**
 * tc_statement_get_bytes:
 * @self: a statement on a row
 * @column: number of the column, from 0
 * @n_bytes: (out): how many bytes there are
 *
 * Returns: (nullable): the bytes, valid until the next step; %NULL where there are none
 */
const void *
tc_statement_get_bytes (TcStatement *self,
                        int          column,
                        gsize       *n_bytes)
{
  const void *data = sqlite3_column_blob (self->statement, column);

  *n_bytes = sqlite3_column_bytes (self->statement, column);

  return data;
}

/**
 * tc_statement_dup_bytes:
 * @self: a statement on a row
 * @column: number of the column, from 0
 *
 * Copies bytes.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
tc_statement_dup_bytes (TcStatement *self,
                        int          column)
{
  const void *data = sqlite3_column_blob (self->statement, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->statement, column));
}
