/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-pubmed-citation.h"
#include "tc-pubmed-names.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"

/* PubMed's format "Summary (text)", a paragraph a record: "1: Probe B, Muster C. Humming. J Sample.
 * 2031 Feb;8(2):11-9. doi: 10.5555/x. PMID: 1; PMCID: PMC1." */

static const char pmid_word[] = "PMID: ";

/* Whether a line begins a record. */
static gboolean
begins_record (TcSlice line)
{
  return tc_pubmed_skip_number (line) != NULL;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  const char *content = bytes;
  TcCutLine line;
  gboolean has_pmid = FALSE;
  gboolean record;

  while (tc_cut_line (p, end, last, &line) && tc_cut_line_is_blank (line.line))
    p = line.next;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  if (!tc_cut_line (p, end, last, &line))
    return (TcCut) { TC_CUT_MORE, 0 };

  record = begins_record (line.line);
  for (; tc_cut_line (p, end, last, &line) && p - bytes < TC_TAGS_MAX_PART; p = line.next)
    {
      if (tc_cut_line_is_blank (line.line) || (has_pmid && begins_record (line.line)))
        return tc_cut_at (record ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, content);
      has_pmid |= tc_slice_find (line.line, "PMID:") != NULL;
      content = line.next;
    }

  return last || p - bytes >= TC_TAGS_MAX_PART ? tc_cut_at (record ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, content)
                                               : (TcCut) { TC_CUT_MORE, 0 };
}

/* The first paragraph says everything up to the PMID. */
static gboolean
sniff (TcDocument *document)
{
  const char *end = document->text + document->length;
  TcCut part = cut (document->text, document->length, TRUE);
  TcSlice paragraph, year;

  if (part.kind == TC_CUT_FRAME)
    paragraph.p = document->text + part.length;
  else
    paragraph.p = document->text;
  if (paragraph.p == end)
    return FALSE;
  part = cut (paragraph.p, end - paragraph.p, TRUE);
  paragraph.end = paragraph.p + part.length;

  return part.kind == TC_CUT_RECORD && tc_slice_find (paragraph, pmid_word) != NULL &&
         tc_pubmed_find_year (paragraph, &year);
}

/* Behind the next sentence that begins at @p, NULL where there is none. */
static const char *
find_sentence_end (const char *p,
                   const char *end)
{
  for (; end - p > 1; p++)
    if (strchr (".?!", *p) != NULL && p[1] == ' ')
      return p + 2;

  return NULL;
}

/* The authors are the first sentence, where it is names. */
static const char *
read_names (TcRecord *record,
            TcSlice   text)
{
  const char *after = find_sentence_end (text.p, text.end);

  if (after == NULL || !tc_pubmed_is_names ((TcSlice) { text.p, after - 1 }))
    return text.p;
  tc_pubmed_read_names (record, (TcSlice) { text.p, after - 1 });

  return after;
}

/* The journal is the last sentence before the year. */
static const char *
find_journal (TcSlice text)
{
  const char *journal = text.p;
  const char *next;
  TcSlice year;

  if (!tc_pubmed_find_year (text, &year))
    return text.end;
  while ((next = find_sentence_end (journal, year.p)) != NULL && next < year.p)
    journal = next;

  return journal;
}

static void
read_number (TcRecord      *record,
             TcRecordField  field,
             TcSlice        text,
             const char    *word,
             gboolean     (*find) (TcSlice  slice,
                                   TcSlice *number))
{
  const char *found = tc_slice_find (text, word);
  TcSlice number;

  if (found != NULL && find ((TcSlice) { found + strlen (word), text.end }, &number))
    tc_pubmed_add (record, field, number);
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcRecord) record = tc_record_new ();
  g_autofree char *line = tc_slice_dup_text ((TcSlice) { text->text, text->text + text->length }, FALSE);
  TcSlice rest = { line, line + strlen (line) };
  const char *journal = tc_pubmed_skip_number (rest);

  if (journal != NULL)
    rest.p = journal;
  rest.p = read_names (record, rest);
  journal = find_journal (rest);
  tc_pubmed_add (record, TC_RECORD_TITLE, (TcSlice) { rest.p, journal });
  if (!tc_record_has_content (record))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED, _("The record has no field with a value."));
      return NULL;
    }
  rest.p = journal;
  tc_pubmed_read_citation (record, rest);
  read_number (record, TC_RECORD_PMID, rest, pmid_word, tc_slice_find_number);
  read_number (record, TC_RECORD_PMCID, rest, "PMCID: ", tc_slice_find_pmcid);
  tc_record_add_other (record, "Source", journal);
  if (record->values[TC_RECORD_PMID] == NULL)
    tc_record_add_warning (record, N_("The record has no last line (PMID); it may be incomplete."));

  return g_steal_pointer (&record);
}

const TcReader tc_reader_pubmed_summary = {
  .id = "pubmed-summary", .sniff = sniff, .cut = cut, .parse_record = parse_record
};
