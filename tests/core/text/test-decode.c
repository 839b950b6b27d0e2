/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-decode.h"

/* Tests: tc-decode.c */

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *text;
  const char *encoding;
} Good;

#define BYTES(b) b, sizeof (b) - 1

static const Good goods[] = {
  { "ascii", BYTES ("40 patients\r\n"), "40 patients\r\n", "UTF-8" },
  { "empty", BYTES (""), "", "UTF-8" },
  { "utf8", BYTES ("\xe7\x9b\xae\xe7\x9a\x84 1\xc3\x97" "10\xe2\x81\xb6"),
    "\u76ee\u7684 1\u00d710\u2076", "UTF-8" },
  { "utf8-bom", BYTES ("\xef\xbb\xbf" "p<0.05"), "p<0.05", "UTF-8" },
  { "utf8-bom-alone", BYTES ("\xef\xbb\xbf"), "", "UTF-8" },
  { "four-bytes", BYTES ("\xf0\xa0\xae\xb7x"), "\U00020bb7x", "UTF-8" },
  { "combining", BYTES ("e\xcc\x81t"), "e\u0301t", "UTF-8" },
  { "line-separator", BYTES ("a\xe2\x80\xa8" "b"), "a\u2028b", "UTF-8" },
  { "utf16le-bom", BYTES ("\xff\xfe" "a\0\xee\x76"), "a\u76ee", "UTF-16LE" },
  { "utf16be-bom", BYTES ("\xfe\xff\0a\x76\xee"), "a\u76ee", "UTF-16BE" },
  { "utf32le-bom", BYTES ("\xff\xfe\0\0a\0\0\0"), "a", "UTF-32LE" },
  { "utf32be-bom", BYTES ("\0\0\xfe\xff\0\0\0a"), "a", "UTF-32BE" },
  { "utf16le", BYTES ("t\0r\0i\0a\0l\0 \0\xee\x76\x84\x76"), "trial \u76ee\u7684", "UTF-16LE" },
  { "utf16be", BYTES ("\0t\0r\0i\0a\0l"), "trial", "UTF-16BE" },
  { "utf32le", BYTES ("t\0\0\0r\0\0\0\xee\x76\0\0"), "tr\u76ee", "UTF-32LE" },
  { "utf32be", BYTES ("\0\0\0t\0\0\0r"), "tr", "UTF-32BE" },
  { "gb18030", BYTES ("\xc4\xbf\xb5\xc4\xa3\xba\xc6\xc0\xbc\xdb\xc1\xc6\xd0\xa7"),
    "\u76ee\u7684\uff1a\u8bc4\u4ef7\u7597\u6548",
    "GB18030" },
  { "one-phrase-in-gbk", BYTES ("A trial in adults (\xc1\xd9\xb4\xb2\xca\xd4\xd1\xe9) was done."),
    "A trial in adults (\u4e34\u5e8a\u8bd5\u9a8c) was done.", "GB18030" },
  { "big5", BYTES ("\xa5\xd8\xaa\xba\xa1G\xb5\xfb\xbb\xf9\xc0\xf8\xae\xc4"),
    "\u76ee\u7684\uff1a\u8a55\u50f9\u7642\u6548", "Big5" },
  { "cp1252", BYTES ("15 \xb1 3, \x93" "caf\xe9\x94 P\x96Q"),
    "15 \u00b1 3, \u201ccaf\u00e9\u201d P\u2013Q", "windows-1252" },
  { "cp1252-pair", BYTES ("L\xe9" "e and \xe9t\xe9"), "L\u00e9e and \u00e9t\u00e9",
    "windows-1252" },
  { "one-stray-control",
    BYTES ("a long enough sentence for one \x02 stray control character in it, that is all"),
    "a long enough sentence for one \x02 stray control character in it, that is all", "UTF-8" },
};

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  TcDecodeError code;
  const char *message;
} Bad;

