/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-files"

#include "config.h"

#include "tc-open-files.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* The project files that connections of this process have open. Opening and closing such a file by other means drops the
 * locks that SQLite holds on it, because POSIX locks belong to the process; so whoever reads files asks here first, and
 * what we ourselves open is closed when the last connection is gone.
 *
 * A file is known by its device and inode: its name may change while it is open. */
typedef struct
{
  dev_t device;
  ino_t inode;
  char *path;       /* as it was opened first */
  int fd;           /* -1 where it could not be opened */
  guint n_users;
  gboolean locked;
} OpenFile;

/* SQLite locks bytes from 0x40000000 on; this one is beyond all that a project can hold. */
#define LOCK_BYTE G_GINT64_CONSTANT (0x7ffffffffffffff0)

static const char * const endings_beside[] = { "-wal", "-shm", "-journal", "-lock" };

static GMutex mutex;
static GArray *open_files;

static gboolean
is_file (const OpenFile    *self,
         const struct stat *file)
{
  return self->device == file->st_dev && self->inode == file->st_ino;
}

static OpenFile *
find (const struct stat *file)
{
  for (guint i = 0; open_files != NULL && i < open_files->len; i++)
    {
      OpenFile *self = &g_array_index (open_files, OpenFile, i);

      if (is_file (self, file))
        return self;
    }

  return NULL;
}

static void
clear_open_file (gpointer data)
{
  OpenFile *self = data;

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
}

static int
open_descriptor (const char        *path,
                 const struct stat *file)
{
  struct stat opened;
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0 && fstat (fd, &opened) == 0 && opened.st_dev == file->st_dev && opened.st_ino == file->st_ino)
    return fd;
  if (fd >= 0)
    close (fd);

  return -1;
}

/**
 * tc_open_files_add:
 * @path: absolute name of a project file
 * @file: its status
 *
 * Remembers that a connection is about to open the file; counts.
 */
void
tc_open_files_add (const char        *path,
                   const struct stat *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  OpenFile *known = find (file);
  OpenFile added = { .device = file->st_dev, .inode = file->st_ino, .n_users = 1 };

  if (known != NULL)
    {
      known->n_users++;
      return;
    }

  if (open_files == NULL)
    {
      open_files = g_array_new (FALSE, FALSE, sizeof (OpenFile));
      g_array_set_clear_func (open_files, clear_open_file);
    }
  added.path = g_strdup (path);
  added.fd = open_descriptor (path, file);
  g_array_append_val (open_files, added);
}

/**
 * tc_open_files_remove:
 * @file: the status of a project file
 *
 * Undoes one tc_open_files_add(), after the connection was closed.
 */
void
tc_open_files_remove (const struct stat *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  OpenFile *known = find (file);

  if (known == NULL || --known->n_users > 0)
    return;

  g_array_remove_index_fast (open_files, known - (OpenFile *) open_files->data);
  if (open_files->len == 0)
    g_clear_pointer (&open_files, g_array_unref);
}

static gboolean
is_beside (const OpenFile    *self,
           const struct stat *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings_beside); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings_beside[i], NULL);
      struct stat beside;

      if (stat (path, &beside) == 0 && beside.st_dev == file->st_dev && beside.st_ino == file->st_ino)
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_open_files_find_role:
 * @file: the status of a file
 *
 * Tells whether the file may be opened and closed: only what has no role may.
 *
 * Returns: what the file is to the projects that this process has open
 */
TcOpenFileRole
tc_open_files_find_role (const struct stat *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (find (file) != NULL)
    return TC_OPEN_FILE_PROJECT;
  for (guint i = 0; open_files != NULL && i < open_files->len; i++)
    {
      if (is_beside (&g_array_index (open_files, OpenFile, i), file))
        return TC_OPEN_FILE_BESIDE;
    }

  return TC_OPEN_FILE_NONE;
}

/* A lock of the open file description: no closing of another one drops it. See fcntl(2). */
static int
set_lock (int   fd,
          short type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = LOCK_BYTE, .l_len = 1 };

  return fcntl (fd, F_OFD_SETLK, &lock);
}

/**
 * tc_open_files_lock:
 * @file: the status of a file that was added
 *
 * Takes the right to write to the file, whatever its name is, without waiting. A file system that has no such locks
 * gives it to everybody.
 *
 * Returns: %FALSE where another window or process has it
 */
gboolean
tc_open_files_lock (const struct stat *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  OpenFile *known = find (file);

  g_return_val_if_fail (known != NULL, FALSE);

  if (known->locked ||
      (known->fd >= 0 && set_lock (known->fd, F_WRLCK) != 0 && (errno == EAGAIN || errno == EACCES)))
    return FALSE;

  known->locked = TRUE;
  return TRUE;
}

/**
 * tc_open_files_unlock:
 * @file: the status of a file that was locked
 *
 * Gives the right back.
 */
void
tc_open_files_unlock (const struct stat *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  OpenFile *known = find (file);

  g_return_if_fail (known != NULL && known->locked);

  if (known->fd >= 0)
    set_lock (known->fd, F_UNLCK);
  known->locked = FALSE;
}

/* Linux tells under which name a file is now. Returns: (nullable): it */
static char *
dup_name_now (int               fd,
              const struct stat *file)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *name = g_file_read_link (link, NULL);
  struct stat named;

  if (name != NULL && stat (name, &named) == 0 &&
      named.st_dev == file->st_dev && named.st_ino == file->st_ino)
    return g_steal_pointer (&name);

  return NULL;
}

/**
 * tc_open_files_locate:
 * @path: absolute name under which the file was opened
 * @file: its status at that time; it was added
 * @now: (out) (optional) (nullable) (transfer full): its name now, where it was moved and the system tells it
 *
 * Looks whether a file that is open still is where it was opened.
 *
 * Returns: where it is
 */
TcOpenFilePlace
tc_open_files_locate (const char         *path,
                      const struct stat  *file,
                      char              **now)
{
  g_autoptr (GMutexLocker) locker = NULL;
  struct stat named, opened;
  OpenFile *known;

  if (now != NULL)
    *now = NULL;
  if (stat (path, &named) == 0 && named.st_dev == file->st_dev && named.st_ino == file->st_ino)
    return TC_OPEN_FILE_SAME;

  locker = g_mutex_locker_new (&mutex);
  known = find (file);
  if (known == NULL || known->fd < 0 || fstat (known->fd, &opened) != 0)
    return TC_OPEN_FILE_MOVED;
  if (opened.st_nlink == 0)
    return TC_OPEN_FILE_GONE;
  if (now != NULL)
    *now = dup_name_now (known->fd, file);

  return TC_OPEN_FILE_MOVED;
}
