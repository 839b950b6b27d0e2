/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-legacy-asian.h"
#include "tc-legacy-european.h"
#include "tc-magic.h"
#include "tc-wide.h"

/* Bytes to text. The order of guesses is: byte order mark, strict UTF-8, pattern of NUL bytes for
 * UTF-16 and UTF-32, strict GB18030, Big5, Shift-JIS and EUC-JP with a plausibility score, the encodings of
 * Europe by their words, Windows-1252. Each step is strict: a guess that does not decode every byte is not
 * taken. */

G_DEFINE_QUARK (tc-decode-error-quark, tc_decode_error)

typedef struct
{
  const char *encoding;           /* IANA name, also understood by iconv */
  guint8 length;
  const char *bytes;
} Mark;

/* UTF-32LE before UTF-16LE: its mark begins with the other's. */
static const Mark marks[] = {
  { "UTF-8", 3, "\xef\xbb\xbf" },
  { "UTF-32LE", 4, "\xff\xfe\0\0" },
  { "UTF-32BE", 4, "\0\0\xfe\xff" },
  { "UTF-16LE", 2, "\xff\xfe" },
  { "UTF-16BE", 2, "\xfe\xff" },
  { "GB18030", 4, "\x84\x31\x95\x33" },
};

static const Mark *
find_mark (const char *bytes,
           gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
        return &marks[i];
    }

  return NULL;
}

static void
set_binary_error (const char  *bytes,
                  gsize        length,
                  GError     **error)
{
  const char *kind = tc_magic_guess (bytes, length);

  if (kind != NULL)
    g_set_error (error, TC_DECODE_ERROR, TC_DECODE_ERROR_BINARY,
                 /* Translators: %s is a kind of file, such as "PDF document" */
                 _("This is not a text file. It seems to be: %s."), _(kind));
  else
    g_set_error_literal (error, TC_DECODE_ERROR, TC_DECODE_ERROR_BINARY,
                         _("This is not a text file: it holds bytes that no text has."));
}

static void
set_encoding_error (const char  *encoding,
                    gsize        offset,
                    GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, offset);

  g_set_error (error, TC_DECODE_ERROR, TC_DECODE_ERROR_ENCODING,
               /* Translators: the name of an encoding, such as UTF-8, and a byte offset */
               _("The text is not valid %s: the first wrong byte is at offset %s."), encoding,
               number);
}

/* Tab, line feed, vertical tab, form feed, carriage return and the old end-of-file mark occur in
   text. */
static gboolean
is_text_control (guchar c)
{
  return (c >= '\t' && c <= '\r') || c == 0x1a || c == 0x1b;
}

/* A stray control character is a defect of a text; many are a sign of something else. */
static gboolean
has_binary_controls (const char *text,
                     gsize       length)
{
  gsize controls = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == '\0')
        return TRUE;
      if ((c < 0x20 && !is_text_control (c)) || c == 0x7f)
        controls++;
    }

  return controls > length / 50;
}

static char *
convert (const char *bytes,
         gsize       length,
         const char *encoding,
         gsize      *bytes_read,
         gsize      *bytes_written)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = g_convert (bytes, length, "UTF-8", encoding, bytes_read, bytes_written, &error);
  /* g_convert() drops an incomplete last character without an error. */
  if (text == NULL || *bytes_read != length)
    return NULL;

  return g_steal_pointer (&text);
}

