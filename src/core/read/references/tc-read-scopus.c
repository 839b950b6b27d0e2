/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-line-fields.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"

/* The plain text of Scopus: authors, title and "(2031) Journal of Samples, 8 (2), pp. 11 - 19,
 * Cited 3 times." on lines of their own, then "ABSTRACT: …" and the like; "SOURCE: Scopus" ends a
 * record. */

static const TcLineLabel labels[] = {
  { "AUTHOR FULL NAMES", "AU" }, { "DOI", "DO" }, { "PUBMED ID", "PM" }, { "ABSTRACT", "AB" }, { "AFFILIATIONS", "AD" },
  { "AUTHOR KEYWORDS", "KW" }, { "INDEX KEYWORDS", "KW" }, { "DOCUMENT TYPE", "PT" }, { "FUNDING DETAILS", "FU" },
  { "FUNDING TEXT", "FU" }, { "FUNDING TEXT 1", "FU" }, { "FUNDING TEXT 2", "FU" },
  { "FUNDING TEXT 3", "FU" }, { "SOURCE", "DB" },
  { "CHEMICALS/CAS", NULL }, { "CORRESPONDENCE ADDRESS", NULL }, { "EDITORS", NULL },
  { "SPONSORS", NULL }, { "PUBLISHER", NULL },
  { "ISSN", NULL }, { "ISBN", NULL }, { "CODEN", NULL }, { "LANGUAGE OF ORIGINAL DOCUMENT", NULL },
  { "ABBREVIATED SOURCE TITLE", "JA" },
  { "PUBLICATION STAGE", NULL }, { "OPEN ACCESS", NULL }, { "TRADENAMES", NULL },
  { "MANUFACTURERS", NULL }, { "REFERENCES", NULL },
  { "MOLECULAR SEQUENCE NUMBERS", NULL }, { "CONFERENCE NAME", NULL }, { "CONFERENCE DATE", NULL },
  { "CONFERENCE LOCATION", NULL },
  { "CONFERENCE CODE", NULL },
};

/* --- telling and cutting --------------------------------------------------------------------------- */

static gboolean
is_frame (TcSlice line)
{
  line = tc_slice_trim (line);

  return line.p == line.end || tc_slice_equal (line, "Scopus") || tc_slice_equal (line, "\xef\xbb\xbfScopus") ||
         tc_slice_has_prefix (line, "EXPORT DATE:");
}

/* "Source: Scopus records of 2031" in an abstract is none. */
static gboolean
ends_record (TcSlice line)
{
  static const char last[] = "SOURCE: Scopus";

  line = tc_slice_trim (line);

  return (gsize) (line.end - line.p) == strlen (last) && memcmp (line.p, last, strlen (last)) == 0;
}

/* "(2031) ": behind it, or %NULL. */
static const char *
skip_year (TcSlice line)
{
  TcSlice year;

  if (line.end - line.p < 7 || line.p[0] != '(' || line.p[5] != ')' || line.p[6] != ' ' ||
      !tc_slice_find_year ((TcSlice) { line.p + 1, line.p + 5 }, &year))
    return NULL;

  return line.p + 7;
}

/* What is known of a record while its end is looked for. */
typedef struct
{
  const char *content;            /* where its last paragraph ended */
  const char *paragraph;
  gboolean labelled;              /* the paragraph has a label */
  gboolean has_place;             /* an earlier one says where the report stands */
  gboolean place;                 /* this one does */
  gboolean blank;
} Ahead;

