/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tc-open-files.h"
#include "tc-read.h"

/* The bytes of a regular file. Whatever else has a name in a folder (a FIFO, a device, a folder)
 * could block or never end, so it is refused before the first read. */

#define CHUNK_BYTES (1024 * 1024)

struct _TcLoad
{
  GBytes *bytes;                  /* or what is on the disk, or a file: */
  TcSpoolPart *part;
  int fd;
  struct stat before;
};

/**
 * tc_load_check_size:
 * @size: number of bytes
 * @error: return location for %TC_READ_ERROR_TOO_LARGE
 *
 * Returns: %TRUE if a file of so many bytes is read at once at all
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

/* Closing a file that SQLite has open would drop its locks, and with them what keeps other programs from it. */
static gboolean
check_not_open (const char  *path,
                GError     **error)
{
  struct stat info;

  if (stat (path, &info) != 0 || tc_open_files_find_role (&info) == TC_OPEN_FILE_NONE)
    return TRUE;

  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                       _("This is a project that is open here, not a report."));
  return FALSE;
}

static gboolean
set_changed (GError **error)
{
  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_CHANGED,
                       _("The file changed while it was read. Import it again."));
  return FALSE;
}

/**
 * tc_load_open_file:
 * @file: a file of the local file system
 * @error: return location for an error of #TcReadError or #GIOErrorEnum
 *
 * Opens a regular file of any size.
 *
 * Returns: (transfer full) (nullable): its bytes, %NULL with an error
 */
TcLoad *
tc_load_open_file (GFile   *file,
                   GError **error)
{
  g_autoptr (TcLoad) self = NULL;
  const char *path = g_file_peek_path (file);
  int fd;

  if (path == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_NOT_A_FILE,
                           _("This is not a file of this computer."));
      return NULL;
    }

  if (!check_not_open (path, error))
    return NULL;

  /* A FIFO without a writer would block here without O_NONBLOCK. */
  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      set_io_error (errno, error);
      return NULL;
    }

  self = g_new0 (TcLoad, 1);
  self->fd = fd;
  if (fstat (fd, &self->before) != 0)
    {
      set_io_error (errno, error);
      return NULL;
    }
  if (!check_kind (&self->before, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tc_load_open_bytes:
 *
 * Returns: (transfer full): the same for bytes at hand
 */
TcLoad *
tc_load_open_bytes (GBytes *bytes)
{
  TcLoad *self = g_new0 (TcLoad, 1);

  self->bytes = g_bytes_ref (bytes);
  self->fd = -1;

  return self;
}

/**
 * tc_load_open_part:
 *
 * Returns: (transfer full): the same for what was put on the disk
 */
TcLoad *
tc_load_open_part (const TcSpoolPart *part)
{
  TcLoad *self = g_new0 (TcLoad, 1);

  self->part = tc_spool_part_copy (part);
  self->fd = -1;

  return self;
}

/**
 * tc_load_free:
 *
 * Closes the file.
 */
void
tc_load_free (TcLoad *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->part, tc_spool_part_free);
  g_free (self);
}

/**
 * tc_load_get_size:
 *
 * Returns: the number of bytes
 */
guint64
tc_load_get_size (TcLoad *self)
{
  if (self->part != NULL)
    return self->part->length;

  return self->bytes != NULL ? g_bytes_get_size (self->bytes) : (guint64) self->before.st_size;
}

/**
 * tc_load_read:
 * @offset: where to begin
 * @buffer: room for @length bytes
 * @length: how many to read; they must be there
 *
 * Reads a piece.
 *
 * Returns: %FALSE with %TC_READ_ERROR_CHANGED where the file has become shorter, or another error
 */
gboolean
tc_load_read (TcLoad        *self,
              guint64        offset,
              char          *buffer,
              gsize          length,
              GCancellable  *cancellable,
              GError       **error)
{
  int fd = self->part != NULL ? tc_spool_get_fd (self->part->spool) : self->fd;
  guint64 start = self->part != NULL ? self->part->start + offset : offset;
  gsize n_read = 0;

  g_return_val_if_fail (offset + length <= tc_load_get_size (self), FALSE);

  if (self->bytes != NULL)
    {
      /* No bytes have no place. */
      if (length > 0)
        memcpy (buffer, (const char *) g_bytes_get_data (self->bytes, NULL) + offset, length);
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  while (n_read < length)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = pread (fd, buffer + n_read, MIN (length - n_read, CHUNK_BYTES), start + n_read);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_io_error (errno, error);
          return FALSE;
        }
      if (n == 0)
        return set_changed (error);
      n_read += n;
    }

  return TRUE;
}

/**
 * tc_load_check_unchanged:
 *
 * To be called behind the last piece.
 *
 * Returns: %FALSE with %TC_READ_ERROR_CHANGED where the file is not what it was when it was opened
 */
gboolean
tc_load_check_unchanged (TcLoad  *self,
                         GError **error)
{
  struct stat after;
  char more;

  if (self->bytes != NULL || self->part != NULL)
    return TRUE;
  if (fstat (self->fd, &after) != 0)
    {
      set_io_error (errno, error);
      return FALSE;
    }
  /* Files that the kernel makes up have no size, and one that grows may not say so yet. */
  if (pread (self->fd, &more, 1, self->before.st_size) != 0 || after.st_size != self->before.st_size
      || after.st_mtim.tv_sec != self->before.st_mtim.tv_sec
      || after.st_mtim.tv_nsec != self->before.st_mtim.tv_nsec)
    return set_changed (error);

  return TRUE;
}