static char *
convert_strictly (const char  *bytes,
                  gsize        length,
                  const char  *encoding,
                  gsize        skipped,
                  GError     **error)
{
  g_autofree char *text = NULL;
  gsize bytes_read = 0;
  gsize bytes_written = 0;

  text = convert (bytes, length, encoding, &bytes_read, &bytes_written);
  if (text == NULL)
    {
      set_encoding_error (encoding, skipped + bytes_read, error);
      return NULL;
    }
  if (has_binary_controls (text, bytes_written))
    {
      set_binary_error (bytes, length, error);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static char *
decode_utf8 (const char  *bytes,
             gsize        length,
             gsize        skipped,
             GError     **error)
{
  const char *end = NULL;

  /* NUL is checked first: g_utf8_validate_len() stops there. */
  if (has_binary_controls (bytes, length))
    {
      set_binary_error (bytes, length, error);
      return NULL;
    }
  if (!g_utf8_validate_len (bytes, length, &end))
    {
      set_encoding_error ("UTF-8", skipped + (end - bytes), error);
      return NULL;
    }

  return g_strndup (bytes, length);
}

/* Text that is UTF-8 but for a few bytes is damaged UTF-8: reading it as anything else would turn
 * every other character of it into two wrong ones. */
static gboolean
is_damaged_utf8 (const char *bytes,
                 gsize       length)
{
  const char *end = bytes + length;
  gsize good = 0;
  gsize bad = 0;

  while (bytes < end)
    {
      gunichar c;

      if ((guchar) *bytes < 0x80)
        {
          bytes++;
          continue;
        }

      c = g_utf8_get_char_validated (bytes, end - bytes);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          bad++;
          bytes++;
        }
      else
        {
          good++;
          bytes = g_utf8_next_char (bytes);
        }
    }

  return good > 0 && good >= bad;
}

static char *
decode_with_nuls (const char  *bytes,
                  gsize        length,
                  const char **encoding,
                  GError     **error)
{
  const char *wide = tc_wide_guess (bytes, length);
  g_autofree char *text = NULL;

  if (wide != NULL)
    text = convert_strictly (bytes, length, wide, 0, NULL);
  if (text == NULL || !tc_wide_is_plausible (text))
    {
      set_binary_error (bytes, length, error);
      return NULL;
    }

  *encoding = wide;
  return g_steal_pointer (&text);
}

static char *
decode_legacy (const char  *bytes,
               gsize        length,
               const char **encoding,
               gboolean    *weak,
               GError     **error)
{
  const char *asian = tc_legacy_asian_guess (bytes, length, weak);
  g_autofree char *text = NULL;

  if (asian != NULL)
    text = convert_strictly (bytes, length, asian, 0, NULL);
  if (text != NULL)
    {
      *encoding = asian;
      return g_steal_pointer (&text);
    }

  *encoding = tc_legacy_european_guess (bytes, length, weak);
  return convert_strictly (bytes, length, *encoding, 0, error);
}

static char *
decode_unmarked (const char  *bytes,
                 gsize        length,
                 const char **encoding,
                 gboolean    *weak,
                 GError     **error)
{
  if (tc_magic_guess (bytes, length) != NULL)
    {
      set_binary_error (bytes, length, error);
      return NULL;
    }
  if (memchr (bytes, '\0', length) != NULL)
    return decode_with_nuls (bytes, length, encoding, error);
  if (has_binary_controls (bytes, length))
    {
      set_binary_error (bytes, length, error);
      return NULL;
    }

  *encoding = "UTF-8";
  if (g_utf8_validate_len (bytes, length, NULL) || is_damaged_utf8 (bytes, length))
    return decode_utf8 (bytes, length, 0, error);

  return decode_legacy (bytes, length, encoding, weak, error);
}

/**
 * tc_decode_weighed:
 * @bytes: the bytes of a file
 * @length: number of bytes
 * @encoding: (out) (transfer none): the IANA name of the encoding that they were decoded from
 * @weak: (out): whether the encoding was guessed, and little speaks for the guess
 * @error: return location for an error of #TcDecodeError
 *
 * Decodes the bytes of a file whose encoding is not known.
 *
 * The text is that of the file, character for character, with its line ends; a byte order mark is
 * not part of it. It holds no NUL.
 *
 * Returns: (transfer full) (nullable): valid UTF-8, or %NULL with an error
 */
char *
tc_decode_weighed (const char  *bytes,
                   gsize        length,
                   const char **encoding,
                   gboolean    *weak,
                   GError     **error)
{
  const Mark *mark;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (encoding != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (length == 0)
    bytes = "";
  *weak = FALSE;
  mark = find_mark (bytes, length);
  if (mark == NULL)
    return decode_unmarked (bytes, length, encoding, weak, error);

  *encoding = mark->encoding;
  bytes += mark->length;
  length -= mark->length;
  if (g_str_equal (mark->encoding, "UTF-8"))
    return decode_utf8 (bytes, length, mark->length, error);

  return convert_strictly (bytes, length, mark->encoding, mark->length, error);
}

/**
 * tc_decode:
 *
 * The same, where nobody asks how sure the encoding is.
 *
 * Returns: (transfer full) (nullable): valid UTF-8, or %NULL with an error
 */
char *
tc_decode (const char  *bytes,
           gsize        length,
           const char **encoding,
           GError     **error)
{
  gboolean weak;

  return tc_decode_weighed (bytes, length, encoding, &weak, error);
}

/**
 * tc_decode_as:
 * @bytes: the bytes of a file
 * @length: number of bytes
 * @encoding: the IANA name of the encoding that somebody says they are in
 * @error: return location for an error of #TcDecodeError
 *
 * Decodes the bytes of a file whose encoding is known. A byte order mark of that encoding is not part of the text.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL, or %NULL with an error
 */
char *
tc_decode_as (const char  *bytes,
              gsize        length,
              const char  *encoding,
              GError     **error)
{
  const Mark *mark;
  gsize skipped = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (encoding != NULL, NULL);

  if (length == 0)
    bytes = "";
  mark = find_mark (bytes, length);
  if (mark != NULL && g_str_equal (mark->encoding, encoding))
    skipped = mark->length;
  if (g_str_equal (encoding, "UTF-8"))
    return decode_utf8 (bytes + skipped, length - skipped, skipped, error);

  return convert_strictly (bytes + skipped, length - skipped, encoding, skipped, error);
}
