/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-why.h"

/* Tests: tc-why.c */

static TcSuggestion *
suggest (const char *rule,
         const char *quote)
{
  g_autoptr(TcValue) value = tc_value_new_number (40);
  TcSuggestion *suggestion = tc_suggestion_new ("n_enrolled", 0, value, "en", rule, 0.9);

  tc_suggestion_take_quote (suggestion, tc_quote_new ((TcSpan) { 0, 22 }, quote));

  return suggestion;
}

static void
test_known (void)
{
  g_autoptr(TcSuggestion) suggestion = suggest ("population.total", "A total of 40 patients");
  g_autoptr(TcWhy) why = tc_why_new (suggestion);

  g_assert_nonnull (why);
  for (guint i = 0; i < TC_WHY_N_LANGUAGES; i++)
    {
      g_assert_cmpstr (why->text[i], !=, "");
      g_assert_cmpstr (why->origin[i], !=, "");
    }
  g_assert_cmpuint (g_strv_length (why->words), ==, 1);
  g_assert_cmpstr (why->words[0], ==, "total");
  g_assert_cmpuint (why->right, <=, why->of);
  g_assert_cmpint (tc_why_get_user_language (), ==, TC_WHY_ENGLISH);
}

/* A rule of an older version that is gone has no reason any more. */
static void
test_unknown (void)
{
  g_autoptr(TcSuggestion) suggestion = suggest ("population.long-gone", "A total of 40 patients");

  g_assert_null (tc_why_new (suggestion));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/why/known", test_known);
  g_test_add_func ("/workspace/why/unknown", test_unknown);

  return g_test_run ();
}
