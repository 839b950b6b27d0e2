/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-utf8.h"

/* Tests: tc-utf8.c */

static void
test_length (void)
{
  g_autoptr (GString) text = g_string_new ("");

  /* Around the words and the blocks of words in which it counts, from each place in a word. */
  for (guint i = 0; i < 3000; i++)
    {
      g_string_append (text, i % 7 == 0 ? "\u4e2d" : i % 11 == 0 ? "\U0001f600" : i % 5 == 0 ? "\u00b1" : "a");
      if (i > 40 && i % 97 != 0)
        continue;
      for (const char *p = text->str; p < text->str + MIN (text->len, 9); p = g_utf8_next_char (p))
        {
          gsize length = text->str + text->len - p;

          g_assert_cmpuint (tc_utf8_length (p, length), ==, g_utf8_strlen (p, length));
        }
    }
  g_assert_cmpuint (tc_utf8_length ("", 0), ==, 0);
}

/* Every pair and many runs of four bytes, behind ASCII of each length up to a word. */
static void
test_valid (void)
{
  static const guchar seconds[] = { 0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xe4, 0xff };
  char bytes[16];

  for (gsize before = 0; before < 9; before++)
    for (guint first = 0; first < 256; first++)
      for (gsize a = 0; a < G_N_ELEMENTS (seconds); a++)
        for (gsize b = 0; b < G_N_ELEMENTS (seconds); b++)
          for (gsize c = 0; c < G_N_ELEMENTS (seconds); c += 3)
            for (gsize n = 0; n <= 4; n++)
              {
                const guchar tail[] = { first, seconds[a], seconds[b], seconds[c] };

                memset (bytes, 'x', before);
                memcpy (bytes + before, tail, n);
                if (!tc_utf8_is_valid (bytes, before + n) != !g_utf8_validate_len (bytes, before + n, NULL))
                  g_error ("%02x %02x %02x %02x, %zu", tail[0], tail[1], tail[2], tail[3], n);
              }
}

/* Any byte at any place of a run of Chinese, which is looked at several characters at a time. */
static void
test_valid_run (void)
{
  const char *run = "\u4e00\u9fa5\u3002\uff0c\u4f8b\u2265\ua000\u4e2d\u7ec4\u80de\u5e74\ud7ff\ue000";
  gsize length = strlen (run);

  for (gsize n = length - 20; n <= length; n++)
    for (gsize place = 0; place < n; place++)
      for (guint byte = 0; byte < 256; byte++)
        {
          g_autofree char *bytes = g_memdup2 (run, n);

          bytes[place] = (char) byte;
          if (!tc_utf8_is_valid (bytes, n) != !g_utf8_validate_len (bytes, n, NULL))
            g_error ("%02x at %zu of %zu", byte, place, n);
        }
}

static void
test_ascii (void)
{
  char text[40];

  memset (text, 'a', sizeof text);
  for (gsize length = 0; length <= sizeof text; length++)
    {
      g_assert_true (tc_utf8_is_ascii (text, length));
      for (gsize i = 0; i < sizeof text; i++)
        {
          text[i] = (char) 0x80;
          g_assert_cmpint (tc_utf8_is_ascii (text, length), ==, i >= length);
          text[i] = 'a';
        }
    }
}

static void
test_count (void)
{
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < 5000; i++)
    {
      gsize n = 0;

      g_string_append_c (text, i % 3 == 0 ? '\n' : (char) (i * 7));
      if (i > 40 && i % 97 != 0)
        continue;
      for (gsize k = 0; k < text->len; k++)
        n += text->str[k] == '\n';
      g_assert_cmpuint (tc_utf8_count (text->str, text->len, '\n'), ==, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/utf8/length", test_length);
  g_test_add_func ("/utf8/count", test_count);
  g_test_add_func ("/utf8/valid", test_valid);
  g_test_add_func ("/utf8/valid-run", test_valid_run);
  g_test_add_func ("/utf8/ascii", test_ascii);

  return g_test_run ();
}
