/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-text-index.h"

/* Tests: tc-text-index.c */

/* Every span of the text, found as g_utf8_offset_to_pointer() finds it. */
static void
check_all (const char *text)
{
  g_auto (TcTextIndex) index = { NULL };
  guint n_chars = g_utf8_strlen (text, -1);
  const char *start;
  gsize n_bytes;

  tc_text_index_init (&index, text);
  g_assert_cmpuint (index.n_chars, ==, n_chars);
  g_assert_cmpuint (index.n_bytes, ==, strlen (text));
  for (guint i = 0; i <= n_chars; i++)
    for (guint j = i; j <= n_chars; j++)
      {
        g_assert_true (tc_text_index_slice (&index, (TcSpan) { i, j }, &start, &n_bytes));
        g_assert_true (start == g_utf8_offset_to_pointer (text, i));
        g_assert_true (start + n_bytes == g_utf8_offset_to_pointer (text, j));
      }
  g_assert_false (tc_text_index_slice (&index, (TcSpan) { 0, n_chars + 1 }, &start, &n_bytes));
  g_assert_false (tc_text_index_slice (&index, (TcSpan) { 1, 0 }, &start, &n_bytes));
  g_assert_false (tc_text_index_slice (&index, (TcSpan) { G_MAXUINT, G_MAXUINT }, &start, &n_bytes));
  g_assert_cmpuint (tc_text_index_find (&index, G_MAXUINT), ==, strlen (text));
}

static void
test_slices (void)
{
  static const char * const texts[] = {
    "", "x", "An invented trial of humming, told in ASCII, and longer than a few steps of the index.",
    "哼唱", "5.2 ± 1.1 of 40 例; 哼唱降低压力 and a long tail of ASCII behind it that passes several marks of the index",
    "\xf0\x9f\x8e\xb5\xf0\x9f\x8e\xb5 e\xcc\x81\xe2\x80\xa8\r\n", "0123456789012345", "0123456789012345±", "012345678901234±6",
    "±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±±",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_all (texts[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/text-index/slices", test_slices);

  return g_test_run ();
}
