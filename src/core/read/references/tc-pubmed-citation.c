/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-pubmed-citation.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* The line of a PubMed page that says where a report stands: "12. J Sample. 2031 Feb;8(2):11-9. doi: 10.5555/x." of a
 * paper, "In: The Sample Book [Internet]. Sampletown: Sample House; 2031–." and a date below it of a chapter. */

/**
 * tc_pubmed_skip_number:
 *
 * Returns: (nullable): what stands behind the number of a record, "12. " or as older pages have it "12: "; %NULL where
 *   there is none
 */
const char *
tc_pubmed_skip_number (TcSlice line)
{
  const char *p = line.p;

  while (p < line.end && g_ascii_isdigit (*p) && p - line.p < 8)
    p++;

  return p > line.p && p + 1 < line.end && (p[0] == '.' || p[0] == ':') && p[1] == ' ' ? p + 2 : NULL;
}

/* What stands behind a year in citations: "2031 Feb", "2031 1st Quart", "2031;8", "2031-2032;8", or nothing. */
static gboolean
ends_year (const char *p,
           const char *end)
{
  if (p == end || strchr (";.:\r\n", *p) != NULL)
    return TRUE;
  if (end - p > 4 && *p == '-')
    return g_ascii_isdigit (p[1]);

  return end - p > 2 && *p == ' ' && (g_ascii_isupper (p[1]) || (g_ascii_isdigit (p[1]) && g_ascii_isalpha (p[2])));
}

/**
 * tc_pubmed_find_year:
 * @citation: a paragraph without its number
 * @year: (out): four digits
 *
 * Returns: whether a year follows the name of a journal: ". 2031", the blank may be a line end
 */
gboolean
tc_pubmed_find_year (TcSlice  citation,
                     TcSlice *year)
{
  for (const char *p = citation.p; (p = memchr (p, '.', citation.end - p)) != NULL; p++)
    {
      TcSlice rest = { p + 1, citation.end };

      while (rest.p < rest.end && g_ascii_isspace (*rest.p))
        rest.p++;
      if (rest.p > p + 1 && rest.end - rest.p >= 4 &&
          tc_slice_find_year ((TcSlice) { rest.p, rest.p + 4 }, year) && year->p == rest.p &&
          ends_year (year->end, citation.end))
        return TRUE;
    }

  return FALSE;
}

/* "24(4)", "41 Suppl 1", "(3)", "12(Suppl 2)". */
static void
add_volume (TcRecord *record,
            TcSlice   volume)
{
  const char *open = memchr (volume.p, '(', volume.end - volume.p);
  g_autofree char *text = NULL;
  g_autofree char *issue = NULL;

  volume = tc_slice_trim (volume);
  if (open != NULL && volume.end[-1] == ')')
    {
      issue = g_strndup (open + 1, volume.end - open - 2);
      tc_record_add (record, TC_RECORD_ISSUE, issue);
      volume.end = open;
    }
  text = g_strndup (volume.p, volume.end - volume.p);
  tc_record_add (record, TC_RECORD_VOLUME, text);
}

/* Up to a full stop that ends the sentence. */
static TcSlice
take_sentence (TcSlice rest)
{
  const char *p = rest.p;

  while ((p = memchr (p, '.', rest.end - p)) != NULL && p + 1 < rest.end && p[1] != ' ')
    p++;

  return (TcSlice) { rest.p, p != NULL ? p : rest.end };
}

/**
 * tc_pubmed_add:
 * @slice: text, perhaps of several lines
 *
 * Says something about the record.
 */
void
tc_pubmed_add (TcRecord      *record,
               TcRecordField  field,
               TcSlice        slice)
{
  g_autofree char *owned = NULL;
  TcSlice text = tc_slice_text (slice, FALSE, &owned);

  tc_record_add_slice (record, field, text.p, text.end - text.p);
}

