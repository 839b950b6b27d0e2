/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-private.h"

/**
 * tc_store_push_undo:
 * @self: a store in a transaction
 * @group: a group of events that was just written
 * @error: return location for a #GError
 *
 * Puts a change on the undo stack, and drops from it what was undone and not redone.
 *
 * Returns: whether it was put there
 */
gboolean
tc_store_push_undo (TcStore  *self,
                    TcId      group,
                    GError  **error)
{
  g_autoptr (TcStatement) drop = NULL;
  g_autoptr (TcStatement) push = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  drop = tc_statement_new (self->connection, "DELETE FROM undo WHERE undone = 1");
  if (!tc_statement_run (drop, error))
    return FALSE;

  push = tc_statement_new (self->connection, "INSERT INTO undo (group_id) VALUES (?1)");
  tc_statement_bind_int (push, 1, group);

  return tc_statement_run (push, error);
}

static TcId
peek (TcStore    *self,
      const char *sql)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gint64 group;

  g_return_val_if_fail (self != NULL, 0);

  statement = tc_statement_new (self->connection, sql);
  if (!tc_statement_read_id (statement, &group, &error))
    g_info ("The undo stack could not be read: %s", error->message);

  return group;
}

/**
 * tc_store_peek_undo:
 * @self: a store
 *
 * Gets the change that undo takes back next.
 *
 * Returns: the newest done group, 0 where there is none
 */
TcId
tc_store_peek_undo (TcStore *self)
{
  return peek (self, "SELECT group_id FROM undo WHERE undone = 0 ORDER BY position DESC LIMIT 1");
}

/**
 * tc_store_peek_redo:
 * @self: a store
 *
 * Gets the change that redo makes again next.
 *
 * Returns: the oldest undone group, 0 where there is none
 */
TcId
tc_store_peek_redo (TcStore *self)
{
  return peek (self, "SELECT group_id FROM undo WHERE undone = 1 ORDER BY position LIMIT 1");
}

/**
 * tc_store_mark_undone:
 * @self: a store in a transaction
 * @group: a group on the stack
 * @undone: whether it was undone, or redone
 * @error: return location for a #GError
 *
 * Notes that a change was taken back or made again.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_NOT_FOUND where it is not on the stack, or another error
 */
gboolean
tc_store_mark_undone (TcStore   *self,
                      TcId       group,
                      gboolean   undone,
                      GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "UPDATE undo SET undone = ?2 WHERE group_id = ?1");
  tc_statement_bind_int (statement, 1, group);
  tc_statement_bind_int (statement, 2, undone ? 1 : 0);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}
