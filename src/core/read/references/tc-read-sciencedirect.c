/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-line-fields.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"

/* The text of ScienceDirect: authors, title, journal, "Volume 8, Issue 2", year and pages on lines
 * that end with a comma, the DOI, the address in brackets, and then "Abstract: …" and "Keywords:
 * …". */

static const TcLineLabel labels[] = {
  { "Abstract", "AB" }, { "Keywords", "KW" },
};

/* The lines before the address; more are no citation. */
#define MAX_LINES 40

static gboolean
is_address (TcSlice line)
{
  return tc_slice_has_prefix (line, "(https://www.sciencedirect.com/science/article/") ||
         tc_slice_has_prefix (line, "(http://www.sciencedirect.com/science/article/");
}

/* Whether the paragraph that begins at @p holds an address. Returns -1 where that cannot be seen yet. */
static int
has_address (const char *p,
             const char *end,
             gboolean    last)
{
  TcCutLine line;

  for (guint n = 0; n < MAX_LINES && tc_cut_line (p, end, last, &line); p = line.next)
    {
      if (is_address (line.line))
        return TRUE;
      if (n > 0 && tc_cut_line_is_blank (line.line))
        return FALSE;
      n += n > 0 || !tc_cut_line_is_blank (line.line);
      if (n == MAX_LINES)
        return FALSE;
    }

  return last ? FALSE : -1;
}

static TcCut
cut_at_content (const char *bytes,
                const char *content)
{
  return tc_cut_at (has_address (bytes, content, TRUE) ? TC_CUT_RECORD : TC_CUT_UNKNOWN, bytes, content);
}

