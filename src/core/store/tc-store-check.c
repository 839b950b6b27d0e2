/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-check.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "tc-open-files.h"
#include "tc-store.h"
#include "tc-store-error.h"

/* The header of an SQLite file: https://www.sqlite.org/fileformat.html, section 1.3 */
#define HEADER_SIZE 100
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68

static gboolean
set_system_error (GError     **error,
                  const char  *path,
                  int          number)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (number == ENOENT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 /* Translators: %s is a file name */
                 _("The project “%s” does not exist."), name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 /* Translators: the first %s is a file name, the second the reason that the system gives */
                 _("The project “%s” cannot be opened: %s."), name, g_strerror (number));
  return FALSE;
}

static gboolean
set_not_a_project (GError     **error,
                   const char  *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_A_PROJECT,
               /* Translators: %s is a file name */
               _("“%s” is not a project of this program."), name);
  return FALSE;
}

static gboolean
set_newer (GError     **error,
           const char  *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NEWER,
               /* Translators: %s is a file name */
               _("The project “%s” was made by a newer version of this program. "
                 "Install that version to open it."),
               name);
  return FALSE;
}

static guint32
read_big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Returns: the number of bytes, -1 with errno */
static gssize
read_header (const char *path,
             guchar     *header)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize n_bytes;
  int number;

  if (fd < 0)
    return -1;

  do
    n_bytes = pread (fd, header, HEADER_SIZE, 0);
  while (n_bytes < 0 && errno == EINTR);
  number = errno;
  close (fd);
  errno = number;

  return n_bytes;
}

static gboolean
check_header (const guchar    *header,
              gssize           n_bytes,
              const TcSchema  *schema,
              const char      *path,
              GError         **error)
{
  guint32 version;

  if (n_bytes < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    return set_not_a_project (error, path);
  if (n_bytes < HEADER_SIZE)
    return tc_store_error_damaged (error, N_("the file is cut off"));
  if (read_big_endian (header + OFFSET_APPLICATION_ID) != TC_SCHEMA_APPLICATION_ID)
    return set_not_a_project (error, path);

  version = read_big_endian (header + OFFSET_USER_VERSION);
  if (version == 0)
    return tc_store_error_damaged (error, N_("it has no version"));
  if (version > schema->n_steps)
    return set_newer (error, path);

  return TRUE;
}

/**
 * tc_store_check_file:
 * @path: absolute name of a file
 * @schema: the schema of this program
 * @file: (out): the status of the file
 * @error: return location for a #GError
 *
 * Looks at the first bytes of a file, before SQLite does.
 *
 * A file that a connection of this process has open is known to be a project; it is left alone,
 * because reading and closing it here would drop the locks of that connection.
 *
 * Errors: %G_IO_ERROR where it cannot be read, %TC_STORE_ERROR_NOT_A_PROJECT,
 * %TC_STORE_ERROR_NEWER, %TC_STORE_ERROR_DAMAGED.
 *
 * Returns: whether it is a project that this program can open
 */
gboolean
tc_store_check_file (const char      *path,
                     const TcSchema  *schema,
                     struct stat     *file,
                     GError         **error)
{
  guchar header[HEADER_SIZE];
  gssize n_bytes;

  if (stat (path, file) != 0)
    return set_system_error (error, path, errno);
  if (!S_ISREG (file->st_mode))
    return set_not_a_project (error, path);
  if (tc_open_files_find_role (file) == TC_OPEN_FILE_PROJECT)
    return TRUE;

  n_bytes = read_header (path, header);
  if (n_bytes < 0)
    return set_system_error (error, path, errno);

  return check_header (header, n_bytes, schema, path, error);
}

/**
 * tc_store_is_project:
 * @path: a file name
 *
 * Looks at the first bytes of a file. One that is open here is left alone, as by tc_store_check_file().
 *
 * Returns: whether it is a project, of whatever version and under whatever name
 */
gboolean
tc_store_is_project (const char *path)
{
  guchar header[HEADER_SIZE];
  struct stat file;

  if (stat (path, &file) != 0 || !S_ISREG (file.st_mode))
    return FALSE;
  if (tc_open_files_find_role (&file) != TC_OPEN_FILE_NONE)
    return tc_open_files_find_role (&file) == TC_OPEN_FILE_PROJECT;

  return read_header (path, header) == HEADER_SIZE && memcmp (header, "SQLite format 3", 16) == 0
         && read_big_endian (header + OFFSET_APPLICATION_ID) == TC_SCHEMA_APPLICATION_ID;
}

/**
 * tc_store_check_schema:
 * @connection: a connection to the file
 * @schema: the schema of this program
 * @path: the name of the file, for messages
 * @version: (out): the version of the project
 * @error: return location for a #GError
 *
 * Compares everything that the file defines with what a project of its version defines: a view or
 * a trigger more could run in our name.
 *
 * Errors: those of tc_store_check_file().
 *
 * Returns: whether it is as this program made it
 */
gboolean
tc_store_check_schema (TcConnection    *connection,
                       const TcSchema  *schema,
                       const char      *path,
                       guint           *version,
                       GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *actual = NULL;
  g_autofree char *expected = NULL;
  gint64 number;

  number = tc_connection_get_pragma (connection, "application_id", &local_error);
  if (local_error == NULL && number != TC_SCHEMA_APPLICATION_ID)
    return set_not_a_project (error, path);
  if (local_error == NULL)
    number = tc_connection_get_pragma (connection, "user_version", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (number > schema->n_steps)
    return set_newer (error, path);
  if (number < 1)
    return tc_store_error_damaged (error, N_("it has no version"));

  actual = tc_schema_dup_text (connection, error);
  if (actual == NULL)
    return FALSE;
  expected = tc_schema_dup_expected_text (schema, number, error);
  if (expected == NULL)
    return FALSE;
  if (strcmp (actual, expected) != 0)
    return tc_store_error_damaged (error, N_("its tables are not those of a project"));

  *version = number;
  return TRUE;
}
