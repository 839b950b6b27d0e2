/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tc-open-files.h"

/* Tests: tc-open-files.c */

typedef struct
{
  char *folder;
  char *path;
  char *other;
  struct stat file;
} Fixture;

static void
write_file (const char *path)
{
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("tc-files-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "probe", NULL);
  self->other = g_build_filename (self->folder, "other", NULL);
  write_file (self->path);
  g_assert_cmpint (stat (self->path, &self->file), ==, 0);
  tc_open_files_add (self->path, &self->file);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  tc_open_files_remove (&self->file);
  g_unlink (self->path);
  g_unlink (self->other);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->other);
}

static TcOpenFileRole
find_role (const char *path)
{
  struct stat file;

  g_assert_cmpint (stat (path, &file), ==, 0);

  return tc_open_files_find_role (&file);
}

/* Files are counted, and known by what they are and not by their name. */
static void
test_roles (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);

  write_file (wal);
  g_assert_cmpint (link (self->path, self->other), ==, 0);
  g_assert_cmpint (find_role (self->path), ==, TC_OPEN_FILE_PROJECT);
  g_assert_cmpint (find_role (self->other), ==, TC_OPEN_FILE_PROJECT);
  g_assert_cmpint (find_role (wal), ==, TC_OPEN_FILE_BESIDE);
  g_assert_cmpint (find_role (self->folder), ==, TC_OPEN_FILE_NONE);

  tc_open_files_add (self->other, &self->file);
  tc_open_files_remove (&self->file);
  g_assert_cmpint (find_role (self->path), ==, TC_OPEN_FILE_PROJECT);
  tc_open_files_remove (&self->file);
  g_assert_cmpint (find_role (self->path), ==, TC_OPEN_FILE_NONE);
  g_assert_cmpint (find_role (wal), ==, TC_OPEN_FILE_NONE);

  tc_open_files_add (self->path, &self->file);
  g_unlink (wal);
}

static void
test_place (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *now = NULL;

  g_assert_cmpint (tc_open_files_locate (self->path, &self->file, &now), ==, TC_OPEN_FILE_SAME);
  g_assert_null (now);
  g_assert_cmpint (g_rename (self->path, self->other), ==, 0);
  g_assert_cmpint (tc_open_files_locate (self->path, &self->file, &now), ==, TC_OPEN_FILE_MOVED);
  g_assert_cmpstr (now, ==, self->other);
  g_clear_pointer (&now, g_free);
  /* Another file under the old name is not it. */
  write_file (self->path);
  g_assert_cmpint (tc_open_files_locate (self->path, &self->file, NULL), ==, TC_OPEN_FILE_MOVED);
  g_assert_cmpint (g_unlink (self->other), ==, 0);
  g_assert_cmpint (tc_open_files_locate (self->path, &self->file, &now), ==, TC_OPEN_FILE_GONE);
  g_assert_null (now);
}

/* Returns: whether another process may write */
static gboolean
other_process_gets_lock (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      int fd = open (path, O_RDWR);

      _exit (fd >= 0 && fcntl (fd, F_SETLK, &lock) == 0 ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/* One window writes, whatever the name; the right outlasts other openings of the file. */
static void
test_lock (Fixture       *self,
           gconstpointer  data)
{
  int fd;

  g_assert_true (other_process_gets_lock (self->path));
  g_assert_true (tc_open_files_lock (&self->file));
  g_assert_false (tc_open_files_lock (&self->file));
  g_assert_cmpint (g_rename (self->path, self->other), ==, 0);
  fd = open (self->other, O_RDWR);
  close (fd);
  g_assert_false (other_process_gets_lock (self->other));
  tc_open_files_unlock (&self->file);
  g_assert_true (other_process_gets_lock (self->other));
  g_assert_true (tc_open_files_lock (&self->file));
  tc_open_files_unlock (&self->file);
}

#define ADD(name, function) g_test_add ("/files/open-files/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("roles", test_roles);
  ADD ("place", test_place);
  ADD ("lock", test_lock);
  return g_test_run ();
}
