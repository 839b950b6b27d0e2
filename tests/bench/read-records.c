/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "bench"

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "tc-feed-private.h"
#include "tc-read.h"

/* What it costs to read a file of many records: "read-records STEP FILE" prints the records, the processor time in
 * seconds and the peak of memory in KiB. One thread, nothing is stored.
 *
 * Steps: "hash" opens the file, which finds out its format and its hash; "cut" also cuts it into records; "parse" also
 * decodes each record and puts what its tags say into fields; "read" makes a source of it, with rendering, sections and
 * suggestions. */

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TcFeed) feed = NULL;
  gboolean cut, parse, read;
  guint n_records = 0;
  guint n_sources = 0;
  double start;
  long memory;

  if (argc != 3)
    {
      g_printerr ("Usage: %s hash|cut|parse|read FILE\n", argv[0]);
      return 2;
    }
  cut = !g_str_equal (argv[1], "hash");
  parse = g_str_equal (argv[1], "parse");
  read = g_str_equal (argv[1], "read");
  memory = peak_kib ();
  start = cpu_seconds ();
  file = g_file_new_for_path (argv[2]);
  feed = tc_feed_new_for_file (file, NULL, NULL, &error);
  while (feed != NULL && cut)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);
      g_autoptr (GPtrArray) sources = NULL;
      g_autoptr (TcRecord) record = NULL;

      if (part == NULL)
        break;
      n_records += part->kind == TC_FEED_RECORD;
      if (read && part->kind == TC_FEED_RECORD)
        sources = tc_feed_part_read (part, NULL, NULL);
      if (parse && part->kind == TC_FEED_RECORD)
        record = tc_feed_part_parse (part, NULL);
      n_sources += record != NULL;
      n_sources += sources != NULL ? sources->len : 0;
    }
  if (error != NULL)
    {
      g_printerr ("%s: %s\n", argv[2], error->message);
      return 1;
    }
  g_print ("%u %.4f %ld\n", read || parse ? n_sources : n_records, cpu_seconds () - start, peak_kib () - memory);

  return 0;
}
