/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-decode.h"
#include "tc-wide.h"

/* Tests: tc-wide.c */

#define BYTES(b) b, sizeof (b) - 1

/* Text of every length that people have: each must be read from UTF-16 and UTF-32, marked and not. */
static const struct { const char *name, *text; } texts[] = {
  { "one-letter", "n" },
  { "one-digit", "4" },
  { "one-line-end", "\n" },
  { "number", "40" },
  { "short", "n=40" },
  { "line", "40 patients\r\n" },
  { "accents", "Étude à Málaga, n = 12 ± 3" },
  { "micro", "5 µg/kg" },
  { "four-bytes", "n = 𠮷" },
  { "superscript", "1×10⁶ cells/kg" },
  { "chinese-with-line-end", "目的：评价疗效\n" },
  { "one-chinese-character", "病 1" },
  { "two-chinese-characters", "疗效\n" },
  { "traditional", "目的：評價療效 n=40" },
  { "rare-name", "Zhāng 喆, 40 patients were enrolled in the trial." },
  { "full-width", "ＯＳ １２．３％ 患者 40 例" },
  { "russian", "Мы включили 40 больных" },
  { "japanese", "患者40例を対象とした" },
  { "korean", "환자 40 명" },
  { "markup", "p<0.05 & “quoted” – 95% CI" },
};

static const struct { const char *encoding; const char *mark; gsize n_mark; } encodings[] = {
  { "UTF-16LE", BYTES ("\xff\xfe") },
  { "UTF-16BE", BYTES ("\xfe\xff") },
  { "UTF-32LE", BYTES ("\xff\xfe\0\0") },
  { "UTF-32BE", BYTES ("\0\0\xfe\xff") },
};

static void
assert_decoded (const char *bytes,
                gsize       length,
                const char *text,
                const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *decoded = NULL;
  const char *guess = NULL;

  decoded = tc_decode (bytes, length, &guess, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decoded, ==, text);
  g_assert_cmpstr (guess, ==, encoding);
}

static void
test_text (gconstpointer data)
{
  const char *text = texts[GPOINTER_TO_UINT (data)].text;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *marked = NULL;
      g_autofree char *bytes = NULL;
      gsize length = 0;

      bytes = g_convert (text, -1, encodings[i].encoding, "UTF-8", NULL, &length, NULL);
      g_assert_nonnull (bytes);
      g_assert_cmpstr (tc_wide_guess (bytes, length), ==, encodings[i].encoding);
      g_assert_true (tc_wide_is_plausible (text));
      assert_decoded (bytes, length, text, encodings[i].encoding);

      marked = g_malloc (encodings[i].n_mark + length);
      memcpy (marked, encodings[i].mark, encodings[i].n_mark);
      memcpy (marked + encodings[i].n_mark, bytes, length);
      assert_decoded (marked, encodings[i].n_mark + length, text, encodings[i].encoding);
    }
}

/* Small files of other kinds, whose few NUL bytes stand where those of text would. */
static const struct { const char *name, *bytes; gsize length; } binaries[] = {
  { "name-and-number", BYTES ("x\0\1\2binary") },
  { "two", BYTES ("\1\0") },
  { "counted-string", BYTES ("\5\0hello!") },
  { "string-in-struct", BYTES ("a\0fourteen-chars") },
  { "tag-and-words", BYTES ("abc\0defghijk\0") },
  { "tag-and-words-even", BYTES ("ab\0cdefghijk") },
  { "small-numbers", BYTES ("\1\0\2\0\3\0\4\0") },
  { "big-endian-numbers", BYTES ("\0\1\0\2\0\7\0\10") },
  { "number-then-floats", BYTES ("A\0\x9a\xd9\x13\xe5\x71\xd3\x02\x97\xfb\xe1") },
  { "padding", BYTES ("x\0\0\0y\0\0\0\1\2\3\4") },
  { "one-nul-byte", BYTES ("\0") },
  { "odd-length", BYTES ("a\0b\0c") },
  { "long-words-one-nul", BYTES ("thisisaratherlongwordwithnothinginit0123456789\0q") },
};

static void
test_binary (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *encoding = NULL;

  text = tc_decode (binaries[i].bytes, binaries[i].length, &encoding, &error);
  g_assert_null (text);
  g_assert_error (error, TC_DECODE_ERROR, TC_DECODE_ERROR_BINARY);
}

/* Random bytes with one NUL in them are hardly ever taken for text. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  guint n_taken = 0;

  for (guint i = 0; i < 5000; i++)
    {
      guint8 bytes[40];
      gsize length = 2 * g_rand_int_range (rand, 4, sizeof bytes / 2);
      g_autofree char *text = NULL;
      const char *encoding = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = g_rand_int_range (rand, 1, 0x100);
      bytes[g_rand_int_range (rand, 0, length)] = 0;
      text = tc_decode ((const char *) bytes, length, &encoding, NULL);
      n_taken += text != NULL;
    }
  g_assert_cmpuint (n_taken, <, 50);
}

/* The beginning decides, in time that does not grow with the length. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 4 * 1024 * 1024)
    g_string_append (text, "评价疗效 ");
  g_assert_true (tc_wide_is_plausible (text->str));
  g_assert_true (tc_wide_is_plausible (""));
  g_string_prepend (text, "ȁȁȁȁ\x01\x02");
  for (guint i = 0; i < 300; i++)
    g_string_prepend (text, "楢ȁ");
  g_assert_false (tc_wide_is_plausible (text->str));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/text/wide/text/", texts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (binaries); i++)
    {
      g_autofree char *path = g_strconcat ("/text/wide/binary/", binaries[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_binary);
    }
  g_test_add_func ("/text/wide/random", test_random);
  g_test_add_func ("/text/wide/long", test_long);

  return g_test_run ();
}
