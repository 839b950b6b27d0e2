/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-legacy-chinese.h"

/* Nearly any bytes decode as GB18030, so being valid says little. What tells text from an accident
 * is how its pairs are spread: Chinese of today stands almost wholly in the first level of its
 * standard (GB 2312 rows 16 to 55, Big5 rows A4 to C6) and in the rows of punctuation. */

typedef struct
{
  gsize pairs;
  gsize common;
  gboolean valid;
} Score;

static gboolean
in_range (guchar c,
          guchar low,
          guchar high)
{
  return c >= low && c <= high;
}

static gsize
step_gb18030 (const guchar *p,
              gsize         left,
              Score        *score)
{
  if (!in_range (p[0], 0x81, 0xfe) || left < 2)
    return 0;

  if (in_range (p[1], 0x30, 0x39))
    {
      score->pairs++;
      return left >= 4 && in_range (p[2], 0x81, 0xfe) && in_range (p[3], 0x30, 0x39) ? 4 : 0;
    }
  if (p[1] < 0x40 || p[1] == 0x7f || p[1] == 0xff)
    return 0;

  score->pairs++;
  score->common += p[1] >= 0xa1 && (in_range (p[0], 0xa1, 0xa3) || in_range (p[0], 0xb0, 0xd7));
  return 2;
}

static gsize
step_big5 (const guchar *p,
           gsize         left,
           Score        *score)
{
  if (!in_range (p[0], 0xa1, 0xf9) || left < 2)
    return 0;
  if (!in_range (p[1], 0x40, 0x7e) && !in_range (p[1], 0xa1, 0xfe))
    return 0;

  score->pairs++;
  score->common += in_range (p[0], 0xa1, 0xc6);
  return 2;
}

static Score
measure (const guchar *p,
         gsize         length,
         gsize       (*step) (const guchar *p, gsize left, Score *score))
{
  Score score = { 0, 0, TRUE };

  for (gsize i = 0; i < length && score.valid;)
    {
      gsize n = p[i] < 0x80 ? 1 : step (p + i, length - i, &score);

      score.valid = n > 0;
      i += n;
    }

  return score;
}

static double
plausibility (const Score *score)
{
  return score->valid && score->pairs > 0 ? (double) score->common / score->pairs : 0.0;
}

/**
 * tc_legacy_chinese_guess:
 * @bytes: bytes that are not UTF-8
 * @length: number of bytes
 *
 * Tells whether bytes are Chinese text in one of the encodings from before Unicode.
 *
 * Returns: (nullable): "GB18030", "Big5", or %NULL if neither is plausible
 */
const char *
tc_legacy_chinese_guess (const char *bytes,
                         gsize       length)
{
  Score gb18030 = measure ((const guchar *) bytes, length, step_gb18030);
  Score big5 = measure ((const guchar *) bytes, length, step_big5);
  double gb = plausibility (&gb18030);
  double big = plausibility (&big5);

  /* Traditional characters in GB18030 lie outside the common rows, but then Big5 is not valid. */
  if (gb >= big && gb >= (big5.valid ? 0.6 : 0.4))
    return "GB18030";
  if (big > gb && big >= 0.6)
    return "Big5";

  return NULL;
}
