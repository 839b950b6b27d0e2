/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-feed.h"

/* Files of many records that nobody wrote for reading: what they hold arrives or is refused, in bounded time, and the good
 * record behind them arrives. */

/* Generous: a quadratic step takes many minutes, the sanitizers a few. */
#define MAX_SECONDS 60

static const struct
{
  const char *name;
  const char *begin;              /* makes it a file of the format */
  const char *repeated;
  guint times;
  const char *good;               /* what comes last */
} files[] = {
  { "ris-types", "TY  - JOUR\n", "TY  - \n", 150000, "\n\nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-ends", "TY  - JOUR\nTI  - A\nER  - \n", "ER  - \n", 150000, "TY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-authors", "TY  - JOUR\nTI  - A\n", "AU  - Probe, B.\n", 100000, "ER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-authors-in-one", "TY  - JOUR\nTI  - A\nAU  - ", "Probe, B.;", 100000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-keywords", "TY  - JOUR\nTI  - A\n", "KW  - hum\n", 100000, "ER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-titles", "TY  - JOUR\n", "TI  - hum\n", 50000, "ER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-links", "TY  - JOUR\nTI  - A\nUR  - ", "http://a;", 100000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-others", "TY  - JOUR\nTI  - A\n", "XX  - hum\n", 100000, "ER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-long-line", "TY  - JOUR\nTI  - A\nAB  - ", "hum hum ", 1000000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-blanks", "TY  - JOUR\nTI  - A\nAB  - ", " ", 4000000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-lines", "TY  - JOUR\nTI  - A\nAB  - A\n", "hum\n", 500000, "ER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-returns", "TY  - JOUR\rTI  - A\rAB  - A\r", "hum\r", 500000, "ER  - \rTY  - JOUR\rTI  - Good\rER  - \r" },
  { "ris-junk", "TY  - JOUR\nTI  - A\nER  - \n", "hum\n", 500000, "\nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-empty", "TY  - JOUR\nTI  - A\nER  - \n", "TY  - JOUR\nER  - \n", 30000, "TY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-markup", "TY  - JOUR\nTI  - A\nAB  - ", "<b><i>&amp;", 100000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-brackets", "TY  - JOUR\nTI  - A\nAU  - A, ", "[", 1000000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-volumes", "TY  - JOUR\nTI  - A\nVL  - ", "v. ", 300000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-dashes", "TY  - JOUR\nTI  - A\nSP  - 1", "-", 300000, "\nER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "ris-volume-lines", "TY  - JOUR\nTI  - A\n", "VL  - 8\n", 100000, "ER  - \nTY  - JOUR\nTI  - Good\nER  - \n" },
  { "refer-authors-in-one", "%0 A\n%T A\n", "%A A", 100000, "\n\n%0 B\n%T Good\n" },
  { "cochrane-lines", "Record #1 of 2\nTI: A\n", "AB: hum\nhum\n", 100000, "\nRecord #2 of 2\nTI: Good\n" },
  { "embase-rows", "\"TITLE\",\"A\"\n\"VOLUME\",\"8\"\n", "\"AUTHOR NAMES\",\"A\"\n", 100000, "\n\"TITLE\",\"Good\"\n" },
  { "embase-rows-open", "\"TITLE\",\"A\"\n\"VOLUME\",\"8\"\n", "A,\"x\n", 100000, "\n\"TITLE\",\"Good\"\n" },
  { "pubmed-summary-numbers", "1: A. 2031;8:1. PMID: 1.\n\n", "2: hum\n", 100000, "\n2: Good\n" },
  { "nbib-tags", "PMID- 1\nTI  - A\n", "OWN - \n\n", 150000, "PMID- 2\nTI  - Good\n" },
  { "nbib-wraps", "PMID- 1\nTI  - A\n", "      hum\n", 200000, "\nPMID- 2\nTI  - Good\n" },
  { "refer-blanks", "%0 A\n%T A\n", "\n%A A\n", 100000, "\n%0 B\n%T Good\n" },
  { "refer-types", "%0 A\n%T A\n", "%0\n", 200000, "%0 B\n%T Good\n" },
  { "wos-lines", "FN A\nVR 1\nPT J\nAU A\n", "   A, B\n", 100000, "ER\n\nPT J\nTI Good\nER\nEF\n" },
  { "refworks-lines", "RT Book\nT1 A\n", "AB A\n\n", 100000, "RT Book\nT1 Good\n" },
  { "noteexpress-braces", "{Reference Type}: A\n{Title}: A\n", "{Odd}: {\n", 100000, "{Reference Type}: A\n{Title}: Good\n" },
  { "scopus-lines", "Scopus\nEXPORT DATE: 1\nA\nB\n(2031) C, 8.\n", "ABSTRACT: hum\n", 100000, "SOURCE: Scopus\n\nGood\n(2031) C, 8.\nSOURCE: Scopus\n" },
  { "scopus-commas", "Scopus\nEXPORT DATE: 1\nA\nB\n(2031) C", ", p. 1", 100000, "\nSOURCE: Scopus\n\nGood\n(2031) C, 8.\nSOURCE: Scopus\n" },
  { "proquest-rules", "____________________\nA\nDocument URL: a\n", "____________________\nA\n", 30000, "____________________\nTitle: Good\n" },
  { "sciencedirect-paragraphs", "A,\nB,\n2031,\n(https://www.sciencedirect.com/science/article/pii/S1)\n", "\nhum\n", 100000,
    "\nA,\nGood,\nJ,\n2031,\n(https://www.sciencedirect.com/science/article/pii/S2)\n" },
  { "sinomed-brackets", "【流水号】:1\n【标题】:A\n", "【【【\n", 100000, "\n【流水号】:2\n【标题】:Good\n" },
  { "sinomed-source", "【流水号】:1\n【标题】:A\n【出处】:", "2031 ", 200000, "\n【流水号】:2\n【标题】:Good\n" },
  { "ovid-labels", "<1>\nTitle\n  A\n", "Odd\n  hum\n", 50000, "<2>\nTitle\n  Good\n" },
  { "pubmed-text-numbers", "1. A. 2031;8:1.\n\nHum\n\nPMID: 1\n\n", "2. hum\n\n", 50000, "2. A. 2031;8:2.\n\nGood\n\nPMID: 2\n" },
};

static TcSource *
get_last (GPtrArray *sources)
{
  return sources->len > 0 ? g_ptr_array_index (sources, sources->len - 1) : NULL;
}

static void
test_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) s = g_string_new (files[i].begin);
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *fields = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint j = 0; j < files[i].times; j++)
    g_string_append (s, files[i].repeated);
  g_string_append (s, files[i].good);

  sources = read_test_read_bytes (s->str, s->len);
  fields = read_test_fields (get_last (sources));
  g_assert_true (g_str_has_prefix (fields, "title: Good\n"));
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
}

