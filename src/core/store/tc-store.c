/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-open-files.h"
#include "tc-store-private.h"

/* What an open store is, and its end. */

/**
 * tc_store_free:
 * @self: (transfer full): a store, also one that is only half open
 *
 * Frees a store without closing it in order.
 */
void
tc_store_free (TcStore *self)
{
  tc_store_forget_content (self);
  g_clear_pointer (&self->former_codebook, tc_codebook_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_clear_pointer (&self->connection, tc_connection_close);
  if (self->lock != NULL)
    tc_open_files_unlock (&self->file);
  if (self->is_added)
    tc_open_files_remove (&self->file);
  g_clear_pointer (&self->lock, tc_store_lock_release);
  g_free (self->read_only_reason);
  g_free (self->recovered);
  g_free (self->backup);
  g_free (self->path);
  g_free (self);
}

/* One file again: no WAL, no shared memory. While another connection reads this cannot be; everything is
 * in place all the same, and whoever writes next tidies up. */
static gboolean
leave_one_file (TcConnection  *connection,
                GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *checkpoint = NULL;
  g_autofree char *mode = NULL;

  checkpoint = tc_connection_dup_pragma (connection, "wal_checkpoint (TRUNCATE)", error);
  if (checkpoint == NULL)
    return FALSE;

  sqlite3_busy_timeout (connection->db, 0);
  mode = tc_connection_dup_pragma (connection, "journal_mode = DELETE", &local_error);
  if (mode == NULL && !g_error_matches (local_error, TC_STORE_ERROR, TC_STORE_ERROR_IN_USE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Says what it means that @reason happened. */
static gboolean
set_not_folded (GError       **error,
                const GError  *reason)
{
  g_set_error (error, reason->domain, reason->code,
               /* Translators: %s is what went wrong, a sentence. */
               _("%s Everything that was shown as saved is in the project file and the files beside it; "
                 "keep them together. Opening the project again puts them in order."), reason->message);
  return FALSE;
}

static gboolean
leave_in_order (TcStore  *self,
                GError  **error)
{
  g_autoptr (GError) local_error = NULL;

  if (tc_open_files_locate (self->path, &self->file, NULL) != TC_OPEN_FILE_SAME)
    return tc_store_leave_place (self, error);

  return leave_one_file (self->connection, &local_error) || set_not_folded (error, local_error);
}

/**
 * tc_store_close:
 * @self: (transfer full): a store; an open transaction is rolled back
 * @error: return location for a #GError
 *
 * Closes the connection. The project is one file afterwards, unless another connection reads it.
 *
 * Errors: %TC_STORE_ERROR_MOVED where the file was deleted or replaced meanwhile; the message says where its content
 * was saved, or that it could not be. Of others nothing is lost: the files beside the project could not be folded into it,
 * and opening the project again does it.
 *
 * Returns: whether the project is where it was opened, or was moved, whole
 */
gboolean
tc_store_close (TcStore  *self,
                GError  **error)
{
  gboolean success = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->in_transaction)
    tc_store_rollback (self);
  if (self->lock != NULL)
    success = leave_in_order (self, error);
  tc_store_free (self);

  return success;
}

/**
 * tc_store_get_path:
 * @self: a store
 *
 * Gets the absolute name of the project file, without symbolic links.
 *
 * Returns: the name, in the encoding of file names
 */
const char *
tc_store_get_path (TcStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * tc_store_is_read_only:
 * @self: a store
 *
 * Tells whether the store can only be read.
 *
 * Returns: %TRUE where every change gives %TC_STORE_ERROR_READ_ONLY
 */
gboolean
tc_store_is_read_only (TcStore *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->lock == NULL;
}

/**
 * tc_store_get_backup:
 * @self: a store
 *
 * Returns: (nullable): the name of the copy that was made of an older project before it was brought up to date, %NULL
 *   where it was not older
 */
const char *
tc_store_get_backup (TcStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->backup;
}

/**
 * tc_store_get_read_only_reason:
 * @self: a store
 *
 * Tells why a store that was opened for writing can only be read.
 *
 * Returns: (nullable): a translated sentence; %NULL where it can be written, or writing was not asked for
 */
const char *
tc_store_get_read_only_reason (TcStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->read_only_reason;
}

/**
 * tc_store_get_codebook:
 * @self: a store
 *
 * Gets the codebook of the project.
 *
 * Returns: (transfer none): the codebook
 */
TcCodebook *
tc_store_get_codebook (TcStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->codebook;
}

/**
 * tc_store_set_codebook:
 * @self: a store that only reads
 * @codebook: the codebook that its project has now
 *
 * Tells a store that another connection has given the project another codebook.
 */
void
tc_store_set_codebook (TcStore    *self,
                       TcCodebook *codebook)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (codebook != NULL);

  tc_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = codebook;
}

/**
 * tc_store_interrupt:
 * @self: a store that stays open during the call
 *
 * Makes what runs on the connection fail with %G_IO_ERROR_CANCELLED; may be called from any thread.
 *
 * A change that is interrupted rolls its whole transaction back.
 */
void
tc_store_interrupt (TcStore *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_interrupt (self->connection->db);
}
