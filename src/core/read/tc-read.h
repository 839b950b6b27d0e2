/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-column-map.h"
#include "tc-source.h"

G_BEGIN_DECLS

/**
 * TcReadError:
 * @TC_READ_ERROR_EMPTY: no bytes, or nothing but blanks
 * @TC_READ_ERROR_BINARY: not text of any kind that a reader knows
 * @TC_READ_ERROR_ENCODING: text, but with bytes that its encoding does not allow
 * @TC_READ_ERROR_MALFORMED: a known format that is cut off or broken
 * @TC_READ_ERROR_TOO_LARGE: larger than %TC_READ_MAX_BYTES
 * @TC_READ_ERROR_NOT_A_FILE: a folder, a FIFO, a device
 * @TC_READ_ERROR_CHANGED: changed while it was read
 *
 * Why a file could not be read. Messages are whole translated sentences without the
 * file's name. */
typedef enum
{
  TC_READ_ERROR_EMPTY,
  TC_READ_ERROR_BINARY,
  TC_READ_ERROR_ENCODING,
  TC_READ_ERROR_MALFORMED,
  TC_READ_ERROR_TOO_LARGE,
  TC_READ_ERROR_NOT_A_FILE,
  TC_READ_ERROR_CHANGED
} TcReadError;

#define TC_READ_ERROR (tc_read_error_quark ())
GQuark     tc_read_error_quark (void);

#define TC_READ_MAX_BYTES (64 * 1024 * 1024)

/* Reads every record of a file: all of them or none. Blocking; called on worker threads.
 * Returns: (element-type TcSource) (transfer full): at least one source, without kind and study */
GPtrArray *tc_read_file        (GFile         *file,
                                GCancellable  *cancellable,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_read_bytes       (const char    *name,
                                GBytes        *bytes,
                                GCancellable  *cancellable,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in an encoding that somebody chose. */
GPtrArray *tc_read_bytes_as    (const char    *name,
                                GBytes        *bytes,
                                const char    *encoding,
                                TcColumnMaps  *maps,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
