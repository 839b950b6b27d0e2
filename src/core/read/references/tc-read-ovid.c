/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-ovid-source.h"
#include "tc-tagged.h"

/* Two formats of Ovid: tagged ("Reprint/Medlars": "VN  - Ovid Technologies", "TI  - Humming") and
 * labelled ("<1>", "Title", and the value below behind two blanks). Its RIS is RIS. */

static const struct
{
  const char *name;
  char tag[3];
} names[] = {
  { "Abbreviated Source", "TA" }, { "Abstract", "AB" }, { "Accession Number", "AN" }, { "Affiliation", "AD" },
  { "Author", "AU" }, { "Authors", "AU" }, { "Authors Full Name", "FA" }, { "Book Title", "BT" },
  { "Database", "DB" }, { "Date of Publication", "DG" }, { "Digital Object Identifier", "DO" }, { "DOI", "DO" },
  { "Full Author Name", "FA" }, { "Full Text URL", "UR" }, { "Grant Information", "GR" }, { "Grant Number", "GR" },
  { "Institution", "AD" }, { "ISSN", "IS" }, { "Issue", "IP" }, { "Journal Name", "JT" }, { "Journal", "JT" },
  { "Key Concepts", "KW" }, { "Keyword Heading", "KW" }, { "Keywords", "KW" }, { "Language", "LG" },
  { "Link to the Ovid Full Text or citation", "UR" },
  { "MeSH Subject Headings", "MH" }, { "Original Title", "TT" }, { "Page", "PG" },
  { "Pages", "PG" }, { "Publication Type", "PT" },
  { "PMID", "PM" }, { "Publication Date", "DG" }, { "Registry Number", "SI" }, { "Source", "SO" }, { "Title", "TI" },
  { "Translated Title", "TT" }, { "Unique Identifier", "UI" }, { "Volume", "VI" }, { "Year of Publication", "YR" },
};

