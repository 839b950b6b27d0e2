/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "tc-read.h"

/* What archives unfold to and memory should not hold. The folder for temporary files is often
 * memory itself: the one for large temporary files comes first. */

#define LARGE_FOLDER "/var/tmp"

struct _TcSpool
{
  gatomicrefcount ref_count;
  int fd;
  guint64 size;
  guint64 max;
  gboolean disk_ends;             /* @max is what the disk has */
};

static int
open_in (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "trial-curator-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    g_unlink (path);

  return fd;
}

static int
open_file (void)
{
  const char *folder = g_getenv ("TMPDIR");
  int fd = open_in (folder != NULL ? folder : LARGE_FOLDER);

  return fd >= 0 ? fd : open_in (g_get_tmp_dir ());
}

static gboolean
set_io_error (int      saved_errno,
              GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               /* Translators: %s is the system's reason, such as "No space left on device" */
               _("A temporary file for what is in the archive cannot be written: %s."), g_strerror (saved_errno));

  return FALSE;
}

/* Others need room on the disk, too. */
static guint64
get_room (int fd)
{
  struct statvfs info;

  return fstatvfs (fd, &info) == 0 ? (guint64) info.f_bavail * info.f_frsize / 2 : G_MAXUINT64;
}

/**
 * tc_spool_new:
 * @max: bytes that it may hold at most; also never more than half of what is free on the disk
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): an empty file
 */
TcSpool *
tc_spool_new (guint64   max,
              GError  **error)
{
  TcSpool *self;
  guint64 room;
  int fd = open_file ();

  if (fd < 0)
    {
      set_io_error (errno, error);
      return NULL;
    }

  self = g_new0 (TcSpool, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->fd = fd;
  room = get_room (fd);
  self->max = MIN (max, room);
  self->disk_ends = room < max;

  return self;
}

/**
 * tc_spool_ref:
 *
 * Returns: (transfer full): @self
 */
TcSpool *
tc_spool_ref (TcSpool *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * tc_spool_unref:
 *
 * Drops a reference.
 */
void
tc_spool_unref (TcSpool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  close (self->fd);
  g_free (self);
}

/**
 * tc_spool_append:
 * @error: return location for %TC_READ_ERROR_TOO_LARGE or a #GIOErrorEnum
 *
 * Writes bytes behind those that are there. On one thread only.
 *
 * Returns: whether all of them were written
 */
gboolean
tc_spool_append (TcSpool     *self,
                 const char  *bytes,
                 gsize        length,
                 GError     **error)
{
  if (length > self->max - self->size)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE,
                           self->disk_ends
                             ?
                                 _("There is not enough room on the disk for what is in the "
                                   "archive. What stands behind this in it was left out.")
                             : _("The archive holds more than is read from one archive. What stands behind this in it "
                                 "was left out."));
      return FALSE;
    }

  while (length > 0)
    {
      gssize n = pwrite (self->fd, bytes, length, self->size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return set_io_error (n < 0 ? errno : ENOSPC, error);
      self->size += n;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

/**
 * tc_spool_get_size:
 *
 * Returns: the bytes that were written
 */
guint64
tc_spool_get_size (TcSpool *self)
{
  return self->size;
}

/**
 * tc_spool_get_fd:
 *
 * Returns: the file, to read from at given places
 */
int
tc_spool_get_fd (TcSpool *self)
{
  return self->fd;
}

/**
 * tc_spool_part_new:
 *
 * Returns: (transfer full): nothing yet, at the end of the file
 */
TcSpoolPart *
tc_spool_part_new (TcSpool *spool)
{
  TcSpoolPart *self = g_new0 (TcSpoolPart, 1);

  self->spool = tc_spool_ref (spool);
  self->start = spool->size;

  return self;
}

/**
 * tc_spool_part_copy:
 *
 * Returns: (transfer full): the same place in the same file
 */
TcSpoolPart *
tc_spool_part_copy (const TcSpoolPart *self)
{
  TcSpoolPart *copy = g_memdup2 (self, sizeof *self);

  copy->spool = tc_spool_ref (self->spool);

  return copy;
}

/**
 * tc_spool_part_free:
 *
 * Frees a part.
 */
void
tc_spool_part_free (TcSpoolPart *self)
{
  tc_spool_unref (self->spool);
  g_free (self);
}
