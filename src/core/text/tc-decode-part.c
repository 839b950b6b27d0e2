/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-decode-part.h"

#include <string.h>

#include "tc-decode.h"
#include "tc-utf8.h"

/* Bytes of one record to text, where the encoding of its file is known. A file of a thousand records is not
 * lost for one wrong byte: what cannot be decoded as the rest is decoded line by line. */

static gboolean
is_utf8 (const char *encoding)
{
  return g_str_equal (encoding, "UTF-8");
}

/* Opening a converter takes longer than the row of a table: each thread keeps the one that it needed last. */
typedef struct
{
  char *encoding;
  GIConv iconv;
} Converter;

static void
converter_free (gpointer data)
{
  Converter *self = data;

  g_iconv_close (self->iconv);
  g_free (self->encoding);
  g_free (self);
}

static GPrivate last_converter = G_PRIVATE_INIT (converter_free);

/* Returns: (nullable): %NULL for an encoding that nobody knows */
static const Converter *
get_converter (const char *encoding)
{
  Converter *self = g_private_get (&last_converter);
  GIConv iconv;

  if (self != NULL && g_str_equal (self->encoding, encoding))
    {
      /* The last text may have ended in the middle of something. */
      g_iconv (self->iconv, NULL, NULL, NULL, NULL);
      return self;
    }
  iconv = g_iconv_open ("UTF-8", encoding);
  if (iconv == (GIConv) -1)
    return NULL;

  self = g_new0 (Converter, 1);
  self->encoding = g_strdup (encoding);
  self->iconv = iconv;
  g_private_replace (&last_converter, self);

  return self;
}

/* Strictly, or %NULL. */
static char *
convert (const char *bytes,
         gsize       length,
         const char *encoding)
{
  const Converter *converter = get_converter (encoding);
  g_autofree char *text = NULL;
  gsize bytes_read = 0;
  gsize bytes_written = 0;

  if (converter == NULL)
    return NULL;
  text = g_convert_with_iconv (bytes, length, converter->iconv, &bytes_read, &bytes_written, NULL);
  if (text == NULL || bytes_read != length || memchr (text, '\0', bytes_written) != NULL)
    return NULL;

  return g_steal_pointer (&text);
}

/* A line in whichever encoding holds for it; Windows-1252 knows nearly every byte, and what it does not
 * know is marked. */
static void
append_line (GString    *text,
             const char *line,
             gsize       length,
             const char *encoding)
{
  g_autofree char *converted = NULL;

  if (is_utf8 (encoding) && g_utf8_validate_len (line, length, NULL))
    {
      g_string_append_len (text, line, length);
      return;
    }
  if (!is_utf8 (encoding))
    converted = convert (line, length, encoding);
  if (converted == NULL)
    converted = convert (line, length, "windows-1252");
  if (converted == NULL)
    converted = g_utf8_make_valid (line, length);
  g_string_append (text, converted);
}

/* Without the NUL bytes, which no text has. */
static char *
drop_nuls (const char *bytes,
           gsize      *length)
{
  char *clean = g_malloc (*length + 1);
  gsize n = 0;

  for (gsize i = 0; i < *length; i++)
    if (bytes[i] != '\0')
      clean[n++] = bytes[i];
  clean[n] = '\0';
  *length = n;

  return clean;
}

static char *
decode_lines (const char *bytes,
              gsize       length,
              const char *encoding)
{
  g_autofree char *clean = drop_nuls (bytes, &length);
  GString *text = g_string_sized_new (length + 64);
  const char *p = clean;
  const char *end = clean + length;

  while (p < end)
    {
      const char *newline = memchr (p, '\n', end - p);
      gsize n = newline != NULL ? newline + 1 - p : end - p;

      append_line (text, p, n, encoding);
      p += n;
    }

  return g_string_free (text, FALSE);
}

/**
 * tc_decode_part:
 * @bytes: a part of a file
 * @length: number of bytes
 * @encoding: the IANA name of the encoding of the file
 * @used: (out) (transfer none): the encoding of the part
 * @damaged: (out): whether something in it is not of its encoding, and was decoded as Windows-1252 or left out
 *
 * Decodes a part of a file, whatever it holds. Another encoding than that of the file is tried before a part is
 * called damaged: files are put together from others.
 *
 * Returns: (transfer full): valid UTF-8 without NUL
 */
char *
tc_decode_part (const char  *bytes,
                gsize        length,
                const char  *encoding,
                const char **used,
                gboolean    *damaged)
{
  char *text = NULL;

  if (length == 0)
    bytes = "";
  *used = encoding;
  *damaged = FALSE;
  if (!is_utf8 (encoding))
    text = convert (bytes, length, encoding);
  else if (tc_utf8_is_valid (bytes, length))
    {
      text = g_malloc (length + 1);
      memcpy (text, bytes, length);
      text[length] = '\0';
    }
  if (text == NULL)
    text = tc_decode (bytes, length, used, NULL);
  if (text != NULL)
    return text;

  *used = encoding;
  *damaged = TRUE;

  return decode_lines (bytes, length, encoding);
}
