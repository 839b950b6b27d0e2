/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-schema.h"

#include <gio/gio.h>

#include "tc-schema-resources.h"
#include "tc-statement.h"
#include "tc-suggestion-convert.h"

#define N_STEPS 10
#define CONVERT_VERSION 5
#define STEP_PATH "/io/github/trialcurator/TrialCurator/store/schema/%03u.sql"

/**
 * tc_schema_get_default:
 *
 * Gets the schema of this version of the program: the files schema/NNN.sql.
 *
 * Returns: (transfer none): the schema
 */
const TcSchema *
tc_schema_get_default (void)
{
  static const char *steps[N_STEPS];
  static const TcSchema schema = { steps, N_STEPS, tc_suggestions_convert, CONVERT_VERSION };
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autofree char *path = g_strdup_printf (STEP_PATH, i + 1);
          GBytes *bytes = g_resource_lookup_data (tc_schema_get_resource (), path, 0, NULL);

          g_assert (bytes != NULL);
          steps[i] = g_bytes_get_data (bytes, NULL);
          /* Uncompressed resource data are static and followed by a NUL: the bytes only point there. */
          g_bytes_unref (bytes);
        }
      g_once_init_leave (&loaded, 1);
    }

  return &schema;
}

static gboolean
take_step (const TcSchema  *self,
           TcConnection    *connection,
           guint            version,
           GError         **error)
{
  gboolean converts = self->convert != NULL && self->convert_version == version;
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", version);

  if (!tc_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (tc_connection_execute (connection, self->steps[version - 1], error) &&
      (!converts || self->convert (connection, error)) &&
      tc_connection_execute (connection, set_version, error) &&
      tc_connection_execute (connection, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (connection->db))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * tc_schema_upgrade:
 * @self: the schema
 * @connection: a connection that may write
 * @from: the version of the database
 * @to: the version it shall have
 * @error: return location for a #GError
 *
 * Takes the steps between two versions, each in a transaction of its own.
 *
 * Returns: whether all of them succeeded; one that fails changes nothing, those before it stay
 */
gboolean
tc_schema_upgrade (const TcSchema  *self,
                   TcConnection    *connection,
                   guint            from,
                   guint            to,
                   GError         **error)
{
  g_return_val_if_fail (to <= self->n_steps, FALSE);

  for (guint i = from; i < to; i++)
    if (!take_step (self, connection, i + 1, error))
      return FALSE;

  return TRUE;
}

/**
 * tc_schema_dup_text:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * Writes down everything that a database defines: tables, indexes, triggers, views.
 *
 * Returns: (transfer full) (nullable): a text that is equal for equal schemas
 */
char *
tc_schema_dup_text (TcConnection  *connection,
                    GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  statement = tc_statement_new (connection,
                                "SELECT type, name, tbl_name, sql FROM sqlite_schema "
                                "ORDER BY type, name, tbl_name, sql");
  while (tc_statement_next (statement))
    {
      for (int i = 0; i < 4; i++)
        {
          const char *part = tc_statement_get_text (statement, i);

          g_string_append (text, part != NULL ? part : "NULL");
          g_string_append_c (text, '\x1f');
        }
      g_string_append_c (text, '\n');
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tc_schema_dup_expected_text:
 * @self: the schema
 * @version: a version
 * @error: return location for a #GError
 *
 * Writes down what a project of that version defines, by making one in memory.
 *
 * Returns: (transfer full) (nullable): the text, to be compared with tc_schema_dup_text()
 */
char *
tc_schema_dup_expected_text (const TcSchema  *self,
                             guint            version,
                             GError         **error)
{
  g_autoptr (TcConnection) connection = tc_connection_open (":memory:", TC_CONNECTION_CREATE, error);

  if (connection == NULL || !tc_schema_upgrade (self, connection, 0, version, error))
    return NULL;

  return tc_schema_dup_text (connection, error);
}
