/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-lines.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"

/* The "Abstract (text)" format of PubMed: records of paragraphs, numbered from 1. The first paragraph is the citation
 * ("1. J Sample. 2031 Feb;8(2):11-9."), then come title, authors, affiliations, abstract and numbers, none of them
 * labelled but by its place and shape. */

typedef struct
{
  TcRecord *record;
  GString *abstract;
  GString *abstract_zh;
} Page;

/* Paragraphs that say what they are. */
static const struct
{
  const char *begin;
  const char *label;
} notes[] = {
  { "[Article in ", "Language" },
  { "Collaborators:", "Collaborators" },
  { "Comment in", "Comment in" },
  { "Comment on", "Comment on" },
  { "Conflict of interest statement:", "Conflict of interest" },
  { "Copyright ", "Copyright" },
  { "Erratum for", "Erratum for" },
  { "Erratum in", "Erratum in" },
  { "Expression of concern in", "Expression of concern in" },
  { "Original report in", "Original report in" },
  { "Republished ", "Republished" },
  { "Retraction in", "Retraction in" },
  { "Retraction of", "Retraction of" },
  { "Summary for patients in", "Summary for patients in" },
  { "Update in", "Update in" },
  { "Update of", "Update of" },
  { "\302\251", "Copyright" },
};

/* --- citations ------------------------------------------------------------------------------------- */

static const char *
skip_number (TcSlice line)
{
  const char *p = line.p;

  while (p < line.end && g_ascii_isdigit (*p) && p - line.p < 8)
    p++;

  return p > line.p && p + 1 < line.end && p[0] == '.' && p[1] == ' ' ? p + 2 : NULL;
}

/* ". 2031" behind the name of a journal, and behind the year what stands in citations. */
static gboolean
find_year (TcSlice  citation,
           TcSlice *year)
{
  for (const char *p = citation.p; (p = memmem (p, citation.end - p, ". ", 2)) != NULL; p += 2)
    {
      TcSlice rest = { p + 2, MIN (citation.end, p + 7) };

      if (tc_slice_find_year ((TcSlice) { rest.p, MIN (rest.end, rest.p + 4) }, year) && year->p == rest.p &&
          (year->end == citation.end || strchr (" ;.:", *year->end) != NULL))
        return TRUE;
    }

  return FALSE;
}

/* "24(4)", "41 Suppl 1", "(3)". */
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

static void
add_slice (TcRecord      *record,
           TcRecordField  field,
           TcSlice        slice)
{
  g_autofree char *text = tc_slice_dup_text (slice, FALSE);

  tc_record_add (record, field, text);
}

/* "J Sample. 2031 Feb;8(2):11-9. doi: 10.5555/x." */
static void
read_citation (TcRecord *record,
               TcSlice   paragraph)
{
  g_autofree char *text = tc_slice_dup_text (paragraph, FALSE);
  TcSlice citation = { text, text + strlen (text) };
  TcSlice year, date, doi;
  const char *semicolon, *colon;

  tc_record_add_other (record, "Source", text);
  if (!find_year (citation, &year))
    return;

  add_slice (record, TC_RECORD_JOURNAL, (TcSlice) { citation.p, year.p - 2 });
  add_slice (record, TC_RECORD_YEAR, year);
  date = take_sentence ((TcSlice) { year.p, citation.end });
  semicolon = memchr (date.p, ';', date.end - date.p);
  if (semicolon != NULL)
    {
      TcSlice place = { semicolon + 1, date.end };

      colon = memchr (place.p, ':', place.end - place.p);
      add_volume (record, (TcSlice) { place.p, colon != NULL ? colon : place.end });
      if (colon != NULL)
        add_slice (record, TC_RECORD_PAGES, (TcSlice) { colon + 1, place.end });
      date.end = semicolon;
    }
  if (date.end > year.end)
    add_slice (record, TC_RECORD_DATE, date);
  if (tc_slice_find_doi ((TcSlice) { year.end, citation.end }, &doi))
    add_slice (record, TC_RECORD_DOI, doi);
}

/* --- paragraphs ------------------------------------------------------------------------------------ */

