/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-pack-bytes.h"

#include <string.h>

#define SUM_FACTOR G_GUINT64_CONSTANT (0xff51afd7ed558ccd)

/**
 * tc_pack_put_number:
 * @bytes: gets the number behind what is there
 * @number: a number
 *
 * Writes a number, in one byte where it is below 128.
 */
void
tc_pack_put_number (GString *bytes,
                    guint64  number)
{
  for (; number >= 0x80; number >>= 7)
    g_string_append_c (bytes, (char) (number | 0x80));
  g_string_append_c (bytes, (char) number);
}

/**
 * tc_pack_get_number:
 * @self: a reader
 * @max: the largest number that is good
 *
 * Returns: the number, 0 where the bytes are none
 */
guint64
tc_pack_get_number (TcPackReader *self,
                    guint64       max)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;
      guint64 group = byte & 0x7f;

      number |= group << shift;
      self->good &= number >> shift == group;
      if (byte < 0x80)
        {
          self->good &= number <= max;
          return self->good ? number : 0;
        }
    }
  self->good = FALSE;

  return 0;
}

/**
 * tc_pack_get_bytes:
 * @self: a reader
 * @n_bytes: how many bytes
 *
 * Returns: (nullable): the bytes where they are, %NULL where there are not so many
 */
const char *
tc_pack_get_bytes (TcPackReader *self,
                   gsize         n_bytes)
{
  const guint8 *start = self->at;

  self->good &= n_bytes <= (gsize) (self->end - self->at);
  if (!self->good)
    return NULL;
  self->at += n_bytes;

  return (const char *) start;
}

static guint64
mix (guint64 sum,
     guint64 word)
{
  sum = (sum ^ word) * SUM_FACTOR;

  return sum ^ (sum >> 32);
}

/**
 * tc_pack_sum_add:
 * @sum: %TC_PACK_SUM_START, or the sum of what was before
 * @data: bytes
 * @n_bytes: how many
 *
 * Returns: the sum with the bytes and their number
 */
guint64
tc_pack_sum_add (guint64     sum,
                 const char *data,
                 gsize       n_bytes)
{
  guint64 word;

  sum = mix (sum, n_bytes);
  for (; n_bytes >= sizeof word; n_bytes -= sizeof word, data += sizeof word)
    {
      memcpy (&word, data, sizeof word);
      sum = mix (sum, GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, data, n_bytes);

  return mix (sum, GUINT64_FROM_LE (word));
}
