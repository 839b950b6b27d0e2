/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tagged.h"

/* EndNote's style "Show All Fields" saved as text: "Reference Type:  Journal Article", a field a line. */

static const struct
{
  const char *name;
  char tag[3];
} names[] = {
  { "Reference Type", "TY" }, { "Record Number", "ID" }, { "Author", "AU" }, { "Year", "PY" },
  { "Title", "TI" }, { "Translated Title", "TT" },
  { "Journal", "JF" }, { "Secondary Title", "T2" }, { "Book Title", "BT" },
  { "Conference Name", "T2" }, { "Alternate Journal", "JA" },
  { "Volume", "VL" }, { "Issue", "IS" }, { "Number", "NO" }, { "Pages", "PG" },
  { "Article Number", "AR" }, { "Start Page", "SP" },
  { "Date", "DA" }, { "Epub Date", "ED" }, { "DOI", "DO" }, { "PMCID", "PC" },
  { "Accession Number", "AN" }, { "Name of Database", "DB" },
  { "Database Provider", "DP" }, { "Keywords", "KW" }, { "Abstract", "AB" }, { "URL", "UR" },
  { "Author Address", "AD" },
  { "Type of Article", "M3" }, { "Type of Work", "M3" }, { "Short Title", "ST" }, { "ISSN", "SN" },
  { "ISBN", "SN" }, { "Notes", "N1" },
  { "Research Notes", "N2" }, { "Language", "LA" }, { "Editor", "A2" }, { "Publisher", "PB" },
  { "Place Published", "CY" }, { "City", "CY" },
  { "Edition", "ET" }, { "Label", "LB" }, { "Call Number", "CN" }, { "Access Date", "Y2" },
  { "Legal Note", "LN" }, { "Link to PDF", "L1" },
  { "Custom 1", "C1" }, { "Custom 2", "C2" }, { "Custom 3", "C3" }, { "Custom 7", "C7" },
  { "NIHMSID", "NI" }, { "Reprint Edition", "RE" },
  { "Original Publication", "OP" }, { "Series Title", "T3" }, { "Translated Author", "TA" },
  { "Subsidiary Author", "A3" },
  { "University", "PB" }, { "Institution", "PB" }, { "Thesis Type", "M3" }, { "Electronic Resource Number", "DO" },
  { "Newspaper", "T2" }, { "Magazine", "T2" }, { "Periodical Title", "T2" }, { "ISBN/ISSN", "SN" },
  { "E-Pub Date", "ED" },
  { "Part/Supplement", "PS" }, { "Errata", "ER" }, { "Reviewed Item", "RI" },
  { "File Attachments", "FA" }, { "Figure", "FG" },
  { "Caption", "CA" }, { "Custom 4", "C4" }, { "Custom 5", "C5" }, { "Custom 6", "C6" }, { "Custom 8", "C8" },
};

