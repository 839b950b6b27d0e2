/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-open-files.h"
#include "tc-store-private.h"

/* What becomes of a project that is moved, deleted or replaced by another program while it is open.
 *
 * SQLite goes on writing to the files beside the old name, from which nobody would read them again. So what was
 * saved is folded into the file as soon as that is seen, nothing is written after it, and of a file that has no name
 * any more a copy is left in its place. */

#define SUFFIX ".trialcurator"

static gboolean
fold_in (TcStore  *self,
         GError  **error)
{
  g_autofree char *checkpoint = tc_connection_dup_pragma (self->connection, "wal_checkpoint (TRUNCATE)", error);

  return checkpoint != NULL;
}

static void
set_moved (GError     **error,
           const char  *now)
{
  g_autofree char *name = now != NULL ? g_filename_display_name (now) : NULL;

  if (name != NULL)
    g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED,
                 /* Translators: %s is the name of a file with its folders */
                 _("The project file was moved or renamed while it was open; it is now “%s”. "
                   "Everything that was saved is in it. Open it there to go on."), name);
  else
    g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED,
                         _("The project file was moved or renamed while it was open. "
                           "Everything that was saved is in it. Open it where it is now to go on."));
}

/* "NAME (recovered).trialcurator", with a number where there is one. */
static char *
dup_recovered_name (const char *path,
                    guint       attempt)
{
  gsize length = strlen (path);
  g_autofree char *stem = NULL;

  if (g_str_has_suffix (path, SUFFIX))
    length -= strlen (SUFFIX);
  stem = g_strndup (path, length);

  return attempt == 0 ? g_strdup_printf ("%s (recovered)" SUFFIX, stem)
                      : g_strdup_printf ("%s (recovered %u)" SUFFIX, stem, attempt + 1);
}

/* The files beside the old name must not be left with content: they would be taken for those of whatever has that
 * name then. */
static gboolean
recover (TcStore  *self,
         GError  **error)
{
  for (guint i = 0; self->recovered == NULL; i++)
    {
      g_autofree char *path = dup_recovered_name (self->path, i);
      g_autoptr (GError) local_error = NULL;

      if (tc_store_backup (self, path, &local_error))
        {
          self->recovered = g_filename_display_basename (path);
          return fold_in (self, error);
        }
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED,
                       /* Translators: %s is what went wrong, a sentence */
                       _("The project file was deleted or replaced by another program while it was open, "
                         "and its content could not be saved in a new file. %s"), local_error->message);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
leave_gone (TcStore  *self,
            GError  **error)
{
  if (recover (self, error))
    g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_MOVED,
                 /* Translators: %s is a file name */
                 _("The project file was deleted or replaced by another program while it was open. "
                   "Everything that was saved is in the new file “%s”."), self->recovered);
  return FALSE;
}

/**
 * tc_store_check_place:
 * @self: a store that can be written, outside of a transaction
 * @error: return location for a #GError
 *
 * Makes sure that what is written from now on will be found under the name of the project.
 *
 * Errors: %TC_STORE_ERROR_MOVED; what was saved before is kept as tc_store_leave_place() does.
 *
 * Returns: whether it will
 */
gboolean
tc_store_check_place (TcStore  *self,
                      GError  **error)
{
  g_autofree char *now = NULL;

  switch (tc_open_files_locate (self->path, &self->file, &now))
    {
    case TC_OPEN_FILE_SAME:
      return TRUE;

    case TC_OPEN_FILE_MOVED:
      if (fold_in (self, error))
        set_moved (error, now);
      return FALSE;

    case TC_OPEN_FILE_GONE:
    default:
      return leave_gone (self, error);
    }
}

/**
 * tc_store_leave_place:
 * @self: a store that can be written, outside of a transaction, whose file is not where it was opened
 * @error: return location for a #GError
 *
 * Keeps what was saved: in the file itself where it was only moved, else in a copy beside its old name.
 *
 * Errors: %TC_STORE_ERROR_MOVED for a file that is gone, and what SQLite says.
 *
 * Returns: whether the file has a name and is whole
 */
gboolean
tc_store_leave_place (TcStore  *self,
                      GError  **error)
{
  if (tc_open_files_locate (self->path, &self->file, NULL) == TC_OPEN_FILE_GONE)
    return leave_gone (self, error);

  return fold_in (self, error);
}
