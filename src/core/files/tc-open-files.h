/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * TcOpenFileRole:
 * @TC_OPEN_FILE_NONE: no project that is open in this process
 * @TC_OPEN_FILE_PROJECT: the project file itself
 * @TC_OPEN_FILE_BESIDE: a file that SQLite or we keep beside it while it is open
 *
 * What a file is to the projects that this process has open.
 */
typedef enum
{
  TC_OPEN_FILE_NONE,
  TC_OPEN_FILE_PROJECT,
  TC_OPEN_FILE_BESIDE
} TcOpenFileRole;

/**
 * TcOpenFilePlace:
 * @TC_OPEN_FILE_SAME: under the name under which it was opened
 * @TC_OPEN_FILE_MOVED: under another name
 * @TC_OPEN_FILE_GONE: under no name: it lasts until it is closed
 *
 * Where a file is that was opened under a name.
 */
typedef enum
{
  TC_OPEN_FILE_SAME,
  TC_OPEN_FILE_MOVED,
  TC_OPEN_FILE_GONE
} TcOpenFilePlace;

void             tc_open_files_add       (const char         *path,
                                          const struct stat  *file);
void             tc_open_files_remove    (const struct stat  *file);
TcOpenFileRole   tc_open_files_find_role (const struct stat  *file);
gboolean         tc_open_files_lock      (const struct stat  *file);
void             tc_open_files_unlock    (const struct stat  *file);
TcOpenFilePlace  tc_open_files_locate    (const char         *path,
                                          const struct stat  *file,
                                          char              **now);

G_END_DECLS
