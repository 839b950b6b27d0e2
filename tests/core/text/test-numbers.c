/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-numbers.h"

#include <string.h>

/* Tests: tc-numbers.c */

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    double number;
  } cases[] = {
    { "0", 0 }, { "12", 12 }, { "-3.5", -3.5 }, { "10,948", 10948 }, { "13 388", 13388 }, { "1'024", 1024 },
    { "1,234,567", 1234567 }, { "0.05", 0.05 }, { "one", 1 }, { "twenty-nine", 29 }, { "thirty two", 32 },
    { "one hundred and seventy-six", 176 }, { "hundred and forty-three", 143 }, { "a hundred", 100 },
    { "four thousand nine hundred twenty-two", 4922 }, { "two dozen", 24 },
    { "thirteen thousand three hundred and eighty-eight", 13388 }, { "一", 1 }, { "两", 2 }, { "十", 10 },
    { "十二", 12 }, { "三十", 30 }, { "五十四", 54 }, { "一百二十三", 123 }, { "一百零五", 105 }, { "二〇一五", 2015 },
    { "一千二百", 1200 }, { "两万三千", 23000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (tc_number_parse (cases[i].text, strlen (cases[i].text), &number));
      g_assert_cmpfloat (number, ==, cases[i].number);
    }
}

static void
test_refuses (void)
{
  static const char *const cases[] = { "", " ", "and", "patients", "1.2.3", "12a", "三例", "-", "1,,2", "one of" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number;

      g_test_message ("%s", cases[i]);
      g_assert_false (tc_number_parse (cases[i], strlen (cases[i]), &number));
    }
}

/* The words of each language by themselves, whole. */
static void
test_words (void)
{
  double number = -1;

  g_assert_true (tc_number_parse_words ("twenty-nine", strlen ("twenty-nine"), &number));
  g_assert_cmpfloat (number, ==, 29);
  g_assert_false (tc_number_parse_words ("29", 2, &number));
  g_assert_false (tc_number_parse_words ("二十九", strlen ("二十九"), &number));
  g_assert_true (tc_number_parse_han ("二十九", strlen ("二十九"), &number));
  g_assert_cmpfloat (number, ==, 29);
  g_assert_false (tc_number_parse_han ("twenty", strlen ("twenty"), &number));
  g_assert_false (tc_number_parse_han ("", 0, &number));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/numbers/forms", test_forms);
  g_test_add_func ("/text/numbers/refuses", test_refuses);
  g_test_add_func ("/text/numbers/words", test_words);
  return g_test_run ();
}
