/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "bench"

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "tc-feed-private.h"
#include "tc-tagged.h"
#include "tc-utf8.h"
#include "tc-xml.h"

/* What it costs to read a file of many records: "read-records STEP FILE" prints the records, the processor time in
 * seconds and the peak of memory over start-up in KiB. One thread, nothing is stored.
 *
 * Steps, each with those before it: "hash" opens the file, which finds out its format and its hash; "cut" cuts it into
 * records; "spans" finds the tags of each, or its elements, and where their values are (of files in UTF-8); "parse" instead
 * decides what the tags say and puts it into fields; "read" makes a source of it, with rendering, sections and suggestions. */

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Of this program alone: what getrusage() says begins with the peak of the process that started it. */
static long
peak_kib (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");

  return line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

/* Whether the record is whole. */
static gboolean
find_spans (TcFeedPart *part)
{
  gsize length;
  const char *bytes = g_bytes_get_data (tc_feed_part_get_bytes (part), &length);
  TcRecordText text = { .text = bytes, .length = length, .name = part->file->name };

  if (!tc_utf8_is_valid (bytes, length))
    return 0;
  if (part->file->reader->tags == NULL)
    {
      g_autoptr (TcXml) xml = tc_xml_parse (bytes, length, NULL);

      return xml != NULL && !tc_xml_is_damaged (xml);
    }
  else
    {
      g_auto (TcTagged) tagged;

      tc_tagged_scan (part->file->reader->tags, &text, &tagged);
      return !tc_statements_is_empty (&tagged.statements) && !tagged.no_first && !tagged.no_last;
    }
}

/* Whether the step found something in the record. */
static gboolean
take_step (const char *step,
           TcFeedPart *part)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (TcRecord) record = NULL;

  if (g_str_equal (step, "spans"))
    return find_spans (part);
  if (g_str_equal (step, "parse"))
    return (record = tc_feed_part_parse (part, NULL)) != NULL;
  if (g_str_equal (step, "read"))
    return (sources = tc_feed_part_read (part, NULL, NULL)) != NULL;

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TcFeed) feed = NULL;
  guint n_records = 0;
  double start;
  long memory;

  if (argc != 3)
    {
      g_printerr ("Usage: %s hash|cut|spans|parse|read FILE\n", argv[0]);
      return 2;
    }
  memory = peak_kib ();
  start = cpu_seconds ();
  file = g_file_new_for_path (argv[2]);
  feed = tc_feed_new_for_file (file, NULL, NULL, &error);
  while (feed != NULL && !g_str_equal (argv[1], "hash"))
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);

      if (part == NULL)
        break;
      if (part->kind == TC_FEED_RECORD && take_step (argv[1], part))
        n_records++;
    }
  if (error != NULL)
    {
      g_printerr ("%s: %s\n", argv[2], error->message);
      return 1;
    }
  g_print ("%u %.4f %ld\n", n_records, cpu_seconds () - start, peak_kib () - memory);

  return 0;
}
