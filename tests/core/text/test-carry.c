/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-carry.h"

/* Tests: tc-carry.c */

/* One text in GB18030, read as Windows-1252 first, and passages of the wrong text by their words. "\xc4\xcd" is
 * 耐, "\xca\xdc" is 受. */
#define WRONG "Safety (ÄÍÊÜ) and Ä and tolerance (ÄÍÊÜ) in 40"
#define RIGHT "Safety (耐受) and ? and tolerance (耐受) in 40"

static const struct
{
  const char *name;
  guint start, end;
  const char *carried;
  guint new_start;
} cases[] = {
  { "ascii-before", 0, 6, "Safety", 0 },
  { "whole", 8, 12, "耐受", 8 },
  { "with-neighbours", 7, 13, "(耐受)", 7 },
  { "cut-in-two", 9, 11, "耐受", 8 },
  { "first-half", 8, 9, "耐", 8 },
  { "second-of-two", 35, 39, "耐受", 33 },
  { "ascii-behind", 44, 46, "40", 40 },
};

static void
test_carry (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  TcSpan span = { cases[i].start, cases[i].end };
  TcSpan carried = tc_carry_span (WRONG, "windows-1252", span, RIGHT, "GB18030");
  g_autofree char *text = tc_text_slice (RIGHT, carried);

  g_assert_cmpstr (text, ==, cases[i].carried);
  g_assert_cmpuint (carried.start, ==, cases[i].new_start);
}

/* What is not there any more comes out near its place, inside the text, and never empty. */
static void
test_lost (void)
{
  static const char * const texts[] = { "x", "Something else altogether.", "耐" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint start = 0; start < 46; start += 5)
      {
        TcSpan carried = tc_carry_span (WRONG, "windows-1252", (TcSpan) { start, start + 2 }, texts[i], "GB18030");

        g_assert_cmpuint (carried.start, <, carried.end);
        g_assert_cmpuint (carried.end, <=, g_utf8_strlen (texts[i], -1));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/carry/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_carry);
    }
  g_test_add_func ("/text/carry/lost", test_lost);
  return g_test_run ();
}
