/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-span.h"

/* Tests: tc-span.c */

/* 4-byte characters, a combining mark, CRLF and U+2028: the unit is the code point, not what is
 * seen. */
#define TEXT "a😀e\xcc\x81\r\n\xe2\x80\xa8中z"

static const struct { TcSpan span; const char *text; TcSpan cut; } slices[] = {
  { { 0, 0 }, "", { 0, 0 } },
  { { 0, 1 }, "a", { 0, 1 } },
  { { 1, 2 }, "😀", { 1, 2 } },
  { { 2, 3 }, "e", { 2, 3 } },
  { { 2, 4 }, "e\xcc\x81", { 2, 4 } },
  { { 4, 6 }, "\r\n", { 4, 6 } },
  { { 6, 8 }, "\xe2\x80\xa8中", { 6, 8 } },
  { { 0, 9 }, TEXT, { 0, 9 } },
  { { 8, 100 }, "z", { 8, 9 } },
  { { 9, 9 }, "", { 9, 9 } },
  { { 50, 60 }, "", { 9, 9 } },
};

static void
test_slices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slices); i++)
    {
      g_autofree char *slice = tc_text_slice (TEXT, slices[i].span);
      g_autoptr (TcQuote) quote = tc_quote_new_from_text (TEXT, slices[i].span);
      g_autofree char *again = tc_text_slice (TEXT, quote->span);

      g_assert_cmpstr (slice, ==, slices[i].text);
      g_assert_cmpstr (quote->text, ==, slices[i].text);
      g_assert_cmpstr (again, ==, slices[i].text);
      g_assert_cmpuint (quote->span.start, ==, slices[i].cut.start);
      g_assert_cmpuint (quote->span.end, ==, slices[i].cut.end);
    }
}

static void
test_copies (void)
{
  g_autoptr (GPtrArray) quotes = tc_quotes_new ();
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) none = tc_quotes_copy (NULL);
  const TcQuote *copy;
  TcQuote *quote = tc_quote_new ((TcSpan) { 3, 5 }, "中文");

  quote->source_id = 8;
  quote->item = 2;
  g_ptr_array_add (quotes, quote);
  copies = tc_quotes_copy (quotes);
  g_ptr_array_set_size (quotes, 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  g_assert_cmpint (copy->source_id, ==, 8);
  g_assert_cmpuint (copy->item, ==, 2);
  g_assert_cmpuint (copy->span.end, ==, 5);
  g_assert_cmpstr (copy->text, ==, "中文");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/slices", test_slices);
  g_test_add_func ("/span/copies", test_copies);
  return g_test_run ();
}
