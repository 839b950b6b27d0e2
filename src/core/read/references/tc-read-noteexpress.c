/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-tagged.h"

/* Formats of Chinese databases whose tags are words: NoteExpress ("{Title}: 哼唱") and the lists of
 * CNKI with names in two languages ("Title-题名: 哼唱"), of which that of E-Study begins its
 * records with "DataType: 1". */

static const struct
{
  const char *name;
  char tag[3];
} names[] = {
  { "Abstract", "AB" }, { "Author", "AU" }, { "Author Address", "AD" },
  { "Author Affiliation", "AD" }, { "Book Title", "BT" },
  { "CLC", "CL" }, { "Database Provider", "DP" }, { "Date", "DA" }, { "DOI", "DO" },
  { "FirstDuty", "A2" }, { "Fund", "FU" },
  { "Funds", "FU" }, { "ISBN/ISSN", "SN" }, { "ISSN", "SN" }, { "Issue", "IS" },
  { "Journal", "JF" }, { "Keyword", "KW" },
  { "Keywords", "KW" }, { "Language", "LA" }, { "Link", "UR" }, { "Notes", "N1" },
  { "Number", "IS" }, { "Organ", "AD" }, { "Page", "PG" },
  { "PageCount", "PG" }, { "Pages", "PG" }, { "Period", "IS" }, { "Place Published", "CY" }, { "Publisher", "PB" },
  { "PubTime", "DA" }, { "Roll", "VL" }, { "Reference Type", "TY" }, { "Secondary Title", "T2" },
  { "Source", "JF" }, { "SrcDatabase", "TY" },
  { "Subject", "KW" }, { "Summary", "AB" }, { "Tertiary Author", "A3" }, { "Tertiary Title", "T3" }, { "Title", "TI" },
  { "Translated Abstract", "N2" }, { "Translated Author", "TA" }, { "Translated Title", "TT" },
  { "Type of Work", "M3" }, { "URL", "UR" }, { "Volume", "VL" }, { "Year", "PY" },
};

