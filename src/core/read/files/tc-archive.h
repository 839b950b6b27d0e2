/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-load.h"

G_BEGIN_DECLS

#define TC_ARCHIVE_MAX_ENTRIES 10000
/* Of what is unpacked into memory, and of what is put on the disk. */
#define TC_ARCHIVE_MAX_BYTES (256 * 1024 * 1024)
#define TC_ARCHIVE_MAX_SPOOLED (G_GUINT64_CONSTANT (16) * 1024 * 1024 * 1024)
/* Where memory for the files of an archive ends: for one of them, and for all of them. */
#define TC_ARCHIVE_MEMORY_ENTRY (8 * 1024 * 1024)
#define TC_ARCHIVE_MEMORY (64 * 1024 * 1024)
/* What tc_archive_sniff() looks at. */
#define TC_ARCHIVE_SNIFF_BYTES 512

/**
 * TcArchiveEntry:
 * @name: its path in the archive, valid UTF-8, without "..", never for opening a file
 * @bytes: (nullable): what it holds
 * @part: (nullable): or where that is on the disk
 * @error: (nullable): or why it could not be unpacked; the last entry may name what holds for the whole archive
 * @bare: whether it is a file that was compressed by itself, so that it has the name of the archive without the ending
 *
 * A file in an archive.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
  TcSpoolPart *part;
  GError *error;
  gboolean bare;
} TcArchiveEntry;

/**
 * TcArchiveLimits:
 * @packed: bytes of the outermost archive
 * @spools: whether large files, and those behind many, are put on the disk
 * @in_memory: bytes that are in memory so far; of earlier archives, too, where the caller counts
 * them in
 * @spool: (nullable): where the others are; where earlier archives have put theirs, if the caller
 * says so
 * @unpacked: bytes that came out of it and of the archives in it so far
 *
 * What an archive and those within it may unfold to together: %TC_ARCHIVE_MAX_BYTES or
 * %TC_ARCHIVE_MAX_SPOOLED, and not too often its own size.
 */
typedef struct
{
  guint64 packed;
  gboolean spools;
  guint64 in_memory;
  TcSpool *spool;
  /*< private >*/
  guint64 unpacked;
} TcArchiveLimits;

void       tc_archive_limits_clear (TcArchiveLimits *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcArchiveLimits, tc_archive_limits_clear)

/**
 * TcArchiveWants:
 * @name: of an entry, cleaned
 *
 * Returns: whether it is to be unpacked
 */
typedef gboolean (*TcArchiveWants) (const char *name);

gboolean   tc_archive_sniff    (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_gzip  (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_docx  (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_xlsx   (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_ods    (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_office (const char   *bytes,
                                 gsize         length);
GPtrArray *tc_archive_read_load (TcLoad          *load,
                                 TcArchiveWants   wants,
                                 TcArchiveLimits *limits,
                                 GCancellable    *cancellable,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_archive_read     (GBytes           *bytes,
                                TcArchiveWants    wants,
                                TcArchiveLimits  *limits,
                                GCancellable     *cancellable,
                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
