/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-dates.h"

#include <string.h>

/* Tests: tc-dates.c */

static void
test_years (void)
{
  static const struct
  {
    const char *text;
    int year;
  } cases[] = {
    { "2015 jun 3", 2015 }, { "jun 1999", 1999 }, { "12015", 0 }, { "20150", 0 }, { "", 0 }, { "3000", 0 },
    { "2023-03-01", 2023 }, { "vol 12 2020;3", 2020 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tc_date_find_year (cases[i].text, strlen (cases[i].text)), ==, cases[i].year);
}

static void
test_months (void)
{
  static const char *const months[] = { "jan", "january", "sept", "december" };
  static const char *const others[] = { "", "ja", "januaryx", "mon", "junk" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    g_assert_true (tc_date_is_month (months[i], strlen (months[i])));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (tc_date_is_month (others[i], strlen (others[i])));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/dates/years", test_years);
  g_test_add_func ("/text/dates/months", test_months);
  return g_test_run ();
}
