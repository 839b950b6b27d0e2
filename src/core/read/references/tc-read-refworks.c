/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-tagged.h"

/* The tagged format of RefWorks, which CNKI and Wanfang write as well: "RT Journal Article", "T1 Humming". */

static const TcTagRule rules[] = {
  { "A1", TC_ROLE_AUTHOR, 0, "Author" },
  { "A2", TC_ROLE_OTHER, 0, "Secondary author" },
  { "A3", TC_ROLE_OTHER, 0, "Tertiary author" },
  { "A4", TC_ROLE_OTHER, 0, "Quaternary author" },
  { "A5", TC_ROLE_OTHER, 0, "Author" },
  { "A6", TC_ROLE_OTHER, 0, "Author" },
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, "Author address" },
  { "AN", TC_ROLE_ACCESSION, 0, "Accession number" },
  { "AV", TC_ROLE_OTHER, 0, "Availability" },
  { "C1", TC_ROLE_OTHER, 0, "Number of the standard" },
  { "CL", TC_ROLE_OTHER, 0, "Classification" },
  { "CN", TC_ROLE_OTHER, 0, "Call number" },
  { "CR", TC_ROLE_OTHER, 0, "Cited references" },
  { "CT", TC_ROLE_OTHER, 0, "Caption" },
  { "DB", TC_ROLE_DATABASE, 0, "Database" },
  { "DO", TC_ROLE_DOI, 0, "DOI" },
  { "DS", TC_ROLE_DATABASE, 0, "Data source" },
  { "ED", TC_ROLE_OTHER, 0, "Edition" },
  { "FD", TC_ROLE_DATE, 1, "Date" },
  { "ID", TC_ROLE_OTHER, 0, "Reference ID" },
  { "IS", TC_ROLE_ISSUE, 0, "Issue" },
  { "JF", TC_ROLE_JOURNAL, 0, "Journal" },
  { "JO", TC_ROLE_JOURNAL, 4, "Journal (abbreviated)" },
  { "K1", TC_ROLE_KEYWORDS, 0, NULL },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "LK", TC_ROLE_LINK, 0, "Link" },
  { "LL", TC_ROLE_OTHER, 0, "Library location" },
  { "NO", TC_ROLE_OTHER, 0, "Note" },
  { "OL", TC_ROLE_OTHER, 0, "Language" },
  { "OP", TC_ROLE_END, 0, "Last page" },
  { "PB", TC_ROLE_OTHER, 0, "Publisher" },
  { "PM", TC_ROLE_PMID, 0, "PMID" },
  { "PP", TC_ROLE_OTHER, 0, "Place of publication" },
  { "RD", TC_ROLE_OTHER, 0, "Date retrieved" },
  { "RT", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "SF", TC_ROLE_OTHER, 0, "Subfile" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN or ISBN" },
  { "SP", TC_ROLE_START, 0, "First page" },
  { "SR", TC_ROLE_OTHER, 0, "Source type" },
  { "ST", TC_ROLE_TITLE, 4, "Short title" },
  { "T1", TC_ROLE_TITLE, 0, "Title" },
  { "T2", TC_ROLE_JOURNAL, 1, "Secondary title" },
  { "T3", TC_ROLE_OTHER, 0, "Series" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Translated title" },
  { "U1", TC_ROLE_OTHER, 0, NULL },
  { "U2", TC_ROLE_OTHER, 0, NULL },
  { "U3", TC_ROLE_OTHER, 0, NULL },
  { "U4", TC_ROLE_OTHER, 0, NULL },
  { "U5", TC_ROLE_OTHER, 0, NULL },
  { "UL", TC_ROLE_LINK, 0, "Link" },
  { "URL", TC_ROLE_LINK, 0, "Link" },
  { "VO", TC_ROLE_VOLUME, 0, "Volume" },
  { "WP", TC_ROLE_OTHER, 0, "Date of electronic publication" },
  { "WT", TC_ROLE_OTHER, 0, "Website" },
  { "WV", TC_ROLE_OTHER, 0, "Website version" },
  { "YR", TC_ROLE_DATE, 0, "Year" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

/* CNKI writes this one tag in lower case, also where it has no value: "vo 7", "vo v.34;No.396", "vo ". */
static gboolean
is_lower_volume (TcSlice line)
{
  TcSlice value;

  if (line.end - line.p < 2 || memcmp (line.p, "vo", 2) != 0)
    return FALSE;
  value = tc_slice_trim ((TcSlice) { line.p + 2, line.end });

  return value.p == value.end || (value.p > line.p + 2 && (g_ascii_isdigit (*value.p) ||
                                                           tc_slice_has_prefix (value, "v.")));
}

/* "T1 Humming". Lines of an abstract begin at the margin as well, so only what is known is a tag;
 * without the blank only before letters that are not ASCII: "A1甲". */
static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  gsize length = line.end - line.p;
  gsize n = length > 3 && memcmp (line.p, "URL ", 4) == 0 ? 3 : 2;

  if (is_lower_volume (line))
    {
      *code = TC_TAG2 ('V', 'O');
      return 2;
    }
  if (length < 2 || !g_ascii_isupper (line.p[0]) || (length > n && line.p[n] != ' ' && (guchar) line.p[n] < 0x80))
    return 0;

  *code = TC_TAG (line.p[0], line.p[1], n == 3 ? 'L' : 0, 0);

  return tc_tag_table_find (&table, *code) != NULL ? n : 0;
}

/* "RT Journal Article", and no sentence. */
static gboolean
names_type (TcSlice line)
{
  TcSlice type = tc_slice_trim ((TcSlice) { line.p + 2, line.end });

  return type.p < type.end && type.end - type.p < 60 && g_ascii_isupper (*type.p) && type.end[-1] != '.';
}

/* A line of a type, followed by another tag. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;
  gboolean type = FALSE;

  while (tc_cut_line (p, end, TRUE, &line))
    {
      guint32 code = 0;

      p = line.next;
      if (tc_cut_line_is_blank (line.line))
        continue;
      find_head (line.line, 0, &code);
      if (type && (code == TC_TAG2 ('S', 'R') || code == TC_TAG2 ('I', 'D') || code == TC_TAG2 ('A', '1') ||
                   code == TC_TAG2 ('T', '1')))
        return TRUE;
      type = code == TC_TAG2 ('R', 'T') && names_type (line.line);
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { find_head, TC_TAG2 ('R', 'T'), TC_TAG2 ('T', '1'), 0 },
};

const TcReader tc_reader_refworks = { .id = "refworks", .sniff = sniff, .tags = &format };
