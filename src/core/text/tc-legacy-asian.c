/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-legacy-asian.h"

/* Nearly any bytes decode as GB18030, so being valid says little. What tells text from an accident
 * is how its pairs are spread: Chinese of today stands almost wholly in the first level of its
 * standard (GB 2312 rows 16 to 55, Big5 rows A4 to C6) and in the rows of punctuation; Japanese has
 * kana, which Chinese has not. In a European text a byte beyond ASCII stands alone among letters. */

typedef struct
{
  gsize pairs;
  gsize common;
  gsize kana;
  gsize lone;                     /* a letter of ASCII is the second byte, and no pair stands beside it */
  gboolean valid;
} Score;

typedef gsize (*StepFunc) (const guchar *p,
                           gsize         left,
                           Score        *score);

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

/* Rows 1, 4 and 5 of JIS X 0208 are punctuation and kana, 16 to 47 the common characters. Half-width kana are
 * valid, and rare. */
static gsize
step_shift_jis (const guchar *p,
                gsize         left,
                Score        *score)
{
  gboolean kana;

  if (in_range (p[0], 0xa1, 0xdf))
    {
      score->pairs++;
      return 1;
    }
  if (!(in_range (p[0], 0x81, 0x9f) || in_range (p[0], 0xe0, 0xfc)) || left < 2
      || !(in_range (p[1], 0x40, 0x7e) || in_range (p[1], 0x80, 0xfc)))
    return 0;

  kana = (p[0] == 0x82 && in_range (p[1], 0x9f, 0xf1)) || (p[0] == 0x83 && in_range (p[1], 0x40, 0x96));
  score->pairs++;
  score->kana += kana;
  score->common += kana || p[0] == 0x81 || p[0] == 0x82 || in_range (p[0], 0x88, 0x98);
  return 2;
}

static gsize
step_euc_jp (const guchar *p,
             gsize         left,
             Score        *score)
{
  gboolean kana;

  if (p[0] == 0x8f)
    {
      score->pairs++;
      return left >= 3 && in_range (p[1], 0xa1, 0xfe) && in_range (p[2], 0xa1, 0xfe) ? 3 : 0;
    }
  if (left < 2 || !(in_range (p[0], 0xa1, 0xfe) || p[0] == 0x8e) || !in_range (p[1], 0xa1, 0xfe))
    return 0;

  kana = (p[0] == 0xa4 && p[1] <= 0xf3) || (p[0] == 0xa5 && p[1] <= 0xf6);
  score->pairs++;
  score->kana += kana;
  score->common += kana || p[0] == 0xa1 || p[0] == 0xa3 || in_range (p[0], 0xb0, 0xcf);
  return 2;
}

static gboolean
is_lone (const guchar *p,
         gsize         i,
         gsize         n,
         gsize         length,
         gboolean      follows_pair)
{
  return n == 2 && g_ascii_isalpha (p[i + 1]) && !follows_pair && (i + 2 >= length || p[i + 2] < 0x80);
}

static Score
measure (const guchar *p,
         gsize         length,
         StepFunc      step)
{
  Score score = { 0, 0, 0, 0, TRUE };
  gboolean follows_pair = FALSE;

  for (gsize i = 0; i < length && score.valid;)
    {
      gsize n = p[i] < 0x80 ? 1 : step (p + i, length - i, &score);

      score.valid = n > 0;
      score.lone += is_lone (p, i, n, length, follows_pair);
      follows_pair = p[i] >= 0x80;
      i += n;
    }

  return score;
}

/* From 0 to 1. */
static double
plausibility (const Score *score)
{
  if (!score->valid || score->pairs == 0 || score->lone * 2 > score->pairs)
    return 0.0;

  return (double) score->common / score->pairs;
}

/* Japanese without any kana is a title at the most, and is not told from Chinese in EUC-JP. */
static double
japanese (const Score *score,
          double       kana)
{
  return score->kana >= kana * score->pairs ? plausibility (score) : 0.0;
}

/* Traditional characters in GB18030 lie outside the common rows, but then Big5 is not valid. */
static const char *
guess_chinese (double   gb,
               double   big,
               gboolean big5_valid)
{
  if (gb >= big && gb >= (big5_valid ? 0.6 : 0.4))
    return "GB18030";

  return big > gb && big >= 0.6 ? "Big5" : NULL;
}

/**
 * tc_legacy_asian_guess:
 * @bytes: bytes that are not UTF-8
 * @length: number of bytes
 * @weak: (out): whether little speaks for it
 *
 * Tells whether bytes are Chinese or Japanese text in one of the encodings from before Unicode.
 *
 * Returns: (nullable): "GB18030", "Big5", "Shift_JIS", "EUC-JP", or %NULL if none is plausible
 */
const char *
tc_legacy_asian_guess (const char *bytes,
                       gsize       length,
                       gboolean   *weak)
{
  const guchar *p = (const guchar *) bytes;
  Score gb18030 = measure (p, length, step_gb18030);
  Score big5 = measure (p, length, step_big5);
  Score shift_jis = measure (p, length, step_shift_jis);
  Score euc_jp = measure (p, length, step_euc_jp);
  double gb = plausibility (&gb18030);
  double big = plausibility (&big5);
  double sjis = japanese (&shift_jis, 0.05);
  double euc = japanese (&euc_jp, 0.15);
  const char *chinese = guess_chinese (gb, big, big5.valid);
  gsize pairs = gb > big ? gb18030.pairs : big5.pairs;

  *weak = pairs < 2 || ABS (gb - big) < 0.1;
  if (sjis >= 0.75 && sjis > MAX (gb, big))
    *weak = shift_jis.pairs < 4;
  else if (euc >= 0.75 && euc > gb)
    *weak = euc_jp.pairs < 4;

  if (sjis >= 0.75 && sjis > MAX (gb, big))
    return "Shift_JIS";
  if (euc >= 0.75 && euc > gb)
    return "EUC-JP";

  return chinese;
}
