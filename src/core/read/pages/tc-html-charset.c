/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-charset.h"

#include <string.h>

#include "tc-decode-part.h"
#include "tc-decode.h"

/* Whether bytes are a page, and its text: by the byte order mark, as UTF-8 where it is valid, by
 * what the page declares, by guessing. A browser that saves a page writes UTF-8 and leaves the old
 * declaration in it, so valid UTF-8 goes before the declaration; a page of another encoding that is
 * valid UTF-8 does not exist beyond a few words. */

#define SNIFF_BYTES 4096

/* The encodings that pages mean by a name, where it is not that of the name. */
static const struct
{
  const char *name;
  const char *encoding;
} aliases[] = {
  { "ascii", "windows-1252" },
  { "big5-hkscs", "Big5" },
  { "big5", "Big5" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "gb18030", "GB18030" },
  { "gbk", "GB18030" },
  { "iso-8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "shift-jis", "Shift_JIS" },
  { "shift_jis", "Shift_JIS" },
  { "us-ascii", "windows-1252" },
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "x-gbk", "GB18030" },
  { "x-sjis", "Shift_JIS" },
};

/* The first bytes as ASCII: without the NUL bytes of wide encodings and the byte order mark. */
static char *
get_head (const char *bytes,
          gsize       length)
{
  GString *head = g_string_new (NULL);

  for (gsize i = 0; i < MIN (length, SNIFF_BYTES); i++)
    if ((guchar) bytes[i] >= 0x80 && i > 3)
      g_string_append_c (head, '?');
    else if (bytes[i] != '\0' && (guchar) bytes[i] < 0x80)
      g_string_append_c (head, g_ascii_tolower (bytes[i]));

  return g_string_free (head, FALSE);
}

/* Behind blanks, comments and an XML declaration. */
static const char *
skip_prologue (const char *p)
{
  for (;;)
    {
      const char *end;

      while (g_ascii_isspace (*p))
        p++;
      if (g_str_has_prefix (p, "<!--"))
        end = strstr (p + 4, "-->");
      else if (g_str_has_prefix (p, "<?xml"))
        end = strstr (p, "?>");
      else
        return p;
      if (end == NULL)
        return p;
      p = end + (*end == '-' ? 3 : 2);
    }
}

/* JATS and the formats that it grew from have an element of the name too. */
static gboolean
is_jats (const char *p)
{
  return strstr (p, "article-type=") != NULL || strstr (p, "<front>") != NULL || strstr (p, "<front/>") != NULL
         || strstr (p, "<journal-meta") != NULL || strstr (p, "dtd-version=") != NULL;
}

/**
 * tc_html_sniff:
 * @bytes: the beginning of a file
 *
 * Returns: whether it is a page or a part of one
 */
gboolean
tc_html_sniff (const char *bytes,
               gsize       length)
{
  static const char * const begins[] = {
    "<!doctype html", "<html", "<head", "<body", "<meta ", "<title>", "<div", "<article", "<table", "<main",
  };
  g_autofree char *head = get_head (bytes, length);
  const char *p = skip_prologue (head);

  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      gsize n = strlen (begins[i]);

      /* "<article-title>" is another element than "<article>". */
      if (g_str_has_prefix (p, begins[i]) && p[n] != '-' && !g_ascii_isalnum (p[n]))
        return !g_str_equal (begins[i], "<article") || !is_jats (p);
    }

  return FALSE;
}

/* (nullable): the encoding that the page declares, in lower case. */
static char *
find_declared (const char *bytes,
               gsize       length)
{
  g_autofree char *head = get_head (bytes, length);
  const char *p = strstr (head, "charset");
  const char *start;

  if (p == NULL)
    {
      p = strstr (head, "<?xml");
      p = p != NULL ? strstr (p, "encoding") : NULL;
    }
  if (p == NULL)
    return NULL;

  for (start = p + (*p == 'c' ? 7 : 8); *start != '\0' && strchr ("= \t\r\n\"'", *start) != NULL;)
    start++;
  for (p = start; g_ascii_isalnum (*p) || *p == '-' || *p == '_';)
    p++;

  return p > start && p - start < 40 ? g_strndup (start, p - start) : NULL;
}

static const char *
find_encoding (const char *declared)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].name, declared))
      return aliases[i].encoding;

  return g_intern_string (declared);
}

/**
 * tc_html_decode:
 * @bytes: a page
 * @encoding: (out) (transfer none): the encoding that it was decoded from
 * @damaged: (out): whether something is not of that encoding
 *
 * Returns: (transfer full): valid UTF-8 without NUL, whatever the bytes are
 */
char *
tc_html_decode (const char  *bytes,
                gsize        length,
                const char **encoding,
                gboolean    *damaged)
{
  g_autofree char *declared = find_declared (bytes, length);
  char *text;

  *damaged = FALSE;
  if (declared == NULL || g_utf8_validate_len (bytes, length, NULL)
      || (length > 1 && ((guchar) bytes[0] >= 0xfe || bytes[0] == '\0' || bytes[1] == '\0'
                         || (length > 2 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0))))
    {
      text = tc_decode (bytes, length, encoding, NULL);
      if (text != NULL)
        return text;
    }

  return tc_decode_part (bytes, length, declared != NULL ? find_encoding (declared) : "UTF-8", encoding,
                         damaged);
}
