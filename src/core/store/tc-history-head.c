/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-history-head.h"

#include "tc-store-private.h"

/* The chain of the history says nothing about entries that were cut off its end. Who noted its head can tell: the
 * hash of an entry holds for all entries before it. */

/**
 * tc_store_get_head:
 * @self: a store
 * @n_entries: (out): how many entries the history has
 * @hash: (out) (transfer full): the hash of the last one, in hexadecimal digits; "" where there is none
 * @error: return location for a #GError
 *
 * Tells how long the history is, and its head.
 *
 * Returns: %FALSE with @error where it cannot be read
 */
gboolean
tc_store_get_head (TcStore  *self,
                   gint64   *n_entries,
                   char    **hash,
                   GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT count (*), ifnull ((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '') "
                                "FROM event");
  *n_entries = 0;
  *hash = NULL;
  if (tc_statement_next (statement))
    {
      *n_entries = tc_statement_get_int (statement, 0);
      *hash = tc_statement_dup_text (statement, 1);
    }

  return tc_statement_finish (statement, error);
}

/**
 * tc_store_has_head:
 * @self: a store
 * @hash: the head that the history had once
 * @has: (out): whether it has that entry still
 * @error: return location for a #GError
 *
 * Looks for a noted head: since then the history may have grown, but not lost an entry.
 *
 * Returns: %FALSE with @error where it cannot be read
 */
gboolean
tc_store_has_head (TcStore     *self,
                   const char  *hash,
                   gboolean    *has,
                   GError     **error)
{
  g_autoptr (TcStatement) statement = tc_statement_new (self->connection, "SELECT 1 FROM event WHERE hash = ?1");

  tc_statement_bind_text (statement, 1, hash);
  *has = tc_statement_next (statement);

  return tc_statement_finish (statement, error);
}
