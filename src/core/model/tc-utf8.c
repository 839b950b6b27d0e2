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

/* The sum of the eight bytes of a word. */
static inline gsize
sum_bytes (guint64 counts)
{
  const guint64 pairs = G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);

  counts = (counts & pairs) + ((counts >> 8) & pairs);

  return (counts * G_GUINT64_CONSTANT (0x0001000100010001)) >> 48;
}

/* The end of the words that a word can count: a count a byte, which holds 255. */
static inline const char *
find_stop (const char *p,
           const char *end)
{
  return p + MIN ((gsize) (end - p) / 8, 255) * 8;
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

  while (end - p >= 8)
    {
      const char *stop = find_stop (p, end);
      guint64 counts = 0;

      for (; p < stop; p += 8)
        {
          guint64 word = load (p);

          /* A byte that continues a character begins with the bits 10. */
          counts += (word >> 7) & ~(word >> 6) & EACH_BYTE (1);
        }
      n -= sum_bytes (counts);
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

  while (end - p >= 8)
    {
      const char *stop = find_stop (p, end);
      guint64 counts = 0;

      for (; p < stop; p += 8)
        {
          guint64 others = load (p) ^ EACH_BYTE ((guchar) c);

          /* The high bit of each byte that is not zero. */
          others = ((others & EACH_BYTE (0x7f)) + EACH_BYTE (0x7f)) | others;
          counts += (~others >> 7) & EACH_BYTE (1);
        }
      n += sum_bytes (counts);
    }
  for (; p < end; p++)
    n += *p == c;

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

      while (end - p >= 32 && ((load (p) | load (p + 8) | load (p + 16) | load (p + 24)) & EACH_BYTE (0x80)) == 0)
        p += 32;
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
