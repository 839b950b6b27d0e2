/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-bytes.h"

/* Tests: tc-bytes.c */

static const struct
{
  const char *name;
  const char *text;
  const char *word;
  gssize at;                      /* -1 where it does not stand */
} cases[] = {
  { "nothing", "", "a", -1 },
  { "empty word", "abc", "", 0 },
  { "whole text", "group", "group", 0 },
  { "longer than the text", "grou", "group", -1 },
  { "in the first sixteen", "the first group of the trial that was", "group", 10 },
  { "over their border", "the patients of group a, of group b", "group", 16 },
  { "first of two", "group group group group group", "group g", 0 },
  { "in the rest", "sixteen bytes were here, then the end", "end", 34 },
  { "ends alike", "aXXc aYYc aXYc abbc abXc abYc abZc abbc", "abZc", 30 },
  { "one byte", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy", "y", 31 },
  { "two bytes at the end", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy", "xy", 30 },
  { "cut off at the end", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx group", " groups", -1 },
  { "chinese", "随机分为两组,每组三十例", "分为", 6 },
};

static void
test_finds (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  /* No byte more than the text has, so that reading on is noticed. */
  g_autofree char *text = g_memdup2 (cases[i].text, MAX (1, strlen (cases[i].text)));
  const char *found = tc_bytes_find (text, strlen (cases[i].text), cases[i].word, strlen (cases[i].word));

  g_assert_cmpint (found != NULL ? found - text : -1, ==, cases[i].at);
}

/* Whatever the text: the same as memmem(). */
static void
test_agrees (void)
{
  for (guint n = 0; n < 20000; n++)
    {
      char text[80];
      char word[6];
      gsize length = g_test_rand_int_range (0, sizeof text);
      gsize n_word = g_test_rand_int_range (1, sizeof word);

      for (gsize i = 0; i < length; i++)
        text[i] = "ab\xff"[g_test_rand_int_range (0, 3)];
      for (gsize i = 0; i < n_word; i++)
        word[i] = "ab\xff"[g_test_rand_int_range (0, 3)];
      g_assert_true (tc_bytes_find (text, length, word, n_word) == memmem (text, length, word, n_word));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/bytes/finds/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_finds);
    }
  g_test_add_func ("/model/bytes/agrees", test_agrees);
  return g_test_run ();
}