/* Records stand on every border of what is in view. */
static void
test_embase_views (void)
{
  g_autoptr (GString) s = g_string_new (NULL);
  g_autoptr (GPtrArray) sources = NULL;
  const guint n = 30000;

  for (guint i = 0; i < n; i++)
    g_string_append (s, "\"TITLE\",\"Good\"\n\"ABSTRACT\",\"We hum,\nTitle, and sleep.\"\n\"VOLUME\",\"8\"\n\"ISSUE\",\"2\"\n\n");
  g_assert_cmpuint (s->len, >, 2 * 1024 * 1024);
  sources = read_test_read_bytes (s->str, s->len);
  g_assert_cmpuint (sources->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fields = read_test_fields (g_ptr_array_index (sources, i));

      g_assert_cmpstr (fields, ==, "title: Good\nvolume: 8\nissue: 2\n");
    }
}

/* Bytes of any kind behind a good beginning, the same in every run. */
static void
test_noise (void)
{
  static const char * const begins[] = {
    "TY  - JOUR\nTI  - A\n", "PMID- 1\nTI  - A\n", "%0 A\n%T A\n", "FN A\nVR 1\nPT J\nTI A\n", "RT Book\nT1 A\n",
    "{Reference Type}: A\n{Title}: A\n", "<1>\nTitle\n  A\n", "VN  - Ovid\nTI  - A\n", "1. A. 2031;8:1.\n\nHum\n\nPMID: 1\n",
  };
  static const char letters[] = "\n\r \t-%{}:<>ABPTYERMID0123456789.;,()\xe5\x93\xbc\xc3\xa9\x80\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (20310203);

  for (guint i = 0; i < 40 * G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (GString) s = g_string_new (begins[i % G_N_ELEMENTS (begins)]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) sources = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = g_rand_int_range (random, 0, 2000); j > 0; j--)
        g_string_append_c (s, letters[g_rand_int_range (random, 0, sizeof letters - 1)]);
      bytes = g_bytes_new (s->str, s->len);
      sources = tc_read_bytes ("noise", bytes, NULL, &error);
      g_assert_true (sources != NULL || error != NULL);
      for (guint j = 0; sources != NULL && j < sources->len; j++)
        read_test_check_record (g_ptr_array_index (sources, j));
    }
}

/* Every byte of a file is in one part or in the frame between two: parts do not overlap and stand in order. */
static void
test_parts (void)
{
  static const char bytes[] = "1.\nTY  - A\nTI  - A\nER  - \n\nhum\n\nTI  - B\nER  - \nTY  - C\n\0TI  - C\n\xff\nER";
  g_autoptr (GBytes) all = g_bytes_new_static (bytes, sizeof bytes - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes ("parts", all, NULL, NULL, &error);
  guint64 end = 0;
  guint n = 0;

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);

      g_assert_no_error (error);
      if (part == NULL)
        break;
      g_assert_cmpuint (part->start, >=, end);
      end = part->start + part->length;
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (end, <=, sizeof bytes - 1);
  g_assert_cmpuint (tc_feed_get_position (feed), ==, sizeof bytes - 1);
}

/* A record of Scopus without its last line does not take the next one with it. */
static void
test_scopus_without_last (void)
{
  static const char text[] = "Scopus\nEXPORT DATE: 3 February 2031\n\nProbe B.\nHumming\n(2031) J Sample, 8, p. 1.\n\nABSTRACT: We hum.\n\n"
                             "Muster C.\nBuzzing\n(2031) J Sample, 8, p. 2.\n\nABSTRACT: We buzz.\nSOURCE: Scopus\n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpuint (source->warnings->len, ==, 1);
  g_assert_null (strstr (source->text, "Buzzing"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/read/records-hostile/", files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/read/records-hostile/embase-views", test_embase_views);
  g_test_add_func ("/read/records-hostile/scopus-without-last", test_scopus_without_last);
  g_test_add_func ("/read/records-hostile/noise", test_noise);
  g_test_add_func ("/read/records-hostile/parts", test_parts);
  return g_test_run ();
}
