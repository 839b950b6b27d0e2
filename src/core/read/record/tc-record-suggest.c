/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record-suggest.h"

#include <string.h>

#include "tc-identifier.h"
#include "tc-lines.h"
#include "tc-statement-shapes.h"

/* What the keys of a record say, as suggestions: the aggregator is nearly always right about them,
 * and each rests on the exact words in the rendering. */

typedef struct
{
  const TcRecord *record;
  TcSheet *sheet;
  const TcSheetPlace *places;
} Run;

/* Proposes @value for @field, resting on @length bytes at @start of the record's value @from. */
static void
suggest (Run           *run,
         const char    *field,
         guint          item,
         TcValue       *value,
         TcRecordField  from,
         const char    *start,
         gsize          length,
         const char    *language)
{
  tc_sheet_suggest (run->sheet, field, item, value, &run->places[from],
                    start - run->record->values[from], length, language);
}

static void
suggest_text (Run           *run,
              const char    *field,
              TcRecordField  from,
              const char    *start,
              gsize          length,
              const char    *language)
{
  g_autofree char *text = g_strndup (start, length);

  suggest (run, field, 0, tc_value_new_text (text), from, start, length, language);
}

static void
suggest_whole (Run           *run,
               const char    *field,
               TcRecordField  from)
{
  const char *value = run->record->values[from];
  TcPiece piece;

  if (value == NULL)
    return;

  piece.p = value;
  piece.end = value + strlen (value);
  piece.start = 0;
  suggest_text (run, field, from, value, strlen (value), tc_piece_language (piece));
}

/* The same for values that are in no language. */
static void
suggest_plain (Run           *run,
               const char    *field,
               TcRecordField  from)
{
  const char *value = run->record->values[from];

  if (value != NULL)
    suggest_text (run, field, from, value, strlen (value), "");
}

static void
suggest_authors (Run *run)
{
  const char *value = run->record->values[TC_RECORD_AUTHORS];
  const char *p = value;

  for (guint i = 0; i < run->record->authors.len; i++)
    {
      const char *name = run->record->authors.items[i];
      TcPiece piece = { name, name + strlen (name), 0 };

      /* The value is the names joined, so each one stands behind the one before. */
      p = strstr (p, name);
      g_assert (p != NULL);
      suggest (run, "authors", i, tc_value_new_text (name), TC_RECORD_AUTHORS, p, strlen (name),
               tc_piece_language (piece));
      p += strlen (name);
    }
}

/* Longer values are none that holds one thing. */
#define MAX_VALUE 20000

static gboolean
get_slice (Run           *run,
           TcRecordField  from,
           TcSlice       *slice)
{
  const char *value = run->record->values[from];

  if (value == NULL || strlen (value) > MAX_VALUE)
    return FALSE;
  *slice = (TcSlice) { value, value + strlen (value) };

  return TRUE;
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

/* The first number of at most @max digits. */
static gboolean
find_number (TcSlice  slice,
             gsize    max,
             TcSlice *number)
{
  for (const char *p = slice.p; p < slice.end; p++)
    {
      const char *after = skip_digits (p, slice.end);

      if (after == p)
        continue;
      if ((gsize) (after - p) <= max)
        {
          *number = (TcSlice) { p, after };
          return TRUE;
        }
      p = after;
    }

  return FALSE;
}

/* Digits right behind @words. */
static gboolean
find_behind (TcSlice     slice,
             const char *words,
             TcSlice    *number)
{
  const char *p = slice.p;

  while ((p = memmem (p, slice.end - p, words, strlen (words))) != NULL)
    {
      const char *after;

      p += strlen (words);
      after = skip_digits (p, slice.end);
      if (after > p && after - p <= 9)
        {
          *number = (TcSlice) { p, after };
          return TRUE;
        }
    }

  return FALSE;
}

/* "https://doi.org/10.5555/x?a=b" */
static gboolean
find_linked_doi (TcSlice  slice,
                 TcSlice *doi)
{
  static const char words[] = "doi.org/";
  const char *p = slice.p;

  while ((p = memmem (p, slice.end - p, words, strlen (words))) != NULL)
    {
      p += strlen (words);
      if (tc_slice_find_doi ((TcSlice) { p, slice.end }, doi) && doi->p == p)
        {
          for (p = doi->p; p < doi->end && strchr (";?#", *p) == NULL; p++)
            ;
          doi->end = p;
          return TRUE;
        }
    }

  return FALSE;
}

static void
suggest_slice (Run           *run,
               const char    *field,
               TcRecordField  from,
               TcSlice        slice)
{
  suggest_text (run, field, from, slice.p, slice.end - slice.p, "");
}

/* The quote is the whole date, as the year alone can stand anywhere. */
static void
suggest_year (Run *run)
{
  static const TcRecordField fields[] = { TC_RECORD_DATE, TC_RECORD_YEAR };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = run->record->values[fields[i]];
      TcSlice year;

      if (value == NULL || strlen (value) > 200 ||
          !tc_slice_find_year ((TcSlice) { value, value + strlen (value) }, &year))
        continue;
      suggest (run, "year", 0, tc_value_new_number (g_ascii_strtoull (year.p, NULL, 10)), fields[i], value,
               strlen (value), "");
      return;
    }
}

