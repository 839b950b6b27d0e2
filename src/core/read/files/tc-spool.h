/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcSpool:
 *
 * A temporary file without a name, which is gone with the last reference, also where the program ends in any other way.
 */
typedef struct _TcSpool TcSpool;

TcSpool  *tc_spool_new      (guint64       max,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;
TcSpool  *tc_spool_ref      (TcSpool      *self) G_GNUC_WARN_UNUSED_RESULT;
void      tc_spool_unref    (TcSpool      *self);
gboolean  tc_spool_append   (TcSpool      *self,
                             const char   *bytes,
                             gsize         length,
                             GError      **error);
guint64   tc_spool_get_size (TcSpool      *self);
int       tc_spool_get_fd   (TcSpool      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSpool, tc_spool_unref)

/**
 * TcSpoolPart:
 * @spool: a file
 * @start: the first byte
 * @length: how many there are
 *
 * Bytes that are on the disk.
 */
typedef struct
{
  TcSpool *spool;
  guint64 start;
  guint64 length;
} TcSpoolPart;

TcSpoolPart *tc_spool_part_new  (TcSpool           *spool) G_GNUC_WARN_UNUSED_RESULT;
TcSpoolPart *tc_spool_part_copy (const TcSpoolPart *self) G_GNUC_WARN_UNUSED_RESULT;
void         tc_spool_part_free (TcSpoolPart       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSpoolPart, tc_spool_part_free)

G_END_DECLS
