/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-named.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"
#include "tc-table.h"

/* Embase's CSV with the fields of a record below each other: "TITLE","Humming", then "AUTHOR
 * NAMES","Probe B.","Muster C.". What each one is says its name (tc-named.c). */

#define MAX_NAME 40
/* A row of more lines has lost a quote. */
#define MAX_LINES 200

/* "Title, methods and results" is a line of an abstract. */
static gboolean
begins_record (TcSlice line)
{
  return tc_slice_has_prefix (line, "\"TITLE\",") ||
         (tc_slice_has_prefix (line, "TITLE,") && (line.end - line.p == 6 || line.p[6] != ' '));
}

/* Whether a line begins with a known name in quotes, which inside a value would be doubled: there a quote was lost. */
static gboolean
begins_quoted_row (TcSlice line)
{
  const char *close;
  g_autofree char *name = NULL;

  if (line.end - line.p < 4 || *line.p != '"')
    return FALSE;
  close = memchr (line.p + 1, '"', MIN (line.end - line.p - 1, MAX_NAME));
  if (close == NULL || close + 1 == line.end || close[1] != ',')
    return FALSE;
  name = g_strndup (line.p + 1, close - line.p - 1);

  return tc_named_find_tag (name) != NULL;
}

/* Cuts the next row off, with the lines of its quoted values. Where a quote is not closed soon, or
 * never, the row is a line. Returns %FALSE where its end is not in view. */
static gboolean
cut_row (const char *p,
         const char *end,
         gboolean    last,
         TcCutLine  *row)
{
  TcCutLine line;
  gboolean open = FALSE;
  guint n = 0;

  if (!tc_cut_line (p, end, last, row))
    return FALSE;
  for (const char *next = p; n < MAX_LINES && tc_cut_line (next, end, last, &line); next = line.next)
    {
      if (open && begins_quoted_row (line.line))
        {
          *row = (TcCutLine) { { p, next }, next };
          return TRUE;
        }
      open = tc_table_leaves_open (line.line, ',', open);
      if (!open)
        {
          *row = (TcCutLine) { { p, line.line.end }, line.next };
          return TRUE;
        }
      n++;
    }

  return last || n == MAX_LINES;
}

/* A row below the title whose name is known and says no title either. */
static gboolean
is_field (TcSlice line)
{
  g_autoptr (GPtrArray) values = tc_table_split (line, ',');
  const char *tag = values->len > 1 ? tc_named_find_tag (g_ptr_array_index (values, 0)) : NULL;

  return tag != NULL && tc_named_find_tag (g_ptr_array_index (values, 1)) == NULL;
}

/* The title, and a known field below it. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;

  while (tc_cut_line (p, end, TRUE, &line) && tc_cut_line_is_blank (line.line))
    p = line.next;
  if (end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  if (!cut_row (p, end, TRUE, &line) || !begins_record (line.line) || !cut_row (line.next, end, TRUE, &line))
    return FALSE;

  return is_field (line.line);
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  TcCutLine line;
  gboolean whole = FALSE;

  while (tc_cut_line (p, end, last, &line) && tc_cut_line_is_blank (line.line))
    p = line.next;
  if (p == bytes && length >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);

  while (!whole && cut_row (p, end, last, &line))
    {
      whole = p > bytes && (begins_record (line.line) || p - bytes >= TC_TAGS_MAX_PART);
      if (!whole)
        p = line.next;
    }
  if (whole || last)
    return tc_cut_at (begins_record ((TcSlice) { bytes, end }) ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, p);

  return (TcCut) { TC_CUT_MORE, 0 };
}

/* The values of people are one author each; of other fields they are items of one value. */
static void
add_row (TcNamed   *named,
         GPtrArray *values)
{
  const char *name = g_ptr_array_index (values, 0);
  const char *tag = tc_named_find_tag (name);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 1; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (g_strcmp0 (tag, "AU") == 0)
        tc_named_add (named, name, g_strdup (value));
      else
        g_string_append_printf (joined, "%s%s", joined->len > 0 && *value != '\0' ? "; " : "", value);
    }
  if (joined->len > 0)
    tc_named_add (named, name, g_strdup (joined->str));
}

/* "Journal of Samples (2031) 8:2 (11-19). Date of Publication: …": what follows the journal has fields of its own. */
static void
trim_journal (TcRecord *record)
{
  const char *journal = record->values[TC_RECORD_JOURNAL];
  const char *open = journal != NULL ? strstr (journal, " (") : NULL;

  for (; open != NULL; open = strstr (open + 1, " ("))
    {
      TcSlice year;

      if (strlen (open) > 6 && open[6] == ')' && tc_slice_find_year ((TcSlice) { open + 2, open + 6 }, &year))
        {
          tc_record_shorten (record, TC_RECORD_JOURNAL, open - journal);
          return;
        }
    }
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  TcRecord *record;
  const char *end = text->text + text->length;
  TcCutLine line;

  for (const char *p = text->text; cut_row (p, end, TRUE, &line); p = line.next)
    {
      g_autoptr (GPtrArray) values = tc_table_split (line.line, ',');

      if (values->len > 1)
        add_row (named, values);
      else if (!tc_slice_is_blank (line.line))
        tc_named_add_tag (named, NULL, "Text without a field", tc_slice_dup (line.line));
    }

  record = tc_named_finish (named, error);
  if (record != NULL)
    trim_journal (record);

  return record;
}

const TcReader tc_reader_embase_rows = {
  .id = "embase-rows", .sniff = sniff, .cut = cut, .parse_record = parse_record
};
