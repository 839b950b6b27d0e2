/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-calibration.h"

/* Tests: tc-calibration.c */

/* Fields that were measured, and one that was not. */
static const char *const fields[] = { "n_enrolled", "allocation", "registry_ids", "funding", "no_such_field" };

static void
test_rises (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      double before = -1;

      for (guint k = 0; k <= 1000; k++)
        {
          double value = tc_calibration_apply (fields[i], k / 1000.0);

          g_test_message ("%s %u", fields[i], k);
          g_assert_cmpfloat (value, >, before);
          g_assert_cmpfloat (value, <=, 1);
          before = value;
        }
      g_assert_cmpfloat (tc_calibration_apply (fields[i], 0), ==, 0);
      g_assert_cmpfloat (tc_calibration_apply (fields[i], 1), ==, 1);
    }
}

static void
test_unmeasured (void)
{
  g_assert_cmpfloat (tc_calibration_apply ("no_such_field", 0.55), ==, 0.55);
}

/* Rules for the number of participants were too modest below 0.9. */
static void
test_measured (void)
{
  g_assert_cmpfloat (tc_calibration_apply ("n_enrolled", 0.65), >, 0.8);
  g_assert_cmpfloat (tc_calibration_apply ("n_enrolled", 0.35), <, 0.75);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/calibration/rises", test_rises);
  g_test_add_func ("/extract/calibration/unmeasured", test_unmeasured);
  g_test_add_func ("/extract/calibration/measured", test_measured);
  return g_test_run ();
}