static const TcTagRule rules[] = {
  { "A2", TC_ROLE_OTHER, 0, "Responsible author" },
  { "A3", TC_ROLE_OTHER, 0, "Tertiary author" },
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, "Author address" },
  { "AU", TC_ROLE_AUTHOR, 0, "Author" },
  { "BT", TC_ROLE_BOOK, 0, "Book title" },
  { "CL", TC_ROLE_OTHER, 0, "Chinese library classification" },
  { "CY", TC_ROLE_OTHER, 0, "Place" },
  { "DA", TC_ROLE_DATE, 1, "Date" },
  { "DO", TC_ROLE_DOI, 0, "DOI" },
  { "DP", TC_ROLE_DATABASE, 0, "Database provider" },
  { "DT", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "FU", TC_ROLE_FUNDING, 0, "Funding" },
  { "IS", TC_ROLE_ISSUE, 0, "Issue" },
  { "JF", TC_ROLE_JOURNAL, 0, "Journal" },
  { "KW", TC_ROLE_KEYWORDS, 0, NULL },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "M3", TC_ROLE_TYPE, 0, "Type of work" },
  { "N1", TC_ROLE_OTHER, 0, "Note" },
  { "N2", TC_ROLE_ABSTRACT, 1, "Abstract" },
  { "PB", TC_ROLE_OTHER, 0, "Publisher" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PN", TC_ROLE_PAGE_COUNT, 0, "Number of pages" },
  { "PY", TC_ROLE_DATE, 0, "Year" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN or ISBN" },
  { "T2", TC_ROLE_JOURNAL, 1, "Secondary title" },
  { "T3", TC_ROLE_OTHER, 0, "Series" },
  { "TA", TC_ROLE_OTHER, 0, "Translated author" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Translated title" },
  { "TY", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "UR", TC_ROLE_LINK, 0, "Link" },
  { "VL", TC_ROLE_VOLUME, 0, "Volume" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

/* What is no tag of ours is one nevertheless. */
#define UNKNOWN TC_TAG ('?', '?', '?', '?')
#define DATA_TYPE TC_TAG2 ('D', 'T')

static guint32
find_name (TcSlice name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (tc_slice_equal (name, names[i].name))
      return TC_TAG2 (names[i].tag[0], names[i].tag[1]);

  return UNKNOWN;
}

/* "{Title}: ", also "{Title}:" and "{Title} : ". */
static gsize
find_braces (TcSlice  line,
             guint32 *code)
{
  const char *close = memchr (line.p, '}', MIN (line.end - line.p, 40));
  const char *colon = close != NULL ? close + 1 : line.end;

  while (colon < line.end && *colon == ' ')
    colon++;
  if (colon == line.end || *colon != ':')
    return 0;

  *code = find_name ((TcSlice) { line.p + 1, close });

  return colon + 1 - line.p;
}

/* "Title-题名: ", with an ASCII word before the dash, and no ASCII behind it but the colon. */
static gsize
find_two_names (TcSlice  line,
                guint32 *code)
{
  const char *p = line.p;
  const char *dash;

  while (p < line.end && g_ascii_isalpha (*p))
    p++;
  if (p == line.p || p == line.end || *p != '-' || p - line.p > 20)
    return 0;
  dash = p++;
  while (p < line.end && (guchar) *p >= 0x80)
    p++;
  if (p == dash + 1 || p == line.end || *p != ':')
    return 0;

  *code = find_name ((TcSlice) { line.p, dash });
  /* The same word stands for the pages and for how many there are. */
  if (*code == TC_TAG2 ('P', 'G') && memmem (dash, p - dash, "页数", strlen ("页数")) != NULL)
    *code = TC_TAG2 ('P', 'N');

  return p + 1 - line.p;
}

/* "DataType: 1" */
static gsize
find_data_type (TcSlice  line,
                guint32 *code)
{
  static const char name[] = "DataType:";
  gsize length = strlen (name);

  if (!tc_slice_has_prefix (line, name) || line.end - line.p > (gssize) length + 4)
    return 0;
  *code = DATA_TYPE;

  return length;
}

static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  if (line.p == line.end)
    return 0;

  if (*line.p == '{')
    return find_braces (line, code);

  return *line.p == 'D' && find_data_type (line, code) > 0 ? find_data_type (line, code) : find_two_names (line, code);
}

/* Form 1 is that of E-Study. */
static gboolean
begins (TcSlice  line,
        guint   *form)
{
  guint32 code = 0;
  gsize length = find_head (line, 0, &code);

  *form = code == DATA_TYPE;

  return length > 0;
}

static TcCut
cut_record (const char *bytes,
            const char *end,
            gboolean    last,
            guint       form)
{
  static const TcTagCut cuts[] = {
    { find_head, TC_TAG2 ('T', 'Y'), TC_TAG2 ('T', 'I'), 0 },
    { find_head, DATA_TYPE, TC_TAG2 ('T', 'I'), 0 },
  };

  return tc_cut_tagged (&cuts[form], bytes, end, last);
}

/* The first line that is not blank names the type, or one of the first has a known name in braces. */
static gboolean
sniff (TcDocument *document)
{
  TcFirstLines lines = tc_first_lines (document->text, document->length);
  gboolean data_type = FALSE;
  TcSlice line;

  while (tc_first_lines_next (&lines, &line))
    {
      guint32 code = 0;

      if (find_head (line, 0, &code) > 0 &&
          (code == TC_TAG2 ('T', 'Y') || (code != UNKNOWN && code != DATA_TYPE && (*line.p == '{' || data_type))))
        return TRUE;
      data_type |= code == DATA_TYPE;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { .head = find_head },
  .begins = begins,
  .cut_record = cut_record,
};

const TcReader tc_reader_noteexpress = { .id = "noteexpress", .sniff = sniff, .tags = &format };
