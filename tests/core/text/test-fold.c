/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-fold.h"

#include "tc-normalise.h"

/* Tests: tc-fold.c */

static void
test_characters (void)
{
  static const struct { gunichar from; TcFoldKind kind; gunichar to; gboolean upper; } characters[] = {
    { 'a', TC_FOLD_CHAR, 'a', FALSE }, { 'A', TC_FOLD_CHAR, 'a', TRUE }, { '9', TC_FOLD_CHAR, '9', FALSE },
    { ' ', TC_FOLD_BLANK, ' ', FALSE }, { '\t', TC_FOLD_BLANK, '\t', FALSE }, { 0x3000, TC_FOLD_BLANK, ' ', FALSE },
    { 0xa0, TC_FOLD_BLANK, ' ', FALSE }, { 0x2009, TC_FOLD_BLANK, ' ', FALSE },
    { 0x200b, TC_FOLD_DROP, 0, FALSE }, { 0xfeff, TC_FOLD_DROP, 0, FALSE }, { 0xad, TC_FOLD_DROP, 0, FALSE },
    { 0xff21, TC_FOLD_CHAR, 'a', TRUE }, { 0xff11, TC_FOLD_CHAR, '1', FALSE }, { 0xff0c, TC_FOLD_CHAR, ',', FALSE },
    { 0xb2, TC_FOLD_SUPERSCRIPT, '2', FALSE }, { 0xb9, TC_FOLD_SUPERSCRIPT, '1', FALSE },
    { 0x2076, TC_FOLD_SUPERSCRIPT, '6', FALSE }, { 0x207b, TC_FOLD_SUPERSCRIPT, '-', FALSE },
    { 0x2082, TC_FOLD_SUBSCRIPT, '2', FALSE },
    { 0x2013, TC_FOLD_CHAR, '-', FALSE }, { 0x2212, TC_FOLD_CHAR, '-', FALSE }, { 0x2019, TC_FOLD_CHAR, '\'', FALSE },
    { 0x201c, TC_FOLD_CHAR, '"', FALSE }, { 0xb5, TC_FOLD_CHAR, 0x3bc, FALSE }, { 0x2715, TC_FOLD_CHAR, 0xd7, FALSE },
    { 0xc9, TC_FOLD_CHAR, 0xe9, TRUE }, { 0x3a3, TC_FOLD_CHAR, 0x3c3, TRUE },
    { 0x96d9, TC_FOLD_CHAR, 0x53cc, FALSE }, { 0x76f2, TC_FOLD_CHAR, 0x76f2, FALSE },
    { 0x1f600, TC_FOLD_CHAR, 0x1f600, FALSE }, { 0x20bb7, TC_FOLD_CHAR, 0x20bb7, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      TcFold fold = tc_fold_char (characters[i].from);

      g_test_message ("U+%04X", characters[i].from);
      g_assert_cmpint (fold.kind, ==, characters[i].kind);
      if (fold.kind != TC_FOLD_DROP && fold.kind != TC_FOLD_BLANK)
        g_assert_cmphex (fold.c, ==, characters[i].to);
      g_assert_cmpint (fold.was_upper, ==, characters[i].upper);
    }
}

static void
test_strings (void)
{
  static const struct { gunichar from; const char *to; gboolean upper; } strings[] = {
    { 0x2162, "iii", TRUE }, { 0x2172, "iii", FALSE }, { 0xfb01, "fi", FALSE }, { 0x2026, "...", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      TcFold fold = tc_fold_char (strings[i].from);

      g_assert_cmpint (fold.kind, ==, TC_FOLD_STRING);
      g_assert_cmpstr (fold.string, ==, strings[i].to);
      g_assert_cmpint (fold.was_upper, ==, strings[i].upper);
    }
}

/* Every character there is becomes something valid, and folding what was folded changes nothing more. */
static void
test_all (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      TcFold fold;

      if (!g_unichar_validate (c))
        continue;
      fold = tc_fold_char (c);
      if (fold.kind == TC_FOLD_STRING)
        {
          g_assert_true (g_utf8_validate (fold.string, -1, NULL));
          continue;
        }
      g_assert_true (fold.kind == TC_FOLD_DROP || g_unichar_validate (fold.c));
      if (fold.kind == TC_FOLD_CHAR)
        g_assert_cmphex (tc_fold_char (fold.c).c, ==, fold.c);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold/characters", test_characters);
  g_test_add_func ("/text/fold/strings", test_strings);
  g_test_add_func ("/text/fold/all", test_all);
  return g_test_run ();
}