/* Whether the paragraph in which @line stands begins another record: the last line of this one is missing. */
static gboolean
is_next_record (Ahead     *self,
                TcCutLine *line)
{
  if (tc_cut_line_is_blank (line->line))
    {
      self->blank = TRUE;
      return FALSE;
    }
  if (self->blank || self->paragraph == NULL)
    {
      self->has_place |= self->place;
      *self = (Ahead) { self->content, line->line.p, FALSE, self->has_place, FALSE, FALSE };
    }
  if (skip_year (line->line) == NULL)
    {
      TcSlice value;

      self->labelled |=
        tc_line_fields_find (&(TcLineFields){ .labels = labels, .n_labels = G_N_ELEMENTS (labels) },
                             line->line, &value) != NULL &&
        !tc_slice_has_prefix (line->line, "AUTHOR FULL NAMES:");
      return FALSE;
    }
  self->place = TRUE;

  return self->has_place && !self->labelled && line->line.p > self->paragraph;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  Ahead ahead = { NULL };
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line) && is_frame (line.line))
    p = line.next;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  for (; tc_cut_line (p, end, last, &line) && p - bytes < TC_TAGS_MAX_PART; p = line.next)
    {
      if (ends_record (line.line))
        return tc_cut_at (TC_CUT_RECORD, bytes, line.next);
      if (is_next_record (&ahead, &line))
        return tc_cut_at (TC_CUT_RECORD, bytes, ahead.paragraph);
    }

  return last || p - bytes >= TC_TAGS_MAX_PART ? tc_cut_at (TC_CUT_RECORD, bytes, p) : (TcCut) { TC_CUT_MORE, 0 };
}

/* "Scopus" and the date of the export. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;

  while (tc_cut_line (p, end, TRUE, &line) && tc_cut_line_is_blank (line.line))
    p = line.next;
  if (!tc_cut_line (p, end, TRUE, &line) || !is_frame (line.line))
    return FALSE;

  return tc_slice_has_prefix (line.line, "EXPORT DATE:") ||
         tc_slice_has_prefix ((TcSlice) { line.next, end }, "EXPORT DATE:");
}

/* --- the line that says where a report stands ------------------------------------------------------- */

/* "8", "8 (2)", "(2)", "12400 LNCS", "Part F12". */
static gboolean
is_volume (TcSlice part)
{
  return part.end - part.p <= 24 && (g_ascii_isdigit (*part.p) || (*part.p == '(' && part.end[-1] == ')') ||
                                     tc_slice_has_prefix (part, "Part "));
}

static void
add (TcNamed    *named,
     const char *tag,
     TcSlice     value)
{
  value = tc_slice_trim (value);
  if (value.p < value.end)
    tc_named_add_tag (named, tag, tag, tc_slice_dup (value));
}

/* Cuts what stands behind the last comma off. */
static TcSlice
cut_last (TcSlice *rest)
{
  const char *p = rest->end;
  TcSlice part;

  while (p > rest->p && !(p[-1] == ',' && p < rest->end && *p == ' '))
    p--;
  part = tc_slice_trim ((TcSlice) { p, rest->end });
  rest->end = p > rest->p ? p - 1 : p;

  return part;
}

static void
add_volume (TcNamed *named,
            TcSlice  volume)
{
  const char *open = memchr (volume.p, '(', volume.end - volume.p);

  if (open != NULL && volume.end[-1] == ')')
    {
      add (named, "IS", (TcSlice) { open + 1, volume.end - 1 });
      volume.end = open;
    }
  add (named, "VL", volume);
}

/* "Journal of Samples, 8 (2), art. no. 5, pp. 11 - 19, Cited 3 times.", from its end: journals have commas too. */
static void
add_place (TcNamed *named,
           TcSlice  place)
{
  const char *cited = tc_slice_find (place, " Cited ");
  TcSlice whole, part;

  if (cited != NULL)
    place.end = cited;
  while (place.end > place.p && strchr ("., ", place.end[-1]) != NULL)
    place.end--;
  for (whole = place; (part = cut_last (&place)).p > whole.p; whole = place)
    {
      if (tc_slice_has_prefix (part, "pp.") || tc_slice_has_prefix (part, "p."))
        add (named, "PG", (TcSlice) { (const char *) memchr (part.p, '.', part.end - part.p) + 1, part.end });
      else if (tc_slice_has_prefix (part, "art. no."))
        add (named, "AR", (TcSlice) { part.p + strlen ("art. no."), part.end });
      else if (is_volume (part))
        {
          add_volume (named, part);
          whole = place;
          break;
        }
      else
        break;
    }
  add (named, "JO", whole);
}

/* --- a record -------------------------------------------------------------------------------------- */

/* The line of the place; %NULL in @line where there is none. */
static gboolean
find_place (const TcRecordText *text,
            TcCutLine          *line,
            TcSlice            *title)
{
  const char *end = text->text + text->length;

  for (const char *p = text->text; tc_cut_line (p, end, TRUE, line); p = line->next)
    {
      if (skip_year (line->line) != NULL)
        return TRUE;
      if (!tc_cut_line_is_blank (line->line))
        *title = line->line;
    }

  return FALSE;
}

