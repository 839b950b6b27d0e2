/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-content-pack.h"

#include <glib/gi18n-lib.h>
#include <zstd.h>

#include "tc-sha256.h"
#include "tc-store-error.h"

/* Parts of files in less room: a frame of Zstandard (RFC 8878). Higher levels take twice as long
 * for a twentieth less. */
#define LEVEL 1

/* A larger part is not packed: readers cut at a quarter of this. What says that it is larger was
 * made by somebody else. */
#define MAX_SIZE (256 * G_GINT64_CONSTANT (1024) * 1024)

/**
 * tc_content_pack:
 * @bytes: bytes of a file
 * @size: (out): how many they are, -1 where they cannot be packed
 *
 * Packs bytes where that makes them fewer, and there are less than 256 MiB of them.
 *
 * Returns: (transfer full): what is to be stored
 */
GBytes *
tc_content_pack (GBytes *bytes,
                 gint64 *size)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gsize bound = length < MAX_SIZE ? ZSTD_compressBound (length) : 0;
  g_autofree void *packed = g_malloc (bound);
  gsize n_packed = bound > 0 ? ZSTD_compress (packed, bound, data, length, LEVEL) : length;

  if (ZSTD_isError (n_packed) || n_packed >= length)
    {
      *size = -1;
      return g_bytes_ref (bytes);
    }

  *size = length;
  return g_bytes_new (packed, n_packed);
}

/**
 * tc_content_unpack:
 * @packed: what is stored
 * @size: how many bytes it was, -1 where it is not packed
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the bytes of the file, %NULL with %TC_STORE_ERROR_DAMAGED
 */
GBytes *
tc_content_unpack (GBytes   *packed,
                   gint64    size,
                   GError  **error)
{
  gsize n_packed;
  const void *data = g_bytes_get_data (packed, &n_packed);
  g_autofree void *bytes = NULL;

  if (size < 0)
    return g_bytes_ref (packed);

  /* The frame says the same: memory is taken only then. */
  if (size > 0 && size < MAX_SIZE && ZSTD_getFrameContentSize (data, n_packed) == (guint64) size)
    bytes = g_try_malloc (size);
  if (bytes == NULL || ZSTD_decompress (bytes, size, data, n_packed) != (gsize) size)
    {
      tc_store_error_damaged (error, N_("a part of a file cannot be unpacked"));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

/**
 * tc_content_hash:
 * @stored: what is stored
 * @size: how many bytes it was, -1 where it is not packed
 *
 * Returns: (transfer full): the SHA-256 of what is stored, and of how many bytes it was where it is packed
 */
char *
tc_content_hash (GBytes *stored,
                 gint64  size)
{
  g_autoptr (TcSha256) sha256 = tc_sha256_new ();
  guint64 number = GUINT64_TO_LE ((guint64) size);
  gsize length;
  const void *data = g_bytes_get_data (stored, &length);

  tc_sha256_update (sha256, data, length);
  if (size >= 0)
    tc_sha256_update (sha256, &number, sizeof number);

  return tc_sha256_finish (sha256);
}
