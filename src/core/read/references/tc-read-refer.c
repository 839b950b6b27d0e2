/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-tagged.h"

/* refer, as EndNote (.enw), CNKI and Wanfang write it: "%T Humming", each record begun by "%0" or by a blank line. */

static const TcTagRule rules[] = {
  { "!", TC_ROLE_TITLE, 4, "Short title" },
  { "$", TC_ROLE_IDENTIFIER, 0, NULL },
  { "&", TC_ROLE_START, 0, "First page" },
  { "(", TC_ROLE_OTHER, 0, "Original publication" },
  { ")", TC_ROLE_OTHER, 0, "Reprint edition" },
  { "*", TC_ROLE_OTHER, 0, "Reviewed item" },
  { "+", TC_ROLE_AFFILIATION, 0, "Author address" },
  { "0", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "1", TC_ROLE_OTHER, 0, NULL },
  { "2", TC_ROLE_IDENTIFIER, 0, NULL },
  { "3", TC_ROLE_OTHER, 0, NULL },
  { "4", TC_ROLE_OTHER, 0, NULL },
  { "6", TC_ROLE_OTHER, 0, "Number of volumes" },
  { "7", TC_ROLE_OTHER, 0, "Edition" },
  { "8", TC_ROLE_DATE, 1, "Date" },
  { "9", TC_ROLE_TYPE, 0, "Type of work" },
  { "<", TC_ROLE_OTHER, 0, "Research note" },
  { "=", TC_ROLE_OTHER, 0, "Last modified" },
  { ">", TC_ROLE_LINK, 0, "File" },
  { "?", TC_ROLE_OTHER, 0, "Subsidiary author" },
  { "@", TC_ROLE_OTHER, 0, "ISSN or ISBN" },
  { "A", TC_ROLE_AUTHOR, 0, "Author" },
  { "B", TC_ROLE_JOURNAL, 1, "Book or conference" },
  { "C", TC_ROLE_OTHER, 0, "Place" },
  { "D", TC_ROLE_DATE, 0, "Year" },
  { "E", TC_ROLE_OTHER, 0, "Editor" },
  { "F", TC_ROLE_OTHER, 0, "Label" },
  { "G", TC_ROLE_OTHER, 0, "Language" },
  { "H", TC_ROLE_OTHER, 0, "Translated author" },
  { "I", TC_ROLE_OTHER, 0, "Publisher" },
  { "J", TC_ROLE_JOURNAL, 0, "Journal" },
  { "K", TC_ROLE_KEYWORDS, 0, NULL },
  { "L", TC_ROLE_OTHER, 0, "Call number" },
  { "M", TC_ROLE_ACCESSION, 0, "Accession number" },
  { "N", TC_ROLE_ISSUE, 0, "Issue" },
  { "O", TC_ROLE_JOURNAL, 5, "Alternate journal" },
  { "P", TC_ROLE_PAGES, 0, "Pages" },
  { "Q", TC_ROLE_TRANSLATED_TITLE, 0, "Translated title" },
  { "R", TC_ROLE_DOI, 0, "Report number or DOI" },
  { "S", TC_ROLE_OTHER, 0, "Series" },
  { "T", TC_ROLE_TITLE, 0, "Title" },
  { "U", TC_ROLE_LINK, 0, "Link" },
  { "V", TC_ROLE_VOLUME, 0, "Volume" },
  { "W", TC_ROLE_DATABASE, 0, "Database provider" },
  { "X", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "Y", TC_ROLE_OTHER, 0, "Tertiary author" },
  { "Z", TC_ROLE_OTHER, 0, "Note" },
  { "[", TC_ROLE_OTHER, 0, "Access date" },
  { "]", TC_ROLE_PAGES, 1, "Article number" },
  { "^", TC_ROLE_OTHER, 0, "Caption" },
  { "~", TC_ROLE_DATABASE, 0, "Database" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

/* "%T Humming"; without the blank only before letters that are not ASCII: "%T哼唱". */
static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  if (line.end - line.p < 2 || line.p[0] != '%' || !g_ascii_isgraph (line.p[1]) || line.p[1] == '%')
    return 0;
  if (line.end - line.p > 2 && line.p[2] != ' ' && line.p[2] != '\t' && (guchar) line.p[2] < 0x80)
    return 0;

  *code = TC_TAG (line.p[1], 0, 0, 0);

  return 2;
}

/* The first two lines have tags, or the only one. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;
  guint n_tags = 0;

  while (tc_cut_line (p, end, TRUE, &line))
    {
      guint32 code = 0;

      p = line.next;
      if (tc_cut_line_is_blank (line.line))
        continue;
      if (find_head (line.line, 0, &code) == 0 || g_ascii_islower (code >> 24))
        return FALSE;
      n_tags++;
      if (n_tags > 1 || code == TC_TAG ('0', 0, 0, 0) || p == end)
        return TRUE;
    }

  return FALSE;
}

/* CNKI writes all authors on one line, "%A 张三%A 李四", BibSonomy whole records: "%0 Journal
 * Article %A Probe %T Humming". */
static gboolean
divide (guint32  line,
        TcTag   *tag,
        TcTag   *rest)
{
  gboolean whole = line == TC_TAG ('0', 0, 0, 0);
  const char *end = tag->value.end;

  if (tag->many_lines || (!whole && line != TC_TAG ('A', 0, 0, 0)))
    return FALSE;

  for (const char *p = tag->value.p; (p = memchr (p, '%', end - p)) != NULL; p++)
    {
      TcSlice head = { p, end };

      if (find_head (head, 0, &rest->code) == 0 ||
          (whole ? p[-1] != ' ' || end - p < 3 || p[2] != ' ' : rest->code != line))
        continue;
      rest->name = (TcSlice) { p, p + 2 };
      rest->value = (TcSlice) { p + 2, end };
      rest->many_lines = FALSE;
      tag->value.end = p;
      return TRUE;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .divide = divide,
  .cut = { find_head, TC_TAG ('0', 0, 0, 0), TC_TAG ('T', 0, 0, 0), 0 },
};

const TcReader tc_reader_refer = { .id = "refer", .sniff = sniff, .tags = &format };
