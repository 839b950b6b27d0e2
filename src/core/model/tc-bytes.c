/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-bytes.h"

/**
 * tc_bytes_find:
 * @text: bytes
 * @length: how many
 * @word: what to look for
 * @n: its length in bytes
 *
 * Does what memmem() does. That makes a table of each word first, which takes longer than most sentences do; this looks
 * at sixteen places at a time for the first and the last byte of the word.
 *
 * Returns: (nullable): the first place where @word stands
 */
const char *
tc_bytes_find (const char *text,
               gsize       length,
               const char *word,
               gsize       n)
{
  const char *p = text;
  const char *last;

  if (n == 0 || n > length)
    return n == 0 ? text : NULL;
  last = text + length - n;
  for (; last - p >= TC_BYTES_WIDTH - 1; p += TC_BYTES_WIDTH)
    {
      TcBytes found = (TcBytes) (tc_bytes_load (p) == (guint8) word[0]) &
                      (TcBytes) (tc_bytes_load (p + n - 1) == (guint8) word[n - 1]);

      while (tc_bytes_any (found))
        {
          guint at = tc_bytes_first (found);

          if (memcmp (p + at, word, n) == 0)
            return p + at;
          found[at] = 0;
        }
    }
  for (; p <= last; p++)
    if (*p == word[0] && memcmp (p, word, n) == 0)
      return p;
  return NULL;
}
