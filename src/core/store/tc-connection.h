/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * TcConnection:
 * @db: the connection of SQLite
 * @statements: (element-type utf8 sqlite3_stmt): prepared and not in use, by the addresses of their SQL
 * @words: (nullable): see tc-word-table.c
 *
 * One configured connection to a database: our tokenizer, defensive settings, prepared statements.
 */
typedef struct _TcWords TcWords;
typedef struct
{
  sqlite3 *db;
  GHashTable *statements;
  TcWords *words;
} TcConnection;

typedef enum
{
  TC_CONNECTION_READ_ONLY = 1 << 0,
  TC_CONNECTION_CREATE = 1 << 1,
  TC_CONNECTION_IMMUTABLE = 1 << 2
} TcConnectionFlags;

TcConnection *tc_connection_open       (const char         *path,
                                        TcConnectionFlags   flags,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void          tc_connection_close      (TcConnection       *self);
gboolean      tc_connection_execute    (TcConnection       *self,
                                        const char         *sql,
                                        GError            **error);
gboolean      tc_connection_set_pragma (TcConnection       *self,
                                        const char         *name,
                                        const char         *value,
                                        const char         *expected,
                                        GError            **error);
char         *tc_connection_dup_pragma (TcConnection       *self,
                                        const char         *name,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        tc_connection_get_pragma (TcConnection       *self,
                                        const char         *name,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcConnection, tc_connection_close)

G_END_DECLS
