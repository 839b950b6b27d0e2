/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-column-map.h"
#include "tc-source.h"
#include "tc-spool.h"

G_BEGIN_DECLS

/**
 * TcFeedPartKind:
 * @TC_FEED_RECORD: a record, or a whole file that is read at once
 * @TC_FEED_UNKNOWN: bytes that belong to no record; nothing of them is read
 */
typedef enum
{
  TC_FEED_RECORD,
  TC_FEED_UNKNOWN
} TcFeedPartKind;

typedef struct _TcFeedFile TcFeedFile;

/**
 * TcFeedPart:
 * @kind: what it is
 * @start: its first byte in the file
 * @length: its bytes in the file
 * @line: its first line in the file, from 1
 * @record: for a record: its index in the file, from 0
 *
 * One part of a file, cut out but not yet read.
 */
typedef struct
{
  TcFeedPartKind kind;
  guint64 start;
  guint64 length;
  guint64 line;
  guint record;
  /*< private >*/
  TcFeedFile *file;
  GBytes *bytes;
  GBytes *prologue;
  gboolean prologue_damaged;
} TcFeedPart;

void        tc_feed_part_free (TcFeedPart    *self);
GPtrArray  *tc_feed_part_read (TcFeedPart    *self,
                               GCancellable  *cancellable,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *tc_feed_part_get_bytes (TcFeedPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcFeedPart, tc_feed_part_free)

/**
 * TcFeed:
 *
 * The parts of one file, one after another. Cutting is cheap and happens here, in order, with a window of the
 * file in memory; reading a part is the work, and may be done on any thread.
 */
typedef struct _TcFeed TcFeed;

TcFeed     *tc_feed_new_for_file  (GFile         *file,
                                   TcColumnMaps  *maps,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TcFeed     *tc_feed_new_for_bytes (const char    *name,
                                   GBytes        *bytes,
                                   TcColumnMaps  *maps,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TcFeed     *tc_feed_new_for_part  (const char        *name,
                                   const TcSpoolPart *part,
                                   TcColumnMaps      *maps,
                                   GCancellable      *cancellable,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void        tc_feed_free          (TcFeed        *self);
TcFeedPart *tc_feed_next          (TcFeed        *self,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *tc_feed_take_bytes    (TcFeed        *self,
                                   guint64       *start,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
guint64     tc_feed_get_size      (TcFeed        *self);
guint64     tc_feed_get_position  (TcFeed        *self);
const char *tc_feed_get_sha256    (TcFeed        *self);
gboolean    tc_feed_has_many      (TcFeed        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcFeed, tc_feed_free)

G_END_DECLS
