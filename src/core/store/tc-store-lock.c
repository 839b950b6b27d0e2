/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tc-store.h"

/**
 * TcStoreLock:
 *
 * The right to write to a project: flock() on a file beside it.
 *
 * flock() belongs to the open file, so it also keeps two windows of one process apart, and the kernel
 * lets go of it when a process dies: a file that was left behind is harmless. It is a file of its own
 * because nothing but SQLite may open and close the project file while a connection is open.
 */
struct _TcStoreLock
{
  char *path;
  int fd;
};

/* Enough for any number of windows that close at the same moment. */
#define MAX_ATTEMPTS 100

/**
 * tc_store_lock_set_in_use:
 * @error: return location for a #GError
 *
 * Sets %TC_STORE_ERROR_IN_USE.
 */
void
tc_store_lock_set_in_use (GError **error)
{
  g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_IN_USE,
                       _("Another window has this project open. It can be read here; "
                         "close the other window to make changes."));
}

static gboolean
set_lock_error (GError **error,
                int      number)
{
  if (number == EWOULDBLOCK)
    tc_store_lock_set_in_use (error);
  else
    g_set_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY,
                 /* Translators: %s is the reason that the system gives, such as "Permission denied" */
                 _("The folder of this project cannot be written to (%s). The project can only be read."),
                 g_strerror (number));
  return FALSE;
}

/* Whether @fd still is the file of that name: its former owner may have removed it before we got the lock. */
static gboolean
is_same_file (int         fd,
              const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && lstat (path, &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* Returns: the file descriptor of the locked file, or -1 with errno; errno 0 asks to try again */
static int
try_lock (const char *path)
{
  int fd = open (path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
  int number;

  if (fd < 0)
    return -1;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      if (is_same_file (fd, path))
        return fd;
      number = 0;
    }
  else
    number = errno;

  close (fd);
  errno = number;
  return -1;
}

/**
 * tc_store_lock_acquire:
 * @project: absolute name of the project file, without symbolic links
 * @error: return location for a #GError
 *
 * Takes the right to write to a project, without waiting.
 *
 * Errors: %TC_STORE_ERROR_IN_USE where another window or process has it, and
 * %TC_STORE_ERROR_READ_ONLY where the folder cannot be written to.
 *
 * Returns: (transfer full) (nullable): the lock
 */
TcStoreLock *
tc_store_lock_acquire (const char  *project,
                       GError     **error)
{
  g_autofree char *path = g_strconcat (project, "-lock", NULL);
  int fd = -1;

  for (int i = 0; i < MAX_ATTEMPTS && fd < 0; i++)
    {
      fd = try_lock (path);
      if (fd < 0 && errno != 0)
        {
          set_lock_error (error, errno);
          return NULL;
        }
    }
  if (fd < 0)
    {
      set_lock_error (error, EWOULDBLOCK);
      return NULL;
    }

  TcStoreLock *self = g_new0 (TcStoreLock, 1);

  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

/**
 * tc_store_lock_release:
 * @self: (transfer full): the lock
 *
 * Gives the right back and removes the file.
 */
void
tc_store_lock_release (TcStoreLock *self)
{
  g_return_if_fail (self != NULL);

  /* While it is still locked, so that nobody else's file can be removed. */
  unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