static const Bad bads[] = {
  { "pdf", BYTES ("%PDF-1.7\n"), TC_DECODE_ERROR_BINARY,
    "This is not a text file. It seems to be: PDF document." },
  { "zip", BYTES ("PK\x03\x04rest"), TC_DECODE_ERROR_BINARY,
    "This is not a text file. It seems to be: ZIP archive or Office document." },
  { "png", BYTES ("\x89PNG\r\n\x1a\n\0\0"), TC_DECODE_ERROR_BINARY,
    "This is not a text file. It seems to be: PNG image." },
  { "elf", BYTES ("\x7f" "ELF\x02\x01"), TC_DECODE_ERROR_BINARY,
    "This is not a text file. It seems to be: program." },
  { "sqlite", BYTES ("SQLite format 3\0xx"), TC_DECODE_ERROR_BINARY,
    "This is not a text file. It seems to be: SQLite database." },
  { "rtf", BYTES ("{\\rtf1 x}"), TC_DECODE_ERROR_BINARY,
    "This is not a text file. It seems to be: RTF document." },
  { "nul-in-text", BYTES ("one\0two\0\0three"), TC_DECODE_ERROR_BINARY,
    "This is not a text file: it holds bytes that no text has." },
  { "nuls", BYTES ("\0\0\0\0\0\0\0\0"), TC_DECODE_ERROR_BINARY,
    "This is not a text file: it holds bytes that no text has." },
  { "controls", BYTES ("\x01\x02\x03\x04"), TC_DECODE_ERROR_BINARY,
    "This is not a text file: it holds bytes that no text has." },
  { "bom-then-nul", BYTES ("\xef\xbb\xbf" "a\0b"), TC_DECODE_ERROR_BINARY,
    "This is not a text file: it holds bytes that no text has." },
  { "bom-then-bad", BYTES ("\xef\xbb\xbf" "ab\xff"), TC_DECODE_ERROR_ENCODING,
    "The text is not valid UTF-8: the first wrong byte is at offset 5." },
  { "damaged-utf8", BYTES ("\xe7\x9b\xae\xe7\x9a\x84\xe7\x9b"), TC_DECODE_ERROR_ENCODING,
    "The text is not valid UTF-8: the first wrong byte is at offset 6." },
  { "overlong", BYTES ("\xe7\x9b\xae \xc0\xaf\xe7\x9a\x84\xc3\xa9"), TC_DECODE_ERROR_ENCODING,
    "The text is not valid UTF-8: the first wrong byte is at offset 4." },
  { "utf16-cut", BYTES ("\xff\xfe" "a\0b"), TC_DECODE_ERROR_ENCODING,
    "The text is not valid UTF-16LE: the first wrong byte is at offset 4." },
  { "utf16-lone-surrogate", BYTES ("\xfe\xff\0a\xdc\0\0b"), TC_DECODE_ERROR_ENCODING,
    "The text is not valid UTF-16BE: the first wrong byte is at offset 4." },
  { "no-encoding", BYTES ("ab\x81 cd"), TC_DECODE_ERROR_ENCODING,
    "The text is not valid windows-1252: the first wrong byte is at offset 2." },
};

static void
test_good (gconstpointer data)
{
  const Good *good = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *encoding = NULL;

  text = tc_decode (good->bytes, good->length, &encoding, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, good->text);
  g_assert_cmpstr (encoding, ==, good->encoding);
}

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *encoding = NULL;

  text = tc_decode (bad->bytes, bad->length, &encoding, &error);
  g_assert_null (text);
  g_assert_error (error, TC_DECODE_ERROR, (int) bad->code);
  g_assert_cmpstr (error->message, ==, bad->message);
}

/* Whatever the bytes: text that is valid, or an error, in time that grows with the length only. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240229);

  for (guint i = 0; i < 20000; i++)
    {
      char bytes[64];
      gsize length = g_rand_int_range (rand, 0, sizeof bytes);
      gboolean high = g_rand_boolean (rand);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      const char *encoding = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = g_rand_int_range (rand, high ? 0x80 : 0, 0x100);
      text = tc_decode (bytes, length, &encoding, &error);
      g_assert_true ((text == NULL) == (error != NULL));
      if (text != NULL)
        {
          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_nonnull (encoding);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      g_autofree char *path = g_strconcat ("/text/decode/good/", goods[i].name, NULL);

      g_test_add_data_func (path, &goods[i], test_good);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree char *path = g_strconcat ("/text/decode/bad/", bads[i].name, NULL);

      g_test_add_data_func (path, &bads[i], test_bad);
    }
  g_test_add_func ("/text/decode/random", test_random);

  return g_test_run ();
}