static const TcTagRule rules[] = {
  { "A2", TC_ROLE_OTHER, 0, "Editor" },
  { "A3", TC_ROLE_OTHER, 0, "Subsidiary author" },
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, "Author address" },
  { "AN", TC_ROLE_ACCESSION, 0, "Accession number" },
  { "AR", TC_ROLE_PAGES, 1, "Article number" },
  { "AU", TC_ROLE_AUTHOR, 0, "Author" },
  { "BT", TC_ROLE_BOOK, 0, "Book title" },
  { "C1", TC_ROLE_OTHER, 0, "Custom 1" },
  { "C2", TC_ROLE_IDENTIFIER, 0, "Custom 2" },
  { "C3", TC_ROLE_OTHER, 0, "Custom 3" },
  { "C4", TC_ROLE_OTHER, 0, "Custom 4" },
  { "C5", TC_ROLE_OTHER, 0, "Custom 5" },
  { "C6", TC_ROLE_OTHER, 0, "Custom 6" },
  { "C7", TC_ROLE_PAGES, 2, "Custom 7" },
  { "C8", TC_ROLE_OTHER, 0, "Custom 8" },
  { "CA", TC_ROLE_OTHER, 0, "Caption" },
  { "CN", TC_ROLE_OTHER, 0, "Call number" },
  { "CY", TC_ROLE_OTHER, 0, "Place" },
  { "DA", TC_ROLE_DATE, 1, "Date" },
  { "DB", TC_ROLE_DATABASE, 0, "Database" },
  { "DO", TC_ROLE_DOI, 0, "DOI" },
  { "DP", TC_ROLE_DATABASE, 0, "Database provider" },
  { "ED", TC_ROLE_OTHER, 0, "Epub date" },
  { "ER", TC_ROLE_OTHER, 0, "Errata" },
  { "ET", TC_ROLE_OTHER, 0, "Edition" },
  { "FA", TC_ROLE_OTHER, 0, "File attachments" },
  { "FG", TC_ROLE_OTHER, 0, "Figure" },
  { "ID", TC_ROLE_OTHER, 0, "Record number" },
  { "IS", TC_ROLE_ISSUE, 0, "Issue" },
  { "JA", TC_ROLE_JOURNAL, 4, "Journal (abbreviated)" },
  { "JF", TC_ROLE_JOURNAL, 0, "Journal" },
  { "KW", TC_ROLE_KEYWORDS, 0, NULL },
  { "L1", TC_ROLE_OTHER, 0, "Link to PDF" },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "LB", TC_ROLE_OTHER, 0, "Label" },
  { "LN", TC_ROLE_OTHER, 0, "Legal note" },
  { "M3", TC_ROLE_TYPE, 0, "Type of work" },
  { "N1", TC_ROLE_OTHER, 0, "Note" },
  { "N2", TC_ROLE_OTHER, 0, "Research note" },
  { "NI", TC_ROLE_OTHER, 0, "NIHMSID" },
  { "NO", TC_ROLE_ISSUE, 1, "Number" },
  { "OP", TC_ROLE_OTHER, 0, "Original publication" },
  { "PB", TC_ROLE_OTHER, 0, "Publisher" },
  { "PC", TC_ROLE_PMCID, 0, "PMCID" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PS", TC_ROLE_OTHER, 0, "Part or supplement" },
  { "PY", TC_ROLE_DATE, 0, "Year" },
  { "RE", TC_ROLE_OTHER, 0, "Reprint edition" },
  { "RI", TC_ROLE_OTHER, 0, "Reviewed item" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN or ISBN" },
  { "SP", TC_ROLE_START, 0, "First page" },
  { "ST", TC_ROLE_OTHER, 0, "Short title" },
  { "T2", TC_ROLE_JOURNAL, 1, "Secondary title" },
  { "T3", TC_ROLE_OTHER, 0, "Series" },
  { "TA", TC_ROLE_OTHER, 0, "Translated author" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Translated title" },
  { "TY", TC_ROLE_TYPE_CODE, 0, "Type" },
  { "UR", TC_ROLE_LINK, 0, "Link" },
  { "VL", TC_ROLE_VOLUME, 0, "Volume" },
  { "Y2", TC_ROLE_OTHER, 0, "Access date" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

#define TYPE TC_TAG2 ('T', 'Y')
#define NUMBER TC_TAG2 ('I', 'D')
#define TITLE TC_TAG2 ('T', 'I')
#define AUTHOR TC_TAG2 ('A', 'U')

/* No name is longer. */
#define MAX_NAME 26

/* Only names that are known count, as EndNote writes them: abstracts begin lines of their own, with
 * "METHODS: " and the like. */
static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  const char *colon = line.p < line.end && g_ascii_isupper (*line.p)
                        ? memchr (line.p, ':', MIN (line.end - line.p, MAX_NAME + 1))
                        : NULL;

  for (gsize i = 0; colon != NULL && i < G_N_ELEMENTS (names); i++)
    if ((gsize) (colon - line.p) == strlen (names[i].name) && memcmp (line.p, names[i].name, colon - line.p) == 0)
      {
        *code = TC_TAG2 (names[i].tag[0], names[i].tag[1]);
        return colon + 1 - line.p;
      }

  return 0;
}

/* Values of lines of their own, which begin as people like: "Results: 40 probes hummed." */
static const char free_values[][3] = { "AB", "AD", "KW", "N1", "N2" };

/* Whether the line begins as a field does whose name is not known: "Year of Conference: 2031".
 * Small words are short; what begins with an article or is all capitals is text. */
static gsize
find_unknown_head (TcSlice line)
{
  const char *colon = line.p < line.end ? memchr (line.p, ':', MIN (line.end - line.p, MAX_NAME + 1)) : NULL;
  gboolean small = FALSE;

  if (colon == NULL || colon - line.p < 3 || colon + 1 == line.end || colon[1] != ' ' || colon[-1] == ' ' ||
      tc_slice_has_prefix (line, "a ") || tc_slice_has_prefix (line, "an ") || tc_slice_has_prefix (line, "the "))
    return 0;
  for (const char *word = line.p; word < colon;)
    {
      const char *p = word;

      for (; p < colon && g_ascii_isalpha (*p); p++)
        small |= g_ascii_islower (*p);
      if ((p < colon && *p != ' ' && *p != '/') || (!g_ascii_isupper (*word) && (word == line.p || p - word > 4)))
        return 0;
      word = p + 1;
    }

  return small ? colon + 1 - line.p : 0;
}

/* Cuts a field of an unknown name off the value above it. */
static gboolean
divide (guint32  line,
        TcTag   *tag,
        TcTag   *rest)
{
  TcCutLine next;

  for (gsize i = 0; i < G_N_ELEMENTS (free_values); i++)
    if (line == TC_TAG2 (free_values[i][0], free_values[i][1]))
      return FALSE;
  if (!tag->many_lines || !tc_cut_line (tag->value.p, tag->value.end, TRUE, &next))
    return FALSE;

  for (const char *p = next.next; tc_cut_line (p, tag->value.end, TRUE, &next); p = next.next)
    {
      gsize length = find_unknown_head (next.line);

      if (length == 0)
        continue;
      *rest = (TcTag) { 0, { p, p + length }, { p + length, tag->value.end }, TRUE };
      tag->value.end = p;
      return TRUE;
    }

  return FALSE;
}

/* The type, and below it the number, the author or the title. */
static gboolean
sniff (TcDocument *document)
{
  TcFirstLines lines = tc_first_lines (document->text, document->length);
  gboolean type = FALSE;
  TcSlice line;

  while (tc_first_lines_next (&lines, &line))
    {
      guint32 code = 0;

      if (find_head (line, 0, &code) > 0 && type && (code == NUMBER || code == AUTHOR || code == TITLE))
        return TRUE;
      type = code == TYPE;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { find_head, TYPE, TITLE, 0 },
  .divide = divide,
};

const TcReader tc_reader_endnote_text = { .id = "endnote-text", .sniff = sniff, .tags = &format };
