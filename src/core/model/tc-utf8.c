/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-utf8.h"

#include <string.h>

#include "tc-bytes.h"

/* What GLib does character by character, many bytes at a time: every byte of an import comes by here. */

#define EACH_BYTE(n) (G_GUINT64_CONSTANT (0x0101010101010101) * (n))

static inline guint64
load (const char *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);

  return word;
}

/**
 * tc_utf8_length:
 * @p: valid UTF-8
 * @length: its bytes
 *
 * Returns: the code points, as g_utf8_strlen() counts them
 */
gsize
tc_utf8_length (const char *p,
                gsize       length)
{
  const char *end = p + length;
  gsize n = length;

  while (end - p >= TC_BYTES_WIDTH)
    {
      const char *stop = tc_bytes_count_stop (p, end);
      TcBytes counts = { 0 };

      /* A byte that continues a character begins with the bits 10. A comparison that holds is -1. */
      for (; p < stop; p += TC_BYTES_WIDTH)
        counts -= (TcBytes) ((tc_bytes_load (p) & 0xc0) == 0x80);
      n -= tc_bytes_sum (counts);
    }
  for (; p < end; p++)
    n -= (*p & 0xc0) == 0x80;

  return n;
}

/**
 * tc_utf8_count:
 * @length: bytes at @p
 * @c: an ASCII character
 *
 * Returns: how often the byte stands there
 */
gsize
tc_utf8_count (const char *p,
               gsize       length,
               char        c)
{
  const char *end = p + length;
  gsize n = 0;

  while (end - p >= TC_BYTES_WIDTH)
    {
      const char *stop = tc_bytes_count_stop (p, end);
      TcBytes counts = { 0 };

      for (; p < stop; p += TC_BYTES_WIDTH)
        counts -= (TcBytes) (tc_bytes_load (p) == (guint8) c);
      n += tc_bytes_sum (counts);
    }
  for (; p < end; p++)
    n += *p == c;

  return n;
}

/* The bytes that are not ASCII, and NUL. */
static inline TcBytes
find_others (const char *p)
{
  typedef gint8 Signed __attribute__ ((vector_size (TC_BYTES_WIDTH)));

  return (TcBytes) ((Signed) tc_bytes_load (p) <= 0);
}

/* The first byte from @p on that is not ASCII, or is NUL. */
static inline const char *
skip_ascii (const char *p,
            const char *end)
{
  for (; end - p >= 4 * TC_BYTES_WIDTH; p += 4 * TC_BYTES_WIDTH)
    if (tc_bytes_any (find_others (p) | find_others (p + TC_BYTES_WIDTH) | find_others (p + 2 * TC_BYTES_WIDTH)
                      | find_others (p + 3 * TC_BYTES_WIDTH)))
      break;
  for (; end - p >= TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    {
      guint first = tc_bytes_first (find_others (p));

      if (first < TC_BYTES_WIDTH)
        return p + first;
    }
  while (p < end && (guchar) *p < 0x80 && *p != '\0')
    p++;

  return p;
}

/* How many bytes the character at @p has that is not ASCII; 0 where it is none. No surrogates,
 * nothing behind U+10FFFF, no longer form than is needed. */
static inline gsize
character_length (const guchar *p,
                  gsize         room)
{
  if (room < 2 || (p[1] & 0xc0) != 0x80)
    return 0;
  if (p[0] >= 0xc2 && p[0] < 0xe0)
    return 2;
  if (room < 3 || (p[2] & 0xc0) != 0x80)
    return 0;
  if ((p[0] & 0xf0) == 0xe0)
    return (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0) ? 0 : 3;
  if (room < 4 || (p[3] & 0xc0) != 0x80 || p[0] < 0xf0 || p[0] > 0xf4)
    return 0;

  return (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90) ? 0 : 4;
}

/* Behind the characters of three bytes each, as Chinese has them, five at a time; those that not
 * all bytes may follow are left. */
static inline const char *
skip_threes (const char *p,
             const char *end)
{
  static const TcBytes bits = { 0xf0, 0xc0, 0xc0, 0xf0, 0xc0, 0xc0, 0xf0, 0xc0,
                                0xc0, 0xf0, 0xc0, 0xc0, 0xf0, 0xc0, 0xc0, 0 };
  static const TcBytes wanted = { 0xe0, 0x80, 0x80, 0xe0, 0x80, 0x80, 0xe0, 0x80,
                                  0x80, 0xe0, 0x80, 0x80, 0xe0, 0x80, 0x80, 0 };

  for (; end - p >= TC_BYTES_WIDTH; p += TC_BYTES_WIDTH - 1)
    {
      TcBytes bytes = tc_bytes_load (p);

      if (tc_bytes_any ((TcBytes) (((bytes & bits) != wanted) | (bytes == 0xe0) | (bytes == 0xed))))
        break;
    }

  return p;
}

/**
 * tc_utf8_is_valid:
 * @length: bytes at @p
 *
 * Returns: whether bytes are UTF-8 without NUL, as g_utf8_validate_len() tells it
 */
gboolean
tc_utf8_is_valid (const char *p,
                  gsize       length)
{
  const char *end = p + length;

  while ((p = skip_ascii (p, end)) < end)
    /* Chinese comes in runs. */
    do
      {
        gsize n = character_length ((const guchar *) p, end - p);

        if (n == 0)
          return FALSE;
        p = skip_threes (p + n, end);
      }
    while (p < end && (guchar) *p >= 0x80);

  return TRUE;
}

/**
 * tc_utf8_is_ascii:
 * @length: bytes at @p
 *
 * Returns: whether no byte is above 0x7f
 */
gboolean
tc_utf8_is_ascii (const char *p,
                  gsize       length)
{
  const char *end = p + length;

  for (; end - p >= 8; p += 8)
    if ((load (p) & EACH_BYTE (0x80)) != 0)
      return FALSE;
  for (; p < end; p++)
    if ((guchar) *p >= 0x80)
      return FALSE;

  return TRUE;
}
