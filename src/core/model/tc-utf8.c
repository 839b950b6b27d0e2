/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-utf8.h"

#include <string.h>

/* What GLib does character by character, eight bytes at a time: every byte of an import comes by here. */

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
  const guint64 pairs = G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  const char *end = p + length;
  gsize n = length;

  while (end - p >= 8)
    {
      /* One count a byte of the word, which holds 255. */
      const char *stop = p + MIN ((gsize) (end - p) / 8, 255) * 8;
      guint64 counts = 0;

      for (; p < stop; p += 8)
        {
          guint64 word = load (p);

          /* A byte that continues a character begins with the bits 10. */
          counts += (word >> 7) & ~(word >> 6) & EACH_BYTE (1);
        }
      counts = (counts & pairs) + ((counts >> 8) & pairs);
      n -= (counts * G_GUINT64_CONSTANT (0x0001000100010001)) >> 48;
    }
  for (; p < end; p++)
    n -= (*p & 0xc0) == 0x80;

  return n;
}

/* How many bytes the character at @p has that is not ASCII; 0 where it is none. No surrogates, nothing behind U+10FFFF, no
 * longer form than is needed. */
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

  if (memchr (p, '\0', length) != NULL)
    return FALSE;
  while (p < end)
    {
      gsize n;

      while (end - p >= 8 && (load (p) & EACH_BYTE (0x80)) == 0)
        p += 8;
      while (p < end && (guchar) *p < 0x80)
        p++;
      if (p == end)
        break;
      /* Chinese comes in runs. */
      do
        {
          n = character_length ((const guchar *) p, end - p);
          if (n == 0)
            return FALSE;
          p += n;
        }
      while (p < end && (guchar) *p >= 0x80);
    }

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
