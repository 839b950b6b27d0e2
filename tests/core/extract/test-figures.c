/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-figures.h"

#include <string.h>

/* Tests: tc-figures.c */

static const char *const units[] = { "", "%", "people", "points", "min", "h", "d", "wk", "mo", "y", "µg", "mg", "g", "kg", "ml",
                                     "mm", "cm" };

static const struct
{
  const char *name;
  const char *text;               /* folded */
  const char *figures;            /* "value unit", `w` behind words, `?` behind doubtful ones */
} cases[] = {
  { "nothing", "", "" },
  { "people", "60 patients, 48 frail elderly adults and 5 groups", "60 people; 48 people; 5" },
  { "sizes", "cells (n = 31) or saline (n=29)", "31 people; 29 people" },
  { "words", "sixty-two women, one of them, and a hundred men were seen", "62 people w; 1 w; 100 people w" },
  { "thousands", "1,200 soldiers; 12 500 doses", "1200; 12500" },
  { "decimals and percentages", "12.5% vs 7 percent, p<0.001", "12.5 %; 7 %; 0.001" },
  { "bare fractions", "p = .42, p<.05, r=.7; il.42, 3. 12 women", "0.42; 0.05; 0.7; 42; 3; 12 people" },
  { "durations", "for 12 weeks, at 6-month visits, 3 days", "12 wk; 6 mo; 3 d" },
  { "amounts", "20 mg, 5 g of it, 3 groups, 0.5 mg/kg", "20 mg; 5 g; 3; 0.5" },
  { "names", "il-6, hba1c and nct01234567 of covid-19", "" },
  { "powers", "2 × 10^6 cells, 3 x 10(5), 4 × 106 and 5 × 10 cells", "2000000; 300000; 4?; 5?" },
  { "scales", "50 million cells", "50000000" },
  { "a power at the end", "1 × 10^", "1?" },
  { "chinese people", "共纳入80例痛风患者,其中32名女性", "80 people; 32 people" },
  { "chinese numerals", "三十例患者随访六个月,一组", "30 people w; 6 mo w" },
  { "chinese scales", "5000万个细胞,2亿个", "50000000; 200000000" },
  { "chinese points and minutes", "从7.1分降至3.4分,30分钟,分别为5", "7.1 points; 3.4 points; 30 min; 5" },
  { "chinese dates", "2012年5月3日", "2012 y; 5?; 3?" },
  { "cut off", "12", "12" },
};

static void
test_reads (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (TcFigure));
  g_autoptr (GString) described = g_string_new (NULL);

  tc_figures_read (cases[i].text, 0, strlen (cases[i].text), figures);
  for (guint k = 0; k < figures->len; k++)
    {
      const TcFigure *figure = &g_array_index (figures, TcFigure, k);

      g_assert_cmpuint (figure->start, <, figure->end);
      g_assert_cmpuint (figure->end, <=, strlen (cases[i].text));
      g_string_append_printf (described, "%s%.10g%s%s%s%s", k > 0 ? "; " : "", figure->value,
                              figure->unit != TC_FIGURE_NONE ? " " : "", units[figure->unit], figure->word ? " w" : "",
                              figure->doubtful ? "?" : "");
    }
  g_assert_cmpstr (described->str, ==, cases[i].figures);
}

/* Only the sentence is read, whatever stands around. */
static void
test_range (void)
{
  const char *text = "7 days 12 weeks 9 mg";
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (TcFigure));

  tc_figures_read (text, 7, 15, figures);
  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpfloat (g_array_index (figures, TcFigure, 0).value, ==, 12);
  g_assert_cmpint (g_array_index (figures, TcFigure, 0).unit, ==, TC_FIGURE_WEEK);
}

/* Words that may stand within a number, without end and without a number. */
static void
test_words_without_end (void)
{
  g_autoptr (GString) text = g_string_new ("one hundred and ");
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (TcFigure));
  gint64 begun_at = g_get_monotonic_time ();

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "and ");
  tc_figures_read (text->str, 0, text->len, figures);
  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpfloat (g_array_index (figures, TcFigure, 0).value, ==, 100);
  g_assert_cmpint (g_get_monotonic_time () - begun_at, <, 5 * G_TIME_SPAN_SECOND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/figures/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_reads);
    }
  g_test_add_func ("/extract/figures/range", test_range);
  g_test_add_func ("/extract/figures/words-without-end", test_words_without_end);
  return g_test_run ();
}
