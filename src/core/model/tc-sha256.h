/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcSha256:
 *
 * The SHA-256 of bytes that come piece by piece.
 */
typedef struct _TcSha256 TcSha256;

TcSha256   *tc_sha256_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        tc_sha256_free     (TcSha256      *self);
void        tc_sha256_update   (TcSha256      *self,
                                gconstpointer  data,
                                gsize          length);
char       *tc_sha256_finish   (TcSha256      *self) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_sha256_of_data  (gconstpointer  data,
                                gsize          length) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_sha256_of_text  (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_sha256_of_bytes (GBytes        *bytes) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSha256, tc_sha256_free)

G_END_DECLS
