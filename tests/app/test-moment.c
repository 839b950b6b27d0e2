/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-moment.h"

/* Times in UTC, as the program writes them without a translation. */

#define SECOND G_USEC_PER_SEC

static void
test_format (void)
{
  static const struct
  {
    gint64 at;
    const char *date;
    const char *time;
  } cases[] = {
    { 0, NULL, NULL },
    { 1, "1 Jan 1970", "1 Jan 1970, 00:00:00" },
    { 59 * SECOND, "1 Jan 1970", "1 Jan 1970, 00:00:59" },
    { -SECOND, "31 Dec 1969", "31 Dec 1969, 23:59:59" },
    { G_GINT64_CONSTANT (1927000000) * SECOND, "24 Jan 2031", "24 Jan 2031, 05:46:40" },
    { G_GINT64_CONSTANT (253402300800) * SECOND, NULL, NULL },
    { G_MAXINT64, NULL, NULL },
    { G_MININT64, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = tc_moment_format_date (cases[i].at);
      g_autofree char *time = tc_moment_format_time (cases[i].at);

      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
}

static void
test_byline (void)
{
  static const struct
  {
    const char *who;
    gint64 at;
    const char *byline;
  } cases[] = {
    { "Testperson A", SECOND, "Testperson A · 1 Jan 1970, 00:00:01" },
    { "Testperson A", 0, "Testperson A" },
    { "", SECOND, "1 Jan 1970, 00:00:01" },
    { NULL, SECOND, "1 Jan 1970, 00:00:01" },
    { NULL, 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *byline = tc_moment_format_byline (cases[i].who, cases[i].at);

      g_assert_cmpstr (byline, ==, cases[i].byline);
    }
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moment/format", test_format);
  g_test_add_func ("/moment/byline", test_byline);

  return g_test_run ();
}
