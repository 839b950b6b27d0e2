/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-line-fields.h"
#include "tc-reader.h"

/* The text of ProQuest: records between lines of underscores, the title on its first line, then
 * "Author: Probe, Bert" and the like. */

static const TcLineLabel labels[] = {
  { "Title", "TI" }, { "Author", "AU" }, { "Authors", "AU" }, { "Abstract", "AB" },
  { "Publication title", "JO" }, { "Volume", "VL" },
  { "Issue", "IS" }, { "Pages", "PG" }, { "First page", "SP" }, { "Article number", "AR" },
  { "Publication year", "YR" },
  { "Year", "YR" }, { "Publication date", "DA" }, { "Degree date", "DA" }, { "DOI", "DO" },
  { "PubMed ID", "PM" }, { "PMID", "PM" },
  { "Accession number", "AN" }, { "Document type", "PT" }, { "Subject", "KW" },
  { "MeSH subject", "KW" }, { "Identifier / keyword", "KW" },
  { "Business indexing term", "KW" }, { "Author affiliation", "AD" }, { "Affiliation", "AD" }, { "Document URL", "LK" },
  { "Database", "DB" }, { "Original title", "TT" }, { "Alternate title", NULL },
  { "Publication info", NULL }, { "Links", NULL },
  { "Full text", NULL }, { "Source", NULL }, { "Source type", NULL }, { "Publisher", NULL },
  { "Place of publication", NULL },
  { "Country of publication", NULL }, { "Publication subject", NULL }, { "ISSN", NULL },
  { "e-ISSN", NULL }, { "ISBN", NULL },
  { "CODEN", NULL }, { "Language of publication", NULL }, { "Language", NULL },
  { "Document feature", NULL }, { "Location", NULL },
  { "People", NULL }, { "Company / organization", NULL }, { "Section", NULL },
  { "Number of pages", "PN" }, { "Advisor", NULL },
  { "Committee member", NULL }, { "University/institution", NULL }, { "University location", NULL }, { "Degree", NULL },
  { "School code", NULL }, { "Dissertation/thesis number", NULL }, { "ProQuest document ID", NULL },
  { "Copyright", NULL },
  { "Last updated", NULL }, { "Full text availability", NULL }, { "References", NULL },
  { "Notes", NULL }, { "Correspondence author", NULL },
  { "Classification", NULL }, { "Publication history", NULL },
  { "Electronic publication date", NULL }, { "Online publication date", NULL },
};

#define MIN_RULE 20

static gboolean
is_rule (TcSlice line)
{
  line = tc_slice_trim (line);
  if (line.end - line.p < MIN_RULE)
    return FALSE;
  for (const char *p = line.p; p < line.end; p++)
    if (*p != '_')
      return FALSE;

  return TRUE;
}

/* "Document 1 of 12" */
static gboolean
is_number (TcSlice line)
{
  static const char word[] = "Document ";

  return tc_slice_has_prefix (line, word) && line.end - line.p < 40 && g_ascii_isdigit (line.p[strlen (word)]) &&
         tc_slice_find (line, " of ") != NULL;
}

static gboolean
is_frame (TcSlice line)
{
  return is_rule (line) || tc_cut_line_is_blank (line) || is_number (line);
}

/* What stands before the first record. */
static gboolean
is_cover (TcSlice line)
{
  return tc_slice_has_prefix (line, "Report Information from ProQuest") ||
         tc_slice_has_prefix (line, "Table of contents");
}

/* What the firm writes behind the last record. */
static gboolean
is_imprint (TcSlice line)
{
  return tc_slice_has_prefix (line, "Contact us at:") || tc_slice_has_prefix (line, "Database copyright") ||
         tc_slice_has_prefix (line, "Terms and Conditions:") || tc_slice_has_prefix (line, "Copyright \xc2\xa9 ");
}

/* Whether a line up to the next rule has a label. Returns -1 where that cannot be seen yet. */
static int
has_label (const char *p,
           const char *end,
           gboolean    last)
{
  TcLineFields fields = { .labels = labels, .n_labels = G_N_ELEMENTS (labels) };
  TcSlice value;
  TcCutLine line;

  for (; tc_cut_line (p, end, last, &line); p = line.next)
    {
      if (is_rule (line.line))
        return FALSE;
      if (tc_line_fields_find (&fields, line.line, &value) != NULL)
        return TRUE;
    }

  return last ? FALSE : -1;
}

