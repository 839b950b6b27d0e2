/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-tokenizer.h"

/* Tests: tc-tokenizer.c */

static int
append_token (void       *data,
              int         flags,
              const char *token,
              int         n_token,
              int         start,
              int         end)
{
  GString *tokens = data;

  g_string_append_printf (tokens, "%s%.*s@%d-%d", tokens->len > 0 ? " " : "", n_token, token, start, end);
  return SQLITE_OK;
}

static int
stop_at_once (void       *data,
              int         flags,
              const char *token,
              int         n_token,
              int         start,
              int         end)
{
  guint *n_calls = data;

  *n_calls += 1;
  return SQLITE_NOMEM;
}

static void
test_tokens (void)
{
  static const struct
  {
    const char *text;
    const char *tokens;
  } cases[] = {
    { "", "" },
    { " .,;\n", "" },
    { "Probe CELLS", "probe@0-5 cells@6-11" },
    { "IL-6", "il@0-2 6@3-4" },
    { "n_enrolled", "n@0-1 enrolled@2-10" },
    { "na\xc3\xafve \xc3\x85ngstr\xc3\xb6m", "naive@0-6 angstrom@7-17" },
    { "e\xcc\x81tude", "etude@0-7" },                                   /* combining acute */
    { "soft\xc2\xadhyphen", "softhyphen@0-12" },
    { "10\xe2\x81\xb6/kg", "106@0-5 kg@6-8" },                          /* superscript six */
    { "\xef\xbd\x8f\xef\xbd\x93\xef\xbc\x91", "os1@0-9" },              /* full-width o s 1 */
    { "\xef\xac\x81""bre", "fibre@0-6" },                               /* ligature */
    { "\xce\x91\xce\xa9 \xd0\x96", "\xce\xb1\xcf\x89@0-4 \xd0\xb6@5-7" },
    { "\xe7\xb3\x96\xe5\xb0\xbf\xe7\x97\x85", "\xe7\xb3\x96@0-3 \xe5\xb0\xbf@3-6 \xe7\x97\x85@6-9" },
    { "2\xe5\x9e\x8bT2D", "2@0-1 \xe5\x9e\x8b@1-4 t2d@4-7" },
    { "\xe3\x80\x82\xef\xbc\x8c\xe7\x97\x85", "\xe7\x97\x85@6-9" },     /* full stop, comma */
    { "\xe3\x82\xab\xec\x95\x94", "\xe3\x82\xab@0-3 \xec\x95\x94@3-6" }, /* kana, Hangul */
    { "\xf0\xa0\x80\x80x", "\xf0\xa0\x80\x80@0-4 x@4-5" },              /* extension B */
    { "\xf0\x9f\xa7\xab""a", "a@4-5" },                                 /* emoji */
    { "1\xc2\xbd""b", "11@0-3 2b@1-4" },                                /* one half */
    { "a\xff""b\xe7\x97", "a@0-1 b@2-3" },                              /* not UTF-8, cut off */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) tokens = g_string_new (NULL);

      g_assert_cmpint (tc_tokenize (cases[i].text, strlen (cases[i].text), append_token, tokens), ==, SQLITE_OK);
      g_assert_cmpstr (tokens->str, ==, cases[i].tokens);
    }
}

/* Any bytes: tokens lie in the text, in order, and are UTF-8. */
static int
check_token (void       *data,
             int         flags,
             const char *token,
             int         n_token,
             int         start,
             int         end)
{
  int *last = data;

  g_assert_cmpint (start, >=, *last);
  g_assert_cmpint (end, >, start);
  g_assert_cmpint (end, <=, 300);
  g_assert_cmpint (n_token, >, 0);
  g_assert_true (g_utf8_validate_len (token, n_token, NULL));
  *last = start;
  return SQLITE_OK;
}

static void
test_random_bytes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char text[300];
      int last = 0;

      for (guint j = 0; j < sizeof text; j++)
        text[j] = g_test_rand_int ();
      g_assert_cmpint (tc_tokenize (text, sizeof text, check_token, &last), ==, SQLITE_OK);
    }
}

static void
test_long_word (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr (GString) tokens = g_string_new (NULL);
  guint n_calls = 0;

  tc_tokenize (text, 1000000, append_token, tokens);
  g_assert_cmpuint (tokens->len, <, 200);
  g_assert_true (g_str_has_suffix (tokens->str, "@0-1000000"));

  g_assert_cmpint (tc_tokenize ("a b c", 5, stop_at_once, &n_calls), ==, SQLITE_NOMEM);
  g_assert_cmpuint (n_calls, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/tokenizer/tokens", test_tokens);
  g_test_add_func ("/store/tokenizer/random-bytes", test_random_bytes);
  g_test_add_func ("/store/tokenizer/long-word", test_long_word);

  return g_test_run ();
}
