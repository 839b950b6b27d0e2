/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record-suggest.h"

#include <string.h>

#include "tc-lines.h"

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

  for (guint i = 0; i < run->record->authors->len; i++)
    {
      const char *name = g_ptr_array_index (run->record->authors, i);
      TcPiece piece = { name, name + strlen (name), 0 };

      /* The value is the names joined, so each one stands behind the one before. */
      p = strstr (p, name);
      g_assert (p != NULL);
      suggest (run, "authors", i, tc_value_new_text (name), TC_RECORD_AUTHORS, p, strlen (name),
               tc_piece_language (piece));
      p += strlen (name);
    }
}

/* Finds @pattern, whose first group is the value, in a field. */
static gboolean
suggest_match (Run           *run,
               const char    *field,
               TcRecordField  from,
               const char    *pattern)
{
  const char *value = run->record->values[from];
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;
  int end = 0;

  if (value == NULL || strlen (value) > 20000)
    return FALSE;

  regex = g_regex_new (pattern, 0, 0, NULL);
  g_assert (regex != NULL);
  if (!g_regex_match (regex, value, 0, &match) || !g_match_info_fetch_pos (match, 1, &start, &end))
    return FALSE;

  suggest_text (run, field, from, value + start, end - start, "");
  return TRUE;
}

static void
suggest_year (Run *run)
{
  TcRecordField from = run->record->values[TC_RECORD_DATE] != NULL
                       ? TC_RECORD_DATE : TC_RECORD_YEAR;
  const char *value = run->record->values[from];
  g_autoptr (GRegex) regex = g_regex_new ("(?<!\\d)((?:18|19|20)\\d\\d)(?!\\d)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;

  if (value == NULL || strlen (value) > 200 || !g_regex_match (regex, value, 0, &match))
    return;

  /* The quote is the whole date, as the year alone can stand anywhere. */
  year = g_match_info_fetch (match, 1);
  suggest (run, "year", 0, tc_value_new_number (g_ascii_strtoull (year, NULL, 10)), from, value,
           strlen (value), "");
}

/* "13 2" and "13(2)" are volume and issue in one. */
static void
suggest_volume (Run *run)
{
  const char *value = run->record->values[TC_RECORD_VOLUME];
  g_autoptr (GRegex) regex = g_regex_new ("^(\\S+?)\\s*(?:\\(\\s*([^()]+?)\\s*\\)|\\s(\\d\\S*))$",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *volume = NULL;
  g_autofree char *issue = NULL;
  g_autofree char *plain_issue = NULL;

  if (value == NULL)
    return;
  if (run->record->values[TC_RECORD_ISSUE] != NULL || strlen (value) > 40 ||
      !g_regex_match (regex, value, 0, &match))
    {
      suggest_plain (run, "volume", TC_RECORD_VOLUME);
      return;
    }

  volume = g_match_info_fetch (match, 1);
  issue = g_match_info_fetch (match, 2);
  plain_issue = g_match_info_fetch (match, 3);
  suggest (run, "volume", 0, tc_value_new_text (volume), TC_RECORD_VOLUME, value, strlen (value),
           "");
  suggest (run, "issue", 0, tc_value_new_text (*issue != '\0' ? issue : plain_issue),
           TC_RECORD_VOLUME, value,
           strlen (value), "");
}

static void
suggest_identifiers (Run *run)
{
  /* Old DOIs hold every sign there is; what ends a sentence or a list is none of it. */
  static const char doi[] = "(10\\.\\d{4,9}/\\S+?)[.,;]?(?:\\s|$)";

  if (!suggest_match (run, "doi", TC_RECORD_DOI, doi))
    suggest_match (run, "doi", TC_RECORD_LINKS, "doi\\.org/(10\\.\\d{4,9}/[^\\s;?#]+)");
  if (!suggest_match (run, "pmid", TC_RECORD_PMID, "(?<!\\d)(\\d{1,8})(?!\\d)"))
    suggest_match (run, "pmid", TC_RECORD_LINKS,
                   "(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov|nih\\.gov/pubmed)/(\\d{1,8})(?!\\d)");
  if (!suggest_match (run, "pmcid", TC_RECORD_PMCID, "(PMC\\d{1,9})(?!\\d)"))
    suggest_match (run, "pmcid", TC_RECORD_LINKS, "(PMC\\d{1,9})(?!\\d)");
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
