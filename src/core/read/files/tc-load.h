/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-spool.h"

G_BEGIN_DECLS

/**
 * TcLoad:
 *
 * The bytes of a regular file, or bytes at hand: read piece by piece, with the promise that all pieces are of the
 * same state of the file, or an error says that it changed.
 */
typedef struct _TcLoad TcLoad;

TcLoad  *tc_load_open_file       (GFile         *file,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TcLoad  *tc_load_open_bytes      (GBytes        *bytes) G_GNUC_WARN_UNUSED_RESULT;
TcLoad  *tc_load_open_part       (const TcSpoolPart *part) G_GNUC_WARN_UNUSED_RESULT;
void     tc_load_free            (TcLoad        *self);
guint64  tc_load_get_size        (TcLoad        *self);
gboolean tc_load_read            (TcLoad        *self,
                                  guint64        offset,
                                  char          *buffer,
                                  gsize          length,
                                  GCancellable  *cancellable,
                                  GError       **error);
gboolean tc_load_check_unchanged (TcLoad        *self,
                                  GError       **error);
gboolean tc_load_check_size      (guint64        size,
                                  GError       **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcLoad, tc_load_free)

G_END_DECLS
