/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcDecodeError:
 * @TC_DECODE_ERROR_BINARY: not text; the message names what it seems to be
 * @TC_DECODE_ERROR_ENCODING: text with bytes that its encoding does not allow; the message names
 *   the offset of the first one
 *
 * Why bytes could not be decoded. Messages are whole translated sentences.
 */
typedef enum
{
  TC_DECODE_ERROR_BINARY,
  TC_DECODE_ERROR_ENCODING
} TcDecodeError;

#define TC_DECODE_ERROR (tc_decode_error_quark ())
GQuark  tc_decode_error_quark (void);

char   *tc_decode             (const char  *bytes,
                               gsize        length,
                               const char **encoding,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

char   *tc_decode_weighed     (const char  *bytes,
                               gsize        length,
                               const char **encoding,
                               gboolean    *weak,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

char   *tc_decode_as          (const char  *bytes,
                               gsize        length,
                               const char  *encoding,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
