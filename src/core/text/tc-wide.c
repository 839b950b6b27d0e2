/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-wide.h"

/* UTF-16 and UTF-32 without a byte order mark. All NUL bytes stand on one side of the units, but the few of a
 * small binary file may do so by chance. What tells text from such an accident are the characters that come
 * out: text is letters of a few scripts, and Chinese of today is in the first levels of its standards. */

/* How many of the first bytes are looked at for patterns. */
#define PATTERN_BYTES (64 * 1024)

/* How many bytes of the text that comes out are looked at, character by character. */
#define PLAUSIBLE_BYTES (4 * 1024)

/* One character in so many may be unusual: a rare name, a symbol. */
#define UNUSUAL_SHARE 8

/* Common Chinese: GB 2312 rows 16 to 55, or Big5 rows A4 to C6. */
static gboolean
is_common_han (gunichar c)
{
  static const struct { const char *encoding; guchar low, high; } levels[] = {
    { "GB2312", 0xb0, 0xd7 }, { "BIG5", 0xa4, 0xc6 },
  };
  char utf8[6];
  int n = g_unichar_to_utf8 (c, utf8);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gsize length = 0;
      g_autofree char *pair = g_convert (utf8, n, levels[i].encoding, "UTF-8", NULL, &length, NULL);

      if (pair != NULL && length == 2 && (guchar) pair[0] >= levels[i].low && (guchar) pair[0] <= levels[i].high)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_usual_letter (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
      return is_common_han (c);
    case G_UNICODE_SCRIPT_LATIN:
      return c < 0x180 || (c >= 0x1e00 && c < 0x1f00) || c >= 0xff00;
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_usual (gunichar c)
{
  if (c == '\t' || c == '\n' || c == '\f' || c == '\r')
    return TRUE;

  if (!g_unichar_isdefined (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return FALSE;

  /* Two surrogates that fit together are no accident. */
  return c >= 0x10000 || is_usual_letter (c);
}

/* A character whose two bytes are ASCII letters or digits is what single bytes of text look like. */
static gboolean
is_pair_of_ascii (gunichar c)
{
  return c >= 0x3030 && c < 0x8000 && g_ascii_isalnum (c >> 8) && g_ascii_isalnum (c & 0xff);
}

/**
 * tc_wide_guess:
 * @bytes: bytes with NUL among them
 * @length: number of bytes
 *
 * Tells which encoding of two or four bytes a unit bytes may be in, by where their NUL bytes stand. Text that
 * was decoded by this guess is to be shown to tc_wide_is_plausible().
 *
 * Returns: (nullable): "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", or %NULL if none is possible
 */
const char *
tc_wide_guess (const char *bytes,
               gsize       length)
{
  gsize nuls[4] = { 0, };
  gsize n = MIN (length, PATTERN_BYTES);
  gsize quarter = n / 4;

  if (length % 2 != 0 || n == 0)
    return NULL;

  for (gsize i = 0; i < n; i++)
    {
      if (bytes[i] == '\0')
        nuls[i % 4]++;
    }

  if (length % 4 == 0 && nuls[3] == quarter && nuls[2] > 0 && nuls[0] == 0)
    return "UTF-32LE";
  if (length % 4 == 0 && nuls[0] == quarter && nuls[1] > 0 && nuls[3] == 0)
    return "UTF-32BE";
  if (nuls[0] + nuls[2] == 0 && nuls[1] + nuls[3] > 0)
    return "UTF-16LE";
  if (nuls[1] + nuls[3] == 0 && nuls[0] + nuls[2] > 0)
    return "UTF-16BE";

  return NULL;
}

/**
 * tc_wide_is_plausible:
 * @text: what came out of decoding by tc_wide_guess()
 *
 * Tells text from the accident of a binary file whose NUL bytes stand well.
 *
 * Returns: whether its beginning looks like text that people write
 */
gboolean
tc_wide_is_plausible (const char *text)
{
  guint n = 0, n_unusual = 0, n_wide = 0, n_pairs = 0;

  for (const char *p = text; *p != '\0' && p - text < PLAUSIBLE_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n++;
      n_unusual += !is_usual (c);
      n_wide += c > 0xff;
      n_pairs += is_pair_of_ascii (c);
    }

  return n_unusual * UNUSUAL_SHARE <= n && (n_wide == 0 || n_pairs < n_wide);
}