/* "13 2" and "13(2)": a volume, and an issue behind a blank or in brackets. */
static gboolean
divide_volume (TcSlice  value,
               TcSlice *volume,
               TcSlice *issue)
{
  const char *open = memchr (value.p, '(', value.end - value.p);
  const char *space = memchr (value.p, ' ', value.end - value.p);

  if (value.end - value.p > 40)
    return FALSE;
  if (open != NULL && value.end[-1] == ')')
    {
      *volume = tc_slice_trim ((TcSlice) { value.p, open });
      *issue = tc_slice_trim ((TcSlice) { open + 1, value.end - 1 });
    }
  else if (open == NULL && space != NULL)
    {
      *volume = (TcSlice) { value.p, space };
      *issue = tc_slice_trim ((TcSlice) { space, value.end });
      if (!g_ascii_isdigit (*issue->p))
        return FALSE;
    }
  else
    return FALSE;

  return volume->p < volume->end && issue->p < issue->end &&
         memchr (volume->p, ' ', volume->end - volume->p) == NULL &&
         memchr (issue->p, '(', issue->end - issue->p) == NULL &&
         memchr (issue->p, ')', issue->end - issue->p) == NULL &&
         (open != NULL || memchr (issue->p, ' ', issue->end - issue->p) == NULL);
}

static void
suggest_volume (Run *run)
{
  const char *value = run->record->values[TC_RECORD_VOLUME];
  TcSlice volume, issue;
  g_autofree char *volume_text = NULL;
  g_autofree char *issue_text = NULL;

  if (value == NULL)
    return;
  if (run->record->values[TC_RECORD_ISSUE] != NULL ||
      !divide_volume ((TcSlice) { value, value + strlen (value) }, &volume, &issue))
    {
      suggest_plain (run, "volume", TC_RECORD_VOLUME);
      return;
    }

  volume_text = tc_slice_dup (volume);
  issue_text = tc_slice_dup (issue);
  suggest (run, "volume", 0, tc_value_new_text (volume_text), TC_RECORD_VOLUME, value, strlen (value), "");
  suggest (run, "issue", 0, tc_value_new_text (issue_text), TC_RECORD_VOLUME, value, strlen (value), "");
}

/* An identifier in full-width forms or with percent signs: the value is what is meant, the quote what stands there. */
static gboolean
suggest_odd (Run           *run,
             const char    *key,
             TcRecordField  field,
             char        *(*normalise) (const char *text))
{
  const char *value = run->record->values[field];
  g_autofree char *identifier = normalise (value);

  if (identifier == NULL)
    return FALSE;

  suggest (run, key, 0, tc_value_new_text (identifier), field, value, strlen (value), "");

  return TRUE;
}

/* PubMed has not given numbers of more digits, and none that begins with 0. */
#define MAX_PMID_DIGITS 8

static void
suggest_identifiers (Run *run)
{
  TcSlice value, found;

  if (get_slice (run, TC_RECORD_DOI, &value) && tc_slice_find_doi (value, &found))
    suggest_slice (run, "doi", TC_RECORD_DOI, found);
  else if (!suggest_odd (run, "doi", TC_RECORD_DOI, tc_identifier_doi) &&
           get_slice (run, TC_RECORD_LINKS, &value) && find_linked_doi (value, &found))
    suggest_slice (run, "doi", TC_RECORD_LINKS, found);

  if (get_slice (run, TC_RECORD_PMID, &value) && find_number (value, MAX_PMID_DIGITS, &found) && *found.p != '0')
    suggest_slice (run, "pmid", TC_RECORD_PMID, found);
  else if (!suggest_odd (run, "pmid", TC_RECORD_PMID, tc_identifier_pmid) &&
           get_slice (run, TC_RECORD_LINKS, &value) &&
           (find_behind (value, "pubmed.ncbi.nlm.nih.gov/", &found) ||
            find_behind (value, "nih.gov/pubmed/", &found)) &&
           found.end - found.p <= MAX_PMID_DIGITS && *found.p != '0')
    suggest_slice (run, "pmid", TC_RECORD_LINKS, found);

  if (get_slice (run, TC_RECORD_PMCID, &value) && find_behind (value, "PMC", &found))
    suggest_slice (run, "pmcid", TC_RECORD_PMCID, (TcSlice) { found.p - 3, found.end });
  else if (get_slice (run, TC_RECORD_LINKS, &value) && find_behind (value, "PMC", &found))
    suggest_slice (run, "pmcid", TC_RECORD_LINKS, (TcSlice) { found.p - 3, found.end });
}

/**
 * tc_record_suggest:
 * @record: a record
 * @sheet: where it was written
 * @places: (array): where each value of @record stands on @sheet
 *
 * Proposes the citation of a report from the fields of a record.
 */
void
tc_record_suggest (const TcRecord     *record,
                   TcSheet            *sheet,
                   const TcSheetPlace *places)
{
  Run run = { record, sheet, places };

  suggest_whole (&run, "title", TC_RECORD_TITLE);
  suggest_whole (&run, "title_zh", TC_RECORD_TITLE_ZH);
  suggest_authors (&run);
  suggest_whole (&run, "journal", TC_RECORD_JOURNAL);
  suggest_year (&run);
  suggest_whole (&run, "publication_date", TC_RECORD_DATE);
  suggest_volume (&run);
  suggest_plain (&run, "issue", TC_RECORD_ISSUE);
  suggest_plain (&run, "pages", TC_RECORD_PAGES);
  suggest_identifiers (&run);
}
