/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* Sixteen bytes at a time: every byte of an import comes by several times. The vectors are those of the compiler, which
 * knows what the processor has; comparing two gives 0xff in each byte where it holds and 0 elsewhere. */

#define TC_BYTES_WIDTH 16

/**
 * TcBytes:
 *
 * Sixteen bytes.
 */
typedef guint8 TcBytes __attribute__ ((vector_size (TC_BYTES_WIDTH)));

/**
 * tc_bytes_load:
 * @p: sixteen bytes, at any address
 *
 * Returns: the bytes
 */
static inline TcBytes
tc_bytes_load (const char *p)
{
  TcBytes bytes;

  memcpy (&bytes, p, sizeof bytes);

  return bytes;
}

/**
 * tc_bytes_first:
 * @found: 0xff or 0 in each byte
 *
 * Returns: the index of the first byte that is not 0, %TC_BYTES_WIDTH where there is none
 */
static inline guint
tc_bytes_first (TcBytes found)
{
#ifdef __SSE2__
  guint mask = _mm_movemask_epi8 ((__m128i) found);

  return mask != 0 ? (guint) __builtin_ctz (mask) : TC_BYTES_WIDTH;
#else
  guint64 halves[2];

  memcpy (halves, &found, sizeof found);
  if (halves[0] != 0)
    return __builtin_ctzll (GUINT64_FROM_LE (halves[0])) / 8;

  return halves[1] != 0 ? 8 + __builtin_ctzll (GUINT64_FROM_LE (halves[1])) / 8 : TC_BYTES_WIDTH;
#endif
}

/**
 * tc_bytes_mask:
 * @found: 0xff or 0 in each byte
 *
 * Returns: a bit for each byte that is not 0, the lowest one for the first byte
 */
static inline guint64
tc_bytes_mask (TcBytes found)
{
#ifdef __SSE2__
  return (guint) _mm_movemask_epi8 ((__m128i) found);
#else
  guint64 mask = 0;

  for (guint i = 0; i < TC_BYTES_WIDTH; i++)
    mask |= (guint64) (found[i] & 1) << i;

  return mask;
#endif
}

/**
 * tc_bytes_any:
 * @found: 0xff or 0 in each byte
 *
 * Returns: whether one is not 0
 */
static inline gboolean
tc_bytes_any (TcBytes found)
{
#ifdef __SSE2__
  return _mm_movemask_epi8 ((__m128i) found) != 0;
#else
  return tc_bytes_first (found) < TC_BYTES_WIDTH;
#endif
}

/**
 * tc_bytes_count_stop:
 * @p: where counting begins
 * @end: of the text
 *
 * A vector counts in each of its bytes, which hold 255: comparisons that hold are -1, and are subtracted.
 *
 * Returns: how far one vector can count, a multiple of its width from @p; @p where not one more is whole
 */
static inline const char *
tc_bytes_count_stop (const char *p,
                     const char *end)
{
  return p + MIN ((gsize) (end - p) / TC_BYTES_WIDTH, 255) * TC_BYTES_WIDTH;
}

/**
 * tc_bytes_sum:
 * @counts: a count in each byte
 *
 * Returns: their sum
 */
static inline gsize
tc_bytes_sum (TcBytes counts)
{
#ifdef __SSE2__
  __m128i sums = _mm_sad_epu8 ((__m128i) counts, _mm_setzero_si128 ());

  return _mm_cvtsi128_si32 (sums) + _mm_cvtsi128_si32 (_mm_srli_si128 (sums, 8));
#else
  gsize n = 0;

  for (guint i = 0; i < TC_BYTES_WIDTH; i++)
    n += counts[i];

  return n;
#endif
}

const char *tc_bytes_find (const char *text,
                           gsize       length,
                           const char *word,
                           gsize       n) G_GNUC_PURE;

G_END_DECLS
