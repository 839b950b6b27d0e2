/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statement.h"

G_BEGIN_DECLS

/**
 * TcStatement:
 *
 * A prepared statement in use.
 *
 * Statements are prepared once a connection: freeing one gives it back. The first thing that goes
 * wrong, be it preparing, binding or stepping, is kept and reported by tc_statement_finish(), so that
 * a table function reads:
 *
 * |[
 *   statement = tc_statement_new (connection, "SELECT … WHERE id = ?1");
 *   tc_statement_bind_int (statement, 1, id);
 *   while (tc_statement_next (statement))
 *     …
 *   if (!tc_statement_finish (statement, error))
 *     return NULL;
 * ]|
 */
struct _TcStatement
{
  /* Owned */
  sqlite3_stmt *statement;

  /* Borrowed */
  TcConnection *connection;
  const char *sql;                /* its address is the key of the cache; not to be read */

  int code;                       /* the first failure, or SQLITE_OK */
};

G_END_DECLS
