/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tc-read.h"

/* The bytes of a regular file. Whatever else has a name in a folder (a FIFO, a device, a folder)
 * could block or never end, so it is refused before the first read. */

#define CHUNK_BYTES (1024 * 1024)

/**
 * tc_load_check_size:
 * @size: number of bytes
 * @error: return location for %TC_READ_ERROR_TOO_LARGE
 *
 * Returns: %TRUE if so many bytes are read at all
 */
gboolean
tc_load_check_size (guint64   size,
                    GError  **error)
{
  g_autofree char *has = NULL;
  g_autofree char *most = NULL;

  if (size <= TC_READ_MAX_BYTES)
    return TRUE;

  has = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  most = g_format_size_full (TC_READ_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
               /* Translators: both are sizes, such as "1.0 GiB" */
               _("The file is too large: it has %s, and at most %s are read."), has, most);
  return FALSE;
}

static void
set_io_error (int      saved_errno,
              GError **error)
{
  if (saved_errno == ENXIO || saved_errno == EISDIR)
    g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                         _("This is a device or a pipe, not a file."));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                 /* Translators: %s is the system's reason, such as "Permission denied" */
                 _("The file cannot be read: %s."), g_strerror (saved_errno));
}

static gboolean
check_kind (const struct stat  *info,
            GError            **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;

  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                       S_ISDIR (info->st_mode) ? _("This is a folder, not a file.")
                                               : _("This is a device or a pipe, not a file."));
  return FALSE;
}

static gboolean
set_changed (GError **error)
{
  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_CHANGED,
                       _("The file changed while it was read. Import it again."));
  return FALSE;
}

/* Reads until @length bytes are there or the file ends. */
static gboolean
read_bytes (int            fd,
            char          *buffer,
            gsize          length,
            gsize         *n_read,
            GCancellable  *cancellable,
            GError       **error)
{
  *n_read = 0;
  while (*n_read < length)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = read (fd, buffer + *n_read, MIN (length - *n_read, CHUNK_BYTES));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_io_error (errno, error);
          return FALSE;
        }
      if (n == 0)
        break;
      *n_read += n;
    }

  return TRUE;
}

static gboolean
check_unchanged (int                 fd,
                 const struct stat  *before,
                 gsize               n_read,
                 GError            **error)
{
  struct stat after;

  if (fstat (fd, &after) != 0)
    {
      set_io_error (errno, error);
      return FALSE;
    }
  if (n_read != (gsize) before->st_size || after.st_size != before->st_size ||
      after.st_mtim.tv_sec != before->st_mtim.tv_sec ||
      after.st_mtim.tv_nsec != before->st_mtim.tv_nsec)
    return set_changed (error);

  return TRUE;
}

static GBytes *
load_fd (int            fd,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *buffer = NULL;
  struct stat info;
  gsize n_read = 0;

  if (fstat (fd, &info) != 0)
    {
      set_io_error (errno, error);
      return NULL;
    }
  if (!check_kind (&info, error) || !tc_load_check_size (info.st_size, error))
    return NULL;

  /* One byte more than there should be, to see a file that grows. */
  buffer = g_malloc (info.st_size + 1);
  if (!read_bytes (fd, buffer, info.st_size + 1, &n_read, cancellable, error) ||
      !check_unchanged (fd, &info, n_read, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&buffer), n_read);
}

/**
 * tc_load_file:
 * @file: a file of the local file system
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of #TcReadError or #GIOErrorEnum
 *
 * Reads the bytes of a regular file of at most %TC_READ_MAX_BYTES.
 *
 * Returns: (transfer full): what is in the file
 */
GBytes *
tc_load_file (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *path = g_file_peek_path (file);
  int fd;

  if (path == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                           _("This is not a file of this computer."));
      return NULL;
    }

  /* A FIFO without a writer would block here without O_NONBLOCK. */
  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      set_io_error (errno, error);
      return NULL;
    }

  bytes = load_fd (fd, cancellable, error);
  close (fd);
  return g_steal_pointer (&bytes);
}
