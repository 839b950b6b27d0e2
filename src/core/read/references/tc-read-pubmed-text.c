/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-lines.h"
#include "tc-pubmed-citation.h"
#include "tc-pubmed-names.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"

/* The "Abstract (text)" format of PubMed: records of paragraphs, numbered from 1. The first paragraph is the citation
 * ("1. J Sample. 2031 Feb;8(2):11-9."), then come title, authors, affiliations, abstract and numbers, none of them
 * labelled but by its place and shape. */

/* Longer, a paragraph is more than a note on who owns the text. */
#define MAX_OWNER 400
/* Title, authors and where a chapter stands are among so many paragraphs. */
#define MAX_FRONT 4

typedef struct
{
  TcRecord *record;
  GString *abstract;
  GString *abstract_zh;
  gboolean chapter;               /* of a book: there is no citation before the title */
  gboolean ended;                 /* the numbers stood; what follows is none of the abstract */
} Page;

/* Paragraphs that say what they are. */
static const struct
{
  const char *begin;
  const char *label;
  gboolean alone;                 /* the words stand alone on a line: a sentence may begin with them */
} notes[] = {
  { "[Article in ", "Language", FALSE },
  { "[No authors listed]", "Authors", FALSE },
  { "[No abstract available]", "Abstract", FALSE },
  { "Collaborators:", "Collaborators", FALSE },
  { "Comment in", "Comment in", TRUE },
  { "Comment on", "Comment on", TRUE },
  { "Conflict of interest statement:", "Conflict of interest", FALSE },
  { "Corrected and republished ", "Corrected and republished", TRUE },
  { "Copyright ", "Copyright", FALSE },
  { "Erratum for", "Erratum for", TRUE },
  { "Erratum in", "Erratum in", TRUE },
  { "Expression of concern for", "Expression of concern for", TRUE },
  { "Expression of concern in", "Expression of concern in", TRUE },
  { "No abstract available", "Abstract", FALSE },
  { "Original report in", "Original report in", TRUE },
  { "Republished ", "Republished", TRUE },
  { "Retraction in", "Retraction in", TRUE },
  { "Retraction of", "Retraction of", TRUE },
  { "Summary for patients in", "Summary for patients in", TRUE },
  { "Update in", "Update in", TRUE },
  { "Update of", "Update of", TRUE },
};

/* In a short paragraph they say who owns the text. */
static const char * const owners[] = {
  "\302\251", "Copyright", "copyright", "(c) ", "Published by ", "All rights reserved",
};

/* --- paragraphs ------------------------------------------------------------------------------------ */

/* "RESULTS: They hummed." */
static gboolean
begins_with_label (TcSlice line)
{
  const char *colon = memchr (line.p, ':', MIN (line.end - line.p, 80));

  if (colon == NULL || colon - line.p < 4)
    return FALSE;
  for (const char *p = line.p; p < colon; p++)
    if (g_ascii_islower (*p) || g_ascii_isdigit (*p))
      return FALSE;

  return g_ascii_isupper (*line.p);
}

/* Lines are wrapped anywhere, but a part of a structured abstract begins on its own. */
static void
read_abstract (Page    *page,
               TcSlice  paragraph)
{
  TcPiece piece = { paragraph.p, paragraph.end, 0 };
  GString *text = *tc_piece_language (piece) == 'z' ? page->abstract_zh : page->abstract;
  TcCutLine line;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (const char *p = paragraph.p; tc_cut_line (p, paragraph.end, TRUE, &line); p = line.next)
    {
      TcSlice words = tc_slice_trim (line.line);

      if (p > paragraph.p)
        g_string_append_c (text, begins_with_label (words) ? '\n' : ' ');
      g_string_append_len (text, words.p, words.end - words.p);
    }
}

/* "DOI: …", "PMCID: …" and "PMID: …", one a line. */
static gboolean
read_numbers (TcRecord *record,
              TcSlice   paragraph)
{
  TcCutLine line;
  gboolean found = FALSE;

  for (const char *p = paragraph.p; tc_cut_line (p, paragraph.end, TRUE, &line); p = line.next)
    {
      TcSlice words = tc_slice_trim (line.line);
      TcSlice value = words;
      TcSlice number;

      if (tc_slice_has_prefix (words, "DOI: ") && tc_slice_find_doi (words, &number))
        tc_pubmed_add (record, TC_RECORD_DOI, number);
      else if (tc_slice_has_prefix (words, "PMCID: "))
        {
          value.p += strlen ("PMCID: ");
          if (tc_slice_find_pmcid (tc_slice_trim (value), &number))
            tc_pubmed_add (record, TC_RECORD_PMCID, number);
        }
      else if (tc_slice_has_prefix (words, "PMID: ") && tc_slice_find_pmid (words, FALSE, &number))
        tc_pubmed_add (record, TC_RECORD_PMID, number);
      else if (p == paragraph.p)
        return FALSE;
      else
        {
          g_autofree char *text = tc_slice_dup_text (words, FALSE);

          tc_record_add_other (record, "Numbers", text);
        }
      found = TRUE;
    }

  return found;
}

