/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TC_ARCHIVE_MAX_ENTRIES 10000
#define TC_ARCHIVE_MAX_BYTES (256 * 1024 * 1024)

/**
 * TcArchiveEntry:
 * @name: its path in the archive, valid UTF-8, without "..", never for opening a file
 * @bytes: (nullable): what it holds
 * @error: (nullable): or why it could not be unpacked; the last entry may name what holds for the whole archive
 *
 * A file in an archive.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
  GError *error;
} TcArchiveEntry;

gboolean   tc_archive_sniff    (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_docx  (const char    *bytes,
                                gsize          length);
gboolean   tc_archive_is_office (const char   *bytes,
                                 gsize         length);
GPtrArray *tc_archive_read     (GBytes        *bytes,
                                const char    *only,
                                GCancellable  *cancellable,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