/* A record goes on behind a blank line up to the next citation. */
static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  const char *content = bytes;
  gboolean blank = FALSE;
  TcCutLine line;
  int next;

  while (tc_cut_line (p, end, last, &line) && tc_cut_line_is_blank (line.line))
    p = line.next;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  for (; tc_cut_line (p, end, last, &line) && p - bytes < TC_TAGS_MAX_PART; p = line.next)
    {
      next = blank && !tc_cut_line_is_blank (line.line) ? has_address (p, end, last) : FALSE;
      if (next < 0)
        return (TcCut) { TC_CUT_MORE, 0 };
      if (next)
        return cut_at_content (bytes, content);
      blank = tc_cut_line_is_blank (line.line);
      if (!blank)
        content = line.next;
    }

  return last || p - bytes >= TC_TAGS_MAX_PART ? cut_at_content (bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

static gboolean
sniff (TcDocument *document)
{
  return has_address (document->text, document->text + document->length, TRUE) > 0;
}

/* --- a record -------------------------------------------------------------------------------------- */

static TcSlice
trim_comma (TcSlice line)
{
  line = tc_slice_trim (line);
  while (line.end > line.p && (line.end[-1] == ',' || line.end[-1] == ' '))
    line.end--;

  return line;
}

static gboolean
is_year (TcSlice line)
{
  TcSlice year;

  return line.end - line.p == 4 && tc_slice_find_year (line, &year);
}

/* "Volume 8", "Issue S2", "Volume XII"; no title such as "Volume overload and humming". */
static gboolean
is_numbered (TcSlice     line,
             const char *word)
{
  gsize length = strlen (word);
  const char *comma;

  if (!tc_slice_has_prefix (line, word) || (gsize) (line.end - line.p) == length)
    return FALSE;

  line.p += length;
  comma = memchr (line.p, ',', line.end - line.p);
  line.end = comma != NULL ? comma : line.end;

  return line.end - line.p <= 5 ||
         (line.end - line.p <= 24 && (g_ascii_isdigit (line.p[0]) || g_ascii_isdigit (line.p[1])));
}

static gboolean
is_in_press (TcSlice line)
{
  return tc_slice_has_prefix (line, "In Press") || tc_slice_has_prefix (line, "Available online");
}

/* What stands behind the name of the journal. */
static gboolean
is_place (TcSlice line)
{
  return is_year (line) || is_numbered (line, "Volume ") || is_numbered (line, "Issue ");
}

static void
add (TcNamed    *named,
     const char *tag,
     const char *name,
     TcSlice     value)
{
  if (value.p < value.end)
    tc_named_add_tag (named, tag, name, tc_slice_dup (value));
}

/* "Bert Probe, Carla D. Muster" */
static void
add_authors (TcNamed *named,
             TcSlice  authors)
{
  const char *comma;

  for (; (comma = tc_slice_find (authors, ", ")) != NULL; authors.p = comma + 2)
    add (named, "AU", "Author", (TcSlice) { authors.p, comma });
  add (named, "AU", "Author", authors);
}

/* The lines before the place: authors, a title and the journal; of a chapter "Editor(s): …" and the book. */
static void
add_names (TcNamed *named,
           TcSlice *lines,
           guint    n)
{
  static const char editors[] = "Editor(s): ";
  guint first = n > 2 ? 1 : 0;
  guint last = n - 1;

  for (guint i = 1; i + 1 < n; i++)
    if (tc_slice_has_prefix (lines[i], editors))
      last = i + 1;
  if (last == 2 && tc_slice_has_prefix (lines[1], editors))
    first = 0;
  if (first == 1)
    add_authors (named, lines[0]);
  add (named, "TI", "Title", lines[first]);
  for (guint i = first + 1; i < n; i++)
    add (named, i == last ? "JO" : NULL, "Text without a field", lines[i]);
}

/* "Volume 8, Issue 2", "Volume 8, Part A" */
static void
add_volume (TcNamed *named,
            TcSlice  line)
{
  static const char volume[] = "Volume ";
  static const char issue[] = "Issue ";
  const char *comma;

  do
    {
      TcSlice part;

      comma = tc_slice_find (line, ", ");
      part = (TcSlice) { line.p, comma != NULL ? comma : line.end };
      if (tc_slice_has_prefix (part, volume))
        add (named, "VL", "Volume", (TcSlice) { part.p + strlen (volume), part.end });
      else if (tc_slice_has_prefix (part, issue))
        add (named, "IS", "Issue", (TcSlice) { part.p + strlen (issue), part.end });
      else
        add (named, "IS", "Part", part);
      line.p = comma != NULL ? comma + 2 : line.end;
    }
  while (comma != NULL);
}

static void
add_place (TcNamed *named,
           TcSlice  line,
           gboolean year)
{
  static const char pages[] = "Pages ";

  if (is_year (line))
    add (named, "YR", "Year", line);
  else if (is_in_press (line))
    add (named, NULL, "Stage", line);
  else if (is_place (line))
    add_volume (named, line);
  else if (tc_slice_has_prefix (line, pages))
    add (named, "PG", "Pages", (TcSlice) { line.p + strlen (pages), line.end });
  else if (tc_slice_has_prefix (line, "ISSN ") || tc_slice_has_prefix (line, "ISBN "))
    add (named, NULL, "ISSN or ISBN", (TcSlice) { line.p + 5, line.end });
  else if (tc_slice_has_prefix (line, "http"))
    add (named, "DO", "DOI", (TcSlice) { line.p, line.end[-1] == '.' ? line.end - 1 : line.end });
  else
    add (named, year ? "AR" : NULL, "Article number", line);
}

/* Behind the address. */
static const char *
add_citation (TcNamed            *named,
              const TcRecordText *text)
{
  TcSlice lines[MAX_LINES];
  const char *end = text->text + text->length;
  const char *p = text->text;
  guint n = 0;
  guint n_names = 0;
  gboolean year = FALSE;
  TcCutLine line;

  while (n < MAX_LINES && tc_cut_line (p, end, TRUE, &line) && !is_address (line.line))
    {
      lines[n] = trim_comma (line.line);
      if (lines[n].p < lines[n].end)
        n++;
      p = line.next;
    }
  while (n_names < n && (n_names == 0 || !is_place (lines[n_names])) &&
         (n_names < 2 || !is_in_press (lines[n_names])))
    n_names++;
  if (n_names > 0)
    add_names (named, lines, n_names);
  for (guint i = n_names; i < n; i++)
    {
      add_place (named, lines[i], year);
      year |= is_year (lines[i]);
    }

  return p;
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  g_auto (TcLineFields) fields = { NULL };
  const char *end = text->text + text->length;
  const char *p = add_citation (named, text);
  TcCutLine line;

  tc_line_fields_init (&fields, named, labels, G_N_ELEMENTS (labels));
  if (tc_cut_line (p, end, TRUE, &line) && is_address (line.line))
    {
      TcSlice address = tc_slice_trim (line.line);

      add (named, "LK", "Link", (TcSlice) { address.p + 1, address.end[-1] == ')' ? address.end - 1 : address.end });
      p = line.next;
    }
  for (; tc_cut_line (p, end, TRUE, &line); p = line.next)
    if (!tc_line_fields_add (&fields, line.line))
      add (named, NULL, "Text without a field", tc_slice_trim (line.line));
  tc_line_fields_end (&fields);

  return tc_named_finish (named, error);
}

const TcReader tc_reader_sciencedirect = {
  .id = "sciencedirect-text", .sniff = sniff, .cut = cut, .parse_record = parse_record
};