/* The lines before the place: short names of the authors, their full names, their numbers and the title. */
static void
add_head (TcNamed      *named,
          TcLineFields *fields,
          TcSlice       head,
          TcSlice       title)
{
  TcSlice value, names = { NULL, NULL };
  gboolean full = FALSE;
  TcCutLine line;

  for (const char *p = head.p; p < title.p && tc_cut_line (p, head.end, TRUE, &line); p = line.next)
    {
      const TcLineLabel *label = tc_line_fields_find (fields, line.line, &value);

      if (label != NULL)
        {
          full |= g_str_equal (label->label, "AUTHOR FULL NAMES");
          tc_named_add_tag (named, label->tag, label->label, tc_slice_dup (value));
        }
      else if (names.p == NULL && line.line.p < title.p && !tc_cut_line_is_blank (line.line) && *line.line.p != '[')
        names = line.line;
    }
  if (names.p != NULL)
    tc_named_add_tag (named, full ? "AF" : "AU", "Short names", tc_slice_dup (names));
  tc_named_add_tag (named, "TI", "Title", tc_slice_dup (title));
}

/* Where no line says the year, the head goes on to a blank line, an address or a label. Returns
 * what stands behind it. */
static const char *
add_bare_head (TcNamed            *named,
               TcLineFields       *fields,
               const TcRecordText *text)
{
  const char *end = text->text + text->length;
  const char *p = text->text;
  TcSlice title = { p, p };
  TcSlice value;
  TcCutLine line;

  for (; tc_cut_line (p, end, TRUE, &line) && !tc_cut_line_is_blank (line.line); p = line.next)
    {
      const TcLineLabel *label = tc_line_fields_find (fields, line.line, &value);

      if (tc_slice_has_prefix (line.line, "https://") || ends_record (line.line) ||
          (label != NULL && !g_str_equal (label->label, "AUTHOR FULL NAMES")))
        break;
      if (label == NULL)
        title = line.line;
    }
  if (title.p == title.end)
    return text->text;
  add_head (named, fields, (TcSlice) { text->text, p }, title);

  return p;
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  g_auto (TcLineFields) fields = { NULL };
  const char *end = text->text + text->length;
  const char *p = text->text;
  TcSlice title = { p, p };
  gboolean whole = FALSE;
  gboolean has_place;
  TcCutLine line;
  TcRecord *record;

  tc_line_fields_init (&fields, named, labels, G_N_ELEMENTS (labels));
  has_place = find_place (text, &line, &title);
  if (has_place)
    {
      add_head (named, &fields, (TcSlice) { p, line.line.p }, title);
      add (named, "YR", (TcSlice) { line.line.p + 1, line.line.p + 5 });
      add_place (named, (TcSlice) { skip_year (line.line), line.line.end });
      tc_named_add_tag (named, NULL, "Source", tc_slice_dup (line.line));
      p = line.next;
    }
  else
    p = add_bare_head (named, &fields, text);
  for (; tc_cut_line (p, end, TRUE, &line); p = line.next)
    {
      whole |= ends_record (line.line);
      if (tc_slice_has_prefix (line.line, "https://www.scopus.com/"))
        {
          tc_line_fields_end (&fields);
          tc_named_add_tag (named, "LK", "Link", tc_slice_dup (line.line));
        }
      else if (!tc_line_fields_add (&fields, line.line) && !tc_cut_line_is_blank (line.line))
        tc_named_add_tag (named, NULL, "Text without a field", tc_slice_dup (line.line));
    }
  tc_line_fields_end (&fields);

  record = tc_named_finish (named, error);
  if (record != NULL && !has_place)
    tc_record_add_warning (record, N_("No line says the journal and the year; look at the title and the authors."));
  if (record != NULL && !whole)
    tc_record_add_warning (record, N_("The record has no last line (SOURCE); it may be incomplete."));

  return record;
}

const TcReader tc_reader_scopus = { .id = "scopus-text", .sniff = sniff, .cut = cut, .parse_record = parse_record };