static gboolean
stands_alone (TcSlice words,
              gsize   length)
{
  const char *p = words.p + length;

  while (p < words.end && *p != '\n' && *p != '\r')
    p++;

  return tc_slice_is_blank ((TcSlice) { words.p + length, p }) || words.p[length - 1] == ' ' || words.p[length] == ':';
}

static gboolean
is_owner (TcSlice paragraph)
{
  for (gsize i = 0; paragraph.end - paragraph.p < MAX_OWNER && i < G_N_ELEMENTS (owners); i++)
    if (tc_slice_find (paragraph, owners[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
read_note (TcRecord *record,
           TcSlice   paragraph)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (tc_slice_has_prefix (paragraph, notes[i].begin) &&
        (!notes[i].alone || stands_alone (paragraph, strlen (notes[i].begin))))
      {
        TcSlice rest = paragraph;
        g_autofree char *text = NULL;

        if (tc_slice_has_prefix (paragraph, notes[i].label))
          rest.p += strlen (notes[i].begin);
        text = tc_slice_dup_text (rest, FALSE);
        tc_record_add_other (record, notes[i].label, text);
        return TRUE;
      }

  return FALSE;
}

static void
add_other (TcRecord   *record,
           const char *label,
           TcSlice     paragraph)
{
  g_autofree char *text = tc_slice_dup_text (paragraph, FALSE);

  tc_record_add_other (record, label, text);
}

/* An abstract in the language of the paper is marked as coming from its publisher. */
static TcSlice
skip_publisher (TcSlice paragraph)
{
  static const char publisher[] = "Publisher: ";

  if (tc_slice_has_prefix (paragraph, publisher))
    paragraph.p += strlen (publisher);

  return paragraph;
}

/* What stands before the abstract: where the report stands, its title, its authors. */
static gboolean
read_front (Page    *page,
            TcSlice  paragraph,
            guint    index)
{
  TcRecord *record = page->record;

  if (index == 0)
    {
      const char *text = tc_pubmed_skip_number (paragraph);
      TcSlice first = { text != NULL ? text : paragraph.p, paragraph.end };

      if (page->chapter)
        tc_pubmed_add (record, TC_RECORD_TITLE, first);
      else
        {
          add_other (record, "Source", first);
          tc_pubmed_read_citation (record, first);
        }
    }
  else if (index == 1 && !page->chapter && !tc_slice_has_prefix (paragraph, "DOI: ") &&
           !tc_slice_has_prefix (paragraph, "PMID: "))
    tc_pubmed_add (record, TC_RECORD_TITLE, paragraph);
  else if (page->chapter && index < MAX_FRONT && tc_pubmed_is_book (paragraph))
    tc_pubmed_read_book (record, paragraph);
  else if (record->authors.len == 0 && record->values[TC_RECORD_AFFILIATIONS] == NULL && page->abstract->len == 0 &&
           page->abstract_zh->len == 0 && !page->ended && tc_pubmed_is_names (paragraph))
    tc_pubmed_read_names (record, paragraph);
  else
    return FALSE;

  return TRUE;
}

static void
read_paragraph (Page    *page,
                TcSlice  paragraph,
                guint    index)
{
  TcRecord *record = page->record;
  static const char information[] = "Author information:";

  if (index > 1 && read_note (record, paragraph))
    return;
  if (read_front (page, paragraph, index))
    return;
  if (read_numbers (record, paragraph))
    page->ended = record->values[TC_RECORD_PMID] != NULL;
  else if (tc_slice_has_prefix (paragraph, information))
    tc_pubmed_add (record, TC_RECORD_AFFILIATIONS, (TcSlice) { paragraph.p + strlen (information), paragraph.end });
  else if (is_owner (paragraph))
    add_other (record, "Copyright", paragraph);
  else if (page->ended)
    add_other (record, "Note", paragraph);
  else
    read_abstract (page, skip_publisher (paragraph));
}

/* Cuts the next paragraph off @rest. */
static gboolean
next_paragraph (TcSlice *rest,
                TcSlice *paragraph)
{
  TcCutLine line;

  *paragraph = (TcSlice) { NULL, NULL };
  while (tc_cut_line (rest->p, rest->end, TRUE, &line))
    {
      gboolean blank = tc_cut_line_is_blank (line.line);

      rest->p = line.next;
      if (blank && paragraph->p != NULL)
        break;
      if (blank)
        continue;
      if (paragraph->p == NULL)
        paragraph->p = line.line.p;
      paragraph->end = line.line.end;
    }
  *paragraph = paragraph->p != NULL ? tc_slice_trim (*paragraph) : *paragraph;

  return paragraph->p != NULL;
}

/* A title, the authors and then "In: The Sample Book"; papers have a citation before the title. */
static gboolean
is_chapter (TcSlice rest)
{
  TcSlice paragraph;
  TcSlice year;

  for (guint i = 0; i < MAX_FRONT && next_paragraph (&rest, &paragraph); i++)
    if (i == 0)
      {
        const char *text = tc_pubmed_skip_number (paragraph);

        if (tc_pubmed_find_year ((TcSlice) { text != NULL ? text : paragraph.p, paragraph.end }, &year))
          return FALSE;
      }
    else if (tc_pubmed_is_book (paragraph))
      return TRUE;

  return FALSE;
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcRecord) record = tc_record_new ();
  g_autoptr (GString) abstract = g_string_new (NULL);
  g_autoptr (GString) abstract_zh = g_string_new (NULL);
  TcSlice rest = { text->text, text->text + text->length };
  Page page = { record, abstract, abstract_zh, is_chapter (rest), FALSE };
  TcSlice paragraph;

  for (guint i = 0; next_paragraph (&rest, &paragraph); i++)
    read_paragraph (&page, paragraph, i);
  tc_record_add (record, TC_RECORD_ABSTRACT, abstract->str);
  tc_record_add (record, TC_RECORD_ABSTRACT_ZH, abstract_zh->str);
  if (record->values[TC_RECORD_PMID] == NULL)
    tc_record_add_warning (record, N_("The record has no last line (PMID); it may be incomplete."));

  return g_steal_pointer (&record);
}

/* --- cutting --------------------------------------------------------------------------------------- */

/* "12. J Sample. 2031", the year perhaps on the next line; or the title of a chapter. */
static gboolean
begins_record (const char *p,
               const char *end)
{
  TcSlice paragraph = { p, p };
  const char *text;
  TcSlice year;
  TcCutLine line;

  for (guint i = 0; i < 3 && tc_cut_line (paragraph.end, end, TRUE, &line) && !tc_cut_line_is_blank (line.line); i++)
    paragraph.end = line.next;
  text = tc_pubmed_skip_number (paragraph);

  return text != NULL &&
         (tc_pubmed_find_year ((TcSlice) { text, paragraph.end }, &year) || is_chapter ((TcSlice) { p, end }));
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  gboolean after_blank = FALSE;
  gboolean record = FALSE;
  const char *content = bytes;
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line) && tc_cut_line_is_blank (line.line))
    p = line.next;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);

  for (; tc_cut_line (p, end, last, &line); p = line.next)
    {
      gboolean blank = tc_cut_line_is_blank (line.line);

      /* The paragraph that may begin a record must be in view. */
      if (!blank && (p == bytes || after_blank) && tc_pubmed_skip_number (line.line) != NULL)
        {
          if (!last && end - p < 4096)
            return (TcCut) { TC_CUT_MORE, 0 };
          if (p == bytes)
            record = begins_record (p, end);
          else if (begins_record (p, end))
            return tc_cut_at (record ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, content);
        }
      if (p - bytes >= TC_TAGS_MAX_PART)
        return tc_cut_at (record ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, p);
      if (!blank)
        content = line.next;
      after_blank = blank;
    }

  return last ? tc_cut_at (record ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

/* The first paragraph is a numbered citation, and some line names a record of PubMed. */
static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };
  TcSlice rest = text;
  TcSlice paragraph;

  return next_paragraph (&rest, &paragraph) && begins_record (paragraph.p, rest.end) &&
         (tc_slice_find (text, "\nPMID: ") != NULL || tc_slice_find (text, "\rPMID: ") != NULL);
}

const TcReader tc_reader_pubmed_text = {
  .id = "pubmed-text", .sniff = sniff, .cut = cut, .parse_record = parse_record,
};