static const char *
find_part_end (const char *p,
               const char *end)
{
  TcCutLine line;

  while (tc_cut_line (p, end, TRUE, &line) && !is_rule (line.line))
    p = line.next;

  return p;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  const char *content = bytes;
  gboolean imprint = FALSE;
  gboolean cover;
  int label;
  TcCutLine line;

  for (; tc_cut_line (p, end, last, &line) && (is_frame (line.line) || is_imprint (line.line)); p = line.next)
    imprint |= is_imprint (line.line);
  if (imprint && p < end)
    {
      label = has_label (p, end, last);
      if (label < 0 && p - bytes < TC_TAGS_MAX_PART)
        return (TcCut) { TC_CUT_MORE, 0 };
      if (label == FALSE)
        p = find_part_end (p, end);
    }
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  cover = tc_cut_line (p, end, last, &line) && is_cover (line.line);
  for (; tc_cut_line (p, end, last, &line) && p - bytes < TC_TAGS_MAX_PART; p = line.next)
    {
      if (is_rule (line.line))
        return tc_cut_at (cover ? TC_CUT_FRAME : TC_CUT_RECORD, bytes, content);
      if (!tc_cut_line_is_blank (line.line))
        content = line.next;
    }

  return last || p - bytes >= TC_TAGS_MAX_PART ? tc_cut_at (TC_CUT_RECORD, bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

/* A line of underscores, and below it what only ProQuest says of a report. */
static gboolean
sniff (TcDocument *document)
{
  static const char * const words[] = { "Publication info: ", "ProQuest document ID: ", "Document URL: " };
  const char *p = document->text;
  const char *end = p + document->length;
  gboolean rule = FALSE;
  TcCutLine line;

  for (; tc_cut_line (p, end, TRUE, &line); p = line.next)
    {
      if (!rule && !is_frame (line.line))
        return FALSE;
      rule |= is_rule (line.line);
      for (gsize i = 0; rule && i < G_N_ELEMENTS (words); i++)
        if (tc_slice_has_prefix (line.line, words[i]))
          return TRUE;
    }

  return FALSE;
}

/* "Journal of Samples; Sampletown": the place is no part of the name. */
static void
trim_journal (TcRecord *record)
{
  const char *journal = record->values[TC_RECORD_JOURNAL];
  const char *place = journal != NULL ? strstr (journal, "; ") : NULL;

  if (place != NULL)
    tc_record_shorten (record, TC_RECORD_JOURNAL, place - journal);
}

/* "Probe, Bert 1": the number of an address. */
static TcSlice
trim_number (TcSlice name)
{
  const char *p;

  name = tc_slice_trim (name);
  for (p = name.end; p > name.p && (g_ascii_isdigit (p[-1]) || p[-1] == ','); p--)
    ;

  return p > name.p && p < name.end && p[-1] == ' ' ? tc_slice_trim ((TcSlice) { name.p, p }) : name;
}

/* Of "Author: Probe, Bert 1 ; Muster, Carla 2" the line without the numbers. */
static char *
drop_numbers (TcSlice line)
{
  GString *s = g_string_new (NULL);

  while (line.p < line.end)
    {
      const char *semicolon = memchr (line.p, ';', line.end - line.p);
      TcSlice name = trim_number ((TcSlice) { line.p, semicolon != NULL ? semicolon : line.end });

      g_string_append_printf (s, "%s%.*s", s->len > 0 ? "; " : "", (int) (name.end - name.p), name.p);
      line.p = semicolon != NULL ? semicolon + 1 : line.end;
    }

  return g_string_free (s, FALSE);
}

static gboolean
names_authors (TcSlice line)
{
  return tc_slice_has_prefix (line, "Author: ") || tc_slice_has_prefix (line, "Authors: ");
}

/* Texts have lines such as "Location: two hospitals": in them a label counts only behind a blank line. */
static gboolean
add_line (TcLineFields *fields,
          TcSlice       line,
          gboolean      after_blank)
{
  const char *label = fields->label != NULL ? fields->label->label : "";
  g_autofree char *authors = NULL;

  if (!after_blank && (g_str_equal (label, "Abstract") || g_str_equal (label, "Full text")))
    return tc_line_fields_continue (fields, line);
  if (!names_authors (line))
    return tc_line_fields_add (fields, line);

  authors = drop_numbers (line);

  return tc_line_fields_add (fields, (TcSlice) { authors, authors + strlen (authors) });
}

static gboolean
says_nothing (TcSlice line)
{
  return tc_slice_has_prefix (line, "Abstract: None available");
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  g_auto (TcLineFields) fields = { NULL };
  const char *end = text->text + text->length;
  TcSlice title = { NULL, NULL };
  gboolean has_title = FALSE;
  gboolean after_blank = TRUE;
  TcCutLine line;
  TcRecord *record;

  tc_line_fields_init (&fields, named, labels, G_N_ELEMENTS (labels));
  for (const char *p = text->text; tc_cut_line (p, end, TRUE, &line); p = line.next)
    {
      gboolean behind = after_blank;

      after_blank = tc_cut_line_is_blank (line.line);
      if (says_nothing (line.line))
        tc_line_fields_end (&fields);
      else if (add_line (&fields, line.line, behind) || after_blank)
        has_title |= fields.label != NULL && g_str_equal (fields.label->label, "Title");
      else if (title.p == NULL)
        title = line.line;
      else
        tc_named_add_tag (named, NULL, "Text without a field", tc_slice_dup (line.line));
    }
  tc_line_fields_end (&fields);
  if (title.p != NULL)
    tc_named_add_tag (named, has_title ? NULL : "TI", "Title", tc_slice_dup (title));

  record = tc_named_finish (named, error);
  if (record != NULL)
    trim_journal (record);

  return record;
}

const TcReader tc_reader_proquest = { .id = "proquest-text", .sniff = sniff, .cut = cut, .parse_record = parse_record };
