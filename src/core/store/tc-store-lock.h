/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TcStoreLock TcStoreLock;

TcStoreLock *tc_store_lock_acquire (const char         *project,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void         tc_store_lock_release (TcStoreLock        *self);
void         tc_store_lock_set_in_use (GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStoreLock, tc_store_lock_release)

G_END_DECLS
