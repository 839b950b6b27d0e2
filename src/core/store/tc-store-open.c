/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tc-codebook-table.h"
#include "tc-open-files.h"
#include "tc-store-check.h"
#include "tc-store-private.h"

/* Opening: look before SQLite does, make sure that the file is ours, bring it up to date, take the right to
 * write. */

/* Pages are cached up to this size, in KiB (negative: SQLite's way to say so). */
#define CACHE_SIZE "-32768"

/* One opening at a time: between looking at the first bytes of a file and SQLite's own opening of it no other
 * thread may open it, or closing our look would drop that connection's locks. */
static GMutex opening_mutex;

static void
add_file (TcStore *self)
{
  tc_open_files_add (self->path, &self->file);
  self->is_added = TRUE;
}

/* A project that was not closed cleanly is in WAL mode. SQLite cannot read such a file in a folder in which it
 * can make no other file, unless it is told that nobody else can change it either. */
static TcConnection *
open_for_reading (const char  *path,
                  GError     **error)
{
  g_autoptr (TcConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gint64 version;

  connection = tc_connection_open (path, TC_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return NULL;

  version = tc_connection_get_pragma (connection, "user_version", &local_error);
  if (version >= 0)
    return g_steal_pointer (&connection);

  if (access (folder, W_OK) != 0 && access (wal, F_OK) != 0)
    {
      g_clear_pointer (&connection, tc_connection_close);
      return tc_connection_open (path, TC_CONNECTION_READ_ONLY | TC_CONNECTION_IMMUTABLE, error);
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Everything that decides whether the file is a project that we can use. */
static gboolean
check_and_load (TcStore         *self,
                TcConnection    *connection,
                const TcSchema  *schema,
                guint           *version,
                GError         **error)
{
  if (!tc_store_check_schema (connection, schema, self->path, version, error))
    return FALSE;

  self->codebook = tc_codebook_table_load (connection, 0, error);
  return self->codebook != NULL;
}

/* Checks through a connection that cannot write. Only where a crash left work that SQLite must undo first
 * may the connection for the check write, and then only if we hold the lock. */
static gboolean
check_before_writing (TcStore         *self,
                      const TcSchema  *schema,
                      guint           *version,
                      GError         **error)
{
  g_autoptr (TcConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;

  connection = tc_connection_open (self->path, TC_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return FALSE;
  if (check_and_load (self, connection, schema, version, &local_error))
    return TRUE;

  if (g_error_matches (local_error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY))
    {
      g_clear_pointer (&connection, tc_connection_close);
      connection = tc_connection_open (self->path, 0, error);
      return connection != NULL && check_and_load (self, connection, schema, version, error);
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* WAL lets readers read while we write. Where it cannot be had (a file system without shared memory) SQLite
 * keeps its rollback journal, which is as safe. */
static gboolean
set_journal (TcConnection  *connection,
             GError       **error)
{
  g_autofree char *mode = tc_connection_dup_pragma (connection, "journal_mode = WAL", error);

  if (mode == NULL)
    return FALSE;
  if (strcmp (mode, "wal") != 0 && strcmp (mode, "delete") != 0)
    return tc_store_error_take_sqlite (error, NULL, SQLITE_ERROR);

  return tc_connection_set_pragma (connection, "synchronous", "FULL", "2", error);
}

static gboolean
upgrade (TcStore         *self,
         const TcSchema  *schema,
         guint            version,
         GError         **error)
{
  if (version == schema->n_steps)
    return TRUE;

  self->backup = tc_store_backup_before_upgrade (self->connection, self->path, version, error);
  if (self->backup == NULL)
    return FALSE;

  return tc_schema_upgrade (schema, self->connection, version, schema->n_steps, error);
}

static gboolean
open_writer (TcStore         *self,
             const TcSchema  *schema,
             GError         **error)
{
  TcConnection *connection;
  guint version;

  if (!check_before_writing (self, schema, &version, error))
    return FALSE;

  connection = tc_connection_open (self->path, 0, error);
  if (connection == NULL)
    return FALSE;

  self->connection = connection;
  return set_journal (connection, error) && upgrade (self, schema, version, error);
}

static gboolean
open_reader (TcStore         *self,
             const TcSchema  *schema,
             GError         **error)
{
  TcConnection *connection;
  guint version;

  connection = open_for_reading (self->path, error);
  if (connection == NULL)
    return FALSE;

  self->connection = connection;
  if (!check_and_load (self, connection, schema, &version, error))
    return FALSE;
  if (version < schema->n_steps)
    {
      g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_OLDER,
                           _("This project was made by an older version of this program. "
                             "Open it once where it can be changed, so that it can be brought up to date."));
      return FALSE;
    }

  return TRUE;
}

/* Takes the lock, or notes why there is none. */
static void
try_to_lock (TcStore *self)
{
  g_autoptr (GError) local_error = NULL;

  if (access (self->path, W_OK) != 0)
    {
      /* Translators: %s is the reason that the system gives, such as "Permission denied" */
      self->read_only_reason = g_strdup_printf (_("This project cannot be changed (%s). It can only be read."),
                                                g_strerror (errno));
      return;
    }

  self->lock = tc_store_lock_acquire (self->path, &local_error);
  /* A file that was renamed while it was open is locked under its old name. */
  if (self->lock != NULL && !tc_open_files_lock (&self->file))
    {
      g_clear_pointer (&self->lock, tc_store_lock_release);
      tc_store_lock_set_in_use (&local_error);
    }
  if (self->lock == NULL)
    self->read_only_reason = g_strdup (local_error->message);
}

static TcStore *
open_existing (const char      *path,
               gboolean         writable,
               const TcSchema  *schema,
               GError         **error)
{
  g_autoptr (TcStore) self = g_new0 (TcStore, 1);
  g_autofree char *real_path = realpath (path, NULL);

  /* The lock has to be the same whatever link led here. */
  self->path = g_strdup (real_path != NULL ? real_path : path);

  if (!tc_store_check_file (self->path, schema, &self->file, error))
    return NULL;

  add_file (self);
  if (writable)
    try_to_lock (self);

  if (!(self->lock != NULL ? open_writer (self, schema, error) : open_reader (self, schema, error)))
    return NULL;

  if (!tc_connection_set_pragma (self->connection, "cache_size", CACHE_SIZE, CACHE_SIZE, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tc_store_open_with_schema:
 * @path: name of the project file
 * @mode: how to open it
 * @codebook: (nullable): see tc_store_open()
 * @schema: the schema to expect and to upgrade to
 * @error: return location for a #GError
 *
 * tc_store_open() for a given schema, so that tests can go through upgrades.
 *
 * Returns: (transfer full) (nullable): the store
 */
TcStore *
tc_store_open_with_schema (const char      *path,
                           TcStoreMode      mode,
                           TcCodebook      *codebook,
                           const TcSchema  *schema,
                           GError         **error)
{
  g_autofree char *absolute = NULL;
  TcStore *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  if (mode == TC_STORE_CREATE && !tc_store_create_file (absolute, codebook, schema, error))
    return NULL;

  g_mutex_lock (&opening_mutex);
  self = open_existing (absolute, mode != TC_STORE_READ, schema, error);
  g_mutex_unlock (&opening_mutex);

  return self;
}

/**
 * tc_store_open:
 * @path: name of the project file
 * @mode: how to open it
 * @codebook: (nullable): for %TC_STORE_CREATE the codebook of the new project, %NULL for the default one
 * @error: return location for a #GError
 *
 * Opens or creates a project.
 *
 * The first bytes and the schema are checked before anything is written; a file that is refused is
 * left as it was, with nothing beside it. A new project appears under its name only when it is
 * complete.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND and the like where there is no file or it cannot be read,
 * %G_IO_ERROR_EXISTS where there is one and %TC_STORE_CREATE was asked for, else #TcStoreError.
 *
 * Returns: (transfer full) (nullable): the store; free it with tc_store_close()
 */
TcStore *
tc_store_open (const char   *path,
               TcStoreMode   mode,
               TcCodebook   *codebook,
               GError      **error)
{
  TcStore *self = tc_store_open_with_schema (path, mode, codebook, tc_schema_get_default (), error);

  if (self != NULL)
    tc_store_end_left_bulk (self);

  return self;
}

/**
 * tc_store_open_reader:
 * @self: a store
 * @error: return location for a #GError
 *
 * Opens a second connection to the same project, for another thread.
 *
 * It sees what is committed. Close it before @self, so that @self can leave a single file.
 *
 * Returns: (transfer full) (nullable): the store; free it with tc_store_close()
 */
TcStore *
tc_store_open_reader (TcStore  *self,
                      GError  **error)
{
  g_autoptr (TcStore) reader = g_new0 (TcStore, 1);
  TcConnection *connection;

  g_return_val_if_fail (self != NULL, NULL);

  reader->path = g_strdup (self->path);
  reader->file = self->file;
  reader->codebook = tc_codebook_ref (self->codebook);
  reader->read_only_reason = g_strdup (self->read_only_reason);

  add_file (reader);
  connection = open_for_reading (self->path, error);
  if (connection == NULL)
    return NULL;

  reader->connection = connection;
  if (!tc_connection_set_pragma (connection, "cache_size", CACHE_SIZE, CACHE_SIZE, error))
    return NULL;

  return g_steal_pointer (&reader);
}
