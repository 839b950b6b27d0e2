/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-store.h"

G_DEFINE_QUARK (tc-store-error-quark, tc_store_error)

/* A file that reaches its size limit or a quota fails to be written, which is any I/O error to SQLite. It does
 * not keep the reason of a failed commit: that is only in errno. */
static gboolean
is_full (int code,
         int system_error)
{
  if ((code & 0xff) == SQLITE_FULL)
    return TRUE;

  return (code & 0xff) == SQLITE_IOERR &&
         (system_error == EFBIG || system_error == ENOSPC || system_error == EDQUOT);
}

/**
 * tc_store_error_take_sqlite:
 * @error: (nullable): where to set the error
 * @db: (nullable): the connection on which @code occurred
 * @code: the (extended) result code of the call that was made just before
 *
 * Turns a result code into a #GError: what happened and what it means for the project.
 *
 * SQLITE_INTERRUPT becomes %G_IO_ERROR_CANCELLED, everything else a #TcStoreError.
 *
 * Returns: always %FALSE
 */
gboolean
tc_store_error_take_sqlite (GError  **error,
                            sqlite3  *db,
                            int       code)
{
  int system_error = errno;
  const char *message = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  if (is_full (code, system_error))
    {
      g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_FULL,
                           _("There is no space left to save this change. "
                             "Everything saved before it is safe."));
      return FALSE;
    }

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was cancelled."));
      break;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      tc_store_error_damaged (error, message);
      break;

    case SQLITE_READONLY:
      g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY,
                           _("The project cannot be changed: it is open for reading only."));
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_IN_USE,
                           _("Another program is using the project file."));
      break;

    default:
      g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_FAILED,
                   /* Translators: %s is a technical message in English */
                   _("The project file could not be read or written. (In detail: %s)"), message);
      break;
    }

  return FALSE;
}

/**
 * tc_store_error_damaged:
 * @error: (nullable): where to set the error
 * @detail: what is wrong: words marked with N_(), or a message of another layer or of SQLite; a full stop at
 *   its end is left out
 *
 * Sets %TC_STORE_ERROR_DAMAGED.
 *
 * Returns: always %FALSE
 */
gboolean
tc_store_error_damaged (GError     **error,
                        const char  *detail)
{
  g_autofree char *words = g_strdup (_(detail));

  if (g_str_has_suffix (words, "."))
    words[strlen (words) - strlen (".")] = '\0';
  else if (g_str_has_suffix (words, "。"))
    words[strlen (words) - strlen ("。")] = '\0';

  g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED,
               /* Translators: %s says what is wrong, such as "the file is cut off" */
               _("The project file is damaged or was changed by another program. "
                 "Go back to a copy of it that you know to be good. (In detail: %s)"),
               words);
  return FALSE;
}
