/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TC_ARCHIVE_MAX_ENTRIES 10000
#define TC_ARCHIVE_MAX_BYTES (256 * 1024 * 1024)
/* What tc_archive_sniff() looks at. */
#define TC_ARCHIVE_SNIFF_BYTES 512

/**
 * TcArchiveEntry:
 * @name: its path in the archive, valid UTF-8, without "..", never for opening a file
 * @bytes: (nullable): what it holds
 * @error: (nullable): or why it could not be unpacked; the last entry may name what holds for the whole archive
 * @bare: whether it is a file that was compressed by itself, so that it has the name of the archive without the ending
 *
 * A file in an archive.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
  GError *error;
  gboolean bare;
} TcArchiveEntry;

/**
 * TcArchiveLimits:
 * @packed: bytes of the outermost archive
 * @unpacked: bytes that came out of it and of the archives in it so far
 *
 * What an archive and those within it may unfold to together: %TC_ARCHIVE_MAX_BYTES, and not too often its own size.
 */
typedef struct
{
  gsize packed;
  gsize unpacked;
} TcArchiveLimits;

/**
 * TcArchiveWants:
 * @name: of an entry, cleaned
 *
 * Returns: whether it is to be unpacked
 */
typedef gboolean (*TcArchiveWants) (const char *name);

gboolean   tc_archive_sniff    (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_docx  (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_xlsx   (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_ods    (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_office (const char   *bytes,
                                 gsize         length);
GPtrArray *tc_archive_read     (GBytes           *bytes,
                                TcArchiveWants    wants,
                                TcArchiveLimits  *limits,
                                GCancellable     *cancellable,
                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
