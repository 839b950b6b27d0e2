/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-bytes.h"
#include "tc-tagged.h"

/* RIS, as reference managers and databases write it: "TY  - JOUR" begins a record, "ER  - " ends it. What each tag
 * says in which dialect: docs/formats.md. */

#define IS_BLANK(c) ((c) == ' ' || (c) == '\t')

/* How the first line of a record writes its tag; the others do it the same way or with two blanks. */
#define FORM_BLANKS 0x0f
#define FORM_LOWER 0x10
/* As pages and mails show the files: every line stands behind blanks. */
#define FORM_INDENTED 0x20

static const TcTagRule rules[] = {
  { "A1", TC_ROLE_AUTHOR, 0, NULL },
  { "A2", TC_ROLE_OTHER, 0, "Secondary author or editor" },
  { "A3", TC_ROLE_OTHER, 0, "Tertiary author" },
  { "A4", TC_ROLE_OTHER, 0, "Subsidiary author" },
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, NULL },
  { "AN", TC_ROLE_ACCESSION, 0, "Accession number" },
  { "AU", TC_ROLE_AUTHOR, 0, NULL },
  { "AV", TC_ROLE_OTHER, 0, "Location" },
  { "BT", TC_ROLE_BOOK, 0, "Book title" },
  { "C2", TC_ROLE_IDENTIFIER, 1, NULL },
  { "C3", TC_ROLE_IDENTIFIER, 0, NULL },
  { "C5", TC_ROLE_IDENTIFIER, 1, NULL },
  { "C7", TC_ROLE_PAGES, 1, "Article number" },
  { "CN", TC_ROLE_OTHER, 0, "Call number" },
  { "CP", TC_ROLE_ISSUE, 1, NULL },
  { "CT", TC_ROLE_TITLE, 2, "Title" },
  { "CY", TC_ROLE_OTHER, 0, "Place" },
  { "DA", TC_ROLE_DATE, 2, "Date" },
  { "DB", TC_ROLE_DATABASE, 0, "Database" },
  { "DI", TC_ROLE_DOI, 0, NULL },
  { "DO", TC_ROLE_DOI, 0, "DOI" },
  { "DP", TC_ROLE_DATABASE, 0, "Database provider" },
  { "ED", TC_ROLE_OTHER, 0, "Editor" },
  { "EP", TC_ROLE_END, 0, "Last page" },
  { "ER", TC_ROLE_NONE, 0, NULL },
  { "ET", TC_ROLE_OTHER, 0, "Edition" },
  { "FU", TC_ROLE_FUNDING, 0, "Funding" },
  { "FX", TC_ROLE_FUNDING, 0, "Funding" },
  { "ID", TC_ROLE_IDENTIFIER, 0, "Reference ID" },
  { "IS", TC_ROLE_ISSUE, 0, "Issue" },
  { "J1", TC_ROLE_JOURNAL, 5, "Journal (abbreviated)" },
  { "J2", TC_ROLE_JOURNAL, 5, "Journal (abbreviated)" },
  { "J9", TC_ROLE_JOURNAL, 6, "Journal (abbreviated)" },
  { "JA", TC_ROLE_JOURNAL, 4, "Journal (abbreviated)" },
  { "JF", TC_ROLE_JOURNAL, 0, "Journal" },
  { "JI", TC_ROLE_JOURNAL, 5, "Journal (abbreviated)" },
  { "JO", TC_ROLE_JOURNAL, 2, "Journal" },
  { "KW", TC_ROLE_KEYWORDS, 0, NULL },
  { "KY", TC_ROLE_KEYWORDS, 0, NULL },
  { "L1", TC_ROLE_LINK, 0, "Link to the full text" },
  { "L2", TC_ROLE_LINK, 0, "Link to the full text" },
  { "L3", TC_ROLE_IDENTIFIER, 0, NULL },
  { "L4", TC_ROLE_OTHER, 0, "Link to a figure" },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "LB", TC_ROLE_OTHER, 0, "Label" },
  { "LK", TC_ROLE_LINK, 0, "Link" },
  { "M1", TC_ROLE_ISSUE, 1, NULL },
  { "M3", TC_ROLE_TYPE, 0, "Type of work" },
  { "N1", TC_ROLE_OTHER, 0, "Note" },
  { "N2", TC_ROLE_ABSTRACT, 1, "Abstract" },
  { "NL", TC_ROLE_JOURNAL, 5, "Journal (abbreviated)" },
  { "NO", TC_ROLE_ISSUE, 1, NULL },
  { "PB", TC_ROLE_OTHER, 0, "Publisher" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PM", TC_ROLE_PMID, 0, "PMID" },
  { "PT", TC_ROLE_TYPE, 0, "Publication type" },
  { "PY", TC_ROLE_DATE, 0, "Year" },
  { "RN", TC_ROLE_OTHER, 0, "Research note" },
  { "SE", TC_ROLE_OTHER, 0, "Section" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN or ISBN" },
  { "SO", TC_ROLE_JOURNAL, 3, "Source" },
  { "SP", TC_ROLE_START, 0, "First page" },
  { "ST", TC_ROLE_TITLE, 4, "Short title" },
  { "T1", TC_ROLE_TITLE, 0, "Title" },
  { "T2", TC_ROLE_JOURNAL, 1, "Secondary title" },
  { "T3", TC_ROLE_OTHER, 0, "Series" },
  { "TA", TC_ROLE_OTHER, 0, "Translated author" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Translated title" },
  { "TY", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "U1", TC_ROLE_IDENTIFIER, 0, NULL },
  { "U2", TC_ROLE_IDENTIFIER, 0, NULL },
  { "U3", TC_ROLE_IDENTIFIER, 0, NULL },
  { "U4", TC_ROLE_IDENTIFIER, 0, NULL },
  { "U5", TC_ROLE_IDENTIFIER, 0, NULL },
  { "UR", TC_ROLE_LINK, 0, "Link" },
  { "US", TC_ROLE_LINK, 0, "Link" },
  { "VL", TC_ROLE_VOLUME, 0, "Volume" },
  { "VO", TC_ROLE_VOLUME, 0, "Volume" },
  { "Y1", TC_ROLE_DATE, 1, "Date" },
  { "Y2", TC_ROLE_OTHER, 0, "Access date" },
  { "YR", TC_ROLE_DATE, 1, "Year" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

/* --- lines ----------------------------------------------------------------------------------------- */

/* "KW - ": a line that forgot a blank. Other tags begin lines of abstracts: nitric oxide, computed
 * tomography, receptors. */
static gboolean
is_careless (guint32 code,
             TcSlice rest)
{
  return code == TC_TAG2 ('K', 'W') || (code == TC_TAG2 ('E', 'R') && tc_slice_is_blank (rest));
}

static inline TcSlice
skip_indent (TcSlice line)
{
  while (line.p < line.end && IS_BLANK (*line.p))
    line.p++;

  return line;
}

/* "TI  - ", with one to three blanks where the record does it everywhere. */
static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  const char *start = line.p;
  const char *p;
  guint n_blanks = 0;
  char a, b;

  if ((form & FORM_INDENTED) != 0)
    line = skip_indent (line);
  p = line.p + 2;
  if (line.end - line.p < 3)
    return 0;
  a = line.p[0];
  b = line.p[1];
  if ((form & FORM_LOWER) != 0)
    {
      a = g_ascii_toupper (a);
      b = g_ascii_toupper (b);
    }
  if (!g_ascii_isupper (a) || !(g_ascii_isupper (b) || g_ascii_isdigit (b)))
    return 0;
  /* As nearly all are written. */
  if (line.end - p >= 3 && memcmp (p, "  -", 3) == 0)
    {
      *code = TC_TAG2 (a, b);
      return p + 3 - start;
    }
  for (; p < line.end && IS_BLANK (*p); p++)
    n_blanks++;
  if (p == line.end || *p != '-' || n_blanks > 4)
    return 0;
  p++;
  if (n_blanks != 2 &&
      ((p < line.end && !IS_BLANK (*p)) ||
       (n_blanks != (form & FORM_BLANKS) &&
        (n_blanks != 1 || !is_careless (TC_TAG2 (a, b), (TcSlice){ p, line.end })))))
    return 0;

  *code = TC_TAG2 (a, b);

  return p - start;
}

/* Whether a line begins with two letters, here in lower case; looked at for every line of a file. */
static inline gboolean
has_letters (TcSlice line,
             char    a,
             char    b)
{
  return line.end - line.p > 1 && (line.p[0] | 0x20) == a && (line.p[1] | 0x20) == b;
}

/* Whether a line begins a record, and how it writes its tag: "TY - JOUR", "ty  -  JOUR". */
static gboolean
begins_record (TcSlice  line,
               guint   *form)
{
  TcSlice bare = skip_indent (line);
  guint n_blanks = 0;
  guint32 code;

  if (!has_letters (bare, 't', 'y'))
    return FALSE;
  for (const char *p = bare.p + 2; p < bare.end && IS_BLANK (*p) && n_blanks < 4; p++)
    n_blanks++;
  *form = n_blanks | FORM_LOWER | (bare.p > line.p ? FORM_INDENTED : 0);
  if (find_head (line, *form, &code) == 0)
    return FALSE;
  if (g_ascii_isupper (*bare.p))
    *form &= ~FORM_LOWER;

  return TRUE;
}

/* Whether a line begins a record that is indented as one of @form is. */
static gboolean
begins_alike (TcSlice  line,
              guint    form,
              guint   *own_form)
{
  return begins_record (line, own_form) && ((*own_form ^ form) & FORM_INDENTED) == 0;
}

/* A tag where a record could begin that lost its first line. */
static gboolean
may_begin_record (TcSlice  line,
                  guint   *form)
{
  guint32 code;

  if (begins_record (line, form))
    return TRUE;
  *form = 2;

  return find_head (line, *form, &code) > 0 && code != TC_TAG2 ('E', 'R') && code != TC_TAG2 ('E', 'F');
}

static gboolean
ends_record (TcSlice line,
             guint   form)
{
  guint32 code;

  if ((form & FORM_INDENTED) != 0)
    line = skip_indent (line);

  return has_letters (line, 'e', 'r') && (find_head (line, form | FORM_LOWER, &code) > 0 ||
                                          tc_slice_equal (tc_slice_trim (line), "ER"));
}

/* What stands between the records of some tools: numbers, and who made the file. */
static gboolean
is_frame (TcSlice line)
{
  TcSlice words = tc_slice_trim (line);
  guint32 code;

  if (tc_cut_line_is_blank (line))
    return TRUE;
  if (tc_slice_has_prefix (words, "Record #") || tc_slice_has_prefix (words, "Provider: ") ||
      tc_slice_has_prefix (words, "Database: ") || tc_slice_has_prefix (words, "Content: ") ||
      tc_slice_equal (words, "EF"))
    return TRUE;
  if (find_head (line, 2, &code) > 0)
    return code == TC_TAG2 ('E', 'R') || code == TC_TAG2 ('E', 'F');
  if (words.end - words.p > 9 || words.end[-1] != '.')
    return FALSE;
  while (g_ascii_isdigit (*words.p))
    words.p++;

  return words.p + 1 == words.end;
}

/* --- cutting --------------------------------------------------------------------------------------- */

/* Whether what stands behind a TY line, up to the next one or to the end of the record, could be a record of its
 * own. Some files repeat TY inside a record. Returns -1 where that cannot be seen yet. */
static int
is_own_record (const char *p,
               const char *end,
               gboolean    last,
               guint       form)
{
  TcCutLine line;
  guint32 code;

  while (tc_cut_line (p, end, last, &line))
    {
      guint unused;

      if (ends_record (line.line, form) || begins_alike (line.line, form, &unused))
        return FALSE;
      if (find_head (line.line, form, &code) > 0 &&
          (code == TC_TAG2 ('T', 'I') || code == TC_TAG2 ('T', '1') || code == TC_TAG2 ('A', 'U') ||
           code == TC_TAG2 ('A', '1')))
        return TRUE;
      p = line.next;
    }

  return last ? FALSE : -1;
}

/* The line ends behind which one of the letters of TY and ER stands. Looks at one byte more than
 * there are in a vector. */
static inline TcBytes
find_candidates (const char *p)
{
  TcBytes ends = tc_bytes_load (p);
  TcBytes letters = tc_bytes_load (p + 1) | 0x20;

  return (TcBytes) (((ends == '\n') | (ends == '\r')) & ((letters == 'e') | (letters == 't')));
}

/* The next line behind a line end that begins with one of the letters of TY and ER. */
static const char *
find_candidate (const char *p,
                const char *end)
{
  for (; end - p > 2 * TC_BYTES_WIDTH; p += 2 * TC_BYTES_WIDTH)
    {
      guint64 found = tc_bytes_mask (find_candidates (p)) |
                      tc_bytes_mask (find_candidates (p + TC_BYTES_WIDTH)) << TC_BYTES_WIDTH;

      if (found != 0)
        return p + __builtin_ctzll (found) + 1;
    }
  for (; p + 1 < end; p++)
    if ((*p == '\n' || *p == '\r') && ((p[1] | 0x20) == 'e' || (p[1] | 0x20) == 't'))
      return p + 1;

  return end;
}

/* Whether a record comes to its end before another one begins, which is what nearly all do: nothing
 * else in it needs to be looked at. */
static gboolean
cut_whole (const char *bytes,
           const char *end,
           gboolean    last,
           guint       form,
           TcCut      *cut)
{
  TcCutLine line;
  guint own_form;

  if ((form & FORM_INDENTED) != 0)
    return FALSE;
  for (const char *p = find_candidate (bytes, end); p < end; p = find_candidate (p, end))
    {
      TcSlice rest = { p, end };

      if (!has_letters (rest, 't', 'y') && !has_letters (rest, 'e', 'r'))
        continue;
      if (!tc_cut_line (p, end, last, &line))
        return FALSE;
      if (p - bytes >= TC_TAGS_MAX_PART || begins_record (line.line, &own_form))
        return FALSE;
      if (ends_record (line.line, form))
        {
          *cut = tc_cut_at (TC_CUT_RECORD, bytes, line.next);
          return TRUE;
        }
    }

  return FALSE;
}

/* A record without an end goes to the next one; the frame before that is none of it. */
static TcCut
cut_lines (const char *bytes,
           const char *end,
           gboolean    last,
           guint       form)
{
  const char *p = bytes;
  const char *content = bytes;
  gboolean has_fields = FALSE;
  gboolean after_blank = FALSE;
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line) && p - bytes < TC_TAGS_MAX_PART)
    {
      guint32 code;
      guint own_form;
      gboolean type = begins_alike (line.line, form, &own_form);

      if (type && (after_blank || has_fields))
        {
          int own = after_blank && has_fields ? TRUE : is_own_record (line.next, end, last, own_form);

          if (own < 0)
            return (TcCut) { TC_CUT_MORE, 0 };
          if (own && has_fields)
            return tc_cut_at (TC_CUT_RECORD, bytes, content);
        }
      if (!type && ends_record (line.line, form))
        return tc_cut_at (TC_CUT_RECORD, bytes, line.next);
      if (find_head (line.line, form, &code) > 0)
        {
          has_fields |= !type;
          after_blank = FALSE;
          content = line.next;
        }
      else if (is_frame (line.line))
        after_blank = TRUE;
      else
        {
          after_blank = FALSE;
          content = line.next;
        }
      p = line.next;
    }

  if (p - bytes >= TC_TAGS_MAX_PART)
    return tc_cut_at (TC_CUT_RECORD, bytes, p);

  return last ? tc_cut_at (TC_CUT_RECORD, bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

static TcCut
cut_record (const char *bytes,
            const char *end,
            gboolean    last,
            guint       form)
{
  TcCut cut;

  return cut_whole (bytes, end, last, form, &cut) ? cut : cut_lines (bytes, end, last, form);
}

/* --- reading --------------------------------------------------------------------------------------- */

static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;
  gboolean words = FALSE;
  guint n_tags = 0;
  guint form;
  guint32 code;

  while (tc_cut_line (p, end, TRUE, &line))
    {
      /* Texts on the format show indented records too. */
      if (begins_record (line.line, &form) && ((form & FORM_INDENTED) == 0 || !words))
        return TRUE;
      words |= !tc_cut_line_is_blank (line.line);
      /* Words and a dash are in articles too: no careless tag here. */
      if (line.line.end - line.line.p > 4 && line.line.p[3] != '-' && find_head (line.line, 2, &code) > 0)
        {
          if (code == TC_TAG2 ('E', 'R') && n_tags > 1)
            return TRUE;
          n_tags++;
        }
      p = line.next;
    }

  return FALSE;
}

/* The first line says how the others write their tags. */
static gboolean
begin (TcTagScan *scan)
{
  TcCutLine first;

  if (tc_cut_line (scan->rest.p, scan->rest.end, TRUE, &first) && begins_record (first.line, &scan->form))
    return TRUE;
  scan->form = 2;

  return FALSE;
}

/* Web of Science forgets line ends behind addresses, organisations and indexes, so that what comes
 * next is lost in them: "Probe City, HumlandAD  - Muster Univ", "Probe InstFU  - Hum Fund". */
static gboolean
divide (guint32  line,
        TcTag   *tag,
        TcTag   *rest)
{
  const char *p = tag->value.p + 3;

  if (line != TC_TAG2 ('A', 'D') && line != TC_TAG2 ('C', '3') && line != TC_TAG2 ('W', 'E'))
    return FALSE;

  for (; tag->value.end - p >= 4 && (p = memmem (p, tag->value.end - p, "  - ", 4)) != NULL; p++)
    {
      TcSlice head = { p - 2, tag->value.end };

      if (tc_is_blank_byte (p[-3]) || find_head (head, 2, &rest->code) == 0
          || (tc_tag_table_find (&table, rest->code) == NULL && rest->code != TC_TAG2 ('P', 'U')
              && rest->code != TC_TAG2 ('W', 'E')))
        continue;
      rest->name = (TcSlice) { head.p, p + 3 };
      rest->value = (TcSlice) { p + 3, tag->value.end };
      rest->many_lines = tag->many_lines;
      tag->value.end = head.p;
      return TRUE;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { .head = find_head },
  .begin = begin,
  .divide = divide,
  .last = TC_TAG2 ('E', 'R'),
  .no_first = N_("The record has no first line (TY); it may be incomplete."),
  .no_last = N_("The record has no last line (ER); it may be incomplete."),
  .is_frame = is_frame,
  .begins = may_begin_record,
  .cut_record = cut_record,
};

const TcReader tc_reader_ris = { .id = "ris", .sniff = sniff, .tags = &format };
