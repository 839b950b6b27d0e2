/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-feed.h"
#include "tc-load.h"
#include "tc-reader.h"

G_BEGIN_DECLS

/* What a reader may look at to tell its format. */
#define TC_READ_SAMPLE_BYTES (256 * 1024)

/**
 * TcFeedFile:
 * @name: base name, valid UTF-8
 * @sha256: of all bytes of the file
 * @encoding: (nullable): of a file of many records; %NULL where it is found out when the whole is read
 * @weak: whether little speaks for the encoding
 * @reader: (nullable): of a file of many records
 * @maps: (nullable): what people said about the columns of tables
 *
 * What all parts of a file share.
 */
struct _TcFeedFile
{
  gatomicrefcount ref_count;
  char *name;
  char *sha256;
  const char *encoding;
  gboolean weak;
  const TcReader *reader;
  TcColumnMaps *maps;
};

/* How much is read at once. */
#define TC_FEED_CHUNK_BYTES (256 * 1024)

struct _TcFeed
{
  TcFeedFile *file;
  TcLoad *load;
  TcLoad *original;               /* (nullable): of a file in a wide encoding, which is cut as UTF-8 */
  GCancellable *cancellable;
  guint unit;                     /* bytes of a unit of the file's wide encoding, 0 for others */

  GByteArray *window;             /* of the file, from @window_start */
  guint64 window_start;
  gsize head;                     /* what was cut, from the beginning of the window */

  guint64 origin;                 /* where the next part begins in the file */
  guint64 taken;                  /* what tc_feed_take_bytes() gave */
  guint64 line;
  guint n_records;
  GBytes *prologue;
  gboolean prologue_damaged;      /* whether something in it is not in the encoding of the file */
  gboolean ended;
};

void       tc_read_warn_of_guess (TcSource *source);

const TcReader *tc_read_find_bytes_reader (const char *bytes,
                                           gsize       length);
char      *tc_feed_decode_sample (GByteArray   *sample,
                                 gboolean       whole,
                                 const char   **encoding,
                                 gboolean      *weak) G_GNUC_WARN_UNUSED_RESULT;
const TcReader *tc_feed_find_reader (const char *sample,
                                 gboolean       whole,
                                 const TcColumnMaps *maps);
GBytes    *tc_feed_load_all     (TcFeed        *self,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void       tc_feed_file_unref   (TcFeedFile    *self);
GPtrArray *tc_read_whole        (TcFeedFile    *file,
                                 GBytes        *bytes,
                                 GCancellable  *cancellable,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void       tc_read_forget_bytes (TcSource      *source);
void       tc_read_finish_source (TcSource     *source,
                                 guint          record,
                                 TcFeedFile    *file,
                                 const char    *encoding,
                                 const char    *reader);
TcRecord  *tc_feed_part_parse   (TcFeedPart    *part,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_read_record       (TcFeedPart    *part,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