/**
 * tc_pubmed_read_place:
 * @year: four digits
 * @date: what begins with them: "2031 Feb;8(2):11-9", ahead of print "2031 Feb 3:1-9"
 *
 * Says the date, the volume, the issue and the pages.
 */
void
tc_pubmed_read_place (TcRecord *record,
                      TcSlice   year,
                      TcSlice   date)
{
  const char *semicolon = memchr (date.p, ';', date.end - date.p);
  TcSlice place = { semicolon != NULL ? semicolon + 1 : date.p, date.end };
  const char *colon = memchr (place.p, ':', place.end - place.p);

  if (semicolon != NULL)
    add_volume (record, (TcSlice) { place.p, colon != NULL ? colon : place.end });
  if (colon != NULL)
    tc_pubmed_add (record, TC_RECORD_PAGES, (TcSlice) { colon + 1, place.end });
  date.end = semicolon != NULL ? semicolon : colon != NULL ? colon : date.end;
  if (date.end > year.end)
    tc_pubmed_add (record, TC_RECORD_DATE, date);
}

/**
 * tc_pubmed_read_citation:
 * @paragraph: "J Sample. 2031 Feb;8(2):11-9. doi: 10.5555/x.", without its number
 *
 * Says where a paper stands, as far as the record does not say it yet.
 */
void
tc_pubmed_read_citation (TcRecord *record,
                         TcSlice   paragraph)
{
  g_autofree char *text = tc_slice_dup_text (paragraph, FALSE);
  TcSlice citation = { text, text + strlen (text) };
  TcSlice year, doi;

  if (!tc_pubmed_find_year (citation, &year))
    return;

  tc_pubmed_add (record, TC_RECORD_JOURNAL, (TcSlice) { citation.p, year.p - 2 });
  tc_pubmed_add (record, TC_RECORD_YEAR, year);
  tc_pubmed_read_place (record, year, take_sentence ((TcSlice) { year.p, citation.end }));
  if (tc_slice_find_doi ((TcSlice) { year.end, citation.end }, &doi))
    tc_pubmed_add (record, TC_RECORD_DOI, doi);
}

/* --- chapters -------------------------------------------------------------------------------------- */

/**
 * tc_pubmed_is_book:
 *
 * Returns: whether a paragraph says in which book a chapter stands
 */
gboolean
tc_pubmed_is_book (TcSlice paragraph)
{
  TcSlice year;

  return tc_slice_has_prefix (paragraph, "In: ") && tc_slice_find_year (paragraph, &year);
}

/**
 * tc_pubmed_read_book:
 * @paragraph: "In: The Sample Book [Internet]. Sampletown: Sample House; 2031–.", and perhaps "2031
 * Feb 3." on a line below
 *
 * Says in which book a chapter stands, and when it was written.
 */
void
tc_pubmed_read_book (TcRecord *record,
                     TcSlice   paragraph)
{
  g_autofree char *text = tc_slice_dup_text (paragraph, FALSE);
  TcSlice book = { text + strlen ("In: "), text + strlen (text) };
  TcSlice title = take_sentence (book);
  const char *internet = tc_slice_find (title, " [Internet]");
  TcSlice year;

  tc_record_add_other (record, "Source", text);
  tc_pubmed_add (record, TC_RECORD_JOURNAL, (TcSlice) { title.p, internet != NULL ? internet : title.end });
  /* The date of the chapter stands behind that of the publisher. */
  if (tc_pubmed_find_year ((TcSlice) { title.end, book.end }, &year))
    {
      TcSlice date = take_sentence ((TcSlice) { year.p, book.end });

      if (date.end > year.end)
        tc_pubmed_add (record, TC_RECORD_DATE, date);
      tc_pubmed_add (record, TC_RECORD_YEAR, year);
    }
  else if (tc_slice_find_year ((TcSlice) { title.end, book.end }, &year))
    tc_pubmed_add (record, TC_RECORD_YEAR, year);
}
