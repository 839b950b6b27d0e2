/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
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

static gboolean
set_lock_error (GError **error,
                int      number)
{
  if (number == EWOULDBLOCK)
    g_set_error_literal (error, TC_STORE_ERROR, TC_STORE_ERROR_IN_USE,
                         _("Another window has this project open. It can be read here; "
                           "close the other window to make changes."));
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

/* The project files that connections of this process have open. Opening and closing such a file by other
 * means would drop the locks that SQLite holds on it: POSIX locks belong to the process. */
typedef struct
{
  dev_t device;
  ino_t inode;
} FileKey;

static GMutex open_files_mutex;
static GArray *open_files;

static int
find_open_file (const struct stat *file)
{
  for (guint i = 0; open_files != NULL && i < open_files->len; i++)
    {
      FileKey *key = &g_array_index (open_files, FileKey, i);

      if (key->device == file->st_dev && key->inode == file->st_ino)
        return i;
    }

  return -1;
}

/**
 * tc_open_files_add:
 * @file: the status of a project file
 *
 * Remembers that a connection has the file open; counts.
 */
void
tc_open_files_add (const struct stat *file)
{
  FileKey key = { file->st_dev, file->st_ino };

  g_mutex_lock (&open_files_mutex);
  if (open_files == NULL)
    open_files = g_array_new (FALSE, FALSE, sizeof (FileKey));
  g_array_append_val (open_files, key);
  g_mutex_unlock (&open_files_mutex);
}

/**
 * tc_open_files_remove:
 * @file: the status of a project file
 *
 * Undoes one tc_open_files_add().
 */
void
tc_open_files_remove (const struct stat *file)
{
  int index;

  g_mutex_lock (&open_files_mutex);
  index = find_open_file (file);
  if (index >= 0)
    g_array_remove_index_fast (open_files, index);
  if (open_files != NULL && open_files->len == 0)
    g_clear_pointer (&open_files, g_array_unref);
  g_mutex_unlock (&open_files_mutex);
}

/**
 * tc_open_files_contain:
 * @file: the status of a file
 *
 * Tells whether a connection of this process has the file open.
 *
 * Returns: %TRUE where it has
 */
gboolean
tc_open_files_contain (const struct stat *file)
{
  gboolean found;

  g_mutex_lock (&open_files_mutex);
  found = find_open_file (file) >= 0;
  g_mutex_unlock (&open_files_mutex);

  return found;
}
