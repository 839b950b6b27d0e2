/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

typedef struct _TcStoreLock TcStoreLock;

TcStoreLock *tc_store_lock_acquire (const char         *project,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void         tc_store_lock_release (TcStoreLock        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStoreLock, tc_store_lock_release)

void         tc_open_files_add     (const struct stat  *file);
void         tc_open_files_remove  (const struct stat  *file);
gboolean     tc_open_files_contain (const struct stat  *file);

G_END_DECLS