/* "Testperson A(1), Probe BC Jr(2); Humming Group.": a name ends with initials. */
static gboolean
looks_like_authors (TcSlice paragraph)
{
  const char *p = paragraph.p;
  const char *last = p;
  const char *space;

  if (paragraph.end[-1] != '.')
    return FALSE;
  while (p < paragraph.end && strchr (",;(", *p) == NULL)
    p++;
  last = p == paragraph.end ? p - 1 : p;
  if (last - paragraph.p > 60)
    return FALSE;
  if (last - paragraph.p > 3 && (memcmp (last - 3, " Jr", 3) == 0 || memcmp (last - 3, " Sr", 3) == 0))
    last -= 3;
  space = memrchr (paragraph.p, ' ', last - paragraph.p);
  if (space == NULL || last - space > 6)
    return FALSE;
  for (p = space + 1; p < last; p++)
    if (!g_ascii_isupper (*p) && (guchar) *p < 0x80 && *p != '-')
      return FALSE;

  return TRUE;
}

/* Numbers in brackets lead to the affiliations. */
static void
add_name (TcRecord   *record,
          const char *start,
          const char *end)
{
  while (end > start && end[-1] == ')')
    {
      const char *open = memrchr (start, '(', end - start);

      if (open == NULL || strspn (open + 1, "0123456789") != (gsize) (end - open - 2))
        break;
      end = open;
    }
  if (end > start)
    {
      g_autofree char *name = g_strndup (start, end - start);

      tc_record_add_author (record, name);
    }
}

static void
read_authors (TcRecord *record,
              TcSlice   paragraph)
{
  g_autofree char *text = tc_slice_dup_text (paragraph, FALSE);
  const char *start = text;

  text[strlen (text) - 1] = '\0';
  for (const char *p = text;; p++)
    {
      guint depth = 0;

      for (; *p != '\0' && (depth > 0 || (*p != ',' && *p != ';')); p++)
        {
          depth += *p == '(';
          depth -= *p == ')' && depth > 0;
        }
      add_name (record, start, p);
      if (*p == '\0')
        break;
      start = p + 1;
    }
}

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
        add_slice (record, TC_RECORD_DOI, number);
      else if (tc_slice_has_prefix (words, "PMCID: "))
        {
          value.p += strlen ("PMCID: ");
          if (tc_slice_find_pmcid (tc_slice_trim (value), &number))
            add_slice (record, TC_RECORD_PMCID, number);
        }
      else if (tc_slice_has_prefix (words, "PMID: ") && tc_slice_find_pmid (words, FALSE, &number))
        add_slice (record, TC_RECORD_PMID, number);
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
read_note (TcRecord *record,
           TcSlice   paragraph)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (tc_slice_has_prefix (paragraph, notes[i].begin))
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
read_paragraph (Page    *page,
                TcSlice  paragraph,
                guint    index)
{
  TcRecord *record = page->record;
  static const char information[] = "Author information:";

  if (index == 0)
    {
      TcSlice citation = paragraph;

      citation.p = skip_number (paragraph) != NULL ? skip_number (paragraph) : paragraph.p;
      read_citation (record, citation);
    }
  else if (read_numbers (record, paragraph) || read_note (record, paragraph))
    return;
  else if (tc_slice_has_prefix (paragraph, information))
    add_slice (record, TC_RECORD_AFFILIATIONS, (TcSlice) { paragraph.p + strlen (information), paragraph.end });
  else if (index == 1)
    add_slice (record, TC_RECORD_TITLE, paragraph);
  else if (record->authors->len == 0 && page->abstract->len == 0 && page->abstract_zh->len == 0 &&
           looks_like_authors (paragraph))
    read_authors (record, paragraph);
  else
    read_abstract (page, paragraph);
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

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcRecord) record = tc_record_new ();
  g_autoptr (GString) abstract = g_string_new (NULL);
  g_autoptr (GString) abstract_zh = g_string_new (NULL);
  Page page = { record, abstract, abstract_zh };
  TcSlice rest = { text->text, text->text + text->length };
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

/* "12. J Sample. 2031", the year perhaps on the next line. */
static gboolean
begins_record (const char *p,
               const char *end)
{
  TcSlice paragraph = { p, p };
  TcSlice year;
  TcCutLine line;

  for (guint i = 0; i < 3 && tc_cut_line (paragraph.end, end, TRUE, &line) && !tc_cut_line_is_blank (line.line); i++)
    paragraph.end = line.next;
  if (skip_number (paragraph) == NULL)
    return FALSE;
  for (const char *q = paragraph.p; q < paragraph.end; q++)
    if (*q == '\n' && q[-1] == '.' &&
        tc_slice_find_year ((TcSlice) { q + 1, MIN (q + 5, paragraph.end) }, &year))
      return TRUE;

  return find_year ((TcSlice) { skip_number (paragraph), paragraph.end }, &year);
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
      if (!blank && (p == bytes || after_blank) && skip_number (line.line) != NULL)
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
