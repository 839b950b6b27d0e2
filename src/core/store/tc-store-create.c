/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "tc-codebook-table.h"

/* The version since which codebooks have hashes; projects of earlier ones are made only to be upgraded. */
#define HASHED_CODEBOOKS 10

/* A reserved name beside @path; the file is there and empty, for SQLite to fill. */
static char *
make_temporary (const char  *path,
                GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  int number = errno;

  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   /* Translators: the first %s is a file name, the second the reason that the system gives */
                   _("The project “%s” cannot be made: %s."), name, g_strerror (number));
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&temporary);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      /* Where a file system cannot do it, it has other ways to keep its names. */
      if (fsync (fd) != 0)
        g_info ("%s: %s", folder, g_strerror (errno));
      close (fd);
    }
}

/* Gives a complete file its name, and never takes the name of another file. */
static gboolean
publish (const char  *temporary,
         const char  *path,
         GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int result = renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE);
  int number = errno;

  if (result != 0 && (number == EINVAL || number == ENOSYS))
    {
      result = link (temporary, path);
      number = errno;
      if (result == 0)
        g_unlink (temporary);
    }
  if (result == 0)
    {
      sync_folder (path);
      return TRUE;
    }

  if (number == EEXIST)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 /* Translators: %s is a file name */
                 _("There is already a file “%s”. It was left as it is."), name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 /* Translators: the first %s is a file name, the second the reason that the system gives */
                 _("The project “%s” cannot be made: %s."), name, g_strerror (number));
  return FALSE;
}

/* The settings of the file itself have to be made before its first table. */
static gboolean
fill (const char      *path,
      TcCodebook      *codebook,
      const TcSchema  *schema,
      GError         **error)
{
  g_autoptr (TcConnection) connection = tc_connection_open (path, TC_CONNECTION_CREATE, error);
  g_autofree char *application_id = g_strdup_printf ("%d", TC_SCHEMA_APPLICATION_ID);

  return connection != NULL &&
         tc_connection_set_pragma (connection, "page_size", "16384", "16384", error) &&
         tc_connection_set_pragma (connection, "encoding", "'UTF-8'", "UTF-8", error) &&
         tc_connection_set_pragma (connection, "application_id", application_id, application_id, error) &&
         tc_connection_set_pragma (connection, "synchronous", "FULL", "2", error) &&
         tc_schema_upgrade (schema, connection, 0, schema->n_steps, error) &&
         tc_codebook_table_append (connection, codebook, schema->n_steps >= HASHED_CODEBOOKS, error);
}

static void
remove_database (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

/**
 * tc_store_create_file:
 * @path: absolute name of the new file
 * @codebook: (nullable): its codebook, %NULL for the default one
 * @schema: the schema
 * @error: return location for a #GError
 *
 * Makes an empty project. It is made under another name and then renamed, so that there is never half
 * a project, whatever happens.
 *
 * Errors: %G_IO_ERROR_EXISTS and others, #TcStoreError.
 *
 * Returns: whether it was made
 */
gboolean
tc_store_create_file (const char      *path,
                      TcCodebook      *codebook,
                      const TcSchema  *schema,
                      GError         **error)
{
  g_autoptr (TcCodebook) used = codebook != NULL ? tc_codebook_ref (codebook) : tc_codebook_new_default ();
  g_autofree char *temporary = make_temporary (path, error);

  if (temporary == NULL)
    return FALSE;

  if (fill (temporary, used, schema, error) && publish (temporary, path, error))
    return TRUE;

  remove_database (temporary);
  return FALSE;
}

static gboolean
copy_pages (TcConnection  *from,
            TcConnection  *to,
            GError       **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int code;

  if (backup == NULL)
    return tc_store_error_take_sqlite (error, to->db, sqlite3_errcode (to->db));

  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  if (code != SQLITE_OK)
    return tc_store_error_take_sqlite (error, to->db, code);

  return TRUE;
}

static gboolean
copy_database (TcConnection  *from,
               const char    *path,
               GError       **error)
{
  g_autoptr (TcConnection) to = tc_connection_open (path, TC_CONNECTION_CREATE, error);

  /* The copy has the journal mode of the original in its header. */
  return to != NULL &&
         tc_connection_set_pragma (to, "synchronous", "FULL", "2", error) &&
         copy_pages (from, to, error) &&
         tc_connection_set_pragma (to, "journal_mode", "DELETE", "delete", error);
}

static gboolean
back_up (TcConnection  *from,
         const char    *path,
         GError       **error)
{
  g_autofree char *temporary = make_temporary (path, error);

  if (temporary == NULL)
    return FALSE;

  if (copy_database (from, temporary, error) && publish (temporary, path, error))
    return TRUE;

  remove_database (temporary);
  return FALSE;
}

/**
 * tc_store_backup:
 * @self: a store outside of a transaction
 * @path: name of a file that is not there
 * @error: return location for a #GError
 *
 * Copies the project as it is now. The copy has its name only when it is complete.
 *
 * Errors: %G_IO_ERROR_EXISTS and others, #TcStoreError.
 *
 * Returns: whether it was copied
 */
gboolean
tc_store_backup (TcStore     *self,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  return back_up (self->connection, absolute, error);
}

/**
 * tc_store_backup_before_upgrade:
 * @connection: a connection to a project
 * @path: absolute name of the project
 * @version: its version
 * @error: return location for a #GError
 *
 * Copies the project to a name of its own beside it: NAME.trialcurator.v1.backup, or with a number where
 * there is one from an earlier time.
 *
 * Returns: (transfer full) (nullable): the name of the copy, %NULL with @error set
 */
char *
tc_store_backup_before_upgrade (TcConnection  *connection,
                                const char    *path,
                                guint          version,
                                GError       **error)
{
  for (guint i = 1; ; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *backup = NULL;

      if (i == 1)
        backup = g_strdup_printf ("%s.v%u.backup", path, version);
      else
        backup = g_strdup_printf ("%s.v%u-%u.backup", path, version, i);

      if (g_file_test (backup, G_FILE_TEST_EXISTS))
        continue;
      if (back_up (connection, backup, &local_error))
        return g_steal_pointer (&backup);
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
}