static const TcTagRule rules[] = {
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, "Affiliation" },
  { "AN", TC_ROLE_ACCESSION, 0, "Accession number" },
  { "AU", TC_ROLE_AUTHOR_LINES, 1, "Author" },
  { "BT", TC_ROLE_BOOK, 0, "Book title" },
  { "DB", TC_ROLE_DATABASE, 0, "Database" },
  { "DG", TC_ROLE_DATE, 1, "Date" },
  { "DO", TC_ROLE_DOI, 0, "DOI" },
  { "DP", TC_ROLE_DATE, 1, "Date" },
  { "FA", TC_ROLE_AUTHOR_LINES, 0, "Author" },
  { "GI", TC_ROLE_FUNDING, 0, "Grant" },
  { "GR", TC_ROLE_FUNDING, 0, "Grant" },
  { "IN", TC_ROLE_AFFILIATION, 0, "Institution" },
  { "IP", TC_ROLE_ISSUE, 0, "Issue" },
  { "IS", TC_ROLE_OTHER, 0, "ISSN" },
  { "JN", TC_ROLE_JOURNAL, 0, "Journal" },
  { "JT", TC_ROLE_JOURNAL, 0, "Journal" },
  { "KW", TC_ROLE_KEYWORDS, 0, NULL },
  { "LG", TC_ROLE_OTHER, 0, "Language" },
  { "MH", TC_ROLE_KEYWORDS, 0, NULL },
  { "OT", TC_ROLE_TRANSLATED_TITLE, 0, "Title in its language" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PM", TC_ROLE_PMID, 0, "PMID" },
  { "PT", TC_ROLE_TYPE, 0, NULL },
  { "SI", TC_ROLE_REGISTRATION, 0, "Secondary source" },
  { "SO", TC_ROLE_OTHER, 0, "Source" },
  { "TA", TC_ROLE_JOURNAL, 4, "Journal (abbreviated)" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Title in its language" },
  { "UI", TC_ROLE_ACCESSION, 0, "Unique identifier" },
  { "UR", TC_ROLE_LINK, 0, "Link" },
  { "VI", TC_ROLE_VOLUME, 0, "Volume" },
  { "VN", TC_ROLE_NONE, 0, NULL },
  { "YR", TC_ROLE_DATE, 0, "Year" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), TRUE, &rule_index };

/* The head of a labelled record, and a label that is not ours. */
#define NUMBER TC_TAG ('<', '1', '>', 0)
#define UNKNOWN TC_TAG ('?', '?', '?', '?')

static gsize
find_tag (TcSlice  line,
          guint32 *code)
{
  if (line.end - line.p < 5 || !g_ascii_isupper (line.p[0]) ||
      !(g_ascii_isupper (line.p[1]) || g_ascii_isdigit (line.p[1])) || memcmp (line.p + 2, "  -", 3) != 0)
    return 0;

  *code = TC_TAG2 (line.p[0], line.p[1]);

  return 5;
}

/* "<12>" or "<12. >" alone on its line. */
static gboolean
is_number (TcSlice line)
{
  const char *p;

  line = tc_slice_trim (line);
  p = line.p + 1;
  if (line.end - line.p < 3 || *line.p != '<' || line.end[-1] != '>')
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (p == line.p + 1)
    return FALSE;
  while (*p == '.' || *p == ' ')
    p++;

  return p + 1 == line.end;
}

/* Labels begin at the margin, values do not. */
static gsize
find_label (TcSlice  line,
            guint32 *code)
{
  TcSlice label = tc_slice_trim (line);

  if (label.p == label.end || label.p > line.p || label.end - label.p > 40 || !g_ascii_isupper (*label.p))
    return 0;

  *code = UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (tc_slice_equal (label, names[i].name))
      *code = TC_TAG2 (names[i].tag[0], names[i].tag[1]);

  return line.end - line.p;
}

static gsize
find_tagged_head (TcSlice  line,
                  guint    form,
                  guint32 *code)
{
  if (is_number (line))
    {
      *code = NUMBER;
      return line.end - line.p;
    }

  return find_tag (line, code);
}

static gsize
find_labelled_head (TcSlice  line,
                    guint    form,
                    guint32 *code)
{
  if (is_number (line))
    {
      *code = NUMBER;
      return line.end - line.p;
    }

  return find_label (line, code);
}

/* Form 1 is the labelled one. */
static gboolean
begins (TcSlice  line,
        guint   *form)
{
  guint32 code;

  *form = is_number (line);

  return *form == 1 || find_tag (line, &code) > 0;
}

/* A number may stand before a tagged record as well. */
static gboolean
is_labelled (const char *bytes,
             const char *end)
{
  TcCutLine line = { { bytes, bytes } };
  guint32 code;

  while (tc_cut_line (bytes, end, TRUE, &line) && (is_number (line.line) || tc_cut_line_is_blank (line.line)))
    bytes = line.next;

  return find_tag (line.line, &code) == 0;
}

static TcCut
cut_record (const char *bytes,
            const char *end,
            gboolean    last,
            guint       form)
{
  static const TcTagCut tagged = { find_tagged_head, TC_TAG2 ('V', 'N'), TC_TAG2 ('T', 'I'), 0 };
  static const TcTagCut labelled = { find_labelled_head, NUMBER, TC_TAG2 ('T', 'I'), 0 };
  static const TcTagCut numbered = { find_tagged_head, NUMBER, TC_TAG2 ('T', 'I'), 0 };

  if (form == 0)
    return tc_cut_tagged (&tagged, bytes, end, last);

  return tc_cut_tagged (is_labelled (bytes, end) ? &labelled : &numbered, bytes, end, last);
}

/* The name of the firm, or a number in angle brackets and a known label or a tag below. */
static gboolean
sniff (TcDocument *document)
{
  TcFirstLines lines = tc_first_lines (document->text, document->length);
  gboolean number = FALSE;
  TcSlice line;

  while (tc_first_lines_next (&lines, &line))
    {
      guint32 code = 0;

      if (find_tag (line, &code) > 0 && code == TC_TAG2 ('V', 'N') && tc_slice_find (line, "Ovid") != NULL)
        return TRUE;
      if (number && (find_tag (line, &code) > 0 || (find_label (line, &code) > 0 && code != UNKNOWN)))
        return TRUE;
      number = is_number (line);
    }

  return FALSE;
}

/* PsycINFO adds to a title what the database has of the report. */
static void
trim_title (TcRecord *record)
{
  static const char references[] = " [References].";
  const char *title = record->values[TC_RECORD_TITLE];

  if (title != NULL && g_str_has_suffix (title, references))
    tc_record_shorten (record, TC_RECORD_TITLE, strlen (title) - strlen (references));
}

/* What stands in the tag of the source besides the journal. */
static void
finish (TcRecord *record)
{
  static const char source[] = "Source: ";

  trim_title (record);
  for (guint i = 0; i < record->others.len; i++)
    if (g_str_has_prefix (record->others.items[i], source))
      tc_ovid_read_source (record, record->others.items[i] + strlen (source));
}

static gboolean
begin (TcTagScan *scan)
{
  if (is_labelled (scan->rest.p, scan->rest.end))
    scan->head = find_labelled_head;

  return TRUE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { .head = find_tagged_head },
  .begin = begin,
  .begins = begins,
  .cut_record = cut_record,
  .finish = finish,
};

const TcReader tc_reader_ovid = { .id = "ovid", .sniff = sniff, .tags = &format };
