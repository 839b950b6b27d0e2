/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tagged.h"

/* The tagged format of Web of Science: "PT J" begins a record, "ER" ends it, values go on behind three blanks. */

static const TcTagRule rules[] = {
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AF", TC_ROLE_AUTHOR_LINES, 0, "Author" },
  { "AR", TC_ROLE_PAGES, 1, "Article number" },
  { "AU", TC_ROLE_AUTHOR_LINES, 1, "Author" },
  { "BA", TC_ROLE_OTHER, 0, "Book author" },
  { "BE", TC_ROLE_OTHER, 0, "Editor" },
  { "BT", TC_ROLE_BOOK, 0, "Book title" },
  { "BN", TC_ROLE_OTHER, 0, "ISBN" },
  { "BP", TC_ROLE_START, 0, "First page" },
  { "C1", TC_ROLE_AFFILIATION, 0, "Author address" },
  { "C3", TC_ROLE_OTHER, 0, "Organization" },
  { "CA", TC_ROLE_GROUP, 1, "Group author" },
  { "CL", TC_ROLE_OTHER, 0, "Conference place" },
  { "CR", TC_ROLE_OTHER, 0, "Cited references" },
  { "CT", TC_ROLE_OTHER, 0, "Conference" },
  { "CY", TC_ROLE_OTHER, 0, "Conference date" },
  { "D2", TC_ROLE_OTHER, 0, "DOI of the book" },
  { "DA", TC_ROLE_OTHER, 0, "Date of the export" },
  { "DE", TC_ROLE_KEYWORDS, 0, NULL },
  { "DI", TC_ROLE_DOI, 0, "DOI" },
  { "DT", TC_ROLE_TYPE, 0, "Document type" },
  { "EA", TC_ROLE_DATE, 2, "Early access date" },
  { "ED", TC_ROLE_OTHER, 0, "Editor" },
  { "EF", TC_ROLE_NONE, 0, NULL },
  { "EI", TC_ROLE_OTHER, 0, "eISSN" },
  { "EM", TC_ROLE_OTHER, 0, "E-mail" },
  { "EP", TC_ROLE_END, 0, "Last page" },
  { "ER", TC_ROLE_NONE, 0, NULL },
  { "EY", TC_ROLE_DATE, 3, "Early access year" },
  { "FU", TC_ROLE_FUNDING, 0, "Funding" },
  { "FX", TC_ROLE_FUNDING, 0, "Funding" },
  { "GP", TC_ROLE_AUTHOR_LINES, 2, "Group author" },
  { "HO", TC_ROLE_OTHER, 0, "Conference host" },
  { "ID", TC_ROLE_KEYWORDS, 0, NULL },
  { "IS", TC_ROLE_ISSUE, 0, "Issue" },
  { "J9", TC_ROLE_JOURNAL, 5, "Journal (abbreviated)" },
  { "JI", TC_ROLE_JOURNAL, 4, "Journal (abbreviated)" },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "MA", TC_ROLE_OTHER, 0, "Meeting abstract" },
  { "NR", TC_ROLE_OTHER, 0, "Number of references" },
  { "OI", TC_ROLE_OTHER, 0, "ORCID" },
  { "PA", TC_ROLE_OTHER, 0, "Publisher address" },
  { "PD", TC_ROLE_DATE, 1, "Date" },
  { "PG", TC_ROLE_OTHER, 0, "Number of pages" },
  { "PI", TC_ROLE_OTHER, 0, "Publisher city" },
  { "PM", TC_ROLE_PMID, 0, "PMID" },
  { "PN", TC_ROLE_OTHER, 0, "Part" },
  { "PS", TC_ROLE_PAGES, 1, "Pages" },
  { "PT", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "PU", TC_ROLE_OTHER, 0, "Publisher" },
  { "PY", TC_ROLE_DATE, 0, "Year" },
  { "RI", TC_ROLE_OTHER, 0, "Researcher ID" },
  { "RP", TC_ROLE_OTHER, 0, "Reprint address" },
  { "SC", TC_ROLE_OTHER, 0, "Research area" },
  { "SE", TC_ROLE_OTHER, 0, "Series" },
  { "SI", TC_ROLE_OTHER, 0, "Special issue" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN" },
  { "SO", TC_ROLE_JOURNAL, 0, "Journal" },
  { "SP", TC_ROLE_OTHER, 0, "Sponsor" },
  { "SU", TC_ROLE_ISSUE, 1, "Supplement" },
  { "TC", TC_ROLE_OTHER, 0, "Times cited" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "U1", TC_ROLE_OTHER, 0, "Usage count (180 days)" },
  { "U2", TC_ROLE_OTHER, 0, "Usage count" },
  { "UT", TC_ROLE_IDENTIFIER, 0, "Accession number" },
  { "VL", TC_ROLE_VOLUME, 0, "Volume" },
  { "WC", TC_ROLE_OTHER, 0, "Category" },
  { "WE", TC_ROLE_OTHER, 0, "Index" },
  { "Z1", TC_ROLE_TRANSLATED_TITLE, 0, "Title in its language" },
  { "Z2", TC_ROLE_OTHER, 0, "Author in their language" },
  { "Z3", TC_ROLE_JOURNAL, 6, "Journal in its language" },
  { "Z4", TC_ROLE_ABSTRACT, 1, "Abstract in its language" },
  { "Z9", TC_ROLE_OTHER, 0, "Times cited in all databases" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), TRUE, &rule_index };

#define PT TC_TAG2 ('P', 'T')

static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  if (line.end - line.p < 2 || !g_ascii_isupper (line.p[0]) ||
      !(g_ascii_isupper (line.p[1]) || g_ascii_isdigit (line.p[1])) ||
      (line.end - line.p > 2 && line.p[2] != ' '))
    return 0;

  *code = TC_TAG2 (line.p[0], line.p[1]);

  return MIN (3, line.end - line.p);
}

/* The head and the foot of the file. */
static gboolean
is_frame (TcSlice line)
{
  return tc_cut_line_is_blank (line) || tc_slice_has_prefix (line, "FN ") || tc_slice_has_prefix (line, "VR ") ||
         tc_slice_equal (tc_slice_trim (line), "EF") || tc_slice_equal (tc_slice_trim (line), "ER");
}

/* "FN …" and "VR …" at the beginning, or a type of one letter and then other tags. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;
  gboolean type = FALSE;
  guint n_lines = 0;

  while (tc_cut_line (p, end, TRUE, &line) && n_lines < 20)
    {
      guint32 code = 0;

      p = line.next;
      if (tc_cut_line_is_blank (line.line))
        continue;
      n_lines++;
      if (n_lines == 1 && tc_slice_has_prefix (line.line, "FN ") && tc_cut_line (p, end, TRUE, &line) &&
          tc_slice_has_prefix (line.line, "VR "))
        return TRUE;
      if (type && find_head (line.line, 0, &code) > 0)
        return code == TC_TAG2 ('A', 'U') || code == TC_TAG2 ('T', 'I') || code == TC_TAG2 ('A', 'F') ||
               code == TC_TAG2 ('C', 'A') || code == TC_TAG2 ('B', 'A') || code == TC_TAG2 ('G', 'P');
      type = find_head (line.line, 0, &code) > 0 && code == PT && line.line.end - line.line.p == 4;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { find_head, PT, TC_TAG2 ('T', 'I'), TC_TAG2 ('E', 'R') },
  .is_frame = is_frame,
};

const TcReader tc_reader_wos = { .id = "wos", .sniff = sniff, .tags = &format };
